"""Quotations that go on without a cue: whether they are given to the right speaker."""
