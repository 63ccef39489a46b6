"""The Bolt app: one workspace, few listeners, and nothing acknowledged before it is done.

`process_before_response` lets a listener finish its one transaction before Slack is told, so that an answer that was
acknowledged is in the database, and an event whose listener failed comes again.
"""

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from slack_bolt import App, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web import WebClient

from bot.slack import errors
from bot.slack.desk import Desk
from bot.slack.listeners import actions, command, events, mentions, shortcuts, submissions
from bot.slack.request import team_id

log = logging.getLogger(__name__)

BoltApp = App


def build_app(desk: Desk) -> App:
    """The app with every listener registered; it is not connected to anything yet."""
    authorized = AuthorizeResult(
        enterprise_id=None,
        team_id=desk.team_id,
        bot_user_id=desk.bot_user_id,
        bot_token=desk.client.token,
    )

    def authorize() -> AuthorizeResult:
        return authorized

    with _environment_hidden():
        app = App(
            name="followthrough",  # without one Bolt reads the source of everything that led here to find a name
            client=WebClient(base_url=desk.client.base_url, retry_handlers=[]),  # listeners use the one of the desk
            authorize=authorize,
            process_before_response=True,
            request_verification_enabled=False,  # Socket Mode is authenticated when the connection is opened
            signing_secret="",
            logger=logging.getLogger("bot.slack.bolt"),
        )

    @app.middleware
    def receive(body: dict[str, Any], context: dict[str, Any], next: Callable[[], None]) -> BoltResponse | None:  # noqa: A002
        """Turn other workspaces away, and lay out what the listeners need."""
        if team_id(body) not in {desk.team_id, None}:
            log.warning("a payload of another workspace was turned away")
            return BoltResponse(status=200)
        context["request"] = desk.request(body)
        next()
        return None

    for listener in (command, actions, shortcuts, events, mentions, submissions):
        listener.register(app, desk)
    errors.register(app, desk)
    return app


@contextmanager
def _environment_hidden() -> Iterator[None]:
    """Bolt takes tokens, and a whole installation flow, out of the environment unasked; ours come from the settings."""
    hidden = {name: value for name, value in os.environ.items() if name.startswith("SLACK_")}
    for name in hidden:
        del os.environ[name]
    try:
        yield
    finally:
        os.environ.update(hidden)
