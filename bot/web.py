"""The program's own web server: health for a supervisor, metrics for a monitor, and, in HTTP mode, Slack's requests."""

import logging
import socket
import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from waitress import wasyncore
from waitress.server import create_server

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
REASONS = {200: "OK", 404: "Not Found", 405: "Method Not Allowed", 503: "Service Unavailable"}


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
            return _answer(start_response, (404, PLAIN, "There is nothing here.\n"))
        if environ.get("REQUEST_METHOD") not in {"GET", "HEAD"}:
            return _answer(start_response, (405, PLAIN, "This page can only be read.\n"))
        return _answer(start_response, page())


class WebServer:
    """Serves an application in threads of its own.

    OSError when the address is taken. Port 0 takes a free one, which `port` then tells.
    """

    def __init__(self, application: "WSGIApplication", host: str, port: int) -> None:
        # The server itself leaves a socket open when the address is taken, so the address is tried first.
        with socket.create_server((host, port)) as trial:
            self.port: int = trial.getsockname()[1]
        self._channels: dict[int, socket.socket] = {}
        self._server = create_server(
            application,
            map=self._channels,
            listen=f"{host}:{self.port}",
            threads=THREADS,
            max_request_body_size=LARGEST_BODY,
            ident=None,
        )
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="web", daemon=True)

    def start(self) -> None:
        """Begin to serve."""
        self._thread.start()
        log.info("serving on port %d", self.port)

    def stop(self) -> None:
        """Finish the requests in hand, and take no more."""
        self._server.task_dispatcher.shutdown(cancel_pending=False, timeout=FINISHING)
        self._stopping.set()
        self._thread.join(FINISHING)

    def _run(self) -> None:
        """Serve, and close everything in this same thread: closing a socket that another one waits for breaks it."""
        while not self._stopping.is_set():
            wasyncore.loop(timeout=LOOK, map=self._channels, count=1)
        self._server.close()
        wasyncore.close_all(self._channels)


def _answer(start_response: "StartResponse", page: Page) -> Iterable[bytes]:
    status, kind, text = page
    body = text.encode()
    headers = [("Content-Type", kind), ("Content-Length", str(len(body))), ("Cache-Control", "no-store")]
    start_response(f"{status} {REASONS[status]}", headers)
    return [body]
