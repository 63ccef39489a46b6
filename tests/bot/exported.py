"""A plan that goes out, as whoever asked for it reads of it."""

from collections.abc import Callable
from typing import Any

from bot.messages import exports
from bot.messages.model import Message
from bot.slack.modals import export
from domain.notices import Content
from domain.whole_plan import ExportChoices, ExportFormat, ExportReady, Wanted, WholePlan
from tests.bot.cast import SALES, SUPPLY, Cast
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
VIEWS: dict[str, Callable[[Cast], dict[str, Any]]] = {
    "form_export": lambda cast: export.view(ExportChoices(whole=True, departments=(SALES, SUPPLY)), cast.words),
    "form_export_part": lambda cast: export.view(ExportChoices(whole=False, departments=(SALES,)), cast.words),
}
