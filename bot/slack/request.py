"""One incoming request: who acts, when, on which message, in which language, and the use cases for it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from bot.words.catalogue import Words
from domain.services.bundle import Services
from domain.services.changes import Spot


@dataclass(frozen=True)
class Request:
    """What a listener works with. `find_words` looks up the language of whoever acts."""

    chat_id: str
    now: datetime
    services: Services
    spot: Spot | None
    find_words: Callable[[], Words]

    @cached_property
    def words(self) -> Words:
        """The language to answer in; looked up when it is needed, for a press often is answered without a word."""
        return self.find_words()


def actor_id(body: Mapping[str, Any]) -> str | None:
    """The member who acts, in any kind of payload."""
    user = body.get("user")
    if isinstance(user, Mapping):
        return _text(user.get("id"))
    event = body.get("event")
    if isinstance(event, Mapping):
        inner = event.get("user") or _writer(event)
        return _text(inner.get("id")) if isinstance(inner, Mapping) else _text(inner)
    return _text(body.get("user_id"))


def _writer(event: Mapping[str, Any]) -> object:
    """Who wrote the message that was edited or deleted; the chat itself signs what is left of a deleted one."""
    for name in ("previous_message", "message"):
        message = event.get(name)
        if isinstance(message, Mapping):
            return message.get("user")
    return None


def team_id(body: Mapping[str, Any]) -> str | None:
    """The workspace a payload comes from; for a member of another one, that one's."""
    user = body.get("user")
    if isinstance(user, Mapping) and _text(user.get("team_id")):
        return _text(user.get("team_id"))
    team = body.get("team")
    if isinstance(team, Mapping):
        return _text(team.get("id"))
    return _text(body.get("team_id"))


def event_key(body: Mapping[str, Any]) -> str | None:
    """What makes a delivery one of its kind: the event's id, or the trigger of a click, command or submission."""
    for name in ("event_id", "trigger_id"):
        value = _text(body.get(name))
        if value:
            return f"{name}:{value}"
    return None


def clicked_spot(body: Mapping[str, Any]) -> Spot | None:
    """Where the clicked message stands; None for Home, modals and everything else."""
    container = body.get("container")
    if not isinstance(container, Mapping) or container.get("type") != "message":
        return None
    channel, ts = _text(container.get("channel_id")), _text(container.get("message_ts"))
    return (channel, ts) if channel and ts else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
