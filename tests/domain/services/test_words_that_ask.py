"""A word of the week that asks for something holds a case back as an answer to a nudge does; it does not end it."""

from datetime import datetime

import pytest

from domain.checkins import Answer
from domain.ladder import Case, Outcome
from domain.needs import NeedKind
from domain.notices import NoticeKind
from domain.services.checkins import Answered
from domain.tasks import Status, Task
from tests.company import Company, at

NUDGED = at("2027-01-12 10:00")
CLIMBS = at("2027-01-14 10:00")
ANSWER_BY = at("2027-01-15 10:00")
MONEY = Answer(Status.AT_RISK, need=NeedKind.MONEY, need_text="500")


@pytest.fixture
def late(company: Company) -> Task:
    """A task of Omar's that is past its date, of which he was told on Tuesday at ten; it climbs on Thursday."""
    task = company.task(due_on=at("2027-01-08 12:00").date(), last_check_in_at=at("2027-01-08 12:00"))
    company.services.cases.open_new(NUDGED)
    company.services.cases.advance_due(NUDGED)
    return task


def say(company: Company, task: Task, answer: Answer, now: datetime = NUDGED) -> Answered:
    """A word of Omar's."""
    return company.services.check_ins.answer(company.owner.chat_id, task.id, answer, now, through="test")


def settle(company: Company, task: Task, now: datetime, *, granted: bool) -> Case:
    """Hanna answers what is asked of her; the case as it is then."""
    with company.storage.read() as uow:
        (need,) = uow.needs.open_on(task.id)
    if granted:
        company.services.needs.grant(company.head.chat_id, need.id, now, through="test")
    else:
        company.services.needs.decline(company.head.chat_id, need.id, "No.", now, through="test")
    return company.case(task)


def test_the_case_waits_for_the_answer(company: Company, late: Task) -> None:
    """Up to the moment by which it should be answered, as the nudge says; then it climbs, for it is late still."""
    assert not say(company, late, MONEY).stopped_case
    assert (company.case(late).is_open, company.case(late).next_at) == (True, ANSWER_BY)
    assert company.task_now(late).status is Status.AT_RISK
    company.services.cases.advance_due(CLIMBS)
    assert company.told(NoticeKind.CASE_CLIMBED) == []
    company.services.cases.advance_due(ANSWER_BY)
    assert company.told(NoticeKind.CASE_CLIMBED) == ["Hanna"]


def test_an_answer_lets_it_go_on(company: Company, late: Task) -> None:
    """A grant gives the usual time."""
    say(company, late, MONEY)
    assert settle(company, late, at("2027-01-14 15:00"), granted=True).next_at == at("2027-01-18 15:00")


def test_after_a_no_it_goes_on_sooner(company: Company, late: Task) -> None:
    """At the moment that was announced first."""
    say(company, late, MONEY)
    assert settle(company, late, at("2027-01-12 11:00"), granted=False).next_at == CLIMBS


def test_the_same_again_changes_nothing(company: Company, late: Task) -> None:
    """Whoever opens the form once more for a note does not end it."""
    say(company, late, MONEY)
    assert not say(company, late, MONEY).stopped_case
    assert company.case(late).next_at == ANSWER_BY


@pytest.mark.parametrize("answer", [Answer(Status.AT_RISK), Answer(Status.DONE, need=NeedKind.SKILL)])
def test_another_word_ends_it(company: Company, late: Task, answer: Answer) -> None:
    """One that asks for nothing, or says that it is done."""
    say(company, late, MONEY)
    assert say(company, late, answer).stopped_case
    assert company.case(late).outcome is Outcome.ANSWERED


def test_it_waits_once(company: Company, late: Task) -> None:
    """Asking for a second thing is a word like any other, whichever way the first was said."""
    company.services.nudge_answers.ask_for(company.owner.chat_id, late.id, NeedKind.TIME, None, NUDGED, through="test")
    assert say(company, late, MONEY).stopped_case


def test_what_waits_on_the_leader_is_answered(company: Company, late: Task) -> None:
    """Nobody is above: the word ends it, as every word does."""
    for moment in (CLIMBS, at("2027-01-18 10:00")):
        company.services.cases.advance_due(moment)
    assert company.case(late).on_last_rung
    assert say(company, late, MONEY, at("2027-01-18 11:00")).stopped_case


def test_silence_is_over_when_the_wait_is(company: Company) -> None:
    """The case of a silent task waits too, and is settled then: there was a word."""
    task = company.task(last_check_in_at=at("2026-12-01 10:00"))
    company.services.cases.open_new(NUDGED)
    company.services.cases.advance_due(NUDGED)
    say(company, task, MONEY)
    assert company.case(task).next_at == ANSWER_BY
    company.services.cases.advance_due(ANSWER_BY)
    assert company.case(task).outcome is Outcome.SETTLED
    assert company.told(NoticeKind.CASE_CLIMBED) == []


def test_taken_back_it_never_waited(company: Company, late: Task) -> None:
    """The announced moment stands again, and whoever asks anew waits anew."""
    say(company, late, MONEY)
    company.services.undo.last_answer(company.owner.chat_id, late.id, at("2027-01-12 10:05"), through="test")
    assert company.case(late).next_at == CLIMBS
    say(company, late, MONEY)
    assert company.case(late).next_at == ANSWER_BY


def test_taken_back_late_there_is_a_day(company: Company, late: Task) -> None:
    """Never longer than it would have waited."""
    say(company, late, MONEY)
    company.services.undo.last_answer(company.owner.chat_id, late.id, at("2027-01-14 10:05"), through="test")
    assert company.case(late).next_at == ANSWER_BY


def test_taken_back_after_it_was_answered_it_stands(company: Company, late: Task) -> None:
    """What others did since is not undone, and the case goes its way."""
    say(company, late, MONEY)
    case = settle(company, late, at("2027-01-12 11:00"), granted=True)
    company.services.undo.last_answer(company.owner.chat_id, late.id, at("2027-01-12 11:05"), through="test")
    assert company.case(late) == case
