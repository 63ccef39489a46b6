"""Importing: a draft of a plan meets the database, all of it or nothing.

What is there is matched by its key (people by their chat id) and changed where the draft differs; what the draft does
not name is left alone. What was said or decided in the chat since wins over the draft.
"""

from collections.abc import Callable
from typing import NoReturn

from domain.plan import PlanDraft
from domain.ports import Clock, Storage, UnitOfWork
from domain.services.importing import company, goals, people, tasks
from domain.services.importing.ledger import Count, Imported, Kept, Kind, Ledger

__all__ = ["Count", "Imported", "Importing", "Kept", "Kind"]


class Importing:
    """Imports drafts of plans."""

    def __init__(self, storage: Storage, clock: Clock) -> None:
        self._storage = storage
        self._clock = clock

    def run(
        self,
        draft: PlanDraft,
        by: int | None,
        through: str,
        last: Callable[[UnitOfWork, Imported], object] | None = None,
    ) -> Imported:
        """Import a draft in one transaction and tell what became of it.

        `by` is the id of the person who imports, None for somebody who is not in the plan; `through` is such as
        `import plan.yaml`. Importing the same draft again changes nothing. `last` is called in that transaction with
        what was done; whatever it raises takes all of it back.
        """
        now = self._clock.now()
        with self._storage.write() as uow:
            result = _brought(Ledger(uow, draft, now, by=by, through=through))
            if last is not None:
                last(uow, result)
            return result

    def preview(self, draft: PlanDraft) -> Imported:
        """What importing a draft would do: it is done, looked at, and taken back; nothing stays."""
        try:
            with self._storage.write() as uow:
                _take_back(_brought(Ledger(uow, draft, self._clock.now(), by=None, through="preview")))
        except _SeenError as seen:
            return seen.result


class _SeenError(Exception):
    """Ends a transaction that was only to be looked at."""

    def __init__(self, result: Imported) -> None:
        super().__init__()
        self.result = result


def _take_back(result: Imported) -> NoReturn:
    raise _SeenError(result)


def _brought(book: Ledger) -> Imported:
    """Bring everything of the draft in, in the order in which things need each other."""
    company.keep_settings(book)
    calendars = company.bring_calendars(book)
    before = people.bring_newcomers(book)
    people.bring_departments(book)
    everybody = people.bring_people(book, before, calendars)
    company.bring_settings(book, everybody, before, calendars)
    goals.bring_goals(book)
    goals.bring_measures(book)
    tasks.bring_tasks(book)
    tasks.bring_action_items(book)
    return book.result()
