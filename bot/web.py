"""The program's own web server: health for a supervisor, metrics for a monitor, and, in HTTP mode, Slack's requests."""

import logging
import socket
import threading
import time
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer, create_server

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

log = logging.getLogger(__name__)

THREADS = 16
LARGEST_BODY = 1 << 20
"""Bytes; Slack's own payloads stay far below a megabyte."""

LOOK = 0.2
"""Seconds after which the server sees at the latest that it should stop."""

FINISHING = 5
"""Seconds for requests that are in hand when the server stops."""

Page = tuple[int, str, str]
"""Status, content type and body."""

PLAIN = "text/plain; charset=utf-8"


class Pages:
    """A WSGI application: fixed pages by path, and one other application for everything below its own path."""

    def __init__(
        self, pages: dict[str, Callable[[], Page]], path: str | None = None, app: "WSGIApplication | None" = None
    ) -> None:
        self._pages = pages
        self._path = path
        self._app = app

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer one request."""
        path = environ.get("PATH_INFO", "")
        if self._app is not None and path == self._path:
            return self._app(environ, start_response)
        page = self._pages.get(path)
        if page is None:
            return answer(start_response, (404, PLAIN, "There is nothing here.\n"))
        if environ.get("REQUEST_METHOD") not in {"GET", "HEAD"}:
            return answer(start_response, (405, PLAIN, "This page can only be read.\n"))
        return answer(start_response, page())


class WebServer:
    """Serves an application in threads of its own.

    OSError when the address is taken. Port 0 takes a free one, which `port` then tells.
    """

    def __init__(self, application: "WSGIApplication", host: str, port: int) -> None:
        # The server itself leaves a socket open when the address is taken, so the address is tried first; and it takes
        # a name for all the addresses that it has, each with a socket, where ours takes one.
        with socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET) as trial:
            address, self.port = trial.getsockname()[:2]
        self._channels: dict[int, Any] = {}  # connections and sockets, as the server keeps them
        self._server = create_server(
            application,
            map=self._channels,
            listen=f"[{address}]:{self.port}" if ":" in address else f"{address}:{self.port}",
            threads=THREADS,
            max_request_body_size=LARGEST_BODY,
            ident=None,
        )
        self._stopping = threading.Event()
        self._idle = False
        self._thread = threading.Thread(target=self._run, name="web", daemon=True)

    def start(self) -> None:
        """Begin to serve."""
        self._thread.start()
        log.info("serving on port %d", self.port)

    @property
    def alive(self) -> bool:
        """Whether it serves."""
        return self._thread.is_alive()

    def stop(self) -> bool:
        """Take no more and finish the requests in hand; False when that took too long."""
        self._stopping.set()
        if self.alive:
            self._thread.join(2 * FINISHING)
        return self._idle

    def _run(self) -> None:
        """Serve, and close everything in this same thread: closing a socket that another one waits for breaks it."""
        while not self._stopping.is_set():
            self._turn()
        for listening in [each for each in self._channels.values() if isinstance(each, BaseWSGIServer)]:
            wasyncore.dispatcher.close(listening)  # the socket alone; its own `close` also ends what answers need
        last = time.monotonic() + FINISHING
        while not self._let_go() and time.monotonic() < last:
            self._turn()
        self._server.task_dispatcher.shutdown(timeout=1)
        wasyncore.close_all(self._channels)

    def _turn(self) -> None:
        wasyncore.loop(timeout=LOOK, map=self._channels, count=1)

    def _let_go(self) -> bool:
        """Have every connection closed on which nothing is in hand; whether nothing is in hand anywhere."""
        connections = [each for each in self._channels.values() if isinstance(each, HTTPChannel)]
        for connection in connections:
            if not connection.requests and connection.request is None and not connection.total_outbufs_len:
                connection.will_close = True
        self._idle = all(connection.will_close for connection in connections)
        return self._idle


def answer(start_response: "StartResponse", page: Page) -> Iterable[bytes]:
    """Answer a request with a page."""
    status, kind, text = page
    body = text.encode()
    headers = [("Content-Type", kind), ("Content-Length", str(len(body))), ("Cache-Control", "no-store")]
    start_response(f"{status} {HTTPStatus(status).phrase}", headers)
    return [body]
