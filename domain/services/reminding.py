"""Reminding: one short message before the week closes, to whoever has not said a word and wants to be reminded."""

from datetime import date, datetime

from domain.cadence import Schedule, working_moment
from domain.ladder import Role
from domain.notices import NoticeKind, lasting_token
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.reminders import next_reminder
from domain.services import access, local_time, week_contents
from domain.services.changes import tell
from domain.strength import Strength
from domain.views import TaskView


class Reminding:
    """Reminds whoever is due."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def remind_due(self, now: datetime, *, limit: int = 200) -> int:
        """Remind everybody whose moment has come, one transaction each; how many were reminded."""
        with self._storage.read() as uow:
            due = uow.people.due_to_remind(now, limit)
        return sum(self._remind(person.id, now) for person in due)

    def _remind(self, person_id: int, now: datetime) -> bool:
        with self._storage.write() as uow:
            person = uow.people.get(person_id)
            slot = person.next_reminder_at
            if slot is None or slot > now:
                return False
            schedule = local_time.schedule(uow, person).quiet_until(person.muted_until)
            on_its_day = schedule.today(now) == schedule.today(slot)
            moment = working_moment(schedule, now)
            if person.reachable and on_its_day and now < moment and schedule.today(moment) == schedule.today(now):
                uow.people.plan_reminder(person.id, moment)
                return False
            following = following_reminder(uow, person, now)
            uow.people.plan_reminder(person.id, following)
            if not person.reachable or not on_its_day or not schedule.working_at(now):
                return False
            return _say(uow, person, schedule, now, last=following is None)


def _say(uow: UnitOfWork, person: Person, schedule: Schedule, now: datetime, *, last: bool) -> bool:
    asked = uow.notices.latest(NoticeKind.CHECK_IN_ASKED, person.id)
    if asked is None or asked.sent_at is None:
        return False  # what never came is nothing to be reminded of
    content = week_contents.check_in_content(uow, person, date.fromisoformat(asked.occasion), now)
    if not content.waiting or any(_nudged_today(view, schedule, now) for view in content.views):
        return False
    kind = NoticeKind.REMINDED if last else NoticeKind.REMINDED_EARLY
    token = lasting_token(kind, person.chat_id, asked.occasion)
    return tell(uow, kind, person.id, person.id, now, occasion=asked.occasion, token=token)


def _nudged_today(view: TaskView, schedule: Schedule, now: datetime) -> bool:
    """Whether the ladder wrote to them today: one message of this sort a day is enough."""
    case = view.case
    if case is None or case.told_at is None or not case.told or case.told[-1].role is not Role.OWNER:
        return False
    return schedule.today(case.told_at) == schedule.today(now)


def following_reminder(uow: UnitOfWork, person: Person, now: datetime) -> datetime | None:
    """When they are reminded next of the newest question that they were asked."""
    asked = uow.notices.latest(NoticeKind.CHECK_IN_ASKED, person.id)
    if asked is None:
        return None
    return first_reminder(uow, person, date.fromisoformat(asked.occasion), asked.created_at, after=now)


def first_reminder(
    uow: UnitOfWork, person: Person, week: date, asked_at: datetime, *, after: datetime
) -> datetime | None:
    """The first reminder of a question later than a moment, as strong as the person wants it."""
    schedule = local_time.schedule(uow, person).quiet_until(person.muted_until)
    rhythm = access.workspace(uow).check_in
    return next_reminder(schedule, rhythm, week, asked_at, strength_of(uow, person), after)


def strength_of(uow: UnitOfWork, person: Person) -> Strength:
    """How much they want to be reminded: as they said, or as is usual in the company."""
    return person.strength or access.workspace(uow).strength
