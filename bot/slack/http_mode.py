"""HTTP mode: requests that Slack sends to an address of ours, taken once they prove to be Slack's.

Bolt's own check of the signature is not used: it comes after the body was read as JSON, and an odd time or signature
makes it fail instead of saying no. Rule: https://docs.slack.dev/authentication/verifying-requests-from-slack
"""

import hashlib
import hmac
import logging
import threading
from collections.abc import Iterable
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING

from slack_bolt import App, BoltRequest

from bot.web import PLAIN, Page, answer
from domain.ports import Clock

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

log = logging.getLogger(__name__)

PATH = "/slack/events"
"""Where Slack sends everything: events, clicks, forms and commands."""

OLDEST = timedelta(minutes=5)
"""Requests whose time is further off than this may have been caught on their way and sent again by somebody else."""

LONGEST_STAMP = 12
"""Digits of a time in seconds; it will do for thirty thousand years."""


class Requests:
    """Takes Slack's requests for an app; a WSGI application, to be served below PATH.

    What the app answers goes back as it is: 200 is Slack's acknowledgement, anything else makes it send an event again.
    """

    def __init__(self, app: App, signing_secret: str, clock: Clock) -> None:
        self._app = app
        self._secret = signing_secret.encode()
        self._clock = clock
        self._guard = threading.Lock()
        self.connected = False
        """Whether requests are wanted here; a balancer asks, and sends them elsewhere when not."""
        self.refused = 0
        """How many were turned away because they did not prove to be Slack's."""

    def connect(self) -> None:
        """Say from now on that requests are wanted."""
        self.connected = True

    def close(self) -> bool:
        """Say that no more are wanted; those that come all the same are still answered while there is a server."""
        self.connected = False
        return True

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer one request; its body was bounded by the server."""
        if environ["REQUEST_METHOD"] != "POST":
            return answer(start_response, _page(HTTPStatus.METHOD_NOT_ALLOWED))
        body: bytes = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        stamp, signature = environ.get("HTTP_X_SLACK_REQUEST_TIMESTAMP", ""), environ.get("HTTP_X_SLACK_SIGNATURE", "")
        if not genuine(self._secret, stamp, signature, body, self._clock.now()):
            with self._guard:
                self.refused += 1
            log.warning("a request that did not prove to be Slack's was turned away")
            return answer(start_response, _page(HTTPStatus.UNAUTHORIZED))
        return answer(start_response, self._dispatch(body, environ.get("CONTENT_TYPE", "")))

    def _dispatch(self, body: bytes, content_type: str) -> Page:
        try:
            request = BoltRequest(body=body.decode(), headers={"content-type": content_type})
        except ValueError:
            log.warning("a request of Slack's could not be read")
            return _page(HTTPStatus.BAD_REQUEST)
        response = self._app.dispatch(request)
        return response.status, response.headers.get("content-type", [PLAIN])[0], response.body


def genuine(secret: bytes, stamp: str, signature: str, body: bytes, now: datetime) -> bool:
    """Whether a request was signed with the secret, and not long ago; `stamp` is its time in seconds since 1970."""
    if not (stamp.isascii() and stamp.isdigit() and len(stamp) <= LONGEST_STAMP):
        return False
    if abs(now.timestamp() - int(stamp)) > OLDEST.total_seconds():
        return False
    expected = hmac.new(secret, b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(f"v0={expected}".encode(), signature.encode())


def _page(status: HTTPStatus) -> Page:
    return status, PLAIN, f"{status.phrase}\n"
