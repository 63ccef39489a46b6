"""Carries notices to Slack, and maps what Slack answers to what the outbox knows."""

import logging
from http.client import HTTPException
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse, WebClient

from bot.messages.notices import message_for
from bot.slack.render import render
from domain.notices import Content, Notice
from domain.people import Person
from domain.ports import Delivery, NoAnswer, Place, Refused, Sender, Sent, TryLater

log = logging.getLogger(__name__)

EVENT_TYPE = "followthrough_notice"
"""The type of the metadata that carries a notice's opaque token, so that a post can be found again."""

LOOK_BACK = 50
"""How many of the newest messages of a conversation are searched for a lost post."""

TEMPORARY = {
    "ratelimited": 30.0,
    "service_unavailable": 30.0,
    "team_added_to_org": 60.0,
    "invalid_auth": 300.0,
    "not_authed": 300.0,
    "token_revoked": 300.0,
    "token_expired": 300.0,
    "account_inactive": 300.0,
}
"""Errors that say nothing about the message itself, and how many seconds to wait; nothing is lost meanwhile."""

UNSURE = frozenset({"fatal_error", "internal_error", "request_timeout"})
"""Errors after which Slack may have taken the message all the same."""

LOOK_AGAIN = 60.0
"""Seconds after which a lost post is searched for again when Slack could not be asked."""

SERVER_FAULT = 500
TOO_MANY = 429


class SlackSender(Sender):
    """Posts with a client that never repeats a request by itself: a repeated post is a message said twice."""

    def __init__(self, client: WebClient) -> None:
        self._client = client

    def send(self, notice: Notice, content: Content, place: Place) -> Delivery:
        """Post a notice, answer in a thread, or write an older message anew."""
        payload = render(message_for(content))
        try:
            if place.replaces_ts is not None:
                response = self._client.chat_update(channel=place.channel, ts=place.replaces_ts, **payload)
            else:
                response = self._client.chat_postMessage(
                    channel=place.channel,
                    thread_ts=place.thread_ts,
                    metadata={"event_type": EVENT_TYPE, "event_payload": {"token": notice.token}},
                    unfurl_links=False,
                    unfurl_media=False,
                    **payload,
                )
        except SlackApiError as error:
            return _outcome(error)
        except ConnectionRefusedError as error:
            return TryLater(5.0, type(error).__name__)
        except (OSError, HTTPException) as error:
            if isinstance(getattr(error, "reason", None), ConnectionRefusedError):
                return TryLater(5.0, "ConnectionRefusedError")
            return NoAnswer(type(error).__name__)
        return Sent(str(response["channel"]), str(response["ts"]))

    def look_up(self, notice: Notice, person: Person | None) -> Sent | TryLater | NoAnswer | None:
        """Search the app's own direct messages for a lost post; other channels may not be read."""
        if person is None:
            return NoAnswer("channels cannot be searched")
        try:
            channel = person.dm_channel or self._open(person)
            history = self._client.conversations_history(channel=channel, limit=LOOK_BACK, include_all_metadata=True)
        except SlackApiError as error:
            outcome = _outcome(error)
            return NoAnswer(outcome.error) if isinstance(outcome, Refused) else TryLater(LOOK_AGAIN, _name(error))
        except (OSError, HTTPException) as error:
            return TryLater(LOOK_AGAIN, type(error).__name__)
        return _found(history, channel, notice.token)

    def _open(self, person: Person) -> str:
        response = self._client.conversations_open(users=person.chat_id)
        return str(response["channel"]["id"])


def _found(history: SlackResponse, channel: str, token: str) -> Sent | None:
    messages: list[dict[str, Any]] = history.get("messages", [])
    for message in messages:
        metadata = message.get("metadata") or {}
        if metadata.get("event_type") == EVENT_TYPE and metadata.get("event_payload", {}).get("token") == token:
            return Sent(channel, str(message["ts"]))
    return None


def _outcome(error: SlackApiError) -> Delivery:
    response = error.response
    if isinstance(response, str):
        return NoAnswer("no readable answer")
    name = str(response.get("error", "unknown"))
    if response.status_code == TOO_MANY:
        return TryLater(float(response.headers.get("Retry-After", TEMPORARY["ratelimited"])), name)
    unreadable = " " in name  # the client puts a sentence here when the body was no JSON
    if response.status_code >= SERVER_FAULT or name in UNSURE or unreadable:
        return NoAnswer(name)
    if name in TEMPORARY:
        log.error("slack says %s; sending waits", name)
        return TryLater(TEMPORARY[name], name)
    log.warning("slack refused a notice: %s", name)
    return Refused(name)


def _name(error: SlackApiError) -> str:
    return "no readable answer" if isinstance(error.response, str) else str(error.response.get("error", "unknown"))
