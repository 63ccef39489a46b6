"""Column types keep what the domain means."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import StatementError

from domain.audit import AuditEntry
from domain.measures import Reading
from domain.ports import UnitOfWork
from storage.tables import notices, tasks
from storage.unit_of_work import SqlStorage
from tests import mothers

RIYADH = timezone(timedelta(hours=3))


def test_an_instant_comes_back_in_utc_whatever_zone_it_was_given_in(uow: UnitOfWork) -> None:
    """Noon in Riyadh is nine o'clock UTC when it is read, and aware."""
    noon = datetime(2026, 11, 23, 12, 0, 0, 123456, tzinfo=RIYADH)
    stored = uow.people.add(mothers.person(next_ask_at=noon))
    found = uow.people.get(stored.id).next_ask_at
    assert found == noon
    assert found is not None
    assert found.tzinfo is UTC


def test_a_moment_without_a_zone_is_refused(uow: UnitOfWork) -> None:
    """A naive moment never reaches the database."""
    naive = datetime(2026, 11, 23, 12, 0)  # noqa: DTZ001  (the point of the test)
    with pytest.raises(StatementError, match="without a time zone"):
        uow.people.add(mothers.person(next_ask_at=naive))


def test_instants_are_compared_as_instants(uow: UnitOfWork) -> None:
    """A query with another zone's time finds what is due at that instant, and not a second later."""
    uow.people.add(mothers.person(next_ask_at=mothers.NOW))
    at_the_moment = mothers.NOW.astimezone(RIYADH)
    assert uow.people.due_to_ask(at_the_moment, 10)
    assert not uow.people.due_to_ask(at_the_moment - timedelta(seconds=1), 10)


@pytest.mark.parametrize("digits", ["0.1", "1234567890.123456789", "-3", "0"])
def test_decimals_keep_every_digit(uow: UnitOfWork, digits: str) -> None:
    """No measure passes through a float on its way."""
    goal = uow.goals.add(mothers.goal())
    measure = uow.measures.add(mothers.measure(goal.id, target=Decimal(digits)))
    uow.measures.record(Reading(measure.id, mothers.TODAY, Decimal(digits)))
    (view,) = uow.measures.views()
    assert view.measure.target == Decimal(digits)
    assert view.value == Decimal(digits)


def test_a_word_that_is_none_of_ours_is_refused(engine: Engine) -> None:
    """A status that the enum does not know is neither written nor searched for."""
    with engine.connect() as connection, pytest.raises(StatementError, match="splendid"):
        connection.execute(select(tasks.c.id).where(tasks.c.status == "splendid"))


def test_enums_are_kept_by_value(storage: SqlStorage, engine: Engine) -> None:
    """Whoever opens the database sees the word itself, not the name of a Python member."""
    with storage.write() as uow:
        uow.notices.add(mothers.notice())
    with engine.connect() as connection:
        row = connection.execute(select(text("kind"), text("state")).select_from(notices)).one()
    assert tuple(row) == ("owner_nudged", "pending")


def test_arabic_stays_readable_in_the_database(storage: SqlStorage, engine: Engine) -> None:
    """JSON columns hold Arabic letters, not escapes."""
    with storage.write() as uow:
        uow.audit.add(AuditEntry(mothers.NOW, "renamed", "task:1", after={"title": "خريطة استراتيجية"}))
    with engine.connect() as connection:
        raw: Any = connection.execute(text("SELECT CAST(after AS TEXT) FROM audit")).scalar_one()
    assert "خريطة استراتيجية" in raw
