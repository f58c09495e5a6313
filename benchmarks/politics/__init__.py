"""Entities of CrossNER's politics set, with kinds of its own."""
