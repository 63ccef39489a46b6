"""This week's check-in in a window, for those who come by themselves: the same buttons as in the weekly message."""

from typing import Any

from bot.messages.checkins import week
from bot.slack.ids import WEEK_MODAL, Meta
from bot.slack.modals import window
from bot.words.catalogue import Words
from domain.notices import CheckInAsked


def view(content: CheckInAsked, words: Words) -> dict[str, Any]:
    """The week's tasks with their buttons, or what was said."""
    message = week(content, words)
    return window.view(message, words, title="form.week.title", callback_id=WEEK_MODAL, meta=Meta(week=content.week))
