"""One repository per idea, each the only place for its SQL."""
