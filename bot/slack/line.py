"""One WebSocket to Slack: messages come in on one thread, answers go out from any.

Protocol: https://docs.slack.dev/apis/events-api/using-socket-mode
"""

import json
import ssl
import time
from collections.abc import Iterator
from typing import Any

import websocket
from websocket import ABNF, WebSocketException, WebSocketTimeoutException

SILENCE = 10.0
"""Seconds without a word from Slack after which it is asked whether it is there, and then given as long to answer."""

LOST = (WebSocketException, OSError)
"""What a broken line raises."""

Json = dict[str, Any]


class Line:
    """An open connection; raises one of LOST when it cannot be opened."""

    def __init__(self, url: str, trust: ssl.SSLContext | None, silence: float = SILENCE) -> None:
        # The library checks UTF-8 byte by byte in Python, which takes longer than everything else together.
        # `json.loads` checks it too, in C.
        self._socket = websocket.create_connection(
            url, timeout=silence, sslopt={"context": trust} if trust else {}, skip_utf8_validation=True
        )
        self._opened = time.monotonic()
        self._left = False

    @property
    def age(self) -> float:
        """Seconds since it was opened."""
        return time.monotonic() - self._opened

    def messages(self) -> Iterator[Json]:
        """Every message of Slack's until the line ends, from either side or by falling silent."""
        asked = False
        while True:
            try:
                opcode, data = self._socket.recv_data(control_frame=True)
                message = json.loads(data) if opcode == ABNF.OPCODE_TEXT else None
            except WebSocketTimeoutException:
                if asked or self._left or not self._ask():
                    return
                asked = True
                continue
            except (*LOST, ValueError):  # broken, or no longer to be understood
                return
            asked = False
            if message is not None:
                yield message
            elif opcode == ABNF.OPCODE_CLOSE or self._left:
                return

    def send(self, message: Json) -> None:
        """Say something; one of LOST when the line is broken."""
        self._socket.send(json.dumps(message))

    def leave(self) -> None:
        """Slack asked to go elsewhere: what it still sends here is taken, and the first silence is the end."""
        self._left = True

    def close(self) -> None:
        """End it, also for the thread that waits in `messages`."""
        try:
            self._socket.send_close()
        except LOST:
            return  # broken already
        finally:
            self._socket.abort()  # type: ignore[no-untyped-call]  # the library has no annotation here
            self._socket.shutdown()  # type: ignore[no-untyped-call]  # as above

    def _ask(self) -> bool:
        try:
            self._socket.ping()
        except LOST:
            return False
        return True
