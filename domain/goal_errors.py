"""Expected errors about goals."""

from domain.errors import FollowthroughError


class GoalBelowItselfError(FollowthroughError):
    """A goal cannot stand below itself, nor below one that stands below it."""

    key = "error.goal_below_itself"


class HalfMeasureError(FollowthroughError):
    """A measure needs a name and a number to be reached."""

    key = "error.half_measure"
