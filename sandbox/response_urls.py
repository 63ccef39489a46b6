"""Response URLs: after a member's act the app may answer there five times within thirty minutes.

Rule: https://docs.slack.dev/interactivity/handling-user-interaction
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sandbox.model import Json, Message
from sandbox.posting import by_app, compose, place, place_ephemeral, remove, rewrite
from sandbox.refusals import RefusedError
from sandbox.triggers import forget_old

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

LIFE = timedelta(minutes=30)
MOST_USES = 5
KEPT = timedelta(days=1)


@dataclass
class ResponseUrl:
    """Where a member acted: in which channel or thread, and on which message, if on one."""

    url: str
    user_id: str
    channel_id: str
    thread_ts: str
    message_ts: str
    given_at: datetime
    uses: int = 0


@dataclass(frozen=True)
class UrlAnswer:
    """What a post to a response URL comes back with."""

    status: int
    text: str


class ResponseUrls:
    """Gives response URLs out and takes what apps post to them."""

    def __init__(self, workspace: Workspace) -> None:
        self._ws = workspace
        self._given: dict[str, ResponseUrl] = {}

    def give(self, kind: str, user_id: str, channel_id: str, thread_ts: str = "", message_ts: str = "") -> str:
        """A new response URL; `kind` is the first part of its path, `commands` or `actions`."""
        now = self._ws.clock.now()
        forget_old(self._given, now - KEPT)
        path = f"/{kind}/{self._ws.team_id}/{self._ws.ids.secret(12)}/{self._ws.ids.secret(24)}"
        url = f"{self._ws.base_url}{path}"
        self._given[path] = ResponseUrl(url, user_id, channel_id, thread_ts, message_ts, now)
        return url

    def respond(self, url: str, body: Json) -> UrlAnswer:
        """Take what an app posts to a response URL (whole or just its path)."""
        given = self._given.get(url.removeprefix(self._ws.base_url))
        if given is None:
            return _refused(404, "no_service")
        if self._ws.clock.now() - given.given_at > LIFE:
            return _refused(404, "expired_url")
        if given.uses >= MOST_USES:
            return _refused(404, "used_url")
        try:
            self._apply(given, body)
        except RefusedError as error:
            return UrlAnswer(500 if error.code == "no_text" else 400, json.dumps(error.body()))
        given.uses += 1
        return UrlAnswer(200, "ok")

    def _apply(self, given: ResponseUrl, body: Json) -> None:
        original = self._original(given)
        if body.get("delete_original"):
            if original is None:
                raise RefusedError("message_not_found")
            remove(self._ws, original)
            return
        content = compose(self._ws, body)
        if body.get("replace_original"):
            if original is None:
                raise RefusedError("message_not_found")
            rewrite(self._ws, original, content)
            return
        answer(self._ws, given, body, content)

    def _original(self, given: ResponseUrl) -> Message | None:
        channel = self._ws.channels[given.channel_id]
        return channel.messages.get(given.message_ts) or self._ws.ephemerals.get(given.message_ts)


def answer(ws: Workspace, given: ResponseUrl, body: Json, content: Json) -> Message:
    """Show a new message where the member acted: to them alone unless the app says `in_channel`."""
    channel = ws.channels[given.channel_id]
    message = by_app(ws, channel, content, str(body.get("thread_ts") or given.thread_ts))
    if body.get("response_type") == "in_channel":
        return place(ws, channel, message)
    message.visible_to = given.user_id
    return place_ephemeral(ws, message)


def _refused(status: int, error: str) -> UrlAnswer:
    return UrlAnswer(status, json.dumps({"ok": False, "error": error}))
