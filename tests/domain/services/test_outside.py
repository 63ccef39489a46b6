"""Taking in what other tools have: matched, compared, and never written over silently."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from domain.measures import Direction
from domain.outside import HowDifferent, OutsideGoal, OutsideMeasure, OutsidePlan, OutsideTask, Unplaced
from domain.ports import Clock
from domain.services.importing import Count, Kind
from domain.services.importing.large import MANY
from domain.services.outside import OutsideImporting, Taken
from domain.tasks import Status, Task, TaskState
from tests.company import MONDAY, Company

TOLD = frozenset({"due_on", "start_on", "status", "state", "progress", "goal", "department", "place", "how", "owner"})
SIGN = OutsideTask("sign", "Sign the vendor", identifier="77", due_on=date(2027, 3, 1), owner="Omar", mark="line 2")
SEAL = OutsideTask("seal", "Seal the deal", identifier="78", ended=TaskState.DONE, ended_on=date(2027, 1, 4))


class _Clock(Clock):
    def now(self) -> datetime:
        return MONDAY


def take(company: Company, *tasks: OutsideTask, with_changes: bool = False, **plan: object) -> Taken:
    """Preview a plan of the outside and take it; both must tell the same."""
    outside = replace(OutsidePlan("asana", tasks, told=TOLD), **plan)  # type: ignore[arg-type]
    importing = OutsideImporting(company.storage, _Clock())
    shown = importing.preview(outside, with_changes=with_changes)
    taken = importing.take(outside, by=company.keeper.id, through="test", with_changes=with_changes)
    assert shown == taken
    return taken


def task(company: Company, task_id: int) -> Task:
    """A task as it is now."""
    with company.storage.read() as uow:
        found = uow.tasks.find(task_id)
    assert found is not None
    return found


def test_what_is_new_is_made(company_anywhere: Company) -> None:
    """Tasks come without an owner, whomever the file names; what was finished is closed on its day."""
    taken = take(company_anywhere, SIGN, SEAL)
    assert taken.counts == {Kind.TASKS: Count(created=2)}
    assert (taken.suggested, taken.undated) == (1, 0)
    signed, sealed = task(company_anywhere, 1), task(company_anywhere, 2)
    assert (signed.title, signed.owner_id, signed.due_on) == ("Sign the vendor", None, date(2027, 3, 1))
    assert (sealed.state, sealed.status, sealed.closed_at) == (
        TaskState.DONE,
        Status.DONE,
        datetime(2027, 1, 4, 12, tzinfo=UTC),
    )
    with company_anywhere.storage.read() as uow:
        (entry,) = uow.audit.of("task:1")
        assert (entry.what, entry.person_id, entry.through) == ("imported", company_anywhere.keeper.id, "test")


def test_the_same_again(company_anywhere: Company) -> None:
    """Taking the same again changes nothing and writes nothing."""
    take(company_anywhere, SIGN, SEAL)
    again = take(company_anywhere, SIGN, SEAL)
    assert again.changes_nothing
    assert (again.counts[Kind.TASKS], again.differences, again.by_name) == (Count(left=2), (), 0)
    with company_anywhere.storage.read() as uow:
        assert len(uow.audit.of("task:1")) == 1


def test_a_difference_is_shown_and_taken_only_if_wanted(company: Company) -> None:
    """A later export that says something else is told field by field, again and again, until it is taken."""
    take(company, SIGN, SEAL)
    later = replace(SIGN, due_on=date(2027, 4, 1)), replace(SEAL, ended=None)
    for _ in range(2):
        moved, backwards = take(company, *later).differences
        assert (moved.field, moved.before, moved.after, moved.how) == (
            *("due_on", "2027-03-01", "2027-04-01"),
            HowDifferent.MOVED,
        )
        assert (backwards.field, backwards.how) == ("state", HowDifferent.BACKWARDS)
        assert task(company, 1).due_on == date(2027, 3, 1)
    assert take(company, *later, with_changes=True).counts[Kind.TASKS] == Count(changed=2)
    assert (task(company, 1).due_on, task(company, 2).state) == (date(2027, 4, 1), TaskState.OPEN)
    assert take(company, *later).differences == ()


def test_the_chat_has_the_last_word(company: Company) -> None:
    """What was changed here since stays, even where differences are taken."""
    take(company, SIGN)
    with company.storage.write() as uow:
        uow.tasks.save(replace(task(company, 1), due_on=date(2027, 6, 1), owner_id=company.owner.id))
    assert take(company, SIGN, with_changes=True).differences == ()
    (kept,) = take(company, replace(SIGN, due_on=date(2027, 4, 1)), with_changes=True).differences
    assert kept.kept
    assert (task(company, 1).due_on, task(company, 1).owner_id) == (date(2027, 6, 1), company.owner.id)


def test_matched_by_name_where_ids_fail(company: Company) -> None:
    """An id that was lost or came later is made up for by the name; two ids are never the same task by name."""
    take(company, SIGN)
    lost = take(company, replace(SIGN, identifier=None))
    assert (lost.counts[Kind.TASKS], lost.by_name) == (Count(left=1), 1)
    other = take(company, replace(SIGN, identifier="99"))
    assert other.counts[Kind.TASKS] == Count(created=1)
    assert other.absent == 1


def test_renamed(company: Company) -> None:
    """A task with another name and the same id is the same task."""
    take(company, SIGN)
    (renamed,) = take(company, replace(SIGN, name="sign2", title="Sign the supplier"), with_changes=True).differences
    assert renamed.field == "title"
    assert task(company, 1).title == "Sign the supplier"


def test_a_blank_is_no_word_where_there_is_no_column(company: Company) -> None:
    """A file without a column says nothing of it; a blank cell in one says that there is nothing."""
    take(company, SIGN)
    blank = replace(SIGN, due_on=None)
    assert take(company, blank, told=frozenset({"status"})).differences == ()
    (gone,) = take(company, blank).differences
    assert (gone.before, gone.after) == ("2027-03-01", None)


def test_departments_and_goals_by_name(company: Company) -> None:
    """A department is known by key or name, a goal by code or title; what is neither is told, never made up."""
    goal = OutsideGoal("g", "Win ten partners", code="G7")
    there = replace(SIGN, department="OPS", goal="win ten partners")
    lost = replace(SEAL, department="Moon base", goal="G99")
    taken = take(company, there, lost, goals=(goal,))
    assert [(each.what, each.text) for each in taken.unknown] == [
        (Unplaced.DEPARTMENT, "Moon base"),
        (Unplaced.GOAL, "G99"),
    ]
    assert task(company, 1).department_id == company.operations.id
    assert task(company, 1).goal_id is not None
    assert (task(company, 2).department_id, task(company, 2).goal_id) == (None, None)
    assert task(company, 2).place == "Moon base"


def test_our_own_table(company: Company) -> None:
    """In a table of ours a task is known by its code and an owner by a name that only one member has."""
    take(company, SIGN)
    ours = OutsideTask("x", "Sign the vendor", code=1, owner="omar", due_on=date(2027, 3, 1))
    (given,) = take(company, ours, source="ours", is_ours=True, with_changes=True).differences
    assert (given.field, given.before, given.after) == ("owner", None, "Omar")
    assert task(company, 1).owner_id == company.owner.id
    unknown = take(company, replace(ours, code=999, owner="Nobody"), source="ours", is_ours=True)
    assert (unknown.unknown[0].text, unknown.suggested) == ("T-999", 1)


def test_goals_keep_their_numbers(company: Company) -> None:
    """The visible number is the code; a taken one gets another, a known goal is found again, parents come first."""
    child = OutsideGoal("b", "More partners", identifier="_b", code="1.1", parent="a")
    parent = OutsideGoal("a", "Growth", identifier="_a", code="1")
    other = OutsideGoal("c", "Calm", code="1")
    assert take(company, goals=(child, parent, other)).counts[Kind.GOALS] == Count(created=3)
    with company.storage.read() as uow:
        goals = {goal.code: goal for goal in uow.goals.all()}
    assert set(goals) == {"1", "1.1", "1-2"}
    assert goals["1.1"].parent_id == goals["1"].id
    assert take(company, goals=(child, parent, other)).changes_nothing


def test_measures_are_series(company: Company) -> None:
    """A value of a new day is recorded, another value of a known day is a difference."""
    goal = OutsideGoal("g", "Growth", code="1")
    first = OutsideMeasure(
        "m", "Partners", identifier="_m", goal="g", target=Decimal(10), readings=((date(2026, 6, 30), Decimal(4)),)
    )
    assert take(company, goals=(goal,), measures=(first,)).counts == {
        Kind.GOALS: Count(created=1),
        Kind.MEASURES: Count(created=1),
        Kind.READINGS: Count(created=1),
    }
    assert take(company, goals=(goal,), measures=(first,)).changes_nothing
    later = replace(
        first, target=Decimal(12), readings=((date(2026, 6, 30), Decimal(3)), (date(2026, 12, 31), Decimal(6)))
    )
    shown = take(company, goals=(goal,), measures=(later,))
    assert [(each.field, each.after) for each in shown.differences] == [("target", "12"), ("reading 2026-06-30", "3")]
    assert shown.counts[Kind.READINGS] == Count(created=1)
    take(company, goals=(goal,), measures=(later,), with_changes=True)
    with company.storage.read() as uow:
        (view,) = uow.measures.views()
        readings = uow.cues.readings()[view.measure.id]
    assert (view.measure.target, view.measure.direction) == (Decimal(12), Direction.UP)
    assert [reading.value for reading in readings] == [Decimal(6), Decimal(3)]


def test_all_or_nothing(company: Company) -> None:
    """A file that cannot be taken whole leaves nothing behind."""
    orphan = OutsideMeasure("m", "Partners", goal="nowhere", target=Decimal(10))
    importing = OutsideImporting(company.storage, _Clock())
    with pytest.raises(KeyError):
        importing.take(OutsidePlan("asana", (SIGN,), measures=(orphan,)), by=None, through="test")
    with company.storage.read() as uow:
        assert uow.links.of("asana") == []
        assert uow.audit.tally().get("imported") is None


def many(count: int, **fields: object) -> list[OutsideTask]:
    """So many tasks."""
    return [OutsideTask(f"task {n}", f"Task {n}", identifier=str(n), **fields) for n in range(count)]  # type: ignore[arg-type]


def test_a_large_file(company_anywhere: Company) -> None:
    """A large file is taken like a small one: whole, once, with links and trail; a later one with more adds those."""
    assert take(company_anywhere, *many(MANY)).counts == {Kind.TASKS: Count(created=MANY)}
    assert take(company_anywhere, *many(MANY)).changes_nothing
    more = [*many(MANY), OutsideTask("new", "New", identifier="new", status=Status.AT_RISK)]
    assert take(company_anywhere, *more).counts == {Kind.TASKS: Count(created=1, left=MANY)}
    moved = take(company_anywhere, *many(MANY, due_on=date(2027, 5, 1)), with_changes=True)
    assert moved.counts[Kind.TASKS].changed == MANY
    with company_anywhere.storage.read() as uow:
        assert len(uow.links.of("asana")) == MANY + 1
        assert [entry.what for entry in uow.audit.of(f"task:{MANY + 1}")] == ["imported"]


def test_a_large_file_is_not_taken_twice(company: Company) -> None:
    """Where the same file is taken by somebody else in the same moment, its tasks come once."""
    importing = OutsideImporting(company.storage, _Clock())
    plan = OutsidePlan("asana", tuple(many(MANY)), told=TOLD)
    others = iter([plan])

    def meanwhile(_taken: Taken) -> None:
        for other in others:
            importing.take(other, by=None, through="other")

    taken = importing.take(plan, by=None, through="test", check=meanwhile)
    assert taken.counts == {Kind.TASKS: Count(left=MANY)}
    with company.storage.read() as uow:
        assert len(uow.links.of("asana")) == MANY
