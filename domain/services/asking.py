"""Asking: each owner gets one message a week, at their own time, with all their tasks."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from domain.audit import AuditEntry
from domain.cadence import Schedule, instant, next_week_slot, week_of, working_moment
from domain.notices import NoticeKind, lasting_token
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.services import access, local_time
from domain.services.changes import tell
from domain.services.reminding import first_reminder
from domain.services.turns import in_turn
from domain.urgency import most_urgent_first
from domain.views import TaskView
from domain.workspace import Rhythm

GRACE = timedelta(days=2)
"""A weekly question that could not be asked for longer than this is recorded as missed, not asked.

After a restore it counts from the restore: what was asked between the backup and then is found where it stands.
"""


RECENTLY = timedelta(days=3)
"""Whoever has said a word on all their tasks since then is not asked: a word on Friday is fresh on Monday."""


class Asking:
    """Asks whoever is due."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def ask_due(self, now: datetime, *, limit: int = 200) -> int:
        """Ask everybody whose weekly moment has come, one transaction each; how many were asked."""
        with self._storage.read() as uow:
            due = uow.people.due_to_ask(now, limit)
        return sum(self._ask(person.id, now) for person in due)

    def _ask(self, person_id: int, now: datetime) -> bool:
        with self._storage.write() as uow:
            settings = access.workspace(uow)
            person = uow.people.get(person_id)
            slot = person.next_ask_at
            if slot is None or slot > now:
                return False
            at_work = local_time.schedule(uow, person)
            schedule = at_work.quiet_until(person.muted_until)
            week = week_of(settings.check_in, schedule.today(slot))
            if not person.reachable:  # out of the way of those who wait behind them
                uow.people.move_ask(person.id, slot, _later_week(schedule, settings.check_in, week, now))
                return False
            moment = working_moment(schedule, now)
            if now - max(slot, settings.restored_at or slot) > GRACE or moment >= _end_of(week, schedule):
                following = _later_week(schedule, settings.check_in, week, now)
                if uow.people.move_ask(person.id, slot, following):
                    _write_missed(uow, person, week, following, now, why=_why_missed(schedule, at_work, slot, now))
                return False
            if moment > now:
                uow.people.move_ask(person.id, slot, moment)
                return False
            if not uow.people.move_ask(person.id, slot, next_week_slot(schedule, settings.check_in, week)):
                return False
            return ask_now(uow, person, week, schedule.today(now), now)


def ask_now(uow: UnitOfWork, person: Person, week: date, today: date, now: datetime) -> bool:
    """Put the week's rows and the message into the database; False when the person has nothing to answer.

    A task whose rhythm is slower is asked about when its turn has come.
    """
    views = in_turn(uow, person, today, week)
    if not views:
        return False
    if spoke_lately(views, now):
        subject, passed_over = f"person:{person.id}", {"week": week.isoformat()}
        uow.audit.add(AuditEntry(now, "ask_missed", subject, after=passed_over, why="spoke lately"))
        return False
    asked = uow.check_ins.ask([view.task.id for view in most_urgent_first(views, today)], person.id, week, now)
    if asked:
        kind, occasion = NoticeKind.CHECK_IN_ASKED, week.isoformat()
        token = lasting_token(kind, person.chat_id, occasion)
        tell(uow, kind, person.id, person.id, now, occasion=occasion, token=token)
        uow.people.plan_reminder(person.id, first_reminder(uow, person, week, now, after=now))
        uow.audit.add(
            AuditEntry(
                at=now, what="asked", subject=f"person:{person.id}", after={"week": week.isoformat(), "tasks": asked}
            )
        )
    return bool(asked)


def spoke_lately(views: Sequence[TaskView], moment: datetime) -> bool:
    """Whether there is a fresh word on every task that would be asked about, at the moment of asking."""
    words = [view.task.last_check_in_at for view in views]
    return bool(words) and all(said is not None and moment - said <= RECENTLY for said in words)


def _end_of(week: date, schedule: Schedule) -> datetime:
    return instant(schedule.zone, week + timedelta(days=7), schedule.calendar.starts)


def _later_week(schedule: Schedule, rhythm: Rhythm, week: date, now: datetime) -> datetime:
    """After a week was missed: the present week's own moment, or that of the next one.

    A moment of the present week that has just passed may still be within its grace; the next look decides.
    """
    last_week = week_of(rhythm, schedule.today(now)) - timedelta(weeks=1)
    return next_week_slot(schedule, rhythm, max(week, last_week))


def _why_missed(schedule: Schedule, at_work: Schedule, slot: datetime, now: datetime) -> str:
    if schedule.away_on(schedule.today(slot)) and not at_work.away_on(schedule.today(slot)):
        return "muted"
    if schedule.away_on(schedule.today(slot)):
        return "away"
    return "too late" if now - slot > GRACE else "no working day"


def _write_missed(uow: UnitOfWork, person: Person, week: date, following: datetime, now: datetime, *, why: str) -> None:
    after = {"week": week.isoformat(), "next": following.isoformat()}
    uow.audit.add(AuditEntry(at=now, what="ask_missed", subject=f"person:{person.id}", after=after, why=why))
