"""Working hours of one's own: set, kept within reason, and given back."""

from datetime import date, time

import pytest

from domain.errors import HoursTooShortError, NoWorkDayError, StrangerError
from domain.hours import WorkHours
from domain.hours_errors import DayNotWorkedError
from domain.notices import NoticeKind
from domain.people import USUAL_TIME, OwnTime
from tests.company import MONDAY, Company, at, kinds

MORNINGS = (time(8, 0), time(12, 0))


def chosen(company: Company, days: set[int] | None = None, hours: tuple[time, time] | None = None) -> WorkHours:
    """Omar sets his hours early on Monday."""
    early = at("2027-01-11 07:00")
    return company.services.hours.set(company.owner.chat_id, early, days=days, hours=hours, through="test")


def test_hours_of_the_calendar_are_shown_as_such(company: Company) -> None:
    """Whoever set nothing works as the plan says, in the order of their week."""
    usual = company.services.hours.of(company.owner.chat_id)
    assert (usual.is_own, usual.in_order, usual.starts, usual.ends) == (False, [1, 2, 3, 4, 5], time(9), time(17))
    assert company.services.hours.of(company.leader.chat_id).in_order == [7, 1, 2, 3, 4]


def test_part_time_moves_the_question_into_their_days(company: Company) -> None:
    """Wednesdays and Thursdays from eight to twelve: this week's question comes on Wednesday at half past nine."""
    company.task()
    found = chosen(company, {3, 4}, MORNINGS)

    assert (found.is_own, found.in_order) == (True, [3, 4])
    after = company.person(company.owner)
    assert after.own_time == OwnTime(frozenset({3, 4}), *MORNINGS)
    assert company.audited(f"person:{company.owner.id}") == [("hours_set", None)]
    for moment in ("2027-01-11 09:30", "2027-01-12 12:00", "2027-01-13 08:00"):
        company.tick(at(moment))
        assert company.deliver(at(moment)) == []
    company.tick(at("2027-01-13 09:00"))
    company.tick(at("2027-01-13 09:30"))
    assert kinds(company.deliver(at("2027-01-13 09:30"))) == [NoticeKind.CHECK_IN_ASKED]


def test_what_is_left_out_stays(company: Company) -> None:
    """Days alone, then hours alone; a free day of every second week is theirs as before."""
    off = date(2027, 1, 15)
    company.change(company.owner, own_time=OwnTime(every_other_off=off))
    chosen(company, {1, 2})
    chosen(company, None, MORNINGS)
    assert company.person(company.owner).own_time == OwnTime(frozenset({1, 2}), *MORNINGS, off)


@pytest.mark.parametrize("hours", [(time(9), time(10, 59)), (time(16), time(9)), (time(9), time(9))])
def test_a_day_has_at_least_two_hours(company: Company, hours: tuple[time, time]) -> None:
    """Less leaves no moment in which anything may be asked; nothing is stored."""
    with pytest.raises(HoursTooShortError):
        chosen(company, None, hours)
    assert company.person(company.owner) == company.owner
    assert chosen(company, None, (time(9), time(11))).ends == time(11)


def test_a_week_has_at_least_one_day(company: Company) -> None:
    """And a stranger has none at all."""
    with pytest.raises(NoWorkDayError):
        chosen(company, set())
    with pytest.raises(StrangerError):
        company.services.hours.of("U0NOBODY")


def test_hours_are_given_back(company: Company) -> None:
    """The calendar of the plan counts again, and the question comes at its usual time; twice changes nothing."""
    chosen(company, {3, 4}, MORNINGS)
    for _ in range(2):
        found = company.services.hours.reset(company.owner.chat_id, at("2027-01-11 07:30"), through="test")
        assert not found.is_own
    after = company.person(company.owner)
    assert (after.own_time, after.next_ask_at) == (USUAL_TIME, MONDAY)
    assert [what for what, _ in company.audited(f"person:{company.owner.id}")] == ["hours_set", "hours_reset"]


def test_a_day_off_of_every_second_week(company: Company) -> None:
    """It is free from then on, and every other one, until it is taken back; a day that is not worked cannot be."""
    hours, who, now = company.services.hours, company.owner.chat_id, at("2027-01-11 07:00")
    friday, saturday = date(2027, 1, 15), date(2027, 1, 16)
    assert hours.set(who, now, days=None, hours=None, off=friday, through="test").every_other_off == friday
    assert chosen(company, None, MORNINGS).every_other_off == friday
    with pytest.raises(DayNotWorkedError):
        hours.set(who, now, days=None, hours=None, off=saturday, through="test")
    assert hours.set(who, now, days=None, hours=None, off=None, through="test").every_other_off is None


def test_hours_of_the_plan_file_are_taken_back(company: Company) -> None:
    """Whoever has hours of their own in the plan file gives up those of the chat for them, not for the calendar's."""
    theirs = OwnTime(frozenset({1, 2}), time(9), time(13))
    company.change(company.owner, own_time=theirs, plan_time=theirs)
    assert not company.services.hours.of(company.owner.chat_id).is_own
    assert chosen(company, {3, 4}, MORNINGS).is_own
    found = company.services.hours.reset(company.owner.chat_id, at("2027-01-11 07:30"), through="test")
    assert (found.is_own, found.in_order, found.ends) == (False, [1, 2], time(13))
    assert company.person(company.owner).own_time == theirs


def test_a_question_of_days_that_are_over_comes_at_once(company: Company) -> None:
    """Asked on Thursdays so far, at work from Monday on since Wednesday: it is not lost, and not of next week."""
    company.task()
    company.change(company.owner, next_ask_at=at("2027-01-14 09:30"), own_time=OwnTime(frozenset({4})))
    now = at("2027-01-13 11:00")
    company.services.hours.reset(company.owner.chat_id, now, through="test")
    assert company.person(company.owner).next_ask_at == now
    company.tick(now)
    assert kinds(company.deliver(now)) == [NoticeKind.CHECK_IN_ASKED]
