"""Channels: listing, reading back, opening, joining and leaving."""

from dataclasses import replace
from typing import Any

import pytest

from sandbox.clock import Clock
from sandbox.manifest import Manifest
from sandbox.workspace import Workspace
from tests.sandbox.lunch import GUEST, KITCHEN, MONA, OMAR, SECRET, call, peopled

METADATA = {"event_type": "order", "event_payload": {"id": "1"}}


def pages(workspace: Workspace, method: str, key: str, **args: object) -> list[Any]:
    """Everything a paged method gives, page by page."""
    found: list[Any] = []
    cursor = ""
    for _ in range(20):
        body = call(workspace, method, cursor=cursor, **args)
        found += body[key]
        cursor = body.get("response_metadata", {}).get("next_cursor", "")
        if not cursor:
            return found
    raise AssertionError("the pages do not end")


def test_public_channels_are_listed_by_default(workspace: Workspace) -> None:
    """Without types only public channels are listed, joined or not."""
    workspace.add_channel(name="outside", members=[MONA], with_bot=False)
    names = {each["name"]: each["is_member"] for each in call(workspace, "conversations.list")["channels"]}
    assert names == {"kitchen": True, "outside": False}


def test_private_channels_are_listed_when_the_app_is_in_them(workspace: Workspace) -> None:
    """Private channels are listed on demand, those without the app never."""
    workspace.add_channel(name="board", is_private=True, members=[MONA], with_bot=False)
    channels = call(workspace, "conversations.list", types="private_channel")["channels"]
    assert [each["id"] for each in channels] == [SECRET]
    assert channels[0]["is_private"]


def test_an_unknown_type_is_refused(workspace: Workspace) -> None:
    """A type of conversation Slack does not know is refused."""
    assert call(workspace, "conversations.list", types="secret")["error"] == "invalid_types"


def test_each_type_needs_its_scope(manifest: Manifest, clock: Clock) -> None:
    """Asking for private channels without `groups:read` is refused for that scope."""
    workspace = peopled(Workspace(clock, replace(manifest, scopes=manifest.scopes - {"groups:read"})))
    body = call(workspace, "conversations.list", types="public_channel,private_channel")
    assert (body["error"], body["needed"]) == ("missing_scope", "groups:read")


def test_archived_channels_can_be_left_out(workspace: Workspace) -> None:
    """Archived channels are listed unless they are not wanted."""
    workspace.acts.archive_channel(MONA, KITCHEN)
    assert len(call(workspace, "conversations.list")["channels"]) == 1
    assert not call(workspace, "conversations.list", exclude_archived=True)["channels"]


def test_pages_hold_everything_once(workspace: Workspace) -> None:
    """Following the cursors gives every channel, member and user exactly once."""
    for number in range(7):
        workspace.add_channel(name=f"room-{number}", members=[MONA])
    listed = pages(workspace, "conversations.list", "channels", limit=3)
    assert [each["id"] for each in listed] == [each.id for each in workspace.channels.values() if each.id != SECRET]
    assert pages(workspace, "conversations.members", "members", channel=KITCHEN, limit=2) == [
        MONA,
        OMAR,
        workspace.bot_user_id,
    ]
    assert len(pages(workspace, "users.list", "members", limit=2)) == len(workspace.users)


@pytest.mark.parametrize("cursor", ["x", "bmV4dDo5OTk5", "%%%", "aGVsbG8="])
def test_a_made_up_cursor_is_refused(workspace: Workspace, cursor: str) -> None:
    """A cursor that was never given out is refused."""
    assert call(workspace, "conversations.list", cursor=cursor)["error"] == "invalid_cursor"
    assert call(workspace, "conversations.history", channel=KITCHEN, cursor=cursor)["error"] == "invalid_cursor"


@pytest.mark.parametrize("limit", [-1, 1001])
def test_a_limit_has_limits(workspace: Workspace, limit: int) -> None:
    """A page of fewer than one or more than a thousand is refused."""
    assert call(workspace, "conversations.list", limit=limit)["error"] == "invalid_limit"
    assert call(workspace, "conversations.history", channel=KITCHEN, limit=limit)["error"] == "invalid_limit"


def test_information_about_a_channel(workspace: Workspace) -> None:
    """A channel tells its name and kind; how many are in it only on demand."""
    shown = call(workspace, "conversations.info", channel=KITCHEN)["channel"]
    assert (shown["name"], shown["is_channel"], shown["is_member"]) == ("kitchen", True, True)
    assert "num_members" not in shown
    counted = call(workspace, "conversations.info", channel=KITCHEN, include_num_members=True)
    assert counted["channel"]["num_members"] == 3


def test_a_direct_message_names_the_other_side(workspace: Workspace) -> None:
    """A direct message tells whom it is with."""
    opened = call(workspace, "conversations.open", users=MONA, return_im=True)["channel"]
    assert (opened["user"], opened["is_im"]) == (MONA, True)
    assert call(workspace, "conversations.open", channel=opened["id"])["channel"]["id"] == opened["id"]
    assert call(workspace, "conversations.info", channel=opened["id"])["channel"]["user"] == MONA


@pytest.mark.parametrize(
    ("args", "error"),
    [
        ({"users": "U0NOBODY"}, "user_not_found"),
        ({"users": GUEST}, "user_disabled"),
        ({"users": ""}, "users_list_not_supplied"),
        ({"users": ",".join([MONA] * 9)}, "too_many_users"),
        ({"channel": KITCHEN}, "channel_not_found"),
    ],
)
def test_what_cannot_be_opened(workspace: Workspace, args: dict[str, object], error: str) -> None:
    """Nobody, somebody unknown, somebody gone, too many, or a channel: not to be opened."""
    workspace.acts.leave_team(GUEST)
    assert call(workspace, "conversations.open", **args)["error"] == error


def test_a_group_is_opened_once(workspace: Workspace) -> None:
    """A group direct message of the same people is the same one each time."""
    first = call(workspace, "conversations.open", users=f"{MONA},{OMAR}")["channel"]["id"]
    assert call(workspace, "conversations.open", users=f"{OMAR},{MONA}")["channel"]["id"] == first
    assert workspace.channels[first].kind == "mpim"


def test_joining_and_leaving(workspace: Workspace) -> None:
    """An app joins public channels and leaves channels, but joins no private one."""
    outside = workspace.add_channel(name="outside", members=[MONA], with_bot=False)
    assert call(workspace, "conversations.join", channel=outside.id)["channel"]["is_member"]
    assert call(workspace, "conversations.leave", channel=outside.id)["ok"]
    assert call(workspace, "conversations.leave", channel=outside.id)["not_in_channel"]
    refused = call(workspace, "conversations.join", channel=SECRET)
    assert refused["error"] == "method_not_supported_for_channel_type"


def test_history_is_newest_first_without_replies(workspace: Workspace) -> None:
    """History shows top-level messages, newest first, with a summary of their threads."""
    first = workspace.acts.say(MONA, KITCHEN, "one")
    workspace.acts.say(OMAR, KITCHEN, "reply", first.ts)
    workspace.acts.say(MONA, KITCHEN, "two")
    messages = call(workspace, "conversations.history", channel=KITCHEN)["messages"]
    assert [each["text"] for each in messages] == ["two", "one"]
    assert (messages[1]["reply_count"], messages[1]["reply_users"]) == (1, [OMAR])


def test_replies_are_oldest_first_with_their_root(workspace: Workspace) -> None:
    """A thread is read from its start, whichever of its messages is named."""
    first = workspace.acts.say(MONA, KITCHEN, "one")
    reply = workspace.acts.say(OMAR, KITCHEN, "two", first.ts)
    for ts in (first.ts, reply.ts):
        messages = call(workspace, "conversations.replies", channel=KITCHEN, ts=ts)["messages"]
        assert [each["text"] for each in messages] == ["one", "two"]
    missing = call(workspace, "conversations.replies", channel=KITCHEN, ts="1.000000")
    assert missing["error"] == "thread_not_found"


def test_history_comes_in_pages(workspace: Workspace) -> None:
    """Following the cursors gives every message once, also when more are said meanwhile."""
    for number in range(5):
        workspace.acts.say(MONA, KITCHEN, str(number))
    first = call(workspace, "conversations.history", channel=KITCHEN, limit=2)
    assert first["has_more"]
    workspace.acts.say(MONA, KITCHEN, "later")
    cursor = first["response_metadata"]["next_cursor"]
    rest = call(workspace, "conversations.history", channel=KITCHEN, limit=10, cursor=cursor)
    assert [each["text"] for each in rest["messages"]] == ["2", "1", "0"]
    assert not rest["has_more"]


def test_history_of_a_span(workspace: Workspace) -> None:
    """A span leaves out its ends unless they are wanted."""
    stamps = [workspace.acts.say(MONA, KITCHEN, str(number)).ts for number in range(3)]
    span = {"channel": KITCHEN, "oldest": stamps[0], "latest": stamps[2]}
    inner = call(workspace, "conversations.history", **span)["messages"]
    whole = call(workspace, "conversations.history", inclusive=True, **span)["messages"]
    assert [each["text"] for each in inner] == ["1"]
    assert len(whole) == 3
    bad = call(workspace, "conversations.history", channel=KITCHEN, oldest="noon")
    assert bad["error"] == "invalid_ts_oldest"


def test_metadata_is_kept_and_given_back_on_demand(workspace: Workspace) -> None:
    """Metadata comes back with `include_all_metadata` and not without."""
    call(workspace, "chat.postMessage", channel=KITCHEN, text="a", metadata=METADATA)
    plain = call(workspace, "conversations.history", channel=KITCHEN)["messages"][0]
    whole = call(workspace, "conversations.history", channel=KITCHEN, include_all_metadata=True)["messages"][0]
    assert "metadata" not in plain
    assert whole["metadata"] == METADATA


def test_history_needs_membership(workspace: Workspace) -> None:
    """A public channel the app is not in is not read."""
    outside = workspace.add_channel(name="outside", members=[MONA], with_bot=False)
    assert call(workspace, "conversations.history", channel=outside.id)["error"] == "not_in_channel"
    assert call(workspace, "conversations.history", channel=MONA)["error"] == "channel_not_found"


def test_the_channels_of_a_member(workspace: Workspace) -> None:
    """A member's channels are those they share with the app."""
    shared = call(workspace, "users.conversations", user=MONA, types="public_channel,private_channel")["channels"]
    assert {each["id"] for each in shared} == {KITCHEN, SECRET}
    assert not call(workspace, "users.conversations", user=GUEST)["channels"]
