"""What owners asked for and still wait for: shown to them where they said it, with who is asked by now."""

from collections.abc import Sequence
from dataclasses import replace

from domain.needs import Need
from domain.people import Person
from domain.ports import UnitOfWork
from domain.services import routing
from domain.services.routing import CLIMBED
from domain.views import NeedView, TaskView
from domain.weekly import CheckInAsked


def with_needs(uow: UnitOfWork, content: CheckInAsked) -> CheckInAsked:
    """The same week with what its tasks still wait for."""
    return replace(content, needs=tuple(open_needs(uow, content.views)))


def open_needs(uow: UnitOfWork, views: Sequence[TaskView]) -> list[NeedView]:
    """What tasks still wait for, oldest first, with whoever had not answered in time."""
    found = uow.needs.open_on_any([view.task.id for view in views]) if views else []
    return [replace(of, climbed_from=_silent(uow, of.need)) for of in routing.views(uow, found) if of.waits]


def _silent(uow: UnitOfWork, need: Need) -> Person | None:
    """Who had it before it came to whoever is asked now, if it climbed to them."""
    trail = uow.audit.of(f"task:{need.task_id}")
    climbs = [entry for entry in trail if entry.what == CLIMBED and (entry.after or {}).get("need") == need.id]
    if not climbs or (climbs[-1].after or {}).get("asked_of") != need.asked_of:
        return None
    before = (climbs[-1].before or {}).get("asked_of")
    return uow.people.get(before) if isinstance(before, int) and before != need.asked_of else None
