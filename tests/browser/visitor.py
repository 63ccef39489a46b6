"""Somebody who tries the sandbox: what they press on the page, by the roles and names that a screen reader says."""

import re
from collections.abc import Mapping
from typing import Literal

from playwright.sync_api import Locator, Page, Response, expect

from sandbox.render.words import Words, words_for

ClockMove = Literal["hour", "morning", "week", "next"]
LONGEST_MOVE = 240_000
"""Real milliseconds for a move of the clock: the bot lives through every half hour of it, on a shared machine."""
MARKS = "[\u2066-\u2069]*"
"""The isolates around names, which nobody sees or hears."""


class Visitor:
    """A person in front of the page.

    Args:
        page: the browser's page.
        url: where the sandbox is.
        people: id and locale of each member by their name.
    """

    def __init__(self, page: Page, url: str, people: Mapping[str, tuple[str, str]]) -> None:
        self.page = page
        self._url = url
        self._people = people

    @property
    def words(self) -> Words:
        """The page's own words in the language it is in at the moment."""
        return words_for(self.page.locator("html").get_attribute("lang") or "")

    # Going somewhere

    def opens_the_page(self) -> None:
        """Open the address that the program printed."""
        self.page.goto(self._url)
        expect(self.page.get_by_role("main").get_by_role("heading", level=1)).to_be_visible()

    def acts_as(self, name: str) -> None:
        """Choose a member; the page is drawn for them, in their language."""
        chat_id, locale = self._people[name]
        self.page.get_by_label(self.words("act_as")).select_option(label=name)
        expect(self.page.locator("html")).to_have_attribute("lang", "ar" if locale.startswith("ar") else "en")
        home = self.page.get_by_role("link", name=self.words("home"), include_hidden=True)  # in the menu on a phone
        expect(home).to_have_attribute("href", f"?as={chat_id}&at=home")

    def opens(self, place: str) -> None:
        """Go to a channel by its name, or to the app's Home or Messages."""
        link = self.page.get_by_role("navigation").get_by_role("link", name=re.compile(rf"^{place}(\s|$)"))
        link.click()
        expect(link).to_have_attribute("aria-current", "page")

    def opens_messages(self) -> None:
        """Go to the direct messages with the app."""
        self.opens(self.words("messages"))

    def opens_home(self) -> Locator:
        """Go to the app's Home; the page of it."""
        self.opens(self.words("home"))
        return self.page.get_by_role("main")

    # Looking

    @property
    def home(self) -> Locator:
        """What the app has drawn on its Home."""
        return self.page.locator("[data-surface=home]")

    def message(self, saying: str | re.Pattern[str]) -> Locator:
        """The newest message here that says this, once it is there."""
        found = self.page.get_by_role("main").get_by_role("article").filter(has_text=saying).last
        expect(found).to_be_visible()
        return found

    def form(self, title: str) -> Locator:
        """The form in front, once it is there."""
        found = self.page.get_by_role("dialog", name=spoken(title))
        expect(found).to_be_visible()
        return found

    # Doing

    def moves_the_clock(self, move: ClockMove) -> None:
        """Press a button of the clock and wait until it has arrived."""
        button = self.page.get_by_role("button", name=self.words(f"move_{move}"), exact=True)

        def arrived(response: Response) -> bool:
            return response.url.endswith("/page/clock")

        with self.page.expect_response(arrived, timeout=LONGEST_MOVE) as answer:
            button.click()
        assert answer.value.ok, answer.value.text()
        expect(button).to_be_visible()

    def writes(self, text: str) -> None:
        """Type into the conversation and send."""
        box = self.page.get_by_role("main").get_by_role("textbox")
        box.fill(text)
        box.press("Enter")
        expect(box).to_have_value("")

    def replies(self, message: Locator, text: str) -> Locator:
        """Write below a message; the thread, which stays open."""
        message.hover()
        message.get_by_role("button", name=self.words("reply_in_thread")).click()
        thread = self.page.get_by_role("complementary", name=self.words("thread"))
        thread.get_by_role("textbox").fill(text)
        thread.get_by_role("button", name=self.words("send")).click()
        return thread


def spoken(text: str) -> re.Pattern[str]:
    """A text as it is read, whatever isolates stand around its words."""
    return re.compile(MARKS.join(r"\s" if letter.isspace() else re.escape(letter) for letter in text))


def button(within: Locator, label: str, task: str) -> Locator:
    """The button with this label about a task, by the name that a screen reader says."""
    return within.get_by_role("button", name=re.compile(rf"{label}{MARKS}: {MARKS}{task}\b"))


def buttons_about(within: Locator, task: str) -> Locator:
    """Every button about a task."""
    return button(within, "", task)
