"""Pages of the audit trail, for golden messages."""

from collections.abc import Callable
from datetime import timedelta

from bot.messages.model import Message
from bot.messages.trail import trail
from domain.trail import About, Trail, TrailEntry, ValueChange
from tests.bot.cast import TOLD, Cast

BEFORE = TOLD - timedelta(days=2)
NOTE = "The vendor split.\nTwo contracts now."


def of_task(cast: Cast) -> Trail:
    """Somebody edited it, the bot opened a case, and a file brought it; there are earlier and later entries."""
    view = cast.view()
    name = f"{view.task.code} {view.task.title}"
    edited = (
        ValueChange("title", "Open the line", view.task.title),
        ValueChange("owner_id", None, 7),
        ValueChange("due_on", "2026-11-30", "2026-12-15"),
        ValueChange("status", "on_track", "off_track"),
        ValueChange("blocker", "No contract", None),
    )
    imported = (ValueChange("state", None, "open"), ValueChange("rhythm", None, "monthly"))
    entries = (
        TrailEntry(TOLD, "task_edited", "task", name, cast.head.name, edited, NOTE, "form"),
        TrailEntry(TOLD - timedelta(hours=2), "case_opened", "task", name, None, (), "overdue", None),
        TrailEntry(
            TOLD - timedelta(days=2), "imported", "task", name, cast.leader.name, imported, None, "plan.yaml", 4
        ),
    )
    names = {"person": {7: cast.owner.name}}
    return Trail(About.TASK, view.task.id, name, entries, 8, goes_on=True, names=names)


def of_settings() -> Trail:
    """The rhythm and the ladder of the company, and something that only a newer program could name."""
    rhythm = (
        ValueChange("check_in", {"weekday": 1, "at": "09:30:00"}, {"weekday": 7, "at": "10:00:00"}),
        ValueChange("ladder", {"owner_days": 2, "head_days": 2}, {"owner_days": 1, "at_once": True}),
        ValueChange("takes_everybody", before=False, after=True),
    )
    read = (ValueChange("value", "10", "12.5", "2026-11-30"),)
    entries = (
        TrailEntry(TOLD, "settings_changed", "workspace", "", "Kim", rhythm, None, "command"),
        TrailEntry(TOLD, "from_the_future", "department", "Sales", None, (), "unknown", None),
        TrailEntry(TOLD, "reading_taken", "measure", "Margin", "", read, None, "button"),
    )
    return Trail(About.SETTINGS, 0, "", entries, 0, goes_on=False)


def nothing() -> Trail:
    """Nothing that the reader may see."""
    return Trail(About.ALL, 0, "", (), 0, goes_on=False, narrowed=True)


REPLIES: dict[str, Callable[[Cast], Message]] = {
    "audit": lambda cast: trail(of_task(cast), cast.words),
    "audit_settings": lambda cast: trail(of_settings(), cast.words),
    "audit_empty": lambda cast: trail(nothing(), cast.words),
}
