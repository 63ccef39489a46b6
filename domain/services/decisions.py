"""Decisions: the leader, or the head below, answers a case; the task, the people and the messages follow."""

from dataclasses import dataclass, replace
from datetime import datetime

from domain.cadence import Schedule, workdays_later
from domain.checkins import LONGEST_TEXT
from domain.decision_errors import BadAmountError, MissingWhatError
from domain.decisions import GIVING, OUTCOMES, Choice, Decision, DecisionKind, is_amount
from domain.errors import (
    CaseClosedError,
    DateInPastError,
    MissingDateError,
    MissingOwnerError,
    TooLongError,
    UnknownCaseError,
)
from domain.following_up import look_at
from domain.ladder import Case
from domain.matters import Matter
from domain.meetings import ActionItem
from domain.notices import NoticeKind
from domain.ports import Storage, UnitOfWork
from domain.rights import Right
from domain.services import access, local_time
from domain.services.changes import (
    Act,
    Spot,
    audit_closed,
    audit_task,
    cards_of,
    plain,
    post,
    rewrite_case,
    rewrite_prompt,
    rewrite_task,
    rewrite_waiting,
    tell,
)
from domain.services.given import answer_needs
from domain.services.offers import end_offer
from domain.tasks import Task, TaskState
from domain.views import CaseView
from domain.workspace import Workspace

ENDING = frozenset({*GIVING, DecisionKind.DROP, DecisionKind.NOTED})
"""Decisions that are for the leader and plan keepers alone."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of a decision."""

    decision: Decision
    case: Case
    task: Task


class DecisionService:
    """Takes decisions."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def decide(
        self, chat_id: str, case_id: int, choice: Choice, now: datetime, *, through: str, spot: Spot | None = None
    ) -> Decided:
        """Decide a case. It is recorded, written on the task, told to all concerned, and closes the case.

        Errors: StrangerError, UnknownCaseError, CaseClosedError, NotAllowedError, MissingOwnerError,
        MissingDateError, DateInPastError, BadAmountError, MissingWhatError, TooLongError.
        """
        with self._storage.write() as uow:
            person = access.actor(uow, chat_id)
            case = uow.cases.find(case_id)
            if case is None:
                raise UnknownCaseError
            task = access.task(uow, case.task_id)
            if not case.is_open:
                raise CaseClosedError(code=task.code)
            access.require(uow, person, _right(choice.kind), Matter.of_case(case, task))
            schedule = local_time.schedule(uow, person)
            _check(uow, choice, schedule, now)
            return decided(uow, Act(person, now, through, spot), case, task, choice)

    def currency(self, chat_id: str) -> str | None:
        """That of the amounts in decisions, for the form; None where nobody named it. Errors: StrangerError."""
        with self._storage.read() as uow:
            access.actor(uow, chat_id)
            return access.workspace(uow).currency

    def case(self, chat_id: str, case_id: int) -> CaseView:
        """A case that still waits, with all around it, for a form to decide it.

        Errors: StrangerError, UnknownCaseError, CaseClosedError.
        """
        with self._storage.read() as uow:
            access.actor(uow, chat_id)
            view = uow.cases.view(case_id)
            if view is None:
                raise UnknownCaseError
            if not view.case.is_open:
                raise CaseClosedError(code=view.view.task.code)
            return view


def _right(kind: DecisionKind) -> Right:
    return Right.END_CASE if kind in ENDING else Right.DECIDE_CASE


def decided(uow: UnitOfWork, act: Act, case: Case, task: Task, choice: Choice) -> Decided:
    """Close an open case with a decision that was checked; CaseClosedError when somebody else was first."""
    if not uow.cases.close(case, OUTCOMES[choice.kind], act.at):
        raise CaseClosedError(code=task.code)
    return _record(uow, act, local_time.schedule(uow, act.by), case, task, choice)


def _check(uow: UnitOfWork, choice: Choice, schedule: Schedule, now: datetime) -> None:
    if choice.note is not None and len(choice.note) > LONGEST_TEXT:
        raise TooLongError(field="note", most=LONGEST_TEXT)
    if choice.kind is DecisionKind.ASSIGN:
        if choice.owner_id is None:
            raise MissingOwnerError(field="owner")
        access.require_worker(uow, choice.owner_id)
    if choice.kind is DecisionKind.EXTEND:
        if choice.due_on is None:
            raise MissingDateError(field="due")
        if choice.due_on <= schedule.today(now):
            raise DateInPastError(field="due")
    if choice.kind is DecisionKind.FUND and not is_amount(choice.amount):
        raise BadAmountError(field="amount")
    if choice.kind in {DecisionKind.AUTHORITY, DecisionKind.SCOPE} and not choice.note:
        raise MissingWhatError(field="note")
    if choice.until is not None and choice.until < schedule.today(now):
        raise DateInPastError(field="until")


def _record(uow: UnitOfWork, act: Act, schedule: Schedule, case: Case, task: Task, choice: Choice) -> Decided:
    settings = access.workspace(uow)
    quiet_until = workdays_later(schedule, act.at, access.ladder(uow, task.department_id).cooldown_days)
    after = replace(_changed(task, choice, act.at), quiet_until=quiet_until)
    uow.tasks.save(after)
    decision = uow.decisions.add(
        Decision(
            id=0,
            case_id=case.id,
            task_id=task.id,
            kind=choice.kind,
            decided_by=act.by.id,
            decided_at=act.at,
            owner_id=choice.owner_id,
            due_on=choice.due_on,
            note=choice.note,
            amount=choice.amount,
            currency=None if choice.amount is None else settings.currency,
            until=choice.until,
            follow_up_at=look_at(choice.kind, task.rhythm, act.at) if _is_final(settings, act, case) else None,
        )
    )
    audit_task(uow, task, after, act.at, "decided", by=act.by.id, through=act.through, more=({}, _written(decision)))
    audit_closed(uow, case, OUTCOMES[choice.kind], act.at, by=act.by, why=choice.note)
    if (after.owner_id, after.state) != (task.owner_id, task.state):
        end_offer(uow, task.id, act.at)
    _put_on_the_agenda(uow, settings, act, decision, task)
    _tell_concerned(uow, settings, act, case, task, decision)
    rewrite_case(uow, case, act.at, but=act.spot)
    rewrite_prompt(uow, task.owner_id, act.at)
    rewrite_task(uow, task.id, act.at)
    rewrite_waiting(uow, access.concerned(uow, act.by, task.department_id), act.at)
    answer_needs(uow, decision)
    return Decided(decision, case, after)


def _is_final(settings: Workspace, act: Act, case: Case) -> bool:
    """Whether nobody above can decide otherwise; what is decided below climbs by itself if it changes nothing."""
    return case.on_last_rung or act.by.id == settings.leader_id


def _changed(task: Task, choice: Choice, now: datetime) -> Task:
    if choice.kind is DecisionKind.ASSIGN:
        return replace(task, owner_id=choice.owner_id, owned_since=now, last_check_in_at=None, off_track_weeks=0)
    if choice.kind is DecisionKind.EXTEND:
        return replace(task, due_on=choice.due_on)
    if choice.kind is DecisionKind.DROP:
        return replace(task, state=TaskState.DROPPED, closed_at=now)
    return task


def _written(decision: Decision) -> dict[str, object]:
    """What the trail tells of a decision beside the fields of the task that it changed."""
    told = {"kind": decision.kind, "amount": decision.amount, "currency": decision.currency, "until": decision.until}
    return {"decision": {name: plain(value) for name, value in told.items() if value is not None}}


def _put_on_the_agenda(uow: UnitOfWork, settings: Workspace, act: Act, decision: Decision, task: Task) -> None:
    """A decision of the leader that asks somebody to act becomes an action item of the next strategy meeting."""
    if act.by.id != settings.leader_id or decision.kind not in {DecisionKind.ASSIGN, DecisionKind.EXTEND}:
        return
    uow.action_items.add(
        ActionItem(
            id=0,
            text=task.title,
            owner_id=decision.owner_id or task.owner_id,
            due_on=decision.due_on or task.due_on,
            task_id=task.id,
            created_at=act.at,
        )
    )


def _tell_concerned(uow: UnitOfWork, settings: Workspace, act: Act, case: Case, task: Task, decision: Decision) -> None:
    department = access.department_of(uow, task.department_id)
    concerned = [task.owner_id, department.head_id if department else None]
    concerned += [rung.person_id for rung in case.told if rung.person_id != settings.leader_id]
    done = {act.by.id, decision.owner_id}
    for person_id in concerned:
        if person_id is not None and person_id not in done:
            done.add(person_id)
            tell(uow, NoticeKind.DECISION_TOLD, decision.id, person_id, act.at)
    if decision.owner_id is not None and decision.owner_id != act.by.id:
        tell(uow, NoticeKind.TASK_GIVEN, task.id, decision.owner_id, act.at, occasion=f"decision:{decision.id}")
    _post(uow, act, case, decision)


def _post(uow: UnitOfWork, act: Act, case: Case, decision: Decision) -> None:
    """Tell everybody in the channel, below what brought the case to the leader there."""
    cards, digest = cards_of(uow, case), uow.notices.latest(NoticeKind.DIGEST, 0)
    kind = NoticeKind.DECISION_POSTED if cards is None else NoticeKind.CARD_DECIDED
    above = digest if cards is None else cards
    if case.on_last_rung and above is not None and above.channel is not None:
        post(uow, kind, decision.id, above.channel, act.at, occasion=above.occasion)
