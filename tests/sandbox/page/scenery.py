"""The page as a test looks at it, without a server."""

from sandbox.model import Json
from sandbox.server import page_place
from sandbox.server.page_draw import Drawer
from sandbox.server.page_moves import Moves
from sandbox.workspace import Workspace
from tests.sandbox.lunch import KITCHEN, OMAR, call, modal

SCRIPT = "<script>alert(1)</script>"


def drawn(workspace: Workspace, **query: str) -> str:
    """The page at a place."""
    place = page_place.settled(workspace, page_place.read({"as": OMAR, **query}))
    return Drawer(workspace, Moves(workspace)).whole(place)


def part(workspace: Workspace, name: str, **query: str) -> str:
    """One part of the page at a place."""
    place = page_place.settled(workspace, page_place.read({"as": OMAR, **query}))
    return str(Drawer(workspace, Moves(workspace)).changed(place, {})["parts"][name]["html"])


def opened(workspace: Workspace, *blocks: Json) -> str:
    """Id of a modal that Omar just opened."""
    command = workspace.acts.command(OMAR, KITCHEN, "/lunch")
    answer = call(workspace, "views.open", trigger_id=command.payload["trigger_id"], view=modal(*blocks))
    return str(answer["view"]["id"])
