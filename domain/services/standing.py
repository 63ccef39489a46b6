"""Messages that stand in the chat: what they are about, and what they say now."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from domain.errors import LostMessageError
from domain.matters import Matter
from domain.notices import PROMPTS, Content, Notice, NoticeKind
from domain.ports import Storage, UnitOfWork
from domain.rights import Right
from domain.services import access, contents, local_time, week_contents
from domain.services.asked_for import with_needs
from domain.services.changes import Spot
from domain.services.contents import Superseded
from domain.services.lacks import with_lacks
from domain.services.offers import with_offers
from domain.views import TaskFilter
from domain.weekly import CheckInAsked

ABOUT_A_CASE = frozenset({NoticeKind.OWNER_NUDGED, NoticeKind.CASE_CLIMBED, NoticeKind.CASE_ANSWERED})
ABOUT_A_NEED = frozenset({NoticeKind.NEED_RAISED, NoticeKind.NEED_TOLD})
ABOUT_A_TASK = frozenset(
    {
        *(NoticeKind.TASK_GIVEN, NoticeKind.TASK_PROPOSED, NoticeKind.TASK_CHANGED),
        *(NoticeKind.TASK_DROPPED, NoticeKind.TASK_REOPENED),
        *(NoticeKind.TASK_OFFERED, NoticeKind.OFFER_TOLD, NoticeKind.DATE_PROPOSED, NoticeKind.DATE_TOLD),
    }
)


@dataclass(frozen=True, slots=True)
class Topic:
    """What a plain reply can be about: the tasks of a message, and the one meant when no code is written.

    `likely` is None when there are several and nothing says which; `week` is None for the present one.
    """

    week: date | None
    task_ids: tuple[int, ...]
    likely: int | None


class StandingService:
    """Reads what stands in the chat."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def heard(self) -> None:
        """Remember the event in hand as handled, also where it changes nothing; AlreadyHandledError the second time."""
        with self._storage.write():
            pass

    def restored_at(self) -> datetime | None:
        """When a backup was put back for the last time; None where that never was, or there is no plan."""
        with self._storage.read() as uow:
            settings = uow.workspaces.find()
            return None if settings is None else settings.restored_at

    def require_known(self, spot: Spot) -> None:
        """LostMessageError where the outbox does not know the message at that place.

        Of what was sent between a backup and putting it back the ids are given again, to other things.
        """
        with self._storage.read() as uow:
            if uow.notices.sent_as(*spot) is None:
                raise LostMessageError

    def content_at(self, spot: Spot, now: datetime) -> Content | None:
        """What the message at a place says now; None when it is none of our notices."""
        with self._storage.read() as uow:
            notice = uow.notices.sent_as(*spot)
            if notice is None:
                return None
            content = contents.load(uow, notice, now)
            return None if isinstance(content, Superseded) else content

    def week(self, chat_id: str, now: datetime, week: date | None = None) -> CheckInAsked:
        """A week's check-in of a member, the present one's without `week`, whether or not they were asked yet."""
        with self._storage.read() as uow:
            person = access.actor(uow, chat_id)
            about = week or local_time.this_week(uow, person, now)
            return with_lacks(uow, with_needs(uow, week_contents.check_in_content(uow, person, about, now)))

    def task_week(self, chat_id: str, task_id: int, week: date | None, now: datetime) -> CheckInAsked:
        """One task with the check-in of a week (or the present one), for its owner to fill in.

        Errors: StrangerError, UnknownTaskError, NotAllowedError.
        """
        with self._storage.read() as uow:
            person = access.actor(uow, chat_id)
            access.require(uow, person, Right.CHECK_IN, Matter.of_task(access.task(uow, task_id)))
            about = local_time.this_week(uow, person, now) if week is None else week
            views = with_offers(uow, uow.tasks.views(TaskFilter(ids=(task_id,)), week=about))
            return replace(week_contents.check_in_content(uow, person, about, now), views=tuple(views), resting=())

    def topic(self, chat_id: str, spot: Spot | None, now: datetime) -> Topic:
        """What a plain reply is about: the message it answers, or else this week's check-in."""
        with self._storage.read() as uow:
            person = access.actor(uow, chat_id)
            notice = None if spot is None else uow.notices.sent_as(*spot)
            task_id = None if notice is None else task_of(uow, notice)
            if task_id is not None:
                return Topic(None, (task_id,), task_id)
            asked = notice is not None and notice.kind in PROMPTS
            week = date.fromisoformat(notice.occasion) if notice and asked else local_time.this_week(uow, person, now)
            content = week_contents.check_in_content(uow, person, week, now)
            ids, shown = (tuple(view.task.id for view in views) for views in (content.views, content.shown))
            likely = shown[0] if len(shown) == 1 else uow.check_ins.last_answered_task(person.id, week)
            return Topic(week, ids, likely if likely in ids else None)


def task_of(uow: UnitOfWork, notice: Notice) -> int | None:
    """The one task a notice speaks of; None for those that speak of many."""
    if notice.kind in ABOUT_A_CASE:
        case = uow.cases.find(notice.subject_id)
        return None if case is None else case.task_id
    if notice.kind in ABOUT_A_TASK:
        return notice.subject_id
    if notice.kind in ABOUT_A_NEED:
        return uow.needs.get(notice.subject_id).task_id
    if notice.kind is NoticeKind.REMARKED:
        return uow.remarks.get(notice.subject_id).task_id
    if notice.kind in {NoticeKind.DECISION_TOLD, NoticeKind.DECISION_POSTED, NoticeKind.CARD_DECIDED}:
        return uow.decisions.get(notice.subject_id).task_id
    return None
