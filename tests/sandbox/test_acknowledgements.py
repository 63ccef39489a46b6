"""What an app's acknowledgement does: to a command, to a form, to a menu."""

import pytest

from sandbox.model import Json
from sandbox.workspace import Workspace
from tests.sandbox.carried import said, submitted
from tests.sandbox.lunch import KITCHEN, MONA, asked, call, modal, section, text_input


def test_an_unanswered_form_stays_open_with_its_trouble(workspace: Workspace) -> None:
    """A form whose submission was not acknowledged stays, says so, and can be sent again."""
    delivery = submitted(workspace)
    view = workspace.views[delivery.view_id]
    assert view.is_submitting
    workspace.expire(delivery)
    assert (view.trouble, view.is_submitting) == ("operation_timeout", False)
    again = workspace.acts.submit(MONA)
    assert view.trouble == ""
    assert again.payload["view"]["private_metadata"] == "kept"


def test_a_late_acknowledgement_does_nothing(workspace: Workspace) -> None:
    """What is acknowledged after it was given up, or twice, is noted and not applied."""
    delivery = workspace.acts.command(MONA, KITCHEN, "/lunch")
    workspace.expire(delivery)
    assert not workspace.acknowledge(delivery, {"text": "late"})
    assert [each.user_id for each in workspace.ephemerals.values()] == ["USLACKBOT"]
    assert workspace.expire(delivery) is None


@pytest.mark.parametrize("payload", ["Soup", {"text": "Soup"}, {"blocks": [section("Soup")], "text": "Soup"}])
def test_a_command_can_be_answered_at_once(workspace: Workspace, payload: object) -> None:
    """An acknowledgement with words shows them to whoever typed the command, and to nobody else."""
    workspace.acknowledge(workspace.acts.command(MONA, KITCHEN, "/lunch"), payload)
    (message,) = workspace.ephemerals.values()
    assert (message.text, message.visible_to, message.bot_id) == ("Soup", MONA, workspace.bot_id)


def test_a_command_can_be_answered_to_all(workspace: Workspace) -> None:
    """An answer `in_channel` is an ordinary message."""
    delivery = workspace.acts.command(MONA, KITCHEN, "/lunch")
    workspace.acknowledge(delivery, {"text": "Soup", "response_type": "in_channel"})
    assert [each.text for each in workspace.channels[KITCHEN].messages.values()] == ["Soup"]


def test_an_answer_slack_cannot_show_is_a_trouble(workspace: Workspace) -> None:
    """A command answered with bad blocks fails in front of the member."""
    delivery = workspace.acts.command(MONA, KITCHEN, "/lunch")
    workspace.acknowledge(delivery, {"text": "a", "blocks": [{"type": "header"}]})
    assert "invalid_blocks" in delivery.error
    assert workspace.troubles[-1].code == "invalid_blocks"


def test_an_accepted_form_closes(workspace: Workspace) -> None:
    """An empty acknowledgement of a submission closes the form."""
    delivery = submitted(workspace)
    workspace.acknowledge(delivery)
    assert not workspace.stacks[MONA]
    assert delivery.view_id not in workspace.views


def test_errors_show_under_their_inputs(workspace: Workspace) -> None:
    """Errors of a submission stand at their blocks, and the entries stay."""
    delivery = submitted(workspace)
    workspace.acknowledge(delivery, {"response_action": "errors", "errors": {"dish": "Too dear"}})
    view = workspace.views[delivery.view_id]
    assert (view.errors, view.is_submitting) == ({"dish": "Too dear"}, False)
    assert view.state["dish"]["name"]["value"] == "lentils"


def test_a_submission_can_be_answered_with_another_view(workspace: Workspace) -> None:
    """`update` rewrites the form, `push` puts another on top, `clear` closes all."""
    delivery = submitted(workspace)
    workspace.acknowledge(delivery, {"response_action": "update", "view": modal(callback_id="second")})
    view = workspace.views[delivery.view_id]
    assert view.payload["callback_id"] == "second"
    pushed = workspace.acts.submit(MONA)
    workspace.acknowledge(pushed, {"response_action": "push", "view": modal(callback_id="third")})
    assert [workspace.views[each].payload["callback_id"] for each in workspace.stacks[MONA]] == ["second", "third"]
    workspace.acts.fill(MONA, "name", "rice")
    workspace.acknowledge(workspace.acts.submit(MONA), {"response_action": "clear"})
    assert not workspace.stacks[MONA]


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ({"response_action": "errors", "errors": {"nowhere": "x"}}, "bad_response"),
        ({"response_action": "errors", "errors": {}}, "bad_response"),
        ({"response_action": "errors"}, "bad_response"),
        ({"response_action": "dance"}, "bad_response"),
        ({"response_action": "update"}, "invalid_arguments"),
        ({"response_action": "push", "view": {"type": "home", "blocks": []}}, "invalid_arguments"),
        ("not json", "bad_response"),
        ("[]", "bad_response"),
    ],
)
def test_an_answer_that_cannot_be_leaves_the_form_in_trouble(workspace: Workspace, payload: object, code: str) -> None:
    """An acknowledgement Slack cannot use shows as trouble on the form, which stays."""
    delivery = submitted(workspace)
    workspace.acknowledge(delivery, payload)
    view = workspace.views[delivery.view_id]
    assert (view.trouble, view.is_submitting) == (code, False)


def test_a_push_onto_a_full_stack_is_a_trouble(workspace: Workspace) -> None:
    """A fourth view cannot come by an acknowledgement either."""
    submitted(workspace)
    for _ in range(2):
        workspace.acts.fill(MONA, "name", "rice")
        workspace.acknowledge(workspace.acts.submit(MONA), {"response_action": "push", "view": modal()})
    workspace.acts.fill(MONA, "name", "rice")
    delivery = workspace.acts.submit(MONA)
    workspace.acknowledge(delivery, {"response_action": "push", "view": modal()})
    assert workspace.views[delivery.view_id].trouble == "push_limit_reached"


def test_options_reach_the_menu(workspace: Workspace) -> None:
    """What the app offers can then be chosen, and nothing else."""
    element = {"type": "external_select", "action_id": "dish", "min_query_length": 2}
    trigger = workspace.acts.command(MONA, KITCHEN, "/lunch").payload["trigger_id"]
    call(workspace, "views.open", trigger_id=trigger, view=modal(asked(element)))
    delivery = workspace.acts.look_up(MONA, "dish", "le")
    assert (delivery.payload["type"], delivery.payload["value"]) == ("block_suggestion", "le")
    assert delivery.envelope()["type"] == "interactive"
    option: Json = {"text": {"type": "plain_text", "text": "Lentils"}, "value": "lentils"}
    workspace.acknowledge(delivery, {"options": [option]})
    assert delivery.answer == [option]
    sent = workspace.acts.submit(MONA, {"dish": "lentils"}).payload
    assert sent["view"]["state"]["values"]["dish"]["dish"]["selected_option"] == option


@pytest.mark.parametrize("payload", [{}, {"options": [{}] * 101}, {"option_groups": [{"options": []}] * 101}, None])
def test_options_that_cannot_be(workspace: Workspace, payload: object) -> None:
    """An answer without options, or with more than a hundred, is a trouble."""
    element = {"type": "external_select", "action_id": "dish"}
    trigger = workspace.acts.command(MONA, KITCHEN, "/lunch").payload["trigger_id"]
    call(workspace, "views.open", trigger_id=trigger, view=modal(asked(element)))
    delivery = workspace.acts.look_up(MONA, "dish", "len")
    workspace.acknowledge(delivery, payload)
    assert workspace.troubles[-1].code == "bad_response"


def test_words_in_an_acknowledgement_that_takes_none_are_noted(workspace: Workspace) -> None:
    """Slack ignores what stands in the acknowledgement of an event; it is noted as a mistake."""
    workspace.acknowledge(said(workspace), {"text": "hm"})
    assert any("ignores" in entry.error for entry in workspace.journal.entries)
    assert len(workspace.channels[KITCHEN].messages) == 1


def test_what_is_typed_is_kept_when_the_form_asks_more(workspace: Workspace) -> None:
    """An answer that adds an input to the form keeps the entries of the others."""
    delivery = submitted(workspace)
    view = modal(asked(text_input()), asked(text_input("size"), "extra"))
    workspace.acknowledge(delivery, {"response_action": "update", "view": view})
    assert workspace.views[delivery.view_id].state["dish"]["name"]["value"] == "lentils"
