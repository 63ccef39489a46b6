"""The sandbox as `make sandbox` starts it, a browser in front of it, and the pictures of the README.

`SCREENSHOTS=1 make browser` takes the pictures in docs/screenshots/ anew.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect, sync_playwright

from bot.commands.sandbox import BEGIN, Playground
from bot.planfile.reading import read, sample
from tests.browser import pictures
from tests.browser.visitor import Visitor

PATIENCE = 30_000
"""Milliseconds for what must come to be seen: long, for a machine that is busy with other tests."""

expect.set_options(timeout=PATIENCE)

WIDE = ViewportSize(width=1100, height=900)
PICTURES = Path(__file__).parents[2] / "docs" / "screenshots"

Look = Callable[..., Visitor]
Picture = Callable[..., None]
"""Called with a piece of the page, a name, and the height of the window if that matters."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a file."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture(scope="module")
def playground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Playground]:
    """The sample company with the real bot, its threads and its database, on a free port."""
    running = Playground(tmp_path_factory.mktemp("playground"))
    yield running
    running.close()


@pytest.fixture
def look(browser: Browser, playground: Playground) -> Iterator[Look]:
    """Open the page in a window of its own; an error in the page's script fails the test."""
    people = {person.name: (person.chat_id, person.locale) for person in read(sample(), BEGIN).people}
    errors: list[str] = []
    contexts = []

    def opened(size: ViewportSize = WIDE) -> Visitor:
        context = browser.new_context(viewport=size, reduced_motion="reduce", color_scheme="light")
        contexts.append(context)
        page: Page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        visitor = Visitor(page, playground.url, people)
        visitor.opens_the_page()
        return visitor

    yield opened
    for context in contexts:
        context.close()
    assert errors == []


@pytest.fixture
def visitor(look: Look) -> Visitor:
    """Somebody who has just opened the page."""
    return look()


@pytest.fixture
def picture() -> Picture:
    """Takes a picture for the README of one piece of the page; does nothing unless pictures are asked for."""

    def take(piece: Locator, name: str, height: int = pictures.TALL) -> None:
        if os.environ.get("SCREENSHOTS"):
            pictures.take(piece, PICTURES / f"{name}.png", height)

    return take
