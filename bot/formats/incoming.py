"""A file of whatever kind, read for a preview or to be taken: a plan file of ours, or what another tool has."""

from collections.abc import Callable

from bot.formats.days import Order
from bot.formats.outcome import preview_of, preview_of_ours
from bot.formats.reading import How, Outside, is_outside, read_outside
from bot.formats.tables import Watch, unwatched
from bot.planfile.reading import read
from domain.plan import PlanDraft
from domain.ports import Clock, Storage, UnitOfWork
from domain.previews import Preview
from domain.services.importing import Importing
from domain.services.outside import OutsideImporting
from domain.uploads import DayOrder

Incoming = PlanDraft | Outside
ENDINGS = frozenset({"csv", "tsv", "xlsx", "xlsm", "xls", "json", "xml", "stratml", "yaml", "yml"})
"""Ends of the names of files that may hold a plan."""

_ORDERS = {DayOrder.DAY_FIRST: Order.DAY_FIRST, DayOrder.MONTH_FIRST: Order.MONTH_FIRST}


def may_be_plan(name: str) -> bool:
    """Whether a file's name is that of something that may hold a plan."""
    return name.rpartition(".")[2].casefold() in ENDINGS


class Incomings:
    """Reads files, says what they would do, and takes them."""

    def __init__(self, storage: Storage, clock: Clock) -> None:
        self._importing = Importing(storage, clock)
        self._outside = OutsideImporting(storage, clock)
        self._clock = clock

    def read(self, data: bytes, name: str, days: DayOrder | None, watch: Watch = unwatched) -> Incoming:
        """What a file holds. Errors: FormatError, PlanFileError."""
        if not is_outside(data, name):
            return read(data, self._clock.now())
        return read_outside(data, How(self._outside.zone(), None if days is None else _ORDERS[days], watch=watch))

    def preview(self, incoming: Incoming) -> Preview:
        """What taking it would do; nothing is changed."""
        if isinstance(incoming, Outside):
            return preview_of(incoming, self._outside.preview(incoming.plan), with_changes=False)
        return preview_of_ours(self._importing.preview(incoming))

    def take(
        self,
        incoming: Incoming,
        by: int,
        through: str,
        check: Callable[[Preview], object],
        last: Callable[[UnitOfWork], object],
        *,
        with_changes: bool = False,
    ) -> Preview:
        """Take it whole or not at all; what it did.

        `check` is called with what is done, `last` in the transaction that does it; whatever they raise leaves
        everything as it was.
        """
        if not isinstance(incoming, Outside):
            result = self._importing.run(incoming, by, through, lambda done: check(preview_of_ours(done)), last)
            return preview_of_ours(result)
        taken = self._outside.take(
            incoming.plan,
            by=by,
            through=f"{through}: {incoming.plan.source}",
            with_changes=with_changes,
            check=lambda found: check(preview_of(incoming, found, with_changes=with_changes)),
            last=last,
        )
        return preview_of(incoming, taken, with_changes=with_changes)
