"""The first set-up: what is asked one after the other, each with an answer that can be taken as it is."""

from enum import StrEnum


class SetUpStep(StrEnum):
    """What a set-up asks after the language; the order is that of the conversation."""

    PEOPLE = "people"
    CHANNELS = "channels"
    TIME = "time"
    PLAN = "plan"

    @property
    def number(self) -> int:
        """Which step it is, after the language as the first."""
        return list(SetUpStep).index(self) + 2

    @property
    def following(self) -> "SetUpStep | None":
        """The step after it."""
        steps = list(SetUpStep)
        at = steps.index(self) + 1
        return steps[at] if at < len(steps) else None


STEPS = len(SetUpStep) + 1
"""All of them, the language too."""
