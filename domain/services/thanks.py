"""Thanks: the leader thanks whoever finished something, and the bot carries it to them, once."""

from collections.abc import Sequence
from datetime import date, datetime

from domain.audit import AuditEntry
from domain.checkins import LONGEST_TEXT
from domain.errors import NotAllowedError, ThankedError, TooLongError
from domain.notices import Notice, NoticeKind
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.recognition import Recognition, Thanked, Thanks, can_be_thanked
from domain.services import access
from domain.services.changes import Act, Spot, rewrite, tell
from domain.services.digest_contents import MOST_LISTED, SPAN
from domain.tasks import TaskState
from domain.views import TaskFilter, TaskView


class ThanksService:
    """Thanks people for finished work; for the leader alone."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def of_week(self, chat_id: str, week: date) -> Thanks:
        """Whom the leader can still thank for what the digest of a week shows as finished.

        Errors: StrangerError, NotAllowedError, ThankedError where nobody is left.
        """
        with self._storage.read() as uow:
            person = _leading(uow, chat_id)
            views = _waiting(uow, person, week)
            if not views:
                raise ThankedError
            return Thanks(person, week, tuple(views))

    def send(
        self,
        chat_id: str,
        task_id: int,
        now: datetime,
        *,
        through: str,
        text: str | None = None,
        spot: Spot | None = None,
    ) -> TaskView:
        """Thank the owner of a finished task, in words of one's own where there are some.

        Errors: StrangerError, NotAllowedError, UnknownTaskError, TooLongError; ThankedError where that was done
        before, or there is nobody to thank.
        """
        if text is not None and len(text) > LONGEST_TEXT:
            raise TooLongError(field="note", most=LONGEST_TEXT)
        with self._storage.write() as uow:
            act = Act(_leading(uow, chat_id), now, through, spot)
            access.task(uow, task_id)
            views = uow.tasks.views(TaskFilter(ids=(task_id,)))
            if not _thank(uow, act, views, text):
                raise ThankedError
            return views[0]

    def send_all(self, chat_id: str, week: date, now: datetime, *, through: str, spot: Spot | None = None) -> int:
        """Thank everybody who finished something in the digest of a week and was not thanked yet; how many tasks.

        Errors: StrangerError, NotAllowedError, ThankedError where nobody is left.
        """
        with self._storage.write() as uow:
            act = Act(_leading(uow, chat_id), now, through, spot)
            count = _thank(uow, act, _waiting(uow, act.by, week), None)
            if not count:
                raise ThankedError
            return count


def thanked(uow: UnitOfWork, notice: Notice, to: Person, _now: datetime) -> Thanked | str:
    """What somebody reads who is thanked."""
    found = uow.recognitions.get(notice.subject_id)
    (view,) = uow.tasks.views(TaskFilter(ids=(found.task_id,)))
    if view.task.state is not TaskState.DONE and notice.sent_ts is None:
        return "opened again meanwhile"
    return Thanked(to, uow.people.get(found.by_id), view, found.text)


def _leading(uow: UnitOfWork, chat_id: str) -> Person:
    person = access.actor(uow, chat_id)
    leader = access.leader(uow, access.workspace(uow))
    if leader is None or person.id != leader.id:
        raise NotAllowedError(who="" if leader is None else leader.name)
    return person


def _waiting(uow: UnitOfWork, person: Person, week: date) -> list[TaskView]:
    """What the digest of a week shows as finished and the person has not thanked for."""
    digest = uow.notices.latest(NoticeKind.DIGEST, 0, week.isoformat())
    if digest is None:
        return []
    views = uow.tasks.views(TaskFilter(closed_since=digest.created_at - SPAN), most=MOST_LISTED)
    done = {each.task_id for each in uow.recognitions.of_tasks([view.task.id for view in views])}
    return [view for view in views if can_be_thanked(view, person) and view.task.id not in done]


def _thank(uow: UnitOfWork, act: Act, views: Sequence[TaskView], text: str | None) -> int:
    """Say it for each task, write it down, and have the digests that show it written anew; how many are new."""
    count = 0
    for view in views:
        owner = view.owner
        if owner is None or not can_be_thanked(view, act.by):
            continue
        added = uow.recognitions.add(Recognition(0, view.task.id, owner.id, act.by.id, act.at, text or None))
        if added is None:
            continue
        count += 1
        tell(uow, NoticeKind.THANKED, added.id, owner.id, act.at)
        after = {"to": owner.id, "recognition": added.id}
        subject = f"task:{view.task.id}"
        uow.audit.add(AuditEntry(act.at, "thanked", subject, act.by.id, after=after, through=act.through))
    digest = uow.notices.latest(NoticeKind.DIGEST, 0)
    if count and digest is not None:
        clicked = None if act.spot is None else uow.notices.sent_as(*act.spot)
        rewrite(uow, {each.id: each for each in (digest, clicked) if each is not None}.values(), act.at, but=act.spot)
    return count
