"""What a visitor may rely on while they play: nothing is unreadable, and nothing they choose is taken back."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

LEAST_CONTRAST = 4.5
"""Of text that is no headline: WCAG 2.2, 1.4.3."""

HOLD_THE_NEXT_ANSWER = """() => {
  const read = Response.prototype.json;
  window.held = new Promise((holding) => {
    Response.prototype.json = async function () {
      Response.prototype.json = read;
      const answer = await read.call(this);
      await new Promise((release) => holding(() => release()));
      return answer;
    };
  });
  refresh();
}"""

COLOURS = """(element) => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d");
  return ["color", "backgroundColor"].map((name) => {
    canvas.fillStyle = getComputedStyle(element)[name];
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  });
}"""


def test_choosing_somebody_while_the_page_is_refreshed(visitor: Visitor) -> None:
    """An answer that was still on its way does not turn the page back to the member one has just left."""
    visitor.page.evaluate(HOLD_THE_NEXT_ANSWER)
    visitor.page.wait_for_function("window.held.then((release) => (window.release = release))")
    visitor.page.get_by_label("Act as").select_option(label="Huda Mansoor")
    visitor.page.evaluate("window.release()")
    expect(visitor.page.get_by_role("main")).to_contain_text("Hello Huda Mansoor")
    expect(visitor.page.get_by_label("Act as")).to_have_value("U0HUDAPLAN")


def test_buttons_can_be_read_under_the_mouse(visitor: Visitor) -> None:
    """A button keeps a contrast that can be read while one points at it, the main one of a form too."""
    visitor.acts_as("Huda Mansoor")
    visitor.opens_home().get_by_role("button", name="Add a task…").click()
    form = visitor.form("Add a task")
    for label in ("Save", "Cancel"):
        button = form.get_by_role("button", name=label)
        button.hover()
        assert contrast(button) >= LEAST_CONTRAST, label


def test_the_pause_of_notifications_can_be_read(visitor: Visitor) -> None:
    """The buttons in the dark side bar stand out from it, and so does what is written on them."""
    visitor.acts_as("Rachel Kim")
    button = visitor.page.get_by_role("button", name="Pause them for a day")
    assert contrast(button) >= LEAST_CONTRAST
    button.hover()
    assert contrast(button) >= LEAST_CONTRAST


def contrast(element: Locator) -> float:
    """The contrast of an element's text with what lies behind it, as WCAG reckons it: from 1 to 21."""
    text, ground = (luminance(colour) for colour in element.evaluate(COLOURS))
    return (max(text, ground) + 0.05) / (min(text, ground) + 0.05)


def luminance(colour: list[int]) -> float:
    """How light a colour is to the eye, from 0 to 1, by the formula of WCAG 2.2."""
    shares = [part / 255 for part in colour]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
