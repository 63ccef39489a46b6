"""People, places and payloads that the sandbox's tests share."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from sandbox.deliveries import Delivery
from sandbox.model import ActRefusedError, Json
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


def events(workspace: Workspace) -> list[Json]:
    """The events that wait, in order."""
    return [each.payload["event"] for each in workspace.outgoing.waiting() if each.is_event]


def opened(workspace: Workspace, *blocks: Json, **more: object) -> str:
    """The id of a modal that was opened."""
    trigger = workspace.acts.command(MONA, KITCHEN, "/lunch").payload["trigger_id"]
    return str(call(workspace, "views.open", trigger_id=trigger, view=modal(*blocks, **more))["view"]["id"])


def posted(workspace: Workspace, *elements: Json, channel: str = KITCHEN) -> str:
    """The ts of a message with these elements, one button when left out."""
    blocks = [actions(*(elements or (button(),)))]
    return str(call(workspace, "chat.postMessage", channel=channel, text="a", blocks=blocks)["ts"])


def delivered(delivery: Delivery | None) -> Json:
    """The payload of a delivery that there must be."""
    assert delivery is not None
    return delivery.payload


def refused(workspace: Workspace, code: str, act: Callable[[], object]) -> None:
    """Check that an act is refused with this code and leaves nothing for the app."""
    before = len(workspace.outgoing)
    with pytest.raises(ActRefusedError) as refusal:
        act()
    assert refusal.value.code == code
    assert len(workspace.outgoing) == before
