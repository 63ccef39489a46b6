"""Deliveries as the tests make and take them."""

from sandbox.deliveries import Delivery
from sandbox.workspace import Workspace
from tests.sandbox.lunch import KITCHEN, MONA, call, modal


def said(workspace: Workspace, text: str = "hello") -> Delivery:
    """The event of a message that somebody said."""
    workspace.acts.say(MONA, KITCHEN, text)
    return workspace.outgoing.waiting()[-1]


def submitted(workspace: Workspace) -> Delivery:
    """The submission of a form that was opened and filled in."""
    trigger = workspace.acts.command(MONA, KITCHEN, "/lunch").payload["trigger_id"]
    call(workspace, "views.open", trigger_id=trigger, view=modal(private_metadata="kept"))
    return workspace.acts.submit(MONA, {"dish": "lentils"})


def texts(workspace: Workspace) -> list[str]:
    """The texts of the message events that are taken, in order."""
    found = []
    while (delivery := workspace.outgoing.take()) is not None:
        found.append(delivery.payload["event"]["text"])
    return found
