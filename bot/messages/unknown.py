"""Names that nothing has: which of those that exist was probably meant, or which there are."""

from collections.abc import Mapping

from bot.messages.model import Text
from bot.planfile.nearest import nearest
from bot.words.catalogue import Words
from domain.errors import FollowthroughError, UnknownDepartmentError, UnknownGoalError
from domain.settings_errors import NoSuchCalendarError

NAMED = 8
"""So many names are told where none is near."""

_NEAR: Mapping[type[FollowthroughError], str] = {
    UnknownGoalError: "error.unknown_goal.near",
    UnknownDepartmentError: "error.unknown_department.near",
    NoSuchCalendarError: "error.no_such_calendar.near",
}
_LISTED: Mapping[type[FollowthroughError], str] = {
    UnknownGoalError: "error.unknown_goal.listed",
    UnknownDepartmentError: "error.unknown_department.listed",
    NoSuchCalendarError: "error.no_such_calendar.listed",
}
_SOME: Mapping[type[FollowthroughError], str] = {
    UnknownGoalError: "error.unknown_goal.some",
    UnknownDepartmentError: "error.unknown_department.some",
    NoSuchCalendarError: "error.no_such_calendar.some",
}
KINDS = tuple(_NEAR)
"""The errors that know what there is."""


def text(fault: FollowthroughError, words: Words) -> Text:
    """That there is no such thing, and what there is."""
    name, known = str(fault.values["name"]), _known(fault)
    ways = {way: word for word, others in known.items() for way in (word, others)}
    near = nearest(name, ways)
    if near is not None:
        return words.text(_NEAR[type(fault)], name=name, near=near)
    if known:
        keys = _LISTED if len(known) <= NAMED else _SOME
        return words.text(keys[type(fault)], name=name, names=words.formats.listing(list(known)[:NAMED]))
    return words.text(fault.key, name=name)


def _known(fault: FollowthroughError) -> dict[str, str]:
    """What is told of each by the other way to name it."""
    known = fault.values.get("known")
    return dict(known) if isinstance(known, tuple) else {}
