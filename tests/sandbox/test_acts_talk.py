"""What members say, and what the app hears of it."""

from dataclasses import replace

import pytest

from sandbox.clock import Clock
from sandbox.manifest import Manifest
from sandbox.model import ActRefusedError, Json
from sandbox.workspace import Workspace
from tests.sandbox.lunch import GUEST, KITCHEN, MONA, OMAR, SECRET, call, events, peopled, refused


def test_a_message_is_heard_with_text_and_rich_text(workspace: Workspace) -> None:
    """The app hears a message as Slack stores it: escaped, mentions as ids, and as rich text."""
    workspace.acts.say(MONA, KITCHEN, "a < b & @omar in #kitchen, @here @nobody")
    (event,) = events(workspace)
    assert event["text"] == f"a &lt; b &amp; <@{OMAR}> in <#{KITCHEN}>, <!here> @nobody"
    leaves = event["blocks"][0]["elements"][0]["elements"]
    assert [leaf["type"] for leaf in leaves] == ["text", "user", "text", "channel", "text", "broadcast", "text"]
    assert leaves[0]["text"] == "a < b & "
    assert (event["channel_type"], event["user"], event["type"]) == ("channel", MONA, "message")


def test_a_mention_of_the_app_is_an_event_of_its_own(workspace: Workspace) -> None:
    """Mentioning the app in a channel is heard twice: as a message and as a mention."""
    workspace.acts.say(MONA, KITCHEN, "@lunch hello")
    assert [event["type"] for event in events(workspace)] == ["message", "app_mention"]


def test_a_direct_message_to_the_app(workspace: Workspace) -> None:
    """What is said to the app itself arrives as a direct message, replies in their thread."""
    first = workspace.acts.say(MONA, workspace.bot_user_id, "hello")
    workspace.acts.say(MONA, workspace.bot_user_id, "more", first.ts)
    one, two = events(workspace)
    assert (one["channel_type"], one["channel"][0]) == ("im", "D")
    assert two["thread_ts"] == first.ts


@pytest.mark.parametrize("missing", ["im:history", "message.im"])
def test_without_scope_or_subscription_nothing_is_heard(manifest: Manifest, clock: Clock, missing: str) -> None:
    """A direct message is heard only with its scope and its subscription."""
    less = replace(manifest, scopes=manifest.scopes - {missing}, bot_events=manifest.bot_events - {missing})
    workspace = peopled(Workspace(clock, less))
    workspace.acts.say(MONA, workspace.bot_user_id, "hello")
    assert not events(workspace)


def test_the_app_hears_its_own_messages(workspace: Workspace) -> None:
    """An app's own message comes back to it as an event with its bot id, as on the real thing."""
    call(workspace, "chat.postMessage", channel=KITCHEN, text="a")
    (event,) = events(workspace)
    assert event["bot_id"] == workspace.bot_id


def test_nothing_is_heard_from_outside(workspace: Workspace) -> None:
    """A channel the app is not in stays silent to it."""
    workspace.add_channel(name="outside", members=[MONA], with_bot=False)
    workspace.acts.say(MONA, "outside", "hello")
    assert not events(workspace)


def test_edits_and_deletions_are_heard(workspace: Workspace) -> None:
    """A changed and a deleted message arrive as subtypes with what was there before."""
    message = workspace.acts.say(MONA, KITCHEN, "one")
    workspace.acts.edit(MONA, KITCHEN, message.ts, "two")
    workspace.acts.delete(MONA, KITCHEN, message.ts)
    _, changed, deleted = events(workspace)
    assert changed["subtype"] == "message_changed"
    assert (changed["message"]["text"], changed["previous_message"]["text"]) == ("two", "one")
    assert changed["message"]["edited"]["user"] == MONA
    assert (deleted["subtype"], deleted["deleted_ts"]) == ("message_deleted", message.ts)


def test_a_reaction_is_heard(workspace: Workspace) -> None:
    """A reaction names who, with what, on whose message."""
    ts = workspace.acts.say(MONA, KITCHEN, "a").ts
    workspace.acts.react(OMAR, KITCHEN, ts, "eyes")
    event = events(workspace)[-1]
    assert (event["type"], event["user"], event["reaction"]) == ("reaction_added", OMAR, "eyes")
    assert event["item_user"] == MONA
    assert event["item"] == {"type": "message", "channel": KITCHEN, "ts": ts}


def test_reading_moves_the_mark_once(workspace: Workspace) -> None:
    """Reading to the end is remembered per member, and is a change only when something is new."""
    ts = workspace.acts.say(MONA, KITCHEN, "a").ts
    workspace.acts.read(OMAR, KITCHEN)
    version = workspace.changes.version
    workspace.acts.read(OMAR, KITCHEN)
    assert workspace.channels[KITCHEN].last_read == {OMAR: ts}
    assert workspace.changes.version == version


def test_an_ephemeral_message_can_be_waved_away(workspace: Workspace) -> None:
    """Its reader, and nobody else, dismisses an ephemeral message."""
    ts = call(workspace, "chat.postEphemeral", channel=KITCHEN, user=MONA, text="a")["message_ts"]
    with pytest.raises(ActRefusedError, match="sees no message"):
        workspace.acts.dismiss(OMAR, KITCHEN, ts)
    workspace.acts.dismiss(MONA, KITCHEN, ts)
    assert not workspace.ephemerals


def test_what_members_may_not_say(workspace: Workspace) -> None:
    """Nobody speaks where they are not, says nothing or too much, or changes others' words."""
    acts = workspace.acts
    theirs = acts.say(OMAR, KITCHEN, "a").ts
    refused(workspace, "not_in_channel", lambda: acts.say(GUEST, KITCHEN, "a"))
    refused(workspace, "channel_not_found", lambda: acts.say(OMAR, SECRET, "a"))
    refused(workspace, "user_not_found", lambda: acts.say("U0NOBODY", KITCHEN, "a"))
    refused(workspace, "no_text", lambda: acts.say(MONA, KITCHEN, "  "))
    refused(workspace, "msg_too_long", lambda: acts.say(MONA, KITCHEN, "a" * 40_001))
    refused(workspace, "cant_update_message", lambda: acts.edit(MONA, KITCHEN, theirs, "b"))
    refused(workspace, "cant_update_message", lambda: acts.delete(MONA, KITCHEN, theirs))
    refused(workspace, "message_not_found", lambda: acts.react(MONA, KITCHEN, "1.000000", "eyes"))
    refused(workspace, "invalid_name", lambda: acts.react(MONA, KITCHEN, theirs, "NOT ONE"))
    refused(workspace, "cant_delete_message", lambda: acts.dismiss(MONA, KITCHEN, theirs))
    refused(workspace, "cannot_reply_to_message", lambda: acts.say(MONA, KITCHEN, "a", "1.000000"))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"messages_tab_enabled": False}, "messages_tab_disabled"),
        ({"messages_tab_read_only": True}, "messages_tab_read_only"),
    ],
)
def test_an_app_may_take_no_messages(manifest: Manifest, clock: Clock, change: Json, code: str) -> None:
    """With the messages tab off or read-only, members cannot write to the app."""
    workspace = peopled(Workspace(clock, replace(manifest, **change)))
    refused(workspace, code, lambda: workspace.acts.say(MONA, workspace.bot_user_id, "a"))
