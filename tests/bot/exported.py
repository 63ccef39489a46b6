"""A plan that goes out, as whoever asked for it reads of it."""

from collections.abc import Callable

from bot.messages import exports
from bot.messages.model import Message
from domain.notices import Content
from domain.whole_plan import ExportFormat, ExportReady, Wanted, WholePlan
from tests.bot.cast import SALES, Cast
from tests.bot.formats.plans import plan


def _part() -> WholePlan:
    made = plan(tasks=plan().tasks[:1])
    return plan(tasks=made.tasks, not_in_plan=0, personal=True, department=SALES)


CONTENTS: dict[str, Callable[[Cast], Content]] = {
    "export_ready": lambda cast: ExportReady(cast.leader, Wanted(ExportFormat.HTML), plan()),
    "export_ready_part": lambda cast: ExportReady(cast.head, Wanted(personal=True), _part()),
}

REPLIES: dict[str, Callable[[Cast], Message]] = {
    "export_asked": lambda cast: exports.asked(plan(), Wanted(ExportFormat.XLSX), cast.words),
    "export_asked_part": lambda cast: exports.asked(_part(), Wanted(ExportFormat.ICS, personal=True), cast.words),
    "export_impossible": lambda cast: exports.impossible(cast.words),
}
