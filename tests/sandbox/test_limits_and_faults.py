"""Rate limits that can be switched on, and faults on demand."""

from datetime import timedelta

import pytest

from sandbox.api import METHODS
from sandbox.clock import Clock
from sandbox.direct import CallFailedError, Direct
from sandbox.faults import Fault
from sandbox.limits import PER_MINUTE
from sandbox.workspace import Workspace
from tests.sandbox.lunch import KITCHEN, MONA, OMAR, call, home


def post(workspace: Workspace, channel: str = KITCHEN) -> int:
    """The HTTP status of posting a message."""
    return workspace.call("chat.postMessage", workspace.bot_token, {"channel": channel, "text": "a"}).status


def test_without_being_switched_on_nothing_is_limited(workspace: Workspace) -> None:
    """By default calls are not counted."""
    assert {post(workspace) for _ in range(50)} == {200}


def test_one_message_a_second_and_channel(workspace: Workspace, clock: Clock) -> None:
    """A channel takes one message a second; another channel is not held up by it."""
    workspace.limits.switch_on()
    assert [post(workspace), post(workspace), post(workspace, MONA)] == [200, 429, 200]
    clock.advance(timedelta(seconds=1))
    assert post(workspace) == 200


def test_a_429_says_when_to_come_back(workspace: Workspace, clock: Clock) -> None:
    """The answer carries `Retry-After`, and after that many seconds the call goes through."""
    workspace.limits.switch_on()
    post(workspace)
    clock.advance(timedelta(milliseconds=300))
    answer = workspace.call("chat.postMessage", workspace.bot_token, {"channel": KITCHEN, "text": "a"})
    assert (answer.status, answer.body["error"]) == (429, "ratelimited")
    clock.advance(timedelta(seconds=int(answer.headers["Retry-After"])))
    assert post(workspace) == 200


@pytest.mark.parametrize(
    ("method", "args"),
    [
        ("users.list", {}),
        ("chat.update", {"channel": KITCHEN, "ts": "1.000000", "text": "a"}),
        ("views.publish", {"user_id": MONA, "view": home()}),
    ],
)
def test_each_method_has_its_tier(workspace: Workspace, clock: Clock, method: str, args: dict[str, object]) -> None:
    """A method goes through as often a minute as its tier says, whatever comes of it, and no more."""
    workspace.limits.switch_on()
    most = PER_MINUTE[METHODS[method].tier]
    statuses = [workspace.call(method, workspace.bot_token, args).status for _ in range(most + 1)]
    assert statuses == [200] * most + [429]
    clock.advance(timedelta(minutes=1))
    assert workspace.call(method, workspace.bot_token, args).status == 200


def test_a_limit_on_one_method_leaves_others_alone(workspace: Workspace) -> None:
    """After a 429 on one method another one still goes through."""
    workspace.limits.switch_on()
    for _ in range(21):
        call(workspace, "users.list")
    assert workspace.call("users.list", workspace.bot_token).status == 429
    assert call(workspace, "users.info", user=MONA)["ok"]


def test_the_workspace_has_a_rate_of_its_own(workspace: Workspace) -> None:
    """All channels together take so many messages a minute, and a refused one does not count."""
    workspace.limits.switch_on(posts_per_minute=2)
    assert [post(workspace), post(workspace, MONA), post(workspace, OMAR)] == [200, 200, 429]
    workspace.limits.switch_off()
    assert post(workspace, OMAR) == 200


def test_a_fault_hits_so_many_calls_of_its_method(workspace: Workspace) -> None:
    """A fault spares other methods and the calls before it, and is used up."""
    workspace.faults.add(Fault("server_error", "chat.postMessage", times=2, after=1, status=503))
    assert workspace.call("auth.test", workspace.bot_token).status == 200
    assert [post(workspace) for _ in range(4)] == [200, 503, 503, 200]
    assert len(workspace.channels[KITCHEN].messages) == 2
    assert not workspace.faults.waiting


def test_a_rate_limit_on_demand(workspace: Workspace) -> None:
    """A made-up 429 carries the wait it was given."""
    workspace.faults.add(Fault("rate_limited", seconds=30))
    answer = workspace.call("auth.test", workspace.bot_token)
    assert (answer.status, answer.headers["Retry-After"]) == (429, "30")


def test_a_refusal_on_demand(workspace: Workspace) -> None:
    """A made-up refusal carries the error it was given, and nothing is done."""
    workspace.faults.add(Fault("refused", error="fatal_error"))
    assert call(workspace, "chat.postMessage", channel=KITCHEN, text="a") == {"ok": False, "error": "fatal_error"}
    assert not workspace.channels[KITCHEN].messages


def test_a_lost_answer_comes_after_the_deed(direct: Direct) -> None:
    """With the answer lost, the message is there and the caller does not know."""
    workspace = direct.workspace
    workspace.faults.add(Fault("lost", "chat.postMessage"))
    with pytest.raises(CallFailedError):
        direct.call("chat.postMessage", workspace.bot_token, {"channel": KITCHEN, "text": "a"})
    assert len(workspace.channels[KITCHEN].messages) == 1
    assert any(entry.error == "lost" for entry in workspace.journal.entries)


def test_a_dropped_call_does_nothing(direct: Direct) -> None:
    """With the connection broken before the deed, nothing is there."""
    workspace = direct.workspace
    workspace.faults.add(Fault("dropped", "chat.postMessage"))
    with pytest.raises(CallFailedError):
        direct.call("chat.postMessage", workspace.bot_token, {"channel": KITCHEN, "text": "a"})
    assert not workspace.channels[KITCHEN].messages


def test_a_slow_answer_is_told_to_the_transport(workspace: Workspace) -> None:
    """A slow answer is done at once and carries how long to keep it back."""
    workspace.faults.add(Fault("slow", seconds=2.5))
    answer = workspace.call("auth.test", workspace.bot_token)
    assert (answer.ok, answer.delay) == (True, 2.5)


def test_faults_can_be_cleared(workspace: Workspace) -> None:
    """Cleared faults hit nothing."""
    workspace.faults.add(Fault("server_error", times=9))
    workspace.faults.clear()
    assert call(workspace, "auth.test")["ok"]


def test_a_fault_may_hit_each_third_call(workspace: Workspace) -> None:
    """A fault that comes back again and again spares the calls in between."""
    workspace.faults.add(Fault("server_error", "chat.postMessage", after=1, every=3, times=2))
    assert [post(workspace) for _ in range(7)] == [200, 500, 200, 200, 500, 200, 200]
