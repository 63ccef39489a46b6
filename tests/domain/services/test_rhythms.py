"""Tasks that are asked about every second week or once a month."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from domain.checkins import Answer
from domain.errors import NotAllowedError, TaskClosedError
from domain.history import What
from domain.ladder import CaseKind
from domain.notices import NoticeKind
from domain.people import Person
from domain.rhythm import TaskRhythm
from domain.services import week_contents
from domain.tasks import Status, Task, TaskState
from domain.weekly import CheckInAsked
from tests.company import FOUNDED, MONDAY, WEEK, Company, at

WEEKS = [MONDAY + timedelta(weeks=number) for number in range(9)]
MONTHLY, FORTNIGHTLY, WEEKLY = TaskRhythm.MONTHLY, TaskRhythm.FORTNIGHTLY, TaskRhythm.WEEKLY


def slow(company: Company, rhythm: TaskRhythm = MONTHLY, **changes: object) -> Task:
    """A task of Omar's that is asked about less often since Friday, and was spoken about then."""
    said = {"status": Status.ON_TRACK, "last_check_in_at": FOUNDED - timedelta(days=7)}
    return company.task("Slow", **{"rhythm": rhythm, "rhythm_set_at": FOUNDED, **said, **changes})


def asked(company: Company, task: Task, weeks: list[datetime] = WEEKS) -> list[date]:
    """Let the weeks pass and answer whatever is asked; in which the task was asked about."""
    found = []
    for moment in weeks:
        company.services.asking.ask_due(moment)
        week = WEEK + (moment - MONDAY)
        row = company.check_in(task, week)
        if row is not None and row.asked_at is not None:
            found.append(week)
    return found


def question(company: Company, now: datetime, week: date = WEEK) -> CheckInAsked:
    """What the week's message says."""
    with company.storage.read() as uow:
        return week_contents.check_in_content(uow, company.person(company.owner), week, now)


def test_a_fortnightly_task_is_asked_about_every_second_week(company: Company) -> None:
    """Its first turn is the first week after the rhythm was set."""
    assert asked(company, slow(company, FORTNIGHTLY)) == [WEEK + timedelta(weeks=number) for number in (0, 2, 4, 6, 8)]


def test_a_monthly_task_is_asked_about_in_the_first_week_of_a_month(company: Company) -> None:
    """The first turn comes at once, the others with the first check-in of each month."""
    assert asked(company, slow(company)) == [WEEK, date(2027, 2, 1), date(2027, 3, 1)]


def test_a_week_of_leave_moves_the_turn_of_the_month(company: Company) -> None:
    """Whoever is away in the first week of a month is asked in the week in which they are back."""
    company.change(company.owner, away_from=date(2027, 2, 1), away_until=date(2027, 2, 5), deputy_id=None)
    assert asked(company, slow(company)) == [WEEK, date(2027, 2, 8), date(2027, 3, 1)]


def test_nobody_is_asked_when_no_task_has_its_turn(company: Company) -> None:
    """A week without a turn has no message at all."""
    slow(company)
    company.services.asking.ask_due(WEEKS[0])
    assert company.services.asking.ask_due(WEEKS[1]) == 0
    assert [notice.occasion for notice in company.outbox(NoticeKind.CHECK_IN_ASKED)] == [WEEK.isoformat()]


def test_the_message_holds_the_turns_and_the_window_everything(company: Company) -> None:
    """A resting task is no part of the question nor of the one tap for all, but can be answered."""
    often, seldom = company.task(), slow(company)
    for moment in WEEKS[:2]:
        company.services.asking.ask_due(moment)
    content = question(company, WEEKS[1], WEEK + timedelta(weeks=1))
    assert {view.task.id for view in content.views} == {often.id, seldom.id}
    assert [view.task.id for view in content.shown] == [often.id]
    assert [view.task.id for view in content.together] == [often.id]
    company.services.check_ins.answer_together(company.owner.chat_id, WEEKS[1], through="test")
    assert company.check_in(seldom, WEEK + timedelta(weeks=1)) is None
    company.services.check_ins.answer(
        company.owner.chat_id, seldom.id, Answer(Status.AT_RISK), WEEKS[1], through="test"
    )
    assert question(company, WEEKS[1], WEEK + timedelta(weeks=1)).resting == ()


@pytest.mark.parametrize(("due", "expected"), [("2027-01-25", True), ("2027-01-26", False)])
def test_what_is_due_within_a_week_is_asked_about(company: Company, due: str, expected: bool) -> None:
    """A slow task comes when it is about to be due, counted from the first day of the week."""
    task = slow(company, due_on=date.fromisoformat(due))
    assert (WEEK + timedelta(weeks=1) in asked(company, task, WEEKS[:2])) is expected


def test_a_task_with_an_open_case_is_asked_about_every_week(company: Company) -> None:
    """Whatever its rhythm, it is in the message until the case is over."""
    task = slow(company, status=Status.OFF_TRACK, off_track_weeks=2)
    company.services.cases.open_new(MONDAY)
    assert asked(company, task, WEEKS[:3]) == [WEEK, WEEK + timedelta(weeks=1), WEEK + timedelta(weeks=2)]


@pytest.mark.parametrize(("rhythm", "weeks"), [(WEEKLY, 2), (FORTNIGHTLY, 4), (MONTHLY, 10)])
def test_silence_is_counted_in_the_rhythm_of_the_task(company: Company, rhythm: TaskRhythm, weeks: int) -> None:
    """Two turns without a word and two days make a case, and not an hour less."""
    task = slow(company, rhythm, rhythm_set_at=FOUNDED - timedelta(days=30), last_check_in_at=FOUNDED)
    limit = FOUNDED + timedelta(weeks=weeks, days=2)
    assert company.services.cases.open_new(limit - timedelta(hours=1)) == 0
    assert company.services.cases.open_new(limit + timedelta(hours=1)) == 1
    assert (company.case(task).task_id, company.case(task).kind) == (task.id, CaseKind.SILENT)


def test_nobody_is_silent_in_a_rhythm_that_was_just_set(company: Company) -> None:
    """From monthly to weekly: the weeks before count for nothing."""
    task = slow(company, last_check_in_at=FOUNDED - timedelta(days=30))
    company.services.rhythms.set(company.head.chat_id, task.id, WEEKLY, MONDAY, through="test")
    assert company.services.cases.open_new(MONDAY + timedelta(weeks=2)) == 0
    assert company.services.cases.open_new(MONDAY + timedelta(weeks=2, days=2, hours=1)) == 1


@pytest.mark.parametrize("who", ["head", "leader", "keeper"])
def test_who_may_set_it(company: Company, who: str) -> None:
    """The head of its department, the leader and plan keepers; the trail and the history tell it."""
    task, person = company.task(), getattr(company, who)
    found = company.services.rhythms.set(person.chat_id, task.id, MONTHLY, MONDAY, through="test")
    assert (found.view.task.rhythm, found.may_set) == (MONTHLY, True)
    assert company.audited(f"task:{task.id}") == [("rhythm_set", None)]
    (entry,) = company.services.history.of(person.chat_id, task.id).entries
    assert (entry.what, entry.rhythm, entry.by and entry.by.name) == (What.RHYTHM, MONTHLY, person.name)
    company.services.rhythms.set(person.chat_id, task.id, MONTHLY, MONDAY, through="test")
    assert len(company.audited(f"task:{task.id}")) == 1


@pytest.mark.parametrize("who", ["owner", "colleague"])
def test_who_may_not(company: Company, who: str) -> None:
    """Whoever is asked does not say how often, nor does anybody else; all may look."""
    task, person = company.task(), getattr(company, who)
    with pytest.raises(NotAllowedError) as found:
        company.services.rhythms.set(person.chat_id, task.id, MONTHLY, MONDAY, through="test")
    assert [each.name for each in found.value.who] == ["Hanna"]
    shown = company.services.rhythms.of(person.chat_id, task.id, MONDAY)
    assert (shown.may_set, shown.view.task.rhythm) == (False, WEEKLY)


def test_a_finished_task_has_no_rhythm_any_more(company: Company) -> None:
    """Nobody is asked about it."""
    task = company.task(state=TaskState.DONE)
    with pytest.raises(TaskClosedError):
        company.services.rhythms.set(company.head.chat_id, task.id, MONTHLY, MONDAY, through="test")
    assert company.services.rhythms.of(company.head.chat_id, task.id, MONDAY).asked_at is None


def test_when_it_is_asked_about_next(company: Company) -> None:
    """This week's question, afterwards that of its next turn; nobody is asked about nobody's task."""
    task, unowned = slow(company), company.task(owner_id=None)
    rhythms = company.services.rhythms
    assert rhythms.of(company.head.chat_id, task.id, MONDAY).asked_at == MONDAY
    company.services.asking.ask_due(MONDAY)
    assert rhythms.of(company.head.chat_id, task.id, MONDAY).asked_at == at("2027-02-01 09:30")
    assert company.services.home.of(company.owner.chat_id, MONDAY).next_ask_at == at("2027-02-01 09:30")
    assert rhythms.of(company.head.chat_id, unowned.id, MONDAY).asked_at is None


def test_a_date_that_comes_before_the_turn_is_when_it_is_asked_next(company: Company) -> None:
    """The week before it is due comes first."""
    task = slow(company, due_on=date(2027, 1, 29))
    company.services.asking.ask_due(MONDAY)
    assert company.services.rhythms.of(company.head.chat_id, task.id, MONDAY).asked_at == at("2027-01-25 09:30")


def test_the_head_does_not_wait_for_a_task_that_rests(company: Company) -> None:
    """In a week without its turn its owner is none of those asked, and none of the silent."""
    slow(company)
    company.services.asking.ask_due(WEEKS[0])
    (first,) = company.services.home.of(company.head.chat_id, WEEKS[0]).teams
    (second,) = company.services.home.of(company.head.chat_id, WEEKS[1]).teams
    assert ([person.name for person in first.silent], first.owners) == (["Omar"], 1)
    assert (second.silent, second.owners, second.answered) == ((), 0, 0)


def test_a_month_without_a_word_in_its_weeks_is_no_silence_of_the_plan(company: Company) -> None:
    """In the week after its turn a monthly task counts by its last word, in the plan's state as anywhere."""
    slow(company)
    (operations,) = company.services.tasks.status(company.head.chat_id, WEEKS[2]).departments
    assert (operations.counts.on_track, operations.counts.silent) == (1, 0)


def test_whoever_spoke_lately_on_what_has_its_turn_is_not_asked(company: Company) -> None:
    """An old word on a task that rests is no reason to ask."""
    often = company.task(status=Status.ON_TRACK, last_check_in_at=at("2027-01-17 12:00"))
    slow(company)
    company.services.asking.ask_due(WEEKS[0])
    company.save(replace(company.task_now(often), last_check_in_at=at("2027-01-17 12:00")))
    assert company.services.asking.ask_due(WEEKS[1]) == 0
    assert company.services.home.of(company.owner.chat_id, WEEKS[1]).passed_over


def test_a_deputy_is_asked_in_the_rhythm_of_the_task(company: Company) -> None:
    """Once a month in the place of an owner who is away, not every week."""
    away: Person = company.change(company.owner, away_from=date(2027, 2, 1), away_until=date(2027, 2, 27))
    company.change(company.deputy, next_ask_at=MONDAY)
    task = slow(company, owner_id=away.id)
    assert asked(company, task) == [WEEK, date(2027, 2, 1), date(2027, 3, 1)]
