"""`views.*`: modals and home tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.api.table import method
from sandbox.model import Json, View
from sandbox.refusals import RefusedError
from sandbox.shapes import view_object
from sandbox.stacks import by_either_id, open_modal, publish, push_modal, spend_trigger, update

if TYPE_CHECKING:
    from sandbox.workspace import Workspace


def _shown(ws: Workspace, view: View) -> Json:
    return {"view": view_object(ws, view)}


def _open(ws: Workspace, args: Json) -> Json:
    return _shown(ws, open_modal(ws, args["view"], spend_trigger(ws, _trigger(args))))


def _push(ws: Workspace, args: Json) -> Json:
    return _shown(ws, push_modal(ws, args["view"], spend_trigger(ws, _trigger(args))))


def _trigger(args: Json) -> str:
    trigger: str | None = args.get("trigger_id") or args.get("interactivity_pointer")
    if not trigger:
        raise RefusedError("invalid_arguments", ["[ERROR] missing required field: trigger_id"])
    return trigger


def _update(ws: Workspace, args: Json) -> Json:
    view = by_either_id(ws, args.get("view_id", ""), args.get("external_id", ""))
    return _shown(ws, update(ws, view, args["view"], args.get("hash", "")))


def _publish(ws: Workspace, args: Json) -> Json:
    user = ws.users.get(args["user_id"])
    if user is None:
        raise RefusedError("invalid_arguments", ["[ERROR] user not found [json-pointer:/user_id]"])
    if not ws.manifest.home_tab_enabled:
        raise RefusedError("not_enabled")
    return _shown(ws, publish(ws, user.id, args["view"], args.get("hash", "")))


METHODS = {
    "views.open": method(_open, "trigger_id", "interactivity_pointer", "view!:object", tier=4),
    "views.push": method(_push, "trigger_id", "interactivity_pointer", "view!:object", tier=4),
    "views.update": method(_update, "view_id", "external_id", "hash", "view!:object", tier=4),
    "views.publish": method(_publish, "user_id!", "hash", "view!:object", tier=4),
}
