"""The rules of following through; standard library only, no I/O, no clock."""
