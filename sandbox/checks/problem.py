"""One thing that Slack would refuse, and where it is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """A broken rule.

    Attributes:
        path: JSON pointer into the arguments of the call, such as ``/blocks/0/text``.
        reason: What Slack says about it, without level and pointer.
        error: The error code of the whole call if this problem decides it.
    """

    path: str
    reason: str
    error: str = "invalid_blocks"

    @property
    def message(self) -> str:
        """The line Slack puts into ``response_metadata.messages``."""
        return f"[ERROR] {self.reason} [json-pointer:{self.path}]"
