"""Pressing, choosing and typing."""

from dataclasses import replace

import pytest

from sandbox.clock import Clock
from sandbox.manifest import Manifest
from sandbox.model import Json
from sandbox.workspace import Workspace
from tests.sandbox.lunch import (
    GUEST,
    KITCHEN,
    MONA,
    OMAR,
    actions,
    asked,
    button,
    call,
    delivered,
    home,
    opened,
    peopled,
    posted,
    refused,
    section,
    text_input,
)

OPTION: Json = {"text": {"type": "plain_text", "text": "Soup", "emoji": True}, "value": "soup"}
GROUP: Json = {"label": {"type": "plain_text", "text": "Warm"}, "options": [OPTION]}
TYPED = {
    "type": "rich_text",
    "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "hm"}]}],
}


def test_a_press_carries_what_slack_sends(workspace: Workspace) -> None:
    """A button's press holds the whole context: message, container, channel, state, way to answer."""
    ts = posted(workspace)
    payload = delivered(workspace.acts.click(MONA, "eat", channel=KITCHEN, ts=ts))
    place = {"type": "message", "message_ts": ts, "channel_id": KITCHEN, "is_ephemeral": False}
    assert (payload["type"], payload["container"]) == ("block_actions", place)
    assert payload["user"] == {"id": MONA, "username": "mona", "name": "mona", "team_id": workspace.team_id}
    assert payload["team"] == {"id": workspace.team_id, "domain": "pocket"}
    assert payload["channel"] == {"id": KITCHEN, "name": "kitchen"}
    assert (payload["message"]["ts"], payload["state"]) == (ts, {"values": {}})
    assert {"trigger_id", "response_url", "api_app_id", "token"} <= set(payload)


def test_a_press_carries_its_action(workspace: Workspace) -> None:
    """The one action of a press names element, block, value, words and moment."""
    ts = posted(workspace)
    (action,) = delivered(workspace.acts.click(MONA, "eat", channel=KITCHEN, ts=ts))["actions"]
    assert (action["action_id"], action["block_id"], action["value"]) == ("eat", "menu", "soup")
    assert action["text"] == {"type": "plain_text", "text": "Eat", "emoji": True}
    assert float(action["action_ts"]) >= float(ts)


def test_an_ephemeral_message_is_not_repeated(workspace: Workspace) -> None:
    """A press in an ephemeral message says so and does not carry the message."""
    blocks = [actions(button())]
    body = call(workspace, "chat.postEphemeral", channel=KITCHEN, user=MONA, text="a", blocks=blocks)
    payload = delivered(workspace.acts.click(MONA, "eat", channel=KITCHEN, ts=body["message_ts"]))
    assert payload["container"]["is_ephemeral"]
    assert "message" not in payload


def test_a_choice_in_a_message_is_state(workspace: Workspace) -> None:
    """What was chosen in a message comes along with every later press there."""
    menu = {"type": "static_select", "action_id": "pick", "options": [OPTION]}
    ts = posted(workspace, menu, button())
    chosen = delivered(workspace.acts.click(MONA, "pick", channel=KITCHEN, ts=ts, chosen="soup"))
    assert chosen["actions"][0]["selected_option"] == OPTION
    pressed = delivered(workspace.acts.click(MONA, "eat", channel=KITCHEN, ts=ts))
    assert pressed["state"]["values"]["menu"]["pick"]["selected_option"] == OPTION


@pytest.mark.parametrize(
    ("element", "chosen", "expected"),
    [
        ({"type": "static_select", "options": [OPTION]}, "soup", {"selected_option": OPTION}),
        ({"type": "static_select", "option_groups": [GROUP]}, "soup", {"selected_option": OPTION}),
        ({"type": "static_select", "options": [OPTION], "initial_option": OPTION}, None, {"selected_option": None}),
        ({"type": "multi_static_select", "options": [OPTION]}, ["soup"], {"selected_options": [OPTION]}),
        ({"type": "multi_static_select", "options": [OPTION]}, None, {"selected_options": []}),
        ({"type": "checkboxes", "options": [OPTION]}, ["soup"], {"selected_options": [OPTION]}),
        ({"type": "radio_buttons", "options": [OPTION]}, "soup", {"selected_option": OPTION}),
        ({"type": "users_select"}, MONA, {"selected_user": MONA}),
        ({"type": "multi_users_select"}, [MONA, OMAR], {"selected_users": [MONA, OMAR]}),
        ({"type": "conversations_select"}, KITCHEN, {"selected_conversation": KITCHEN}),
        ({"type": "channels_select"}, KITCHEN, {"selected_channel": KITCHEN}),
        ({"type": "datepicker"}, "2026-03-01", {"selected_date": "2026-03-01"}),
        ({"type": "timepicker"}, "09:30", {"selected_time": "09:30"}),
        ({"type": "datetimepicker"}, "1772352000", {"selected_date_time": 1772352000}),
        ({"type": "number_input", "is_decimal_allowed": False}, 3, {"value": "3"}),
        ({"type": "plain_text_input"}, "", {"value": None}),
        ({"type": "rich_text_input"}, "hm", {"rich_text_value": TYPED}),
        ({"type": "rich_text_input"}, TYPED, {"rich_text_value": TYPED}),
    ],
)
def test_every_element_reports_its_choice(workspace: Workspace, element: Json, chosen: object, expected: Json) -> None:
    """What is chosen stands under the key Slack uses for that element, in the form's state."""
    view_id = opened(workspace, asked({**element, "action_id": "pick"}, optional=True))
    workspace.acts.fill(MONA, "pick", chosen)
    sent = workspace.acts.submit(MONA, view_id=view_id).payload
    assert sent["view"]["state"]["values"]["dish"]["pick"] == {"type": element["type"], **expected}


def test_a_form_begins_with_its_initial_choices(workspace: Workspace) -> None:
    """What an element starts with is sent when nobody touches it."""
    menu = {"type": "static_select", "action_id": "pick", "options": [OPTION], "initial_option": OPTION}
    opened(workspace, asked(menu), asked(text_input(initial_value="rice"), "text"))
    values = workspace.acts.submit(MONA).payload["view"]["state"]["values"]
    assert values["dish"]["pick"]["selected_option"] == OPTION
    assert values["text"]["name"]["value"] == "rice"


@pytest.mark.parametrize(
    ("element", "chosen", "code"),
    [
        ({"type": "static_select", "options": [OPTION]}, "shoe", "no_such_option"),
        ({"type": "external_select"}, "shoe", "no_such_option"),
        ({"type": "datetimepicker"}, [1], "bad_value"),
    ],
)
def test_what_cannot_be_chosen(workspace: Workspace, element: Json, chosen: object, code: str) -> None:
    """What is not offered, or is no such value, cannot be chosen."""
    opened(workspace, asked({**element, "action_id": "pick"}))
    refused(workspace, code, lambda: workspace.acts.fill(MONA, "pick", chosen))


def test_an_overflow_menu_reports_its_choice(workspace: Workspace) -> None:
    """An overflow menu reports what was chosen and keeps no state."""
    ts = posted(workspace, {"type": "overflow", "action_id": "more", "options": [OPTION]})
    payload = delivered(workspace.acts.click(MONA, "more", channel=KITCHEN, ts=ts, chosen="soup"))
    assert payload["actions"][0]["selected_option"] == OPTION
    assert payload["state"] == {"values": {}}


def test_an_input_is_heard_only_when_it_asks_to_be(workspace: Workspace) -> None:
    """An input without `dispatch_action` waits for the form to be sent; with it, it is heard at once."""
    opened(workspace, asked(text_input()), asked(text_input("loud"), "loud", dispatch_action=True))
    assert workspace.acts.fill(MONA, "name", "soup") is None
    payload = delivered(workspace.acts.fill(MONA, "loud", "rice"))
    assert payload["actions"][0]["value"] == "rice"
    assert payload["view"]["state"]["values"]["dish"]["name"]["value"] == "soup"
    assert payload["container"]["type"] == "view"


def test_a_press_on_the_home_tab(workspace: Workspace) -> None:
    """A press on the home tab carries the view and no message."""
    view_id = call(workspace, "views.publish", user_id=MONA, view=home(actions(button())))["view"]["id"]
    payload = delivered(workspace.acts.click(MONA, "eat", view_id=view_id))
    assert (payload["view"]["type"], "message" in payload) == ("home", False)


def test_elements_in_all_kinds_of_blocks(workspace: Workspace) -> None:
    """Accessories and the buttons of cards can be pressed too."""
    card = {"type": "card", "title": {"type": "plain_text", "text": "x"}, "actions": [button("inner")]}
    blocks = [section("x", accessory=button("beside")), card]
    ts = str(call(workspace, "chat.postMessage", channel=KITCHEN, text="a", blocks=blocks)["ts"])
    for action_id in ("beside", "inner"):
        assert delivered(workspace.acts.click(MONA, action_id, channel=KITCHEN, ts=ts))


def test_what_cannot_be_pressed(workspace: Workspace) -> None:
    """Nothing is pressed that is not there, not shown to the member, or in front of somebody else."""
    acts = workspace.acts
    ts = posted(workspace, button(), button("mine", visible_to_user_ids=[OMAR]))
    view_id = opened(workspace, actions(button()))
    where = {"channel": KITCHEN, "ts": ts}
    refused(workspace, "no_such_element", lambda: acts.click(MONA, "shoe", **where))
    refused(workspace, "no_such_element", lambda: acts.click(MONA, "mine", **where))
    refused(workspace, "message_not_found", lambda: acts.click(MONA, "eat", channel=KITCHEN, ts="1.000000"))
    refused(workspace, "not_in_channel", lambda: acts.click(GUEST, "eat", **where))
    refused(workspace, "view_not_found", lambda: acts.click(OMAR, "eat", view_id=view_id))
    refused(workspace, "no_such_element", lambda: acts.look_up(MONA, "eat", "soup"))
    assert delivered(acts.click(OMAR, "mine", **where))


def test_the_same_action_in_two_blocks_is_told_apart(workspace: Workspace) -> None:
    """Where an action_id stands in several blocks, the block must be named."""
    blocks = [actions(button()), actions(button(), block_id="other")]
    where = {
        "channel": KITCHEN,
        "ts": str(call(workspace, "chat.postMessage", channel=KITCHEN, text="a", blocks=blocks)["ts"]),
    }
    refused(workspace, "ambiguous_element", lambda: workspace.acts.click(MONA, "eat", **where))
    payload = delivered(workspace.acts.click(MONA, "eat", block_id="other", **where))
    assert payload["actions"][0]["block_id"] == "other"


def test_an_external_menu_waits_for_enough_letters(workspace: Workspace) -> None:
    """Too short a query is not sent to the app."""
    opened(workspace, asked({"type": "external_select", "action_id": "dish"}))
    refused(workspace, "query_too_short", lambda: workspace.acts.look_up(MONA, "dish", "le"))


def test_without_interactivity_nothing_can_be_pressed(manifest: Manifest, clock: Clock) -> None:
    """An app that does not turn interactivity on hears of no press."""
    workspace = peopled(Workspace(clock, replace(manifest, interactivity_enabled=False)))
    ts = posted(workspace)
    refused(workspace, "interactivity_off", lambda: workspace.acts.click(MONA, "eat", channel=KITCHEN, ts=ts))
