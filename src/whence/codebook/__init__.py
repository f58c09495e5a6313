"""Tables and word lists that the rooms look things up in; logic stays with the rooms."""
