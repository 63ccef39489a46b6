"""What is said, as a small neutral model: one file per conversation, pure functions from content to message."""
