"""Carries notices to Slack, and maps what Slack answers to what the outbox knows."""

from http.client import HTTPException
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.messages.notices import message_for
from bot.slack import files
from bot.slack.files import FileSender
from bot.slack.outcomes import name_of, outcome
from bot.slack.patience import PatientClient
from bot.slack.render import render
from domain.notices import Content, Introduced, Notice, NoticeKind
from domain.people import Person
from domain.ports import Delivery, NoAnswer, Place, Refused, Sender, Sent, TryLater
from domain.whole_plan import ExportReady

EVENT_TYPE = "followthrough_notice"
"""The type of the metadata that carries a notice's opaque token, so that a post can be found again."""

LOOK_BACK = 50
"""How many of the newest messages of a conversation are searched for a lost post."""

LOOK_AGAIN = 60.0
"""Seconds after which a lost post is searched for again when Slack could not be asked."""


class SlackSender(Sender):
    """Posts with a client that never repeats a request by itself: a repeated post is a message said twice."""

    def __init__(self, client: PatientClient) -> None:
        self._client = client
        self._files = FileSender(client)

    def send(self, notice: Notice, content: Content, place: Place) -> Delivery:
        """Post a notice, answer in a thread, write an older message anew, or share a file."""
        said = content.content if isinstance(content, Introduced) else content
        if isinstance(said, ExportReady):
            return self._files.send(notice, said, message_for(content), place)
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
            return outcome(error)
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
            told = outcome(error)
            return NoAnswer(told.error) if isinstance(told, Refused) else TryLater(LOOK_AGAIN, name_of(error))
        except (OSError, HTTPException) as error:
            return TryLater(LOOK_AGAIN, type(error).__name__)
        if notice.kind is NoticeKind.EXPORT_READY:
            return files.found(history.get("messages", []), channel, notice)
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
