"""Draws the page and its parts from templates."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader

from sandbox.api.answering import METHODS
from sandbox.journal import Entry
from sandbox.manifest import Shortcut
from sandbox.model import Json
from sandbox.render.dates import clock_time, whole
from sandbox.render.emoji import picture
from sandbox.render.reader import Reader
from sandbox.render.words import Words, words_for
from sandbox.server.page_drawings import Drawings
from sandbox.server.page_place import Place, people
from sandbox.server.page_state import Scene
from sandbox.snapshot import plain

if TYPE_CHECKING:
    from sandbox.server.page_moves import Moves
    from sandbox.workspace import Workspace

PARTS = ("top", "side", "main", "thread", "panel", "modal")
ENTRIES_SHOWN = 150
# What the page can break, by heading; each button's words are `fault_` and its name.
FAULT_BUTTONS = {
    "fault_sockets": ("drop_sockets", "refresh_sockets"),
    "fault_events": ("repeat", "reverse"),
    "app": ("revoke",),
}
_TROUBLES = {"operation_timeout", "dispatch_failed"}
# Words that the page's script says by itself.
_SCRIPT_WORDS = (
    *("cancel", "agree", "delete", "delete_sure", "edit", "done", "lost_connection"),
    *("trouble_operation_timeout", "trouble_dispatch_failed", "trouble_app_error"),
)


@cache
def environment() -> Environment:
    """The page's own templates, everything escaped."""
    env = Environment(loader=PackageLoader("sandbox.server"), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    env.filters["pretty"] = _pretty
    env.globals["picture"] = picture
    return env


class Drawer:
    """Draws the page of one workspace."""

    def __init__(self, ws: Workspace, moves: Moves) -> None:
        self._ws = ws
        self._moves = moves
        self._drawings = Drawings()

    def whole(self, place: Place) -> str:
        """The page at a settled place; a short notice when nobody is there to look."""
        if not place.acting:
            return environment().get_template("empty.html").render(w=words_for("en"))
        with self._ws.lock:
            context = self._context(place)
            parts = {name: _part(name, context) for name in PARTS}
            words = {key: context["w"].table[key] for key in _SCRIPT_WORDS}
            words["app_name"] = self._ws.manifest.bot_display_name
            script_words = json.dumps(words, ensure_ascii=False)
            page = environment().get_template("page.html")
            return page.render(**context, parts=parts, address=address(place), script_words=script_words)

    def changed(self, place: Place, have: dict[str, str]) -> Json:
        """The parts of the page that differ from what the browser has.

        Args:
            place: A settled place.
            have: Fingerprints of the parts the browser shows.
        """
        with self._ws.lock:
            context = self._context(place)
            drawn = {name: _part(name, context) for name in PARTS}
        marks = {name: fingerprint(html) for name, html in drawn.items()}
        parts = {name: {"mark": marks[name], "html": drawn[name]} for name in PARTS if have.get(name) != marks[name]}
        words: Words = context["w"]
        return {
            "version": context["version"],
            "place": address(place),
            "language": words.language,
            "parts": parts,
        }

    def _context(self, place: Place) -> Json:
        ws = self._ws
        # Read before anything is drawn: a change that comes meanwhile is heard of again, never missed.
        version = ws.changes.version
        scene = Scene.of(ws, place, self._drawings)
        words = scene.reader.words
        channel = scene.channel
        stack = scene.stack
        return {
            "ws": ws,
            "version": version,
            "w": words,
            "place": place,
            "scene": scene,
            "people": people(ws),
            "channel": channel,
            "title": scene.name_of(channel) if channel else "",
            "is_joined": channel is not None and place.acting in channel.members,
            "home": scene.home,
            "view": stack[-1] if stack else None,
            "depth": len(stack),
            "commands": _commands(ws),
            "shortcuts": _shortcuts(ws, "message"),
            "global_shortcuts": _shortcuts(ws, "global"),
            "trouble": lambda code: trouble_words(words, ws.manifest.bot_display_name, code),
            **_clock(ws, scene.reader, self._moves),
            **_panel(ws, place, scene.reader),
        }


def entry(ws: Workspace, number: int, words: Words) -> str | None:
    """One line of the traffic in full, or nothing if it is forgotten."""
    found = next((each for each in ws.journal.entries if each.number == number), None)
    return None if found is None else environment().get_template("entry.html").render(entry=found, w=words)


def options(found: list[Json], words: Words) -> str:
    """What an external menu offers."""
    return environment().get_template("options.html").render(options=found, w=words)


def fingerprint(html: str) -> str:
    """A short name for exactly this piece of the page."""
    return hashlib.blake2s(html.encode(), digest_size=8).hexdigest()


def address(place: Place) -> str:
    """The place as the query of an address."""
    given = {"as": place.acting, "at": place.at, "thread": place.thread, "panel": place.panel}
    return urlencode({key: value for key, value in given.items() if value})


def trouble_words(words: Words, app: str, code: str) -> str:
    """What Slack tells a member whose act the app did not answer."""
    if code in _TROUBLES:
        return words(f"trouble_{code}", app=app)
    return words("trouble_app_error", app=app, code=code)


def _part(name: str, context: Json) -> str:
    return environment().get_template(f"{name}.html").render(**context)


def _commands(ws: Workspace) -> str:
    known = ws.manifest.commands.values()
    listed = [{"command": each.command, "hint": each.usage_hint, "description": each.description} for each in known]
    return json.dumps(listed, ensure_ascii=False)


def _shortcuts(ws: Workspace, kind: str) -> list[Shortcut]:
    return [shortcut for shortcut in ws.manifest.shortcuts.values() if shortcut.type == kind]


def _clock(ws: Workspace, reader: Reader, moves: Moves) -> Json:
    now = ws.clock.now()
    move = moves.current
    return {
        "now": reader.here(now),
        "now_words": whole(now, reader),
        "local_time": clock_time(now, reader),
        "paused_until": _paused_until(ws, reader, now),
        "zone": reader.tz.replace("_", " "),
        "move": {"words": whole(move.target, reader), "share": move.share(now)} if move else None,
        "faulty": ws.limits.is_on or ws.outgoing.is_held or bool(ws.faults.waiting) or ws.is_revoked,
    }


def _paused_until(ws: Workspace, reader: Reader, now: datetime) -> str:
    """When the pause of notifications of whoever looks ends, in words; empty while there is none."""
    member = ws.users.get(reader.user_id)
    if member is None or member.dnd.snooze_until <= now.timestamp():
        return ""
    return whole(datetime.fromtimestamp(member.dnd.snooze_until, UTC), reader)


def _panel(ws: Workspace, place: Place, reader: Reader) -> Json:
    if place.panel == "faults":
        return {"methods": sorted(METHODS), "fault_buttons": FAULT_BUTTONS.items()}
    if place.panel == "inspector":
        entries = [each for each in reversed(ws.journal.entries) if not place.problems or _is_bad(each)]
        return {"entries": entries[:ENTRIES_SHOWN], "entry_time": _seconds(reader), "waiting": len(ws.outgoing)}
    return {}


def _is_bad(line: Entry) -> bool:
    return not line.ok or line.kind == "problem"


def _seconds(reader: Reader) -> Callable[[datetime], str]:
    return lambda moment: reader.here(moment).strftime("%H:%M:%S")


def _pretty(value: object) -> str:
    return json.dumps(plain(value), ensure_ascii=False, indent=2, default=str)
