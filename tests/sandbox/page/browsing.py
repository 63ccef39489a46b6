"""The page in a browser, as the tests use it."""

from collections.abc import Callable

from playwright.sync_api import Page, ViewportSize

from sandbox.workspace import Workspace
from tests.sandbox.lunch import KITCHEN, OMAR, actions, asked, button, call, modal, text_input

WIDE = ViewportSize(width=1280, height=800)
PHONE = ViewportSize(width=390, height=844)
Look = Callable[..., Page]


def write(page: Page, text: str) -> None:
    """Type into the conversation and send with Enter."""
    page.locator("#write-main").fill(text)
    page.locator("#write-main").press("Enter")


def opened(workspace: Workspace, *, user: str = OMAR) -> str:
    """Id of a modal in front of a member."""
    command = workspace.acts.command(user, KITCHEN, "/lunch")
    view = modal(asked(text_input()), asked(text_input("b"), "second"), actions(button()))
    return str(call(workspace, "views.open", trigger_id=command.payload["trigger_id"], view=view)["view"]["id"])
