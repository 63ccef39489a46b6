"""What people see when something is wrong: a clear sentence, in their language, where they are looking."""

import logging
import uuid
from collections.abc import Mapping
from typing import Any

from slack_bolt import App, BoltResponse

from bot.messages import replies
from bot.messages.model import Buttons, Message, said
from bot.slack import show
from bot.slack.desk import Desk
from bot.slack.listeners import founding
from bot.slack.modals import fields, window
from bot.slack.render import render
from bot.slack.request import Request
from bot.slack.unexpected import log_unexpected
from domain.errors import AlreadyHandledError, FollowthroughError

log = logging.getLogger(__name__)


def register(app: App, desk: Desk) -> None:
    """Have every error of a listener end here."""

    @app.error
    def handle(error: Exception, body: dict[str, Any], context: dict[str, Any]) -> BoltResponse:
        return answer(desk, error, body, context.get("request"))


def answer(desk: Desk, error: Exception, body: Mapping[str, Any], request: Request | None) -> BoltResponse:
    """The response to Slack, and the sentence for the person.

    An event whose handling failed unexpectedly is answered with 500, so that Slack delivers it again; clicks and
    commands are never repeated, so their person is told.
    """
    if isinstance(error, AlreadyHandledError):
        return BoltResponse(status=200)
    expected = isinstance(error, FollowthroughError)
    if not expected:
        reference = uuid.uuid4().hex[:8]
        log_unexpected(error, reference)
    if request is None or body.get("type") == "event_callback":
        return BoltResponse(status=200 if expected else 500)
    if isinstance(error, FollowthroughError):
        at_fields = fields.fault_texts(error, request.words)
        return _tell(desk, body, request, founding.told(desk, request, error), at_fields)
    return _tell(desk, body, request, replies.unexpected(reference, request.words), {})


def _tell(
    desk: Desk, body: Mapping[str, Any], request: Request, message: Message, at_fields: Mapping[str, str]
) -> BoltResponse:
    if "command" in body:
        return BoltResponse(status=200, body={"response_type": "ephemeral", **render(message)})
    if body.get("type") == "view_submission":
        # A sentence below a field has no buttons, and what was filled in is still there below the window.
        if any(isinstance(block, Buttons) for block in message.blocks) and _has_room_above(body["view"]):
            shown = window.view(message, request.words)
            return BoltResponse(status=200, body={"response_action": "push", "view": shown})
        errors = _errors_of_form(body, said(message.summary), at_fields)
        if errors:
            return BoltResponse(status=200, body={"response_action": "errors", "errors": errors})
    show.privately(desk, body, request, message)
    return BoltResponse(status=200)


def _has_room_above(view: Mapping[str, Any]) -> bool:
    """Whether one more window fits: Slack stacks three of them (https://docs.slack.dev/surfaces/modals)."""
    return view.get("previous_view_id") in {None, view.get("root_view_id")}


def _errors_of_form(body: Mapping[str, Any], sentence: str, at_fields: Mapping[str, str]) -> dict[str, str]:
    """The sentence below each field at fault; what is about the whole form stands below the first field."""
    inputs = [block["block_id"] for block in body["view"]["blocks"] if block.get("type") == "input"]
    known = {block_id: text for block_id, text in at_fields.items() if block_id in inputs}
    return known or dict.fromkeys(inputs[:1], sentence)
