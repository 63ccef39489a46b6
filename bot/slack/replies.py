"""Answers to the one who acted: their clicked message written anew, or a word only they see."""

import logging
from collections.abc import Callable, Mapping
from http.client import HTTPException
from typing import Any

from slack_sdk.webhook import WebhookClient

from bot.messages.model import Message
from bot.slack.render import render

log = logging.getLogger(__name__)

SECONDS = 2
"""Time limit of an answer, well within the three seconds in which Slack wants its acknowledgement."""

OK = 200

PostToUrl = Callable[[str, dict[str, Any]], bool]
"""Posts a payload to a response URL; whether Slack took it."""


def post_to_url(url: str, payload: dict[str, Any]) -> bool:
    """Post to a response URL over the network. What was changed is saved, whether or not this arrives."""
    try:
        response = WebhookClient(url, timeout=SECONDS).send_dict(payload)
    except (OSError, HTTPException) as error:
        log.warning("an answer did not reach slack: %s", type(error).__name__)
        return False
    return response.status_code == OK


def rewritten(message: Message) -> dict[str, Any]:
    """The payload that replaces the clicked message."""
    return {"replace_original": True, **render(message)}


def privately(message: Message) -> dict[str, Any]:
    """The payload of a word that only the one who acted sees; the message they clicked stays."""
    return {"replace_original": False, "response_type": "ephemeral", **render(message)}


def response_url(body: Mapping[str, Any]) -> str | None:
    """Where to answer; None for a click on Home or in a modal, which have no message."""
    url = body.get("response_url")
    return url if isinstance(url, str) and url else None
