"""How Slack says no to an app."""

from collections.abc import Sequence

from sandbox.checks.problem import Problem
from sandbox.model import Json


class RefusedError(Exception):
    """A call that Slack answers with `ok: false`.

    Attributes:
        code: Slack's error code.
        messages: lines for `response_metadata.messages`.
        extra: further fields of the answer, such as `needed` and `provided`.
        retry_after: seconds of a 429, 0 otherwise.
    """

    def __init__(
        self, code: str, messages: Sequence[str] = (), extra: Json | None = None, retry_after: int = 0
    ) -> None:
        super().__init__(code)
        self.code = code
        self.messages = list(messages)
        self.extra = extra or {}
        self.retry_after = retry_after

    def body(self) -> Json:
        """The answer as the app sees it."""
        body: Json = {"ok": False, "error": self.code, **self.extra}
        if self.messages:
            body["response_metadata"] = {"messages": self.messages}
        return body


def refuse(problems: Sequence[Problem]) -> None:
    """Refuse the call if there are problems; the first one's error code decides.

    Raises:
        RefusedError: there is at least one problem.
    """
    if problems:
        lines = [problem.message for problem in problems]
        raise RefusedError(problems[0].error, lines, {"errors": [line.removeprefix("[ERROR] ") for line in lines]})
