"""The lunch app as an unmodified Bolt app."""

import logging
from typing import Any

from slack_bolt import Ack, App, Respond, Say
from slack_sdk import WebClient

from sandbox.server.run import Server
from tests.sandbox.lunch import KITCHEN, actions, button, modal


def bolt_app(server: Server, *, process_before_response: bool = True) -> App:
    """A Bolt app that talks to this server and knows nothing of it but the base URL."""
    ws = server.workspace
    app = App(
        client=WebClient(token=ws.bot_token, base_url=server.api_url),
        signing_secret=ws.signing_secret,
        process_before_response=process_before_response,
        logger=logging.getLogger("lunch"),
    )
    _listen(app)
    return app


def _listen(app: App) -> None:
    @app.command("/lunch")
    def order(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        client.views_open(trigger_id=body["trigger_id"], view=modal())
        ack()

    @app.view("order")
    def ordered(ack: Ack, client: WebClient, view: dict[str, Any]) -> None:
        dish = view["state"]["values"]["dish"]["name"]["value"]
        if dish == "shoe":
            ack(response_action="errors", errors={"dish": "Not to be eaten"})
            return
        client.chat_postMessage(channel=KITCHEN, text=f"Lunch: {dish}", blocks=[actions(button(value=dish))])
        ack()

    @app.action("eat")
    def eaten(ack: Ack, respond: Respond, action: dict[str, Any]) -> None:
        respond(text=f"{action['value']} is eaten", replace_original=True)
        ack()

    @app.action("order")
    def noted(ack: Ack) -> None:
        ack()

    @app.event("app_home_opened")
    def home(client: WebClient, event: dict[str, Any]) -> None:
        client.views_publish(user_id=event["user"], view={"type": "home", "blocks": [actions(button())]})

    @app.event("message")
    def echo(event: dict[str, Any], say: Say) -> None:
        if event.get("channel_type") == "im" and "subtype" not in event:
            say(text=f"You said: {event['text']}", thread_ts=event["ts"])

    @app.options("dish")
    def dishes(ack: Ack, payload: dict[str, Any]) -> None:
        found = [dish for dish in ("lentils", "lentil soup", "rice") if payload["value"] in dish]
        ack(options=[{"text": {"type": "plain_text", "text": dish}, "value": dish} for dish in found])
