"""Errors of readings of measures."""

from domain.errors import FollowthroughError


class UnknownMeasureError(FollowthroughError):
    """The plan has no measure of that name."""

    key = "error.unknown_measure"


class BadReadingError(FollowthroughError):
    """A reading is a number."""

    key = "error.bad_reading"


class FutureReadingError(FollowthroughError):
    """Nothing can be read off a day that has not come."""

    key = "error.future_reading"
