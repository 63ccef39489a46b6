"""Who is away is named in the reports, and counts as missing in none of them."""

from datetime import date, timedelta

from domain.absences import Absentees
from domain.people import Leave
from domain.services import access
from domain.services.absentees import MOST_NAMED
from domain.services.digest_contents import build_agenda, build_digest
from tests import mothers
from tests.company import MONDAY, WEEK, Company, at


def day(number: int) -> date:
    """A day of January 2027."""
    return date(2027, 1, number)


def of_digest(company: Company) -> Absentees:
    """Who the digest of Thursday the 14th names."""
    with company.storage.read() as uow:
        found = build_digest(uow, access.workspace(uow), WEEK, at("2027-01-14 09:00")).away
    assert found is not None
    return found


def names(absentees: Absentees) -> list[tuple[str, date, str | None]]:
    """Name, last day and deputy of those who are listed."""
    listed = absentees.listed
    return [(each.person.name, each.leave.last, each.deputy.name if each.deputy else None) for each in listed]


def test_the_digest_names_those_who_are_away_in_its_week(company: Company) -> None:
    """Today, or within the week, on a later leave too; whoever has no part, is back, or leaves later is not named."""
    company.task()
    company.change(company.owner, away_from=day(4), away_until=day(6), later_leaves=(Leave(day(22), day(20)),))
    company.change(company.head, away_from=day(12), away_until=day(14))
    company.change(company.leader, away_from=day(21), away_until=day(25))
    company.change(company.colleague, away_until=day(29))

    assert names(of_digest(company)) == [("Hanna", day(14), None), ("Omar", day(22), "Dana")]


def test_a_deputy_who_is_away_as_well_is_not_named(company: Company) -> None:
    """Nobody is asked in the meantime, so nobody is said to be."""
    company.task()
    company.change(company.owner, away_until=day(20))
    company.change(company.deputy, away_until=day(20))
    assert names(of_digest(company)) == [("Omar", day(20), None)]


def test_a_long_list_is_counted(company: Company) -> None:
    """Five names and how many more."""
    for number in range(MOST_NAMED + 2):
        with company.storage.write() as uow:
            person = uow.people.add(mothers.person(f"Worker {number}", away_until=day(20)))
        company.task(owner_id=person.id)
    found = of_digest(company)
    assert ([each.person.name for each in found.listed], found.more) == ([f"Worker {n}" for n in range(5)], 2)


def test_the_agenda_names_those_who_miss_the_meeting(company: Company) -> None:
    """Away on the day itself, whatever is before it."""
    company.task()
    company.change(company.owner, away_from=day(28), away_until=day(30))
    company.change(company.head, away_until=day(27))
    with company.storage.read() as uow:
        agenda = build_agenda(uow, access.workspace(uow), day(28), MONDAY)
    assert agenda.away is not None
    assert names(agenda.away) == [("Omar", day(30), "Dana")]


def test_the_status_names_those_who_are_away_today(company: Company) -> None:
    """Whoever asks for the plan reads why a voice is missing."""
    company.task()
    company.change(company.owner, away_until=day(11))
    status = company.services.tasks.status(company.colleague.chat_id, MONDAY)
    assert status.away is not None
    assert names(status.away) == [("Omar", day(11), "Dana")]
    later = company.services.tasks.status(company.colleague.chat_id, MONDAY + timedelta(days=1))
    assert later.away is not None
    assert names(later.away) == []


def test_a_question_to_whoever_is_away_counts_as_not_put(company: Company) -> None:
    """Asked on Monday, away since Tuesday: the digest does not call it unanswered."""
    company.task()
    company.tick(MONDAY)
    thursday = at("2027-01-14 09:00")
    with company.storage.read() as uow:
        assert build_digest(uow, access.workspace(uow), WEEK, thursday).participation.asked == 1
    company.change(company.owner, away_from=day(12), away_until=day(15))
    with company.storage.read() as uow:
        assert build_digest(uow, access.workspace(uow), WEEK, thursday).participation.asked == 0
