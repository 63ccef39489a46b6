"""A whole conversation without any sockets."""

from sandbox.deliveries import Delivery
from sandbox.direct import Direct
from sandbox.model import Json
from tests.sandbox.lunch import KITCHEN, MONA, actions, button, modal


class LunchApp:
    """An app in a few lines: a command opens a form, the form posts a message, a click rewrites it."""

    def __init__(self, direct: Direct) -> None:
        self.direct = direct
        self.token = direct.workspace.bot_token
        self.seen: list[str] = []

    def __call__(self, delivery: Delivery) -> object:
        payload = delivery.payload
        self.seen.append(delivery.title)
        if delivery.kind == "slash_commands":
            self.direct.call("views.open", self.token, {"trigger_id": payload["trigger_id"], "view": modal()})
        elif payload["type"] == "view_submission":
            dish = payload["view"]["state"]["values"]["dish"]["name"]["value"]
            message = {"channel": KITCHEN, "text": f"Lunch: {dish}", "blocks": [actions(button(value=dish))]}
            self.direct.call("chat.postMessage", self.token, message)
        elif payload["type"] == "block_actions":
            dish = payload["actions"][0]["value"]
            body: Json = {"replace_original": True, "text": f"{dish} is eaten"}
            self.direct.workspace.respond(payload["response_url"], body)
        return None


def test_a_command_leads_through_a_form_and_a_message_to_its_rewriting(direct: Direct) -> None:
    """A command, a form, a message, a click and a rewriting follow from one another."""
    workspace, app = direct.workspace, LunchApp(direct)
    workspace.acts.command(MONA, KITCHEN, "/lunch")
    direct.carry(app)
    workspace.acts.submit(MONA, {"dish": "lentils"})
    direct.carry(app)
    (message,) = workspace.channels[KITCHEN].messages.values()
    assert message.text == "Lunch: lentils"
    workspace.acts.click(MONA, "eat", channel=KITCHEN, ts=message.ts)
    direct.carry(app)
    assert message.text == "lentils is eaten"
    assert message.blocks == []
    assert not workspace.stacks[MONA]
    assert app.seen == ["/lunch", "order", "message.channels", "eat", "message.channels"]
