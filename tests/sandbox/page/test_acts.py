"""What a person does on the page becomes what the member does."""

import pytest

from sandbox.model import ActRefusedError, Json
from sandbox.server.page_acts import act, look_up
from sandbox.workspace import Workspace
from tests.sandbox.lunch import KITCHEN, MONA, OMAR, actions, asked, button, call, home, modal, text_input


def do(workspace: Workspace, what: str, **more: object) -> None:
    """Act as Omar."""
    act(workspace, {"act": what, "as": OMAR, **more})


def last(workspace: Workspace) -> Json:
    """The payload of the newest delivery."""
    return workspace.outgoing.waiting()[-1].payload


def opened(workspace: Workspace, *blocks: Json) -> str:
    """Id of a modal in front of Omar."""
    do(workspace, "say", channel=KITCHEN, text="/lunch")
    answer = call(workspace, "views.open", trigger_id=last(workspace)["trigger_id"], view=modal(*blocks))
    return str(answer["view"]["id"])


def test_say(workspace: Workspace) -> None:
    """Plain words become a message, also in a thread."""
    do(workspace, "say", channel=KITCHEN, text="soup?")
    root = next(iter(workspace.channels[KITCHEN].messages.values()))
    do(workspace, "say", channel=KITCHEN, text="yes", thread=root.ts)
    assert [(m.text, m.thread_ts) for m in workspace.channels[KITCHEN].messages.values()] == [
        ("soup?", ""),
        ("yes", root.ts),
    ]


def test_a_pause_of_notifications(workspace: Workspace) -> None:
    """An hour or a day, until it is ended; nothing else is a length."""
    for minutes in ("60", "1440", "0"):
        do(workspace, "pause", minutes=minutes)
        left = workspace.users[OMAR].dnd.snooze_until - int(workspace.clock.now().timestamp())
        assert left == 60 * int(minutes) if minutes != "0" else left <= 0
    with pytest.raises(ActRefusedError, match="minutes must be"):
        do(workspace, "pause", minutes="61")


def test_commands(workspace: Workspace) -> None:
    """Words that begin with a slash are a command, with the rest as its text; in threads there are none."""
    do(workspace, "say", channel=KITCHEN, text="/lunch two soups")
    assert (last(workspace)["command"], last(workspace)["text"]) == ("/lunch", "two soups")
    with pytest.raises(ActRefusedError, match="not a valid command"):
        do(workspace, "say", channel=KITCHEN, text="/dinner")
    with pytest.raises(ActRefusedError, match="not_supported_in_threads"):
        do(workspace, "say", channel=KITCHEN, text="/lunch", thread="1.2")


def test_click(workspace: Workspace) -> None:
    """A button in a message is pressed where it stands."""
    sent = call(workspace, "chat.postMessage", channel=KITCHEN, text="x", blocks=[actions(button())])
    do(workspace, "click", channel=KITCHEN, ts=sent["ts"], action="eat", block="menu", kind="button", value="soup")
    assert last(workspace)["actions"][0]["value"] == "soup"
    assert last(workspace)["container"]["message_ts"] == sent["ts"]


def test_click_on_what_was_just_drawn_again(workspace: Workspace) -> None:
    """A button counts that the app drew again, under another block's name, before the page had heard of it."""
    call(workspace, "views.publish", user_id=OMAR, view=home(actions(button(), block_id="old")))
    call(workspace, "views.publish", user_id=OMAR, view=home(actions(button(), block_id="new")))
    view = workspace.homes[OMAR].id
    do(workspace, "click", view=view, action="eat", block="old", kind="button", value="soup")
    assert last(workspace)["actions"][0]["block_id"] == "new"
    with pytest.raises(ActRefusedError, match="nothing with the action_id 'drink'"):
        do(workspace, "click", view=view, action="drink", block="old", kind="button", value="tea")


def test_submit(workspace: Workspace) -> None:
    """A form is sent with what its controls hold."""
    view = opened(workspace)
    values = [{"block": "dish", "kind": "plain_text_input", "value": "soup"}]
    do(workspace, "submit", view=view, values=values)
    assert last(workspace)["view"]["state"]["values"]["dish"]["name"]["value"] == "soup"


def test_moments_are_in_the_members_zone(workspace: Workspace) -> None:
    """A date and time chosen on the page is the member's own, as seconds since 1970."""
    view = opened(workspace, asked({"type": "datetimepicker", "action_id": "at"}))
    values = [{"block": "dish", "kind": "datetimepicker", "value": "2026-03-01T12:00"}]
    do(workspace, "submit", view=view, values=values)
    assert last(workspace)["view"]["state"]["values"]["dish"]["at"]["selected_date_time"] == 1772362800
    with pytest.raises(ActRefusedError):
        do(workspace, "click", view=view, action="at", block="dish", kind="datetimepicker", value="noon")


def test_incomplete_form(workspace: Workspace) -> None:
    """A form with an empty required field is not sent, and the field is named."""
    view = opened(workspace)
    with pytest.raises(ActRefusedError) as refused:
        do(workspace, "submit", view=view, values=[{"block": "dish", "kind": "plain_text_input", "value": None}])
    assert list(refused.value.errors) == ["dish"]


def test_keeping_what_is_typed(workspace: Workspace) -> None:
    """What is typed into an input is kept without telling the app, and goes along with the next press."""
    call(workspace, "views.publish", user_id=OMAR, view=home(asked(text_input()), actions(button())))
    view = workspace.homes[OMAR].id
    before = len(workspace.outgoing)
    do(workspace, "click", view=view, action="name", block="dish", kind="plain_text_input", value="soup")
    assert len(workspace.outgoing) == before
    do(workspace, "click", view=view, action="eat", block="menu", kind="button", value="soup")
    assert last(workspace)["view"]["state"]["values"]["dish"]["name"]["value"] == "soup"


def test_close(workspace: Workspace) -> None:
    """Closing takes the modal away."""
    do(workspace, "close", view=opened(workspace))
    assert workspace.stacks[OMAR] == []


def test_reactions_are_switched(workspace: Workspace) -> None:
    """The same reaction again takes it back."""
    message = workspace.acts.say(MONA, KITCHEN, "soup")
    do(workspace, "react", channel=KITCHEN, ts=message.ts, name="tada")
    assert message.reactions == {"tada": [OMAR]}
    do(workspace, "react", channel=KITCHEN, ts=message.ts, name="tada")
    assert message.reactions == {}


def test_own_messages(workspace: Workspace) -> None:
    """One's own message can be edited and deleted, and another's cannot."""
    message = workspace.acts.say(OMAR, KITCHEN, "soup")
    do(workspace, "edit", channel=KITCHEN, ts=message.ts, text="stew")
    assert message.text == "stew"
    do(workspace, "delete", channel=KITCHEN, ts=message.ts)
    assert message.ts not in workspace.channels[KITCHEN].messages
    other = workspace.acts.say(MONA, KITCHEN, "hers")
    with pytest.raises(ActRefusedError):
        do(workspace, "delete", channel=KITCHEN, ts=other.ts)


def test_dismiss(workspace: Workspace) -> None:
    """An ephemeral message can be waved away."""
    sent = call(workspace, "chat.postEphemeral", channel=KITCHEN, user=OMAR, text="psst")
    do(workspace, "dismiss", channel=KITCHEN, ts=sent["message_ts"])
    assert workspace.ephemerals == {}


def test_ways_in(workspace: Workspace) -> None:
    """Home, shortcuts, joining and reading reach the workspace."""
    do(workspace, "open-home", tab="home")
    assert last(workspace)["event"]["type"] == "app_home_opened"
    do(workspace, "shortcut", name="order_lunch")
    assert last(workspace)["type"] == "shortcut"
    message = workspace.acts.say(MONA, KITCHEN, "soup")
    do(workspace, "message-shortcut", name="make_lunch", channel=KITCHEN, ts=message.ts)
    assert last(workspace)["message"]["ts"] == message.ts
    do(workspace, "read", channel=KITCHEN)
    assert workspace.channels[KITCHEN].last_read[OMAR] == message.ts
    garden = workspace.add_channel(name="garden")
    do(workspace, "join", channel=garden.id)
    assert OMAR in garden.members


def test_options_of_the_app(workspace: Workspace) -> None:
    """An external menu shows what the app offers; an app that is silent is reported."""
    menu = actions({"type": "external_select", "action_id": "dish", "min_query_length": 1})
    sent = call(workspace, "chat.postMessage", channel=KITCHEN, text="x", blocks=[menu])
    asked_for = {"as": OMAR, "channel": KITCHEN, "ts": sent["ts"], "action": "dish", "block": "menu", "query": "so"}
    offered = [{"text": {"type": "plain_text", "text": "Soup"}, "value": "soup"}]

    def app() -> None:
        delivery = workspace.outgoing.take()
        if delivery is not None:
            workspace.acknowledge(delivery, {"options": offered} if delivery.kind == "options" else None)

    stop = workspace.outgoing.listen(app)
    assert look_up(workspace, asked_for) == offered
    stop()

    def silent() -> None:
        delivery = workspace.outgoing.take()
        if delivery is not None:
            workspace.expire(delivery)

    workspace.outgoing.listen(silent)
    with pytest.raises(ActRefusedError) as refused:
        look_up(workspace, asked_for)
    assert refused.value.code == "operation_timeout"


@pytest.mark.parametrize(
    "body",
    [
        {"act": "dance", "as": OMAR},
        {"act": "say", "as": "U0NOBODY", "channel": KITCHEN, "text": "x"},
        {"act": "say", "as": OMAR, "channel": [KITCHEN], "text": "x"},
        {"act": "submit", "as": OMAR, "view": "V1", "values": "all"},
        {"act": "react", "as": OMAR, "channel": "C0NOWHERE", "ts": "1", "name": "x"},
        {},
    ],
)
def test_requests_that_make_no_sense(workspace: Workspace, body: Json) -> None:
    """A request that makes no sense is refused and changes nothing."""
    version = workspace.changes.version
    with pytest.raises(ActRefusedError):
        act(workspace, body)
    assert workspace.changes.version == version
