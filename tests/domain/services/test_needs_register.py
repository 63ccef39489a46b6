"""The register of needs: what I asked for, and for whoever keeps the plan what everybody waits for."""

from datetime import timedelta

from domain.needs import Need, NeedKind
from domain.needs_you import Register
from domain.people import Person
from domain.services.needs_you import MOST_LISTED
from domain.tasks import TaskState
from tests.company import MONDAY, Company


def raised(company: Company, by: Person, of: Person | None, days: int | None = 1, **task: object) -> int:
    """A need on a task of its own, due in so many days."""
    made = company.task(f"A task of {by.name}", **task)
    due_at = None if days is None else MONDAY + timedelta(days=days)
    with company.storage.write() as uow:
        asked_of = None if of is None else of.id
        return uow.needs.add(Need(0, made.id, NeedKind.MONEY, None, by.id, MONDAY, asked_of, due_at=due_at)).id


def register(company: Company, person: Person) -> Register:
    """What somebody sees of it."""
    return company.services.needs_you.of(person.chat_id, MONDAY).register


def ids(found: Register) -> tuple[list[int], list[int]]:
    """The ids of both lists."""
    return [of.need.id for of in found.asked], [of.need.id for of in found.others]


def test_whoever_asked_sees_who_must_answer_until_when_and_who_then(company: Company) -> None:
    """The first due first, each with the one above who is asked next."""
    later, sooner = raised(company, company.owner, company.head, 3), raised(company, company.owner, company.head, 1)

    found = register(company, company.owner)

    assert ids(found) == ([sooner, later], [])
    (first, _) = found.asked
    assert first.asked is not None
    assert first.next_person is not None
    assert (first.asked.name, first.need.due_at, first.next_person.name) == (
        "Hanna",
        MONDAY + timedelta(days=1),
        "Layla",
    )


def test_who_keeps_the_plan_sees_those_of_all_others(company: Company) -> None:
    """Beside what waits on them; others see nobody else's, and what nobody is asked for is there too."""
    hers = raised(company, company.owner, company.head)
    lost = raised(company, company.owner, None, None)
    raised(company, company.owner, company.keeper)

    assert ids(register(company, company.keeper)) == ([], [lost, hers])
    assert ids(register(company, company.leader))[1] != []
    assert register(company, company.colleague).is_empty
    assert register(company, company.head).others == ()


def test_answered_needs_and_closed_tasks_are_not_in_it(company: Company) -> None:
    """Nobody has to answer there any more."""
    need = raised(company, company.owner, company.head)
    raised(company, company.owner, company.head, state=TaskState.DONE)
    company.services.needs.grant(company.head.chat_id, need, MONDAY, through="test")

    assert register(company, company.owner).is_empty


def test_a_long_list_is_counted(company: Company) -> None:
    """The window shows the first, and how many more there are."""
    for _ in range(MOST_LISTED + 3):
        raised(company, company.owner, company.head)

    mine, all_of_them = register(company, company.owner), register(company, company.keeper)

    assert (len(mine.asked), mine.more_asked) == (MOST_LISTED, 3)
    assert (len(all_of_them.others), all_of_them.more_others) == (MOST_LISTED, 3)
