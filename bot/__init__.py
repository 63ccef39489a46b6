"""Chat: what people see and press."""
