"""Early signs: what they are read from, and which were told."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from domain.cues import Answers, Cue, CueKind
from domain.measures import Reading
from domain.ports import UnitOfWork
from domain.ports.cues import Spans
from domain.tasks import Status, Task, TaskState
from tests import mothers
from tests.mothers import NOW, TODAY, WEEK, days_ago

SEVEN = timedelta(days=7)


def saved(uow: UnitOfWork, task: Task, **changes: object) -> Task:
    """A task found and saved with changes, as use cases do."""
    found = uow.tasks.find(task.id)
    assert found is not None
    after = replace(found, **changes)  # type: ignore[arg-type]  # fields by name
    uow.tasks.save(after)
    return after


def test_only_a_later_date_is_a_move(uow: UnitOfWork) -> None:
    """Counted each time it moves later, whoever moves it; an earlier date, a first one, or none is no move."""
    task = uow.tasks.add(mothers.task())
    other = uow.tasks.add(mothers.task(due_on=TODAY))
    for days in (1, 5, 3, 9, 12):
        task = saved(uow, task, due_on=TODAY + timedelta(days=days))
    uow.tasks.save(replace(other, due_on=TODAY + SEVEN))  # saved without being found first
    saved(uow, task, title="Another")
    saved(uow, task, due_on=None)
    assert uow.cues.moved_dates(None, 2) == {task.id: 3}
    saved(uow, other, due_on=TODAY + 2 * SEVEN)
    assert uow.cues.moved_dates(None, 2) == {task.id: 3, other.id: 2}
    assert uow.cues.moved_dates(None, 3) == {task.id: 3}


def test_a_closed_task_has_no_moved_date(uow: UnitOfWork) -> None:
    """What is done is not told of, and neither is another department."""
    department = uow.departments.add(mothers.department())
    task = uow.tasks.add(mothers.task(due_on=TODAY, department_id=department.id))
    for weeks in (1, 2):
        task = saved(uow, task, due_on=TODAY + weeks * SEVEN)
    assert uow.cues.moved_dates(department.id, 2) == {task.id: 2}
    assert uow.cues.moved_dates(department.id + 1, 2) == {}
    saved(uow, task, state=TaskState.DONE)
    assert uow.cues.moved_dates(None, 2) == {}


def test_the_newest_answers_of_blocked_tasks(uow: UnitOfWork) -> None:
    """Newest week first and at most so many; unanswered weeks and tasks in whose way nothing is are left out."""
    owner = uow.people.add(mothers.person())
    blocked, free = (uow.tasks.add(mothers.task(blocker=text)) for text in ("No budget", None))
    for back, blocker in enumerate(["No budget", None, "No budget yet", "Long ago"]):
        for task in (blocked, free):
            said = mothers.check_in(task.id, owner.id, week=WEEK - back * SEVEN, blocker=blocker, answered_at=NOW)
            uow.check_ins.add(said)
    uow.check_ins.add(mothers.check_in(blocked.id, owner.id, week=WEEK + SEVEN))
    assert uow.cues.blockers(None, 3) == {blocked.id: ["No budget", None, "No budget yet"]}
    assert uow.cues.blockers(7, 3) == {}


def test_answers_of_two_spans(uow: UnitOfWork) -> None:
    """By person and by department of whoever left questions open lately; not those who answer all, or left."""
    department = uow.departments.add(mothers.department())
    quiet, loud, gone = (
        uow.people.add(mothers.person(name, department_id=department.id, is_active=name != "Gone"))
        for name in ("Quiet", "Loud", "Gone")
    )
    task = {person.id: uow.tasks.add(mothers.task()) for person in (quiet, loud, gone)}
    for back in range(1, 6):
        week, asked = WEEK - back * SEVEN, days_ago(7 * back)
        for person in (quiet, loud, gone):
            answered = asked if person is loud or back >= 3 else None
            said = mothers.check_in(task[person.id].id, person.id, week=week, asked_at=asked, answered_at=answered)
            uow.check_ins.add(said)
    spans = Spans(WEEK - 4 * SEVEN, WEEK - 2 * SEVEN, WEEK)
    assert uow.cues.people_answers(None, spans) == {quiet.id: (Answers(2, 2, 1), Answers(2, 0, 1))}
    assert uow.cues.people_answers(department.id + 1, spans) == {}
    assert uow.cues.department_answers(spans) == {department.id: (Answers(4, 4, 2), Answers(4, 2, 2))}


def test_loads_are_counted_by_the_database(uow: UnitOfWork) -> None:
    """Open tasks by owner, by department and altogether; those with at least so many, the heaviest first."""
    department = uow.departments.add(mothers.department())
    owner = uow.people.add(mothers.person(department_id=department.id))
    other = uow.people.add(mothers.person("Omar"))
    for person, count in ((owner, 2), (other, 3)):
        for _ in range(count):
            uow.tasks.add(mothers.task(owner_id=person.id, department_id=department.id))
    uow.tasks.add(mothers.task(owner_id=owner.id, state=TaskState.DONE, department_id=department.id))
    uow.tasks.add(mothers.task())
    assert list(uow.cues.loaded_people(None, 2).items()) == [(other.id, 3), (owner.id, 2)]
    assert uow.cues.loaded_people(None, 3) == {other.id: 3}
    assert uow.cues.loaded_people(department.id, 1) == {owner.id: 2}
    assert uow.cues.loaded_departments(5) == {department.id: 5}
    assert uow.cues.loaded_departments(6) == {}
    assert uow.cues.open_tasks() == 6


def test_green_goals_see_what_is_below_them(uow: UnitOfWork) -> None:
    """A goal is green when nothing on it or below it is worse than on track; without any word it is not."""
    top = uow.goals.add(mothers.goal("G1"))
    sub = uow.goals.add(mothers.goal("G2", parent_id=top.id))
    silent = uow.goals.add(mothers.goal("G3"))
    uow.tasks.add(mothers.task(goal_id=sub.id, status=Status.ON_TRACK))
    uow.tasks.add(mothers.task(goal_id=silent.id))
    assert uow.cues.green_goals() == {top.id, sub.id}
    uow.tasks.add(mothers.task(goal_id=sub.id, status=Status.AT_RISK))
    assert uow.cues.green_goals() == set()


def test_the_two_newest_readings(uow: UnitOfWork) -> None:
    """Of each measure, newest first; one without a reading is left out."""
    goal = uow.goals.add(mothers.goal())
    one, other, _ = (uow.measures.add(mothers.measure(goal.id, key)) for key in ("M1", "M2", "M3"))
    for measure, months in ((one, (1, 2, 3)), (other, (1,))):
        for month in months:
            uow.measures.record(Reading(measure.id, date(2026, month, 1), Decimal(month)))
    found = {key: [reading.value for reading in each] for key, each in uow.cues.readings().items()}
    assert found == {one.id: [Decimal(3), Decimal(2)], other.id: [Decimal(1)]}


def test_what_was_told_stands_until_it_is_over(uow: UnitOfWork) -> None:
    """Those of a week stay what they were; those that are over do not stand any more; scopes are apart."""
    first, second, headed = (
        Cue(0, scope, CueKind.SAME_BLOCKER, subject, "", 3, None, WEEK, NOW)
        for scope, subject in ((0, 1), (0, 2), (5, 1))
    )
    for cue in (first, second, headed):
        uow.cues.add(cue)
    standing = uow.cues.standing(0)
    assert [cue.subject_id for cue in standing] == [1, 2]
    uow.cues.end([standing[0].id], NOW)
    uow.cues.end([], NOW)
    assert [cue.subject_id for cue in uow.cues.standing(0)] == [2]
    assert [cue.subject_id for cue in uow.cues.of_week(0, WEEK)] == [1, 2]
    assert uow.cues.of_week(0, WEEK + SEVEN) == []
    assert [cue.scope for cue in uow.cues.standing(5)] == [5]
