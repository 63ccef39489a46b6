"""Deliveries on their way: order, repetition, giving up, and what acknowledgements do."""

from datetime import timedelta

import pytest

from sandbox.clock import Clock
from sandbox.deliveries import Delivery
from sandbox.direct import Direct, NotAcknowledgedError
from sandbox.workspace import Workspace
from tests.sandbox.carried import said, texts
from tests.sandbox.lunch import KITCHEN, MONA


def test_deliveries_go_out_in_order(workspace: Workspace) -> None:
    """What happened first is delivered first."""
    for text in "abc":
        said(workspace, text)
    assert texts(workspace) == ["a", "b", "c"]


def test_an_envelope_carries_the_payload(workspace: Workspace) -> None:
    """An event's envelope tells its retry, an interaction's whether it takes a payload."""
    event = said(workspace).envelope()
    assert (event["type"], event["retry_attempt"], event["accepts_response_payload"]) == ("events_api", 0, False)
    assert event["payload"]["type"] == "event_callback"
    command = workspace.acts.command(MONA, KITCHEN, "/lunch").envelope()
    assert (command["type"], command["accepts_response_payload"]) == ("slash_commands", True)
    assert "retry_attempt" not in command


def test_an_event_is_repeated_three_times(workspace: Workspace, clock: Clock) -> None:
    """An unacknowledged event comes again at once, after a minute and after five, then no more."""
    said(workspace)
    seen = []
    for wait in (0, 0, 60, 300, 3600):
        clock.advance(timedelta(seconds=wait))
        delivery = workspace.outgoing.take()
        if delivery is not None:
            seen.append((delivery.retry_attempt, delivery.retry_reason, delivery.payload["event_id"]))
            workspace.expire(delivery)
    event_id = seen[0][2]
    assert seen == [
        (0, "", event_id),
        (1, "timeout", event_id),
        (2, "timeout", event_id),
        (3, "timeout", event_id),
    ]
    assert not len(workspace.outgoing)


def test_a_repetition_waits_for_its_time(workspace: Workspace, clock: Clock) -> None:
    """The second repetition is not given out a moment before its minute is over."""
    said(workspace)
    for _ in range(2):
        delivery = workspace.outgoing.take()
        assert delivery is not None
        workspace.expire(delivery)
    clock.advance(timedelta(seconds=59))
    assert workspace.outgoing.take() is None
    clock.advance(timedelta(seconds=1))
    assert workspace.outgoing.take() is not None


def test_an_app_may_ask_for_no_repetition(workspace: Workspace) -> None:
    """An event that must not be repeated is given up at once."""
    said(workspace)
    delivery = workspace.outgoing.take()
    assert delivery is not None
    assert workspace.expire(delivery, "http_error", may_repeat=False) is None


def test_a_command_is_never_repeated(workspace: Workspace) -> None:
    """An unanswered command is not sent again; the member is told with Slack's error."""
    delivery = workspace.acts.command(MONA, KITCHEN, "/lunch")
    assert workspace.expire(delivery) is None
    (note,) = workspace.ephemerals.values()
    assert (note.visible_to, note.user_id) == (MONA, "USLACKBOT")
    assert note.text == '/lunch failed with the error "operation_timeout"'
    assert [(each.user_id, each.code) for each in workspace.troubles] == [(MONA, "operation_timeout")]


def test_held_deliveries_pile_up(workspace: Workspace) -> None:
    """While held nothing goes out, afterwards everything in order."""
    workspace.outgoing.hold()
    for text in "abc":
        said(workspace, text)
    assert workspace.outgoing.take() is None
    assert (len(workspace.outgoing), workspace.outgoing.due()) == (3, [])
    workspace.outgoing.release()
    assert texts(workspace) == ["a", "b", "c"]


def test_the_next_events_can_be_delivered_twice(workspace: Workspace) -> None:
    """A repeated event keeps its id and says it is a retry; commands are not repeated."""
    workspace.outgoing.repeat_next(1)
    workspace.acts.command(MONA, KITCHEN, "/lunch")
    said(workspace, "a")
    said(workspace, "b")
    command, first, second, other = workspace.outgoing.waiting()
    assert command.kind == "slash_commands"
    assert first.payload["event_id"] == second.payload["event_id"] != other.payload["event_id"]
    assert (first.retry_attempt, second.retry_attempt) == (0, 1)
    assert first.envelope_id != second.envelope_id


def test_the_next_deliveries_can_be_reversed(workspace: Workspace) -> None:
    """The next so many go out in the opposite order, those after them as they come."""
    workspace.outgoing.reverse_next(3)
    for text in "abcd":
        said(workspace, text)
    assert texts(workspace) == ["c", "b", "a", "d"]


def test_too_few_to_reverse_go_out_on_release(workspace: Workspace) -> None:
    """What still waits for others to be reversed with is not lost."""
    workspace.outgoing.reverse_next(3)
    said(workspace, "a")
    assert texts(workspace) == []
    workspace.outgoing.release()
    assert texts(workspace) == ["a"]


def test_what_was_taken_in_vain_goes_back_to_the_head(workspace: Workspace) -> None:
    """A delivery that was never sent is first in line again, and can be withdrawn once."""
    for text in "ab":
        said(workspace, text)
    delivery = workspace.outgoing.take()
    assert delivery is not None
    workspace.outgoing.give_back(delivery)
    assert workspace.outgoing.waiting()[0] is delivery
    assert workspace.outgoing.withdraw(delivery)
    assert not workspace.outgoing.withdraw(delivery)


def test_a_thousand_at_once_are_all_carried(direct: Direct) -> None:
    """A thousand deliveries that wait at once are all given out, once each, in order."""
    for number in range(1000):
        direct.workspace.acts.say(MONA, KITCHEN, str(number))
    seen: list[str] = []
    assert direct.carry(lambda delivery: seen.append(delivery.payload["event"]["text"])) == 1000
    assert seen == [str(number) for number in range(1000)]


def test_an_app_in_the_same_process_can_fail_to_acknowledge(direct: Direct) -> None:
    """An event the app fails on is repeated at once, then later, as over any other transport."""
    direct.workspace.acts.say(MONA, KITCHEN, "a")

    def fail(_delivery: Delivery) -> None:
        raise NotAcknowledgedError("http_error")

    assert direct.carry(fail) == 2
    direct.workspace.clock.advance(timedelta(minutes=1))
    assert direct.carry(fail) == 1


def test_an_app_that_never_comes_to_an_end_is_stopped(direct: Direct) -> None:
    """An app whose every answer causes the next event does not hang the program."""

    def chatter(_delivery: Delivery) -> None:
        direct.call("chat.postMessage", direct.workspace.bot_token, {"channel": KITCHEN, "text": "again"})

    direct.workspace.acts.say(MONA, KITCHEN, "a")
    with pytest.raises(RuntimeError, match="without a pause"):
        direct.carry(chatter, most=50)


def test_deliveries_are_awaited_by_listeners(workspace: Workspace) -> None:
    """A listener hears of new deliveries until it stops listening."""
    heard: list[int] = []
    stop = workspace.outgoing.listen(lambda: heard.append(len(workspace.outgoing)))
    said(workspace)
    stop()
    said(workspace)
    assert set(heard) == {1}


def test_the_same_seed_gives_the_same_ids(workspace: Workspace) -> None:
    """Two workspaces with the same history have the same ids and tokens."""
    twin = Workspace(Clock(workspace.clock.now(), frozen=True), workspace.manifest)
    other = Workspace(Clock(workspace.clock.now(), frozen=True), workspace.manifest, seed=2)
    assert (twin.bot_token, twin.team_id) == (workspace.bot_token, workspace.team_id)
    assert other.bot_token != workspace.bot_token
