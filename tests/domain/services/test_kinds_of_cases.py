"""What each kind of case asks for, and of whom."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from domain.checkins import Answer
from domain.ladder import CaseKind, Outcome, Role
from domain.needs import Need, NeedAnswer, NeedKind
from domain.notices import NoticeKind
from domain.tasks import Status
from tests.company import MONDAY, Company, at

STILL: dict[str, Any] = {
    "status": Status.AT_RISK,
    "last_check_in_at": at("2027-01-08 10:00"),
    "still_since": at("2026-12-08 10:00"),
}


@pytest.fixture
def company(unasked: Company) -> Company:
    """Nothing holds a nudge back."""
    return unasked


def say(company: Company, task_id: int, answer: Answer) -> None:
    """Omar says something of a task."""
    company.services.check_ins.answer(company.owner.chat_id, task_id, answer, at("2027-01-11 11:00"), through="test")


@pytest.mark.parametrize(
    ("answer", "ends"),
    [
        (Answer(Status.AT_RISK), False),
        (Answer(Status.AT_RISK, note="We wait."), False),
        (Answer(Status.ON_TRACK), True),
        (Answer(Status.AT_RISK, progress=30), True),
        (Answer(Status.AT_RISK, blocker="No vans"), True),
    ],
)
def test_a_stalled_task_wants_another_word(company: Company, answer: Answer, *, ends: bool) -> None:
    """The same word again climbs; a word that moves, or says what is in the way, ends the case."""
    task = company.task(**STILL)
    company.live("2027-01-11 10:00")
    assert company.case(task).kind is CaseKind.STALLED

    say(company, task.id, answer)
    company.live("2027-01-13 10:00")

    assert company.case(task).is_open is not ends
    assert company.told(NoticeKind.CASE_CLIMBED) == ([] if ends else ["Hanna"])


def test_nothing_moves_while_its_owner_is_away(company: Company) -> None:
    """Whoever is away is excused for it as for silence, and has two days when they are back."""
    company.task(**STILL)
    company.change(company.owner, away_from=date(2027, 1, 9), away_until=date(2027, 1, 17))

    company.live("2027-01-11 10:00", "2027-01-20 08:59")
    assert company.cases() == []
    company.live("2027-01-20 09:00")
    assert [case.kind for case in company.cases()] == [CaseKind.STALLED]


def test_a_leave_excuses_silence_and_nothing_else(company: Company) -> None:
    """What is past its date is, though its owner is away and was never heard of."""
    company.task(owned_since=at("2026-12-01 10:00"), due_on=date(2027, 1, 8))
    company.change(company.owner, away_from=date(2027, 1, 9), away_until=date(2027, 1, 17))

    company.live("2027-01-11 10:00")
    assert [case.kind for case in company.cases()] == [CaseKind.OVERDUE]


def test_another_reason_is_seen_when_it_comes_up(company: Company) -> None:
    """Past its date from midnight on, or in the way for too long, though it was left alone for want of words before.

    Found by seed 702067 of the simulation.
    """
    away = {"away_from": date(2027, 1, 9), "away_until": date(2027, 1, 17)}
    company.change(company.owner, **away)
    company.task("Due", **STILL, due_on=date(2027, 1, 11))
    company.live("2027-01-11 21:40")
    assert company.cases() == []
    company.live("2027-01-11 22:00")  # midnight of the leader
    assert [case.kind for case in company.cases()] == [CaseKind.OVERDUE]

    said = at("2027-01-11 12:00")
    company.task("Blocked", **{**STILL, "last_check_in_at": said}, blocker="No vans.")
    company.live("2027-01-13 11:50")
    assert len(company.cases()) == 1
    company.live("2027-01-13 12:01")
    assert [case.kind for case in company.cases()] == [CaseKind.OVERDUE, CaseKind.BLOCKED]


def test_a_stalled_answer_can_be_taken_back(company: Company) -> None:
    """Undo puts back since when nothing moved, and the case with it."""
    task = company.task(**STILL)
    company.live("2027-01-11 10:00")
    say(company, task.id, Answer(Status.ON_TRACK))

    company.services.undo.last_answer(company.owner.chat_id, task.id, at("2027-01-11 11:05"), through="test")

    assert company.task_now(task).still_since == STILL["still_since"]
    assert company.case(task).is_open


def test_an_owner_who_was_never_heard_of_is_asked_once_more(company: Company) -> None:
    """Then the case goes to the head, and the task may be claimed; a first word ends it."""
    task = company.task(owned_since=at("2026-12-01 10:00"))
    company.live("2027-01-11 10:00")
    assert (company.case(task).kind, company.told(NoticeKind.OWNER_NUDGED)) == (CaseKind.UNHEARD, ["Omar"])
    assert not company.case(task).may_be_claimed
    company.live("2027-01-13 10:00")
    assert company.case(task).may_be_claimed

    say(company, task.id, Answer(Status.ON_TRACK))

    assert company.case(task).outcome is Outcome.ANSWERED


def test_whoever_waits_for_a_need_is_not_nudged(company: Company) -> None:
    """A need that nobody is asked for goes to the head, and ends when it is answered."""
    task = company.task()
    own = company.task("Of the head", owner_id=company.head.id)
    with company.storage.write() as uow:
        for each, by in ((task, company.owner), (own, company.head)):
            raised = at("2027-01-06 09:00")
            uow.needs.add(Need(0, each.id, NeedKind.MONEY, None, by.id, raised, asked_of=None))
    company.live("2027-01-11 10:00")

    assert [rung.role for rung in company.case(task).ladder] == [Role.HEAD, Role.LEADER]
    assert [rung.role for rung in company.case(own).ladder] == [Role.LEADER]
    assert (company.told(NoticeKind.OWNER_NUDGED), company.told(NoticeKind.CASE_CLIMBED)) == ([], ["Hanna"])
    say(company, task.id, Answer(Status.ON_TRACK))
    assert company.case(task).is_open

    with company.storage.write() as uow:
        (need,) = uow.needs.open_on(task.id)
        uow.needs.save(replace(need, answered_at=at("2027-01-12 10:00"), answer=NeedAnswer.GRANTED))
    company.live("2027-01-13 10:00")
    assert company.case(task).outcome is Outcome.SETTLED


def test_the_turns_are_a_setting(company: Company) -> None:
    """With more turns nothing stalls yet."""
    company.settings(still_turns=6)
    company.task(**STILL)

    assert company.services.cases.open_new(MONDAY) == 0
