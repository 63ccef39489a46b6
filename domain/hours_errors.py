"""Expected errors about working hours."""

from domain.errors import FollowthroughError


class DayNotWorkedError(FollowthroughError):
    """A day that is not worked is free anyway."""

    key = "error.day_not_worked"
