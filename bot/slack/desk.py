"""The desk: what every listener works with, and how a raw payload becomes a request."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web import WebClient

from bot.slack.afterwards import Afterwards
from bot.slack.answer import post, whisper
from bot.slack.intake import Intake
from bot.slack.replies import PostToUrl
from bot.slack.request import Request, actor_id, clicked_spot, event_key
from bot.words.catalogue import Words
from domain.pace import Limits
from domain.ports import Clock, Storage
from domain.services.answering import Answers
from domain.services.bundle import Services

DEFAULT_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Desk:
    """The program's parts as listeners see them. `team_id` is the one workspace that is served, within `limits`.

    `client` never repeats a request by itself, and gives up well within the three seconds Slack allows. `afterwards`
    shows people what they changed, when it is stored and Slack was told; `answers` are new messages to whoever wrote.
    `intake` reads plans that are sent as files. `team` is what the workspace is called.
    A backup was put back at `restored_at`, which happens only while no program runs.
    """

    storage: Storage
    clock: Clock
    client: WebClient
    post_to_url: PostToUrl
    afterwards: Afterwards
    team_id: str
    bot_user_id: str
    limits: Limits
    answers: Answers
    intake: Intake
    restored_at: datetime | None = None
    team: str = ""

    def request(self, body: Mapping[str, Any]) -> Request:
        """Who acts and with which use cases; an event that was handled before will change nothing."""
        now = self.clock.now()
        chat_id = actor_id(body) or ""
        key = event_key(body)
        services = Services.on(self.storage if key is None else self.storage.once(key, now), self.limits)
        return Request(chat_id, now, services, clicked_spot(body), lambda: self._words(services, chat_id))

    def require_known(self, request: Request) -> None:
        """LostMessageError when what was clicked stands in the chat since before a restore, and is known no more."""
        spot = request.spot
        if self.restored_at is not None and spot is not None and float(spot[1]) < self.restored_at.timestamp():
            request.services.standing.require_known(spot)

    def say(self, request: Request, channel: str, **content: Any) -> None:  # noqa: ANN401  (the arguments of chat.postMessage)
        """Have a new message posted when it is its turn; one that Slack does not take is noted, and nothing else."""
        # A direct message has the member's id for a name as well, until its own is known.
        self.answers.add((channel, request.chat_id), partial(post, self.client, channel, content))

    def whisper(self, request: Request, channel: str, **content: Any) -> None:  # noqa: ANN401  (as above)
        """Have something shown in a channel to whoever acts, and to nobody else, when it is its turn."""
        shown = {"user": request.chat_id, **content}
        self.answers.add((channel, request.chat_id), partial(whisper, self.client, channel, shown))

    def _words(self, services: Services, chat_id: str) -> Words:
        person = services.members.find(chat_id)
        return self._words_for_stranger(chat_id) if person is None else Words.of(person)

    def _words_for_stranger(self, chat_id: str) -> Words:
        """Somebody who is not in the plan is still answered in their own language, if Slack tells it."""
        locale = ""
        if chat_id:
            try:
                response = self.client.users_info(user=chat_id, include_locale=True)
            except (SlackApiError, OSError):
                return Words.plainly(DEFAULT_LANGUAGE)
            locale = str(response["user"].get("locale") or "")
        return Words.plainly("ar" if locale.lower().startswith("ar") else DEFAULT_LANGUAGE)
