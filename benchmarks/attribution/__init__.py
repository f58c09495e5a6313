"""Linked attributions of whole documents: source, cue and content (PolNeAR)."""
