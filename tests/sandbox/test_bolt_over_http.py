"""An unmodified Bolt app lives in the sandbox over signed HTTP."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from slack_bolt.adapter.wsgi import SlackRequestHandler

from sandbox.client import Control
from sandbox.clock import Clock
from sandbox.manifest import Manifest, ManifestError
from sandbox.model import Json
from sandbox.server.run import Server
from sandbox.workspace import Workspace
from tests.sandbox.bolt_lunch import bolt_app
from tests.sandbox.lunch import KITCHEN, MONA, asked, modal, opened, peopled

Application = Callable[[Json, Any], Iterable[bytes]]


class Quiet(WSGIRequestHandler):
    """Handles requests without a word on the terminal."""

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@contextmanager
def listening(app: Application) -> Iterator[str]:
    """A WSGI app behind an address."""
    server = make_server("127.0.0.1", 0, app, handler_class=Quiet)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/slack/events"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def over_http(manifest: Manifest, url: str, **urls: str) -> Manifest:
    """The manifest of the same app with URLs in place of sockets."""
    commands = {name: replace(command, url=url) for name, command in manifest.commands.items()}
    given: Json = {"events_url": url, "interactivity_url": url, **urls}
    return replace(manifest, socket_mode_enabled=False, commands=commands, **given)


class Late:
    """Stands for the app until it is there: the app must know the server and the server the app's address."""

    def __init__(self) -> None:
        self.app: Application = Answering("challenge")

    def __call__(self, environ: Json, start_response: Any) -> Iterable[bytes]:  # noqa: ANN401 - the protocol's own type is private
        """Hand the request on."""
        return self.app(environ, start_response)


@pytest.fixture
def server(clock: Clock, manifest: Manifest) -> Iterator[Server]:
    """A sandbox that delivers to the lunch app over HTTP."""
    late = Late()
    with listening(late) as url:
        workspace = peopled(Workspace(clock, over_http(manifest, url)))
        running = Server(workspace, ack_seconds=30)
        # The app asks who it is when it is made, so it can only be made once the server answers; events wait.
        workspace.outgoing.hold()
        running.start()
        late.app = SlackRequestHandler(bolt_app(running))
        workspace.outgoing.release()
        yield running
        running.stop()


class Answering:
    """An app that answers every request with a status, after a wait if told to."""

    def __init__(self, body: str = "", status: str = "200 OK", headers: list[tuple[str, str]] | None = None) -> None:
        self.body, self.status, self.headers = body, status, headers or []
        self.requests: list[Json] = []
        self.go_on = threading.Event()
        self.go_on.set()

    def __call__(self, environ: Json, start_response: Any) -> Iterable[bytes]:  # noqa: ANN401 - as above
        """Answer."""
        read = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        self.requests.append({**environ, "body": read.decode()})
        self.go_on.wait(5)
        start_response(self.status, [("Content-Type", "text/plain"), *self.headers])
        return [self.body.encode()]


def test_a_whole_conversation(server: Server) -> None:
    """Command, form, wrong entry, message, click and rewriting work over signed requests."""
    control = Control(server.url)
    control.command(MONA, KITCHEN, "/lunch")
    control.expect(lambda state: state["modals"].get(MONA), what="a modal")
    control.submit(MONA, {"dish": "shoe"})
    control.expect(lambda state: state["modals"][MONA][0]["errors"] == {"dish": "Not to be eaten"})
    control.submit(MONA, {"dish": "lentils"})
    message = control.expect_text("Lunch: lentils", KITCHEN)
    control.click(MONA, "eat", channel=KITCHEN, ts=message["ts"])
    assert control.expect_text("lentils is eaten", KITCHEN)["ts"] == message["ts"]


def test_events_and_options(server: Server) -> None:
    """The home tab is published on its event, a direct message is answered, options are offered."""
    control, ws = Control(server.url), server.workspace
    control.open_home(MONA)
    control.expect(lambda state: MONA in state["homes"], what="a home tab")
    control.say(MONA, ws.bot_user_id, "hello")
    control.expect_text("You said: hello", ws.direct_message(MONA).id)
    opened(ws, asked({"type": "external_select", "action_id": "dish"}))
    delivery = ws.acts.look_up(MONA, "dish", "lentil")
    control.expect(lambda _state: delivery.is_settled)
    assert [option["value"] for option in delivery.answer] == ["lentils", "lentil soup"]  # type: ignore[attr-defined]


@contextmanager
def sandbox_for(clock: Clock, manifest: Manifest, app: Answering, ack_seconds: float = 30) -> Iterator[Server]:
    """A sandbox that delivers to an app which answers all the same."""
    with ExitStack() as stack:
        url = stack.enter_context(listening(app))
        workspace = peopled(Workspace(clock, over_http(manifest, url)))
        yield stack.enter_context(Server(workspace, ack_seconds=ack_seconds))


def test_an_error_is_retried_and_says_why(clock: Clock, manifest: Manifest) -> None:
    """An event the app fails on comes again with the number and reason of the retry."""
    app = Answering(status="500 Oops")
    with sandbox_for(clock, manifest, app) as server:
        control = Control(server.url)
        control.say(MONA, KITCHEN, "a")
        control.expect(lambda _state: len(app.requests) == 3, what="the challenge, the event and its retry")
    assert "HTTP_X_SLACK_RETRY_NUM" not in app.requests[1]
    assert app.requests[2]["HTTP_X_SLACK_RETRY_NUM"] == "1"
    assert app.requests[2]["HTTP_X_SLACK_RETRY_REASON"] == "http_error"
    assert app.requests[1]["body"] == app.requests[2]["body"]


def test_an_app_can_ask_for_no_retry(clock: Clock, manifest: Manifest) -> None:
    """With `X-Slack-No-Retry` a failed event is given up."""
    app = Answering(status="500 Oops", headers=[("X-Slack-No-Retry", "1")])
    with sandbox_for(clock, manifest, app) as server:
        control = Control(server.url)
        control.say(MONA, KITCHEN, "a")
        control.expect(lambda _state: any(each["error"] == "http_error" for each in control.journal()))
        assert control.state()["waiting"] == 0


def test_a_click_that_fails_is_a_trouble(clock: Clock, manifest: Manifest) -> None:
    """A command the app fails on is told to the member, not retried."""
    app = Answering(status="500 Oops")
    with sandbox_for(clock, manifest, app) as server:
        control = Control(server.url)
        control.command(MONA, KITCHEN, "/lunch")
        control.expect(lambda state: [each["code"] for each in state["troubles"]] == ["dispatch_failed"])


def test_an_app_that_takes_too_long(clock: Clock, manifest: Manifest) -> None:
    """Past the deadline the member is told that the operation timed out."""
    app = Answering("challenge")
    with sandbox_for(clock, manifest, app, ack_seconds=0.2) as server:
        control = Control(server.url)
        control.expect(lambda _state: app.requests)
        app.go_on.clear()
        control.command(MONA, KITCHEN, "/lunch")
        control.expect(lambda state: [each["code"] for each in state["troubles"]] == ["operation_timeout"])
        app.go_on.set()


def test_a_plain_answer_to_a_command_is_shown(clock: Clock, manifest: Manifest) -> None:
    """The text of an HTTP answer to a command is shown to the member."""
    with sandbox_for(clock, manifest, Answering("Soup")) as server:
        control = Control(server.url)
        control.command(MONA, KITCHEN, "/lunch")
        control.expect(lambda state: [each["text"] for each in state["ephemerals"]] == ["Soup"])


def test_an_app_that_does_not_answer_the_challenge_is_noted(clock: Clock, manifest: Manifest) -> None:
    """An events URL that does not echo the challenge is noted as a mistake."""
    with sandbox_for(clock, manifest, Answering("wrong")) as server:
        control = Control(server.url)
        control.expect(lambda _state: any("challenge" in each["error"] for each in control.journal()))


def test_a_kind_without_url_is_not_delivered(clock: Clock, manifest: Manifest) -> None:
    """A submission with no interactivity URL fails and the gap in the manifest is noted."""
    bare = replace(over_http(manifest, ""), events_url="")
    with Server(peopled(Workspace(clock, bare))) as server:
        control = Control(server.url)
        opened(server.workspace)
        control.submit(MONA, {"dish": "rice"})
        control.expect(lambda state: state["modals"][MONA][0]["trouble"] == "dispatch_failed")
        control.expect(lambda _state: any("names no URL" in each["error"] for each in control.journal()))


def test_nobody_there_means_connection_failed(clock: Clock, manifest: Manifest) -> None:
    """With nobody at the URL an event fails as a connection that failed."""
    with listening(Answering()) as url:
        gone = url
    with Server(peopled(Workspace(clock, over_http(manifest, gone)))) as server:
        control = Control(server.url)
        control.say(MONA, KITCHEN, "a")
        control.expect(lambda _state: any(each["error"] == "connection_failed" for each in control.journal()))


def test_nothing_is_delivered_to_other_machines(clock: Clock, manifest: Manifest) -> None:
    """A manifest that names another machine is refused."""
    with pytest.raises(ManifestError, match="this machine"):
        Server(Workspace(clock, over_http(manifest, "https://example.com/slack"))).start()


def test_a_form_needs_no_socket(server: Server) -> None:
    """An app over HTTP can push and update views as one over sockets does."""
    control = Control(server.url)
    control.command(MONA, KITCHEN, "/lunch")
    view = control.expect(lambda state: state["modals"].get(MONA))[0]
    token = server.workspace.bot_token
    updated = server.workspace.call("views.update", token, {"view_id": view["id"], "view": modal()})
    assert updated.ok
