"""Modals and home tabs: triggers, the stack, hashes and external ids."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sandbox.clock import Clock
from sandbox.deliveries import Delivery
from sandbox.manifest import Manifest
from sandbox.model import Json
from sandbox.workspace import Workspace
from tests.sandbox.lunch import KITCHEN, MONA, actions, asked, button, call, home, modal, peopled, section, text_input


def trigger(workspace: Workspace) -> str:
    """A fresh trigger id from a command."""
    return str(workspace.acts.command(MONA, KITCHEN, "/lunch").payload["trigger_id"])


def opened(workspace: Workspace, view: Json | None = None) -> Json:
    """A modal that was just opened."""
    return dict(call(workspace, "views.open", trigger_id=trigger(workspace), view=view or modal())["view"])


def pressed(workspace: Workspace, action_id: str = "eat") -> Delivery:
    """The press of a button in the modal in front."""
    delivery = workspace.acts.click(MONA, action_id)
    assert delivery is not None
    return delivery


def test_an_opened_modal_is_in_front(workspace: Workspace) -> None:
    """A modal that was opened is in front of the member who acted, and is its own root."""
    view = opened(workspace)
    assert workspace.stacks[MONA] == [view["id"]]
    assert view["root_view_id"] == view["id"]
    assert view["previous_view_id"] is None
    assert view["state"]["values"]["dish"]["name"] == {"type": "plain_text_input", "value": None}


def test_a_trigger_is_good_for_three_seconds(workspace: Workspace, clock: Clock) -> None:
    """A trigger id still works at three seconds and no longer after them."""
    early, late = trigger(workspace), trigger(workspace)
    clock.advance(timedelta(seconds=3))
    assert call(workspace, "views.open", trigger_id=early, view=modal())["ok"]
    clock.advance(timedelta(milliseconds=1))
    assert call(workspace, "views.open", trigger_id=late, view=modal())["error"] == "expired_trigger_id"


def test_a_trigger_is_good_once(workspace: Workspace) -> None:
    """A trigger id that opened a modal opens no other."""
    given = trigger(workspace)
    call(workspace, "views.open", trigger_id=given, view=modal())
    assert call(workspace, "views.open", trigger_id=given, view=modal())["error"] == "exchanged_trigger_id"


def test_a_refused_view_leaves_the_trigger_unspent(workspace: Workspace) -> None:
    """A trigger id whose view was refused can be tried again."""
    given = trigger(workspace)
    assert not call(workspace, "views.open", trigger_id=given, view={"type": "modal"})["ok"]
    assert call(workspace, "views.open", trigger_id=given, view=modal())["ok"]


@pytest.mark.parametrize(("given", "error"), [("1.2.x", "invalid_trigger_id"), ("", "invalid_arguments")])
def test_a_trigger_nobody_gave(workspace: Workspace, given: str, error: str) -> None:
    """A made-up or missing trigger id is refused."""
    assert call(workspace, "views.open", trigger_id=given, view=modal())["error"] == error


@pytest.mark.parametrize(
    "view",
    [
        modal(title={"type": "plain_text", "text": "x" * 25}),
        modal(private_metadata="x" * 3001),
        {key: value for key, value in modal().items() if key != "submit"},
        home(),
    ],
)
def test_a_view_slack_refuses(workspace: Workspace, view: Json) -> None:
    """A view that breaks a rule, or is no modal, does not open."""
    body = call(workspace, "views.open", trigger_id=trigger(workspace), view=view)
    assert body["error"] == "invalid_arguments"
    assert not workspace.views


def test_a_view_can_be_too_large(workspace: Workspace) -> None:
    """A view of more than 250 kB is refused."""
    fields = [{"type": "plain_text", "text": "x" * 2000}] * 10
    blocks = [{"type": "section", "fields": fields} for _ in range(14)]
    body = call(workspace, "views.open", trigger_id=trigger(workspace), view=modal(*blocks))
    assert body["error"] == "view_too_large"


def test_three_modals_and_no_more(workspace: Workspace) -> None:
    """A stack holds three views; a fourth is refused."""
    view = modal(actions(button()))
    ids = [opened(workspace, view)["id"]]
    for _ in range(2):
        given = pressed(workspace).payload["trigger_id"]
        pushed = call(workspace, "views.push", trigger_id=given, view=view)["view"]
        assert (pushed["root_view_id"], pushed["previous_view_id"]) == (ids[0], ids[-1])
        ids.append(pushed["id"])
    given = pressed(workspace).payload["trigger_id"]
    assert call(workspace, "views.push", trigger_id=given, view=view)["error"] == "push_limit_reached"
    assert workspace.stacks[MONA] == ids


def test_a_push_needs_a_modal_under_it(workspace: Workspace) -> None:
    """A push on a trigger that does not come from an open modal is refused."""
    body = call(workspace, "views.push", trigger_id=trigger(workspace), view=modal())
    assert body["error"] == "not_found"


def test_opening_anew_replaces_the_stack(workspace: Workspace) -> None:
    """A modal opened from outside takes the place of what was open."""
    first, second = opened(workspace), opened(workspace)
    assert workspace.stacks[MONA] == [second["id"]]
    assert first["id"] not in workspace.views


def test_an_update_keeps_what_was_typed(workspace: Workspace) -> None:
    """Inputs that stay in their place keep their entry, new ones begin empty, the hash changes."""
    view = opened(workspace)
    workspace.acts.fill(MONA, "name", "lentils")
    new = modal(asked(text_input()), asked(text_input("more"), "extra"))
    updated = call(workspace, "views.update", view_id=view["id"], view=new)["view"]
    assert updated["state"]["values"]["dish"]["name"]["value"] == "lentils"
    assert updated["state"]["values"]["extra"]["more"]["value"] is None
    assert updated["hash"] != view["hash"]


def test_an_update_with_an_old_hash_is_refused(workspace: Workspace) -> None:
    """An update that gives the hash of an earlier state is refused; the present one is taken."""
    view = opened(workspace)
    newer = call(workspace, "views.update", view_id=view["id"], hash=view["hash"], view=modal())["view"]
    stale = call(workspace, "views.update", view_id=view["id"], hash=view["hash"], view=modal())
    assert stale["error"] == "hash_conflict"
    assert call(workspace, "views.update", view_id=view["id"], hash=newer["hash"], view=modal())["ok"]


def test_a_view_goes_by_its_external_id(workspace: Workspace) -> None:
    """A view can be updated by its external id, which no second view may have."""
    opened(workspace, modal(external_id="mine", callback_id="a"))
    body = call(workspace, "views.update", external_id="mine", view=modal(callback_id="b"))
    assert (body["view"]["callback_id"], body["view"]["external_id"]) == ("b", "mine")
    twice = call(workspace, "views.publish", user_id=MONA, view=home(external_id="mine"))
    assert twice["error"] == "duplicate_external_id"


@pytest.mark.parametrize(("args", "error"), [({"view_id": "V0"}, "not_found"), ({}, "invalid_arguments")])
def test_an_update_of_nothing(workspace: Workspace, args: dict[str, object], error: str) -> None:
    """An update of a view that is not open, or of none in particular, is refused."""
    assert call(workspace, "views.update", view=modal(), **args)["error"] == error


def test_a_home_tab_is_published_and_replaced(workspace: Workspace) -> None:
    """Publishing again replaces the tab under the same id."""
    first = call(workspace, "views.publish", user_id=MONA, view=home())["view"]
    second = call(workspace, "views.publish", user_id=MONA, view=home(section("New")))["view"]
    assert second["id"] == first["id"] == workspace.homes[MONA].id
    assert workspace.homes[MONA].blocks[0]["text"]["text"] == "New"
    stale = call(workspace, "views.publish", user_id=MONA, view=home(), hash=first["hash"])
    assert stale["error"] == "hash_conflict"


def test_a_first_home_tab_has_no_hash_yet(workspace: Workspace) -> None:
    """Publishing for the first time with a hash is a conflict."""
    body = call(workspace, "views.publish", user_id=MONA, view=home(), hash="1.2")
    assert body["error"] == "hash_conflict"


def test_a_modal_is_no_home_tab(workspace: Workspace) -> None:
    """A modal cannot be published, and nobody unknown has a home tab."""
    assert call(workspace, "views.publish", user_id=MONA, view=modal())["error"] == "invalid_arguments"
    assert call(workspace, "views.publish", user_id="U0NOBODY", view=home())["error"] == "invalid_arguments"


def test_no_home_tab_without_the_feature(manifest: Manifest, clock: Clock) -> None:
    """With the home tab off, publishing is refused."""
    workspace = peopled(Workspace(clock, replace(manifest, home_tab_enabled=False)))
    assert call(workspace, "views.publish", user_id=MONA, view=home())["error"] == "not_enabled"
