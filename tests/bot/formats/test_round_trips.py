"""What goes out comes in again: each format loses nothing that it can hold."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.formats.writing import write
from bot.words.catalogue import LANGUAGES, Words
from domain.goals import Goal
from domain.measures import Measure, Reading
from domain.outside import OutsidePlan
from domain.tasks import Status, Task, TaskState
from domain.whole_plan import ExportFormat, WholePlan
from tests import mothers
from tests.bot.formats.files import read
from tests.bot.formats.plans import plan

LINES = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=30).map(
    lambda text: " ".join(f"To {text}".split())
)
DAYS = st.dates(date(2020, 1, 1), date(2035, 1, 1))
NUMBERS = st.decimals(-9999, 9999, places=2)


@st.composite
def plans(draw: st.DrawFn) -> WholePlan:
    """Goals two deep, measures with readings on any of them, and tasks in every state."""
    count = draw(st.integers(1, 4))
    titles = draw(st.lists(LINES, min_size=count, max_size=count, unique_by=str.casefold))
    goals = [
        mothers.goal(f"G{place}", id=place, title=title, parent_id=1 if place > 1 and draw(st.booleans()) else None)
        for place, title in enumerate(titles, start=1)
    ]
    named = draw(st.lists(LINES, max_size=3, unique_by=str.casefold))
    measures = [
        mothers.measure(
            draw(st.integers(1, count)), f"m{place}", id=place, name=name, unit=draw(LINES), target=draw(NUMBERS)
        )
        for place, name in enumerate(named, start=1)
    ]
    readings = {
        each.id: tuple(Reading(each.id, day, draw(NUMBERS)) for day in sorted(draw(st.sets(DAYS, max_size=3))))
        for each in measures
    }
    tasks = [_task(draw, place, count) for place in range(1, 1 + draw(st.integers(1, 3)))]
    return plan(goals=tuple(goals), measures=tuple(measures), readings=readings, tasks=tuple(tasks), notes={})


def _task(draw: st.DrawFn, place: int, goals: int) -> Task:
    status = draw(st.none() | st.sampled_from(Status))
    due_on = draw(st.none() | DAYS)
    return mothers.task(
        draw(LINES),
        id=place,
        goal_id=draw(st.none() | st.integers(1, goals)),
        department_id=draw(st.none() | st.just(1)),
        owner_id=draw(st.none() | st.just(2)),
        place=draw(st.none() | LINES),
        how=draw(st.none() | LINES),
        start_on=draw(st.none() | st.dates(date(2019, 1, 1), due_on or date(2035, 1, 1))),
        due_on=due_on,
        status=status,
        state=TaskState.DONE if status is Status.DONE else TaskState.OPEN,
        progress=draw(st.none() | st.integers(0, 100)),
    )


def again(of: WholePlan, wanted: ExportFormat, language: str) -> OutsidePlan:
    """The plan, out and in."""
    return read(write(of, wanted, Words.plainly(language)).data).plan


def top_of(goal: Goal, goals: tuple[Goal, ...]) -> str | None:
    """The code of the goal above it."""
    return next((each.code for each in goals if each.id == goal.parent_id), None)


def measured(of: Measure, readings: tuple[Reading, ...]) -> tuple[object, ...]:
    """What a format holds of a measure."""
    return of.name, of.unit, of.target, tuple((each.on, each.value) for each in readings)


@pytest.mark.parametrize("language", LANGUAGES)
@given(of=plans())
@settings(max_examples=15)
def test_stratml(language: str, of: WholePlan) -> None:
    """Goals with what they are part of, and measures with target and readings, each below its own goal."""
    found = again(of, ExportFormat.STRATML, language)
    codes = {each.name: each.code for each in found.goals}
    goals = {(each.code, each.title, codes.get(each.parent or "")) for each in found.goals}
    assert goals == {(each.code, each.title, top_of(each, of.goals)) for each in of.goals}
    of_goal = {each.id: each.code for each in of.goals}
    assert {(codes[each.goal], each.title, each.unit, each.target, each.readings) for each in found.measures} == {
        (of_goal[each.goal_id], *measured(each, of.readings[each.id])) for each in of.measures
    }


@pytest.mark.parametrize("language", LANGUAGES)
@given(of=plans())
@settings(max_examples=15)
def test_goals_and_measures_of_a_workbook(language: str, of: WholePlan) -> None:
    """Every goal and measure with everything that a column tells of it, and every reading."""
    found = again(of, ExportFormat.XLSX, language)
    codes = {each.name: each.code for each in found.goals}
    assert [(each.code, each.title, each.perspective, codes.get(each.parent or "")) for each in found.goals] == [
        (each.code, each.title, each.perspective, top_of(each, of.goals)) for each in of.goals
    ]
    of_goal = {each.id: each.code for each in of.goals}
    assert [
        (
            codes[each.goal],
            each.identifier,
            each.direction,
            each.baseline,
            each.title,
            each.unit,
            each.target,
            each.readings,
        )
        for each in found.measures
    ] == [
        (of_goal[each.goal_id], each.key, each.direction, each.baseline, *measured(each, of.readings[each.id]))
        for each in of.measures
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("wanted", [ExportFormat.CSV, ExportFormat.XLSX])
@given(of=plans())
@settings(max_examples=15)
def test_tasks_of_tables(wanted: ExportFormat, language: str, of: WholePlan) -> None:
    """Every task with everything that a column tells of it."""
    found = again(of, wanted, language)
    of_goal = {each.id: f"{each.code} {each.title}" for each in of.goals}
    assert found.is_ours
    assert [
        (each.code, each.title, each.goal, each.department, each.owner, each.place, each.how, each.start_on)
        for each in found.tasks
    ] == [
        (
            *(each.id, each.title, of_goal.get(each.goal_id or 0), "المبيعات" if each.department_id else None),
            *("Omar" if each.owner_id else None, each.place, each.how, each.start_on),
        )
        for each in of.tasks
    ]
    assert [(each.due_on, each.status, each.progress) for each in found.tasks] == [
        (each.due_on, each.status, each.progress) for each in of.tasks
    ]
