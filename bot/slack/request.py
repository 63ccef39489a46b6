"""One incoming request: who acts, when, on which message, in which language, and the use cases for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.words.catalogue import Words
from domain.people import Person
from domain.services.bundle import Services
from domain.services.changes import Spot


@dataclass(frozen=True, slots=True)
class Request:
    """What a listener works with. `person` is None for somebody who is not in the plan."""

    chat_id: str
    now: datetime
    services: Services
    person: Person | None
    words: Words
    spot: Spot | None


def actor_id(body: Mapping[str, Any]) -> str | None:
    """The member who acts, in any kind of payload."""
    user = body.get("user")
    if isinstance(user, Mapping):
        return _text(user.get("id"))
    event = body.get("event")
    if isinstance(event, Mapping):
        inner = event.get("user")
        return _text(inner.get("id")) if isinstance(inner, Mapping) else _text(inner)
    return _text(body.get("user_id"))


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
