"""Posts a new message to whoever just wrote. What it tells is stored already: a failure is noted, and nothing else."""

import logging
from collections.abc import Callable, Mapping
from functools import partial
from http.client import HTTPException
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web import WebClient

log = logging.getLogger(__name__)

TOO_MANY = 429
USUAL_REST = 30.0
"""Seconds, where Slack asks to wait and does not say how long."""


def post(client: WebClient, channel: str, content: Mapping[str, Any]) -> float | None:
    """Post it; the seconds after which it is to be tried again if Slack asks for that, None when it is settled."""
    return _settled(partial(client.chat_postMessage, channel=channel, **content))


def whisper(client: WebClient, channel: str, content: Mapping[str, Any]) -> float | None:
    """The same for something that only one `user` of the channel sees."""
    return _settled(partial(client.chat_postEphemeral, channel=channel, **content))


def _settled(call: Callable[[], object]) -> float | None:
    try:
        call()
    except SlackApiError as error:
        if not isinstance(error.response, str) and error.response.status_code == TOO_MANY:
            return float(error.response.headers.get("Retry-After", USUAL_REST))
        said = "no readable answer" if isinstance(error.response, str) else error.response.get("error")
        log.warning("an answer was not shown: %s", said)
    except (OSError, HTTPException) as error:
        log.warning("an answer was not shown: %s", type(error).__name__)
    return None
