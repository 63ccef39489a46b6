"""The tiny company, on one engine or on both."""

import pytest
from sqlalchemy import Engine

from tests.company import Company


@pytest.fixture
def company(sqlite_engine: Engine) -> Company:
    """The company on SQLite."""
    return Company(sqlite_engine)


@pytest.fixture
def company_anywhere(engine: Engine) -> Company:
    """The company; the test runs once on each engine."""
    return Company(engine)
