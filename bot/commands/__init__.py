"""The commands of the command line; each has `add(parsers)` and is a part of the composition root."""
