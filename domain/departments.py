"""Departments: a head, a channel, and the tasks that belong there."""

from dataclasses import dataclass

from domain.ladder_rules import LadderRule


@dataclass(frozen=True, slots=True)
class Department:
    """A part of the company; `key` is its short name in plan files and commands, `channel` its chat channel.

    `ladder` is its own rule, None where the company's holds. `tells_head` is whether its head may have a digest of it.
    """

    id: int
    key: str
    name: str
    head_id: int | None = None
    channel: str | None = None
    ladder: LadderRule | None = None
    tells_head: bool = True
