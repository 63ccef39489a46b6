"""Readings that are taken in the chat."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import Engine

from domain.errors import NotAllowedError, StrangerError
from domain.measure_errors import BadReadingError, FutureReadingError, UnknownMeasureError
from domain.readings import ReadingTaken
from tests.company import Company, at
from tests.domain.services.test_measuring import follow_ups, measured

NOW = at("2027-01-18 10:00")
OTD = 1


@pytest.fixture
def company(sqlite_engine: Engine) -> Company:
    """The company, whose punctuality was 80 and then 82 of 95 per cent."""
    made = Company(sqlite_engine)
    measured(made, 80, 82)
    return made


def take(company: Company, value: str, on: date | None = None, by: str | None = None) -> ReadingTaken:
    """Take a reading as the head, or as somebody else."""
    who = company.head.chat_id if by is None else by
    return company.services.readings.take(who, OTD, Decimal(value), on, NOW, through="test")


def before(found: ReadingTaken) -> Decimal | None:
    """The value before it, if there was one."""
    return None if found.before is None else found.before.value


def test_a_better_reading_is_noted(company: Company) -> None:
    """With the one before it, in the trail too, and nothing follows."""
    found = take(company, "84.5")

    assert (found.taken.on, found.taken.value) == (date(2027, 1, 18), Decimal("84.5"))
    assert (before(found), found.view.value) == (Decimal(82), Decimal("84.5"))
    assert (found.follow_up, follow_ups(company)) == (None, [])
    with company.storage.read() as uow:
        entry = uow.audit.of("measure:1")[-1]
    assert (entry.what, entry.person_id, entry.after) == (
        "reading_taken",
        company.head.id,
        {"on": "2027-01-18", "value": "84.5"},
    )


def test_a_slip_is_followed_up(company: Company) -> None:
    """By the head of the goal's department, as after an import."""
    found = take(company, "78")

    (task,) = follow_ups(company)
    assert found.follow_up is not None
    assert (found.follow_up.task.id, task.owner_id) == (task.id, company.head.id)


def test_a_correction_takes_the_slip_back(company: Company) -> None:
    """The reading of the same day is replaced, and the trail says what stood there."""
    take(company, "78")
    found = take(company, "88")

    assert (before(found), found.view.value) == (Decimal(78), Decimal(88))
    with company.storage.read() as uow:
        assert uow.audit.of("measure:1")[-1].before == {"on": "2027-01-18", "value": "78"}
        assert uow.measures.all()[0].slipped_at is None


def test_a_reading_of_before_changes_no_newest_one(company: Company) -> None:
    """It is kept, and nothing follows even if it is bad."""
    found = take(company, "10", date(2026, 12, 8))

    assert (found.view.value, before(found)) == (Decimal(82), Decimal(80))
    assert follow_ups(company) == []


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1e16"])
def test_no_number_is_refused(company: Company, value: str) -> None:
    """Nothing is stored."""
    with pytest.raises(BadReadingError):
        take(company, value)
    assert company.services.readings.all(company.head.chat_id, NOW).measures[0].value == 82


def test_a_day_to_come_is_refused(company: Company) -> None:
    """Tomorrow is not known, where whoever asks is."""
    with pytest.raises(FutureReadingError):
        take(company, "84", date(2027, 1, 19))


def test_who_may_take_readings(company: Company) -> None:
    """Head, leader and keeper; an owner is told who may, and a stranger nothing."""
    for person in (company.head, company.leader, company.keeper):
        assert take(company, "84", by=person.chat_id).view.value == 84
    with pytest.raises(NotAllowedError):
        take(company, "85", by=company.owner.chat_id)
    with pytest.raises(StrangerError):
        take(company, "85", by="U0STRANGER")


def test_anybody_may_look(company: Company) -> None:
    """Only whoever may take readings is offered it."""
    assert company.services.readings.all(company.head.chat_id, NOW).may_read == {OTD}
    assert company.services.readings.all(company.owner.chat_id, NOW).may_read == frozenset()


def test_a_measure_that_is_gone_is_unknown(company: Company) -> None:
    """Such as by a button of a plan that was restored."""
    with pytest.raises(UnknownMeasureError):
        company.services.readings.take(company.head.chat_id, 99, Decimal(1), None, NOW, through="test")
