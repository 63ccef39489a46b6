"""The tiny company, on one engine or on both."""

import pytest
from sqlalchemy import Engine

from tests.company import Company, at


@pytest.fixture
def company(sqlite_engine: Engine) -> Company:
    """The company on SQLite."""
    return Company(sqlite_engine)


@pytest.fixture
def company_anywhere(engine: Engine) -> Company:
    """The company; the test runs once on each engine."""
    return Company(engine)


@pytest.fixture
def unasked(sqlite_engine: Engine) -> Company:
    """The company, in a week in which Omar has no weekly question."""
    made = Company(sqlite_engine)
    made.change(made.owner, next_ask_at=at("2027-01-25 09:30"))
    return made
