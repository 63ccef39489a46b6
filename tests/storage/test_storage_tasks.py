"""Tasks: finding them, seeing them with all around them, and what moved."""

import itertools
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from domain.ports import UnitOfWork
from domain.tasks import Status, Task, TaskState
from domain.views import TaskFilter
from tests import mothers
from tests.mothers import NOW, TODAY, UNKNOWN, WEEK, days_ago

EVERY_OPEN = TaskFilter()


def titles(uow: UnitOfWork, which: TaskFilter) -> list[str]:
    """The titles of the tasks a filter shows, in their order."""
    return [view.task.title for view in uow.tasks.views(which)]


def test_a_task_is_found_or_it_is_none(uow: UnitOfWork) -> None:
    """An unknown id is None, and keys from a plan file are used once."""
    task = uow.tasks.add(mothers.task(key="line"))
    uow.tasks.add(mothers.task())
    assert uow.tasks.find(task.id) == task
    assert uow.tasks.find(UNKNOWN) is None
    assert uow.tasks.by_key() == {"line": task}
    with pytest.raises(IntegrityError):
        uow.tasks.add(mothers.task(key="line"))


def test_a_view_holds_all_around_a_task(uow: UnitOfWork) -> None:
    """Owner, department, goal, the week's check-in and the open case come with it."""
    owner = uow.people.add(mothers.person())
    department = uow.departments.add(mothers.department())
    goal = uow.goals.add(mothers.goal())
    task = uow.tasks.add(mothers.task(owner_id=owner.id, department_id=department.id, goal_id=goal.id))
    check_in = uow.check_ins.add(mothers.check_in(task.id, owner.id))
    uow.check_ins.add(mothers.check_in(task.id, owner.id, week=WEEK - timedelta(weeks=1)))
    uow.cases.add(mothers.case(task.id, closed_at=NOW))
    case = uow.cases.add(mothers.case(task.id, mothers.ladder(owner.id)))
    (view,) = uow.tasks.views(EVERY_OPEN, week=WEEK)
    assert (view.task, view.owner, view.department, view.goal) == (task, owner, department, goal)
    assert (view.check_in, view.case) == (check_in, case)
    (without_week,) = uow.tasks.views(EVERY_OPEN)
    assert without_week.check_in is None


def test_a_view_of_a_bare_task_is_bare(uow: UnitOfWork) -> None:
    """What is missing around a task is None, and a closed case is not shown."""
    task = uow.tasks.add(mothers.task())
    uow.cases.add(mothers.case(task.id, closed_at=NOW))
    (view,) = uow.tasks.views(EVERY_OPEN, week=WEEK)
    assert view.task == task
    assert (view.owner, view.department, view.goal, view.check_in, view.case) == (None,) * 5


def test_the_worst_and_most_urgent_come_first(uow: UnitOfWork) -> None:
    """Off track, at risk, silent, on track, done; then the nearest due date, none last; then the older task."""
    near, far = TODAY + timedelta(days=1), TODAY + timedelta(days=9)
    for title, status, due_on in (
        ("done", Status.DONE, near),
        ("on track", Status.ON_TRACK, near),
        ("silent", None, near),
        ("at risk", Status.AT_RISK, None),
        ("off track, whenever", Status.OFF_TRACK, None),
        ("off track, far", Status.OFF_TRACK, far),
        ("off track, near", Status.OFF_TRACK, near),
        ("off track, near, younger", Status.OFF_TRACK, near),
    ):
        uow.tasks.add(mothers.task(title, status=status, due_on=due_on))
    assert titles(uow, EVERY_OPEN) == [
        *("off track, near", "off track, near, younger", "off track, far", "off track, whenever"),
        *("at risk", "silent", "on track", "done"),
    ]


def test_a_filter_shows_open_tasks_unless_it_says_more(uow: UnitOfWork) -> None:
    """Proposed and finished ones are shown when asked for; those named by id always, for they may be done by now."""
    made = {
        state: uow.tasks.add(mothers.task(state.value, state=state, closed_at=NOW))
        for state in (TaskState.PROPOSED, TaskState.OPEN, TaskState.DONE, TaskState.DROPPED)
    }
    assert titles(uow, EVERY_OPEN) == ["open"]
    assert titles(uow, TaskFilter(proposed=True)) == ["proposed"]
    assert titles(uow, TaskFilter(closed_since=NOW)) == ["done"]
    assert titles(uow, TaskFilter(closed_since=NOW + timedelta(seconds=1))) == []
    assert len(titles(uow, TaskFilter(ids=tuple(task.id for task in made.values())))) == 4
    assert titles(uow, TaskFilter(ids=())) == []


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("owner_id", ["owned"]),
        ("department_id", ["in department"]),
        ("within", ["in department"]),
        ("outside", ["owned", "under goal", "under sub-goal", "with case", "overdue", "ahead", "begun"]),
        ("untold", ["owned", "in department", "under goal", "under sub-goal", "overdue", "ahead", "begun"]),
        ("goal_id", ["under goal", "under sub-goal"]),
        ("unowned", ["in department", "under goal", "under sub-goal", "with case", "overdue", "ahead", "begun"]),
        ("with_open_case", ["with case"]),
        ("overdue_on", ["overdue"]),
        ("started_by", ["owned", "in department", "under goal", "under sub-goal", "with case", "overdue", "begun"]),
    ],
)
def test_each_field_of_a_filter_narrows_it(uow: UnitOfWork, name: str, shown: list[str]) -> None:
    """A goal means the goals below it as well; overdue is before the day, started is on the day or without a date."""
    owner = uow.people.add(mothers.person())
    department = uow.departments.add(mothers.department())
    goal = uow.goals.add(mothers.goal("G1"))
    below = uow.goals.add(mothers.goal("G1.1", parent_id=goal.id))
    other = uow.goals.add(mothers.goal("G2"))
    tomorrow = TODAY + timedelta(days=1)

    def add(title: str, **changes: Any) -> Task:  # noqa: ANN401
        return uow.tasks.add(mothers.task(title, **changes))

    add("owned", owner_id=owner.id, goal_id=other.id)
    add("in department", department_id=department.id)
    add("under goal", goal_id=goal.id)
    add("under sub-goal", goal_id=below.id)
    with_case = add("with case")
    add("overdue", due_on=TODAY - timedelta(days=1))
    add("ahead", due_on=tomorrow, start_on=tomorrow)
    add("begun", due_on=TODAY, start_on=TODAY)
    uow.cases.add(mothers.case(with_case.id, mothers.ladder(owner.id), rung=0))
    which = {
        "owner_id": TaskFilter(owner_id=owner.id),
        "department_id": TaskFilter(department_id=department.id),
        "within": TaskFilter(within=(department.id,)),
        "outside": TaskFilter(outside=(department.id,)),
        "untold": TaskFilter(untold=owner.id),
        "goal_id": TaskFilter(goal_id=goal.id),
        "unowned": TaskFilter(unowned=True),
        "with_open_case": TaskFilter(with_open_case=True),
        "overdue_on": TaskFilter(overdue_on=TODAY),
        "started_by": TaskFilter(started_by=TODAY),
    }[name]
    assert sorted(titles(uow, which)) == sorted(shown)
    assert uow.tasks.count(which) == len(shown)


def test_the_first_of_a_view_are_those_that_lead_it(uow: UnitOfWork) -> None:
    """Worst status first, then nearest due date, as in the whole view; the count is that of the whole."""
    for status, due_on in ((Status.ON_TRACK, TODAY), (Status.OFF_TRACK, None), (Status.OFF_TRACK, TODAY)):
        uow.tasks.add(mothers.task(str(due_on), status=status, due_on=due_on))
    whole = uow.tasks.views(EVERY_OPEN)
    assert uow.tasks.views(EVERY_OPEN, most=2) == whole[:2]
    assert uow.tasks.views(EVERY_OPEN, most=9) == whole
    assert uow.tasks.views(EVERY_OPEN, most=1, skip=1) == whole[1:2]
    assert uow.tasks.count(EVERY_OPEN) == 3


def test_fields_of_a_filter_add_up(uow: UnitOfWork) -> None:
    """A task must meet all of them."""
    department = uow.departments.add(mothers.department())
    uow.tasks.add(mothers.task("both", department_id=department.id, due_on=days_ago(1).date()))
    uow.tasks.add(mothers.task("one", department_id=department.id))
    uow.tasks.add(mothers.task("other", due_on=days_ago(1).date()))
    assert titles(uow, TaskFilter(department_id=department.id, overdue_on=TODAY)) == ["both"]


def say(uow: UnitOfWork, task: Task, status: Status, days: float) -> Task:
    """The task after a word on it, so many days ago."""
    state = TaskState.DONE if status is Status.DONE else TaskState.OPEN
    after = replace(task, status=status, state=state, last_check_in_at=days_ago(days))
    uow.tasks.save(after)
    return after


def moves(uow: UnitOfWork, since_days: float) -> list[tuple[Status | None, Status]]:
    """From what to what tasks moved since so many days ago."""
    return [(move.before, move.after) for move in uow.tasks.moved(days_ago(since_days))[0]]


def test_a_task_moved_when_its_word_changed(uow: UnitOfWork) -> None:
    """From the word it had then to the word it has now, with the steps between left out."""
    task = say(uow, uow.tasks.add(mothers.task()), Status.ON_TRACK, 9)
    task = say(uow, task, Status.AT_RISK, 5)
    say(uow, task, Status.OFF_TRACK, 1)
    assert moves(uow, 10) == [(None, Status.OFF_TRACK)]
    assert moves(uow, 7) == [(Status.ON_TRACK, Status.OFF_TRACK)]
    assert moves(uow, 5) == [(Status.AT_RISK, Status.OFF_TRACK)]
    assert moves(uow, 1) == []


def test_a_word_said_again_moves_nothing(uow: UnitOfWork) -> None:
    """Neither repeating a word nor coming back to it is a move."""
    steady = say(uow, uow.tasks.add(mothers.task("steady")), Status.ON_TRACK, 9)
    say(uow, steady, Status.ON_TRACK, 1)
    wavering = say(uow, uow.tasks.add(mothers.task("wavering")), Status.ON_TRACK, 9)
    say(uow, say(uow, wavering, Status.AT_RISK, 3), Status.ON_TRACK, 1)
    assert moves(uow, 7) == []


def test_an_answer_that_was_edited_moved_from_what_it_said_first(uow: UnitOfWork) -> None:
    """The word before the edit is remembered, although the check-in has forgotten it."""
    owner = uow.people.add(mothers.person())
    task = say(uow, uow.tasks.add(mothers.task(owner_id=owner.id)), Status.ON_TRACK, 4)
    check_in = uow.check_ins.add(mothers.check_in(task.id, owner.id, status=Status.ON_TRACK, answered_at=days_ago(4)))
    uow.check_ins.save(replace(check_in, status=Status.OFF_TRACK, answered_at=days_ago(1)))
    say(uow, task, Status.OFF_TRACK, 1)
    assert moves(uow, 2) == [(Status.ON_TRACK, Status.OFF_TRACK)]


def test_the_word_a_plan_came_with_is_no_move(uow: UnitOfWork) -> None:
    """A task imported with a word moves only when somebody says another one."""
    dated = uow.tasks.add(mothers.task(status=Status.AT_RISK, last_check_in_at=days_ago(20)))
    undated = uow.tasks.add(mothers.task(status=Status.AT_RISK, created_at=None))
    assert moves(uow, 7) == []
    say(uow, dated, Status.ON_TRACK, 1)
    say(uow, undated, Status.ON_TRACK, 1)
    assert moves(uow, 7) == [(Status.AT_RISK, Status.ON_TRACK)] * 2


def test_what_is_closed_does_not_move(uow: UnitOfWork) -> None:
    """A finished task is told of as finished, and one that was given up not at all; opened again it has no word yet."""
    finished = say(uow, uow.tasks.add(mothers.task("finished")), Status.AT_RISK, 9)
    say(uow, finished, Status.DONE, 1)
    given_up = say(uow, uow.tasks.add(mothers.task("given up")), Status.AT_RISK, 9)
    uow.tasks.save(replace(say(uow, given_up, Status.OFF_TRACK, 1), state=TaskState.DROPPED))
    opened_again = say(uow, uow.tasks.add(mothers.task("opened again")), Status.AT_RISK, 9)
    uow.tasks.save(replace(say(uow, opened_again, Status.DONE, 1), state=TaskState.OPEN))
    assert uow.tasks.moved(days_ago(7)) == ([], 0)


def test_the_worst_moves_come_first_and_all_are_counted(uow: UnitOfWork) -> None:
    """Of three moves the two worst, and the number three."""
    for status in (Status.ON_TRACK, Status.OFF_TRACK, Status.AT_RISK):
        say(uow, uow.tasks.add(mothers.task()), status, 1)
    found, count = uow.tasks.moved(days_ago(7), 2)
    assert ([move.after for move in found], count) == ([Status.OFF_TRACK, Status.AT_RISK], 3)


def test_a_new_owner_starts_afresh_without_a_move(uow: UnitOfWork) -> None:
    """Handing a task over forgets when its last word was, which is not a new word."""
    task = say(uow, uow.tasks.add(mothers.task()), Status.AT_RISK, 9)
    uow.tasks.save(replace(task, last_check_in_at=None, owned_since=NOW))
    assert moves(uow, 7) == []


def test_the_database_tells_what_is_missing_as_the_task_does(uow: UnitOfWork) -> None:
    """Of every way to be (un)known, empty text included; and a goal has begun once a task of it is open or done."""
    owner, department = uow.people.add(mothers.person()), uow.departments.add(mothers.department())
    goals = [uow.goals.add(mothers.goal(f"G{n}")).id for n in range(4)]
    ways = itertools.product(
        *(
            (None, owner.id),
            (None, department.id),
            (None, "", "Dock 3"),
            (None, TODAY),
            (None, TODAY),
            (None, "", "Sealed"),
        ),
    )
    names = ("owner_id", "department_id", "place", "start_on", "due_on", "how")
    tasks = [
        uow.tasks.add(mothers.task(f"Task {n}", **dict(zip(names, way, strict=True)))) for n, way in enumerate(ways)
    ]
    lacking = Counter(what for task in tasks for what in task.missing)
    assert uow.tasks.missing(EVERY_OPEN) == lacking
    unready = [task.title for task in tasks if task.missing]
    assert sorted(titles(uow, TaskFilter(unready=True))) == sorted(unready)
    assert uow.tasks.count(TaskFilter(unready=True)) == len(unready)
    for state, goal_id in zip((TaskState.OPEN, TaskState.DONE, TaskState.DROPPED), goals, strict=False):
        uow.tasks.add(mothers.task(state=state, goal_id=goal_id))
    assert uow.goals.begun() == set(goals[:2])
