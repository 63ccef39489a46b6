"""Raising a need: what an owner lacks goes to whoever can give it; asked for twice, it is the same need."""

from dataclasses import replace
from datetime import datetime

from domain.needs import Need, NeedKind
from domain.notices import NoticeKind
from domain.people import Person
from domain.ports import UnitOfWork
from domain.services.changes import rewrite_need, tell
from domain.services.routing import grantor, route
from domain.tasks import Task


def raise_need(
    uow: UnitOfWork, person: Person, task: Task, kind: NeedKind, text: str | None, now: datetime
) -> tuple[Need | None, Need]:
    """The need as it was before, None for a new one, and as it is; whoever can grant it is told."""
    for open_need in uow.needs.open_on(task.id):
        if open_need.kind is kind:
            changed = replace(open_need, text=text or open_need.text)
            uow.needs.save(changed)
            rewrite_need(uow, changed, now)
            return open_need, changed
    asked_of = grantor(uow, person, task)
    way = None if asked_of is None else route(uow, asked_of, person.id, now)
    need = uow.needs.add(
        Need(
            id=0,
            task_id=task.id,
            kind=kind,
            text=text,
            raised_by=person.id,
            raised_at=now,
            asked_of=asked_of,
            due_at=None if way is None else way.due_at,
        )
    )
    if way is not None:
        tell(uow, NoticeKind.NEED_RAISED, need.id, way.told, now)
    return None, need
