"""Members: what the chat tells us of people, and where the workspace is."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.audit import AuditEntry
from domain.cadence import next_slot
from domain.naming import meant
from domain.notices import NoticeKind
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.profiles import Profile
from domain.services import access, local_time, moves
from domain.services.changes import audit_task, differences, stop, tell
from domain.services.joining import bring
from domain.services.offers import end_offer
from domain.views import TaskFilter

__all__ = ["MemberService", "Profile"]


class MemberService:
    """Keeps people as the chat knows them."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def learn(self, profile: Profile, now: datetime) -> bool:
        """Take over a member's language and standing, and hear of their zone; False for one who is not in the plan.

        Where the plan is for everybody in the chat, a member who is no guest comes in by this.

        Their next check-in keeps its instant and finds its working time when it comes. Whoever comes back, or stops
        being a guest, is asked from then on. Whoever leaves answers for nothing any more: their open tasks have no
        owner from then on, and are offered to others instead of waiting until they stall.
        """
        with self._storage.write() as uow:
            person = uow.people.by_chat_id(profile.chat_id)
            if person is None:
                return _joins(uow, profile, now)
            after = replace(
                person,
                locale=profile.locale or person.locale,
                is_active=profile.is_active,
                is_guest=profile.is_guest,
            )
            after = moves.heard(uow, after, profile.zone, now)
            if after.reachable and not person.reachable:
                schedule = local_time.schedule(uow, after)
                after = replace(after, next_ask_at=next_slot(schedule, access.workspace(uow).check_in, now))
            if after != person:
                uow.people.save(after)
                if person.is_active and not after.is_active:
                    _leave_tasks(uow, person, now)
                was, is_now = differences(person, after)
                subject = f"person:{person.id}"
                uow.audit.add(AuditEntry(now, "member_changed", subject, before=was, after=is_now, through="chat"))
            _ask_about_status(uow, after, profile.away_until, now)
            return True

    def find(self, chat_id: str) -> Person | None:
        """The person behind a chat id, whoever they are; None for a stranger."""
        with self._storage.read() as uow:
            return uow.people.by_chat_id(chat_id)

    def named(self, chat_id: str, words: Sequence[str]) -> tuple[str, int] | None:
        """The chat id of whom words name that were typed by hand, and how many of them; None for nobody, or several.

        Errors: StrangerError.
        """
        with self._storage.read() as uow:
            access.actor(uow, chat_id)
            found = meant(uow.people.all(), words)
            return None if found is None else (found[0].chat_id, found[1])

    def me(self, chat_id: str) -> Person:
        """The member who acts; StrangerError for somebody who is not in the plan."""
        with self._storage.read() as uow:
            return access.actor(uow, chat_id)

    def today(self, chat_id: str, now: datetime) -> date:
        """The local date of a member; StrangerError for somebody who is not in the plan."""
        return now.astimezone(ZoneInfo(self.me(chat_id).zone)).date()

    def worker(self, chat_id: str) -> Person:
        """A member who can be given work; UnknownPersonError or UnreachablePersonError otherwise."""
        with self._storage.read() as uow:
            return access.member(uow, chat_id)

    def bind(self, team_id: str) -> bool:
        """Remember the chat workspace at the first start; False when the database belongs to another one."""
        with self._storage.write() as uow:
            settings = access.workspace(uow)
            if settings.team_id is None:
                uow.workspaces.save(replace(settings, team_id=team_id))
                return True
            return settings.team_id == team_id


def _joins(uow: UnitOfWork, profile: Profile, now: datetime) -> bool:
    settings = uow.workspaces.find()
    if settings is None or not settings.takes_everybody or not profile.is_active or profile.is_guest:
        return False
    bring(uow, profile, now, by=None, through="chat")
    return True


def _ask_about_status(uow: UnitOfWork, person: Person, until: datetime | None, now: datetime) -> None:
    """Ask whether they are away, once for each end of a status; nothing where the leave is known."""
    if until is None or until <= now or not person.reachable:
        return
    # A status that ends at midnight ends with the day before.
    last = (until - timedelta(seconds=1)).astimezone(ZoneInfo(person.zone)).date()
    if not person.away_on(last):
        tell(uow, NoticeKind.AWAY_ASKED, person.id, person.id, now, occasion=last.isoformat())


def _leave_tasks(uow: UnitOfWork, person: Person, now: datetime) -> None:
    """The trail keeps whose they were; a case that waited for them ends, so that the next one asks the head."""
    for view in uow.tasks.views(TaskFilter(owner_id=person.id)):
        after = replace(view.task, owner_id=None, owned_since=None)
        uow.tasks.save(after)
        audit_task(uow, view.task, after, now, "owner_left", by=None, through="chat")
        end_offer(uow, view.task.id, now)
        case = uow.cases.open_on(view.task.id)
        if case is not None:
            stop(uow, case, None, now)
