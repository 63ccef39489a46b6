"""Small apps to connect, and a server that says nothing."""

import base64
import hashlib
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from slack_bolt import Ack, App
from slack_bolt.authorization import AuthorizeResult

from tests.bot.office import Office

COMMAND = "/plan"
ANSWER = "Here I am"


def answering(office: Office, hold: Event | None = None, reached: Event | None = None) -> App:
    """An app that answers the command; before that it sets `reached` and waits for `hold`."""

    def authorize() -> AuthorizeResult:
        ws = office.workspace
        return AuthorizeResult(enterprise_id=None, team_id=ws.team_id, bot_user_id=ws.bot_user_id, bot_token="xoxb-1")

    app = App(authorize=authorize, process_before_response=True, request_verification_enabled=False, signing_secret="")

    @app.command(COMMAND)
    def on_command(ack: Ack) -> None:
        if reached is not None:
            reached.set()
        if hold is not None:
            assert hold.wait(10)
        ack(ANSWER)

    return app


@contextmanager
def speechless() -> Iterator[str]:
    """The address of a server that opens a WebSocket and never says a word on it."""
    listening = socket.create_server(("127.0.0.1", 0))
    over = Event()

    def serve() -> None:
        connection, _ = listening.accept()
        with connection:
            asked = connection.recv(4096).decode()
            key = next(line for line in asked.splitlines() if line.lower().startswith("sec-websocket-key")).split()[1]
            # The fixed text of RFC 6455, section 1.3.
            digest = hashlib.sha1(f"{key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11".encode(), usedforsecurity=False).digest()
            accept = base64.b64encode(digest).decode()
            head = ["HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade"]
            connection.sendall("\r\n".join([*head, f"Sec-WebSocket-Accept: {accept}", "", ""]).encode())
            over.wait(10)

    thread = Thread(target=serve, daemon=True)
    thread.start()
    yield f"ws://127.0.0.1:{listening.getsockname()[1]}/"
    over.set()
    thread.join()
    listening.close()
