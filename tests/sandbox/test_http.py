"""The server's HTTP side, as any client sees it."""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from email.message import Message
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from sandbox.faults import Fault, FaultKind
from sandbox.model import Json
from sandbox.server.run import Server
from sandbox.workspace import Workspace
from tests.sandbox.lunch import KITCHEN, MONA

FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def server(workspace: Workspace) -> Iterator[Server]:
    """The workspace at an address."""
    with Server(workspace) as running:
        yield running


@pytest.fixture
def client(server: Server) -> WebClient:
    """An unmodified web client that never tries again by itself."""
    return WebClient(token=server.workspace.bot_token, base_url=server.api_url, retry_handlers=[])


def ask(url: str, data: bytes | None = None, **headers: str) -> tuple[int, Message, bytes]:
    """Send a request; the status, the headers and the body of the answer."""
    parts = urlsplit(url)
    with closing(HTTPConnection(parts.netloc, timeout=5)) as connection:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        target = f"{parts.path}?{parts.query}" if parts.query else parts.path
        connection.request("GET" if data is None else "POST", target, data, named)
        response = connection.getresponse()
        return response.status, response.headers, response.read()


def send(url: str, data: bytes | None = None, **headers: str) -> Json:
    """Send a request; the JSON of the answer."""
    return dict(json.loads(ask(url, data, **headers)[2]))


def status_of(url: str, data: bytes | None = None, **headers: str) -> int:
    """Send a request; the status of the answer."""
    return ask(url, data, **headers)[0]


def test_forms_json_and_queries_mean_the_same(server: Server) -> None:
    """A call may come as a form, as JSON or as a query, with the token in the header or beside the rest."""
    token = server.workspace.bot_token
    url, bearer = f"{server.api_url}users.info", f"Bearer {token}"
    form = urlencode({"user": MONA, "token": token}).encode()
    answers = [
        send(f"{url}?user={MONA}", Authorization=bearer),
        send(url, form, Content_Type=FORM),
        send(url, json.dumps({"user": MONA}).encode(), Authorization=bearer, Content_Type="application/json"),
    ]
    assert [answer["user"]["id"] for answer in answers] == [MONA] * 3


@pytest.mark.parametrize(
    ("body", "content_type", "error"),
    [
        (b"{", "application/json", "invalid_json"),
        (b"[]", "application/json", "json_not_object"),
        (b"<a/>", "text/xml", "invalid_post_type"),
        (b"x", "multipart/form-data", "invalid_form_data"),
    ],
)
def test_a_body_that_cannot_be_read(server: Server, body: bytes, content_type: str, error: str) -> None:
    """A body Slack cannot read is refused with Slack's error."""
    answer = send(f"{server.api_url}auth.test", body, Content_Type=content_type)
    assert answer == {"ok": False, "error": error}


def test_a_429_reaches_the_client_with_its_wait(server: Server, client: WebClient) -> None:
    """A rate limit is an HTTP 429 with `Retry-After`."""
    server.workspace.faults.add(Fault("rate_limited", seconds=7))
    with pytest.raises(SlackApiError) as refusal:
        client.auth_test()
    assert (refusal.value.response.status_code, refusal.value.response.headers["Retry-After"]) == (429, "7")


def test_a_server_error_reaches_the_client(server: Server, client: WebClient) -> None:
    """A failing server answers with its status."""
    server.workspace.faults.add(Fault("server_error", status=503))
    with pytest.raises(SlackApiError) as refusal:
        client.auth_test()
    assert refusal.value.response.status_code == 503


@pytest.mark.parametrize(("kind", "posted"), [("lost", 1), ("dropped", 0)])
def test_a_connection_that_breaks(server: Server, client: WebClient, kind: FaultKind, posted: int) -> None:
    """Whether the answer is lost or the call, the client sees a broken connection; only the channel knows."""
    server.workspace.faults.add(Fault(kind, "chat.postMessage"))
    with pytest.raises(ConnectionError):
        client.chat_postMessage(channel=KITCHEN, text="a")
    assert len(server.workspace.channels[KITCHEN].messages) == posted


def test_the_usual_client_repeats_a_post_whose_answer_was_lost(server: Server) -> None:
    """The trap this fault is for: with its default handlers the client posts the same message twice."""
    server.workspace.faults.add(Fault("lost", "chat.postMessage"))
    client = WebClient(token=server.workspace.bot_token, base_url=server.api_url)
    assert client.chat_postMessage(channel=KITCHEN, text="a")["ok"]
    assert len(server.workspace.channels[KITCHEN].messages) == 2


def test_a_slow_answer_outlasts_an_impatient_client(server: Server) -> None:
    """A client that does not wait as long as the answer takes gives up, and the message is there."""
    server.workspace.faults.add(Fault("slow", "chat.postMessage", seconds=5))
    client = WebClient(token=server.workspace.bot_token, base_url=server.api_url, timeout=1, retry_handlers=[])
    with pytest.raises(TimeoutError):
        client.chat_postMessage(channel=KITCHEN, text="a")
    assert len(server.workspace.channels[KITCHEN].messages) == 1


def test_a_file_goes_up_and_comes_down(client: WebClient) -> None:
    """The client's own upload works, and what was uploaded can be fetched, but never runs as a page."""
    body = client.files_upload_v2(filename="page.html", content="<b>hi</b>", channel=KITCHEN, title="Page")
    link = client.files_info(file=body["file"]["id"])["file"]["url_private"]
    _, headers, content = ask(link)
    assert (content, headers["Content-Disposition"]) == (b"<b>hi</b>", "attachment")
    assert "sandbox" in headers["Content-Security-Policy"]


def test_a_file_that_is_not_ready_cannot_be_fetched(server: Server, client: WebClient) -> None:
    """While Slack looks at a file, there is nothing to fetch; nor is there for a made-up one."""
    server.workspace.file_processing = timedelta(minutes=1)
    body = client.files_upload_v2(filename="a.txt", content="a")
    assert status_of(f"{server.url}/files/{body['file']['id']}/a.txt") == 404
    assert status_of(f"{server.url}/files/F0/a.txt") == 404


def test_an_upload_comes_as_a_form_too(client: WebClient) -> None:
    """The bytes may come as a part of a form; the wrong number of them is refused."""
    url = client.files_getUploadURLExternal(filename="a.txt", length=3)["upload_url"]
    body = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nabc\r\n--x--\r\n'
    assert status_of(url, body, Content_Type="multipart/form-data; boundary=x") == 200
    assert status_of(url, body, Content_Type="multipart/form-data; boundary=x") == 400


def test_a_response_url_takes_json_and_forms(server: Server) -> None:
    """A response URL takes JSON under any content type, or a form with a payload."""
    url = server.workspace.acts.command(MONA, KITCHEN, "/lunch").payload["response_url"]
    assert status_of(url, b'{"text": "a"}', Content_Type="text/plain") == 200
    assert status_of(url, urlencode({"payload": '{"text": "b"}'}).encode(), Content_Type=FORM) == 200
    assert [message.text for message in server.workspace.ephemerals.values()] == ["a", "b"]
    assert status_of(url, b"not json", Content_Type="text/plain") == 400
    assert status_of(url, b"[]", Content_Type="application/json") == 400
    assert status_of(f"{server.url}/commands/a/b/c", b'{"text": "a"}', Content_Type="text/plain") == 404


@pytest.mark.parametrize(
    "headers",
    [{"Host": "evil.example"}, {"Origin": "https://evil.example"}, {"Origin": "null"}],
)
def test_other_pages_are_kept_out(server: Server, headers: dict[str, str]) -> None:
    """A page of somebody else's in a browser on this machine reaches nothing."""
    assert ask(f"{server.url}/control/app", None, **headers)[0] == 403
    assert status_of(f"{server.url}/control/app", Origin=server.url) == 200


def test_the_control_takes_json_only(server: Server) -> None:
    """A form, which any page may send, is not taken as an order."""
    assert status_of(f"{server.url}/control/token", b'{"do": "revoke"}') == 415
    assert not server.workspace.is_revoked


def test_changes_are_streamed(server: Server) -> None:
    """Whoever listens at the stream hears of each change with its version."""
    version = server.workspace.changes.version
    with closing(HTTPConnection(urlsplit(server.url).netloc, timeout=5)) as connection:
        connection.request("GET", f"/stream?after={version}")
        stream = connection.getresponse()
        server.workspace.acts.say(MONA, KITCHEN, "a")
        data = next(line for line in stream if line.startswith(b"data: "))
    changes = json.loads(data.removeprefix(b"data: "))
    assert changes[0].items() >= {"kind": "message", "channel": KITCHEN, "version": version + 1}.items()


def test_a_taken_port_is_told(server: Server, workspace: Workspace) -> None:
    """A second server on the same port fails with an error, not in silence."""
    port = int(server.url.rpartition(":")[2])
    with pytest.raises(OSError, match="address already in use"):
        Server(workspace, port).start()
