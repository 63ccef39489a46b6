"""The clock."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """The only source of the present moment."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        ...
