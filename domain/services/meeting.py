"""The first meeting: somebody is told once, ever, what this is and who reads what they say."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.notices import NoticeKind, Welcome
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.services import access
from domain.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Readers:
    """Who reads what somebody says of their tasks, notes included; themselves left out."""

    head: Person | None
    leader: Person | None
    keepers: tuple[Person, ...]


class MeetingService:
    """Says who is who."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def readers(self, chat_id: str) -> Readers:
        """Who reads the answers of a member; StrangerError for somebody who is not in the plan."""
        with self._storage.read() as uow:
            person = access.actor(uow, chat_id)
            settings = access.workspace(uow)
            department = access.department_of(uow, person.department_id)
            head_id = department.head_id if department else None
            known = uow.people.many([each for each in (head_id, settings.leader_id) if each is not None])
            head = None if head_id in {None, person.id, settings.leader_id} else known.get(head_id or 0)
            leader = None if settings.leader_id in {None, person.id} else known.get(settings.leader_id or 0)
            named = {person.id, head.id if head else None, leader.id if leader else None}
            return Readers(head, leader, tuple(each for each in uow.people.keepers() if each.id not in named))


def welcome(uow: UnitOfWork, person: Person, week: date) -> Welcome | None:
    """The introduction, in the week of the first question that ever went to somebody.

    What was asked between a backup and putting it back is not known: whoever was in the plan by then may have read
    the introduction, and is spared a second one.
    """
    first = uow.notices.first(NoticeKind.CHECK_IN_ASKED, person.id)
    if first is None or first.occasion != week.isoformat():
        return None
    settings = access.workspace(uow)
    if _may_have_met(uow, person, first.created_at, settings):
        return None
    leader = [] if settings.leader_id is None else [uow.people.get(settings.leader_id)]
    return Welcome(settings.company, settings.plan_title, tuple(uow.people.keepers() or leader))


def _may_have_met(uow: UnitOfWork, person: Person, asked_at: datetime, settings: Workspace) -> bool:
    if settings.restored_at is None or asked_at < settings.restored_at:
        return False
    entries = uow.audit.of(f"person:{person.id}")
    return not entries or entries[0].at < settings.restored_at
