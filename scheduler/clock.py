"""The clock of the running program, and the only place that reads it."""

from datetime import UTC, datetime

from domain.ports import Clock


class SystemClock(Clock):
    """The machine's own clock."""

    def now(self) -> datetime:
        """The present instant in UTC."""
        return datetime.now(UTC)
