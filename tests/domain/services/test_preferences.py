"""Being left alone for a while, and working time of one's own."""

from datetime import date, time

import pytest

from domain.cadence import Schedule
from domain.calendars import Calendar
from domain.errors import LeaveOverError, MuteTooLongError
from domain.notices import NoticeKind
from domain.people import OwnTime
from tests import mothers
from tests.company import MONDAY, Company, at, kinds

EARLY = at("2027-01-11 08:00")


def test_nothing_is_asked_while_muted(company: Company) -> None:
    """Neither this week's question nor, on the day after, an old one: the next week's comes at its time."""
    company.task()
    company.services.preferences.mute(company.owner.chat_id, date(2027, 1, 17), EARLY, through="test")

    company.tick(MONDAY)
    assert company.deliver(MONDAY) == []
    assert company.audited(f"person:{company.owner.id}") == [("muted", None), ("ask_missed", "muted")]
    company.tick(at("2027-01-18 09:30"))
    assert NoticeKind.CHECK_IN_ASKED in kinds(company.deliver(at("2027-01-18 09:30")))


def test_cases_go_their_way_although_muted(company: Company) -> None:
    """What was announced is not held back."""
    task = company.task(due_on=date(2027, 1, 8))
    company.services.preferences.mute(company.owner.chat_id, date(2027, 1, 31), EARLY, through="test")

    company.tick(MONDAY)
    company.tick(at("2027-01-12 12:00"))

    assert kinds(company.deliver(at("2027-01-12 12:00"))) == [NoticeKind.OWNER_NUDGED]
    assert company.case(task).rung == 0


def test_a_mute_ends_by_itself_with_one_line(company: Company) -> None:
    """On the morning after its last day, where they are; once."""
    company.services.preferences.mute(company.owner.chat_id, date(2027, 1, 12), EARLY, through="test")
    preferences = company.services.preferences

    assert preferences.end_mutes(at("2027-01-12 23:59")) == 0
    assert preferences.end_mutes(at("2027-01-13 00:00")) == 1
    assert preferences.end_mutes(at("2027-01-13 00:01")) == 0
    assert company.deliver(at("2027-01-13 00:01")) == []
    assert kinds(company.deliver(at("2027-01-13 09:00"))) == [NoticeKind.UNMUTED]
    assert company.person(company.owner).muted_until is None


def test_a_mute_can_be_ended(company: Company) -> None:
    """The question that was due in the meantime comes at its time."""
    company.task()
    company.services.preferences.mute(company.owner.chat_id, date(2027, 1, 17), EARLY, through="test")
    company.services.preferences.unmute(company.owner.chat_id, EARLY, through="test")

    company.tick(MONDAY)
    assert kinds(company.deliver(MONDAY)) == [NoticeKind.CHECK_IN_ASKED]


def test_a_mute_has_an_end_that_lies_ahead(company: Company) -> None:
    """Not in the past, and not for longer than a quarter."""
    mute, who = company.services.preferences.mute, company.owner.chat_id
    with pytest.raises(LeaveOverError):
        mute(who, date(2027, 1, 10), MONDAY, through="test")
    with pytest.raises(MuteTooLongError):
        mute(who, date(2027, 4, 13), MONDAY, through="test")
    assert company.person(company.owner) == company.owner


def test_own_time_goes_before_the_calendars() -> None:
    """Days and hours of a part-timer; what they do not say is the calendar's."""
    own = OwnTime(frozenset({2, 3}), time(10), time(14))
    schedule = Schedule.of(mothers.person(own_time=own), Calendar("default", days_off=frozenset({date(2027, 1, 13)})))

    assert [schedule.works_on(date(2027, 1, day)) for day in range(11, 16)] == [False, True, False, False, False]
    assert schedule.working_at(at("2027-01-12 10:00"))
    assert not schedule.working_at(at("2027-01-12 14:00"))


def test_every_other_friday_off() -> None:
    """The day that is named, and every second week before and after it."""
    own = OwnTime(every_other_off=date(2027, 1, 15))
    schedule = Schedule.of(mothers.person(own_time=own), Calendar("default"))

    fridays = [date(2027, 1, 1), date(2027, 1, 8), date(2027, 1, 15), date(2027, 1, 22), date(2027, 1, 29)]
    assert [schedule.works_on(day) for day in fridays] == [False, True, False, True, False]
