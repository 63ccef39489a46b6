"""Sending and closing forms."""

import pytest

from sandbox.model import ActRefusedError, Json
from sandbox.workspace import Workspace
from tests.sandbox.lunch import (
    KITCHEN,
    MONA,
    OMAR,
    actions,
    asked,
    button,
    call,
    delivered,
    home,
    modal,
    opened,
    refused,
    section,
    text_input,
)


def number(**more: object) -> Json:
    """A number input."""
    return {"type": "number_input", "action_id": "name", "is_decimal_allowed": True, **more}


@pytest.mark.parametrize(
    ("element", "entry"),
    [
        (text_input(), ""),
        (text_input(min_length=3), "ab"),
        (text_input(max_length=3), "abcd"),
        (number(is_decimal_allowed=False), "1.5"),
        (number(), "one"),
        (number(min_value="2"), "1.5"),
        (number(max_value="2"), "2.5"),
        ({"type": "email_text_input", "action_id": "name"}, "mona"),
        ({"type": "url_text_input", "action_id": "name"}, "mona"),
        ({"type": "multi_users_select", "action_id": "name", "max_selected_items": 1}, [MONA, OMAR]),
    ],
)
def test_a_form_that_is_not_right_is_not_sent(workspace: Workspace, element: Json, entry: object) -> None:
    """What the client checks never reaches the app; the words stand at the block."""
    view_id = opened(workspace, asked(element))
    with pytest.raises(ActRefusedError) as refusal:
        workspace.acts.submit(MONA, {"dish": entry})
    assert set(refusal.value.errors) == {"dish"} == set(workspace.views[view_id].errors)
    assert [each.kind for each in workspace.outgoing.waiting()] == ["slash_commands"]


@pytest.mark.parametrize(
    ("element", "entry"),
    [
        (text_input(min_length=3), "abc"),
        (text_input(max_length=3), "abc"),
        (number(is_decimal_allowed=False), "-15"),
        (number(min_value="2", max_value="2"), "2.0"),
        ({"type": "email_text_input", "action_id": "name"}, "mona@example.com"),
        ({"type": "url_text_input", "action_id": "name"}, "https://example.com"),
    ],
)
def test_a_form_just_within_its_bounds_is_sent(workspace: Workspace, element: Json, entry: str) -> None:
    """An entry at its very bound is right."""
    opened(workspace, asked(element))
    sent = workspace.acts.submit(MONA, {"dish": entry}).payload
    assert sent["view"]["state"]["values"]["dish"]["name"]["value"] == entry


def test_an_optional_input_may_stay_empty(workspace: Workspace) -> None:
    """A form with nothing in its optional inputs is sent."""
    opened(workspace, asked(text_input(min_length=3), optional=True))
    sent = workspace.acts.submit(MONA).payload
    assert sent["view"]["state"]["values"]["dish"]["name"]["value"] is None


def test_a_submission_carries_what_slack_sends(workspace: Workspace) -> None:
    """A submission holds the whole view with its state, a trigger and the member."""
    view_id = opened(workspace, private_metadata="kept", external_id="mine")
    payload = workspace.acts.submit(MONA, {"dish": "lentils"}).payload
    view = payload["view"]
    assert (payload["type"], view["id"], view["private_metadata"]) == ("view_submission", view_id, "kept")
    assert (view["callback_id"], view["external_id"], view["root_view_id"]) == ("order", "mine", view_id)
    assert view["app_installed_team_id"] == workspace.team_id
    assert payload["response_urls"] == []
    assert payload["trigger_id"]


def test_a_form_can_ask_where_to_answer(workspace: Workspace) -> None:
    """A menu with `response_url_enabled` gives the app a way to answer in the chosen place."""
    element = {"type": "conversations_select", "action_id": "where", "response_url_enabled": True}
    opened(workspace, asked(element))
    (entry,) = workspace.acts.submit(MONA, {"where": KITCHEN}).payload["response_urls"]
    assert (entry["channel_id"], entry["action_id"]) == (KITCHEN, "where")
    workspace.respond(entry["response_url"], {"text": "Here", "response_type": "in_channel"})
    assert [each.text for each in workspace.channels[KITCHEN].messages.values()] == ["Here"]


def test_what_cannot_be_sent(workspace: Workspace) -> None:
    """A form without a button to send it, one that is not in front, and a home tab are not sent."""
    trigger = workspace.acts.command(MONA, KITCHEN, "/lunch").payload["trigger_id"]
    plain = {key: value for key, value in modal(section("x")).items() if key != "submit"}
    call(workspace, "views.open", trigger_id=trigger, view=plain)
    refused(workspace, "no_submit", lambda: workspace.acts.submit(MONA))
    refused(workspace, "view_not_found", lambda: workspace.acts.submit(OMAR))
    home_id = call(workspace, "views.publish", user_id=MONA, view=home())["view"]["id"]
    refused(workspace, "no_submit", lambda: workspace.acts.submit(MONA, view_id=home_id))
    refused(workspace, "view_not_found", lambda: workspace.acts.close(MONA, view_id=home_id))


def test_closing_is_heard_when_asked_for(workspace: Workspace) -> None:
    """A closed form is told only to an app that wants to know, and the form below shows again."""
    below = opened(workspace, actions(button()))
    trigger = delivered(workspace.acts.click(MONA, "eat"))["trigger_id"]
    call(workspace, "views.push", trigger_id=trigger, view=modal(notify_on_close=True))
    (delivery,) = workspace.acts.close(MONA)
    assert (delivery.payload["type"], delivery.payload["is_cleared"]) == ("view_closed", False)
    assert workspace.stacks[MONA] == [below]
    assert workspace.acts.close(MONA) == []
    assert not workspace.stacks[MONA]


@pytest.mark.parametrize(("everything", "clear_on_close"), [(True, False), (False, True)])
def test_all_can_be_closed_at_once(workspace: Workspace, *, everything: bool, clear_on_close: bool) -> None:
    """Closing everything, or a form that clears on close, tells of each form that wants to be told."""
    opened(workspace, actions(button()), notify_on_close=True)
    trigger = delivered(workspace.acts.click(MONA, "eat"))["trigger_id"]
    top = modal(notify_on_close=True, clear_on_close=clear_on_close)
    call(workspace, "views.push", trigger_id=trigger, view=top)
    closed = workspace.acts.close(MONA, everything=everything)
    assert [each.payload["is_cleared"] for each in closed] == [True, True]
    assert not workspace.stacks[MONA]
