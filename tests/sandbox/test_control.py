"""The control API and its client: members, the clock and what goes wrong, from outside."""

import threading
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from sandbox.client import Control, NotSeenError
from sandbox.model import ActRefusedError
from sandbox.server.run import Server
from sandbox.workspace import Workspace
from tests.sandbox.lunch import KITCHEN, MONA, OMAR, START, call, opened, posted


@pytest.fixture
def server(workspace: Workspace) -> Iterator[Server]:
    """The workspace at an address, patient with an app that never comes."""
    with Server(workspace, ack_seconds=30) as running:
        yield running


@pytest.fixture
def control(server: Server) -> Control:
    """The control of the sandbox."""
    return Control(server.url)


def test_members_act_from_outside(control: Control, workspace: Workspace) -> None:
    """Every act can be done through the client, with what it gives back."""
    message = control.say(MONA, KITCHEN, "hello")
    assert workspace.channels[KITCHEN].messages[message["ts"]].text == "hello"
    control.act("react", user=OMAR, channel=KITCHEN, ts=message["ts"], name="eyes")
    assert control.messages(KITCHEN)[0]["reactions"] == {"eyes": [OMAR]}
    assert control.command(MONA, KITCHEN, "/lunch", "soup")["payload"]["text"] == "soup"
    uploaded = control.act("upload", user=MONA, channel=KITCHEN, name="a.txt", content=b"abc")
    assert workspace.files[uploaded["file_ids"][0]].content == b"abc"
    control.act("silence", user=MONA, dnd={"enabled": True})
    assert control.state()["users"][MONA]["dnd"]["enabled"]


def test_modals_and_buttons_from_outside(control: Control, workspace: Workspace) -> None:
    """Forms are filled, sent and closed, buttons pressed, the home tab opened."""
    view_id = opened(workspace)
    front = control.modal(MONA)
    assert front is not None
    assert front["id"] == view_id
    sent = control.submit(MONA, {"dish": "rice"})
    assert sent["payload"]["view"]["state"]["values"]["dish"]["name"]["value"] == "rice"
    control.close(MONA, everything=True)
    assert control.modal(MONA) is None
    pressed = control.click(MONA, "eat", channel=KITCHEN, ts=posted(workspace))
    assert pressed is not None
    assert pressed["payload"]["actions"][0]["value"] == "soup"
    told = control.open_home(MONA)
    assert told is not None
    assert told["kind"] == "events_api"


def test_a_refusal_comes_through(control: Control, workspace: Workspace) -> None:
    """What a member may not do raises the same error as in process, with the words by block."""
    with pytest.raises(ActRefusedError) as refusal:
        control.command(MONA, KITCHEN, "/dance")
    assert refusal.value.code == "unknown_command"
    opened(workspace)
    with pytest.raises(ActRefusedError) as incomplete:
        control.submit(MONA)
    assert set(incomplete.value.errors) == {"dish"}


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("dance", {}),
        ("_send", {}),
        ("say", {"user": MONA}),
        ("say", {"user": MONA, "shoe": 43}),
        ("attach", {"content": "%"}),
    ],
)
def test_an_act_that_cannot_be(control: Control, name: str, arguments: dict[str, object]) -> None:
    """An unknown act, or one with the wrong arguments, is refused as a bad request."""
    with pytest.raises(ValueError, match=r".+"):
        control.act(name, **arguments)


def test_the_clock_is_moved_from_outside(control: Control, workspace: Workspace) -> None:
    """The clock moves by a span, to a moment, and freezes or flows on demand."""
    assert control.advance(timedelta(hours=1)) == START + timedelta(hours=1)
    assert control.set_clock(START + timedelta(hours=2)) == START + timedelta(hours=2)
    with pytest.raises(ValueError, match="only goes forward"):
        control.set_clock(START)
    at = int(workspace.clock.now().timestamp()) + 600
    call(workspace, "chat.scheduleMessage", channel=KITCHEN, text="a", post_at=at)
    assert control.until_something_happens(timedelta(hours=1), timedelta(minutes=5))
    assert not control.until_something_happens(timedelta(minutes=10))
    assert workspace.clock.now() == START + timedelta(hours=2, minutes=20)


def test_a_program_beside_lives_through_the_time(control: Control, workspace: Workspace) -> None:
    """While the clock moves, a follower can call in over HTTP without a deadlock, at every step."""

    def speak(now: datetime) -> None:
        control.say(MONA, KITCHEN, now.isoformat())

    workspace.clock.follow(speak)
    control.advance(timedelta(minutes=3), timedelta(minutes=1))
    texts = [each["text"] for each in control.messages(KITCHEN)]
    assert texts == [(START + timedelta(minutes=number)).isoformat() for number in (1, 2, 3)]


def test_things_go_wrong_on_demand(control: Control, workspace: Workspace) -> None:
    """Faults, limits, the token and deliveries are under control from outside."""
    control.fault("refused", "chat.postMessage", error="fatal_error")
    assert call(workspace, "chat.postMessage", channel=KITCHEN, text="a")["error"] == "fatal_error"
    control.fault("server_error", times=5)
    control.clear_faults()
    control.limits(on=True, posts_per_minute=1)
    statuses = [
        workspace.call("chat.postMessage", workspace.bot_token, {"channel": each, "text": "a"}).status
        for each in (KITCHEN, MONA)
    ]
    assert statuses == [200, 429]
    control.limits(on=False)
    control.token("revoke")
    assert call(workspace, "auth.test")["error"] == "token_revoked"
    control.token("reinstall")
    assert control.deliveries(hold=True)["held"]
    with pytest.raises(ValueError, match="explode"):
        control.fault("server_error", explode=True)


def test_waiting_follows_the_feed(control: Control, workspace: Workspace) -> None:
    """What comes while somebody waits for it is seen; what does not come is told."""
    timer = threading.Timer(0.05, lambda: workspace.acts.say(OMAR, KITCHEN, "at last"))
    timer.start()
    assert control.expect_text("at last", KITCHEN)["user_id"] == OMAR
    timer.join()
    with pytest.raises(NotSeenError, match="never"):
        control.expect_text("never", KITCHEN, seconds=0.05)


def test_the_traffic_can_be_read(control: Control, workspace: Workspace) -> None:
    """The journal goes on from a number, and the app's secrets are there for whoever starts one."""
    call(workspace, "auth.test")
    last = control.journal()[-1]
    call(workspace, "users.info", user=MONA)
    (entry,) = [each for each in control.journal(after=last["number"]) if each["kind"] == "call"]
    assert (entry["title"], entry["sent"]) == ("users.info", {"user": MONA})
    assert workspace.journal.calls("users.info") == [{"user": MONA}]
    assert control.app()["bot_token"] == workspace.bot_token
