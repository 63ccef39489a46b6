"""Dialogs in a real browser: the focus, Escape, stacks, and what was typed."""

import pytest
from playwright.sync_api import expect

from sandbox.workspace import Workspace
from tests.sandbox.lunch import KITCHEN, OMAR, actions, asked, button, call, modal, section, text_input
from tests.sandbox.page.browsing import Look, opened

pytestmark = pytest.mark.browser


def test_a_dialog_keeps_the_focus(workspace: Workspace, look: Look) -> None:
    """Tab goes round inside a modal, and Escape closes it for the workspace too."""
    workspace.outgoing.hold()
    page = look()
    opened(workspace)
    expect(page.locator("#modal")).to_be_visible()
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('#modal')")
    page.keyboard.press("Escape")
    expect(page.locator("#modal .sheet")).to_have_count(0)
    assert workspace.stacks[OMAR] == []
    expect(page.locator(".toast")).to_have_count(0)


def test_escape_without_touching_anything(workspace: Workspace, look: Look) -> None:
    """Escape closes a modal properly even when nothing on the page was touched before."""
    workspace.outgoing.hold()
    opened(workspace)
    page = look()
    expect(page.locator("#modal")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#modal .sheet")).to_have_count(0)
    expect(page.locator("#modal")).not_to_be_visible()
    expect(page.locator(".toast")).to_have_count(0)
    assert workspace.stacks[OMAR] == []


def test_typing_survives_a_rewritten_modal(workspace: Workspace, look: Look) -> None:
    """When the app rewrites a modal, what was typed and where stays."""
    workspace.outgoing.hold()
    page = look()
    view_id = opened(workspace)
    page.get_by_label("Dish").nth(1).fill("half a wo")
    view = modal(section("Hurry up"), asked(text_input()), asked(text_input("b"), "second"))
    call(workspace, "views.update", view_id=view_id, view=view)
    expect(page.locator("#modal")).to_contain_text("Hurry up")
    expect(page.get_by_label("Dish").nth(1)).to_have_value("half a wo")
    expect(page.get_by_label("Dish").nth(1)).to_be_focused()


def test_a_stack_of_modals(workspace: Workspace, look: Look) -> None:
    """A modal on top of another shows a way back to the one below, where what was typed still stands."""
    workspace.outgoing.hold()
    page = look()
    view_id = opened(workspace)
    page.get_by_label("Dish").first.fill("soup")
    page.get_by_role("button", name="Eat").click()
    expect(page.get_by_role("button", name="Eat")).not_to_have_attribute("aria-busy", "true")
    trigger = workspace.triggers.give(OMAR, view_id)
    call(workspace, "views.push", trigger_id=trigger, view=modal(section("On top")))
    expect(page.locator("#modal")).to_contain_text("On top")
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_label("Dish").first).to_have_value("soup")
    expect(page.get_by_role("button", name="Back")).to_have_count(0)


def test_asking_first(workspace: Workspace, look: Look) -> None:
    """A button with a confirmation acts only after a yes."""
    workspace.outgoing.hold()
    plain = {"type": "plain_text", "text": "Sure?"}
    confirm = {"title": plain, "text": plain, "confirm": {**plain, "text": "Do"}, "deny": {**plain, "text": "Leave"}}
    call(workspace, "chat.postMessage", channel=KITCHEN, text="x", blocks=[actions(button(confirm=confirm))])
    page = look()
    page.get_by_role("button", name="Eat").click()
    page.get_by_role("button", name="Leave").click()
    expect(page.locator("#confirm")).not_to_be_visible()
    assert "interactive" not in [each.kind for each in workspace.outgoing.waiting()]
    page.get_by_role("button", name="Eat").click()
    with page.expect_response("**/page/act"):
        page.get_by_role("button", name="Do", exact=True).click()
    assert "interactive" in [each.kind for each in workspace.outgoing.waiting()]


@pytest.mark.usefixtures("app")
def test_options_from_the_app(workspace: Workspace, look: Look) -> None:
    """Typing into an external menu shows what the app offers, and one of them can be chosen."""
    menu = {"type": "external_select", "action_id": "dish", "min_query_length": 2}
    call(workspace, "chat.postMessage", channel=KITCHEN, text="x", blocks=[actions(menu)])
    page = look()
    search = page.get_by_role("combobox", name="Search and choose one")
    search.press_sequentially("len")
    expect(page.locator(".found [role=option]")).to_have_text(["lentils", "lentil soup"])
    search.press("ArrowDown")
    search.press("Enter")
    expect(page.locator(".chip")).to_contain_text("lentil soup")
    expect(search).to_be_focused()
