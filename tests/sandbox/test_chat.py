"""Posting, rewriting and deleting messages."""

from dataclasses import replace

import pytest

from sandbox.clock import Clock
from sandbox.manifest import Manifest
from sandbox.posting import NO_TEXT, TOMBSTONE
from sandbox.workspace import Workspace
from tests.sandbox.lunch import GUEST, KITCHEN, MONA, OMAR, SECRET, actions, button, call, peopled, section

METADATA = {"event_type": "order", "event_payload": {"id": "1"}}


def test_a_message_lands_in_its_channel(workspace: Workspace) -> None:
    """A posted message is in the channel with its author, and the answer shows it."""
    body = call(workspace, "chat.postMessage", channel=KITCHEN, text="Soup")
    message = workspace.channels[KITCHEN].messages[body["ts"]]
    assert (message.text, message.user_id, message.bot_id) == ("Soup", workspace.bot_user_id, workspace.bot_id)
    assert body["channel"] == KITCHEN
    assert body["message"]["bot_profile"]["app_id"] == workspace.app_id


def test_a_channel_goes_by_name_too(workspace: Workspace) -> None:
    """A channel may be given by its name, with or without the sign."""
    for name in ("kitchen", "#kitchen"):
        assert call(workspace, "chat.postMessage", channel=name, text="Soup")["channel"] == KITCHEN


def test_timestamps_are_unique_while_the_clock_stands(workspace: Workspace) -> None:
    """Two messages in the same moment have different and increasing timestamps."""
    stamps = [call(workspace, "chat.postMessage", channel=KITCHEN, text="a")["ts"] for _ in range(3)]
    assert stamps == sorted(set(stamps))


def test_a_members_id_opens_their_direct_message(workspace: Workspace) -> None:
    """Posting to a member's id answers with the id of their direct message, the same each time."""
    first = call(workspace, "chat.postMessage", channel=MONA, text="a")["channel"]
    again = call(workspace, "chat.postMessage", channel=MONA, text="b")["channel"]
    assert first == again
    assert first.startswith("D")
    assert workspace.channels[first].members == [MONA, workspace.bot_user_id]


def test_a_deactivated_member_can_still_be_written_to(workspace: Workspace) -> None:
    """Slack takes a message to somebody who has left; not sending it is the app's own duty."""
    workspace.acts.leave_team(MONA)
    assert call(workspace, "chat.postMessage", channel=MONA, text="a")["ok"]


def test_no_messages_tab_no_direct_message(manifest: Manifest, clock: Clock) -> None:
    """With the messages tab off, a direct message is refused."""
    workspace = peopled(Workspace(clock, replace(manifest, messages_tab_enabled=False)))
    assert call(workspace, "chat.postMessage", channel=MONA, text="a")["error"] == "messages_tab_disabled"


@pytest.mark.parametrize(
    ("channel", "error"),
    [("C0NOWHERE", "channel_not_found"), ("USLACKBOT", "cannot_dm_bot"), ("outside", "not_in_channel")],
)
def test_where_an_app_may_not_post(workspace: Workspace, channel: str, error: str) -> None:
    """Unknown places, bots, and channels the app is not in are refused."""
    workspace.add_channel(name="outside", members=[MONA], with_bot=False)
    assert call(workspace, "chat.postMessage", channel=channel, text="a")["error"] == error


def test_a_private_channel_is_hidden_from_an_app_outside(workspace: Workspace) -> None:
    """A private channel the app is not in looks as if it were not there."""
    hidden = workspace.add_channel(name="board", is_private=True, members=[MONA], with_bot=False)
    assert call(workspace, "chat.postMessage", channel=hidden.id, text="a")["error"] == "channel_not_found"


def test_the_public_scope_lets_an_app_post_anywhere_public(manifest: Manifest, clock: Clock) -> None:
    """With `chat:write.public` an app posts to public channels it is not in."""
    workspace = peopled(Workspace(clock, replace(manifest, scopes=manifest.scopes | {"chat:write.public"})))
    outside = workspace.add_channel(name="outside", members=[MONA], with_bot=False)
    assert call(workspace, "chat.postMessage", channel=outside.id, text="a")["ok"]


def test_an_archived_channel_takes_nothing(workspace: Workspace) -> None:
    """A message to an archived channel is refused."""
    workspace.acts.archive_channel(MONA, KITCHEN)
    assert call(workspace, "chat.postMessage", channel=KITCHEN, text="a")["error"] == "is_archived"


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ({}, "no_text"),
        ({"text": "a" * 40_001}, "msg_too_long"),
        ({"text": "a", "blocks": [{"type": "header"}]}, "invalid_blocks"),
        ({"text": "a", "blocks": [{"type": "divider"}] * 51}, "invalid_blocks"),
        ({"text": "a", "blocks": [section("x" * 3000)] * 5}, "msg_blocks_too_long"),
        ({"text": "a", "metadata": {"event_type": "x"}}, "invalid_metadata_format"),
    ],
)
def test_content_that_slack_refuses(workspace: Workspace, content: dict[str, object], error: str) -> None:
    """What breaks a rule of messages is refused with Slack's error, and nothing is posted."""
    assert call(workspace, "chat.postMessage", channel=KITCHEN, **content)["error"] == error
    assert not workspace.channels[KITCHEN].messages


def test_a_refusal_points_at_the_block(workspace: Workspace) -> None:
    """A refusal of blocks says where they are wrong, in both places Slack says it."""
    body = call(workspace, "chat.postMessage", channel=KITCHEN, text="a", blocks=[{"type": "header"}])
    assert "[json-pointer:/blocks/0" in body["errors"][0]
    assert body["response_metadata"]["messages"][0].startswith("[ERROR]")


def test_blocks_without_text_are_noted(workspace: Workspace) -> None:
    """A message without text gets Slack's replacement, and the mistake is noted."""
    body = call(workspace, "chat.postMessage", channel=KITCHEN, blocks=[section("Soup")])
    assert body["message"]["text"] == NO_TEXT
    assert any(entry.title == "message without text" for entry in workspace.journal.entries)


def test_missing_ids_and_defaults_are_filled_in(workspace: Workspace) -> None:
    """Blocks come back with ids and with the defaults of text objects; what was sent stays as it was."""
    sent = {"type": "button", "text": {"type": "plain_text", "text": "Eat"}}
    blocks = [section("Soup"), {"type": "actions", "elements": [sent]}]
    shown = call(workspace, "chat.postMessage", channel=KITCHEN, text="a", blocks=blocks)["message"]["blocks"]
    assert shown[0]["text"]["verbatim"] is False
    assert shown[1]["elements"][0]["text"]["emoji"] is True
    assert all(block["block_id"] for block in shown)
    assert shown[1]["elements"][0]["action_id"]
    assert "action_id" not in sent


def test_a_reply_joins_its_thread(workspace: Workspace) -> None:
    """A reply hangs on the message that started the thread, even when given another reply's ts."""
    root = call(workspace, "chat.postMessage", channel=KITCHEN, text="a")["ts"]
    reply = call(workspace, "chat.postMessage", channel=KITCHEN, text="b", thread_ts=root)
    nested = call(workspace, "chat.postMessage", channel=KITCHEN, text="c", thread_ts=reply["ts"])
    assert reply["message"]["thread_ts"] == nested["message"]["thread_ts"] == root
    assert reply["message"]["parent_user_id"] == workspace.bot_user_id


def test_a_reply_to_nothing_is_refused(workspace: Workspace) -> None:
    """A reply to a message that is not there is refused."""
    body = call(workspace, "chat.postMessage", channel=KITCHEN, text="b", thread_ts="1.000000")
    assert body["error"] == "cannot_reply_to_message"


def test_a_reply_can_be_broadcast(workspace: Workspace) -> None:
    """A reply that is broadcast says so."""
    root = call(workspace, "chat.postMessage", channel=KITCHEN, text="a")["ts"]
    body = call(workspace, "chat.postMessage", channel=KITCHEN, text="b", thread_ts=root, reply_broadcast=True)
    assert body["message"]["subtype"] == "thread_broadcast"


def test_an_update_rewrites_in_place(workspace: Workspace) -> None:
    """A rewritten message keeps its timestamp and says the new thing."""
    ts = call(workspace, "chat.postMessage", channel=KITCHEN, text="a", metadata=METADATA)["ts"]
    body = call(workspace, "chat.update", channel=KITCHEN, ts=ts, text="b")
    message = workspace.channels[KITCHEN].messages[ts]
    assert (body["ts"], body["text"], message.text) == (ts, "b", "b")
    assert message.metadata == METADATA
    assert body["message"]["edited"]["user"] == workspace.bot_user_id


def test_text_alone_takes_the_blocks_away(workspace: Workspace) -> None:
    """An update with text and no blocks removes the blocks; one with blocks is not marked as edited."""
    ts = call(workspace, "chat.postMessage", channel=KITCHEN, text="a", blocks=[section("x")])["ts"]
    with_blocks = call(workspace, "chat.update", channel=KITCHEN, ts=ts, blocks=[section("y")])
    assert "edited" not in with_blocks["message"]
    assert with_blocks["text"] == "a"
    assert "blocks" not in call(workspace, "chat.update", channel=KITCHEN, ts=ts, text="b")["message"]


@pytest.mark.parametrize(
    ("args", "error"),
    [
        ({"ts": "1.000000", "text": "b"}, "message_not_found"),
        ({"channel": MONA, "ts": "1.000000", "text": "b"}, "channel_not_found"),
        ({"ts": "mine"}, "no_text"),
        ({"ts": "theirs", "text": "b"}, "cant_update_message"),
    ],
)
def test_what_cannot_be_updated(workspace: Workspace, args: dict[str, object], error: str) -> None:
    """Only the app's own messages, by the id of their channel, can be rewritten."""
    stamps = {
        "mine": call(workspace, "chat.postMessage", channel=KITCHEN, text="a")["ts"],
        "theirs": workspace.acts.say(MONA, KITCHEN, "hello").ts,
    }
    args = {"channel": KITCHEN, **args, "ts": stamps.get(str(args["ts"]), args["ts"])}
    assert call(workspace, "chat.update", **args)["error"] == error


def test_a_deleted_message_is_gone(workspace: Workspace) -> None:
    """A deleted message is no longer there, and others' messages cannot be deleted."""
    ts = call(workspace, "chat.postMessage", channel=KITCHEN, text="a")["ts"]
    theirs = workspace.acts.say(MONA, KITCHEN, "hello").ts
    assert call(workspace, "chat.delete", channel=KITCHEN, ts=ts)["ok"]
    assert list(workspace.channels[KITCHEN].messages) == [theirs]
    assert call(workspace, "chat.delete", channel=KITCHEN, ts=theirs)["error"] == "cant_delete_message"
    assert call(workspace, "chat.delete", channel=KITCHEN, ts=ts)["error"] == "message_not_found"


def test_a_deleted_start_of_a_thread_leaves_a_tombstone(workspace: Workspace) -> None:
    """A deleted message with replies leaves a tombstone, so that the thread stays whole."""
    ts = call(workspace, "chat.postMessage", channel=KITCHEN, text="a", blocks=[section("x")])["ts"]
    call(workspace, "chat.postMessage", channel=KITCHEN, text="b", thread_ts=ts)
    call(workspace, "chat.delete", channel=KITCHEN, ts=ts)
    left = workspace.channels[KITCHEN].messages[ts]
    assert (left.text, left.subtype, left.blocks) == (TOMBSTONE, "tombstone", [])


def test_an_ephemeral_message_is_for_one_person(workspace: Workspace) -> None:
    """An ephemeral message is kept apart, cannot be updated, and needs its reader in the channel."""
    body = call(workspace, "chat.postEphemeral", channel=KITCHEN, user=MONA, text="psst")
    assert workspace.ephemerals[body["message_ts"]].visible_to == MONA
    assert not workspace.channels[KITCHEN].messages
    updated = call(workspace, "chat.update", channel=KITCHEN, ts=body["message_ts"], text="b")
    assert updated["error"] == "message_not_found"
    stranger = call(workspace, "chat.postEphemeral", channel=KITCHEN, user=GUEST, text="psst")
    assert stranger["error"] == "user_not_in_channel"


def test_a_permalink_names_channel_and_message(workspace: Workspace) -> None:
    """A permalink holds the channel's id and the timestamp's digits."""
    ts = call(workspace, "chat.postMessage", channel=KITCHEN, text="a")["ts"]
    link = call(workspace, "chat.getPermalink", channel=KITCHEN, message_ts=ts)["permalink"]
    assert link.endswith(f"/archives/{KITCHEN}/p{ts.replace('.', '')}")
    missing = call(workspace, "chat.getPermalink", channel=KITCHEN, message_ts="1.000000")
    assert missing["error"] == "message_not_found"


def test_what_was_chosen_in_a_message_survives_an_update(workspace: Workspace) -> None:
    """A menu that stays in its place keeps what was chosen there."""
    option = {"text": {"type": "plain_text", "text": "Soup"}, "value": "soup"}
    menu = {"type": "static_select", "action_id": "pick", "options": [option]}
    ts = call(workspace, "chat.postMessage", channel=KITCHEN, text="a", blocks=[actions(menu)])["ts"]
    workspace.acts.click(OMAR, "pick", channel=KITCHEN, ts=ts, chosen="soup")
    call(workspace, "chat.update", channel=KITCHEN, ts=ts, text="b", blocks=[actions(menu, button())])
    state = workspace.channels[KITCHEN].messages[ts].state
    assert state["menu"]["pick"]["selected_option"]["value"] == "soup"


def test_messages_of_a_private_channel_stay_there(workspace: Workspace) -> None:
    """An app in a private channel can post there."""
    assert call(workspace, "chat.postMessage", channel=SECRET, text="a")["channel"] == SECRET
