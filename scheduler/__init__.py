"""When; the only place that knows APScheduler."""
