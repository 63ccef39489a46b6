"""Expected errors about what people ask of each other."""

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


class MayThemselvesError(FollowthroughError):
    """Whoever wants to have somebody asked may do it themselves by now."""

    key = "error.may_themselves"
