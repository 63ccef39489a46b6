"""History: what happened to a task, gathered from check-ins, needs, cases, decisions and the trail.

Who sees the plan sees how a task went; what its owner wrote is for those the owner was told would read it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from domain.audit import AuditEntry
from domain.checkins import CheckIn
from domain.decisions import GIVING, OUTCOMES, Decision
from domain.edits import FieldChange
from domain.handing import Offer
from domain.history import Entry, TaskHistory, What
from domain.ladder import Case, Outcome
from domain.matters import Matter
from domain.needs import Need, NeedAnswer, NeedKind
from domain.pausing import Pause, PauseKind, Proposal
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.recognition import Recognition
from domain.remarks import Remark
from domain.rhythm import TaskRhythm
from domain.rights import Right
from domain.services import access
from domain.services.claimables import SPLIT
from domain.services.claims import CLAIMED, DROPPED
from domain.services.dropping import REOPENED
from domain.services.editing import EDITED, changes_in, may_change
from domain.services.given import with_given
from domain.services.offers import with_offers
from domain.services.ownership import HANDED_OVER
from domain.services.proposals import APPROVED
from domain.services.routing import CLIMBED, PASSED_ON
from domain.tasks import Task, TaskState
from domain.views import TaskFilter, TaskView

MOST_WEEKS = 260
"""So many weeks of a task are looked back on: five years, more than any plan."""

BEGUN_OR_ENDED = {
    "task_added": What.ADDED,
    CLAIMED: What.CLAIMED,
    SPLIT: What.SPLIT,
    DROPPED: What.DROPPED,
    REOPENED: What.REOPENED,
}

BY_DECISION = frozenset({*OUTCOMES.values(), Outcome.SPLIT})


class HistoryService:
    """Tells the history of tasks."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def of(self, chat_id: str, task_id: int) -> TaskHistory:
        """The history of a task. Errors: StrangerError, UnknownTaskError."""
        with self._storage.read() as uow:
            person = access.actor(uow, chat_id)
            task = access.task(uow, task_id)
            told_of = _Records.of(uow, task_id)
            people = uow.people.many(tuple(told_of.named()))
            edits = changes_in(uow, list(told_of.trail))
            entries = sorted(_entries(told_of, people, edits), key=lambda entry: entry.at, reverse=True)
            hidden = not _reads_words(uow, person, task)
            told = tuple(_without_words(entry) for entry in entries) if hidden else tuple(entries)
            by_decision = {each.decided_at for each in told_of.decisions if each.kind in GIVING}
            granted = tuple(_granted(entry) for entry in told if _is_grant(entry) and entry.at not in by_decision)
            (view,) = with_given(uow, with_offers(uow, uow.tasks.views(TaskFilter(ids=(task_id,)))), date.min)
            if hidden:
                view = _without_words_of_others(view)
            open_or_proposed = task.state in {TaskState.OPEN, TaskState.PROPOSED}
            may_edit = open_or_proposed and bool(may_change(uow, person, task))
            return TaskHistory(view, told_of.check_ins, told, granted, hidden, may_edit)


@dataclass(frozen=True, slots=True)
class _Records:
    """Everything that is kept of a task's past."""

    check_ins: tuple[CheckIn, ...]
    needs: tuple[Need, ...]
    cases: tuple[Case, ...]
    decisions: tuple[Decision, ...]
    offers: tuple[Offer, ...]
    pauses: tuple[Pause, ...]
    proposals: tuple[Proposal, ...]
    trail: tuple[AuditEntry, ...]
    thanks: tuple[Recognition, ...]
    remarks: tuple[Remark, ...]

    @staticmethod
    def of(uow: UnitOfWork, task_id: int) -> "_Records":
        return _Records(
            tuple(uow.history.check_ins(task_id, MOST_WEEKS)),
            tuple(uow.history.needs(task_id)),
            tuple(uow.history.cases(task_id)),
            tuple(uow.history.decisions(task_id)),
            tuple(uow.offers.of_task(task_id)),
            tuple(uow.pauses.of_task(task_id)),
            tuple(uow.proposals.of_task(task_id)),
            tuple(uow.audit.of(f"task:{task_id}")),
            tuple(uow.recognitions.of_tasks([task_id])),
            tuple(uow.remarks.of_task(task_id)),
        )

    def named(self) -> set[int]:
        """The ids of all people it speaks of."""
        ids: list[object] = [person for each in self.check_ins for person in (each.person_id, each.seen_by)]
        ids += [person for need in self.needs for person in (need.raised_by, need.answered_by)]
        ids += [person for decision in self.decisions for person in (decision.decided_by, decision.owner_id)]
        ids += [remark.by_id for remark in self.remarks]
        ids += [person for each in self.thanks for person in (each.by_id, each.to_id)]
        ids += [person for offer in self.offers for person in (offer.offered_by, offer.offered_to)]
        ids += [pause.person_id for pause in self.pauses]
        ids += [person for each in self.proposals for person in (each.proposed_by, each.answered_by)]
        for entry in self.trail:
            before, after = entry.before or {}, entry.after or {}
            ids += [entry.person_id, before.get("asked_of"), after.get("asked_of"), after.get("owner_id")]
        return {each for each in ids if isinstance(each, int)}


def _entries(
    told_of: _Records, people: Mapping[int, Person], edits: Mapping[int, tuple[FieldChange, ...]]
) -> Iterator[Entry]:
    for each in told_of.check_ins:
        if each.answered_at is not None:
            yield Entry(each.answered_at, What.SAID, people.get(each.person_id), check_in=each)
        if each.seen_at is not None:
            yield Entry(each.seen_at, What.SEEN, people.get(each.seen_by or 0), people.get(each.person_id))
    yield from _needs(told_of, people)
    yield from _cases(told_of, people)
    yield from _offers(told_of, people)
    yield from _answers(told_of, people)
    for thanks in told_of.thanks:
        yield Entry(thanks.at, What.THANKED, people.get(thanks.by_id), people.get(thanks.to_id), thanks.text)
    for remark in told_of.remarks:
        yield Entry(remark.at, What.REMARKED, people.get(remark.by_id), word=remark.text)
    yield from _changes(told_of, people)
    for place, changes in edits.items():
        by = told_of.trail[place].person_id
        entry = told_of.trail[place]
        yield Entry(entry.at, What.CHANGED, None if by is None else people.get(by), word=entry.why, changes=changes)


def _reads_words(uow: UnitOfWork, person: Person, task: Task) -> bool:
    """Owner, their deputy, the head, the leader and plan keepers: those who are named before an owner answers."""
    return access.may(uow, person, Right.SEE_WORDS, Matter.of_task(task))


def _without_words(entry: Entry) -> Entry:
    check_in = None if entry.check_in is None else replace(entry.check_in, note=None, blocker=None)
    decision = None if entry.decision is None else replace(entry.decision, note=None)
    need = None if entry.need is None else replace(entry.need, text=None, answer_text=None)
    return replace(entry, word=None, check_in=check_in, need=need, decision=decision)


def _without_words_of_others(view: TaskView) -> TaskView:
    given = tuple(replace(each, decision=replace(each.decision, note=None)) for each in view.given)
    return replace(view, task=replace(view.task, blocker=None), given=given)


def _is_grant(entry: Entry) -> bool:
    return entry.what is What.ANSWERED and entry.need is not None and entry.need.answer is NeedAnswer.GRANTED


def _granted(entry: Entry) -> Entry:
    """A grant by itself: what was asked for says what it is, unless the reader may not read that."""
    return replace(entry, word=entry.word or (entry.need.text if entry.need is not None else None))


def _needs(told_of: _Records, people: Mapping[int, Person]) -> Iterator[Entry]:
    for need in told_of.needs:
        yield Entry(need.raised_at, What.NEEDED, people.get(need.raised_by), word=need.text, need=need)
        if need.answered_at is not None and need.answer is not None:
            by = None if need.answered_by is None else people.get(need.answered_by)
            word = need.text if need.kind is NeedKind.AUTHORITY else None
            yield Entry(need.answered_at, What.ANSWERED, by, word=need.answer_text or word, need=need)


def _cases(told_of: _Records, people: Mapping[int, Person]) -> Iterator[Entry]:
    for case in told_of.cases:
        yield Entry(case.opened_at, What.CASE_OPENED, case=case)
        if case.closed_at is not None and case.outcome not in BY_DECISION:
            yield Entry(case.closed_at, What.CASE_ENDED, case=case)
    back = {case.follows for case in told_of.cases}
    for decision in told_of.decisions:
        yield _decided(decision, people)
        if decision.id in back and decision.followed_up_at is not None:
            yield Entry(decision.followed_up_at, What.CAME_BACK, people.get(decision.decided_by), decision=decision)


def _decided(decision: Decision, people: Mapping[int, Person]) -> Entry:
    owner = None if decision.owner_id is None else people.get(decision.owner_id)
    by = people.get(decision.decided_by)
    return Entry(decision.decided_at, What.DECIDED, by, owner, decision.note, decision=decision)


def _offers(told_of: _Records, people: Mapping[int, Person]) -> Iterator[Entry]:
    for offer in told_of.offers:
        giver, taker = people.get(offer.offered_by), people.get(offer.offered_to)
        yield Entry(offer.offered_at, What.OFFERED, giver, taker, offer.note, offer=offer)
        if offer.ended_at is not None:
            yield Entry(offer.ended_at, What.OFFER_ENDED, taker, giver, offer.reason, offer=offer)


def _answers(told_of: _Records, people: Mapping[int, Person]) -> Iterator[Entry]:
    """What the owner answered to nudges, beside what was said and asked for."""
    for pause in told_of.pauses:
        by = people.get(pause.person_id) if pause.kind is PauseKind.SNOOZE else None
        yield Entry(pause.since, What.PAUSED, by, word=pause.reason, pause=pause)
    for each in told_of.proposals:
        yield Entry(each.proposed_at, What.PROPOSED, people.get(each.proposed_by), word=each.reason, proposal=each)
        if each.ended_at is not None:
            by = people.get(each.answered_by or each.proposed_by)
            yield Entry(each.ended_at, What.PROPOSAL_ENDED, by, word=each.answer_text, proposal=each)


def _changes(told_of: _Records, people: Mapping[int, Person]) -> Iterator[Entry]:
    """What the trail alone knows; what was decided, or accepted, stands in decisions and offers."""
    needs = {need.id: need for need in told_of.needs}
    for entry in told_of.trail:
        by = None if entry.person_id is None else people.get(entry.person_id)
        after = entry.after or {}
        if entry.what in BEGUN_OR_ENDED:
            yield _begun_or_ended(entry, by)
        elif entry.what == PASSED_ON:
            yield _passed_on(entry, by, needs, people)
        elif entry.what == CLIMBED:
            before = (entry.before or {}).get("asked_of")
            silent = people.get(before) if isinstance(before, int) else None
            if before == (entry.after or {}).get("asked_of"):
                continue  # nobody was above
            yield replace(_passed_on(entry, silent, needs, people), what=What.CLIMBED, word=None)
        elif entry.what not in {"decided", HANDED_OVER, APPROVED, EDITED}:
            if isinstance(owner := after.get("owner_id"), int):
                yield Entry(entry.at, What.OWNER, by, people.get(owner))
            if isinstance(due := after.get("due_on"), str):
                yield Entry(entry.at, What.DUE, by, due_on=date.fromisoformat(due))
            if entry.before and isinstance(often := after.get("rhythm"), str):
                yield Entry(entry.at, What.RHYTHM, by, rhythm=TaskRhythm(often))


def _begun_or_ended(entry: AuditEntry, by: Person | None) -> Entry:
    """How a task began, and what became of it where nobody owned it, or it was split."""
    into, origin, why = ((entry.after or {}).get(name) for name in ("into", "split_from", "reason"))
    tasks = tuple(into) if isinstance(into, list) else (origin,) if isinstance(origin, int) else ()
    return Entry(entry.at, BEGUN_OR_ENDED[entry.what], by, word=why if isinstance(why, str) else None, tasks=tasks)


def _passed_on(entry: AuditEntry, by: Person | None, needs: Mapping[int, Need], people: Mapping[int, Person]) -> Entry:
    after = entry.after or {}
    asked, need_id = after.get("asked_of"), after.get("need")
    other = people.get(asked) if isinstance(asked, int) else None
    need = needs.get(need_id) if isinstance(need_id, int) else None
    return Entry(entry.at, What.PASSED_ON, by, other, entry.why, need=need)
