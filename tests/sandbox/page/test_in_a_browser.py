"""The page in a real browser, with a Bolt app behind it."""

import pytest
from playwright.sync_api import expect

from sandbox.workspace import Workspace
from tests.sandbox.lunch import KITCHEN, MONA, OMAR, call
from tests.sandbox.page.browsing import PHONE, Look, write

pytestmark = pytest.mark.browser


@pytest.mark.usefixtures("app")
def test_a_whole_conversation_by_keyboard(look: Look) -> None:
    """A suggested command opens a form; a wrong entry is shown at its field; the message's button rewrites it."""
    page = look()
    page.locator("#write-main").focus()
    page.keyboard.type("/lu")
    expect(page.locator(".suggestions [aria-selected=true]")).to_contain_text("/lunch")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    dish = page.get_by_label("Dish")
    expect(dish).to_be_focused()
    page.keyboard.type("shoe")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("Not to be eaten")
    expect(dish).to_have_attribute("aria-invalid", "true")
    expect(dish).to_have_value("shoe")
    dish.fill("lentils")
    page.keyboard.press("Enter")
    expect(page.locator("#modal")).not_to_be_visible()
    page.get_by_role("button", name="Eat").press("Enter")
    expect(page.locator(".message .body")).to_have_text("lentils is eaten")
    expect(page.locator(".message")).to_be_focused()


def test_live(look: Look) -> None:
    """What one member writes appears at another's without a reload, and what they are typing stays."""
    mona, omar = look(MONA), look()
    omar.evaluate("window.isTheSamePage = true")
    omar.locator("#write-main").fill("half a thou")
    write(mona, "soup?")
    expect(omar.locator(".message .body")).to_have_text("soup?")
    expect(omar.locator("#write-main")).to_have_value("half a thou")
    expect(omar.locator("#write-main")).to_be_focused()
    assert omar.evaluate("window.isTheSamePage")


def test_threads(look: Look) -> None:
    """A thread opens beside the conversation and takes replies."""
    page = look()
    write(page, "who cooks?")
    page.locator(".message").hover()
    page.get_by_role("button", name="Reply in thread").click()
    expect(page.locator("#write-thread")).to_be_focused()
    page.keyboard.type("I do")
    page.keyboard.press("Enter")
    expect(page.locator("[data-part=thread] .message")).to_have_count(2)
    expect(page.locator("[data-part=main] .replies")).to_have_text("1 reply")
    page.go_back()
    expect(page.locator("[data-part=thread] .message")).to_have_count(0)


def test_acting_as_somebody_else(look: Look) -> None:
    """Choosing another member shows the page through their eyes, in their language and direction."""
    page = look()
    page.get_by_label("Act as").select_option(MONA)
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.get_by_label("تصرّف باسم")).to_have_value(MONA)
    side, main = page.locator("#side").bounding_box(), page.locator("#main").bounding_box()
    assert side is not None
    assert main is not None
    assert side["x"] > main["x"]


def test_the_clock(look: Look) -> None:
    """The clock bar shows the member's own time and moves it without a reload."""
    page = look()
    page.evaluate("window.isTheSamePage = true")
    expect(page.locator(".now time")).to_have_text("Sunday, 1 March 2026, 07:00")
    page.get_by_role("button", name="+1 hour").click()
    expect(page.locator(".now time")).to_have_text("Sunday, 1 March 2026, 08:00")
    expect(page.locator("#toasts")).to_contain_text("It is now")
    page.get_by_role("button", name="Next morning").click()
    expect(page.locator(".now time")).to_have_text("Monday, 2 March 2026, 08:00")
    assert page.evaluate("window.isTheSamePage")


@pytest.mark.usefixtures("app")
def test_home(look: Look) -> None:
    """Opening the home tab tells the app, which draws it."""
    page = look()
    page.get_by_role("link", name="Home").click()
    expect(page.locator(".home").get_by_role("button", name="Eat")).to_be_visible()


def test_an_app_that_is_not_there(look: Look) -> None:
    """A command that nobody answers is reported to the member."""
    page = look()
    write(page, "/lunch")
    expect(page.locator("#toasts")).to_contain_text("Lunch could not be reached (dispatch_failed)")
    expect(page.locator(".whisper")).to_contain_text("Only visible to you")


def test_hostile_words_do_nothing(workspace: Workspace, look: Look) -> None:
    """Script in names and messages is shown and never run."""
    bad = "<img src=x onerror='window.pwned=1'><script>window.pwned=1</script>"
    workspace.acts.change_profile(MONA, real_name=bad)
    workspace.acts.say(MONA, KITCHEN, bad)
    page = look()
    expect(page.locator(".message .body")).to_have_text(bad)
    assert page.evaluate("window.pwned") is None


def test_inspector_and_faults(workspace: Workspace, look: Look) -> None:
    """The inspector opens a line of traffic, and the faults panel breaks what it says."""
    page = look()
    call(workspace, "auth.test")
    page.get_by_role("button", name="Inspector").click()
    page.locator(".traffic summary", has_text="auth.test").click()
    expect(page.locator(".traffic pre").last).to_contain_text('"ok": true')
    page.get_by_role("button", name="Faults").click()
    page.get_by_role("switch", name="Rate limits").check()
    page.get_by_role("button", name="Add").click()
    expect(page.locator(".waiting-faults")).to_contain_text("chat.postMessage")
    expect(page.get_by_role("switch", name="Rate limits")).to_be_checked()
    assert workspace.limits.is_on
    assert [fault.kind for fault in workspace.faults.waiting] == ["lost"]


def test_data_tables(workspace: Workspace, look: Look) -> None:
    """A data table is paged, sorted by its numbers and filtered."""
    rows = [[{"type": "raw_text", "text": "Dish"}, {"type": "raw_text", "text": "Price"}]]
    rows += [[{"type": "raw_text", "text": f"dish {n}"}, {"type": "raw_number", "value": n}] for n in (10, 9, 2, 1)]  # type: ignore[dict-item]
    table = {"type": "data_table", "caption": "Menu", "rows": rows, "page_size": 3}
    call(workspace, "chat.postMessage", channel=KITCHEN, text="x", blocks=[table])
    page = look()
    shown = page.locator("tbody tr:not([hidden]) th")
    expect(shown).to_have_text(["dish 10", "dish 9", "dish 2"])
    page.get_by_role("button", name="Price").click()
    expect(shown).to_have_text(["dish 1", "dish 2", "dish 9"])
    page.get_by_role("button", name="Next", exact=True).click()
    expect(shown).to_have_text(["dish 10"])
    page.get_by_placeholder("Filter rows").fill("dish 9")
    expect(shown).to_have_text(["dish 9"])


@pytest.mark.parametrize("user", [OMAR, MONA])
def test_on_a_phone(workspace: Workspace, look: Look, user: str) -> None:
    """At a phone's width nothing sticks out sideways, and the channels are behind a button."""
    workspace.acts.say(OMAR, KITCHEN, "a long line " * 30)
    workspace.acts.upload(OMAR, KITCHEN, f"{'long' * 30}.csv", b"x")
    page = look(user, size=PHONE)
    expect(page.locator(".message")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    expect(page.locator("#side")).not_to_be_visible()
    page.locator("[data-do=menu]").click()
    expect(page.locator("#side")).to_be_visible()
    page.locator("#side a", has_text="kitchen").click()
    expect(page.locator("#side")).not_to_be_visible()
