"""What the tests of the storage share."""

from collections.abc import Iterator

import pytest

from domain.ports import UnitOfWork
from storage.unit_of_work import SqlStorage


@pytest.fixture
def uow(storage: SqlStorage) -> Iterator[UnitOfWork]:
    """One transaction for the whole test, on each engine."""
    with storage.write() as unit:
        yield unit
