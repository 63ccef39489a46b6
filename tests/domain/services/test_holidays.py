"""Public holidays in the calendars: looked up, kept, and nothing is asked on them."""

from collections.abc import Mapping
from datetime import date

from domain.calendars import Calendar, Holiday
from domain.notices import NoticeKind
from domain.ports import PublicHolidays
from domain.services.holidays import HolidayService
from tests.company import MONDAY, Company, at, kinds

EID = Holiday("Eid", "العيد")


class FewHolidays(PublicHolidays):
    """A country that closes on the first working day of the tests; `asked` are the years that were looked up."""

    def __init__(self, *days: date) -> None:
        self.days = days
        self.asked: set[int] = set()

    def of(self, country: str, subdivision: str | None, year: int) -> Mapping[date, Holiday]:
        """The same days for every country."""
        assert (country, subdivision) == ("DE", "BE")
        self.asked.add(year)
        return {day: EID for day in self.days if day.year == year}


def berlin(company: Company, *days_on: date) -> None:
    """The default calendar follows a country."""
    with company.storage.write() as uow:
        uow.calendars.save(Calendar("default", country="DE", subdivision="BE", days_on=frozenset(days_on)))


def test_nothing_is_asked_on_a_public_holiday(company: Company) -> None:
    """The question of a Monday that is a holiday comes on Tuesday."""
    company.task()
    berlin(company)
    assert HolidayService(company.storage, FewHolidays(date(2027, 1, 11))).refresh(MONDAY) == 1

    company.tick(MONDAY)
    assert company.deliver(MONDAY) == []
    company.tick(at("2027-01-12 09:00"))
    assert kinds(company.deliver(at("2027-01-12 09:00"))) == [NoticeKind.CHECK_IN_ASKED]


def test_a_holiday_on_which_people_work(company: Company) -> None:
    """A day that the plan takes back is a working day."""
    berlin(company, date(2027, 1, 11))
    HolidayService(company.storage, FewHolidays(date(2027, 1, 11))).refresh(MONDAY)

    with company.storage.read() as uow:
        calendar = uow.calendars.get("default")
    assert calendar.works_on(date(2027, 1, 11))
    assert calendar.next_holiday(date(2027, 1, 11)) is None


def test_holidays_are_looked_up_once_and_when_they_change(company: Company) -> None:
    """A look that finds nothing new writes nothing; a newer word replaces the old one."""
    berlin(company)
    known = FewHolidays(date(2027, 1, 11), date(2028, 1, 3), date(2026, 12, 31), date(2027, 3, 6))
    service = HolidayService(company.storage, known)

    assert (service.refresh(MONDAY), service.refresh(MONDAY)) == (1, 0)
    assert known.asked == {2026, 2027, 2028}
    known.days = (date(2027, 3, 8),)
    assert service.refresh(MONDAY) == 1
    with company.storage.read() as uow:
        calendar = uow.calendars.get("default")
    assert calendar.next_holiday(date(2027, 1, 12)) == (date(2027, 3, 8), EID)
    assert [what for what, _ in company.audited("calendar:default")] == ["holidays_looked_up"] * 2


def test_a_calendar_without_a_country_is_left_alone(company: Company) -> None:
    """Its own days off are all it has."""
    assert HolidayService(company.storage, FewHolidays()).refresh(MONDAY) == 0
