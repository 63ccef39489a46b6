"""What an owner may answer to a nudge beside a status: say what is lacking, or let the case rest once, for a reason."""

from dataclasses import replace
from datetime import date, datetime

from domain.audit import AuditEntry
from domain.cadence import Schedule, instant, workdays_later, working_moment
from domain.checkins import LONGEST_TEXT
from domain.errors import MissingDateError, MissingReasonError, TaskClosedError, TooLongError
from domain.ladder import Case, Role
from domain.matters import Matter
from domain.needs import NeedKind
from domain.nudge_errors import NothingToSnoozeError, SnoozedOnceError, SnoozeSpanError, SnoozeTooLateError
from domain.pausing import SNOOZE_DAYS, Pause, PauseKind
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.proposals import NudgeAnswer
from domain.rights import Right
from domain.services import access, local_time
from domain.services.case_people import next_person
from domain.services.changes import Act, rewrite_case, rewrite_prompt
from domain.services.offers import with_offers
from domain.services.pausing import pause, wait_for
from domain.services.raising import raise_need
from domain.tasks import Task, TaskState
from domain.views import TaskFilter


class NudgeAnswers:
    """Takes answers that pause the ladder."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def ask_for(
        self, chat_id: str, task_id: int, kind: NeedKind, text: str | None, now: datetime, *, through: str
    ) -> NudgeAnswer:
        """Say what is lacking: whoever can give it is asked, and a case on the task waits for them, once.

        Errors: StrangerError, UnknownTaskError, NotAllowedError, TaskClosedError, TooLongError.
        """
        word = checked(text)
        with self._storage.write() as uow:
            act = Act(access.actor(uow, chat_id), now, through)
            task = owned(uow, act.by, Right.ASK_FOR_HELP, task_id)
            before, need = raise_need(uow, act.by, task, kind, word, now)
            if before is None:
                after = {"need": need.id, "kind": kind.value, "asked_of": need.asked_of}
                entry = AuditEntry(now, "need_raised", f"task:{task.id}", act.by.id, None, after, word, through)
                uow.audit.add(entry)
            elif need != before:
                was, is_now = {"text": before.text}, {"text": need.text}
                entry = AuditEntry(now, "need_reworded", f"task:{task.id}", act.by.id, was, is_now, through=through)
                uow.audit.add(entry)
            case = uow.cases.open_on(task.id)
            held = None if case is None else wait_for(uow, act, case, need)[1]
            asked = None if need.asked_of is None else uow.people.get(need.asked_of)
            return answered(uow, act, task, held, asked, need.due_at)

    def snooze(
        self, chat_id: str, task_id: int, until: date | None, reason: str, now: datetime, *, through: str
    ) -> NudgeAnswer:
        """Let the case on a task rest up to a day, once, for a reason that stands on the card of whoever is told next.

        Errors: StrangerError, UnknownTaskError, NotAllowedError, TaskClosedError, TooLongError, MissingReasonError,
        MissingDateError, NothingToSnoozeError, SnoozeTooLateError, SnoozedOnceError, SnoozeSpanError.
        """
        why = checked(reason)
        if why is None:
            raise MissingReasonError(field="note")
        if until is None:
            raise MissingDateError(field="until")
        with self._storage.write() as uow:
            act = Act(access.actor(uow, chat_id), now, through)
            task = owned(uow, act.by, Right.SNOOZE_CASE, task_id)
            case = _snoozable(uow, task)
            schedule = local_time.schedule(uow, act.by)
            first, last = _span(schedule, case, now)
            moment = working_moment(schedule, instant(schedule.zone, until, schedule.calendar.starts))
            if not first <= until <= last:
                raise SnoozeSpanError(field="until", first=first, last=last)
            held = pause(uow, act, case, PauseKind.SNOOZE, moment, reason=why)
            if held is None:
                raise SnoozeSpanError(field="until", first=first, last=last)
            return answered(uow, act, task, held)

    def snooze_days(self, chat_id: str, task_id: int, now: datetime) -> tuple[NudgeAnswer, date, date]:
        """The task, and the first and last day up to which it may rest, for the form. Errors: those of `snooze`."""
        with self._storage.read() as uow:
            person = access.actor(uow, chat_id)
            task = owned(uow, person, Right.SNOOZE_CASE, task_id)
            case = _snoozable(uow, task)
            return told(uow, task, None), *_span(local_time.schedule(uow, person), case, now)

    def own(self, chat_id: str, task_id: int) -> NudgeAnswer:
        """A task that the member answers for, for the forms. Errors: those of `ask_for` that concern the task."""
        with self._storage.read() as uow:
            return told(uow, owned(uow, access.actor(uow, chat_id), Right.ASK_FOR_HELP, task_id), None)


def checked(text: str | None) -> str | None:
    """What was written, without space around it; TooLongError for more than is kept."""
    if text is not None and len(text) > LONGEST_TEXT:
        raise TooLongError(field="note", most=LONGEST_TEXT)
    return (text or "").strip() or None


def owned(uow: UnitOfWork, person: Person, right: Right, task_id: int) -> Task:
    """The open task, if the person has that right over it."""
    task = access.task(uow, task_id)
    access.require(uow, person, right, Matter.of_task(task))
    if task.state is not TaskState.OPEN:
        raise TaskClosedError(code=task.code)
    return task


def answered(
    uow: UnitOfWork,
    act: Act,
    task: Task,
    held: Pause | None,
    asked: Person | None = None,
    due_at: datetime | None = None,
) -> NudgeAnswer:
    """What became of it; every message that shows the case or the task says so."""
    case = uow.cases.open_on(task.id)
    if case is not None:
        rewrite_case(uow, case, act.at, but=act.spot)
    rewrite_prompt(uow, task.owner_id, act.at)
    return replace(told(uow, task, held), asked=asked, due_at=due_at)


def told(uow: UnitOfWork, task: Task, held: Pause | None) -> NudgeAnswer:
    """The task, and where its case goes next."""
    case = uow.cases.open_on(task.id)
    (view,) = with_offers(uow, uow.tasks.views(TaskFilter(ids=(task.id,))))
    if case is None:
        return NudgeAnswer(view)
    return NudgeAnswer(view, pause=held, next_person=next_person(uow, case), next_at=case.next_at)


def _snoozable(uow: UnitOfWork, task: Task) -> Case:
    """The case on a task, while nobody but its owner was told of it, and it never rested before."""
    case = uow.cases.open_on(task.id)
    if case is None or case.next_rung is None:
        raise NothingToSnoozeError(code=task.code)
    above = [rung.person_id for rung in case.told if rung.role is not Role.OWNER]
    if above:
        raise SnoozeTooLateError(code=task.code, person=uow.people.get(above[-1]).name)
    for each in uow.pauses.of_cases([case.id]):
        if each.kind is PauseKind.SNOOZE:
            raise SnoozedOnceError(code=task.code)
    return case


def _span(schedule: Schedule, case: Case, now: datetime) -> tuple[date, date]:
    """The first day that is later than when the case climbs anyway, and the last one on which it may still rest."""
    last = schedule.today(workdays_later(schedule, now, SNOOZE_DAYS))
    climbs = case.next_at if case.next_at is not None and case.next_at > now else now
    first = schedule.today(workdays_later(schedule, climbs, 1))
    return first, max(first, last)
