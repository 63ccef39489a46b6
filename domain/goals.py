"""Goals: corporate or of a department, each in a perspective of the strategy map."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.tasks import Status


@dataclass(frozen=True, slots=True)
class Goal:
    """What the company wants to reach. `code` is what people say (`G2`); a corporate goal has no department."""

    id: int
    code: str
    title: str
    perspective: str
    parent_id: int | None = None
    department_id: int | None = None


_WEAKNESS = {Status.OFF_TRACK: 0, Status.AT_RISK: 1, Status.ON_TRACK: 2, Status.DONE: 3}


def weakest(statuses: Iterable[Status]) -> Status | None:
    """The status that decides a goal's own: its weakest link; None when nobody has said a word yet."""
    return min(statuses, key=_WEAKNESS.__getitem__, default=None)
