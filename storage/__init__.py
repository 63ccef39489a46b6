"""Rows; the only place that knows SQLAlchemy."""
