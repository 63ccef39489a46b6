"""`files.*`: uploading in three steps, and the look Slack takes at a file before it can be used.

Steps: https://docs.slack.dev/messaging/working-with-files
"""

from __future__ import annotations

import mimetypes
from typing import TYPE_CHECKING

from sandbox.api.paging import page
from sandbox.api.table import method
from sandbox.api.users import known
from sandbox.events import emit
from sandbox.model import Channel, Json, Message, UploadedFile
from sandbox.posting import place, postable, thread_root
from sandbox.refusals import RefusedError
from sandbox.shapes import file_object

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

LARGEST = 1_000_000_000


def new_file(ws: Workspace, name: str, length: int, user_id: str) -> UploadedFile:
    """A file that is on its way in."""
    file = UploadedFile(ws.ids.next("F"), name, user_id, length, int(ws.clock.now().timestamp()))
    ws.files[file.id] = file
    return file


def take_in(ws: Workspace, file: UploadedFile) -> None:
    """Let Slack look at a file that has arrived; it is ready after `ws.file_processing`."""
    file.mimetype = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    file.ready_at = ws.clock.now() + ws.file_processing
    file.state = "processing" if ws.file_processing else "ready"
    ws.changes.add("file", file=file.id)


def share(ws: Workspace, channel: Channel, files: list[UploadedFile], message: Message) -> Message:
    """Put files into a channel with a message."""
    message.subtype, message.file_ids = "file_share", [file.id for file in files]
    for file in files:
        file.shares.setdefault(channel.id, []).append(message.ts)
    place(ws, channel, message)
    for file in files:
        event: Json = {"type": "file_shared", "file_id": file.id, "user_id": file.user_id, "channel_id": channel.id}
        event |= {"file": {"id": file.id}, "event_ts": message.ts}
        emit(ws, event, user_id=file.user_id)
    return message


def _ticket(ws: Workspace, args: Json) -> Json:
    if not 0 < args["length"] <= LARGEST:
        raise RefusedError("file_upload_size_restricted" if args["length"] > LARGEST else "invalid_arguments")
    file = new_file(ws, args["filename"], args["length"], ws.bot_user_id)
    file.alt_txt = args.get("alt_txt", "")
    ticket = ws.ids.secret(32)
    ws.uploads[ticket] = file.id
    return {"upload_url": f"{ws.base_url}/upload/v1/{ticket}", "file_id": file.id}


def _complete(ws: Workspace, args: Json) -> Json:
    files = [_arrived(ws, each) for each in args["files"]]
    wanted = [*(args.get("channels") or []), *([args["channel_id"]] if args.get("channel_id") else [])]
    channels = [postable(ws, each) for each in wanted]
    threads = [thread_root(ws, each, args["thread_ts"]) if args.get("thread_ts") else "" for each in channels]
    for file, entry in zip(files, args["files"], strict=True):
        file.title = entry.get("title") or file.name
        take_in(ws, file)
    for channel, thread_ts in zip(channels, threads, strict=True):
        message = Message(ws.stamps.next(), channel.id, ws.bot_user_id, args.get("initial_comment", ""))
        message.bot_id, message.thread_ts = ws.bot_id, thread_ts
        share(ws, channel, files, message)
    return {"files": [file_object(ws, file) for file in files]}


def _arrived(ws: Workspace, entry: object) -> UploadedFile:
    file = ws.files.get(str(entry.get("id"))) if isinstance(entry, dict) else None
    if file is None or file.user_id != ws.bot_user_id:
        raise RefusedError("file_not_found")
    if file.state != "uploaded":
        raise RefusedError("file_update_failed" if file.state == "pending" else "file_already_completed")
    return file


def _known(ws: Workspace, file_id: str) -> UploadedFile:
    file = ws.files.get(file_id)
    if file is None or file.state in {"pending", "uploaded"}:
        raise RefusedError("file_not_found")
    return file


def _info(ws: Workspace, args: Json) -> Json:
    return {"file": file_object(ws, _known(ws, args["file"])), "comments": []}


def _list(ws: Workspace, args: Json) -> Json:
    user = known(ws, args["user"]).id if args.get("user") else None
    wanted = [
        file
        for file in ws.files.values()
        if file.state in {"processing", "ready"}
        and user in {None, file.user_id}
        and args.get("channel") in {None, *file.shares}
    ]
    shown, metadata = page(wanted, args, most=1000)
    return {"files": [file_object(ws, file) for file in shown], "response_metadata": metadata}


def _delete(ws: Workspace, args: Json) -> Json:
    file = _known(ws, args["file"])
    if file.user_id != ws.bot_user_id:
        raise RefusedError("cant_delete_file")
    del ws.files[file.id]
    ws.changes.add("file", file=file.id)
    return {}


METHODS = {
    "files.getUploadURLExternal": method(
        _ticket, "filename!", "length!:int", "alt_txt", "snippet_type", scopes=("files:write",), tier=4
    ),
    "files.completeUploadExternal": method(
        _complete,
        "files!:list",
        "channel_id",
        "channels:ids",
        "initial_comment",
        "thread_ts",
        scopes=("files:write",),
        tier=4,
    ),
    "files.info": method(_info, "file!", scopes=("files:read",), tier=4),
    "files.list": method(_list, "user", "channel", "cursor", "limit:int", scopes=("files:read",)),
    "files.delete": method(_delete, "file!", scopes=("files:write",)),
}
