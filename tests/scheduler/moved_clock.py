"""A clock that stands still until it is moved."""

from datetime import datetime

from domain.ports import Clock
from tests.company import MONDAY


class MovedClock(Clock):
    """The present is what `present` says."""

    def __init__(self, present: datetime = MONDAY) -> None:
        self.present = present

    def now(self) -> datetime:
        """The present."""
        return self.present

    def move_to(self, moment: datetime) -> None:
        """Make that the present."""
        assert moment >= self.present
        self.present = moment
