"""Who does not want to be disturbed, as Slack tells with the optional scope `dnd:read`.

Rule: https://docs.slack.dev/reference/methods/dnd.teamInfo. Slack shows others the present or next time of silence;
that a snooze stands in its place is what Slack's own clients show of one another.
"""

import logging
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from http.client import HTTPException
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web import WebClient

from domain.ports import Attention, TryLater

log = logging.getLogger(__name__)

NOT_GRANTED = "missing_scope"
TOO_MANY = 429
USUAL_REST = 30.0


class SlackAttention(Attention):
    """Asks Slack, once for each call; where the scope is missing too, for it may be granted at any time."""

    def __init__(self, client: WebClient) -> None:
        self._client = client
        self._told_missing = False

    def quiet_until(self, chat_ids: Sequence[str], now: datetime) -> Mapping[str, datetime] | TryLater | None:
        """Until when those of these members who want silence at `now` want it; None when Slack does not tell."""
        try:
            response = self._client.dnd_teamInfo(users=list(chat_ids))
        except SlackApiError as error:
            if not isinstance(error.response, str) and error.response.status_code == TOO_MANY:
                return TryLater(float(error.response.headers.get("Retry-After", USUAL_REST)), "ratelimited")
            self._note(_name(error))
            return None
        except (OSError, HTTPException) as error:
            log.warning("slack does not tell who wants silence: %s", type(error).__name__)
            return None
        self._told_missing = False
        users: dict[str, dict[str, Any]] = response.get("users") or {}
        ends = {chat_id: _end(told, now) for chat_id, told in users.items()}
        return {chat_id: end for chat_id, end in ends.items() if end is not None}

    def _note(self, fault: str) -> None:
        """That the scope was left out is no fault, and said once."""
        if fault != NOT_GRANTED:
            log.warning("slack does not tell who wants silence: %s", fault)
        elif not self._told_missing:
            log.info("without the scope dnd:read nobody who paused notifications is spared")
            self._told_missing = True


def _end(told: Mapping[str, Any], now: datetime) -> datetime | None:
    """The end of the silence around `now`; Slack writes 1 where no time is set."""
    start, end = float(told.get("next_dnd_start_ts") or 1), float(told.get("next_dnd_end_ts") or 1)
    if not told.get("dnd_enabled") or not start <= now.timestamp() < end:
        return None
    return datetime.fromtimestamp(end, UTC)


def _name(error: SlackApiError) -> str:
    return "no readable answer" if isinstance(error.response, str) else str(error.response.get("error", "unknown"))
