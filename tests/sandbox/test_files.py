"""Files: three steps in, a while until they can be used, and members' own."""

from datetime import timedelta

import pytest

from sandbox.clock import Clock
from sandbox.model import ActRefusedError, Json
from sandbox.workspace import Workspace
from tests.sandbox.lunch import KITCHEN, MONA, asked, call, modal

CONTENT = b"a,b\n1,2\n"


def ticket(workspace: Workspace, length: int = len(CONTENT)) -> Json:
    """The first step: an upload URL."""
    return call(workspace, "files.getUploadURLExternal", filename="menu.csv", length=length, alt_txt="The menu")


def uploaded(workspace: Workspace, **share: object) -> Json:
    """All three steps."""
    given = ticket(workspace)
    assert workspace.upload(given["upload_url"].rpartition("/")[2], CONTENT)
    return call(workspace, "files.completeUploadExternal", files=[{"id": given["file_id"], "title": "Menu"}], **share)


def image(file_id: str) -> Json:
    """An image block that shows a file."""
    return {"type": "image", "alt_text": "Menu", "slack_file": {"id": file_id}}


def test_three_steps_share_a_file(workspace: Workspace) -> None:
    """A file that went through all steps is in the channel with its comment."""
    body = uploaded(workspace, channel_id=KITCHEN, initial_comment="Look")
    (message,) = workspace.channels[KITCHEN].messages.values()
    assert (message.text, message.subtype, message.file_ids) == ("Look", "file_share", [body["files"][0]["id"]])
    shown = call(workspace, "files.info", file=body["files"][0]["id"])["file"]
    assert (shown["title"], shown["mimetype"], shown["channels"]) == ("Menu", "text/csv", [KITCHEN])


def test_a_file_can_go_into_a_thread_of_several_channels(workspace: Workspace) -> None:
    """A file can be shared in more than one channel, and in a thread."""
    root = workspace.acts.say(MONA, KITCHEN, "a").ts
    uploaded(workspace, channel_id=KITCHEN, thread_ts=root)
    assert [each.thread_ts for each in workspace.channels[KITCHEN].messages.values()] == ["", root]
    uploaded(workspace, channels=f"{KITCHEN},secret")
    assert len(workspace.channels["C0SECRET"].messages) == 1


def test_an_upload_url_is_good_once_and_for_its_length(workspace: Workspace) -> None:
    """An upload URL takes exactly the announced bytes, once."""
    given = ticket(workspace)["upload_url"].rpartition("/")[2]
    assert workspace.upload(given, CONTENT)
    assert not workspace.upload(given, CONTENT)
    assert not workspace.upload(ticket(workspace)["upload_url"].rpartition("/")[2], CONTENT[1:])
    assert not workspace.upload("made-up", CONTENT)


@pytest.mark.parametrize(("length", "error"), [(0, "invalid_arguments"), (10**10, "file_upload_size_restricted")])
def test_a_file_has_a_size(workspace: Workspace, length: int, error: str) -> None:
    """An empty file and one that is too large are refused."""
    assert ticket(workspace, length)["error"] == error


def test_what_cannot_be_completed(workspace: Workspace) -> None:
    """An unknown file, one that never arrived, and one that is complete already are refused."""
    pending = ticket(workspace)["file_id"]
    done = uploaded(workspace)["files"][0]["id"]
    errors = [
        call(workspace, "files.completeUploadExternal", files=[{"id": each}])["error"] for each in ("F0", pending, done)
    ]
    assert errors == ["file_not_found", "file_update_failed", "file_already_completed"]


def test_slack_looks_at_a_file_first(workspace: Workspace, clock: Clock) -> None:
    """Until Slack has looked at it a file has no type and cannot be shown in a block."""
    workspace.file_processing = timedelta(seconds=5)
    file_id = uploaded(workspace)["files"][0]["id"]
    assert call(workspace, "files.info", file=file_id)["file"]["mimetype"] == ""
    body = call(workspace, "chat.postMessage", channel=KITCHEN, text="a", blocks=[image(file_id)])
    assert body["error"] == "invalid_blocks"
    assert "invalid slack file" in body["errors"][0]
    clock.advance(timedelta(seconds=5))
    assert call(workspace, "files.info", file=file_id)["file"]["mimetype"] == "text/csv"
    assert call(workspace, "chat.postMessage", channel=KITCHEN, text="a", blocks=[image(file_id)])["ok"]


def test_a_view_shows_no_file_that_is_not_there(workspace: Workspace) -> None:
    """An image of an unknown file is refused in a view too."""
    home = {"type": "home", "blocks": [image("F0")]}
    assert call(workspace, "views.publish", user_id=MONA, view=home)["error"] == "invalid_arguments"


def test_files_are_listed_and_deleted(workspace: Workspace) -> None:
    """The app lists files by channel and deletes its own."""
    file_id = uploaded(workspace, channel_id=KITCHEN)["files"][0]["id"]
    theirs = workspace.acts.upload(MONA, KITCHEN, "photo.png", b"png").file_ids[0]
    listed = call(workspace, "files.list", channel=KITCHEN)["files"]
    assert [each["id"] for each in listed] == [file_id, theirs]
    assert [each["id"] for each in call(workspace, "files.list", user=MONA)["files"]] == [theirs]
    assert call(workspace, "files.delete", file=theirs)["error"] == "cant_delete_file"
    assert call(workspace, "files.delete", file=file_id)["ok"]
    assert call(workspace, "files.info", file=file_id)["error"] == "file_not_found"


def test_a_member_shares_a_file(workspace: Workspace) -> None:
    """The app hears of a member's file as a message and as a file."""
    message = workspace.acts.upload(MONA, KITCHEN, "photo.png", b"png", "Look")
    events = [delivery.payload["event"] for delivery in workspace.outgoing.waiting()]
    assert [event["type"] for event in events] == ["message", "file_shared"]
    assert events[0]["subtype"] == "file_share"
    assert events[0]["files"][0]["mimetype"] == "image/png"
    assert events[1]["file_id"] == message.file_ids[0]


def test_a_file_input_hands_files_over(workspace: Workspace) -> None:
    """Files chosen in a form arrive as file objects in its state; unknown ones cannot be chosen."""
    view = modal(asked({"type": "file_input", "action_id": "files", "max_files": 1}))
    trigger = workspace.acts.command(MONA, KITCHEN, "/lunch").payload["trigger_id"]
    call(workspace, "views.open", trigger_id=trigger, view=view)
    file = workspace.acts.attach(MONA, "a.txt", b"a")
    sent = workspace.acts.submit(MONA, {"dish": [file.id]}).payload["view"]["state"]["values"]["dish"]["files"]
    assert sent["files"][0]["id"] == file.id
    with pytest.raises(ActRefusedError, match="file_not_found"):
        workspace.acts.fill(MONA, "files", ["F0"])


def test_an_empty_file_is_no_file(workspace: Workspace) -> None:
    """A member cannot upload nothing."""
    with pytest.raises(ActRefusedError, match="no_file_data"):
        workspace.acts.attach(MONA, "a.txt", b"")
