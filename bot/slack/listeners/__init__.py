"""One file per kind of payload, each with `register(app, desk)`; importing has no effect."""
