"""The machine: acts of fate, of the line to Slack, and of whoever stops and starts the program."""

from dataclasses import dataclass
from datetime import timedelta

from bot.commands.simulation.fate import Stroke
from bot.commands.simulation.world import World
from sandbox.deliveries import Delivery

REPEATED_WITHIN = timedelta(hours=20)
"""Slack repeats nothing that is older than a day; what was a repetition is as old as what it repeated."""


@dataclass(frozen=True, slots=True)
class Strike:
    """Fate: something will go wrong at a step of the program."""

    stroke: Stroke

    def do(self, world: World) -> bool:
        """Arm it."""
        world.fate.arm(self.stroke)
        return True

    def __str__(self) -> str:
        """As people would tell it."""
        return f"fate: {self.stroke}"


@dataclass(frozen=True, slots=True)
class Line:
    """The line to Slack: `hold` and `release` what it sends, `repeat` events, `reverse` their order, or a token."""

    what: str
    count: int = 0

    def do(self, world: World) -> bool:
        """Do it."""
        outgoing = world.slack.outgoing
        if self.what == "hold":
            outgoing.hold()
        elif self.what == "release":
            outgoing.release()
            world.carry()
        elif self.what == "repeat":
            outgoing.repeat_next(self.count)
        elif self.what == "reverse":
            outgoing.reverse_next(self.count)
        elif self.what == "revoke":
            world.slack.revoke_token()
        else:
            world.slack.reinstall()
        return True

    def __str__(self) -> str:
        """As people would tell it."""
        return f"slack: {self.what}{f' the next {self.count}' if self.count else ''}"


@dataclass(frozen=True, slots=True)
class Again:
    """Slack delivers something that was handled a while ago once more."""

    back: int

    def do(self, world: World) -> bool:
        """Deliver it; False when nothing was delivered of late for the first time."""
        before: Delivery | None = world.handled[-self.back].delivery if len(world.handled) >= self.back else None
        if before is None or before.retry_attempt or world.clock.now() - before.due > REPEATED_WITHIN:
            return False
        world.slack.outgoing.add(before.repeated(world.slack.ids.uuid(), world.clock.now(), "timeout"))
        return True

    def __str__(self) -> str:
        """As people would tell it."""
        return f"slack: the delivery {self.back} before comes once more"


@dataclass(frozen=True, slots=True)
class Power:
    """The program is stopped with a word of warning, or started."""

    on: bool

    def do(self, world: World) -> bool:
        """Switch it."""
        if self.on == (not world.is_down):
            return False
        if self.on:
            world.restart()
        else:
            world.stop()
        return True

    def __str__(self) -> str:
        """As people would tell it."""
        return "the program is started" if self.on else "the program is stopped"
