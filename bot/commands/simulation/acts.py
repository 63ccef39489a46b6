"""Acts: everything that people, Slack and fate do to the program in a simulation, each to be done again by itself.

An act is concrete: it names who does what to what. Whether it can be done is seen when it is done, so that a history
from which some acts are left out can still be lived through. Here is what people do in front of Slack.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from bot.commands.simulation.world import World
from sandbox.model import ActRefusedError, Message

SEEN_BACK = 14 * 86_400
"""How many seconds people scroll back for a message to press on."""


class Act(Protocol):
    """Something that is done to the world; its text is a line of the history."""

    def do(self, world: World) -> bool:
        """Do it; False when it cannot be done now."""
        ...


@dataclass(frozen=True, slots=True)
class Press:
    """Somebody presses a button of a message, and fills in the form that opens, if one does and `fill` says how.

    Of a list that opens they choose the value `chosen`.
    """

    who: str
    action_id: str
    place: str = ""
    fill: Mapping[str, object] | None = None
    chosen: str | None = None

    def do(self, world: World) -> bool:
        """Press it where it is seen last."""
        channel = self.place or world.slack.direct_message(self.who).id
        message = next((each for each in recent(world, channel) if _carries(each, self.action_id)), None)
        if message is None:
            return False
        where = {"channel": channel, "ts": message.ts}
        if not tried(lambda: world.slack.acts.click(self.who, self.action_id, chosen=self.chosen, **where)):
            return False
        _fill_in(world, self.who, self.fill)
        return True

    def __str__(self) -> str:
        """As people would tell it."""
        filled = "" if self.fill is None else f" and fills in {dict(self.fill)}"
        chosen = "" if self.chosen is None else f" and chooses {self.chosen}"
        return f"{self.who} presses {self.action_id}{chosen}{filled}"


@dataclass(frozen=True, slots=True)
class Type:
    """Somebody types a command in a channel, and fills in the form that opens."""

    who: str
    text: str
    place: str
    fill: Mapping[str, object] | None = None

    def do(self, world: World) -> bool:
        """Type it."""
        if not tried(lambda: world.slack.acts.command(self.who, self.place, "/plan", self.text)):
            return False
        _fill_in(world, self.who, self.fill)
        return True

    def __str__(self) -> str:
        """As people would tell it."""
        filled = "" if self.fill is None else f" and fills in {dict(self.fill)}"
        return f"{self.who} types /plan {self.text}{filled}"


@dataclass(frozen=True, slots=True)
class Say:
    """Somebody writes to the bot, below its newest message or on its own."""

    who: str
    text: str
    in_thread: bool

    def do(self, world: World) -> bool:
        """Write it."""
        channel = world.slack.direct_message(self.who).id
        below = ""
        if self.in_thread:
            ours = (each for each in recent(world, channel) if each.bot_id and not each.thread_ts)
            newest = next(ours, None)
            below = "" if newest is None else newest.ts
        return tried(lambda: world.slack.acts.say(self.who, world.slack.bot_user_id, self.text, below))

    def __str__(self) -> str:
        """As people would tell it."""
        return f"{self.who} writes {self.text!r}{' below the newest message' if self.in_thread else ''}"


@dataclass(frozen=True, slots=True)
class Reword:
    """Somebody changes the last thing they wrote to the bot, or takes it back where there is no `text`."""

    who: str
    text: str | None

    def do(self, world: World) -> bool:
        """Change it; False when they wrote nothing of late."""
        channel = world.slack.direct_message(self.who).id
        written = next((each for each in recent(world, channel) if each.user_id == self.who), None)
        if written is None:
            return False
        said, acts = self.text, world.slack.acts
        if said is None:
            return tried(lambda: acts.delete(self.who, channel, written.ts))
        return tried(lambda: acts.edit(self.who, channel, written.ts, said))

    def __str__(self) -> str:
        """As people would tell it."""
        return f"{self.who} takes it back" if self.text is None else f"{self.who} changes it to {self.text!r}"


@dataclass(frozen=True, slots=True)
class OpenHome:
    """Somebody opens the Home of the bot."""

    who: str

    def do(self, world: World) -> bool:
        """Open it."""
        return tried(lambda: world.slack.acts.open_home(self.who))

    def __str__(self) -> str:
        """As people would tell it."""
        return f"{self.who} opens Home"


def recent(world: World, channel: str) -> list[Message]:
    """The messages of a channel that people still look at, newest first."""
    place = world.slack.channels.get(channel)
    oldest = world.clock.now().timestamp() - SEEN_BACK
    found = []
    for message in reversed(() if place is None else place.messages.values()):
        if float(message.ts) < oldest:
            break
        if not message.is_ephemeral:
            found.append(message)
    return found


def _carries(message: Message, action_id: str) -> bool:
    return any(
        element.get("action_id") == action_id
        for block in message.blocks
        if block["type"] == "actions"
        for element in block["elements"]
    )


def tried(act: Callable[[], object]) -> bool:
    """Whether Slack let a member do it."""
    try:
        act()
    except ActRefusedError:
        return False
    return True


def _fill_in(world: World, who: str, fill: Mapping[str, object] | None) -> None:
    """Send the form that opened, if one did and `fill` says how; whatever is open then is closed."""
    world.carry()
    if fill is not None:
        _send(world, who, fill)
    _close(world, who)


def _send(world: World, who: str, fill: Mapping[str, object]) -> None:
    """Fill in what the form in front asks for, as far as `fill` knows it, and send it; close what stays open."""
    stack = world.slack.stacks.get(who)
    if not stack:
        return
    asked = {block["block_id"] for block in world.slack.views[stack[-1]].blocks if block["type"] == "input"}
    values = {block_id: value for block_id, value in fill.items() if block_id in asked}
    if tried(lambda: world.slack.acts.submit(who, values)):
        world.carry()
    _close(world, who)


def _close(world: World, who: str) -> None:
    if world.slack.stacks.get(who):
        tried(lambda: world.slack.acts.close(who, everything=True))
        world.carry()
