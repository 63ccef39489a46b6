"""Modals and home tabs: opening, stacking, rewriting and closing views.

Rules: https://docs.slack.dev/surfaces/modals (three views in a stack) and the pages of the `views.*` methods.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from sandbox.checks import views as view_checks
from sandbox.elements import state_of
from sandbox.model import Json, View
from sandbox.normalise import completed, with_text_defaults
from sandbox.posting import unusable_files
from sandbox.refusals import RefusedError, refuse
from sandbox.triggers import TriggerError

if TYPE_CHECKING:
    from sandbox.triggers import Trigger
    from sandbox.workspace import Workspace

DEEPEST = 3
LARGEST_VIEW = 250_000


def spend_trigger(ws: Workspace, trigger_id: str) -> Trigger:
    """The member's act behind a trigger id that can still be used.

    Raises:
        RefusedError: it is invalid, too old or used up.
    """
    try:
        return ws.triggers.look(trigger_id)
    except TriggerError as error:
        raise RefusedError(error.code) from error


def open_modal(ws: Workspace, payload: Json, trigger: Trigger) -> View:
    """Open a modal: on top when the act was in a modal that is still open, otherwise as a stack of its own."""
    checked(ws, payload, "modal")
    _free_external_id(ws, payload)
    stack = ws.stacks.setdefault(trigger.user_id, [])
    if trigger.view_id not in stack:
        _drop(ws, trigger.user_id, list(stack))
    view = on_top(ws, trigger.user_id, payload)
    trigger.is_used = True
    return view


def push_modal(ws: Workspace, payload: Json, trigger: Trigger) -> View:
    """Put a modal on top of the one the member acted in."""
    checked(ws, payload, "modal")
    _free_external_id(ws, payload)
    if trigger.view_id not in ws.stacks.get(trigger.user_id, []):
        raise RefusedError("not_found")
    view = on_top(ws, trigger.user_id, payload)
    trigger.is_used = True
    return view


def on_top(ws: Workspace, user_id: str, payload: Json) -> View:
    """Add a view that was already checked to a member's stack.

    Raises:
        RefusedError: the stack is full.
    """
    stack = ws.stacks.setdefault(user_id, [])
    if len(stack) >= DEEPEST:
        raise RefusedError("push_limit_reached")
    view = _new(ws, "modal", user_id, payload)
    view.root_view_id = stack[0] if stack else view.id
    view.previous_view_id = stack[-1] if stack else ""
    stack.append(view.id)
    ws.views[view.id] = view
    ws.changes.add("modal", user=user_id, view=view.id)
    return view


def update(ws: Workspace, view: View, payload: Json, expected_hash: str = "") -> View:
    """Rewrite a view; inputs that stay in their place keep what was typed.

    Raises:
        RefusedError: the view is not as the app thinks, or Slack would refuse the new one.
    """
    if expected_hash and expected_hash != view.hash:
        raise RefusedError("hash_conflict")
    checked(ws, payload, view.kind)
    if payload.get("external_id", "") != view.external_id:
        _free_external_id(ws, payload)
    view.payload = _complete(ws, payload)
    view.external_id = payload.get("external_id") or view.external_id
    view.state = state_of(view.blocks, view.state)
    view.errors, view.trouble, view.is_submitting = {}, "", False
    view.hash = _hash(ws)
    ws.changes.add("modal" if view.kind == "modal" else "home", user=view.user_id, view=view.id)
    return view


def publish(ws: Workspace, user_id: str, payload: Json, expected_hash: str = "") -> View:
    """Set a member's home tab."""
    shown = ws.homes.get(user_id)
    if shown is not None:
        return update(ws, shown, payload, expected_hash)
    if expected_hash:
        raise RefusedError("hash_conflict")
    checked(ws, payload, "home")
    _free_external_id(ws, payload)
    view = _new(ws, "home", user_id, payload)
    ws.homes[user_id] = view
    ws.changes.add("home", user=user_id, view=view.id)
    return view


def close_top(ws: Workspace, user_id: str) -> View | None:
    """Close the view on top of a member's stack; the one below shows again."""
    stack = ws.stacks.get(user_id, [])
    if not stack:
        return None
    view = ws.views[stack[-1]]
    _drop(ws, user_id, [view.id])
    return view


def clear(ws: Workspace, user_id: str) -> list[View]:
    """Close all of a member's modals; returns them, the top one first."""
    ids = list(reversed(ws.stacks.get(user_id, [])))
    views = [ws.views[each] for each in ids]
    _drop(ws, user_id, ids)
    return views


def by_either_id(ws: Workspace, view_id: str, external_id: str) -> View:
    """The open view an app means.

    Raises:
        RefusedError: there is none, or neither id is given.
    """
    if not view_id and not external_id:
        raise RefusedError("invalid_arguments", ["[ERROR] must provide either view_id or external_id"])
    for view in [*ws.views.values(), *ws.homes.values()]:
        if view.id == view_id or (external_id and view.external_id == external_id):
            return view
    raise RefusedError("not_found")


def checked(ws: Workspace, payload: Json, kind: Literal["modal", "home"]) -> None:
    """Refuse a view Slack would refuse, or one of the wrong kind for its place."""
    refuse(view_checks.problems(payload))
    refuse([replace(each, error="invalid_arguments") for each in unusable_files(ws, payload["blocks"], "/view/blocks")])
    if payload["type"] != kind:
        raise RefusedError("invalid_arguments", [f"[ERROR] view type must be {kind} [json-pointer:/view/type]"])
    if len(json.dumps(payload)) > LARGEST_VIEW:
        raise RefusedError("view_too_large")


def _new(ws: Workspace, kind: Literal["modal", "home"], user_id: str, payload: Json) -> View:
    view_id = ws.ids.next("V")
    view = View(
        id=view_id,
        kind=kind,
        user_id=user_id,
        payload=_complete(ws, payload),
        hash=_hash(ws),
        root_view_id=view_id,
        external_id=payload.get("external_id") or "",
    )
    view.state = state_of(view.blocks, {})
    return view


def _complete(ws: Workspace, payload: Json) -> Json:
    return {**with_text_defaults(payload), "blocks": completed(payload["blocks"], ws.ids)}


def _hash(ws: Workspace) -> str:
    return f"{int(ws.clock.now().timestamp())}.{ws.ids.secret(8)}"


def _free_external_id(ws: Workspace, payload: Json) -> None:
    wanted = payload.get("external_id")
    if wanted and any(each.external_id == wanted for each in [*ws.views.values(), *ws.homes.values()]):
        raise RefusedError("duplicate_external_id")


def _drop(ws: Workspace, user_id: str, view_ids: list[str]) -> None:
    stack = ws.stacks.get(user_id, [])
    for view_id in view_ids:
        stack.remove(view_id)
        del ws.views[view_id]
        ws.changes.add("modal_closed", user=user_id, view=view_id)
