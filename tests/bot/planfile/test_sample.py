"""The sample company: believable, and with something in it for every part of the product."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.formats.outcome import preview_of_ours, summary_of_ours
from bot.planfile.reading import read, sample
from bot.words.catalogue import Words
from domain.measures import off_target
from domain.people import Person
from domain.plan import PERSPECTIVES
from domain.ports import Clock
from domain.services.importing import Imported, Importing
from domain.views import TaskFilter
from storage.unit_of_work import SqlStorage
from tests.bot.planfile.plans import NOW


class FixedClock(Clock):
    """A clock that stands still."""

    def now(self) -> datetime:
        return NOW


@pytest.fixture
def imported(storage: SqlStorage) -> Imported:
    """The sample in a database."""
    return Importing(storage, FixedClock()).run(read(sample(), NOW), None, "sample")


def test_the_company() -> None:
    """Three zones, two scripts, five departments, and every role there is."""
    draft = read(sample(), NOW)
    assert len(draft.people) == 12
    assert {person.zone for person in draft.people} == {"Asia/Riyadh", "Europe/Berlin", "America/New_York"}
    assert len(draft.departments) == 5
    assert all(person.chat_id.startswith("U0") for person in draft.people)
    assert set(PERSPECTIVES) == {goal.perspective for goal in draft.goals}
    assert len([goal for goal in draft.goals if goal.parent is None]) == 5
    roles = [[one.is_plan_keeper for one in draft.people], [one.is_guest for one in draft.people]]
    assert [sum(role) for role in roles] == [1, 1]
    assert any(person.deputy for person in draft.people)
    heads = {one.head for one in draft.departments}
    assert {person.locale for person in draft.people if person.key in heads} >= {"ar-SA", "en-US"}


def test_both_languages_on_the_ladder() -> None:
    """A task climbs from an Arabic speaker to one and then to a leader who reads English, and the other way round."""
    draft = read(sample(), NOW)
    locales = {person.key: person.locale for person in draft.people}
    heads = {one.key: one.head for one in draft.departments}
    ladders = {
        (locales[task.owner], locales[heads[task.department] or ""], locales[draft.leader])
        for task in draft.tasks
        if task.owner and task.department
    }
    assert ("ar-SA", "ar-SA", "en-US") in ladders
    assert any(owner.startswith("en") for owner, _, _ in ladders)


@pytest.mark.parametrize("later", range(7))
def test_it_can_be_imported_on_any_day(later: int) -> None:
    """The sample has no fault on whichever weekday it is read."""
    assert read(sample(), NOW + timedelta(days=later, hours=9)).tasks


def test_every_date_is_relative() -> None:
    """The sample does not grow old: its dates count from the day of the import, public holidays apart."""
    draft = read(sample(), NOW)
    far = datetime(2031, 5, 1, tzinfo=UTC)
    assert read(sample(), far).tasks == draft.tasks


@pytest.mark.usefixtures("imported")
def test_what_is_wrong_in_it(storage: SqlStorage) -> None:
    """There are unowned, vague, overdue, silent, blocked and finished tasks, and measures off and on target."""
    today = NOW.date()
    with storage.read() as uow:
        views = uow.tasks.views(TaskFilter())
        finished = uow.tasks.views(TaskFilter(closed_since=NOW - timedelta(days=7)))
        measures = uow.measures.views()
    tasks = [view.task for view in views]
    assert len(tasks) + len(finished) == 20
    assert len([task for task in tasks if task.owner_id is None]) == 3
    assert len([task for task in tasks if task.owner_id is not None and task.missing]) >= 3
    assert len([task for task in tasks if task.overdue(today)]) == 3
    silent = [task for task in tasks if task.last_check_in_at and NOW - task.last_check_in_at > timedelta(weeks=2)]
    assert len(silent) == 2
    assert len([task for task in tasks if task.blocker]) == 2
    missed = [view.value is not None and off_target(view.measure, view.value) for view in measures]
    assert (len(missed), missed.count(True)) == (6, 4)


@pytest.mark.usefixtures("imported")
def test_somebody_is_away(storage: SqlStorage) -> None:
    """One person is on leave on the day of the import."""
    with storage.read() as uow:
        people: list[Person] = uow.people.all()
    assert [person.name for person in people if person.away_on(NOW.date())] == ["Mia Schulz"]


def test_what_is_said_after_the_import(storage: SqlStorage, imported: Imported) -> None:
    """The command line says how many of each kind are new, and that a second import finds everything there."""
    assert "tasks: 20 new, 0 changed, 0 left" in _told(imported)
    again = Importing(storage, FixedClock()).run(read(sample(), NOW), None, "sample")
    assert _told(again).endswith("Everything was there already; nothing was changed.")


def _told(result: Imported) -> str:
    return summary_of_ours(preview_of_ours(result), Words.plainly("en"))
