"""Home and the lists of commands a page at a time: bounded by the database, and right though the list has changed."""

from domain.home import TEAMS, UNOWNED, WAITING, HomeContent, trouble_of
from domain.paging import ON_A_PAGE, ROWS_ON_A_PAGE, Turned
from domain.people import Person
from domain.tasks import Status, Task
from tests import mothers
from tests.company import MONDAY, Company, at


def lonely(company: Company, count: int, **changes: int | None) -> list[Task]:
    """Tasks without an owner."""
    return [company.task(f"Gate {number}", owner_id=None, owned_since=None, **changes) for number in range(count)]


def home(company: Company, person: Person, part: str = "", start: int = 0) -> HomeContent:
    """The Home of somebody who turned a list."""
    return company.services.home.of(person.chat_id, MONDAY, Turned(part, start))


def test_tasks_without_an_owner_come_a_page_at_a_time(company_anywhere: Company) -> None:
    """Ten are read, the rest is counted; turning shows the others, each once."""
    company = company_anywhere
    made = lonely(company, 23)
    seen = []
    for start in (0, 10, 20):
        content = home(company, company.keeper, UNOWNED, start)
        seen += [view.task.id for view in content.unowned]
        assert len(content.unowned) + content.more_unowned == 23
    assert seen == [task.id for task in made]


def test_a_page_that_is_gone_is_the_last_one(company: Company) -> None:
    """Where others gave tasks away meanwhile, the end of what is left is shown."""
    made = lonely(company, 12)
    for task in made[4:]:
        company.services.tasks.assign(company.head.chat_id, task.id, company.owner.chat_id, MONDAY, through="test")
    assert [view.task.id for view in home(company, company.head, UNOWNED, 10).unowned] == [task.id for task in made[:4]]


def test_only_what_they_may_assign(company_anywhere: Company) -> None:
    """A head pages through their department, a keeper through all, and whoever leads nothing sees none."""
    company = company_anywhere
    ours, nowhere = lonely(company, 2), lonely(company, 3, department_id=None)
    assert [view.task.id for view in home(company, company.head).unowned] == [task.id for task in ours]
    assert {view.task.id for view in home(company, company.keeper).unowned} == {task.id for task in (*ours, *nowhere)}
    assert home(company, company.colleague).unowned == ()


def test_cases_are_counted_and_those_in_sight_read(company_anywhere: Company) -> None:
    """What came up to the head begins what waits; its second page has the rest, and none of it stands elsewhere too."""
    company = company_anywhere
    made = lonely(company, ON_A_PAGE + 3)
    company.tick(at("2027-01-11 10:00"))
    first, second = home(company, company.head), home(company, company.head, WAITING, ON_A_PAGE)
    shown = [case.view.task.id for case in (*first.cases, *second.cases)]
    assert sorted(shown) == [task.id for task in made]
    assert (len(first.cases), first.more_cases, len(second.cases)) == (ON_A_PAGE, 3, 3)
    assert first.all_waiting == second.all_waiting == len(made)
    assert first.unowned == second.unowned == ()


def test_what_waits_beside_cases_follows_them(company: Company) -> None:
    """A page beyond the cases has none of them."""
    lonely(company, 3)
    company.tick(at("2027-01-11 10:00"))
    for number in range(12):
        company.task(f"Own {number}", owner_id=company.head.id)
    content = home(company, company.head, WAITING, 10)
    assert (content.cases, content.more_cases, content.all_waiting) == ((), 3, 15)


def test_departments_are_shown_three_at_a_time(company: Company) -> None:
    """Whoever heads many turns through them; turning what is not well in one shows the page that has it."""
    with company.storage.write() as uow:
        made = [
            uow.departments.add(mothers.department(f"d{number}", name=f"D{number}", head_id=company.head.id))
            for number in range(4)
        ]
    first, second = home(company, company.head), home(company, company.head, TEAMS, 3)
    assert (len(first.teams), first.more_teams, first.first_team) == (3, 2, 0)
    assert (len(second.teams), second.more_teams, second.first_team) == (2, 3, 3)
    of = {team.view.department.id for team in second.teams}
    last = next(each for each in made if each.id in of)
    assert home(company, company.head, trouble_of(last.id), 10).first_team == 3


def test_the_window_of_needs_is_bounded_too(company_anywhere: Company) -> None:
    """Ten tasks without an owner are read at most; the count is of all."""
    company = company_anywhere
    made = lonely(company, 14)
    company.task("Late", status=Status.OFF_TRACK)
    needs = company.services.needs_you
    first, second = (needs.of(company.head.chat_id, MONDAY, Turned(start=start)) for start in (0, 10))
    assert (first.total, first.waiting, second.total) == (14, 14, 14)
    assert [view.task.id for view in (*first.unowned, *second.unowned)] == [task.id for task in made]
    assert needs.of(company.head.chat_id, MONDAY, Turned(start=500)).start == 4


def test_lists_of_commands_have_pages(company_anywhere: Company) -> None:
    """Tasks without an owner ten at a time, cases as rows of a table."""
    company = company_anywhere
    made = lonely(company, ROWS_ON_A_PAGE + 1)
    company.services.cases.open_new(MONDAY)
    tasks, who = company.services.tasks, company.colleague.chat_id
    assert [view.task.id for view in tasks.unowned(who, 40).entries] == [task.id for task in made[40:50]]
    assert (tasks.unowned(who).total, tasks.stalled(who).total) == (len(made), len(made))
    first, last = tasks.stalled(who), tasks.stalled(who, ROWS_ON_A_PAGE)
    assert len(first.entries) == ROWS_ON_A_PAGE
    assert [case.view.task.id for case in (*first.entries, *last.entries)] == [task.id for task in made]
