"""Proposals: another date for a task moves only when whoever decides for its department approves it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from domain.audit import AuditEntry
from domain.cadence import workdays_later
from domain.errors import DateInPastError, MissingDateError, MissingReasonError
from domain.ladder import Outcome
from domain.matters import Matter
from domain.notices import Notice, NoticeKind
from domain.nudge_errors import NobodyAboveError, ProposalOverError, SameDateError, UnknownProposalError
from domain.pausing import PauseEnd, PauseKind, Proposal, ProposalEnd
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.proposals import DateProposed, DateTold, NudgeAnswer, ProposalView
from domain.rights import Right
from domain.services import access, local_time
from domain.services.changes import (
    Act,
    Spot,
    audit_closed,
    audit_task,
    rewrite,
    rewrite_case,
    rewrite_prompt,
    rewrite_task,
    rewrite_waiting,
    tell,
)
from domain.services.nudge_answers import answered, checked, owned
from domain.services.offers import with_offers
from domain.services.pausing import pause, resume
from domain.services.routing import grantor, route
from domain.services.standing_in import stands_in_for
from domain.tasks import Task
from domain.views import TaskFilter

PROPOSED, APPROVED, DECLINED = "date_proposed", "date_approved", "date_declined"
"""What the trail calls it."""


class ProposalService:
    """Takes proposals, and the answers to them."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def propose(
        self, chat_id: str, task_id: int, due_on: date | None, reason: str, now: datetime, *, through: str
    ) -> NudgeAnswer:
        """Propose another date, for a reason. It stays as it is until that is approved; a case waits for it, once.

        An open proposal gives way to the new one. Errors: StrangerError, UnknownTaskError, NotAllowedError,
        TaskClosedError, MissingReasonError, TooLongError, MissingDateError, DateInPastError, SameDateError,
        NobodyAboveError.
        """
        why = checked(reason)
        if why is None:
            raise MissingReasonError(field="note")
        if due_on is None:
            raise MissingDateError(field="due")
        with self._storage.write() as uow:
            act = Act(access.actor(uow, chat_id), now, through)
            task = owned(uow, act.by, Right.PROPOSE_DATE, task_id)
            if due_on <= local_time.today(uow, act.by, now):
                raise DateInPastError(field="due")
            if due_on == task.due_on:
                raise SameDateError(field="due", code=task.code)
            _replace_earlier(uow, act, task)
            proposal = _make(uow, act, task, due_on, why)
            case = uow.cases.open_on(task.id)
            held = None
            if case is not None:
                held = pause(uow, act, case, PauseKind.DATE, proposal.due_at, subject_id=proposal.id)
            return answered(uow, act, task, held, uow.people.get(proposal.asked_of), proposal.due_at)

    def approve(self, chat_id: str, proposal_id: int, now: datetime, *, through: str, spot: Spot | None = None) -> None:
        """Move the date, as was proposed: the owner is told, and an open case on the task ends.

        A date that has passed meanwhile is none to move to. Errors: StrangerError, UnknownProposalError,
        NotAllowedError, ProposalOverError, DateInPastError.
        """
        with self._storage.write() as uow:
            act = Act(access.actor(uow, chat_id), now, through, spot)
            of = _waiting(uow, act.by, proposal_id, now)
            if of.proposal.due_on <= local_time.today(uow, act.by, now):
                raise DateInPastError
            _settle(uow, act, of, ProposalEnd.APPROVED)
            _move(uow, act, of)
            _tell_owner(uow, act, of)
            _show(uow, act, of)

    def decline(self, chat_id: str, proposal_id: int, reason: str, now: datetime, *, through: str) -> None:
        """Leave the date as it is, and say why; a case that waited goes on.

        Errors: those of `waiting`, MissingReasonError, TooLongError.
        """
        why = checked(reason)
        if why is None:
            raise MissingReasonError(field="note")
        with self._storage.write() as uow:
            act = Act(access.actor(uow, chat_id), now, through)
            of = _waiting(uow, act.by, proposal_id, now)
            _settle(uow, act, of, ProposalEnd.DECLINED, why)
            resume(uow, PauseKind.DATE, of.proposal.id, PauseEnd.DECLINED, now)
            _tell_owner(uow, act, of)
            _show(uow, act, of)

    def waiting(self, chat_id: str, proposal_id: int, now: datetime) -> ProposalView:
        """A proposal that the member may answer now, for a form.

        Errors: StrangerError, UnknownProposalError, NotAllowedError, ProposalOverError.
        """
        with self._storage.read() as uow:
            return _waiting(uow, access.actor(uow, chat_id), proposal_id, now)


def waiting_on(
    uow: UnitOfWork, person: Person, now: datetime, *, ended_since: datetime | None = None
) -> list[ProposalView]:
    """The proposals that wait for the person's answer, or for that of whoever they stand in for.

    With `ended_since` those that were approved or declined since then stand in their places.
    """
    absent = stands_in_for(uow, person, local_time.today(uow, person, now))
    found = [proposal for each in (person, *absent) for proposal in uow.proposals.asked_of(each.id, ended_since)]
    views = [view for view in views_of(uow, found) if view.by.id != person.id]
    return [view for view in views if view.waits or view.proposal.end in {ProposalEnd.APPROVED, ProposalEnd.DECLINED}]


def views_of(uow: UnitOfWork, proposals: Sequence[Proposal]) -> list[ProposalView]:
    """Proposals with all around them, in the same order."""
    ids = tuple({each.task_id for each in proposals})
    tasks = {view.task.id: view for view in with_offers(uow, uow.tasks.views(TaskFilter(ids=ids)))} if ids else {}
    named = [person for each in proposals for person in (each.proposed_by, each.asked_of, each.answered_by)]
    people = uow.people.many([each for each in named if each is not None])
    return [
        ProposalView(
            each,
            tasks[each.task_id],
            people[each.proposed_by],
            people[each.asked_of],
            None if each.answered_by is None else people[each.answered_by],
        )
        for each in proposals
    ]


def made(uow: UnitOfWork, notice: Notice, to: Person, _now: datetime) -> DateProposed | str:
    """What a proposal says; a str says why it need not be made any more."""
    of = _of(uow, int(notice.occasion))
    return DateProposed(to, of) if of.waits or notice.sent_ts is not None else "answered or overtaken meanwhile"


def told(uow: UnitOfWork, notice: Notice, to: Person, _now: datetime) -> DateTold | str:
    """What became of a proposal."""
    return DateTold(to, _of(uow, int(notice.occasion)))


def _of(uow: UnitOfWork, proposal_id: int) -> ProposalView:
    found = uow.proposals.find(proposal_id)
    if found is None:
        raise UnknownProposalError
    return views_of(uow, [found])[0]


def _replace_earlier(uow: UnitOfWork, act: Act, task: Task) -> None:
    earlier = uow.proposals.open_on(task.id)
    if earlier is not None:
        uow.proposals.settle(replace(earlier, ended_at=act.at, end=ProposalEnd.WITHDRAWN))
        rewrite(uow, uow.notices.sent_about([NoticeKind.DATE_PROPOSED], task.id), act.at)


def _make(uow: UnitOfWork, act: Act, task: Task, due_on: date, why: str) -> Proposal:
    asked_of = grantor(uow, act.by, task)
    if asked_of is None:
        raise NobodyAboveError(code=task.code)
    way = route(uow, asked_of, act.by.id, act.at)
    blank = Proposal(0, task.id, act.by.id, act.at, due_on, task.due_on, why, way.asked_of, way.due_at)
    proposal = uow.proposals.add(blank)
    after = {"proposal": proposal.id, "proposed": due_on.isoformat(), "asked_of": way.asked_of}
    uow.audit.add(AuditEntry(act.at, PROPOSED, f"task:{task.id}", act.by.id, None, after, why, act.through))
    tell(uow, NoticeKind.DATE_PROPOSED, task.id, way.told, act.at, occasion=str(proposal.id))
    return proposal


def _waiting(uow: UnitOfWork, person: Person, proposal_id: int, now: datetime) -> ProposalView:
    """The proposal, when it waits for an answer and the person may give it; its task is held."""
    found = uow.proposals.find(proposal_id)
    if found is None:
        raise UnknownProposalError
    access.task(uow, found.task_id)
    of = _of(uow, proposal_id)
    access.require(uow, person, Right.ANSWER_DATE, _matter(of), now=now)
    if not of.waits:
        raise ProposalOverError(code=of.view.task.code)
    return of


def _matter(of: ProposalView) -> Matter:
    task = of.view.task
    favoured = {of.by.id} if task.owner_id is None else {of.by.id, task.owner_id}
    return replace(Matter.of_task(task), asked=of.asked.id, for_oneself=frozenset(favoured))


def _settle(uow: UnitOfWork, act: Act, of: ProposalView, end: ProposalEnd, why: str | None = None) -> None:
    ended = replace(of.proposal, ended_at=act.at, end=end, answered_by=act.by.id, answer_text=why)
    if not uow.proposals.settle(ended):
        raise ProposalOverError(code=of.view.task.code)
    if end is ProposalEnd.DECLINED:
        after = {"proposal": of.proposal.id}
        subject = f"task:{of.view.task.id}"
        uow.audit.add(AuditEntry(act.at, DECLINED, subject, act.by.id, None, after, why, act.through))


def _move(uow: UnitOfWork, act: Act, of: ProposalView) -> None:
    """The task has the new date; what was open on it is answered, and rests as after any answer."""
    task = of.view.task
    case = uow.cases.open_on(task.id)
    after = replace(task, due_on=of.proposal.due_on)
    if case is not None:
        schedule = local_time.schedule(uow, act.by)
        rests = access.ladder(uow, task.department_id).cooldown_days
        after = replace(after, quiet_until=workdays_later(schedule, act.at, rests))
    uow.tasks.save(after)
    by, told_with = act.by.id, {"proposal": of.proposal.id}
    audit_task(uow, task, after, act.at, APPROVED, by=by, through=act.through, more=({}, told_with))
    if case is None or not uow.cases.close(case, Outcome.EXTENDED, act.at):
        return
    audit_closed(uow, case, Outcome.EXTENDED, act.at, by=act.by, why=of.proposal.reason)
    for rung in case.told:
        if rung.person_id not in {act.by.id, task.owner_id, of.by.id}:
            tell(uow, NoticeKind.CASE_ANSWERED, case.id, rung.person_id, act.at)
    rewrite_case(uow, case, act.at, but=act.spot)


def _tell_owner(uow: UnitOfWork, act: Act, of: ProposalView) -> None:
    for person_id in sorted({of.by.id, of.view.task.owner_id or of.by.id} - {act.by.id}):
        tell(uow, NoticeKind.DATE_TOLD, of.view.task.id, person_id, act.at, occasion=str(of.proposal.id))


def _show(uow: UnitOfWork, act: Act, of: ProposalView) -> None:
    """Have whatever shows the proposal, or the date, written anew."""
    task = of.view.task
    rewrite_task(uow, task.id, act.at, but=act.spot)
    rewrite_prompt(uow, task.owner_id, act.at)
    rewrite_waiting(uow, access.concerned(uow, act.by, task.department_id), act.at, but=act.spot)
    case = uow.cases.open_on(task.id)
    if case is not None:
        rewrite_case(uow, case, act.at, but=act.spot)
