"""Thanks: the leader, or a head their own people, thanks whoever finished something, and the bot carries it, once.

Each has a digest that proposes it, and the buttons there are for its reader alone.
"""

from collections.abc import Sequence
from datetime import date, datetime

from domain.audit import AuditEntry
from domain.checkins import LONGEST_TEXT
from domain.errors import ThankedError, TooLongError
from domain.matters import Matter
from domain.notices import Notice, NoticeKind
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.recognition import Recognition, Thanked, Thanks, can_be_thanked
from domain.rights import Right
from domain.services import access
from domain.services.changes import Act, Spot, rewrite, tell
from domain.services.digest_contents import MOST_LISTED, SPAN
from domain.services.head_digests import MOST, headed_by
from domain.tasks import TaskState
from domain.views import TaskFilter, TaskView


class ThanksService:
    """Thanks people for finished work; for the leader, and for heads of departments."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def of_week(self, chat_id: str, week: date, spot: Spot | None = None) -> Thanks:
        """Whom somebody can still thank for what the digest of a week, the one at `spot`, shows as finished.

        Errors: StrangerError, NotAllowedError, ThankedError where nobody is left.
        """
        with self._storage.read() as uow:
            person = _thanking(uow, chat_id, spot)
            views = _waiting(uow, person, week, spot)
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
            act = Act(_thanking(uow, chat_id, spot), now, through, spot)
            access.require(uow, act.by, Right.THANK, Matter.of_task(access.task(uow, task_id)))
            views = uow.tasks.views(TaskFilter(ids=(task_id,)))
            if not _thank(uow, act, views, text):
                raise ThankedError
            return views[0]

    def send_all(self, chat_id: str, week: date, now: datetime, *, through: str, spot: Spot | None = None) -> int:
        """Thank everybody who finished something in the digest of a week and was not thanked yet; how many tasks.

        Errors: StrangerError, NotAllowedError, ThankedError where nobody is left.
        """
        with self._storage.write() as uow:
            act = Act(_thanking(uow, chat_id, spot), now, through, spot)
            count = _thank(uow, act, _waiting(uow, act.by, week, spot), None)
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


def _thanking(uow: UnitOfWork, chat_id: str, spot: Spot | None) -> Person:
    """Whoever acts, if they lead the plan or head a department; what stands in the leader's digest is the leader's."""
    person = access.actor(uow, chat_id)
    if access.may(uow, person, Right.THANK_FOR_PLAN):
        return person
    if _is_leaders(uow, spot) or not headed_by(uow, person):
        raise access.refused(uow, Right.THANK_FOR_PLAN)
    return person


def _is_leaders(uow: UnitOfWork, spot: Spot | None) -> bool:
    clicked = None if spot is None else uow.notices.sent_as(*spot)
    return clicked is not None and clicked.kind is NoticeKind.DIGEST


def _waiting(uow: UnitOfWork, person: Person, week: date, spot: Spot | None) -> list[TaskView]:
    """What their digests of a week, or the one that was clicked, show as finished and they have not thanked for."""
    clicked = None if spot is None else uow.notices.sent_as(*spot)
    views = [view for digest in _digests(uow, person, week, clicked) for view in _shown(uow, person, digest)]
    done = {
        each.task_id for each in uow.recognitions.of_tasks([view.task.id for view in views]) if each.by_id == person.id
    }
    found = {view.task.id: view for view in views if can_be_thanked(view, person) and view.task.id not in done}
    return list(found.values())


def _digests(uow: UnitOfWork, person: Person, week: date, clicked: Notice | None) -> list[Notice]:
    if clicked is not None and clicked.kind in {NoticeKind.DIGEST, NoticeKind.NEEDS_YOU}:
        return [clicked]
    occasion = week.isoformat()
    leads = person.id == access.workspace(uow).leader_id
    found = [uow.notices.latest(NoticeKind.DIGEST, 0, occasion)] if leads else []
    found.append(uow.notices.latest(NoticeKind.NEEDS_YOU, person.id, occasion))
    return [each for each in found if each is not None]


def _shown(uow: UnitOfWork, person: Person, digest: Notice) -> list[TaskView]:
    since = digest.created_at - SPAN
    if digest.kind is NoticeKind.DIGEST:
        return uow.tasks.views(TaskFilter(closed_since=since), most=MOST_LISTED)
    within = tuple(each.id for each in headed_by(uow, person))
    return uow.tasks.views(TaskFilter(within=within, closed_since=since), most=MOST) if within else []


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
    if count:
        _show(uow, act)
    return count


def _show(uow: UnitOfWork, act: Act) -> None:
    leads = act.by.id == access.workspace(uow).leader_id
    standing = [uow.notices.latest(NoticeKind.DIGEST, 0)] if leads else []
    standing.append(uow.notices.latest(NoticeKind.NEEDS_YOU, act.by.id))
    standing.append(None if act.spot is None else uow.notices.sent_as(*act.spot))
    rewrite(uow, {each.id: each for each in standing if each is not None}.values(), act.at, but=act.spot)
