"""Slack: the only place that knows its libraries and its shapes."""
