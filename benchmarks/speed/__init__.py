"""Speed and memory of reading and adding articles, and of starting up."""
