"""The leader's cards in the browser, in English, and in Arabic once the leader chose it."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Picture
from tests.browser.visitor import Visitor, button, buttons_about

pytestmark = pytest.mark.browser

SARA = "Sara Al-Harbi"


def test_cards_come_in_the_language_of_the_leader(visitor: Visitor, picture: Picture) -> None:
    """Each case with its story; a press decides it there. Those of the next week read Arabic, as she chose."""
    visitor.acts_as(SARA)
    visitor.opens("leadership")
    visitor.moves_the_clock("week")
    cards = visitor.message(re.compile("T-2 Bring the American label.*These climbed the ladder", re.DOTALL))
    expect(cards).to_contain_text("Rachel Kim was told on Tue, Jan 19")
    picture(cards, "cards-en")
    button(cards, "Noted", "T-2").click()
    expect(cards).to_contain_text("Decided by Sara Al-Harbi: noted, and it rests for now.")
    expect(buttons_about(cards, "T-2")).to_have_count(0)

    visitor.writes("/plan settings")
    form = visitor.form("My settings")
    form.get_by_role("radio", name="العربية").check()
    form.get_by_role("button", name="Save").click()
    form = visitor.page.get_by_role("dialog")
    form.get_by_role("button", name=re.compile("Close|إغلاق")).first.click()
    visitor.moves_the_clock("week")
    cards = visitor.message(re.compile("صعدت هذه الحالات سلم المتابعة"))
    expect(cards.get_by_role("paragraph").first).to_have_css("direction", "rtl")
    picture(cards, "cards-ar")
    digest = visitor.message("الخطة هذا الأسبوع")
    expect(digest.get_by_role("paragraph").first).to_have_css("direction", "rtl")
    picture(digest, "digest-ar")
