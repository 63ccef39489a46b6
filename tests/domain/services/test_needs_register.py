"""The register of needs: what I asked for, and for whoever keeps the plan what everybody waits for."""

from datetime import timedelta

from domain.needs import Need, NeedKind
from domain.needs_you import ASKED, LINES_ON_A_PAGE, OTHERS, WAITING, Register
from domain.paging import Turned
from domain.people import Person
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
    return [of.need.id for of in found.asked.entries], [of.need.id for of in found.others.entries]


def test_whoever_asked_sees_who_must_answer_until_when_and_who_then(company: Company) -> None:
    """The first due first, each with the one above who is asked next."""
    later, sooner = raised(company, company.owner, company.head, 3), raised(company, company.owner, company.head, 1)

    found = register(company, company.owner)

    assert ids(found) == ([sooner, later], [])
    (first, _) = found.asked.entries
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
    assert register(company, company.head).others.total == 0


def test_answered_needs_and_closed_tasks_are_not_in_it(company: Company) -> None:
    """Nobody has to answer there any more."""
    need = raised(company, company.owner, company.head)
    raised(company, company.owner, company.head, state=TaskState.DONE)
    company.services.needs.grant(company.head.chat_id, need, MONDAY, through="test")

    assert register(company, company.owner).is_empty


def test_a_long_list_is_turned(company: Company) -> None:
    """Each of both lists by itself, and the other one shows its first page meanwhile."""
    made = [raised(company, company.owner, company.head) for _ in range(LINES_ON_A_PAGE + 3)]
    own = [raised(company, company.keeper, company.head) for _ in range(LINES_ON_A_PAGE + 1)]

    def shown(part: str, start: int) -> tuple[list[int], list[int]]:
        return ids(company.services.needs_you.of(company.keeper.chat_id, MONDAY, Turned(part, start)).register)

    assert shown(OTHERS, LINES_ON_A_PAGE) == (own[:LINES_ON_A_PAGE], made[LINES_ON_A_PAGE:])
    assert shown(ASKED, LINES_ON_A_PAGE) == (own[LINES_ON_A_PAGE:], made[:LINES_ON_A_PAGE])
    assert shown(WAITING, 10) == (own[:LINES_ON_A_PAGE], made[:LINES_ON_A_PAGE])
    assert register(company, company.keeper).others.total == len(made)


def test_a_list_that_became_shorter_shows_its_end(company: Company) -> None:
    """Whoever turns to a page that does not exist any more sees the last entries."""
    made = [raised(company, company.owner, company.head) for _ in range(LINES_ON_A_PAGE + 1)]
    found = company.services.needs_you.of(company.owner.chat_id, MONDAY, Turned(ASKED, 60)).register.asked
    assert ([of.need.id for of in found.entries], found.start) == (made[1:], 1)
