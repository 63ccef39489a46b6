"""Strength: how much somebody wants to be reminded of the week's question."""

from enum import StrEnum


class Strength(StrEnum):
    """How much somebody wants to be reminded: not at all, on the last working day, or once more before it."""

    LIGHT = "light"
    STANDARD = "standard"
    ACTIVE = "active"
