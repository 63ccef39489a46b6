"""A workbook of ours against a database: what is there stays as it is, and what is not is made."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import Engine

from bot.formats.faults import OddKey
from bot.formats.tables import Value
from bot.formats.writing import write
from bot.planfile.reading import read as read_plan
from bot.planfile.reading import sample
from bot.words.catalogue import LANGUAGES, Words
from domain.plan import PlanDraft
from domain.ports import Clock
from domain.services.exporting import Exporting
from domain.services.importing import Importing
from domain.services.outside import OutsideImporting, Taken
from domain.whole_plan import ExportFormat, Wanted, WholePlan
from storage.engine import make_engine
from storage.schema import upgrade
from storage.unit_of_work import SqlStorage
from tests.bot.formats.files import read, workbook_of
from tests.bot.planfile.plans import NOW


class Stopped(Clock):
    """A clock that stands still."""

    def now(self) -> datetime:
        return NOW


def whole(storage: SqlStorage) -> WholePlan:
    """The whole plan."""
    return Exporting(storage).gather(None, Wanted(), NOW, through="test")


def take(storage: SqlStorage, data: bytes) -> Taken:
    """Take a workbook in."""
    return OutsideImporting(storage, Stopped()).take(read(data).plan, by=None, through="test")


def workbook(storage: SqlStorage, language: str) -> bytes:
    """The plan as it goes out."""
    return write(whole(storage), ExportFormat.XLSX, Words.plainly(language)).data


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_database_stays_the_same(sqlite_engine: Engine, language: str) -> None:
    """Taking in what went out changes no goal, no measure and no reading, and is told as that."""
    storage = SqlStorage(sqlite_engine)
    Importing(storage, Stopped()).run(read_plan(sample(), NOW), None, "test")
    before = whole(storage)
    found = take(storage, workbook(storage, language))
    assert (found.changes_nothing, found.differences) == (True, ())
    after = whole(storage)
    assert (after.goals, after.measures, after.readings) == (before.goals, before.measures, before.readings)


def told(plan: WholePlan) -> tuple[Sequence[object], Sequence[object]]:
    """Goals by the code above them, and measures by the code of their goal."""
    codes, names = {each.id: each.code for each in plan.goals}, {each.id: each.name for each in plan.people}
    placed = [(each.perspective, codes.get(each.parent_id or 0), each.department_id) for each in plan.goals]
    kept = [(names.get(each.owner_id or 0), each.due_on) for each in plan.goals]
    goals = [(each.code, each.title, *where, *who) for each, where, who in zip(plan.goals, placed, kept, strict=True)]
    return sorted(goals), sorted(
        (codes[each.goal_id], each.name, each.unit, each.direction, each.baseline, each.target, readings)
        for each in plan.measures
        for readings in [[(reading.on, reading.value) for reading in plan.readings.get(each.id, ())]]
    )


def with_owners(draft: PlanDraft) -> PlanDraft:
    """The plan, in which somebody answers for each goal by a day."""
    goals = tuple(replace(each, owner=draft.people[0].key, due_on=date(2027, 12, 31)) for each in draft.goals)
    return replace(draft, goals=goals)


def test_what_a_later_workbook_says_of_goals(sqlite_engine: Engine) -> None:
    """Another owner, date and department are shown as differences and taken; words that nobody knows change nothing."""
    storage = SqlStorage(sqlite_engine)
    Importing(storage, Stopped()).run(with_owners(read_plan(sample(), NOW)), None, "test")
    before = whole(storage)
    goal, other = before.goals[0], before.people[1]
    lines: list[list[Value]] = [
        ["Goal code", "Title", "Perspective", "Goal above", "Department", "Owner", "Due"],
        [goal.code, goal.title, "Finances", None, before.departments[0].name, other.name, date(2028, 1, 31)],
        [before.goals[1].code, before.goals[1].title, None, None, "Nowhere", "Nobody At All", "soon"],
    ]
    header: list[Value] = ["Task code", "Title", "Goal", "Department", "Owner", "Due"]
    outside = read(workbook_of({"Tasks": [header, [None, "Call", None, None, None, None]], "Goals": lines}))
    OutsideImporting(storage, Stopped()).take(outside.plan, by=None, through="test", with_changes=True)
    first, second = whole(storage).goals[:2]
    assert (first.owner_id, first.due_on) == (other.id, date(2028, 1, 31))
    assert (first.perspective, first.department_id) == ("finances", before.departments[0].id)
    assert second == replace(before.goals[1], parent_id=None)
    assert OddKey.NO_DATE in [each.key for each in outside.odd]


def test_goals_and_measures_are_made(sqlite_engine: Engine) -> None:
    """Into a plan that has none come all of them, each where it was, with its readings."""
    storage = SqlStorage(sqlite_engine)
    draft = with_owners(read_plan(sample(), NOW))
    Importing(storage, Stopped()).run(draft, None, "test")
    engine = make_engine("sqlite://")
    upgrade(engine)
    other = SqlStorage(engine)
    tasks = tuple(replace(each, goal=None) for each in draft.tasks)
    Importing(other, Stopped()).run(replace(draft, goals=(), measures=(), tasks=tasks), None, "test")
    take(other, workbook(storage, "en"))
    assert told(whole(other)) == told(whole(storage))
    engine.dispose()


def test_a_measure_without_its_goal() -> None:
    """It is told and left out, with the row it stands in."""
    sheets: dict[str, list[list[Value]]] = {
        "Tasks": [["Task code", "Title", "Goal", "Department", "Owner", "Due"], [None, "Call", None, None, None, None]],
        "Measures": [
            ["Measure", "Goal", "Name", "Unit", "Better", "Baseline", "Target"],
            ["m1", "G99 Nowhere", "Waste", "%", None, None, 4],
            ["m2", None, "Speed", "days", None, None, 4],
        ],
    }
    told = [(each.key, each.place.line) for each in read(workbook_of(sheets)).odd if each.key is OddKey.NO_GOAL]
    assert told == [(OddKey.NO_GOAL, 2), (OddKey.NO_GOAL, 3)]
