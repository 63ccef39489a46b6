"""People, places and payloads that the sandbox's tests share."""

from datetime import UTC, datetime

from sandbox.model import Json
from sandbox.workspace import Workspace

START = datetime(2026, 3, 1, 6, 0, tzinfo=UTC)
MONA, OMAR, GUEST = "U0MONA", "U0OMAR", "U0GUEST"
KITCHEN, SECRET = "C0KITCHEN", "C0SECRET"


def peopled(workspace: Workspace) -> Workspace:
    """Fill a workspace with the people and places the tests know."""
    workspace.add_user(id=MONA, name="mona", real_name="Mona Saleh", email="mona@example.com", is_admin=True)
    workspace.add_user(id=OMAR, name="omar", real_name="Omar Haddad", tz="Europe/Berlin", locale="en-GB")
    workspace.add_user(id=GUEST, name="guest", real_name="Gus Guest", is_restricted=True)
    workspace.add_channel(id=KITCHEN, name="kitchen", members=[MONA, OMAR])
    workspace.add_channel(id=SECRET, name="secret", is_private=True, members=[MONA])
    return workspace


def call(workspace: Workspace, method: str, **args: object) -> Json:
    """The body of the answer to a call with the bot's token."""
    return workspace.call(method, workspace.bot_token, args).body


def button(action_id: str = "eat", value: str = "soup", **more: object) -> Json:
    """A button."""
    return {
        "type": "button",
        "action_id": action_id,
        "text": {"type": "plain_text", "text": "Eat"},
        "value": value,
        **more,
    }


def actions(*elements: Json, block_id: str = "menu") -> Json:
    """A block with these elements."""
    return {"type": "actions", "block_id": block_id, "elements": list(elements)}


def asked(element: Json, block_id: str = "dish", **more: object) -> Json:
    """An input block around an element."""
    return {
        "type": "input",
        "block_id": block_id,
        "label": {"type": "plain_text", "text": "Dish"},
        "element": element,
        **more,
    }


def text_input(action_id: str = "name", **more: object) -> Json:
    """A plain text input."""
    return {"type": "plain_text_input", "action_id": action_id, **more}


def modal(*blocks: Json, **more: object) -> Json:
    """A modal with these blocks, one text input when left out."""
    return {
        "type": "modal",
        "callback_id": "order",
        "title": {"type": "plain_text", "text": "Order"},
        "submit": {"type": "plain_text", "text": "Send"},
        "blocks": list(blocks) or [asked(text_input())],
        **more,
    }


def home(*blocks: Json, **more: object) -> Json:
    """A home tab with these blocks, one line of text when left out."""
    return {"type": "home", "blocks": list(blocks) or [section("Today: soup")], **more}


def section(text: str, **more: object) -> Json:
    """A section of text."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}
