"""Importing: a draft of a plan meets the database, all of it or nothing.

What is there is matched by its key (people by their chat id) and changed where the draft differs; what the draft does
not name is left alone. What was said or decided in the chat since wins over the draft.
"""

from collections.abc import Callable
from contextlib import suppress

from domain.plan import PlanDraft
from domain.ports import Clock, Storage, UnitOfWork
from domain.services.importing import company, goals, large, people, tasks
from domain.services.importing.ledger import Count, Imported, Kept, Kind, Ledger

__all__ = ["Count", "Imported", "Importing", "Kept", "Kind"]


def _agree(_about: object) -> None:
    """Nothing stands against it."""


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
        check: Callable[[Imported], object] = _agree,
        last: Callable[[UnitOfWork], object] = _agree,
    ) -> Imported:
        """Import a draft in one transaction and tell what became of it.

        `by` is the id of the person who imports, None for somebody who is not in the plan; `through` is such as
        `import plan.yaml`. Importing the same draft again changes nothing. `check` is called with what is about to be
        done, `last` in the transaction that does it; whatever they raise leaves all as it was.
        """
        now = self._clock.now()

        def work(uow: UnitOfWork) -> Imported:
            result = _brought(Ledger(uow, draft, now, by=by, through=through))
            check(result)
            return result

        return large.done(self._storage, len(draft.tasks), last, work)

    def preview(self, draft: PlanDraft) -> Imported:
        """What importing a draft would do: it is done, looked at, and taken back; nothing stays."""
        seen: list[Imported] = []

        def look(result: Imported) -> None:
            seen.append(result)
            raise _TakenBackError

        with suppress(_TakenBackError):
            self.run(draft, by=None, through="preview", check=look)
        return seen[0]


class _TakenBackError(Exception):
    """Ends a transaction that was only to be looked at."""


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
