"""What needs the reader, in a window: each request with its answers."""

from collections.abc import Sequence
from typing import Any

from bot.messages.needs import waiting
from bot.slack.ids import NEEDS_MODAL
from bot.slack.modals import window
from bot.words.catalogue import Words
from domain.people import Person
from domain.views import NeedView


def view(of: Sequence[NeedView], words: Words, reader: Person) -> dict[str, Any]:
    """What waits for the reader's answer, or that nothing does."""
    return window.view(waiting(of, words, reader), words, title="form.needs.title", callback_id=NEEDS_MODAL)
