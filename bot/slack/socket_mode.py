"""Socket Mode: keeps a line to Slack open, and carries what comes to the app and its answers back.

Why not the library's own client: docs/decisions/0007-socket-mode-client.md.
"""

import logging
import threading
import time
import uuid
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any

from slack_bolt import App
from slack_sdk.web import WebClient

from bot.slack.connection import SlackUnavailableError, TokenRefusedError, socket_address
from bot.slack.direct import dispatch
from bot.slack.line import LOST, Line
from bot.slack.unexpected import log_unexpected

log = logging.getLogger(__name__)

Json = dict[str, Any]

WORKERS = 10
"""Envelopes handled at the same time; most of the time of one is spent waiting for Slack or the database."""

PAUSES = (0.0, 1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds before the line is opened again, by the number of times in a row that it did not hold."""

HELD = 2.0
"""A line that lived for so many seconds was a good one, and is opened again without a pause."""

PATIENCE = 300.0
"""Seconds without a line that held, after which a new start is the better try: something here may be stuck."""

FINISHING = 5.0
"""Seconds for what is in hand when the program stops."""

MOVES = frozenset({"warning", "refresh_requested"})
"""Reasons for which Slack closes a line soon and expects another one before."""


class Socket:
    """Socket Mode for an app; not connected yet.

    It ends by itself when Slack refuses the app token, which `refusal` then tells, or when no line held for PATIENCE,
    measured with `seconds`, which counts up from anywhere.
    """

    def __init__(self, app: App, app_token: str, web: WebClient, seconds: Callable[[], float] = time.monotonic) -> None:
        self._app = app
        self._app_token = app_token
        self._web = web
        self._seconds = seconds
        self.refusal: TokenRefusedError | None = None
        self.opened = 0
        """How many lines were opened since the start."""
        self._closing = threading.Event()
        self._guard = threading.Lock()
        self._lines: list[Line] = []
        self._in_hand: set[Future[None]] = set()
        self._workers = ThreadPoolExecutor(WORKERS, thread_name_prefix="envelope")
        self._keeper: threading.Thread | None = None

    def connect(self) -> None:
        """Open the connection, and keep it open from here on; SlackUnavailableError when Slack does not let us in."""
        try:
            line = self._open()
        except LOST as error:
            raise SlackUnavailableError(
                f"Slack's socket cannot be opened ({type(error).__name__}). Check that the network lets it pass."
            ) from error
        self._keeper = threading.Thread(target=self._keep_open, args=[line], name="socket", daemon=True)
        self._keeper.start()

    @property
    def alive(self) -> bool:
        """Whether the connection is open, or being opened again."""
        return self._keeper is not None and self._keeper.is_alive()

    @property
    def connected(self) -> bool:
        """Whether a line to Slack is open at this moment, and taken care of."""
        with self._guard:
            return bool(self._lines) and not self._closing.is_set()

    def close(self) -> bool:
        """Take nothing more, finish and acknowledge what came, then close; False when that took too long."""
        with self._guard:
            self._closing.set()
            in_hand, lines = tuple(self._in_hand), tuple(self._lines)
        _, unfinished = wait(in_hand, FINISHING)
        for line in lines:
            line.close()
        if self._keeper is not None:
            self._keeper.join(FINISHING)
        self._workers.shutdown(wait=False, cancel_futures=True)
        return not unfinished

    def _open(self) -> Line:
        url, trust = socket_address(self._app_token, self._web), self._web.ssl
        line = Line(url, trust)
        with self._guard:
            self._lines.append(line)
            self.opened += 1
        log.info("connected to Slack")
        return line

    def _keep_open(self, first: Line) -> None:
        line: Line | None = first
        failures = 0
        good = self._seconds()
        while not self._closing.wait(PAUSES[min(failures, len(PAUSES) - 1)]):
            line = line or self._open_again()
            held = line is not None and self._take_in(line)
            failures = 0 if held else failures + 1
            good = self._seconds() if held else good
            line = None
            if self.refusal is not None:
                return
            if self._seconds() - good > PATIENCE:
                log.error("no line to Slack held for %d minutes", PATIENCE // 60)
                return

    def _open_again(self) -> Line | None:
        try:
            return self._open()
        except TokenRefusedError as error:
            self.refusal = error
        except SlackUnavailableError as error:
            log.warning("no connection to Slack: %s", error)
        except LOST as error:
            log.warning("no connection to Slack: %s", type(error).__name__)
        return None

    def _take_in(self, line: Line) -> bool:
        """Hand out what comes until another line is needed; whether this one was a good one."""
        for message in line.messages():
            if message.get("type") == "disconnect":
                reason = message.get("reason")
                log.info("Slack ends the connection: %s", reason)
                if reason in MOVES:
                    line.leave()
                    threading.Thread(target=self._drain, args=[line], name="socket-leaving", daemon=True).start()
                    return line.age > HELD
            self._hand_out(line, message)
        self._forget(line)
        if not self._closing.is_set():
            log.warning("the connection to Slack was lost")
        return line.age > HELD

    def _drain(self, line: Line) -> None:
        """What Slack still sends on a line that it closes soon is handled like everything else."""
        for message in line.messages():
            self._hand_out(line, message)
        self._forget(line)

    def _forget(self, line: Line) -> None:
        line.close()
        with self._guard:
            self._lines.remove(line)

    def _hand_out(self, line: Line, message: Json) -> None:
        if "envelope_id" not in message:
            return
        with self._guard:
            if self._closing.is_set():
                return
            handling = self._workers.submit(self._answer, line, message)
            self._in_hand.add(handling)
        handling.add_done_callback(self._done)

    def _answer(self, line: Line, envelope: Json) -> None:
        acknowledged, payload = dispatch(self._app, envelope["payload"])
        if not acknowledged:
            return  # Slack delivers an event again, and tells a person that it did not work
        answer = {"envelope_id": envelope["envelope_id"]}
        try:
            line.send(answer if payload is None else {**answer, "payload": payload})
        except LOST as error:
            log.warning("an acknowledgement did not reach Slack: %s", type(error).__name__)

    def _done(self, handling: Future[None]) -> None:
        with self._guard:
            self._in_hand.discard(handling)
        error = None if handling.cancelled() else handling.exception()
        if isinstance(error, Exception):
            log_unexpected(error, uuid.uuid4().hex[:8])
