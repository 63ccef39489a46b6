"""A browser in front of the page, and a Bolt app behind it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright
from slack_bolt.adapter.socket_mode.builtin import SocketModeHandler

from sandbox.client import Control
from sandbox.server.run import Server
from sandbox.workspace import Workspace
from tests.sandbox.bolt_lunch import bolt_app
from tests.sandbox.lunch import KITCHEN, OMAR
from tests.sandbox.page.browsing import WIDE, Look


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests of this file."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture
def server(workspace: Workspace) -> Iterator[Server]:
    """The workspace at an address."""
    with Server(workspace) as running:
        yield running


@pytest.fixture
def app(server: Server) -> Iterator[Control]:
    """The lunch app, connected."""
    handler = SocketModeHandler(bolt_app(server), server.workspace.app_token)
    handler.connect()  # type: ignore[no-untyped-call] # slack_bolt left its types out
    control = Control(server.url)
    control.expect(lambda _state: control.app()["connections"], what="a connection")
    yield control
    handler.close()  # type: ignore[no-untyped-call]


@pytest.fixture
def look(browser: Browser, server: Server) -> Iterator[Look]:
    """Open the page as somebody; any error in its script fails the test."""
    errors: list[str] = []
    contexts = []

    def opened(user: str = OMAR, at: str = KITCHEN, size: ViewportSize = WIDE) -> Page:
        context = browser.new_context(viewport=size, reduced_motion="reduce")
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{server.url}/?as={user}&at={at}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert errors == []
