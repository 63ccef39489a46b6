"""Expected errors about what owners ask for."""

from domain.errors import FollowthroughError


class UnknownNeedError(FollowthroughError):
    """The need does not exist."""

    key = "error.unknown_need"


class NeedAnsweredError(FollowthroughError):
    """Somebody answered the need already."""

    key = "error.need_answered"


class NeedStaysError(FollowthroughError):
    """A need cannot be passed on to whoever has it already, or raised it."""

    key = "error.need_stays"
