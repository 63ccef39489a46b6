"""What of the page is drawn again, and what is remembered."""

import re
from datetime import timedelta
from functools import partial

from markupsafe import Markup

from sandbox.server import page_place
from sandbox.server.page_draw import Drawer
from sandbox.server.page_drawings import Drawings
from sandbox.server.page_moves import Moves
from sandbox.workspace import Workspace
from tests.sandbox.lunch import KITCHEN, MONA, OMAR, call
from tests.sandbox.page.scenery import part


def test_only_what_changed(workspace: Workspace) -> None:
    """The browser gets only parts that differ from what it has."""
    place = page_place.settled(workspace, page_place.read({"as": OMAR, "at": "home"}))
    drawer = Drawer(workspace, Moves(workspace))
    first = drawer.changed(place, {})
    have = {name: each["mark"] for name, each in first["parts"].items()}
    assert drawer.changed(place, have)["parts"] == {}
    workspace.acts.say(MONA, KITCHEN, "soup")
    assert set(drawer.changed(place, have)["parts"]) == {"side"}


def test_drawings_are_remembered() -> None:
    """What was drawn is not drawn again for the same key, until too much else was drawn."""
    drawn_for: list[int] = []

    def draw(key: int) -> Markup:
        drawn_for.append(key)
        return Markup("x")

    kept = Drawings(most=2)
    for key in (1, 2, 1, 3, 1, 2):
        kept.of(key, partial(draw, key))
    assert drawn_for == [1, 2, 3, 2]


def test_a_remembered_drawing_follows_the_names(workspace: Workspace) -> None:
    """A message that mentions somebody is drawn anew when they change their name, and when the day changes."""
    place = page_place.settled(workspace, page_place.read({"as": OMAR, "at": KITCHEN}))
    drawer = Drawer(workspace, Moves(workspace))
    now = int(workspace.clock.now().timestamp())
    text = f"<@{MONA}> cooks <!date^{now}^{{date_pretty}}|then>"
    call(workspace, "chat.postMessage", channel=KITCHEN, text=text)
    assert "Mona Saleh</bdi></span> cooks Today" in drawer.changed(place, {})["parts"]["main"]["html"]
    workspace.acts.change_profile(MONA, real_name="Mona Amin")
    workspace.clock.advance(timedelta(days=1))
    assert "Mona Amin</bdi></span> cooks Yesterday" in drawer.changed(place, {})["parts"]["main"]["html"]


def test_row_keys(workspace: Workspace) -> None:
    """A message keeps its key until something about it changes."""

    def keys() -> list[str]:
        return re.findall(r'data-key="(\w+)"', part(workspace, "main", at=KITCHEN))

    workspace.acts.say(MONA, KITCHEN, "one")
    message = workspace.acts.say(OMAR, KITCHEN, "two")
    before = keys()
    assert keys() == before
    workspace.acts.react(MONA, KITCHEN, message.ts, "tada")
    assert keys()[0] == before[0]
    assert keys()[1] != before[1]
