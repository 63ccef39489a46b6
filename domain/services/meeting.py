"""The first meeting: somebody is told once, ever, what this is and who reads what they say."""

from collections.abc import Sequence
from datetime import date, datetime

from domain.notices import Notice, NoticeKind
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.readers import Readers
from domain.services import access
from domain.views import TaskFilter, TaskView
from domain.welcome import Welcome
from domain.workspace import Workspace


class MeetingService:
    """Says who is who."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def readers(self, chat_id: str) -> Readers:
        """Who reads the answers of a member; StrangerError for somebody who is not in the plan."""
        with self._storage.read() as uow:
            person = access.actor(uow, chat_id)
            return readers_of(uow, person, uow.tasks.views(TaskFilter(owner_id=person.id)))


def readers_of(uow: UnitOfWork, person: Person, views: Sequence[TaskView]) -> Readers:
    """Who reads what somebody says of these tasks: those whom the history of a task shows every word."""
    own = access.department_of(uow, person.department_id)
    departments = [own, *(view.department for view in views)]
    leader_id = access.workspace(uow).leader_id
    heads = list(dict.fromkeys(each.head_id for each in departments if each is not None and each.head_id is not None))
    known = uow.people.many([each for each in (*heads, leader_id, person.deputy_id) if each is not None])
    named = {person.id}

    def once(person_id: int | None) -> Person | None:
        if person_id is None or person_id in named or not known[person_id].reachable:
            return None
        named.add(person_id)
        return known[person_id]

    leader = once(leader_id)
    leading = tuple(head for head in map(once, heads) if head is not None)
    deputy = once(person.deputy_id)
    return Readers(leading, leader, deputy, tuple(each for each in uow.people.keepers() if each.id not in named))


def welcome(uow: UnitOfWork, person: Person, week: date) -> Welcome | None:
    """The introduction in the question of a week, if that is the first message that ever went to somebody."""
    first = uow.notices.first_to(person.id)
    is_it = first is not None and (first.kind, first.occasion) == (NoticeKind.CHECK_IN_ASKED, week.isoformat())
    return _introduction(uow, person, first) if is_it and first is not None else None


def introduced(uow: UnitOfWork, person: Person, notice: Notice) -> Welcome | None:
    """The introduction in any other message, if it is the first that ever went to somebody."""
    if notice.kind in {NoticeKind.CHECK_IN_ASKED, NoticeKind.MESSAGE_CHANGED}:
        return None  # the one has its own, and the other shows what another notice says
    first = uow.notices.first_to(person.id)
    return _introduction(uow, person, first) if first is not None and first.id == notice.id else None


def _introduction(uow: UnitOfWork, person: Person, first: Notice) -> Welcome | None:
    """What was said between a backup and putting it back is not known.

    Whoever was in the plan by then may have read the introduction, and is spared a second one.
    """
    settings = access.workspace(uow)
    if _may_have_met(uow, person, first.created_at, settings):
        return None
    leader = [] if settings.leader_id is None else [uow.people.get(settings.leader_id)]
    return Welcome(
        settings.company,
        settings.plan_title,
        tuple(uow.people.keepers() or leader),
        settings.check_in.weekday,
        settings.digest.weekday,
    )


def _may_have_met(uow: UnitOfWork, person: Person, asked_at: datetime, settings: Workspace) -> bool:
    if settings.restored_at is None or asked_at < settings.restored_at:
        return False
    entries = uow.audit.of(f"person:{person.id}")
    return not entries or entries[0].at < settings.restored_at
