"""Trees: Universal Dependencies, labelled attachment."""
