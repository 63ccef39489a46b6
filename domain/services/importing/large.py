"""Large files: they are taken in without keeping others waiting, wherever others do not change the same meanwhile."""

from collections.abc import Callable
from typing import TypeVar

from domain.errors import OvertakenError
from domain.ports import Storage, UnitOfWork

T = TypeVar("T")

MANY = 500
"""Tasks from which on a file is large."""

TRIES = 3
"""So often that is tried; where others go on changing the same meanwhile, it is done in one go, and they wait."""


def done(storage: Storage, size: int, last: Callable[[UnitOfWork], object], work: Callable[[UnitOfWork], T]) -> T:
    """Do it in one transaction, rehearsed first where the file has so many tasks; what it gave.

    `last` is called in the transaction that writes, before anything is stored. `work` may be begun several times.
    """
    for _ in range(TRIES if size >= MANY else 0):
        try:
            with storage.rehearsed(last) as uow:
                result = work(uow)
        except OvertakenError:
            continue
        return result
    with storage.write() as uow:
        last(uow)
        return work(uow)
