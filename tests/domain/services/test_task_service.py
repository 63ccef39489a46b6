"""Adding and assigning tasks, and the views of them."""

from datetime import date
from typing import Any

import pytest

from domain.errors import (
    FollowthroughError,
    MissingTitleError,
    NotAllowedError,
    StrangerError,
    TaskClosedError,
    TooLongError,
    UnknownDepartmentError,
    UnknownGoalError,
    UnknownPersonError,
    UnknownTaskError,
    UnreachablePersonError,
)
from domain.ladder import CaseKind, Outcome
from domain.notices import NoticeKind
from domain.people import Person
from domain.services.tasks import NewTask
from domain.tasks import Status, Task, TaskState
from domain.views import TaskView
from tests import mothers
from tests.company import Company, at, kinds

NOW = at("2027-01-11 10:00")
GIVEN, PROPOSED = NoticeKind.TASK_GIVEN, NoticeKind.TASK_PROPOSED


def add(company: Company, by: Person, title: str = "Sign the vendor", **fields: Any) -> TaskView:  # noqa: ANN401
    """A new task, written down by somebody."""
    return company.services.tasks.add(by.chat_id, NewTask(title, **fields), NOW, through="test")


def assign(company: Company, by: Person, task: Task, owner: Person, when: str = "2027-01-11 10:00") -> TaskView:
    """A task given to somebody."""
    return company.services.tasks.assign(by.chat_id, task.id, owner.chat_id, at(when), through="test")


def test_a_head_adds_a_task(company: Company) -> None:
    """It is open at once, in the head's department, and its owner is told."""
    view = add(company, company.head, owner=company.owner.chat_id, due_on=date(2027, 2, 1), how="Signed")

    task = view.task
    assert (task.state, task.department_id, task.owner_id) == (TaskState.OPEN, company.operations.id, company.owner.id)
    assert (task.owned_since, task.created_by, task.created_at) == (NOW, company.head.id, NOW)
    assert company.told(GIVEN, PROPOSED) == ["Omar"]
    assert company.audited(f"task:{task.id}") == [("task_added", None)]


@pytest.mark.parametrize("who", ["leader", "keeper"])
def test_leader_and_plan_keeper_add_anywhere(company: Company, who: str) -> None:
    """In every department."""
    assert add(company, getattr(company, who), department="OPS").task.state is TaskState.OPEN


@pytest.mark.parametrize("who", ["owner", "colleague", "deputy"])
def test_others_propose(company: Company, who: str) -> None:
    """The task waits for the head, who is told; nobody else is."""
    view = add(company, getattr(company, who), department="ops", owner=company.owner.chat_id)

    assert view.task.state is TaskState.PROPOSED
    assert company.told(GIVEN, PROPOSED) == ["Hanna"]


def test_a_proposal_without_a_department_goes_to_the_leader(company: Company) -> None:
    """Rana belongs to no department."""
    add(company, company.colleague)

    assert company.told(PROPOSED) == ["Layla"]


def test_a_proposal_never_goes_to_a_head_who_left(company: Company) -> None:
    """The leader hears of it instead."""
    company.change(company.head, is_active=False)

    add(company, company.owner)

    assert company.told(PROPOSED) == ["Layla"]


def test_assigning_a_proposal_accepts_it(company: Company) -> None:
    """The head's word makes it a task of the plan."""
    task = add(company, company.owner).task

    view = assign(company, company.head, task, company.owner)

    assert view.task.state is TaskState.OPEN
    assert company.told(GIVEN) == ["Omar"]


def test_the_department_comes_from_the_goal_or_the_owner(company: Company) -> None:
    """Where none is named: the goal's own, else the owner's, else that of whoever adds."""
    with company.storage.write() as uow:
        sales = uow.departments.add(mothers.department("sales"))
        uow.goals.add(mothers.goal("G1", department_id=sales.id))
        uow.goals.add(mothers.goal("G2"))

    assert add(company, company.leader, goal="g1").task.department_id == sales.id
    assert (
        add(company, company.leader, goal="G2", owner=company.owner.chat_id).task.department_id == company.operations.id
    )
    assert add(company, company.leader).task.department_id is None
    assert add(company, company.head).task.department_id == company.operations.id


@pytest.mark.parametrize(
    ("fields", "fault", "field"),
    [
        ({"title": " \n "}, MissingTitleError, "title"),
        ({"title": "x" * 201}, TooLongError, "title"),
        ({"how": "x" * 2001}, TooLongError, "how"),
        ({"goal": "G9"}, UnknownGoalError, "goal"),
        ({"department": "nowhere"}, UnknownDepartmentError, "department"),
        ({"owner": "U0NOBODY"}, UnknownPersonError, "owner"),
        ({"owner": "U0GUS"}, UnreachablePersonError, "owner"),
    ],
)
def test_a_faulty_task_is_refused(
    company: Company, fields: dict[str, Any], fault: type[FollowthroughError], field: str
) -> None:
    """With the field at fault, and nothing written."""
    with pytest.raises(fault) as raised:
        add(company, company.head, **({"title": "Sign"} | fields))
    assert raised.value.field == field
    assert company.outbox() == []
    assert company.services.tasks.unowned(company.head.chat_id).entries == ()


def test_a_title_is_tidied(company: Company) -> None:
    """Blanks and line breaks within it become one blank."""
    assert add(company, company.head, "  Sign \n the   vendor ").task.title == "Sign the vendor"


@pytest.mark.parametrize("who", ["leader", "keeper", "head"])
def test_those_who_lead_assign(company: Company, who: str) -> None:
    """The new owner starts afresh, is told, and the trail says what changed."""
    task = company.task(last_check_in_at=NOW, off_track_weeks=2, status=Status.OFF_TRACK)

    view = assign(company, getattr(company, who), task, company.colleague)

    assert (view.task.owner_id, view.task.owned_since) == (company.colleague.id, NOW)
    assert (view.task.last_check_in_at, view.task.off_track_weeks) == (None, 0)
    assert company.told(GIVEN) == ["Rana"]
    assert company.audited(f"task:{task.id}") == [("assigned", None)]


@pytest.mark.parametrize("who", ["owner", "deputy", "colleague"])
def test_others_may_not_assign(company: Company, who: str) -> None:
    """They learn whom to ask."""
    with pytest.raises(NotAllowedError) as fault:
        assign(company, getattr(company, who), company.task(), company.colleague)
    assert [each.name for each in fault.value.who] == ["Hanna"]


def test_guests_and_strangers_neither_act_nor_own(company: Company) -> None:
    """Not even a head can give them work."""
    task = company.task()

    with pytest.raises(StrangerError):
        assign(company, company.guest, task, company.owner)
    with pytest.raises(UnreachablePersonError):
        assign(company, company.head, task, company.guest)
    with pytest.raises(UnknownPersonError):
        company.services.tasks.assign(company.head.chat_id, task.id, "U0NOBODY", NOW, through="test")


def test_closed_and_unknown_tasks_are_not_assigned(company: Company) -> None:
    """What is over stays over."""
    for state in (TaskState.DONE, TaskState.DROPPED):
        with pytest.raises(TaskClosedError):
            assign(company, company.head, company.task(state=state), company.colleague)
    with pytest.raises(UnknownTaskError):
        company.services.tasks.assign(company.head.chat_id, 99, company.owner.chat_id, NOW, through="test")


def test_assigning_to_the_owner_changes_nothing(company: Company) -> None:
    """Nobody is told again, and the clock of silence is not set back."""
    task = company.task()

    assign(company, company.head, task, company.owner)

    assert company.task_now(task) == task
    assert company.outbox() == []


def test_assigning_ends_the_open_case_and_gives_time(company: Company) -> None:
    """Those who were told hear of it, and the new owner is not met by the same case within a minute."""
    task = company.task(due_on=date(2027, 1, 4), last_check_in_at=NOW)
    company.services.cases.open_new(at("2027-01-12 10:00"))
    company.services.cases.advance_due(at("2027-01-12 10:00"))
    company.services.cases.advance_due(at("2027-01-14 10:00"))

    assign(company, company.leader, task, company.colleague, "2027-01-14 11:00")
    company.services.cases.open_new(at("2027-01-14 11:01"))

    assert [(case.kind, case.outcome) for case in company.cases()] == [(CaseKind.OVERDUE, Outcome.REASSIGNED)]
    assert "Hanna" in company.told(NoticeKind.CASE_ANSWERED)
    company.services.cases.open_new(at("2027-01-21 12:00"))
    assert len(company.cases()) == 2


def test_a_task_taken_away_leaves_the_old_owners_message(company: Company) -> None:
    """The weekly message of the old owner is written anew without it."""
    task = company.task()
    company.task("Other")
    company.tick(at("2027-01-11 09:30"))
    company.deliver(at("2027-01-11 09:30"))

    assign(company, company.head, task, company.colleague)

    posts = company.deliver(at("2027-01-11 10:00"))
    changed = next(post for post in posts if post.notice.kind is NoticeKind.MESSAGE_CHANGED)
    assert [view.task.title for view in changed.content.views] == ["Other"]  # type: ignore[union-attr]
    assert GIVEN in kinds(posts)


def test_the_status_counts_what_there_is(company: Company) -> None:
    """Open cases, unowned and overdue tasks, by the member's own date."""
    company.task(due_on=date(2027, 1, 10))
    company.task(owner_id=None)
    company.services.cases.open_new(NOW)

    status = company.services.tasks.status(company.colleague.chat_id, NOW)

    assert (status.today, status.open_cases, status.unowned, status.overdue) == (date(2027, 1, 11), 2, 1, 1)
    assert [view.department.key for view in status.departments] == ["ops"]


def test_every_member_may_look_and_no_guest(company: Company) -> None:
    """The plan is open to the company."""
    task = company.task(owner_id=None)
    company.services.cases.open_new(NOW)
    tasks = company.services.tasks

    assert [view.task.id for view in tasks.unowned(company.colleague.chat_id).entries] == [task.id]
    assert [view.case.task_id for view in tasks.stalled(company.colleague.chat_id).entries] == [task.id]
    assert tasks.view(company.colleague.chat_id, task.id).task.id == task.id
    for look in (tasks.unowned, tasks.stalled):
        with pytest.raises(StrangerError):
            look(company.guest.chat_id)
    with pytest.raises(UnknownTaskError):
        tasks.view(company.colleague.chat_id, 99)
