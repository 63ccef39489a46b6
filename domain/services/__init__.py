"""Use cases; each is one unit of work."""
