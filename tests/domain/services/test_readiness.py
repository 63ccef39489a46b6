"""What is not ready: tasks that lack one of who, where, when and how, and goals nobody could tell were reached."""

from datetime import date

import pytest
from sqlalchemy import Engine

from domain.errors import StrangerError, UnknownPersonError
from domain.goals import Lack
from domain.status_errors import NoSuchSubjectError, UnknownSubjectError
from domain.status_of import SubjectKind
from domain.tasks import Missing
from tests import mothers
from tests.company import Company, at

NOW = at("2027-01-14 10:00")
WHOLE = {"start_on": date(2027, 1, 4), "due_on": date(2027, 6, 30), "how": "The scales are sealed"}


@pytest.fixture
def company(sqlite_engine: Engine) -> Company:
    """Operations with a ready task and two that are not, a task of nobody's, and goals of which one lacks nothing."""
    made = Company(sqlite_engine)
    with made.storage.write() as uow:
        goal = uow.goals.add(mothers.goal("G1", owner_id=made.owner.id, due_on=date(2027, 12, 31)))
        uow.goals.add(mothers.goal("G2", department_id=made.operations.id))
        uow.goals.add(mothers.goal("G2.1", parent_id=goal.id + 1, owner_id=made.colleague.id))
        uow.measures.add(mothers.measure(goal.id))
    made.task("Ready", goal_id=goal.id, **WHOLE)
    made.task("No dates", how="Signed")
    made.task("Not begun", **{**WHOLE, "start_on": None})
    made.task("Nobody's", owner_id=None, department_id=None, **{**WHOLE, "how": None})
    return made


def test_what_the_plan_lacks(company: Company) -> None:
    """Each task once, what lacks how often, and goals by code with what they lack; what is ready is left out."""
    of = company.services.readiness.of(company.leader.chat_id, NOW)
    assert {view.task.title for view in of.page.entries} == {"No dates", "Not begun", "Nobody's"}
    assert of.missing == {Missing.WHO: 1, Missing.WHERE: 1, Missing.WHEN: 2, Missing.HOW: 1}
    assert [(each.goal.code, each.lacks) for each in of.goals.entries] == [
        ("G2", (Lack.NUMBER, Lack.DATE, Lack.OWNER)),
        ("G2.1", (Lack.NUMBER, Lack.DATE, Lack.FIRST_STEP)),
    ]
    assert company.services.tasks.status(company.leader.chat_id, NOW).unready == of.page.total == 3


def test_the_forms_are_for_those_who_may(company: Company) -> None:
    """The owner says how one can tell that it is done, the head the rest of theirs, the leader everything."""
    service, titled = company.services.readiness, {}
    for who in (company.leader, company.head, company.owner, company.colleague):
        of = service.of(who.chat_id, NOW)
        names = {view.task.id: view.task.title for view in of.page.entries}
        fillable = {names[task_id] for task_id in of.fillable}
        titled[who.name] = (
            fillable,
            {names[each] for each in of.givable},
            any(each.may_edit for each in of.goals.entries),
        )
    everything = {"No dates", "Not begun", "Nobody's"}
    assert titled[company.leader.name] == (everything, {"Nobody's"}, True)
    assert titled[company.head.name] == ({"No dates", "Not begun"}, set(), True)
    assert titled[company.owner.name] == titled[company.colleague.name] == (set(), set(), False)


def test_owners_propose_the_dates_of_theirs(company: Company) -> None:
    """Whoever owns a task proposes the due date that it lacks; who decides about it says it in the form."""
    service = company.services.readiness
    for who, titles in ((company.owner, {"No dates"}), (company.head, set()), (company.colleague, set())):
        of = service.of(who.chat_id, NOW)
        assert {view.task.title for view in of.page.entries if view.task.id in of.datable} == titles


@pytest.mark.parametrize(
    ("name", "titles", "codes"),
    [
        ("ops", {"No dates", "Not begun"}, ["G2"]),
        ("G2", set(), ["G2", "G2.1"]),
        ("omar", {"No dates", "Not begun"}, []),
        ("rana", set(), ["G2.1"]),
    ],
)
def test_what_a_part_lacks(company: Company, name: str, titles: set[str], codes: list[str]) -> None:
    """Of a department, a goal with those below it, or a person, as `/plan status` finds them; and its pages too."""
    of = company.services.readiness.of(company.leader.chat_id, NOW, name, example="/plan unready")
    assert {view.task.title for view in of.page.entries} == titles
    assert [each.goal.code for each in of.goals.entries] == codes
    assert of.kind is not None
    assert of.subject is not None
    assert company.services.readiness.page(company.leader.chat_id, of.kind, of.subject.id, NOW, 0) == of


def test_later_pages_have_no_goals(company: Company) -> None:
    """They stand on the first page; a list that became shorter shows its last entries."""
    for n in range(20):
        company.task(f"Task {n}")
    first = company.services.readiness.of_member(company.leader.chat_id, company.owner.chat_id, NOW)
    assert (len(first.page.entries), first.page.total) == (10, 22)
    everything = company.services.readiness.page(company.leader.chat_id, None, 0, NOW, 20)
    assert (everything.page.start, len(everything.page.entries), everything.goals.total) == (20, 3, 0)
    assert company.services.readiness.page(company.leader.chat_id, None, 0, NOW, 90).page.start == 13


def test_goals_have_pages_of_their_own(company: Company) -> None:
    """Ten at a time, with how many tasks lack what and none of these; the first page is that of everything."""
    with company.storage.write() as uow:
        for n in range(3, 15):
            uow.goals.add(mothers.goal(f"G{n}", department_id=company.operations.id))
    service, head = company.services.readiness, company.head.chat_id
    first = service.of(head, NOW)
    assert ([each.goal.code for each in first.goals.entries][-1], first.goals.total) == ("G10", 14)
    second = service.goals_page(head, None, 0, NOW, 10)
    assert [each.goal.code for each in second.goals.entries] == ["G11", "G12", "G13", "G14"]
    assert all(each.may_edit for each in second.goals.entries)
    assert (second.goals.start, second.page.entries, second.page.total, second.missing) == (10, (), 3, first.missing)
    assert service.goals_page(head, None, 0, NOW, 0) == first
    assert service.goals_page(head, None, 0, NOW, 99).goals.start == 4
    theirs = service.goals_page(head, SubjectKind.DEPARTMENT, company.operations.id, NOW, 10)
    assert (theirs.goals.total, theirs.goals_name) == (13, f"lackingdepartment-{company.operations.id}")


def test_names_nobody_knows(company: Company) -> None:
    """A name that is none, one that is nearly one, a member who is not in the plan, a goal that is gone, strangers."""
    service, chat_id = company.services.readiness, company.leader.chat_id
    with pytest.raises(NoSuchSubjectError):
        service.of(chat_id, NOW, "xyzzy", example="/plan unready")
    with pytest.raises(UnknownSubjectError):
        service.of(chat_id, NOW, "opps", example="/plan unready")
    with pytest.raises(UnknownPersonError):
        service.of_member(chat_id, "U0NOBODY1", NOW)
    with pytest.raises(NoSuchSubjectError):
        service.page(chat_id, SubjectKind.GOAL, 99, NOW, 0)
    with pytest.raises(StrangerError):
        service.of(company.guest.chat_id, NOW)
