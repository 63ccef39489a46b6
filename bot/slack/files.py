"""Files in direct messages: made, uploaded and shared in three steps, of which only the last one can be seen.

Steps: https://docs.slack.dev/messaging/working-with-files
"""

from http.client import HTTPException

from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.formats.writing import write
from bot.messages import exports
from bot.messages.model import Message
from bot.plain import plain
from bot.slack.elements import escaped
from bot.slack.outcomes import TEMPORARY, name_of, outcome
from bot.slack.patience import PatientClient
from bot.slack.render import render
from bot.words.catalogue import Words
from domain.notices import Notice
from domain.ports import Delivery, NoAnswer, Place, Refused, Sent, TryLater
from domain.whole_plan import ExportReady

AGAIN = 30.0
"""Seconds after which a file that was not shared yet is uploaded anew."""

MOST_ATTEMPTS = 5
"""So often a file is uploaded that cannot be."""

TAIL = 8
"""Characters of a notice's token in the name of its file, by which the file is found again."""

ON_ITS_WAY = "the file may be on its way"
SHARED_WITHIN = 60.0
"""Seconds within which a file that Slack took stands in the conversation; before that, not seeing it says nothing."""

_MISSING = "missing_scope"


class FileSender:
    """Sends plans as files."""

    def __init__(self, client: PatientClient) -> None:
        self._client = client

    def send(self, notice: Notice, content: ExportReady, message: Message, place: Place) -> Delivery:
        """Make the file and share it, with a message. Until then nothing was said, and every step may be done again."""
        words = Words.of(content.to)
        file = write(content.plan, content.wanted.format, words)
        name = named(file.name, notice.token)
        channel = place.channel
        try:
            channel = self._channel(place)
            ticket = self._client.files_getUploadURLExternal(filename=name, length=len(file.data))
            self._client.upload(str(ticket["upload_url"]), file.data)
        except SlackApiError as error:
            if name_of(error) == _MISSING:
                return self._say_why_not(channel, words)
            return _not_shared(outcome(error), notice)
        except (OSError, HTTPException) as error:
            return _not_shared(NoAnswer(type(error).__name__), notice)
        return self._share(str(ticket["file_id"]), name, channel, escaped(plain(message)))

    def _channel(self, place: Place) -> str:
        """The conversation itself: a file is not shared with a member's name for it."""
        if not place.channel.startswith(("U", "W")):
            return place.channel
        return str(self._client.conversations_open(users=place.channel)["channel"]["id"])

    def _share(self, file_id: str, title: str, channel: str, text: str) -> Delivery:
        try:
            response = self._client.files_completeUploadExternal(
                files=[{"id": file_id, "title": title}], channel_id=channel, initial_comment=text
            )
        except SlackApiError as error:
            return outcome(error)
        except ConnectionRefusedError as error:
            return TryLater(5.0, type(error).__name__)
        except (OSError, HTTPException) as error:
            return NoAnswer(type(error).__name__)
        return Sent(channel, _stamp(response, channel))

    def _say_why_not(self, channel: str, words: Words) -> Delivery:
        """Whoever waits for a file is told that none can come."""
        try:
            response = self._client.chat_postMessage(channel=channel, **render(exports.impossible(words)))
        except SlackApiError as error:
            return outcome(error)
        except (OSError, HTTPException) as error:
            return NoAnswer(type(error).__name__)
        return Sent(str(response["channel"]), str(response["ts"]))


def named(name: str, token: str) -> str:
    """The name of a file with what makes it the only one of its kind before its end."""
    stem, dot, end = name.rpartition(".")
    return f"{stem}-{token[:TAIL]}{dot}{end}"


def found(messages: list[dict[str, object]], channel: str, notice: Notice) -> Sent | TryLater | None:
    """Where the file of a notice stands among the newest messages.

    Slack shows a file some time after it took it: one that is not there is looked for once more before it is sent
    again.
    """
    for message in messages:
        files = message.get("files")
        for file in files if isinstance(files, list) else []:
            if notice.token[:TAIL] in str(file.get("name", "")):
                return Sent(channel, str(message["ts"]))
    return None if notice.reason == ON_ITS_WAY else TryLater(SHARED_WITHIN, ON_ITS_WAY)


def _not_shared(told: Delivery, notice: Notice) -> Delivery:
    """What a step before the last one came to: nobody saw anything, so it may be tried again, though not for ever."""
    if isinstance(told, NoAnswer):
        told = TryLater(AGAIN, told.error)
    if isinstance(told, TryLater) and told.error not in TEMPORARY and notice.attempts >= MOST_ATTEMPTS:
        return Refused(told.error)
    return told


def _stamp(response: SlackResponse, channel: str) -> str:
    """Where the file stands, as far as Slack says so already; it often does only later."""
    for file in response.get("files") or []:
        for shares in (file.get("shares") or {}).values():
            for share in shares.get(channel) or []:
                return str(share["ts"])
    return ""
