"""Taking in what other tools have: a file is compared with the plan, shown, and taken whole or not at all.

What is new is made. What the file says differently than last time is shown as a difference, and taken only where that
is wanted and nobody has changed it here since. What the file does not name any more is left alone.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.errors import OvertakenError
from domain.outside import Difference, OutsidePlan, Unknown
from domain.people import Person
from domain.ports import Clock, Storage, UnitOfWork
from domain.services import access
from domain.services.importing import large
from domain.services.importing.ledger import Count, Kind
from domain.services.outside.book import Book
from domain.services.outside.goals import compare_goals, take_goals
from domain.services.outside.measures import compare_measures, take_measures
from domain.services.outside.tasks import compare_tasks, take_tasks


@dataclass(frozen=True, slots=True)
class Taken:
    """What became, or would become, of a file.

    `suggested` counts tasks for which the file names an owner whom nobody has confirmed, `undated` new ones without a
    date of theirs. `absent` counts what the source had earlier and the file does not name.
    """

    counts: Mapping[Kind, Count]
    differences: tuple[Difference, ...] = ()
    by_name: int = 0
    suggested: int = 0
    undated: int = 0
    absent: int = 0
    unknown: tuple[Unknown, ...] = ()
    has_company: bool = True

    @property
    def changes_nothing(self) -> bool:
        """Whether everything is there already."""
        return not any(count.created or count.changed for count in self.counts.values())


def _agree(_about: object) -> None:
    """Nothing stands against it."""


class OutsideImporting:
    """Compares and takes in what other tools have."""

    def __init__(self, storage: Storage, clock: Clock) -> None:
        self._storage = storage
        self._clock = clock

    def zone(self) -> ZoneInfo:
        """Where the days of the company begin and end: the leader's zone."""
        with self._storage.read() as uow:
            return _zone(uow)

    def leader(self) -> Person | None:
        """The visible leader, in whose language the command line speaks; None while there is no plan."""
        with self._storage.read() as uow:
            workspace = uow.workspaces.find()
            return None if workspace is None else access.leader(uow, workspace)

    def preview(self, plan: OutsidePlan, *, with_changes: bool = False) -> Taken:
        """What taking the file would do; nothing is written."""
        with self._storage.read() as uow:
            return _compared(uow, Book(uow, plan, self._clock.now(), with_changes=with_changes))

    def take(
        self,
        plan: OutsidePlan,
        *,
        by: int | None,
        through: str,
        with_changes: bool = False,
        check: Callable[[Taken], object] = _agree,
        last: Callable[[UnitOfWork], object] = _agree,
    ) -> Taken:
        """Take the file, in one transaction; with `with_changes` also what it says differently than last time.

        `check` is called with what is about to be done, `last` in the transaction that does it; whatever they raise
        leaves all as it was.
        """
        asked = _Asked(plan, by, through, with_changes)
        if len(plan.tasks) >= large.MANY:
            for _ in range(large.TRIES):
                try:
                    return self._ahead(asked, check, last)
                except OvertakenError:
                    continue
                except _NotOnlyNewError:
                    break

        def work(uow: UnitOfWork) -> Taken:
            book = asked.book(uow, self._clock.now())
            taken = _compared(uow, book)
            check(taken)
            take_goals(book)
            take_measures(book)
            take_tasks(book)
            book.write()
            return taken

        return large.done(self._storage, len(plan.tasks), last, work)

    def _ahead(self, asked: "_Asked", check: Callable[[Taken], object], last: Callable[[UnitOfWork], object]) -> Taken:
        """The same for a file that brings new tasks and changes nothing: others hardly have to wait for it."""
        with self._storage.ahead(last) as uow:
            book = asked.book(uow, self._clock.now())
            taken = _compared(uow, book)
            if not book.makes_only_tasks:
                raise _NotOnlyNewError
            check(taken)
            take_tasks(book)
            book.write()
        return taken


class _NotOnlyNewError(Exception):
    """The file changes something as well."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be taken, by whom and through what."""

    plan: OutsidePlan
    by: int | None
    through: str
    with_changes: bool

    def book(self, uow: UnitOfWork, now: datetime) -> Book:
        """The book in a transaction."""
        return Book(uow, self.plan, now, by=self.by, through=self.through, with_changes=self.with_changes)


def _compared(uow: UnitOfWork, book: Book) -> Taken:
    compare_goals(book)
    compare_measures(book)
    compare_tasks(book)
    return Taken(**book.result(), has_company=uow.workspaces.find() is not None)


def _zone(uow: UnitOfWork) -> ZoneInfo:
    workspace = uow.workspaces.find()
    if workspace is None or workspace.leader_id is None:
        return ZoneInfo("UTC")
    return ZoneInfo(uow.people.get(workspace.leader_id).zone)
