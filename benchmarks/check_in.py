"""A tapped answer from Slack's signed request to our acknowledgement, against a listener that only acknowledges.

Each request is what Slack sends when somebody presses a button of their weekly message: the whole message comes with
it. Between request and acknowledgement the answer, its audit entry, the handled event and every message that has to be
written anew are committed; the message itself is shown anew afterwards, which is a row of its own.
"""

import hashlib
import hmac
import io
import itertools
import json
import statistics
import tempfile
import time
import urllib.parse
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, datetime

from benchmarks import company
from benchmarks.burst_app import acknowledging
from benchmarks.envelopes import Json, press
from benchmarks.table import Row
from bot.messages import actions
from bot.messages.notices import message_for
from bot.slack import ids
from bot.slack.afterwards import AtOnce, Work
from bot.slack.http_mode import Requests
from bot.slack.render import render
from domain.notices import Notice, NoticeKind, NoticeState
from domain.ports import Storage
from domain.services.standing import StandingService
from domain.tasks import Status
from domain.weekly import CheckInAsked
from scheduler.clock import SystemClock
from storage.database import Database
from tests.postgres_server import PostgresServer

TAPS = 200
WARM = 40
ROUNDS = 5
"""The sides take turns, so that a busy moment of the machine hits all of them."""

IN_FLIGHT = 16
SECRET = "0123456789abcdef"  # noqa: S105  (of no workspace)
Write = Callable[[bytes], object]
Environ = dict[str, object]
Asked = list[tuple[str, int, Json]]


class Never(AtOnce):
    """Leaves what can wait, to measure how long Slack waits."""

    def do(self, work: Work, key: str = "") -> None:
        """Do nothing."""


def run() -> list[Row]:
    """On SQLite one after another, on PostgreSQL sixteen at a time."""
    with tempfile.TemporaryDirectory() as folder:
        rows = _measured("SQLite", f"sqlite:///{folder}/bench.db", _one_by_one)
    server = PostgresServer()
    try:
        rows += _measured(f"PostgreSQL, {IN_FLIGHT} in flight", server.url(server.create_database()), _many_at_once)
    finally:
        server.stop()
    return rows


def _measured(where: str, url: str, go: Callable[[Requests, Sequence[Environ]], None]) -> list[Row]:
    company.found(url)
    with closing(Database(url)) as database:
        asked = _ask(database.storage())
    bare = Requests(acknowledging(), SECRET, SystemClock())
    with _program(url, Never()) as stored, _program(url, AtOnce()) as shown:
        sides = (bare, stored, shown)
        for side in sides:
            go(side, list(_taps(asked, WARM)))
        rounds = [[_per_second(go, side, list(_taps(asked, TAPS))) for side in sides] for _ in range(ROUNDS)]
    only, committed, rewritten = (statistics.median(side) for side in zip(*rounds, strict=True))
    first = f"tap, {where}: acknowledged only"
    return [
        Row(first, round(only), "a second"),
        Row(f"tap, {where}: stored", round(committed), "a second", round(committed / only, 2), first),
        Row(f"tap, {where}: stored and shown", round(rewritten), "a second", round(rewritten / only, 2), first),
    ]


@contextmanager
def _program(url: str, afterwards: AtOnce) -> Iterator[Requests]:
    with company.program(url, "http://127.0.0.1:9/api/", afterwards) as program:
        yield Requests(program.app, SECRET, SystemClock())


def _per_second(
    go: Callable[[Requests, Sequence[Environ]], None], side: Requests, environs: Sequence[Environ]
) -> float:
    began = time.perf_counter()
    go(side, environs)
    return len(environs) / (time.perf_counter() - began)


def _one_by_one(side: Requests, environs: Sequence[Environ]) -> None:
    for environ in environs:
        _request(side, environ)


def _many_at_once(side: Requests, environs: Sequence[Environ]) -> None:
    with ThreadPoolExecutor(IN_FLIGHT) as pool:
        for _ in pool.map(lambda environ: _request(side, environ), environs):
            pass


def _request(side: Requests, environ: Environ) -> None:
    said = ""

    def start_response(
        status: str, _headers: list[tuple[str, str]], _fault: object = None
    ) -> Callable[[bytes], object]:
        nonlocal said
        said = status
        return io.BytesIO().write

    for _ in side(environ, start_response):
        pass
    if not said.startswith("200"):
        raise RuntimeError(f"a press was answered with {said}")


def _ask(storage: Storage) -> Asked:
    """Have the weekly message of every owner stand in the chat; who, which task, and the message as Slack sends it."""
    now = datetime.now(UTC)
    owned = company.owned(storage)
    asked: Asked = []
    for number, chat_id in enumerate(dict.fromkeys(chat_id for chat_id, _ in owned)):
        week = StandingService(storage).week(chat_id, now)
        spot = (f"D0BENCH{number:03}", f"1700000000.{number:06}")
        with storage.write() as uow:
            uow.notices.add(_standing(week, spot, now))
        rendered = render(message_for(week))
        message = {"type": "message", "ts": spot[1], "user": "U0BENCHBOT", **rendered}
        asked += [(who, task_id, {"channel": spot[0], **message}) for who, task_id in owned if who == chat_id]
    return asked


def _standing(week: CheckInAsked, spot: tuple[str, str], now: datetime) -> Notice:
    return Notice(
        kind=NoticeKind.CHECK_IN_ASKED,
        subject_id=week.to.id,
        occasion=week.week.isoformat(),
        created_at=now,
        not_before=now,
        person_id=week.to.id,
        state=NoticeState.SENT,
        sent_at=now,
        sent_channel=spot[0],
        sent_ts=spot[1],
        ended_at=now,
    )


def _taps(asked: Asked, number: int) -> Iterator[Environ]:
    """So many presses of a status button, by the owners in turn, each signed by Slack."""
    words = itertools.cycle((Status.ON_TRACK, Status.AT_RISK))
    for _, (chat_id, task_id, message), status in zip(range(number), itertools.cycle(asked), words, strict=False):
        value = actions.status_value(task_id, status, None)
        payload = press(ids.action_id(actions.CHECK_IN_STATUS, value), value, chat_id)
        payload["message"] = message
        payload["channel"]["id"] = payload["container"]["channel_id"] = message["channel"]
        payload["container"]["message_ts"] = message["ts"]
        yield _signed(urllib.parse.urlencode({"payload": json.dumps(payload)}).encode())


def _signed(body: bytes) -> Environ:
    stamp = str(int(time.time()))
    signature = hmac.new(SECRET.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    return {
        "REQUEST_METHOD": "POST",
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "CONTENT_LENGTH": str(len(body)),
        "HTTP_X_SLACK_REQUEST_TIMESTAMP": stamp,
        "HTTP_X_SLACK_SIGNATURE": f"v0={signature}",
        "wsgi.input": io.BytesIO(body),
    }
