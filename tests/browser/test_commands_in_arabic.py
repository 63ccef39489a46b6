"""Commands within Arabic sentences: each stands there as it is typed, from left to right, its slash in front."""

import pytest
from playwright.sync_api import Locator, ViewportSize

from tests.browser.conftest import WIDE
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

KHALID = "خالد الزهراني"
PHONE = ViewportSize(width=390, height=844)

COMMANDS = """(element) => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const words = walker.currentNode.data;
    for (let at = words.indexOf('/plan '); at >= 0; at = words.indexOf('/plan ', at + 1)) {
      const places = [0, 1, 2, 3, 4, 6].map(n => {
        const range = document.createRange();
        range.setStart(walker.currentNode, at + n);
        range.setEnd(walker.currentNode, at + n + 1);
        const box = range.getClientRects()[0];
        return [box.left, box.top];
      });
      found.push([words.slice(at, at + 7), places]);
    }
  }
  return found;
}"""
"""Each command of an element: its first letters, and where `/plan` and the first letter of the verb stand."""


def assert_as_typed(within: Locator) -> None:
    """The slash is left of its word, and the verb right of that, unless the line ends between them."""
    commands = within.evaluate(COMMANDS)
    assert commands
    for words, (*plan, verb) in commands:
        edges = [left for left, _ in plan]
        assert edges == sorted(edges), f"{words} is scrambled"
        assert len({top for _, top in plan}) == 1, f"{words} is torn"
        assert verb[1] > plan[0][1] or verb[0] > edges[-1], f"the verb stands before {words}"


def test_a_command_reads_as_it_is_typed(visitor: Visitor) -> None:
    """In the small print of the weekly question, in the list of commands, and at the foot of Home; on a phone too."""
    visitor.acts_as(KHALID)
    visitor.opens_messages()
    visitor.moves_the_clock("next")  # a card for the leader
    visitor.moves_the_clock("next")
    asked = visitor.message("المتابعة الأسبوعية")
    visitor.writes("/plan مساعدة")
    listed = visitor.message("الأوامر المتاحة:")
    for size in (WIDE, PHONE):
        visitor.page.set_viewport_size(size)
        assert_as_typed(asked)
        assert_as_typed(listed)
    visitor.page.set_viewport_size(WIDE)
    assert_as_typed(visitor.opens_home())
