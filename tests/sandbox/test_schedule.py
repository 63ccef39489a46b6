"""Messages for later."""

from datetime import timedelta

import pytest

from sandbox.clock import Clock
from sandbox.workspace import Workspace
from tests.sandbox.lunch import KITCHEN, MONA, START, call

DAY = 24 * 3600
NOW = int(START.timestamp())


def test_a_message_comes_at_its_moment(workspace: Workspace, clock: Clock) -> None:
    """A scheduled message is posted when its moment has come, and not before."""
    call(workspace, "chat.scheduleMessage", channel=KITCHEN, text="Lunch", post_at=NOW + 3600)
    clock.advance(timedelta(seconds=3599))
    assert not workspace.channels[KITCHEN].messages
    clock.advance(timedelta(seconds=1))
    assert [each.text for each in workspace.channels[KITCHEN].messages.values()] == ["Lunch"]
    assert not workspace.scheduled


@pytest.mark.parametrize(
    ("post_at", "error"),
    [(NOW, "time_in_past"), (NOW + 120 * DAY + 1, "time_too_far")],
)
def test_a_moment_lies_within_bounds(workspace: Workspace, post_at: int, error: str) -> None:
    """A moment that has passed, or more than 120 days ahead, is refused."""
    body = call(workspace, "chat.scheduleMessage", channel=KITCHEN, text="a", post_at=post_at)
    assert body["error"] == error


def test_thirty_in_five_minutes(workspace: Workspace) -> None:
    """A channel takes thirty scheduled messages in five minutes; the next window takes more."""
    at = (NOW // 300 + 2) * 300
    results = [
        call(workspace, "chat.scheduleMessage", channel=KITCHEN, text="a", post_at=at + number).get("error")
        for number in range(31)
    ]
    assert results == [None] * 30 + ["restricted_too_many"]
    assert call(workspace, "chat.scheduleMessage", channel=KITCHEN, text="a", post_at=at + 300)["ok"]


def test_a_scheduled_message_can_be_listed_and_taken_back(workspace: Workspace, clock: Clock) -> None:
    """What was scheduled is listed until it is taken back, which is possible until a minute before."""
    given = call(workspace, "chat.scheduleMessage", channel=KITCHEN, text="a", post_at=NOW + 600)
    target = {"channel": KITCHEN, "scheduled_message_id": given["scheduled_message_id"]}
    listed = call(workspace, "chat.scheduledMessages.list", channel=KITCHEN)["scheduled_messages"]
    assert [each["id"] for each in listed] == [given["scheduled_message_id"]]
    clock.advance(timedelta(seconds=541))
    assert call(workspace, "chat.deleteScheduledMessage", **target)["error"] == "invalid_scheduled_message_id"
    other = call(workspace, "chat.scheduleMessage", channel=KITCHEN, text="b", post_at=NOW + 900)
    target["scheduled_message_id"] = other["scheduled_message_id"]
    assert call(workspace, "chat.deleteScheduledMessage", **target)["ok"]
    assert call(workspace, "chat.deleteScheduledMessage", **target)["error"] == "invalid_scheduled_message_id"


def test_a_message_that_can_no_longer_be_posted_is_noted(workspace: Workspace, clock: Clock) -> None:
    """A scheduled message into a channel that was archived meanwhile is dropped with a note."""
    call(workspace, "chat.scheduleMessage", channel=KITCHEN, text="a", post_at=NOW + 60)
    workspace.acts.archive_channel(MONA, KITCHEN)
    clock.advance(timedelta(minutes=2))
    assert not workspace.channels[KITCHEN].messages
    assert any("is_archived" in entry.error for entry in workspace.journal.entries)
