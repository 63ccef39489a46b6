"""HTTP mode: Slack's signed requests as a WSGI application."""

from typing import TYPE_CHECKING

from slack_bolt import App
from slack_bolt.adapter.wsgi import SlackRequestHandler

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

PATH = "/slack/events"
"""Where Slack sends events, commands and interactions; the manifest for HTTP mode names it three times."""


def receiver(app: App) -> "WSGIApplication":
    """Takes what Slack posts to PATH; the app checks each signature and its age."""
    handler: WSGIApplication = SlackRequestHandler(app, path=PATH)
    return handler
