"""This week's check-in in a window, for those who come by themselves: the same buttons as in the weekly message."""

from typing import Any

from bot.messages.checkins import page_to_open, week
from bot.slack.ids import WEEK_MODAL, Meta
from bot.slack.modals import window
from bot.words.catalogue import Words
from domain.weekly import CheckInAsked


def view(content: CheckInAsked, words: Words, page: int | None = None) -> dict[str, Any]:
    """A page of the week's tasks with their buttons, or what was said: without `page` the first one that waits."""
    page = page_to_open(content) if page is None else page
    meta = Meta(week=content.week, page=page)
    return window.view(week(content, words, page), words, title="form.week.title", callback_id=WEEK_MODAL, meta=meta)
