"""The sandbox without a mouse, and on a phone."""

import pytest
from playwright.sync_api import Locator, ViewportSize, expect

from tests.browser.conftest import Look
from tests.browser.visitor import LONGEST_MOVE, Visitor, button

pytestmark = pytest.mark.browser

PHONE = ViewportSize(width=390, height=844)
MOST_TABS = 80
THUMB = 24
"""Pixels: the least height of something to be pressed, by WCAG 2.2, 2.5.8."""

SHOWS_THE_FOCUS = """(element) => [element, element.parentElement].some((each) => {
  const { outlineStyle, boxShadow } = getComputedStyle(each);
  return outlineStyle !== "none" || boxShadow !== "none";
})"""
"""On the element, or for a field without a frame of its own on what frames it."""


def test_by_keyboard_alone(visitor: Visitor) -> None:
    """Tab reaches the member to act as, the clock, a status and the form; Enter presses; Escape closes."""
    keyboard = visitor.page.keyboard
    tab_to(visitor.page.get_by_label("Act as"))
    keyboard.type("Huda")
    expect(visitor.page.get_by_label("Act as")).to_have_value("U0HUDAPLAN")
    expect(visitor.home).to_contain_text("Hello Huda Mansoor")
    tab_to(visitor.page.get_by_role("navigation").get_by_role("link", name="Messages"))
    keyboard.press("Enter")
    for moment in ("9:00 AM", "9:30 AM"):  # first a card for the leader
        tab_to(visitor.page.get_by_role("button", name="Until something happens"))
        keyboard.press("Enter")
        expect(visitor.page.get_by_role("region", name="Clock")).to_contain_text(moment, timeout=LONGEST_MOVE)
    asked = visitor.message("Your weekly check-in")
    tab_to(button(asked, "At risk", "T-20"))
    keyboard.press("Enter")
    answered = visitor.message("You said: 🟡 At risk")
    tab_to(answered.get_by_role("button", name="Change…"))
    keyboard.press("Enter")
    form = visitor.form("Check-in T-20")
    tab_to(form.get_by_role("button", name="Save"))
    keyboard.press("Escape")
    expect(form).not_to_be_visible()
    tab_to(visitor.page.get_by_role("main").get_by_role("textbox"))
    keyboard.type("/plan help")
    keyboard.press("Enter")
    expect(visitor.message("What you can type:")).to_be_visible()


@pytest.mark.parametrize(("name", "greeting"), [("Sara Al-Harbi", "Hello"), ("يوسف الدوسري", "مرحبًا")])
def test_on_a_phone(look: Look, name: str, greeting: str) -> None:
    """On a phone nothing sticks out sideways, and clock, menu, buttons and writing are within reach of a thumb."""
    visitor = look(PHONE)
    on_a_phone(visitor, name)
    expect(visitor.home).to_contain_text(greeting)
    for move in ("hour", "morning", "week", "next"):
        assert_in_reach(visitor.page.get_by_role("button", name=visitor.words(f"move_{move}"), exact=True))
    for pressed in visitor.home.get_by_role("button").all():
        assert_in_reach(pressed)
    assert_nothing_sticks_out(visitor)
    visitor.page.get_by_role("button", name=visitor.words("menu")).click()
    visitor.page.get_by_role("navigation").get_by_role("link", name="strategy").click()
    visitor.writes("/plan status")
    expect(visitor.message("G1")).to_be_visible()
    assert_in_reach(visitor.page.get_by_role("main").get_by_role("textbox"))
    assert_in_reach(visitor.page.get_by_role("main").get_by_role("button", name=visitor.words("send")))
    assert_nothing_sticks_out(visitor)


def on_a_phone(visitor: Visitor, name: str) -> None:
    """Choose a member: on a phone the choice is in the menu."""
    visitor.page.get_by_role("button", name=visitor.words("menu")).click()
    visitor.acts_as(name)


def tab_to(wanted: Locator) -> None:
    """Press Tab until something has the focus, which must be seen."""
    expect(wanted).to_be_visible()
    for _ in range(MOST_TABS):
        if wanted.evaluate("(element) => element === document.activeElement"):
            assert wanted.evaluate(SHOWS_THE_FOCUS), "nothing shows where the focus is"
            return
        wanted.page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {wanted}")


def assert_in_reach(element: Locator) -> None:
    """It can be scrolled to from top to bottom alone, is whole, and large enough."""
    element.scroll_into_view_if_needed()
    box = element.bounding_box()
    assert box is not None
    assert box["x"] >= 0, element
    assert box["x"] + box["width"] <= PHONE["width"], element
    assert box["height"] >= THUMB, element


def assert_nothing_sticks_out(visitor: Visitor) -> None:
    """The page and its conversation are no wider than the screen."""
    for selector in ("html", "main .scrolls"):
        box = visitor.page.locator(selector)
        wide = box.evaluate("(element) => [element.scrollWidth, element.clientWidth]")
        assert wide[0] <= wide[1], f"{selector} is {wide[0]} wide"
