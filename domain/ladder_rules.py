"""The rule of a ladder: who stands on it, how long each of them has, and how the leader is told.

A rule holds for the cases that open from now on; an open case keeps the ladder it was given.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

LONGEST_STEP: Final = 20
LONGEST_COOLDOWN: Final = 60
MOST_CARDS: Final = 20

BOUNDS: Final = MappingProxyType(
    {
        "owner_days": range(1, LONGEST_STEP + 1),
        "deputy_days": range(1, LONGEST_STEP + 1),
        "head_days": range(1, LONGEST_STEP + 1),
        "manager_days": range(1, LONGEST_STEP + 1),
        "cooldown_days": range(LONGEST_COOLDOWN + 1),
        "most_cards": range(1, MOST_CARDS + 1),
    }
)
OPTIONAL: Final = ("deputy_days", "head_days", "manager_days")
"""Rungs that may be left out."""


@dataclass(frozen=True, slots=True)
class LadderRule:
    """Working days that each rung has before the next one is told; None for a rung that is left out.

    The owner always stands first, so that nobody is ambushed, and the leader last, so that every case ends with
    somebody who decides. Where nobody heads a department, the owner's manager does, or else the deputy.
    `manager_days` is for the next manager above the head. `cooldown_days` is how long a task is left alone once a
    case on it was closed. The leader gets cards once a day, or `at_once`; `most_cards` at a time, the rest counted.
    ValueError for a number out of its bounds.
    """

    owner_days: int = 2
    deputy_days: int | None = None
    head_days: int | None = 2
    manager_days: int | None = None
    cooldown_days: int = 5
    at_once: bool = False
    most_cards: int = 5

    def __post_init__(self) -> None:
        """Refuse what no form and no plan file offers."""
        for name, known in BOUNDS.items():
            value = getattr(self, name)
            if value not in known and not (value is None and name in OPTIONAL):
                raise ValueError(f"{name} is {value}")


USUAL: Final = LadderRule()
