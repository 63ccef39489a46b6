"""Requests to an address of ours: Slack's are answered, everybody else's reach nothing."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from io import BytesIO
from threading import Event
from typing import Any
from urllib.parse import urlencode

import pytest
from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult

from bot.slack.http_mode import Requests, genuine
from domain.ports import Clock
from tests.bot.office import OMAR, SALES, Office
from tests.bot.slack.apps import ANSWER, COMMAND, answering
from tests.mothers import NOW

SECRET = "a1b2c3"
STAMP = str(int(NOW.timestamp()))
MINUTES = timedelta(minutes=1)


class Standing(Clock):
    """A clock that stands where it is put."""

    def __init__(self) -> None:
        self.at = NOW

    def now(self) -> datetime:
        """Where it stands."""
        return self.at


def signature(body: bytes, stamp: str = STAMP, secret: str = SECRET) -> str:
    """What Slack writes beside a request."""
    return "v0=" + hmac.new(secret.encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()


def signed(body: bytes) -> dict[str, str]:
    """The headers of a request of Slack's."""
    return {"HTTP_X_SLACK_REQUEST_TIMESTAMP": STAMP, "HTTP_X_SLACK_SIGNATURE": signature(body)}


def send(
    requests: Requests, body: bytes, headers: Mapping[str, str], content_type: str = "application/json"
) -> tuple[int, str]:
    """Send a request; status and body of the answer."""
    statuses: list[str] = []

    def start_response(status: str, _headers: object) -> None:
        statuses.append(status)

    environ: dict[str, Any] = {
        "REQUEST_METHOD": "POST",
        "CONTENT_TYPE": content_type,
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": BytesIO(body),
        **headers,
    }
    parts = requests(environ, start_response)  # type: ignore[arg-type]  # a protocol with a write that nobody uses
    return int(statuses[0].split()[0]), b"".join(parts).decode()


def command(office: Office) -> bytes:
    """What Slack sends when Omar gives the command."""
    return urlencode(office.workspace.acts.command(OMAR, SALES, COMMAND).payload).encode()


FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def reached() -> Event:
    """Set when the app was reached."""
    return Event()


@pytest.fixture
def clock() -> Standing:
    """The program's clock."""
    return Standing()


@pytest.fixture
def requests(office: Office, reached: Event, clock: Standing) -> Requests:
    """An app that answers the command."""
    return Requests(answering(office, reached=reached), SECRET, clock)


def test_a_command_is_answered(office: Office, requests: Requests) -> None:
    """What Slack signed reaches the app, and its answer goes back."""
    body = command(office)
    assert send(requests, body, signed(body), FORM) == (200, ANSWER)
    assert requests.refused == 0


def test_slack_finds_the_address(requests: Requests) -> None:
    """The challenge with which Slack tries an address comes back."""
    body = json.dumps({"type": "url_verification", "token": "t", "challenge": "sesame"}).encode()
    status, said = send(requests, body, signed(body))
    assert (status, json.loads(said)) == (200, {"challenge": "sesame"})


def test_slack_looks_at_the_certificate(requests: Requests) -> None:
    """The request with which Slack looks at a command's certificate is answered."""
    body = urlencode({"ssl_check": "1", "token": "t"}).encode()
    assert send(requests, body, signed(body), FORM)[0] == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"HTTP_X_SLACK_REQUEST_TIMESTAMP": STAMP},
        {"HTTP_X_SLACK_SIGNATURE": "v0=" + 64 * "0"},
        {"HTTP_X_SLACK_REQUEST_TIMESTAMP": STAMP, "HTTP_X_SLACK_SIGNATURE": "v0=" + 64 * "0"},
        {"HTTP_X_SLACK_REQUEST_TIMESTAMP": STAMP, "HTTP_X_SLACK_SIGNATURE": "é"},
        {"HTTP_X_SLACK_REQUEST_TIMESTAMP": "now", "HTTP_X_SLACK_SIGNATURE": "v0=" + 64 * "0"},
    ],
    ids=["nothing", "no signature", "no time", "wrong signature", "odd signature", "odd time"],
)
def test_what_slack_did_not_sign_reaches_nothing(
    office: Office, requests: Requests, reached: Event, headers: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    """It is turned away with 401 and counted, and nothing of it is logged."""
    body = command(office)
    assert send(requests, body, headers, FORM)[0] == 401
    assert not reached.is_set()
    assert requests.refused == 1
    assert OMAR not in caplog.text


def test_what_was_signed_with_another_secret_or_for_another_body_reaches_nothing(
    office: Office, requests: Requests, reached: Event
) -> None:
    """Neither another app's request nor a changed one is taken."""
    body = command(office)
    others = {**signed(body), "HTTP_X_SLACK_SIGNATURE": signature(body, secret="another")}
    assert send(requests, body, others, FORM)[0] == 401
    assert send(requests, body + b"&more=1", signed(body), FORM)[0] == 401
    assert not reached.is_set()


@pytest.mark.parametrize(
    ("later", "status"), [(-6 * MINUTES, 401), (-5 * MINUTES, 200), (5 * MINUTES, 200), (6 * MINUTES, 401)]
)
def test_a_request_is_good_for_five_minutes(
    office: Office, requests: Requests, clock: Standing, later: timedelta, status: int
) -> None:
    """One that somebody caught and sends again later is turned away; a clock may be a little off either way."""
    body = command(office)
    clock.at = NOW.replace(microsecond=0) + later
    assert send(requests, body, signed(body), FORM)[0] == status


@pytest.mark.parametrize("body", [b"{", b"\xff", b"payload={"])
def test_what_cannot_be_read_is_told(requests: Requests, body: bytes) -> None:
    """A request that is signed and yet no payload breaks nothing."""
    assert send(requests, body, signed(body))[0] == 400


def test_an_app_that_fails_does_not_acknowledge(clock: Standing) -> None:
    """Slack is told so with 500, and delivers an event again."""

    def broken() -> AuthorizeResult:
        raise LookupError

    app = App(authorize=broken, process_before_response=True, request_verification_enabled=False, signing_secret="")
    body = json.dumps({"type": "event_callback", "team_id": "T1", "event": {"type": "app_home_opened"}}).encode()
    assert send(Requests(app, SECRET, clock), body, signed(body))[0] == 500


def test_only_posts_are_taken(requests: Requests) -> None:
    """Whoever looks at the address in a browser is told nothing."""
    assert send(requests, b"", {"REQUEST_METHOD": "GET"})[0] == 405


@pytest.mark.parametrize("stamp", ["", "-1", "1.5", "٣", "9" * 30, " 1"])
def test_odd_times_are_not_genuine(stamp: str) -> None:
    """A time that is no plain number is a no, even if it was signed."""
    assert not genuine(SECRET.encode(), stamp, signature(b"", stamp), b"", NOW)
