"""Posts a new message to whoever just wrote. What it tells is stored already: a failure is noted, and nothing else."""

import logging
from collections.abc import Mapping
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
    try:
        client.chat_postMessage(channel=channel, **content)
    except SlackApiError as error:
        if not isinstance(error.response, str) and error.response.status_code == TOO_MANY:
            return float(error.response.headers.get("Retry-After", USUAL_REST))
        said = "no readable answer" if isinstance(error.response, str) else error.response.get("error")
        log.warning("an answer was not shown: %s", said)
    except (OSError, HTTPException) as error:
        log.warning("an answer was not shown: %s", type(error).__name__)
    return None
