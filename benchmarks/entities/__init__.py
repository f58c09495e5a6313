"""Entities: mentions of names, exact span and kind."""
