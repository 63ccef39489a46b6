"""App Home as Slack takes it."""

from typing import Any

from bot.messages.home import home
from bot.messages.model import Message
from bot.slack.render import MOST_BLOCKS_IN_VIEW, blocks
from bot.words.catalogue import Words
from domain.home import HomeContent


def view(content: HomeContent) -> dict[str, Any]:
    """The Home view of a member, in their language; at most 100 blocks."""
    return saying(home(content, Words.of(content.person)))


def saying(message: Message) -> dict[str, Any]:
    """A Home with one message on it."""
    return {"type": "home", "blocks": blocks(message, MOST_BLOCKS_IN_VIEW)}
