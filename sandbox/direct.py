"""The pocket Slack without any sockets: calls in, deliveries out, all in one process.

For a simulation that wants no network at all. `carry` gives every delivery that is due to a function that stands for
the app, applies what it answers, and goes on until nothing is due.
"""

from collections.abc import Callable

from sandbox.deliveries import Delivery
from sandbox.model import Json
from sandbox.workspace import Workspace

# The app's side of one delivery: returns its acknowledgement, or raises `NotAcknowledgedError`.
Carrier = Callable[[Delivery], object]
MOST_AT_ONCE = 100_000


class NotAcknowledgedError(Exception):
    """The app did not acknowledge a delivery; `code` is Slack's word for why."""

    def __init__(self, code: str = "") -> None:
        super().__init__(code)
        self.code = code


class CallFailedError(Exception):
    """A call got no answer; whether Slack carried it out, the caller cannot know."""


class Direct:
    """A workspace in the hands of a program in the same process."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    def call(self, method: str, token: str, args: Json | None = None) -> Json:
        """The body of the answer to a Web API call.

        Raises:
            CallFailedError: the answer was lost on the way, or was not an answer but a failing server.
        """
        answer = self.workspace.call(method, token, args)
        if answer.lost or answer.status >= 500:  # noqa: PLR2004 - where HTTP's server errors begin
            raise CallFailedError(method)
        return answer.body

    def carry(self, app: Carrier, most: int = MOST_AT_ONCE) -> int:
        """Give every delivery that is due to the app, at most so many; returns how many were given.

        Raises:
            RuntimeError: there is no end to them, because each brings forth another.
        """
        for carried in range(most + 1):
            delivery = self.workspace.outgoing.take()
            if delivery is None:
                return carried
            try:
                payload = app(delivery)
            except NotAcknowledgedError as error:
                self.workspace.expire(delivery, error.code)
            else:
                self.workspace.acknowledge(delivery, payload)
        raise RuntimeError(f"more than {most} deliveries without a pause")
