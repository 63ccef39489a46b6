"""What the stack can do, measured; `make bench` runs everything."""
