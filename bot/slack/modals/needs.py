"""What needs the reader, in a window: requests, answers and tasks, each with its buttons."""

from typing import Any

from bot.messages import needs_you
from bot.slack.ids import NEEDS_MODAL, Meta
from bot.slack.modals import window
from bot.words.catalogue import Words
from domain.needs_you import NeedsYou


def view(content: NeedsYou, words: Words) -> dict[str, Any]:
    """What waits for the reader, or that nothing does."""
    shown, meta = needs_you.window(content, words), Meta(part=content.turned.part or None, page=content.turned.start)
    return window.view(shown, words, title="form.needs.title", callback_id=NEEDS_MODAL, meta=meta)
