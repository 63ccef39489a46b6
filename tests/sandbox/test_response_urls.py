"""Response URLs: five uses in thirty minutes."""

from datetime import timedelta

import pytest

from sandbox.clock import Clock
from sandbox.deliveries import Delivery
from sandbox.model import Json
from sandbox.workspace import Workspace
from tests.sandbox.lunch import KITCHEN, MONA, actions, button, call


def typed(workspace: Workspace) -> str:
    """The response URL of a command."""
    return str(workspace.acts.command(MONA, KITCHEN, "/lunch").payload["response_url"])


def pressed(workspace: Workspace, ts: str) -> str:
    """The response URL of a button's press."""
    delivery = workspace.acts.click(MONA, "eat", channel=KITCHEN, ts=ts)
    assert isinstance(delivery, Delivery)
    return str(delivery.payload["response_url"])


def posted(workspace: Workspace, **more: object) -> str:
    """The ts of a message with a button."""
    body = call(workspace, "chat.postMessage", channel=KITCHEN, text="a", blocks=[actions(button())], **more)
    return str(body["ts"])


def test_an_answer_is_for_the_one_who_acted(workspace: Workspace) -> None:
    """By default the answer is shown to the member who acted, alone."""
    answer = workspace.respond(typed(workspace), {"text": "Soup"})
    assert (answer.status, answer.text) == (200, "ok")
    (message,) = workspace.ephemerals.values()
    assert (message.text, message.visible_to) == ("Soup", MONA)


def test_an_answer_can_be_for_all(workspace: Workspace) -> None:
    """An answer `in_channel` is a message of the app in the channel."""
    workspace.respond(typed(workspace), {"text": "Soup", "response_type": "in_channel"})
    (message,) = workspace.channels[KITCHEN].messages.values()
    assert (message.text, message.bot_id) == ("Soup", workspace.bot_id)


def test_it_is_good_five_times(workspace: Workspace) -> None:
    """The sixth use is refused."""
    url = typed(workspace)
    statuses = [workspace.respond(url, {"text": str(number)}).status for number in range(6)]
    assert statuses == [200] * 5 + [404]
    assert "used_url" in workspace.respond(url, {"text": "a"}).text


def test_it_is_good_for_thirty_minutes(workspace: Workspace, clock: Clock) -> None:
    """After half an hour it is refused."""
    url = typed(workspace)
    clock.advance(timedelta(minutes=30))
    assert workspace.respond(url, {"text": "a"}).status == 200
    clock.advance(timedelta(seconds=1))
    assert "expired_url" in workspace.respond(url, {"text": "a"}).text


@pytest.mark.parametrize(
    ("body", "status", "error"),
    [
        ({}, 500, "no_text"),
        ({"text": "a", "blocks": [{"type": "header"}]}, 400, "invalid_blocks"),
        ({"text": "a", "replace_original": True}, 400, "message_not_found"),
        ({"delete_original": True}, 400, "message_not_found"),
    ],
)
def test_an_answer_that_cannot_be_shown_costs_no_use(workspace: Workspace, body: Json, status: int, error: str) -> None:
    """A refused answer says why and leaves all five uses."""
    url = typed(workspace)
    answer = workspace.respond(url, body)
    assert (answer.status, error in answer.text) == (status, True)
    assert [workspace.respond(url, {"text": "a"}).status for _ in range(5)] == [200] * 5


def test_nobody_answers_at_a_made_up_address(workspace: Workspace) -> None:
    """A URL that was never given out is refused."""
    assert workspace.respond("http://sandbox.invalid/commands/a/b/c", {"text": "a"}).status == 404


def test_the_clicked_message_is_replaced(workspace: Workspace) -> None:
    """`replace_original` rewrites the message that was clicked, in its place."""
    ts = posted(workspace)
    workspace.respond(pressed(workspace, ts), {"text": "Eaten", "replace_original": True})
    message = workspace.channels[KITCHEN].messages[ts]
    assert (message.text, message.blocks) == ("Eaten", [])


def test_the_clicked_message_is_deleted(workspace: Workspace) -> None:
    """`delete_original` takes the message away."""
    ts = posted(workspace)
    workspace.respond(pressed(workspace, ts), {"delete_original": True})
    assert ts not in workspace.channels[KITCHEN].messages


def test_an_ephemeral_message_can_be_replaced_and_deleted(workspace: Workspace) -> None:
    """What the Web API cannot reach, the response URL can: an ephemeral message."""
    workspace.respond(typed(workspace), {"text": "a", "blocks": [actions(button())]})
    (message,) = workspace.ephemerals.values()
    workspace.respond(pressed(workspace, message.ts), {"text": "b", "replace_original": True})
    assert workspace.ephemerals[message.ts].text == "b"
    workspace.respond(typed(workspace), {"text": "c", "blocks": [actions(button())]})
    other = next(reversed(workspace.ephemerals))
    workspace.respond(pressed(workspace, other), {"delete_original": True})
    assert list(workspace.ephemerals) == [message.ts]


def test_an_answer_stays_in_the_thread(workspace: Workspace) -> None:
    """An answer to a click in a thread appears in that thread."""
    root = posted(workspace)
    reply = posted(workspace, thread_ts=root)
    workspace.respond(pressed(workspace, reply), {"text": "a", "response_type": "in_channel"})
    assert list(workspace.channels[KITCHEN].messages.values())[-1].thread_ts == root
