"""App Home as Slack takes it."""

from typing import Any

from bot.messages.home import home
from bot.messages.model import Message
from bot.slack.ids import HOME_MODAL, Meta
from bot.slack.modals import window
from bot.slack.render import MOST_BLOCKS_IN_VIEW, blocks
from bot.words.catalogue import Words
from domain.home import HomeContent


def view(content: HomeContent) -> dict[str, Any]:
    """The Home view of a member, in their language; at most 100 blocks."""
    shown = saying(home(content, Words.of(content.person)))
    return {**shown, "private_metadata": _turned(content).encode()} if content.turned.part else shown


def window_view(content: HomeContent, words: Words) -> dict[str, Any]:
    """The same in a window, for those who are elsewhere."""
    return window.view(home(content, words), words, callback_id=HOME_MODAL, meta=_turned(content))


def _turned(content: HomeContent) -> Meta:
    return Meta(part=content.turned.part or None, page=content.turned.start)


def saying(message: Message) -> dict[str, Any]:
    """A Home with one message on it."""
    return {"type": "home", "blocks": blocks(message, MOST_BLOCKS_IN_VIEW)}
