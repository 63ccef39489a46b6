"""Pausing the ladder: each answer to a nudge holds a case back once, up to a stated moment, and never for longer."""

from datetime import date, datetime

import pytest

from domain.decisions import Choice, DecisionKind
from domain.errors import (
    DateInPastError,
    FollowthroughError,
    MissingReasonError,
    NotAllowedError,
    TaskClosedError,
    TooLongError,
)
from domain.ladder import Case, Outcome
from domain.needs import NeedKind
from domain.notices import NoticeKind
from domain.nudge_errors import (
    NobodyAboveError,
    NothingToSnoozeError,
    ProposalOverError,
    SameDateError,
    SnoozedOnceError,
    SnoozeSpanError,
    SnoozeTooLateError,
    UnknownProposalError,
)
from domain.people import Person
from domain.tasks import Task, TaskState
from tests.company import Company, at

NUDGED = at("2027-01-12 10:00")
CLIMBS = at("2027-01-14 10:00")
ANSWER_BY = at("2027-01-15 10:00")
NEW_DATE = date(2027, 2, 1)


@pytest.fixture
def late(company: Company) -> Task:
    """A task of Omar's that is past its date, of which he was told on Tuesday at ten; it climbs on Thursday."""
    task = company.task(due_on=date(2027, 1, 8), last_check_in_at=at("2027-01-08 12:00"))
    company.services.cases.open_new(NUDGED)
    company.services.cases.advance_due(NUDGED)
    assert company.case(task).next_at == CLIMBS
    return task


def lack(company: Company, task: Task, kind: NeedKind = NeedKind.MONEY, now: datetime = NUDGED) -> Case:
    """Omar says what is lacking; the case as it is then."""
    company.services.nudge_answers.ask_for(company.owner.chat_id, task.id, kind, "500", now, through="test")
    return company.case(task)


def snooze(company: Company, task: Task, until: date, now: datetime = NUDGED, *, reason: str = "Rain.") -> Case:
    """Omar lets it rest; the case as it is then."""
    company.services.nudge_answers.snooze(company.owner.chat_id, task.id, until, reason, now, through="test")
    return company.case(task)


def propose(company: Company, task: Task, due_on: date = NEW_DATE, *, by: Person | None = None) -> int:
    """Omar proposes another date; the id of the proposal."""
    who = company.owner if by is None else by
    company.services.proposals.propose(who.chat_id, task.id, due_on, "Rain.", NUDGED, through="test")
    with company.storage.read() as uow:
        found = uow.proposals.open_on(task.id)
    assert found is not None
    return found.id


def need_of(company: Company, task: Task) -> int:
    """The id of the open need of a task."""
    with company.storage.read() as uow:
        (need,) = uow.needs.open_on(task.id)
    return need.id


def test_what_is_lacking_holds_the_case_back(company: Company, late: Task) -> None:
    """Up to the moment by which it should be answered; then it climbs by itself."""
    assert lack(company, late).next_at == ANSWER_BY
    assert company.told(NoticeKind.NEED_RAISED) == ["Hanna"]
    assert ("case_paused", "need") in company.audited(f"case:{company.case(late).id}")
    company.services.cases.advance_due(at("2027-01-15 09:59"))
    assert company.told(NoticeKind.CASE_CLIMBED) == []
    company.services.cases.advance_due(ANSWER_BY)
    assert company.told(NoticeKind.CASE_CLIMBED) == ["Hanna"]


def test_a_second_need_does_not(company: Company, late: Task) -> None:
    """It is raised all the same."""
    first = lack(company, late)
    assert lack(company, late, NeedKind.SKILL, at("2027-01-14 10:00")).next_at == first.next_at
    assert company.told(NoticeKind.NEED_RAISED) == ["Hanna", "Hanna"]


def test_a_grant_gives_the_usual_time(company: Company, late: Task) -> None:
    """Two working days from then on, to use what was given."""
    lack(company, late)
    granted = at("2027-01-14 15:00")
    company.services.needs.grant(company.head.chat_id, need_of(company, late), granted, through="test")
    assert company.case(late).next_at == at("2027-01-18 15:00")
    assert ("case_resumed", "granted") in company.audited(f"case:{company.case(late).id}")


def test_after_a_no_there_is_a_day(company: Company, late: Task) -> None:
    """Not sooner than without the pause, and not later than it would have lasted."""
    lack(company, late)
    need = need_of(company, late)
    company.services.needs.decline(company.head.chat_id, need, "No.", at("2027-01-12 11:00"), through="test")
    assert company.case(late).next_at == CLIMBS


def test_a_late_no_changes_nothing(company: Company, late: Task) -> None:
    """The announced moment stays when it is nearer than a day."""
    lack(company, late)
    need = need_of(company, late)
    company.services.needs.decline(company.head.chat_id, need, "No.", at("2027-01-15 09:00"), through="test")
    assert company.case(late).next_at == ANSWER_BY


def test_snoozes_to_the_morning_of_a_day(company: Company, late: Task) -> None:
    """The reason stands in the trail, and on the card of whoever is told next."""
    assert snooze(company, late, date(2027, 1, 18)).next_at == at("2027-01-18 09:00")
    assert ("case_paused", "Rain.") in company.audited(f"case:{company.case(late).id}")


@pytest.mark.parametrize(
    ("until", "reason", "fault"),
    [
        (date(2027, 1, 14), "Rain.", SnoozeSpanError),
        (date(2027, 1, 20), "Rain.", SnoozeSpanError),
        (date(2027, 1, 18), " ", MissingReasonError),
        (date(2027, 1, 18), "x" * 3001, TooLongError),
    ],
)
def test_snoozes_for_a_reason_and_not_for_long(
    company: Company, late: Task, until: date, reason: str, fault: type[FollowthroughError]
) -> None:
    """From the day after it would climb, for five working days at most."""
    with pytest.raises(fault):
        snooze(company, late, until, reason=reason)
    assert company.case(late).next_at == CLIMBS


def test_snoozes_once(company: Company, late: Task) -> None:
    """A second time is refused, also after the first is over."""
    snooze(company, late, date(2027, 1, 18))
    with pytest.raises(SnoozedOnceError):
        snooze(company, late, date(2027, 1, 19))


def test_nobody_snoozes_what_has_gone_up(company: Company, late: Task) -> None:
    """Once the head was told it is not the owner's to let rest."""
    company.services.cases.advance_due(CLIMBS)
    with pytest.raises(SnoozeTooLateError):
        snooze(company, late, date(2027, 1, 19), CLIMBS)


def test_nothing_to_snooze(company: Company) -> None:
    """Without a case there is nothing that could rest."""
    with pytest.raises(NothingToSnoozeError):
        snooze(company, company.task(), date(2027, 1, 18))


def test_only_whoever_answers_for_it_may(company: Company, late: Task) -> None:
    """The deputy may, in the owner's place; anybody else may not, and neither once the task is closed."""
    answers = company.services.nudge_answers
    with pytest.raises(NotAllowedError):
        answers.ask_for(company.colleague.chat_id, late.id, NeedKind.MONEY, None, NUDGED, through="test")
    answers.ask_for(company.deputy.chat_id, late.id, NeedKind.MONEY, None, NUDGED, through="test")
    closed = company.task(state=TaskState.DONE)
    with pytest.raises(TaskClosedError):
        answers.own(company.owner.chat_id, closed.id)


def test_asking_again_in_other_words_is_in_the_trail(company: Company, late: Task) -> None:
    """Seed 5017: the same need in new words was stored, and the trail did not know of it."""
    for text in (None, "It rains.", "It rains."):
        company.services.nudge_answers.ask_for(
            company.owner.chat_id, late.id, NeedKind.TIME, text, NUDGED, through="test"
        )
    with company.storage.read() as uow:
        told = [(each.what, each.before, each.after) for each in uow.audit.of(f"task:{late.id}")]
    assert [each for each in told if each[0] == "need_reworded"] == [
        ("need_reworded", {"text": None}, {"text": "It rains."})
    ]


def test_a_date_moves_only_when_it_is_approved(company: Company, late: Task) -> None:
    """Until then the case waits; the approval ends it, rests the task, and tells the owner."""
    proposal = propose(company, late)
    assert company.told(NoticeKind.DATE_PROPOSED) == ["Hanna"]
    assert company.case(late).next_at == ANSWER_BY
    assert company.task_now(late).due_on == late.due_on
    company.services.proposals.approve(company.head.chat_id, proposal, NUDGED, through="test")
    assert company.task_now(late).due_on == NEW_DATE
    assert company.task_now(late).quiet_until is not None
    assert company.case(late).outcome is Outcome.EXTENDED
    assert company.told(NoticeKind.DATE_TOLD) == ["Omar"]
    trail = [what for what, _ in company.audited(f"task:{late.id}")]
    assert trail == ["date_proposed", "date_approved"]
    with pytest.raises(ProposalOverError):
        company.services.proposals.approve(company.head.chat_id, proposal, NUDGED, through="test")


def test_a_date_that_has_passed_meanwhile_is_not_approved(company: Company, late: Task) -> None:
    """It would end the case and be late again; a no, or another date, is still possible."""
    proposal, after = propose(company, late), at("2027-02-02 10:00")
    with pytest.raises(DateInPastError):
        company.services.proposals.approve(company.head.chat_id, proposal, after, through="test")
    assert company.task_now(late).due_on == late.due_on
    company.services.proposals.decline(company.head.chat_id, proposal, "Too late.", after, through="test")
    assert company.told(NoticeKind.DATE_TOLD) == ["Omar"]


def test_a_no_has_a_reason_and_lets_it_go_on(company: Company, late: Task) -> None:
    """The date stays, the owner is told why, and the case goes on."""
    proposal = propose(company, late)
    with pytest.raises(MissingReasonError):
        company.services.proposals.decline(company.head.chat_id, proposal, " ", NUDGED, through="test")
    company.services.proposals.decline(company.head.chat_id, proposal, "No.", NUDGED, through="test")
    assert company.task_now(late).due_on == late.due_on
    assert company.case(late).next_at == CLIMBS
    assert company.told(NoticeKind.DATE_TOLD) == ["Omar"]


def test_without_a_case_the_date_alone_moves(company: Company) -> None:
    """Whoever sees it coming may ask before anything is late."""
    task = company.task(due_on=date(2027, 3, 1))
    company.services.proposals.approve(company.leader.chat_id, propose(company, task), NUDGED, through="test")
    assert (company.task_now(task).due_on, company.task_now(task).quiet_until) == (NEW_DATE, None)


def test_nobody_approves_their_own_date(company: Company, late: Task) -> None:
    """Neither who proposed it nor who owns the task, nor a colleague; a plan keeper may."""
    proposal = propose(company, late, by=company.deputy)
    for person in (company.owner, company.deputy, company.colleague):
        with pytest.raises(NotAllowedError):
            company.services.proposals.approve(person.chat_id, proposal, NUDGED, through="test")
    company.services.proposals.approve(company.keeper.chat_id, proposal, NUDGED, through="test")


def test_a_new_proposal_takes_the_place_of_the_old_one(company: Company, late: Task) -> None:
    """The old one can be approved no more, and nothing pauses twice."""
    first = propose(company, late)
    propose(company, late, date(2027, 2, 8))
    with pytest.raises(ProposalOverError):
        company.services.proposals.approve(company.head.chat_id, first, NUDGED, through="test")
    assert company.case(late).next_at == ANSWER_BY


def test_a_date_decided_otherwise_overtakes_it(company: Company, late: Task) -> None:
    """What was proposed in place of a date that is no more cannot be approved."""
    proposal = propose(company, late)
    extended = Choice(DecisionKind.EXTEND, due_on=date(2027, 1, 29))
    company.services.decisions.decide(company.leader.chat_id, company.case(late).id, extended, NUDGED, through="test")
    with pytest.raises(ProposalOverError):
        company.services.proposals.approve(company.head.chat_id, proposal, NUDGED, through="test")


@pytest.mark.parametrize(("day", "fault"), [(date(2027, 1, 12), DateInPastError), (date(2027, 1, 8), DateInPastError)])
def test_another_date_lies_ahead(company: Company, late: Task, day: date, fault: type[FollowthroughError]) -> None:
    """Today is too late."""
    with pytest.raises(fault):
        propose(company, late, day)


def test_another_date_is_another_one(company: Company) -> None:
    """The one it has is none, and the leader has nobody above to ask; what is unknown is said to be."""
    with pytest.raises(SameDateError):
        propose(company, company.task(due_on=NEW_DATE))
    with pytest.raises(NobodyAboveError):
        propose(company, company.task(owner_id=company.leader.id, department_id=None), by=company.leader)
    with pytest.raises(UnknownProposalError):
        company.services.proposals.waiting(company.head.chat_id, 99, NUDGED)


def test_it_stands_on_home(company: Company, late: Task) -> None:
    """Whoever is asked finds it there until it is answered."""
    proposal = propose(company, late)
    shown = company.services.home.of(company.head.chat_id, NUDGED).proposals
    assert [of.proposal.id for of in shown] == [proposal]
    company.services.proposals.approve(company.head.chat_id, proposal, NUDGED, through="test")
    assert company.services.home.of(company.head.chat_id, NUDGED).proposals == ()


def test_the_history_tells_it_all(company: Company, late: Task) -> None:
    """Each pause, the proposal, and what became of it; the date is told once."""
    snooze(company, late, date(2027, 1, 15))
    company.services.proposals.approve(company.head.chat_id, propose(company, late), NUDGED, through="test")
    told = company.services.history.of(company.owner.chat_id, late.id)
    whats = [entry.what.value for entry in told.entries]
    assert sorted(whats) == ["case_opened", "paused", "paused", "proposal_ended", "proposed"]
