"""Deciding cases."""

from datetime import date

import pytest

from domain.checkins import LONGEST_TEXT
from domain.decisions import Choice, DecisionKind
from domain.digest import DigestReady
from domain.errors import (
    CaseClosedError,
    DateInPastError,
    FollowthroughError,
    MissingDateError,
    MissingOwnerError,
    NotAllowedError,
    StrangerError,
    TooLongError,
    UnknownCaseError,
    UnreachablePersonError,
)
from domain.ladder import Case, CaseKind, Outcome
from domain.notices import DecisionTold, NoticeKind
from domain.people import Person
from domain.services.decisions import Decided
from domain.tasks import Status, Task, TaskState
from tests import mothers
from tests.company import Company, at, kinds

TUESDAY = "2027-01-12 10:00"
EXTEND = Choice(DecisionKind.EXTEND, due_on=date(2027, 2, 1))
NOTED, DROP, HANDLE = Choice(DecisionKind.NOTED), Choice(DecisionKind.DROP), Choice(DecisionKind.HANDLE)
TOLD, GIVEN = NoticeKind.DECISION_TOLD, NoticeKind.TASK_GIVEN


def case_on(company: Company, task: Task, rung: int = 2) -> Case:
    """An overdue case that came up to a rung of owner, head and leader."""
    rungs = mothers.ladder(company.owner.id, company.head.id, company.leader.id)
    opened = at("2027-01-05 09:00")
    with company.storage.write() as uow:
        made = uow.cases.add(
            mothers.case(task.id, rungs, kind=CaseKind.OVERDUE, opened_at=opened, rung=rung, told_at=opened)
        )
    assert made is not None
    return made


def decide(
    company: Company, case: Case, choice: Choice, by: Person | None = None, spot: tuple[str, str] | None = None
) -> Decided:
    """A decision of the leader, or of somebody else, on Tuesday."""
    chat_id = (by or company.leader).chat_id
    return company.services.decisions.decide(chat_id, case.id, choice, at(TUESDAY), through="test", spot=spot)


@pytest.fixture
def task(company: Company) -> Task:
    """Omar's overdue task."""
    return company.task(due_on=date(2027, 1, 4), status=Status.OFF_TRACK, off_track_weeks=2)


@pytest.mark.parametrize(
    ("kind", "outcome"),
    [
        (DecisionKind.ASSIGN, Outcome.REASSIGNED),
        (DecisionKind.EXTEND, Outcome.EXTENDED),
        (DecisionKind.DROP, Outcome.DROPPED),
        (DecisionKind.NOTED, Outcome.NOTED),
        (DecisionKind.HANDLE, Outcome.HANDLED),
    ],
)
def test_every_decision_closes_its_case(company: Company, task: Task, kind: DecisionKind, outcome: Outcome) -> None:
    """With its own outcome, a record, the trail, and a rest for the task."""
    case = case_on(company, task)
    choice = Choice(kind, owner_id=company.colleague.id if kind is DecisionKind.ASSIGN else None, due_on=EXTEND.due_on)

    made = decide(company, case, choice)

    assert (company.case(task).outcome, company.case(task).closed_at) == (outcome, at(TUESDAY))
    assert (made.decision.kind, made.decision.decided_by) == (kind, company.leader.id)
    assert company.task_now(task).quiet_until == at("2027-01-19 10:00")
    assert ("case_closed", None) in company.audited(f"case:{case.id}")
    assert ("decided", None) in company.audited(f"task:{task.id}")


def test_a_reassigned_task_starts_afresh(company: Company, task: Task) -> None:
    """The new owner is not blamed for the silence of the old one, and is told once."""
    decide(company, case_on(company, task), Choice(DecisionKind.ASSIGN, owner_id=company.colleague.id))

    after = company.task_now(task)
    assert (after.owner_id, after.owned_since) == (company.colleague.id, at(TUESDAY))
    assert (after.last_check_in_at, after.off_track_weeks) == (None, 0)
    assert company.told(GIVEN) == ["Rana"]
    assert sorted(company.told(TOLD)) == ["Hanna", "Omar"]


def test_an_extended_task_has_its_new_date(company: Company, task: Task) -> None:
    """Owner and head hear of it."""
    decide(company, case_on(company, task), EXTEND)

    assert company.task_now(task).due_on == EXTEND.due_on
    assert sorted(company.told(TOLD)) == ["Hanna", "Omar"]


def test_a_dropped_task_is_out_of_the_plan(company: Company, task: Task) -> None:
    """It stays in the database, closed."""
    decide(company, case_on(company, task), DROP)

    assert (company.task_now(task).state, company.task_now(task).closed_at) == (TaskState.DROPPED, at(TUESDAY))


@pytest.mark.parametrize("choice", [NOTED, HANDLE])
def test_letting_rest_and_handling_leave_the_task(company: Company, task: Task, choice: Choice) -> None:
    """Only the rest of the cooldown is new."""
    decide(company, case_on(company, task), choice)

    after = company.task_now(task)
    assert (after.state, after.due_on, after.owner_id) == (task.state, task.due_on, task.owner_id)


def test_a_case_is_decided_once(company: Company, task: Task) -> None:
    """The second press learns that somebody was faster, and changes nothing."""
    case = case_on(company, task)
    decide(company, case, EXTEND)

    with pytest.raises(CaseClosedError) as fault:
        decide(company, case, DROP, company.keeper)
    assert fault.value.values == {"code": task.code}
    assert company.task_now(task).state is TaskState.OPEN


@pytest.mark.parametrize("choice", [NOTED, DROP, HANDLE, EXTEND])
def test_leader_and_plan_keeper_decide_everything(company: Company, task: Task, choice: Choice) -> None:
    """On every rung."""
    decide(company, case_on(company, task, rung=0), choice)
    decide(company, case_on(company, company.task(), rung=0), choice, company.keeper)


@pytest.mark.parametrize("choice", [HANDLE, EXTEND])
def test_the_head_decides_in_the_department(company: Company, task: Task, choice: Choice) -> None:
    """Whether or not the case has come to them yet."""
    assert decide(company, case_on(company, task, rung=0), choice, company.head)


@pytest.mark.parametrize("choice", [NOTED, DROP])
def test_dropping_and_letting_rest_are_the_leaders(company: Company, task: Task, choice: Choice) -> None:
    """The head is told whose it is."""
    with pytest.raises(NotAllowedError) as fault:
        decide(company, case_on(company, task), choice, company.head)
    assert [each.name for each in fault.value.who] == ["Layla"]


def test_a_deputy_who_was_told_may_decide(company: Company, task: Task) -> None:
    """Being asked gives the right to answer; not having been asked gives none."""
    rungs = mothers.ladder(company.owner.id, company.deputy.id, company.leader.id)
    with company.storage.write() as uow:
        case = uow.cases.add(mothers.case(task.id, rungs, rung=0))
    assert case is not None
    with pytest.raises(NotAllowedError):
        decide(company, case, HANDLE, company.deputy)

    with company.storage.write() as uow:
        uow.cases.climb(case, rung=1, now=at(TUESDAY), next_at=None)
    assert decide(company, case, HANDLE, company.deputy)


def test_owners_and_bystanders_do_not_decide(company: Company, task: Task) -> None:
    """Nobody excuses themselves; strangers and guests are not heard at all."""
    case = case_on(company, task)

    for person in (company.owner, company.colleague):
        with pytest.raises(NotAllowedError):
            decide(company, case, EXTEND, person)
    with pytest.raises(StrangerError):
        decide(company, case, EXTEND, company.guest)
    assert company.case(task).is_open


def test_an_unknown_case_is_said_so(company: Company) -> None:
    """No case, no decision."""
    with pytest.raises(UnknownCaseError):
        company.services.decisions.decide(company.leader.chat_id, 99, NOTED, at(TUESDAY), through="test")


@pytest.mark.parametrize(
    ("choice", "fault", "field"),
    [
        (Choice(DecisionKind.ASSIGN), MissingOwnerError, "owner"),
        (Choice(DecisionKind.EXTEND), MissingDateError, "due"),
        (Choice(DecisionKind.EXTEND, due_on=date(2027, 1, 12)), DateInPastError, "due"),
        (Choice(DecisionKind.NOTED, note="x" * (LONGEST_TEXT + 1)), TooLongError, "note"),
    ],
)
def test_half_a_decision_is_refused(
    company: Company, task: Task, choice: Choice, fault: type[FollowthroughError], field: str
) -> None:
    """The field at fault is named, and the case stays open."""
    case = case_on(company, task)

    with pytest.raises(fault) as raised:
        decide(company, case, choice)
    assert raised.value.field == field
    assert company.case(task).is_open


def test_work_is_not_given_to_guests_or_leavers(company: Company, task: Task) -> None:
    """Whoever cannot be written to cannot answer for a task."""
    case = case_on(company, task)
    company.change(company.colleague, is_active=False)

    for person in (company.guest, company.colleague):
        with pytest.raises(UnreachablePersonError):
            decide(company, case, Choice(DecisionKind.ASSIGN, owner_id=person.id))


def test_what_the_leader_asks_for_is_an_action_item(company: Company, task: Task) -> None:
    """Reassigning and extending are followed up at the next meeting; a head's decision and letting rest are not."""
    decide(company, case_on(company, task), EXTEND)
    decide(company, case_on(company, company.task("Other")), NOTED)
    decide(company, case_on(company, company.task("Third")), HANDLE, company.head)

    with company.storage.read() as uow:
        (item,) = uow.action_items.open()
    assert (item.item.task_id, item.item.due_on, item.item.owner_id) == (task.id, EXTEND.due_on, company.owner.id)


def test_the_digest_shows_the_decision(company: Company, task: Task) -> None:
    """It is posted in the digest's thread, and the digest is written anew with it, except where the click does it."""
    case = case_on(company, task)
    company.settings(next_digest_at=at("2027-01-12 09:00"))
    company.services.digests.digest_due(at("2027-01-12 09:00"))
    (digest,) = company.deliver(at("2027-01-12 09:00"))
    assert digest.notice.kind is NoticeKind.DIGEST

    decide(company, case, EXTEND)

    posts = company.deliver(at("2027-01-12 10:00"))
    assert sorted(kinds(posts)) == sorted([TOLD, TOLD, NoticeKind.DECISION_POSTED, NoticeKind.MESSAGE_CHANGED])
    posted = next(post for post in posts if post.notice.kind is NoticeKind.DECISION_POSTED)
    assert (posted.place.channel, posted.place.thread_ts) == ("C0DIGEST", "1.000001")
    assert isinstance(posted.content, DecisionTold)
    changed = next(post for post in posts if post.notice.kind is NoticeKind.MESSAGE_CHANGED)
    assert (changed.place.channel, changed.place.replaces_ts) == ("C0DIGEST", "1.000001")
    assert isinstance(changed.content, DigestReady)
    assert [view.decision and view.decision.kind for view in changed.content.digest.cases] == [DecisionKind.EXTEND]


def test_a_click_in_the_digest_rewrites_it_by_itself(company: Company, task: Task) -> None:
    """Its message is not written twice."""
    case = case_on(company, task)
    company.settings(next_digest_at=at("2027-01-12 09:00"))
    company.services.digests.digest_due(at("2027-01-12 09:00"))
    company.deliver(at("2027-01-12 09:00"))

    decide(company, case, EXTEND, spot=("C0DIGEST", "1.000001"))

    assert NoticeKind.MESSAGE_CHANGED not in kinds(company.deliver(at("2027-01-12 10:00")))


def test_a_case_below_the_top_is_decided_without_the_digest(company: Company, task: Task) -> None:
    """What the leader has not seen yet needs no thread."""
    company.settings(next_digest_at=at("2027-01-12 09:00"))
    decide(company, case_on(company, task, rung=1), HANDLE, company.head)

    assert company.outbox(NoticeKind.DECISION_POSTED) == []
    assert company.told(TOLD) == ["Omar"]
