"""Asking owners once a week."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine

from domain.checkins import Answer
from domain.notices import NoticeKind
from domain.services.asking import Asking
from domain.tasks import Status, TaskState
from storage.unit_of_work import SqlStorage
from tests.company import MONDAY, RIYADH, WEEK, Company, at

ASKED = NoticeKind.CHECK_IN_ASKED


def test_an_owner_is_asked_once_a_week_for_all_tasks(company: Company) -> None:
    """One message, one row for each task, and the next moment a week later."""
    tasks = [company.task(), company.task("Train the drivers")]

    assert company.services.asking.ask_due(MONDAY) == 1
    assert company.services.asking.ask_due(MONDAY) == 0

    (notice,) = company.outbox(ASKED)
    assert (notice.person_id, notice.occasion) == (company.owner.id, "2027-01-11")
    rows = [company.check_in(task) for task in tasks]
    assert [row and row.asked_at for row in rows] == [MONDAY, MONDAY]
    assert company.person(company.owner).next_ask_at == at("2027-01-18 09:30")


def test_nobody_is_asked_before_their_moment(company: Company) -> None:
    """A minute too early is too early."""
    company.task()

    assert company.services.asking.ask_due(MONDAY - timedelta(minutes=1)) == 0
    assert company.outbox() == []


def test_nobody_is_asked_without_a_plan(sqlite_engine: Engine) -> None:
    """An empty database asks nobody."""
    assert Asking(SqlStorage(sqlite_engine)).ask_due(MONDAY) == 0


def test_an_owner_without_open_tasks_is_not_asked(company: Company) -> None:
    """No message without a question: nothing there, nothing begun, nothing left to do."""
    company.task("Later", start_on=date(2027, 2, 1))
    company.task("Over", state=TaskState.DONE, status=Status.DONE)

    assert company.services.asking.ask_due(MONDAY) == 0
    assert company.outbox() == []
    assert company.person(company.owner).next_ask_at == at("2027-01-18 09:30")


def test_whoever_has_told_already_is_not_asked(company: Company) -> None:
    """A word given before the weekly moment of the same week counts."""
    task = company.task()
    company.services.check_ins.answer(
        company.owner.chat_id, task.id, Answer(Status.ON_TRACK), at("2027-01-11 09:05"), through="test"
    )

    assert company.services.asking.ask_due(MONDAY) == 0
    assert company.outbox(ASKED) == []


def test_a_holiday_moves_the_question_to_the_next_working_day(company: Company) -> None:
    """The question waits for working time and belongs to the same week."""
    company.task()
    company.days_off("2027-01-11")

    assert company.services.asking.ask_due(MONDAY) == 0
    assert company.person(company.owner).next_ask_at == at("2027-01-12 09:00")
    assert company.services.asking.ask_due(at("2027-01-12 09:00")) == 1
    assert [notice.occasion for notice in company.outbox(ASKED)] == ["2027-01-11"]


def test_a_question_found_at_night_waits_for_the_morning(company: Company) -> None:
    """A program that comes back at night asks nobody before work begins."""
    company.task()

    assert company.services.asking.ask_due(at("2027-01-11 23:00")) == 0
    assert company.services.asking.ask_due(at("2027-01-12 08:59")) == 0
    assert company.services.asking.ask_due(at("2027-01-12 09:00")) == 1


def test_a_question_within_its_grace_is_asked_late(company: Company) -> None:
    """An outage of a day and a half delays the question, no more."""
    company.task()

    assert company.services.asking.ask_due(at("2027-01-12 16:00")) == 1


def test_a_question_beyond_its_grace_is_recorded_as_missed(company: Company) -> None:
    """What is older than the grace is not asked but written down, and the next week comes as usual."""
    task = company.task()

    assert company.services.asking.ask_due(at("2027-01-14 10:00")) == 0
    assert company.outbox() == []
    assert company.check_in(task) is None
    assert company.audited(f"person:{company.owner.id}") == [("ask_missed", "too late")]
    assert company.person(company.owner).next_ask_at == at("2027-01-18 09:30")


def test_an_outage_over_a_week_skips_only_what_is_too_old(company: Company) -> None:
    """Back on the next Monday at noon: last week is missed, this week's question is within its grace."""
    company.task()

    now = at("2027-01-18 12:00")
    company.services.asking.ask_due(now)
    company.services.asking.ask_due(now)

    assert [notice.occasion for notice in company.outbox(ASKED)] == ["2027-01-18"]


def test_after_weeks_away_from_the_network_one_question_is_asked(company: Company) -> None:
    """However long the outage was, people find one question, for the present week."""
    company.task()

    for minutes in range(10):
        company.services.asking.ask_due(at("2027-03-01 09:30") + timedelta(minutes=minutes))

    assert [notice.occasion for notice in company.outbox(ASKED)] == ["2027-03-01"]


def test_leave_of_a_week_is_recorded_as_away(company: Company) -> None:
    """Whoever is away the whole week is away, not asked, and asked again on return."""
    company.task()
    company.change(company.owner, away_from=date(2027, 1, 9), away_until=date(2027, 1, 17))

    assert company.services.asking.ask_due(MONDAY) == 0
    assert company.audited(f"person:{company.owner.id}") == [("ask_missed", "away")]
    assert company.person(company.owner).next_ask_at == at("2027-01-18 09:30")


def test_leave_that_began_after_monday_is_recorded_as_away(company: Company) -> None:
    """What counts is the day of the question, not the Monday of its week."""
    company.task()
    company.change(
        company.owner, next_ask_at=at("2027-01-13 09:30"), away_from=date(2027, 1, 13), away_until=date(2027, 1, 20)
    )

    company.services.asking.ask_due(at("2027-01-13 09:30"))

    assert company.audited(f"person:{company.owner.id}") == [("ask_missed", "away")]


def test_a_week_of_holidays_is_recorded_as_such(company: Company) -> None:
    """A week without a working day has no question, and the trail says why."""
    company.task()
    company.days_off("2027-01-11", "2027-01-12", "2027-01-13", "2027-01-14", "2027-01-15")

    company.services.asking.ask_due(MONDAY)

    assert company.audited(f"person:{company.owner.id}") == [("ask_missed", "no working day")]


def test_leave_that_ends_midweek_delays_the_question(company: Company) -> None:
    """The first day back is the day of the question."""
    company.task()
    company.change(company.owner, away_from=date(2027, 1, 9), away_until=date(2027, 1, 12))

    company.services.asking.ask_due(MONDAY)

    assert company.services.asking.ask_due(at("2027-01-13 09:00")) == 1


def test_people_in_riyadh_are_asked_in_their_own_morning(company: Company) -> None:
    """Half past nine in Riyadh comes before half past nine in Berlin."""
    company.task(owner_id=company.colleague.id)
    company.change(company.colleague, next_ask_at=at("2027-01-11 09:30", RIYADH))

    assert company.services.asking.ask_due(at("2027-01-11 09:30", RIYADH)) == 1
    assert company.person(company.colleague).next_ask_at == at("2027-01-18 09:30", RIYADH)


def test_a_guest_is_never_asked_and_keeps_nobody_waiting(company: Company) -> None:
    """Whoever may not be written to does not stand in the way of others."""
    company.task()
    company.task(owner_id=company.guest.id)
    company.change(company.guest, next_ask_at=at("2027-01-04 09:30"))

    for _ in range(2):
        company.services.asking.ask_due(MONDAY, limit=1)

    assert company.told(ASKED) == ["Omar"]


def test_somebody_who_left_is_not_asked(company: Company) -> None:
    """A deactivated member gets nothing."""
    company.task()
    company.change(company.owner, is_active=False)

    assert company.services.asking.ask_due(MONDAY) == 0
    assert company.outbox() == []


def test_a_task_is_asked_once_though_it_changes_hands(company: Company) -> None:
    """The week's row stays with the task, so the new owner is not asked for the same week again."""
    task = company.task()
    company.services.asking.ask_due(MONDAY)
    company.services.tasks.assign(
        company.head.chat_id, task.id, company.colleague.chat_id, at("2027-01-12 10:00"), through="test"
    )
    company.change(company.colleague, next_ask_at=at("2027-01-13 09:30", RIYADH))

    assert company.services.asking.ask_due(at("2027-01-13 09:30", RIYADH)) == 0
    row = company.check_in(task, WEEK)
    assert row is not None
    assert row.person_id == company.owner.id


def test_two_processes_ask_once(company_anywhere: Company) -> None:
    """Whoever comes second finds the moment moved."""
    company = company_anywhere
    company.task()
    both = [Asking(SqlStorage(company.engine)) for _ in range(2)]

    with ThreadPoolExecutor(2) as pool:
        asked = list(pool.map(lambda asking: asking.ask_due(MONDAY), both))

    assert sorted(asked) == [0, 1]
    assert len(company.outbox(ASKED)) == 1


@pytest.mark.parametrize(("said", "asked"), [("2027-01-08 10:00", 0), ("2027-01-08 09:00", 1)])
def test_whoever_has_just_spoken_on_everything_is_not_asked(company: Company, said: str, asked: int) -> None:
    """A word on all tasks within three days is fresh: no question, Home says why, and next week's comes as ever."""
    for title in ("One", "Two"):
        task = company.task(title, owned_since=at("2027-01-04 09:00"))
        answer = Answer(Status.ON_TRACK)
        company.services.check_ins.answer(company.owner.chat_id, task.id, answer, at(said), through="test")

    assert company.services.asking.ask_due(MONDAY) == asked

    assert company.services.home.of(company.owner.chat_id, MONDAY).passed_over is (asked == 0)
    assert company.person(company.owner).next_ask_at == at("2027-01-18 09:30")
    assert company.services.asking.ask_due(at("2027-01-18 09:30")) == 1


def test_a_task_without_a_fresh_word_is_asked_about(company: Company) -> None:
    """One silent task among fresh ones brings the whole message."""
    spoken = company.task("Spoken")
    company.task("Silent")
    answer = Answer(Status.ON_TRACK)
    company.services.check_ins.answer(company.owner.chat_id, spoken.id, answer, at("2027-01-10 12:00"), through="test")

    assert company.services.asking.ask_due(MONDAY) == 1
