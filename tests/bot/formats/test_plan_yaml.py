"""The plan as a plan file: whatever goes out comes in again, the same."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from bot.formats import plan_yaml
from bot.planfile.reading import read, sample
from bot.planfile.texts import LINE
from domain.ladder_rules import LadderRule
from domain.measures import Direction
from domain.people import OwnTime
from domain.plan import (
    CalendarDraft,
    DepartmentDraft,
    GoalDraft,
    MeasureDraft,
    PersonDraft,
    PlanDraft,
    ReadingDraft,
    TaskDraft,
    WordDraft,
)
from domain.plan_drafts import draft_of
from domain.ports import Clock
from domain.rhythm import TaskRhythm
from domain.services.exporting import Exporting
from domain.services.importing import Imported, Importing
from domain.strength import Strength
from domain.tasks import Status
from domain.whole_plan import Wanted, WholePlan
from domain.workspace import Rhythm
from storage.engine import make_engine
from storage.schema import upgrade
from storage.unit_of_work import SqlStorage
from tests.bot.planfile.plans import NOW

TODAY = NOW.date()
EVERYTHING = Wanted(personal=True)


class Stopped(Clock):
    """A clock that stands still."""

    def now(self) -> datetime:
        return NOW


def bring(storage: SqlStorage, draft: PlanDraft) -> Imported:
    """Import a draft."""
    return Importing(storage, Stopped()).run(draft, None, "test")


def taken(storage: SqlStorage) -> WholePlan:
    """The whole plan, with everything personal."""
    return Exporting(storage).gather(None, EVERYTHING, NOW, through="test")


words = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Zs")), min_size=1, max_size=40)
lines = st.lists(words, min_size=1, max_size=3).map(" ".join).filter(lambda text: text == " ".join(text.split()))
paragraphs = st.lists(lines, min_size=1, max_size=3).map("\n".join).filter(lambda text: text == text.strip())
keys = st.text(st.characters(categories=("L", "N"), include_characters="-_."), min_size=1, max_size=12)
past = st.dates(date(2020, 1, 1), TODAY)
numbers = st.decimals(-(10**9), 10**9, places=3)
steps = st.integers(1, 20)
ladders = st.builds(
    LadderRule, steps, st.none() | steps, st.none() | steps, st.none() | steps, st.integers(0, 60), st.booleans(), steps
)
own_times = st.builds(
    OwnTime,
    st.none() | st.frozensets(st.integers(1, 7), min_size=1),
    st.none(),
    st.none(),
    st.none() | past,
)
said = st.builds(
    WordDraft, st.sampled_from(Status), past, st.none() | st.integers(0, 100), st.none() | paragraphs, st.none() | lines
)


def _tasks(draw: st.DrawFn, names: list[str]) -> list[TaskDraft]:
    some = st.none() | st.sampled_from(names)
    return [
        TaskDraft(
            *(
                key,
                draw(lines),
                draw(some),
                draw(some),
                draw(some),
                draw(st.none() | lines),
                draw(st.none() | paragraphs),
            ),
            due_on=draw(st.none() | past),
            rhythm=draw(st.sampled_from(TaskRhythm)),
            word=draw(st.none() | said),
        )
        for key in names
    ]


def _measures(draw: st.DrawFn, names: list[str]) -> list[MeasureDraft]:
    return [
        MeasureDraft(
            *(key, names[0], draw(lines), draw(st.just("") | lines), Direction.UP, None, draw(numbers)),
            readings=tuple(ReadingDraft(day, draw(numbers)) for day in sorted(draw(st.sets(past, max_size=3)))),
        )
        for key in names
    ]


@st.composite
def drafts(draw: st.DrawFn) -> PlanDraft:
    """A plan with a few of everything, in words of any script."""
    names = draw(st.lists(keys, min_size=2, max_size=4, unique_by=str.casefold))
    some = st.none() | st.sampled_from(names)
    calendar = CalendarDraft(
        "c", draw(st.frozensets(st.integers(1, 7), min_size=1)), time(8), time(16, 30), draw(st.frozensets(past)), "SA"
    )
    calendar = replace(calendar, name=draw(st.none() | lines))
    people = [
        PersonDraft(
            *(key, f"U0PERSON{place}", draw(lines), draw(st.sampled_from(["Asia/Riyadh", "UTC"])), "ar-SA", "c"),
            department=draw(some),
            manager=names[0] if place else None,
            own_time=draw(own_times),
            away_until=draw(st.none() | st.dates(TODAY, date(2030, 1, 1))),
        )
        for place, key in enumerate(names)
    ]
    return PlanDraft(
        *(draw(lines), draw(lines), names[0], tuple(people)),
        digest_channel="C0DIGEST",
        meeting_channel="#meeting",
        check_in=Rhythm(draw(st.integers(1, 7)), draw(st.times().map(lambda at: at.replace(second=0, microsecond=0)))),
        ladder=draw(ladders),
        answer_days=draw(steps),
        strength=draw(st.sampled_from(Strength)),
        calendars=(calendar,),
        departments=tuple(DepartmentDraft(key, draw(lines), None, None, draw(st.none() | ladders)) for key in names),
        goals=tuple(GoalDraft(key, draw(lines), "partners", None if key == names[0] else names[0]) for key in names),
        measures=tuple(_measures(draw, names)),
        tasks=tuple(_tasks(draw, names)),
    )


@settings(max_examples=60)
@given(drafts())
def test_what_is_written_is_read(draft: PlanDraft) -> None:
    """Whatever words, numbers and days a plan has, the file says the same when it is read."""
    assert read(plan_yaml.written(draft).encode(), NOW) == draft


def test_an_empty_database_becomes_the_same(storage: SqlStorage) -> None:
    """The sample company, exported and imported into an empty database, is the same plan there."""
    bring(storage, read(sample(), NOW))
    whole = taken(storage)
    other = make_engine("sqlite:///:memory:")
    upgrade(other)
    copy = SqlStorage(other)
    bring(copy, read(plan_yaml.write(whole), NOW))
    again = taken(copy)
    other.dispose()
    assert plan_yaml.write(again) == plan_yaml.write(whole)
    assert draft_of(again) == draft_of(whole)
    ends = [(task.title, task.state, task.status, task.progress, task.blocker) for task in whole.tasks]
    assert [(task.title, task.state, task.status, task.progress, task.blocker) for task in again.tasks] == ends


def test_the_same_database_stays_the_same(storage: SqlStorage) -> None:
    """Importing what was exported changes nothing, and makes no second task of one that came from the chat."""
    bring(storage, read(sample(), NOW))
    with storage.write() as uow:
        model = next(iter(uow.tasks.by_key().values()))
        made = uow.tasks.add(replace(model, id=0, key=None, title="From the chat", status=None, last_check_in_at=None))
    result = bring(storage, read(plan_yaml.write(taken(storage)), NOW))
    assert result.changed_nothing, result
    assert f"key: {made.code}\n" in plan_yaml.write(taken(storage)).decode()


def test_another_company_has_other_tasks(storage: SqlStorage) -> None:
    """A code in the file of another company names none of our tasks."""
    bring(storage, read(sample(), NOW))
    with storage.write() as uow:
        made = uow.tasks.add(replace(next(iter(uow.tasks.by_key().values())), id=0, key=None, title="From the chat"))
    text = plan_yaml.write(taken(storage)).decode().replace("company: Wadi Dates", "company: Wadi Figs")
    assert not bring(storage, read(text.encode(), NOW)).changed_nothing
    with storage.read() as uow:
        assert [task.title for task in uow.tasks.by_key().values()].count("From the chat") == 1
        assert uow.tasks.by_key()[made.code].id != made.id


def test_what_is_too_long_is_cut(sqlite_engine: Engine) -> None:
    """A title longer than a plan file takes is cut, so that the file can be read again."""
    storage = SqlStorage(sqlite_engine)
    bring(storage, read(sample(), NOW))
    with storage.write() as uow:
        some = next(iter(uow.tasks.by_key().values()))
        uow.tasks.add(replace(some, id=0, key=None, title="long " * 100))
    draft = read(plan_yaml.write(taken(storage)), NOW)
    assert max(len(task.title) for task in draft.tasks) == LINE


def test_the_head_says_what_is_left_out(sqlite_engine: Engine) -> None:
    """The first lines say of which day the file is, and that notes and leave are not in it."""
    storage = SqlStorage(sqlite_engine)
    bring(storage, read(sample(), NOW))
    plan = Exporting(storage).gather(None, Wanted(), NOW + timedelta(days=1), through="test")
    text = plan_yaml.write(plan).decode()
    assert text.startswith("# The whole plan, as it was on 2026-11-23. `followthrough import` reads this file.\n")
    assert "# Left out: notes of check-ins, and leave.\n" in text
    assert "  away:" not in text
    assert "note:" not in text.split("\n\n", 1)[1]
