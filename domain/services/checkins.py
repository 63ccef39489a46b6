"""Check-ins: taking what owners say of their tasks, at any time."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from domain import checkins
from domain.cadence import week_of, workdays_later
from domain.checkins import FULL, LONGEST_TEXT, Answer, CheckIn
from domain.errors import BadProgressError, FollowthroughError, TaskClosedError, TooLongError
from domain.ladder import Case, settled_by
from domain.matters import Matter
from domain.needs import Need
from domain.pausing import Pause
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.rights import Right
from domain.services import access, local_time, week_contents
from domain.services.changes import (
    TASK_MESSAGES,
    Act,
    Spot,
    rewrite,
    rewrite_case,
    rewrite_needs,
    stop,
    tell_late,
)
from domain.services.offers import end_offer
from domain.services.pausing import wait_for
from domain.services.raising import raise_need
from domain.services.undo import Trace
from domain.tasks import Status, Task, TaskState


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of an answer; `asked` is who can grant what is needed."""

    task: Task
    check_in: CheckIn
    need: Need | None
    stopped_case: bool
    asked: Person | None = None


class CheckInService:
    """Takes answers."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def answer(
        self,
        chat_id: str,
        task_id: int,
        answer: Answer,
        now: datetime,
        *,
        week: date | None = None,
        through: str,
        spot: Spot | None = None,
    ) -> Answered:
        """Take an owner's word on a task, for the week given or the present one.

        `spot` is the message that was clicked, which the click rewrites by itself. Errors: StrangerError,
        UnknownTaskError, NotAllowedError, TaskClosedError, BadProgressError, TooLongError.
        """
        _check(answer)
        with self._storage.write() as uow:
            person = access.actor(uow, chat_id)
            task = _answerable(uow, person, task_id)
            return _take(uow, Act(person, now, through, spot), task, answer, week)

    def answer_together(
        self, chat_id: str, now: datetime, *, week: date | None = None, through: str, spot: Spot | None = None
    ) -> list[Answered]:
        """Call every task on track that has no word for the week, except those that were off track or blocked.

        `spot` as in `answer`. Errors: StrangerError; NotAllowedError when one was handed on at this very moment.
        """
        with self._storage.write() as uow:
            person = access.actor(uow, chat_id)
            this_week = local_time.this_week(uow, person, now)
            week = week or this_week
            views = week_contents.check_in_content(uow, person, week, now).together
            ids = tuple(view.task.id for view in views if week >= this_week or view.check_in is not None)
            tasks = [access.task(uow, each) for each in sorted(ids)]  # held in one order: nobody waits in a circle
            for task in tasks:
                access.require(uow, person, Right.CHECK_IN, Matter.of_task(task))
            act, said = Act(person, now, through, spot), Answer(Status.ON_TRACK)
            return [_take(uow, act, task, said, week, together=ids) for task in tasks]


def taken(uow: UnitOfWork, act: Act, task_id: int, answer: Answer, week: date | None) -> Answered | FollowthroughError:
    """Take a word on a task within a transaction, or tell why it cannot be taken."""
    fault = refusal(uow, act.by, task_id, answer)
    return fault or _take(uow, act, access.task(uow, task_id), answer, week)


def refusal(uow: UnitOfWork, person: Person, task_id: int, answer: Answer) -> FollowthroughError | None:
    """Why a word on a task cannot be taken from somebody, if it cannot."""
    try:
        _check(answer)
        _answerable(uow, person, task_id)
    except FollowthroughError as fault:
        return fault
    return None


def _answerable(uow: UnitOfWork, person: Person, task_id: int) -> Task:
    """The task, if it is that person's to answer for and takes answers."""
    task = access.task(uow, task_id)
    access.require(uow, person, Right.CHECK_IN, Matter.of_task(task))
    if not task.takes_words:
        raise TaskClosedError(code=task.code)
    return task


def _check(answer: Answer) -> None:
    if answer.progress is not None and not 0 <= answer.progress <= FULL:
        raise BadProgressError(field="progress", example="40")
    texts = {"note": answer.note, "blocker": answer.blocker, "need_text": answer.need_text}
    for field, text in texts.items():
        if text is not None and len(text) > LONGEST_TEXT:
            raise TooLongError(field=field, most=LONGEST_TEXT)


def _take(
    uow: UnitOfWork, act: Act, task: Task, answer: Answer, week: date | None, together: tuple[int, ...] = ()
) -> Answered:
    person, now = act.by, act.at
    schedule = local_time.schedule(uow, person)
    this_week = week_of(access.workspace(uow).check_in, schedule.today(now))
    week, found = _week_meant(uow, task, week, this_week)
    check_in = _record(uow, person, task, found, answer, now, week=week, late=week < this_week)
    after = task if _spoken_since(uow, task, week, this_week) else _apply(uow, task, check_in, now)
    need_before, need = None, None
    if answer.need is not None:
        need_before, need = raise_need(uow, person, after, answer.need, answer.need_text, now)
    case = uow.cases.open_on(task.id)
    waits, paused = (False, None) if case is None else _wait(uow, act, case, after, need)
    moved = after.still_since in {None, now}
    settled = case is not None and not waits and settled_by(case.kind, after.status, after.blocker, moved=moved)
    stopped = case if settled else None
    if stopped is not None:
        stop(uow, stopped, person, now, spot=act.spot)
        quiet = workdays_later(schedule, now, access.ladder(uow, task.department_id).cooldown_days)
        after = replace(after, quiet_until=quiet)
    uow.tasks.save(after)
    if after.state is not task.state:
        rewrite_needs(uow, task.id, now)
        end_offer(uow, task.id, now)
    trace = Trace(found, check_in, stopped, need_before, need, together, paused is not None)
    trace.write(uow, act, task, after)
    showing = uow.notices.showing(TASK_MESSAGES, task.id, (task.owner_id or person.id, week))
    rewrite(uow, showing, now, but=act.spot)
    if check_in.late:
        tell_late(uow, person.id, task, week, now)
    asked = None if need is None or need.asked_of is None else uow.people.get(need.asked_of)
    return Answered(after, check_in, need, stopped is not None, asked)


def _wait(uow: UnitOfWork, act: Act, case: Case, after: Task, need: Need | None) -> tuple[bool, Pause | None]:
    """Whether the case waits for what the word asks for, and the pause if that is new; what is done ends its case."""
    if need is None or after.state is not TaskState.OPEN:
        return False, None
    waits, paused = wait_for(uow, act, case, need)
    if waits:
        rewrite_case(uow, case, act.at, but=act.spot)
    return waits, paused


def _week_meant(uow: UnitOfWork, task: Task, week: date | None, this_week: date) -> tuple[date, CheckIn | None]:
    """The week a button speaks of and what was said in it, if the task was asked about then; else the present one."""
    if week is not None and week < this_week:
        found = uow.check_ins.find(task.id, week)
        if found is not None:
            return week, found
    return this_week, uow.check_ins.find(task.id, this_week)


def _record(
    uow: UnitOfWork,
    person: Person,
    task: Task,
    found: CheckIn | None,
    answer: Answer,
    now: datetime,
    *,
    week: date,
    late: bool,
) -> CheckIn:
    blank = replace(found or CheckIn(id=0, task_id=task.id, person_id=person.id, week=week), person_id=person.id)
    if blank.answered_at is None:
        blank = replace(blank, status=task.status, progress=task.progress, blocker=task.blocker)
    filled = checkins.answered(blank, answer, now, late=late)
    if found is None:
        return uow.check_ins.add(filled)
    uow.check_ins.save(filled)
    return filled


def _spoken_since(uow: UnitOfWork, task: Task, week: date, this_week: date) -> bool:
    """Whether a later week has its word already, so that a late answer must not turn the task back."""
    if week == this_week:
        return False
    latest = uow.check_ins.latest_answered(task.id, this_week + timedelta(weeks=1))
    return latest is not None and latest.week > week


def _apply(uow: UnitOfWork, task: Task, check_in: CheckIn, now: datetime) -> Task:
    off_track_before = False
    if (check_in.status or task.status) is Status.OFF_TRACK:
        previous = uow.check_ins.latest_answered(task.id, check_in.week)
        off_track_before = previous is not None and previous.status is Status.OFF_TRACK
    return checkins.applied(task, check_in, now, off_track_before=off_track_before)
