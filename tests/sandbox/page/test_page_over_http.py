"""The page's routes, as a browser calls them."""

import asyncio
import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from email.message import Message as Headers
from typing import NamedTuple

import aiohttp
import pytest

from sandbox.model import Json
from sandbox.server.run import Server
from sandbox.workspace import Workspace
from tests.sandbox.lunch import KITCHEN, MONA, OMAR, call


class Reply(NamedTuple):
    """What came back."""

    status: int
    text: str
    headers: Headers

    @property
    def json(self) -> Json:
        """The text as JSON."""
        decoded: Json = json.loads(self.text)
        return decoded


@pytest.fixture
def server(workspace: Workspace) -> Iterator[Server]:
    """The workspace at an address."""
    with Server(workspace) as running:
        yield running


def fetch(server: Server, path: str, body: object = None, **headers: str) -> Reply:
    """Ask the page for something; with a body it is sent as JSON."""
    data = None if body is None else json.dumps(body).encode()
    given = {"Content-Type": "application/json", **headers} if data else headers
    request = urllib.request.Request(server.url + path, data, given)  # noqa: S310 - our own server
    try:
        with urllib.request.urlopen(request, timeout=10) as response:  # noqa: S310 - our own server
            return Reply(response.status, response.read().decode(), response.headers)
    except urllib.error.HTTPError as error:
        with error:
            return Reply(error.code, error.read().decode(), error.headers)


def test_the_page(server: Server) -> None:
    """The page comes whole, may load nothing from elsewhere but pictures, and is not kept."""
    reply = fetch(server, f"/?as={OMAR}&at={KITCHEN}")
    assert reply.status == 200
    assert "kitchen" in reply.text
    policy = reply.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert reply.headers["Cache-Control"] == "no-store"


def test_nothing_inline(server: Server) -> None:
    """The page holds no inline script, handler or style, which its policy would stop."""
    text = fetch(server, f"/?as={OMAR}&at={KITCHEN}&panel=faults").text
    assert "<style" not in text
    assert " style=" not in text
    assert " onclick=" not in text
    assert text.count("<script") == 1


@pytest.mark.parametrize("name", ["page.css", "page.js", "icon.svg"])
def test_static_files(server: Server, name: str) -> None:
    """Script, looks and icon are served from here and link nowhere else."""
    reply = fetch(server, f"/page/static/{name}")
    assert reply.status == 200
    assert "http" not in reply.text.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize("name", ["page.py", "..%2Fpage.py", "nothing.css"])
def test_no_other_files(server: Server, name: str) -> None:
    """Nothing else is served from there."""
    assert fetch(server, f"/page/static/{name}").status == 404


def test_parts(server: Server) -> None:
    """After something was said, only the parts that show it come again."""
    query = f"/page/parts?as={OMAR}&at={KITCHEN}"
    first = fetch(server, query).json
    have = {name: part["mark"] for name, part in first["parts"].items()}
    assert fetch(server, "/page/act", {"act": "say", "as": OMAR, "channel": KITCHEN, "text": "soup?"}).json == {
        "ok": True
    }
    again = fetch(server, f"{query}&have={urllib.parse.quote(json.dumps(have))}").json
    assert set(again["parts"]) == {"main"}
    assert "soup?" in again["parts"]["main"]["html"]
    assert again["version"] > first["version"]


@pytest.mark.parametrize("query", ["have=nonsense", "have=[]"])
def test_bad_parts(server: Server, query: str) -> None:
    """A list of parts that cannot be read is refused."""
    assert fetch(server, f"/page/parts?as={OMAR}&{query}").status == 400


def test_refused_acts(server: Server) -> None:
    """An act that is not allowed answers with words in the member's language."""
    body = {"act": "say", "as": MONA, "channel": KITCHEN, "text": "/dinner"}
    reply = fetch(server, "/page/act", body)
    assert reply.status == 409
    assert reply.json == {"ok": False, "code": "unknown_command", "words": "غير ممكن: unknown_command", "errors": {}}


@pytest.mark.parametrize("body", ["[]", "{", '"x"'])
def test_bad_bodies(server: Server, body: str) -> None:
    """A body that is not a JSON object is refused."""
    request = urllib.request.Request(  # noqa: S310 - our own server
        f"{server.url}/page/act", body.encode(), {"Content-Type": "application/json"}
    )
    with pytest.raises(urllib.error.HTTPError) as refused, urllib.request.urlopen(request):  # noqa: S310
        pass
    with refused.value as error:
        assert error.code == 400


def test_foreign_pages_cannot_act(server: Server, workspace: Workspace) -> None:
    """What another site's page can send through the browser is refused: forms, and requests from its origin."""
    body = {"act": "say", "as": OMAR, "channel": KITCHEN, "text": "x"}
    assert fetch(server, "/page/act", body, **{"Content-Type": "text/plain"}).status == 415
    assert fetch(server, "/page/act", body, Origin="https://example.com").status == 403
    assert workspace.channels[KITCHEN].messages == {}


def test_clock(server: Server, workspace: Workspace) -> None:
    """Moving the clock answers with the new time in the member's words; nonsense is refused."""
    reply = fetch(server, "/page/clock", {"move": "hour", "as": OMAR})
    assert reply.json["words"] == "It is now Sunday, 1 March 2026, 08:00."
    assert workspace.clock.now().hour == 7
    assert fetch(server, "/page/clock", {"move": "year", "as": OMAR}).status == 409
    assert fetch(server, "/page/clock", {"move": "hour", "as": "U0NOBODY"}).status == 409


def test_entry(server: Server, workspace: Workspace) -> None:
    """One line of traffic can be had in full."""
    call(workspace, "auth.test")
    number = workspace.journal.entries[-1].number
    assert "user_id" in fetch(server, f"/page/entry/{number}?as={OMAR}").text
    assert fetch(server, "/page/entry/999999").status == 404
    assert fetch(server, "/page/entry/x").status == 404


def upload(server: Server, **fields: str) -> tuple[int, Json]:
    """Send a small file as the page's forms do."""

    async def send() -> tuple[int, Json]:
        form = aiohttp.FormData(fields)
        form.add_field("file", b"a,b", filename="numbers.csv", content_type="text/csv")
        async with aiohttp.ClientSession() as session, session.post(f"{server.url}/page/upload", data=form) as answer:
            return answer.status, await answer.json()

    return asyncio.run(send())


def test_upload(server: Server, workspace: Workspace) -> None:
    """A file goes into a channel with its words, or is kept for an input; strangers are refused."""
    assert upload(server, **{"as": OMAR, "channel": KITCHEN, "text": "look"}) == (200, {"ok": True})
    message = next(iter(workspace.channels[KITCHEN].messages.values()))
    assert (message.text, workspace.files[message.file_ids[0]].name) == ("look", "numbers.csv")
    status, kept = upload(server, **{"as": OMAR})
    assert status == 200
    assert workspace.files[kept["files"][0]].shares == {}
    assert upload(server, **{"as": "U0NOBODY"})[0] == 409
