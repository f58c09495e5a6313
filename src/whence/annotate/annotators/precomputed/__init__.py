"""Annotations that somebody made before, read from files and put on exactly their text."""
