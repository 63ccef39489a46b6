"""Reminders of the weekly question, as strong as people want them."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from domain.checkins import Answer
from domain.errors import LeaveOverError
from domain.ladder import CaseKind, Role
from domain.notices import NoticeKind, lasting_token
from domain.people import OwnTime
from domain.services.preferences import Wanted
from domain.strength import Strength
from domain.tasks import Status
from domain.weekly import Reminded
from tests import mothers
from tests.company import MONDAY, WEEK, Company, at, kinds

EARLY, LAST = NoticeKind.REMINDED_EARLY, NoticeKind.REMINDED
FRIDAY, WEDNESDAY = at("2027-01-15 09:30"), at("2027-01-13 09:30")


@pytest.fixture
def asked(company: Company) -> Company:
    """Omar was asked about a task on Monday and has read it."""
    company.task()
    company.tick(MONDAY)
    company.deliver(MONDAY)
    return company


def chooses(company: Company, strength: Strength | None, now: datetime = MONDAY) -> None:
    """Omar chooses how much he wants to be reminded."""
    company.services.preferences.change(company.owner.chat_id, Wanted(strength=strength), now, through="test")


def reminded(company: Company, *moments: datetime) -> list[NoticeKind]:
    """What comes when the bot looks at these moments."""
    for moment in moments:
        company.services.reminding.remind_due(moment)
    return [notice.kind for notice in company.outbox(EARLY, LAST)]


def test_one_reminder_on_the_last_working_day(asked: Company) -> None:
    """Once, at the hour of the question, with a token that finds it after a restore."""
    assert reminded(asked, at("2027-01-15 09:29")) == []
    assert reminded(asked, FRIDAY, at("2027-01-15 12:00"), at("2027-01-17 12:00")) == [LAST]
    (notice,) = asked.outbox(LAST)
    assert notice.token == lasting_token(LAST, asked.owner.chat_id, WEEK.isoformat())
    (post,) = asked.deliver(FRIDAY)
    assert isinstance(post.content, Reminded)
    assert [view.task.code for view in post.content.asked.waiting] == ["T-1"]


def test_light_means_none(asked: Company) -> None:
    """Whoever wants no reminder gets none."""
    chooses(asked, Strength.LIGHT)
    assert reminded(asked, WEDNESDAY, FRIDAY) == []


def test_active_means_two(asked: Company) -> None:
    """Two working days after the question, and on the last working day."""
    chooses(asked, Strength.ACTIVE)
    assert reminded(asked, WEDNESDAY, at("2027-01-14 09:30"), FRIDAY) == [EARLY, LAST]


def test_what_is_usual_in_the_company_holds_for_whoever_chose_nothing(company: Company) -> None:
    """The strength of the workspace is everybody's until they choose their own."""
    company.settings(strength=Strength.LIGHT)
    company.task()
    company.tick(MONDAY)
    company.deliver(MONDAY)
    assert reminded(company, FRIDAY) == []
    chooses(company, Strength.STANDARD, at("2027-01-14 12:00"))
    assert reminded(company, FRIDAY) == [LAST]


def test_nobody_is_reminded_of_what_they_answered(asked: Company) -> None:
    """A word on every task is the end of it, also when it comes while the reminder waits to be sent."""
    asked.services.reminding.remind_due(FRIDAY)
    asked.services.check_ins.answer(asked.owner.chat_id, 1, Answer(Status.ON_TRACK), FRIDAY, through="test")
    assert LAST not in kinds(asked.deliver(FRIDAY))


def test_an_answer_leaves_no_reminder(asked: Company) -> None:
    """Whoever answered in time hears nothing more."""
    asked.services.check_ins.answer(asked.owner.chat_id, 1, Answer(Status.ON_TRACK), MONDAY, through="test")
    assert reminded(asked, FRIDAY) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"away_from": date(2027, 1, 14), "away_until": date(2027, 1, 22)},
        {"muted_until": date(2027, 1, 15)},
        {"is_active": False},
        {"is_guest": True},
    ],
)
def test_nobody_is_reminded_who_is_not_to_be_asked(asked: Company, changes: dict[str, object]) -> None:
    """Not on leave, not while muted, not once they left, and not afterwards either."""
    asked.change(asked.person(asked.owner), **changes)
    assert reminded(asked, FRIDAY, at("2027-01-18 09:30")) == []


def test_a_reminder_that_was_missed_stays_away(asked: Company) -> None:
    """A bot that was down on Friday does not remind on Saturday or Monday; the next question comes anyway."""
    assert reminded(asked, at("2027-01-16 09:30"), at("2027-01-18 09:00")) == []


def test_a_reminder_waits_for_working_time_of_its_day(asked: Company) -> None:
    """Not before the working day begins, and not after it has ended."""
    asked.change(asked.person(asked.owner), own_time=OwnTime(starts=time(10), ends=time(15)))
    assert reminded(asked, FRIDAY) == []
    assert asked.person(asked.owner).next_reminder_at == at("2027-01-15 10:00")
    assert reminded(asked, at("2027-01-15 10:00")) == [LAST]


def test_a_working_day_that_is_over_has_no_reminder(asked: Company) -> None:
    """A bot that comes back in the evening leaves people alone."""
    assert reminded(asked, at("2027-01-15 18:00"), at("2027-01-18 09:00")) == []


def test_a_nudge_of_the_same_day_is_enough(asked: Company) -> None:
    """Either the ladder writes to somebody or the reminder, never both on one day."""
    with asked.storage.write() as uow:
        rungs = mothers.ladder(asked.owner.id, asked.head.id)
        rungs = (replace(rungs[0], role=Role.OWNER), rungs[1])
        case = uow.cases.add(mothers.case(1, rungs, kind=CaseKind.BLOCKED, opened_at=MONDAY, next_at=FRIDAY))
        assert case is not None
        assert uow.cases.climb(case, rung=0, now=at("2027-01-15 09:10"), next_at=None)
    assert reminded(asked, FRIDAY) == []


def test_a_question_that_never_came_is_nothing_to_be_reminded_of(company: Company) -> None:
    """Without the message itself nobody is told that it waits."""
    company.task()
    company.tick(MONDAY)
    assert reminded(company, FRIDAY) == []


def test_nobody_is_reminded_before_a_plan_is_there(company: Company) -> None:
    """Nobody is due, nothing happens."""
    assert company.services.reminding.remind_due(FRIDAY) == 0


def test_settings_are_kept_together_or_not_at_all(asked: Company) -> None:
    """Language, strength and mute at once, in the trail; a day that is over changes nothing."""
    preferences, chat_id = asked.services.preferences, asked.owner.chat_id
    with pytest.raises(LeaveOverError):
        preferences.change(chat_id, Wanted("ar", Strength.LIGHT, date(2027, 1, 10)), MONDAY, through="test")
    assert asked.person(asked.owner).own_language is None
    kept = preferences.change(chat_id, Wanted("ar", Strength.LIGHT, date(2027, 1, 20)), MONDAY, through="test")
    person = asked.person(asked.owner)
    assert (person.language, person.strength, person.muted_until) == ("ar", Strength.LIGHT, date(2027, 1, 20))
    assert kept.person.language == "ar"
    assert asked.audited(f"person:{person.id}")[-1] == ("settings_changed", None)
    assert preferences.of(chat_id, MONDAY).seen_by != ()
    preferences.change(chat_id, Wanted(), MONDAY, through="test")
    assert asked.person(asked.owner).language == "en"
    assert asked.person(asked.owner).next_reminder_at == FRIDAY
