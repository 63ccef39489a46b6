"""What the app answers to a delivery, applied: replies to commands, errors and next views of forms, options."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sandbox.deliveries import RETRY_AFTER, Delivery
from sandbox.model import SLACKBOT, Json, Message, Trouble
from sandbox.posting import compose, place_ephemeral
from sandbox.refusals import RefusedError
from sandbox.response_urls import ResponseUrl, answer
from sandbox.stacks import checked, clear, close_top, on_top, update

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

MOST_OPTIONS = 100
BAD_ANSWER = "bad_response"


def apply(ws: Workspace, delivery: Delivery, payload: object) -> None:
    """Do what the app's acknowledgement asks for.

    Raises:
        RefusedError: the app's answer is not one Slack can use.
    """
    if delivery.kind == "slash_commands":
        _reply(ws, delivery, payload)
    elif delivery.kind == "options":
        delivery.answer = _options(ws, delivery, _as_object(payload))
    elif delivery.context.get("type") == "view_submission":
        _submitted(ws, delivery, _as_object(payload))
    elif payload not in (None, "", {}):
        ws.journal.problem(delivery.title, "Slack ignores what is in this acknowledgement", payload)


def _as_object(payload: object) -> Json:
    if payload in (None, ""):
        return {}
    if isinstance(payload, str):
        try:
            payload = json.loads(payload)
        except json.JSONDecodeError as error:
            raise RefusedError(BAD_ANSWER, ["the answer is not JSON"]) from error
    if not isinstance(payload, dict):
        raise RefusedError(BAD_ANSWER, ["the answer is not an object"])
    return payload


def _reply(ws: Workspace, delivery: Delivery, payload: object) -> None:
    body: Json = {"text": payload} if isinstance(payload, str) else _as_object(payload)
    if not any(body.get(key) for key in ("text", "blocks", "attachments")):
        return
    given = ResponseUrl("", delivery.user_id, delivery.channel_id, delivery.thread_ts, "", ws.clock.now())
    answer(ws, given, body, compose(ws, body))


def _options(ws: Workspace, delivery: Delivery, body: Json) -> list[Json]:
    if "option_groups" in body:
        options = [option for group in body["option_groups"] for option in group.get("options", [])]
        too_many = len(body["option_groups"]) > MOST_OPTIONS
    elif "options" in body:
        options = list(body["options"])
        too_many = len(options) > MOST_OPTIONS
    else:
        raise RefusedError(BAD_ANSWER, ["neither options nor option_groups"])
    if too_many:
        raise RefusedError(BAD_ANSWER, [f"more than {MOST_OPTIONS} options"])
    ws.offered[delivery.context["place"]] = options
    return options


def _submitted(ws: Workspace, delivery: Delivery, body: Json) -> None:
    view = ws.views.get(delivery.view_id)
    if view is None:
        return
    action = body.get("response_action")
    if action == "errors":
        _show_errors(ws, delivery, body.get("errors"))
    elif action == "update":
        update(ws, view, body.get("view") or {})
    elif action == "push":
        checked(ws, body.get("view") or {}, "modal")
        on_top(ws, view.user_id, body["view"])
    elif action == "clear":
        clear(ws, view.user_id)
    elif action is None:
        if ws.stacks[view.user_id][-1] == view.id:
            close_top(ws, view.user_id)
    else:
        raise RefusedError(BAD_ANSWER, [f"unknown response_action {action!r}"])
    view.is_submitting = False


def _show_errors(ws: Workspace, delivery: Delivery, errors: object) -> None:
    view = ws.views[delivery.view_id]
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not set(errors) <= inputs:
        raise RefusedError(BAD_ANSWER, ["errors must be keyed by the block_id of inputs of this view"])
    view.errors = {str(block_id): str(words) for block_id, words in errors.items()}
    ws.changes.add("modal", user=view.user_id, view=view.id)


def give_up(ws: Workspace, delivery: Delivery, code: str) -> Delivery | None:
    """Do what Slack does when the app did not answer: repeat an event, tell a member.

    Returns:
        the repeated delivery, if there is one.
    """
    if delivery.is_event:
        return _repeat(ws, delivery, code)
    trouble(ws, delivery, code)
    return None


def trouble(ws: Workspace, delivery: Delivery, code: str) -> None:
    """Tell the member that the app failed, where they acted."""
    ws.troubles.append(Trouble(delivery.user_id, code, delivery.title, ws.clock.now()))
    if delivery.kind == "slash_commands":
        words = f'{delivery.title} failed with the error "{code}"'
        note = Message(ws.stamps.next(), delivery.channel_id, SLACKBOT, words, visible_to=delivery.user_id)
        place_ephemeral(ws, note)
    view = ws.views.get(delivery.view_id) or ws.homes.get(delivery.user_id)
    if view is not None and view.id == delivery.view_id:
        view.trouble, view.is_submitting = code, False
        ws.changes.add("modal" if view.kind == "modal" else "home", user=view.user_id, view=view.id)
    ws.changes.add("trouble", user=delivery.user_id, code=code, where=delivery.title)


def _repeat(ws: Workspace, delivery: Delivery, reason: str) -> Delivery | None:
    if delivery.retry_attempt >= len(RETRY_AFTER):
        return None
    due = ws.clock.now() + RETRY_AFTER[delivery.retry_attempt]
    again = delivery.repeated(ws.ids.uuid(), due, reason)
    ws.outgoing.add(again)
    return again
