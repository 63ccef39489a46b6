"""Turns: in which weeks a task is asked about, over months, years and skipped weeks."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.rhythm import LONGEST_GAP, TaskRhythm, first_turn, is_turn, next_turn

MONDAY = date(2026, 12, 28)
WEEK = timedelta(weeks=1)
days = st.dates(date(2025, 1, 1), date(2032, 12, 31))
rhythms = st.sampled_from(TaskRhythm)


def turns(rhythm: TaskRhythm, since: date, week: date, count: int, skipped: frozenset[int] = frozenset()) -> list[date]:
    """The weeks, of so many from `week` on, in which the task was asked about; in the skipped ones nobody was."""
    asked: list[date] = []
    for there in (week + number * WEEK for number in range(count) if number not in skipped):
        if is_turn(rhythm, since, there, asked[-1] if asked else None):
            asked.append(there)
    return asked


def test_every_week_is_a_turn_of_a_weekly_task() -> None:
    """What is asked about weekly has no day from which it is counted."""
    assert turns(TaskRhythm.WEEKLY, date(2030, 1, 1), MONDAY, 3) == [MONDAY, MONDAY + WEEK, MONDAY + 2 * WEEK]


@pytest.mark.parametrize(("since", "first"), [("2026-12-28", 28), ("2026-12-27", 28), ("2026-12-22", 28)])
def test_the_first_turn_is_the_first_week_after_the_start(since: str, first: int) -> None:
    """A task that begins on the first day of a week has its turn in it, any other in the next week."""
    assert first_turn(date.fromisoformat(since), MONDAY).day == first


def test_a_fortnight_over_the_end_of_a_year() -> None:
    """Week 53 and week 1 are two weeks like any others."""
    found = turns(TaskRhythm.FORTNIGHTLY, date(2026, 12, 14), date(2026, 12, 14), 6)
    assert found == [date(2026, 12, 14), MONDAY, date(2027, 1, 11)]


def test_a_month_has_its_turn_in_its_first_week() -> None:
    """Asked on the first Monday of each month, whatever the number of its weeks."""
    found = turns(TaskRhythm.MONTHLY, date(2026, 10, 30), date(2026, 11, 2), 18)
    assert found == [date(2026, 11, 2), date(2026, 12, 7), date(2027, 1, 4), date(2027, 2, 1), date(2027, 3, 1)]


def test_whoever_is_away_in_the_first_week_is_asked_in_the_second() -> None:
    """A month whose first week was skipped keeps its turn."""
    found = turns(TaskRhythm.MONTHLY, date(2026, 11, 1), date(2026, 11, 2), 9, frozenset({5, 6}))
    assert found == [date(2026, 11, 2), date(2026, 12, 21)]


@given(days, days, st.frozensets(st.integers(0, 59)))
def test_of_two_weeks_one_is_a_turn(since: date, start: date, skipped: frozenset[int]) -> None:
    """From the first turn on, exactly every second week, whichever weeks were skipped."""
    week = max(start, since) + timedelta(days=6)
    found = turns(TaskRhythm.FORTNIGHTLY, since, week, 60, skipped)
    every = turns(TaskRhythm.FORTNIGHTLY, since, week, 60)
    assert {after - before for before, after in pairwise(every)} == {2 * WEEK}
    assert found == [there for there in every if (there - week) // WEEK not in skipped]


@given(days, days, st.frozensets(st.integers(0, 59)))
def test_a_month_has_one_turn(since: date, start: date, skipped: frozenset[int]) -> None:
    """Every month in which anybody could be asked has exactly one turn, in the first week that was not skipped."""
    week = max(start, since) + timedelta(days=6)
    found = turns(TaskRhythm.MONTHLY, since, week, 60, skipped)
    open_weeks = [week + number * WEEK for number in range(60) if number not in skipped]
    first_of_month: dict[tuple[int, int], date] = {}
    for there in open_weeks:
        first_of_month.setdefault((there.year, there.month), there)
    assert found == list(first_of_month.values())


@given(rhythms, days, days)
def test_the_next_turn_is_the_one_that_comes(rhythm: TaskRhythm, since: date, week: date) -> None:
    """What is foretold is the week in which the task is asked about, and no turn is further away than it may be."""
    week = max(since, week)
    asked = [each for each in turns(rhythm, since, week - 8 * WEEK, 9) if each <= week]
    last = asked[-1] if asked else None
    foretold = next_turn(rhythm, since, week, last)
    coming = week + WEEK
    while not is_turn(rhythm, since, coming, last):
        coming += WEEK
    assert foretold == coming
    assert last is None or foretold - last <= LONGEST_GAP[rhythm]


def test_without_a_beginning_the_weeks_are_counted_all_the_same() -> None:
    """A task of which nobody knows since when it is asked about has a turn every second week, too."""
    found = [is_turn(TaskRhythm.FORTNIGHTLY, None, MONDAY + number * WEEK, None) for number in range(4)]
    assert sorted(found) == [False, False, True, True]
    assert found[:2] == found[2:]
