"""The whole workspace as plain JSON, for the control API."""

from dataclasses import asdict, fields, is_dataclass
from datetime import datetime

from sandbox.deliveries import Delivery
from sandbox.model import Json, UploadedFile
from sandbox.workspace import Workspace


def snapshot(ws: Workspace) -> Json:
    """Everything people could see, and the clock."""
    with ws.lock:
        return {
            "version": ws.changes.version,
            "now": ws.clock.now().isoformat(),
            "is_frozen": ws.clock.is_frozen,
            "team_id": ws.team_id,
            "app_id": ws.app_id,
            "bot_id": ws.bot_id,
            "bot_user_id": ws.bot_user_id,
            "users": {key: asdict(user) for key, user in ws.users.items()},
            "channels": {key: asdict(channel) for key, channel in ws.channels.items()},
            "ephemerals": [asdict(message) for message in ws.ephemerals.values()],
            "modals": {user: [asdict(ws.views[each]) for each in stack] for user, stack in ws.stacks.items()},
            "homes": {user: asdict(view) for user, view in ws.homes.items()},
            "files": {key: plain(file) for key, file in ws.files.items()},
            "scheduled": [asdict(each) for each in ws.scheduled.values()],
            "troubles": [plain(each) for each in ws.troubles],
            "waiting": len(ws.outgoing),
        }


def plain(value: object) -> object:
    """A value of ours as JSON takes it."""
    if isinstance(value, Delivery | UploadedFile) or (is_dataclass(value) and not isinstance(value, type)):
        left_out = {"content"} if isinstance(value, UploadedFile) else set()
        return {field.name: plain(getattr(value, field.name)) for field in fields(value) if field.name not in left_out}
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): plain(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if isinstance(value, bytes):
        return f"{len(value)} bytes"
    return value
