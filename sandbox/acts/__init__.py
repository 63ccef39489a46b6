"""What members do: say, press, choose, fill in, open, come and go."""

from sandbox.acts.doors import Doors
from sandbox.acts.forms import Forms
from sandbox.acts.people import People
from sandbox.acts.talk import Talk

__all__ = ["Acts"]


class Acts(Talk, Forms, Doors, People):
    """Every act of a member. Each may raise `ActRefusedError` when the client or Slack does not allow it."""
