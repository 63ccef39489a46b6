"""Departments: a head, a channel, and the tasks that belong there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Department:
    """A part of the company; `key` is its short name in plan files and commands, `channel` its chat channel."""

    id: int
    key: str
    name: str
    head_id: int | None = None
    channel: str | None = None
