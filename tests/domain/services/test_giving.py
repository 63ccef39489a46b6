"""Decisions that stay on a task: money, authority, and less to do."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from domain.checkins import Answer
from domain.decision_errors import BadAmountError, MissingWhatError
from domain.decisions import Choice, DecisionKind
from domain.errors import DateInPastError, FollowthroughError, NotAllowedError
from domain.ladder import Outcome
from domain.needs import Need, NeedAnswer, NeedKind
from domain.notices import NoticeKind
from domain.services.given import with_given
from domain.services.week_contents import check_in_content
from domain.tasks import Status, Task
from domain.views import TaskFilter
from domain.weekly import CheckInAsked
from tests.company import WEEK, Company, at
from tests.domain.services.test_decisions import TUESDAY, case_on, decide

FUND = Choice(DecisionKind.FUND, amount=Decimal("1250.50"), note="Two vans")
AUTHORITY = Choice(DecisionKind.AUTHORITY, note="Sign up to 5,000", until=date(2027, 1, 31))
SCOPE = Choice(DecisionKind.SCOPE, note="The east gate")


@pytest.fixture
def task(company: Company) -> Task:
    """Omar's task, on which much is asked for."""
    return company.task(due_on=date(2027, 1, 4))


def asked(company: Company, task: Task, *kinds: NeedKind) -> list[Need]:
    """Needs of the owner on a task, each asked of the head."""
    raised = at("2027-01-08 10:00")
    with company.storage.write() as uow:
        return [
            uow.needs.add(
                Need(0, task.id, kind, None, company.owner.id, raised, company.head.id, due_at=raised + timedelta(9))
            )
            for kind in kinds
        ]


def answers(company: Company, needs: list[Need]) -> list[NeedAnswer | None]:
    """What became of them."""
    with company.storage.read() as uow:
        return [uow.needs.get(need.id).answer for need in needs]


def test_an_amount_keeps_the_currency_it_was_given_in(company: Company, task: Task) -> None:
    """That of the company then, in the record and in the trail, whatever is counted in afterwards."""
    company.settings(currency="SAR")
    assert company.services.decisions.currency(company.leader.chat_id) == "SAR"
    made = decide(company, case_on(company, task), FUND).decision
    company.settings(currency="USD")

    with company.storage.read() as uow:
        (given,) = uow.decisions.giving([task.id])
        (entry,) = [entry for entry in uow.audit.of(f"task:{task.id}") if entry.what == "decided"]
    assert (made.currency, given.currency) == ("SAR", "SAR")
    assert entry.after is not None
    assert entry.after["decision"] == {"kind": "fund", "amount": "1250.50", "currency": "SAR"}


def test_what_has_no_amount_has_no_currency(company: Company, task: Task) -> None:
    """An authority is not in money."""
    company.settings(currency="SAR")
    assert decide(company, case_on(company, task), AUTHORITY).decision.currency is None


@pytest.mark.parametrize(
    ("choice", "outcome"), [(FUND, Outcome.FUNDED), (AUTHORITY, Outcome.EMPOWERED), (SCOPE, Outcome.CUT)]
)
def test_each_is_recorded_and_ends_the_case(company: Company, task: Task, choice: Choice, outcome: Outcome) -> None:
    """With its amount, its last day and its words, in the record and in the trail; owner and head are told."""
    made = decide(company, case_on(company, task), choice).decision

    assert company.case(task).outcome is outcome
    assert (made.kind, made.amount, made.until, made.note) == (choice.kind, choice.amount, choice.until, choice.note)
    with company.storage.read() as uow:
        (entry,) = [entry for entry in uow.audit.of(f"task:{task.id}") if entry.what == "decided"]
    told = {"kind": choice.kind.value}
    told |= {} if choice.amount is None else {"amount": "1250.50"}
    told |= {} if choice.until is None else {"until": "2027-01-31"}
    assert entry.after is not None
    assert entry.after["decision"] == told
    assert company.told(NoticeKind.DECISION_TOLD) == ["Omar", "Hanna"]


def test_it_stands_in_the_weekly_message(company: Company, task: Task) -> None:
    """Whoever answers for the task reads what they got, and what they need not do."""
    decide(company, case_on(company, task), FUND)

    content = _week(company)

    (given,) = content.views[0].given
    assert (given.decision.amount, given.by.name) == (Decimal("1250.50"), "Layla")


def test_an_authority_ends_after_its_last_day(company: Company, task: Task) -> None:
    """It stands on the task up to and on that day, and is gone the day after; the history keeps it."""
    decide(company, case_on(company, task), AUTHORITY)

    with company.storage.read() as uow:
        views = uow.tasks.views(TaskFilter(ids=(task.id,)))
        days = (date(2027, 1, 31), date(2027, 2, 1))
        assert [len(with_given(uow, views, day)[0].given) for day in days] == [1, 0]
    assert len(company.services.history.of(company.owner.chat_id, task.id).view.given) == 1


def test_strangers_to_a_task_read_no_words(company: Company, task: Task) -> None:
    """Others see that something was left out, but not the words."""
    decide(company, case_on(company, task), SCOPE)

    (seen,) = company.services.history.of(company.colleague.chat_id, task.id).view.given
    (read,) = company.services.history.of(company.owner.chat_id, task.id).view.given
    assert (seen.decision.note, read.decision.note) == (None, "The east gate")


@pytest.mark.parametrize(("choice", "granted"), [(FUND, NeedKind.MONEY), (AUTHORITY, NeedKind.AUTHORITY)])
def test_it_grants_what_was_asked_for(company: Company, task: Task, choice: Choice, granted: NeedKind) -> None:
    """Who lacked that has it, who asked for a decision has one, and what else is needed still waits."""
    kinds = (NeedKind.MONEY, NeedKind.AUTHORITY, NeedKind.PEOPLE, NeedKind.DECISION)
    needs = asked(company, task, *kinds)

    decide(company, case_on(company, task), choice)

    expected = {granted: NeedAnswer.GRANTED, NeedKind.DECISION: NeedAnswer.DECIDED}
    assert answers(company, needs) == [expected.get(kind) for kind in kinds]


def test_more_time_grants_time(company: Company, task: Task) -> None:
    """A new date is what was asked for; it answers everything else too, as any such decision does."""
    needs = asked(company, task, NeedKind.TIME, NeedKind.PEOPLE)

    decide(company, case_on(company, task), Choice(DecisionKind.EXTEND, due_on=date(2027, 2, 1)))

    assert answers(company, needs) == [NeedAnswer.GRANTED, NeedAnswer.DECIDED]


@pytest.mark.parametrize(
    ("choice", "fault", "field"),
    [
        (replace(FUND, amount=None), BadAmountError, "amount"),
        (replace(FUND, amount=Decimal(0)), BadAmountError, "amount"),
        (replace(FUND, amount=Decimal(-5)), BadAmountError, "amount"),
        (replace(FUND, amount=Decimal("NaN")), BadAmountError, "amount"),
        (replace(FUND, amount=Decimal("0.001")), BadAmountError, "amount"),
        (replace(FUND, amount=Decimal(10**13)), BadAmountError, "amount"),
        (replace(AUTHORITY, note=None), MissingWhatError, "note"),
        (replace(SCOPE, note=""), MissingWhatError, "note"),
        (replace(AUTHORITY, until=date(2027, 1, 11)), DateInPastError, "until"),
    ],
)
def test_half_a_gift_is_refused(
    company: Company, task: Task, choice: Choice, fault: type[FollowthroughError], field: str
) -> None:
    """The field at fault is named, and the case stays open."""
    with pytest.raises(fault) as raised:
        decide(company, case_on(company, task), choice)
    assert raised.value.field == field
    assert company.case(task).is_open


@pytest.mark.parametrize("choice", [FUND, AUTHORITY, SCOPE])
def test_they_are_the_leaders_to_give(company: Company, task: Task, choice: Choice) -> None:
    """The head is told whose it is."""
    with pytest.raises(NotAllowedError) as fault:
        decide(company, case_on(company, task), choice, company.head)
    assert [each.name for each in fault.value.who] == ["Layla"]


def test_a_word_afterwards_leaves_it_on_the_task(company: Company, task: Task) -> None:
    """What was given does not go away with the next check-in."""
    decide(company, case_on(company, task), SCOPE)
    later = at(TUESDAY) + timedelta(hours=1)

    answer = Answer(Status.ON_TRACK)
    company.services.check_ins.answer(company.owner.chat_id, task.id, answer, later, through="test")

    assert len(_week(company).views[0].given) == 1


def _week(company: Company) -> CheckInAsked:
    with company.storage.read() as uow:
        return check_in_content(uow, uow.people.get(company.owner.id), WEEK, at(TUESDAY))
