"""Changing what a task is: by whom, into what, and who reads of it."""

from datetime import date
from typing import Any

import pytest

from domain.climbing import OwnerNudged
from domain.edits import EVERY, OWNERS, FieldChange, TaskChanged, TaskField, Value
from domain.errors import (
    FollowthroughError,
    MissingTitleError,
    NotAllowedError,
    StartAfterDueError,
    StrangerError,
    TaskClosedError,
    TooLongError,
    UnknownDepartmentError,
    UnknownGoalError,
)
from domain.history import What
from domain.ladder import Outcome
from domain.notices import NoticeKind
from domain.people import Person
from domain.rhythm import TaskRhythm
from domain.services.editing import Edited
from domain.tasks import Status, Task, TaskState
from tests import mothers
from tests.company import MONDAY, Company, at

F = TaskField
DUE = date(2027, 2, 1)
TOLD = NoticeKind.TASK_CHANGED


def edit(company: Company, by: Person, task: Task, when: str = "2027-01-11 10:00", /, **wanted: Value) -> Edited:
    """Change fields of a task."""
    return company.services.editing.change(
        by.chat_id, task.id, {F(name): value for name, value in wanted.items()}, at(when), through="test"
    )


@pytest.mark.parametrize("who", ["head", "leader", "keeper"])
def test_those_who_lead_change_everything(company_anywhere: Company, who: str) -> None:
    """Every field, in one go, with what was and is in the trail."""
    company = company_anywhere
    with company.storage.write() as uow:
        goal = uow.goals.add(mothers.goal("G1"))
        # The head leads there as well, or could not move a task into it.
        sales = uow.departments.add(mothers.department("sales", name="Sales", head_id=company.head.id))
    task, by = company.task("Sgn", due_on=DUE), getattr(company, who)
    assert company.services.editing.form(by.chat_id, task.id).fields == EVERY

    edited = edit(
        company,
        by,
        task,
        title="  Sign \n the vendor",
        how="Signed",
        place="Berlin",
        goal="g1",
        department="SALES",
        start=date(2027, 1, 12),
        due=date(2027, 3, 1),
        rhythm=TaskRhythm.MONTHLY,
    )

    now = company.task_now(task)
    assert (now.title, now.how, now.place) == ("Sign the vendor", "Signed", "Berlin")
    assert (now.goal_id, now.department_id) == (goal.id, sales.id)
    assert (now.start_on, now.due_on) == (date(2027, 1, 12), date(2027, 3, 1))
    assert (now.rhythm, now.rhythm_set_at) == (TaskRhythm.MONTHLY, at("2027-01-11 10:00"))
    assert [change.field for change in edited.changes] == list(TaskField)
    assert FieldChange(F.DUE, DUE, date(2027, 3, 1)) in edited.changes
    assert FieldChange(F.GOAL, None, f"G1 {goal.title}") in edited.changes
    (entry,) = trail(company, task)
    assert ((entry.before or {})["due_on"], (entry.after or {})["due_on"]) == ("2027-02-01", "2027-03-01")
    assert (entry.person_id, entry.through) == (by.id, "test")


def trail(company: Company, task: Task) -> list[Any]:
    """What the trail says of a task."""
    with company.storage.read() as uow:
        return uow.audit.of(f"task:{task.id}")


@pytest.mark.parametrize("who", ["owner", "deputy"])
def test_an_owner_changes_how_and_where(company: Company, who: str) -> None:
    """And so does their deputy; what they answer for is for those above."""
    task, by = company.task(), getattr(company, who)
    assert company.services.editing.form(by.chat_id, task.id).fields == OWNERS
    edit(company, by, task, how="Two lines run", place="Hall 2")
    assert (company.task_now(task).how, company.task_now(task).place) == ("Two lines run", "Hall 2")
    for field in EVERY - OWNERS:
        with pytest.raises(NotAllowedError) as refused:
            edit(company, by, task, **{field.value: None if field is not F.TITLE else "Less"})
        assert (refused.value.field, [each.name for each in refused.value.who]) == (field, ["Hanna"])


def test_nobody_else_changes_anything(company: Company) -> None:
    """A colleague is told whom to ask, and a guest is a stranger."""
    task = company.task()
    for look in (
        lambda who: company.services.editing.form(who.chat_id, task.id),
        lambda who: edit(company, who, task, how="Mine"),
    ):
        with pytest.raises(NotAllowedError):
            look(company.colleague)
        with pytest.raises(StrangerError):
            look(company.guest)
    assert trail(company, task) == []


def test_into_a_department_moves_it_who_leads_that_too(company: Company) -> None:
    """A head cannot push a task into somebody else's department."""
    with company.storage.write() as uow:
        uow.departments.add(mothers.department("sales", head_id=company.colleague.id))
    task = company.task()
    with pytest.raises(NotAllowedError) as refused:
        edit(company, company.head, task, department="sales")
    assert [each.name for each in refused.value.who] == ["Rana"]
    edit(company, company.keeper, task, department="sales")
    assert company.task_now(task).department_id != task.department_id


@pytest.mark.parametrize(
    ("wanted", "fault", "field"),
    [
        ({"title": "  "}, MissingTitleError, "title"),
        ({"title": "x" * 201}, TooLongError, "title"),
        ({"how": "x" * 2001}, TooLongError, "how"),
        ({"place": "x" * 201}, TooLongError, "place"),
        ({"goal": "G9"}, UnknownGoalError, "goal"),
        ({"department": "nowhere"}, UnknownDepartmentError, "department"),
        ({"due": date(2027, 1, 1), "start": date(2027, 1, 2)}, StartAfterDueError, "due"),
        ({"start": date(2027, 2, 2)}, StartAfterDueError, "start"),
    ],
)
def test_a_faulty_change_is_refused(
    company: Company, wanted: dict[str, Value], fault: type[FollowthroughError], field: str
) -> None:
    """With the field at fault, and nothing written."""
    task = company.task(due_on=DUE)
    with pytest.raises(fault) as refused:
        edit(company, company.head, task, **wanted)
    assert refused.value.field == field
    assert company.task_now(task) == task


@pytest.mark.parametrize("state", [TaskState.DONE, TaskState.DROPPED, TaskState.SPLIT])
def test_what_is_over_is_not_changed(company: Company, state: TaskState) -> None:
    """Neither the form opens nor is anything saved."""
    task = company.task(state=state)
    with pytest.raises(TaskClosedError):
        company.services.editing.form(company.head.chat_id, task.id)
    with pytest.raises(TaskClosedError):
        edit(company, company.head, task, how="More")


def test_nothing_new_is_no_change(company: Company) -> None:
    """The same values again leave no trace and tell nobody."""
    task = company.task(due_on=DUE, how="Signed")
    assert edit(company, company.head, task, due=DUE, how="Signed").changes == ()
    assert (trail(company, task), company.outbox()) == ([], [])


def test_the_owner_is_told_by_whom_and_what(company: Company) -> None:
    """Once for each change of somebody else's, and not for their own."""
    task = company.task(due_on=DUE)
    edit(company, company.head, task, due=date(2027, 1, 20), place="Hall 2")
    edit(company, company.owner, task, "2027-01-11 10:05", how="Two lines run")
    (post,) = [each for each in company.deliver(at("2027-01-11 10:10")) if isinstance(each.content, TaskChanged)]
    assert isinstance(post.content, TaskChanged)
    assert (post.content.to.name, post.content.by) == ("Omar", company.person(company.head))
    assert set(post.content.changes) == {
        FieldChange(F.DUE, DUE, date(2027, 1, 20)),
        FieldChange(F.PLACE, None, "Hall 2"),
    }


def test_who_is_no_owner_any_more_is_not_told(company: Company) -> None:
    """Where the task went on before the word was sent, nothing is said."""
    task = company.task()
    edit(company, company.head, task, place="Hall 2")
    company.services.tasks.assign(
        company.head.chat_id, task.id, company.colleague.chat_id, at("2027-01-11 10:01"), through="test"
    )
    posts = company.deliver(at("2027-01-11 10:10"))
    assert not [each for each in posts if isinstance(each.content, TaskChanged)]


def test_a_date_moved_ahead_ends_the_case_of_being_late(company: Company) -> None:
    """Its nudge is written anew; a case of another kind goes on."""
    late = company.task("Late", due_on=date(2027, 1, 5), status=Status.ON_TRACK, last_check_in_at=MONDAY)
    company.tick(at("2027-01-12 10:00"))
    company.deliver(at("2027-01-12 10:00"))
    assert company.case(late).is_open
    edit(company, company.head, late, "2027-01-12 10:05", place="Hall 2")
    assert company.case(late).is_open
    edit(company, company.head, late, "2027-01-12 10:06", due=date(2027, 1, 30))
    assert company.case(late).outcome is Outcome.SETTLED
    nudges = [each for each in company.deliver(at("2027-01-12 10:10")) if isinstance(each.content, OwnerNudged)]
    assert [each.content.case.is_open for each in nudges if isinstance(each.content, OwnerNudged)][-1] is False


def test_every_message_that_shows_it_is_written_anew(company: Company) -> None:
    """The weekly question, and the message with which the task was given."""
    view = company.services.tasks.assign(
        company.head.chat_id,
        company.task("Old name", owner_id=None).id,
        company.owner.chat_id,
        at("2027-01-11 09:00"),
        through="test",
    )
    company.tick(MONDAY)
    company.deliver(MONDAY)
    edit(company, company.head, view.task, title="New name")
    replaced = [each for each in company.deliver(at("2027-01-11 10:30")) if each.place.replaces_ts is not None]
    assert {type(each.content).__name__ for each in replaced} >= {"CheckInAsked", "TaskGiven"}


def test_it_stands_in_the_history(company: Company) -> None:
    """As one entry with everything that was changed, which those who may can go on changing there."""
    task = company.task(due_on=DUE)
    edit(company, company.head, task, due=date(2027, 3, 1), title="Sign it")
    history = company.services.history.of(company.owner.chat_id, task.id)
    (entry,) = [each for each in history.entries if each.what is What.CHANGED]
    assert (entry.by, [change.field for change in entry.changes]) == (company.person(company.head), [F.TITLE, F.DUE])
    assert history.may_edit
    assert not company.services.history.of(company.colleague.chat_id, task.id).may_edit
