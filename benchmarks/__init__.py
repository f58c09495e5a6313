"""Benchmarks: how good and how fast Whence is, beside its peers and beside people."""
