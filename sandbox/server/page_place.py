"""Where a person looks on the page: as whom, at what, with which panels open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sandbox.model import SLACKBOT, Channel, User

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

HOME = "home"
PANELS = ("", "inspector", "faults")
SHOWN = 100
MOST_SHOWN = 2_000


@dataclass(frozen=True)
class Place:
    """What the address of the page says.

    Attributes:
        acting: Id of the member whose eyes and hands the person uses.
        at: A channel's id, or ``home`` for the app's home tab.
        thread: Timestamp of the message whose thread is open, or empty.
        panel: ``inspector``, ``faults`` or empty.
        since: Timestamp up to which everything was read when the channel was opened.
        shown: How many messages at most.
        problems: Whether the inspector shows problems only.
    """

    acting: str = ""
    at: str = ""
    thread: str = ""
    panel: str = ""
    since: str = ""
    shown: int = SHOWN
    problems: bool = False


def read(query: Mapping[str, str]) -> Place:
    """The place an address names; what is missing or strange is left empty."""
    shown = query.get("shown", "")
    return Place(
        acting=query.get("as", ""),
        at=query.get("at", ""),
        thread=query.get("thread", ""),
        panel=query.get("panel", "") if query.get("panel", "") in PANELS else "",
        since=query.get("since", ""),
        shown=min(int(shown), MOST_SHOWN) if shown.isdecimal() and int(shown) >= SHOWN else SHOWN,
        problems=query.get("problems") == "1",
    )


def settled(ws: Workspace, place: Place) -> Place:
    """The place with what does not exist (any more) replaced by something that does."""
    members = people(ws)
    acting = place.acting if place.acting in {user.id for user in members} else ""
    if not acting and members:
        acting = next((user.id for user in members if not user.deleted), members[0].id)
    place = replace(place, acting=acting)
    if not acting:
        return replace(place, at="", thread="")
    if place.at != HOME and (place.at not in ws.channels or not can_see(ws.channels[place.at], acting)):
        start = HOME if ws.manifest.home_tab_enabled else ws.direct_message(acting).id
        return replace(place, at=start, thread="", since="")
    if place.at == HOME or place.thread not in ws.channels[place.at].messages:
        return replace(place, thread="")
    return place


def people(ws: Workspace) -> list[User]:
    """Everybody a person can act as, in the order they came."""
    return [user for user in ws.users.values() if not user.is_bot and user.id != SLACKBOT]


def can_see(channel: Channel, user_id: str) -> bool:
    """Whether a member knows of a channel."""
    return not channel.is_private or user_id in channel.members


def reader_names(ws: Workspace, user_id: str) -> tuple[dict[str, str], dict[str, str]]:
    """Names of all users, and of the channels a member can see."""
    users = {user.id: user.real_name or user.name for user in ws.users.values()}
    channels = {
        channel.id: channel.name for channel in ws.channels.values() if channel.name and can_see(channel, user_id)
    }
    return users, channels
