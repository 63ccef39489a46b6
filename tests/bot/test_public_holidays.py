"""Public holidays as the library behind the port knows them."""

from datetime import date

import pytest

from bot.planfile.faults import BadValueError, FaultKey, PlanFileError
from bot.planfile.names import country
from bot.planfile.reading import read
from bot.public_holidays import KnownHolidays
from domain.calendars import Holiday
from tests.bot.planfile.plans import NOW

PLAN = """
company: Wadi Foods
calendars: [{key: office, country: %s, subdivision: %s, days_on: [2027-02-22]}]
people: [{key: sara, slack: U024BE7LH, name: Sara Haddad}]
"""


def test_holidays_have_a_name_in_both_languages() -> None:
    """The Saudi ones are known in English and Arabic, moved ones included."""
    found = KnownHolidays().of("SA", None, 2027)

    assert found[date(2027, 9, 23)] == Holiday("National Day Holiday", "اليوم الوطني")
    assert found[date(2027, 3, 14)].english == "Eid al-Fitr Holiday (observed)"
    assert {day.year for day in found} == {2027}


def test_a_subdivision_has_its_own() -> None:
    """Berlin does not work on a day on which Bavaria does; what has no Arabic name keeps the English one."""
    day = date(2027, 3, 8)

    assert KnownHolidays().of("DE", "BE", 2027)[day] == Holiday("Women's Day", "Women's Day")
    assert day not in KnownHolidays().of("DE", "BY", 2027)


@pytest.mark.parametrize("where", [("XX", None), ("DE", "XX")])
def test_an_unknown_place_has_none(where: tuple[str, str | None]) -> None:
    """A database that names one (of a newer version, say) breaks nothing."""
    assert KnownHolidays().of(*where, 2027) == {}


def test_a_country_is_its_two_letters() -> None:
    """Capitals or not; anything else is told with an example."""
    assert country("sa") == "SA"
    with pytest.raises(BadValueError) as fault:
        country("Saudi Arabia")
    assert fault.value.key is FaultKey.BAD_COUNTRY


def test_a_plan_file_names_country_and_subdivision() -> None:
    """They come into the draft with the days on which people work all the same."""
    (calendar,) = read((PLAN % ("DE", "BE")).encode(), NOW).calendars

    assert (calendar.country, calendar.subdivision) == ("DE", "BE")
    assert calendar.days_on == frozenset({date(2027, 2, 22)})


def test_a_subdivision_must_be_one_of_the_country() -> None:
    """The fault names those that are."""
    with pytest.raises(PlanFileError) as fault:
        read((PLAN % ("DE", "Berlin")).encode(), NOW)
    (found,) = fault.value.faults
    assert found.key is FaultKey.BAD_SUBDIVISION
    assert "BE" in str(found.values["allowed"])
