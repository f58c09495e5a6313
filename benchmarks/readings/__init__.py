"""Readings: what a place word stands for."""
