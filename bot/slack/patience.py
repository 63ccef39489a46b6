"""Patience: what Slack asked to wait with is not asked for again before its time, by none of our clients.

Rule: https://docs.slack.dev/apis/web-api/rate-limits ("Retry-After"); who goes on asking is kept waiting longer.
"""

import math
import threading
from datetime import datetime, timedelta
from typing import Any
from urllib.request import HTTPRedirectHandler, HTTPSHandler, Request, build_opener, urlopen

from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse, WebClient

from domain.ports import Clock

TOO_MANY = 429
USUAL = 30.0
"""Seconds to wait when Slack does not say how long."""


class Patience:
    """Until when each method rests. Safe to use from any thread; shared by the clients of one workspace."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._rests: dict[str, datetime] = {}

    def rest(self, method: str, seconds: float) -> None:
        """Slack asked to wait with this method."""
        with self._lock:
            self._rests[method] = self._clock.now() + timedelta(seconds=seconds)

    def left(self, method: str) -> float:
        """Seconds for which this method still rests; 0 when it may be used."""
        with self._lock:
            until = self._rests.get(method)
        return 0.0 if until is None else max(0.0, (until - self._clock.now()).total_seconds())


class _Straight(HTTPRedirectHandler):
    """Follows no redirection."""

    def redirect_request(self, *_given: object) -> None:
        """Nowhere else is asked."""


class PatientClient(WebClient):
    """A Web API client that answers `ratelimited` by itself for as long as Slack asked to wait with a method."""

    def __init__(self, *given: Any, patience: Patience | None = None, **named: Any) -> None:  # noqa: ANN401  (the library's own)
        super().__init__(*given, **named)
        self._patience = patience

    def api_call(self, api_method: str, **given: Any) -> SlackResponse:  # noqa: ANN401  (as above)
        """Call a method; SlackApiError when the answer is no, or when it was to be waited for."""
        if self._patience is None:
            return self.ask(api_method, **given)
        left = self._patience.left(api_method)
        if left:
            raise SlackApiError("waiting as slack asked", self._refusal(api_method, left))  # type: ignore[no-untyped-call]  # the library has no annotation here
        try:
            return self.ask(api_method, **given)
        except SlackApiError as error:
            response = error.response
            if not isinstance(response, str) and response.status_code == TOO_MANY:
                self._patience.rest(api_method, float(response.headers.get("Retry-After", USUAL)))
            raise

    def ask(self, api_method: str, **given: Any) -> SlackResponse:  # noqa: ANN401  (as above)
        """Call a method, whatever was asked before."""
        return super().api_call(api_method, **given)

    def upload(self, url: str, content: bytes) -> None:
        """Send the bytes of a file to an upload address that Slack gave; OSError when it does not take them."""
        sent = Request(url, data=content, method="POST")  # noqa: S310  (Slack's own address)
        with urlopen(sent, context=self.ssl, timeout=self.timeout) as answer:  # noqa: S310  (as above)
            answer.read()

    def download(self, url: str, most: int) -> bytes:
        """The bytes at an address of Slack's, at most so many; OSError when they do not come.

        A redirection is not followed: Slack leads away whoever may not have the file, and the token stays here.
        """
        wanted = Request(url, headers={"Authorization": f"Bearer {self.token}"})  # noqa: S310  (Slack's own address)
        opener = build_opener(_Straight(), HTTPSHandler(context=self.ssl))
        with opener.open(wanted, timeout=self.timeout) as answer:
            data: bytes = answer.read(most)
        return data

    def _refusal(self, api_method: str, left: float) -> SlackResponse:
        return SlackResponse(
            client=self,
            http_verb="POST",
            api_url=api_method,
            req_args={},
            data={"ok": False, "error": "ratelimited"},
            headers={"Retry-After": str(math.ceil(left))},
            status_code=TOO_MANY,
        )
