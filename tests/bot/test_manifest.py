"""Manifest and code agree: what is listened to is subscribed to, what is called is allowed, and nothing more."""

import ast
from collections.abc import Iterator

import pytest
from slack_sdk.web import WebClient

from bot import verbs
from bot.slack.listeners import shortcuts
from sandbox.api.answering import METHODS
from sandbox.manifest import Manifest
from tests.bot.office import MANIFEST, TOP
from tests.reading import Source

HELD = Manifest.load(MANIFEST)
SLACK = [
    Source(path.relative_to(TOP).as_posix(), path.read_text("utf-8"))
    for path in sorted((TOP / "bot/slack").rglob("*.py"))
]
CLIENT = {name for name in vars(WebClient) if not name.startswith("_")}
BY_PYTHON_NAME = {name.replace(".", "_"): method for name, method in METHODS.items()}

# Which scope an event takes: https://docs.slack.dev/reference/events. The others take none.
EVENT_SCOPES = {
    "message.im": "im:history",
    "user_change": "users:read",
    "team_join": "users:read",
    "reaction_added": "reactions:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "app_mention": "app_mentions:read",
}

# Bolt has one listener for messages of every kind of conversation.
MESSAGE = "message"


def heard(what: str) -> set[str]:
    """The names that listeners of a kind (`event`, `command`, `shortcut`) are registered for."""
    return {
        _text(source, node.args[0])
        for source in SLACK
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == f"app.{what}"
    }


def _text(source: Source, node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    for statement in source.tree.body:
        if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == ast.unparse(node):
            return str(ast.literal_eval(statement.value))
    raise AssertionError(f"{source.path}: {ast.unparse(node)} is no plain text")


def called() -> Iterator[str]:
    """The methods of the Web API that the code calls, by their Python names."""
    for source in SLACK:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLIENT:
                yield node.func.attr


CALLED = sorted(set(called()))


def test_calls_are_found() -> None:
    """The search finds the calls it is made for."""
    assert {"chat_postMessage", "views_open", "auth_test", "conversations_history"} <= set(CALLED)


def test_every_event_that_is_heard_is_subscribed_to() -> None:
    """A listener for an event that the app never gets, or an event that nobody listens to, is a mistake."""
    subscribed = {MESSAGE if name.startswith("message.") else name for name in HELD.bot_events}
    assert heard("event") == subscribed


def test_every_command_is_offered() -> None:
    """The commands of the manifest are those that are listened to."""
    assert heard("command") == set(HELD.commands)


def test_every_shortcut_is_offered() -> None:
    """The shortcuts of the manifest are those that are listened to."""
    assert heard("shortcut") == set(HELD.shortcuts) == {shortcuts.CHECK_IN, shortcuts.MAKE_TASK}


def test_the_hint_names_real_verbs() -> None:
    """What Slack shows while the command is typed can be typed."""
    (command,) = HELD.commands.values()
    hinted = {part.split()[0] for part in command.usage_hint.split("|")}
    assert hinted <= set(verbs.BY_NAME)


@pytest.mark.parametrize("name", CALLED)
def test_every_call_is_allowed(name: str) -> None:
    """A method that the code calls exists, and the manifest holds a scope for it unless the app token does."""
    method = BY_PYTHON_NAME[name]
    assert not method.scopes or method.tokens == ("app",) or set(method.scopes) & HELD.scopes


def test_no_scope_is_held_in_vain() -> None:
    """Every scope is needed by a call, an event or a command; people are asked for no more than that."""
    needed = {scope for name in CALLED for scope in BY_PYTHON_NAME[name].scopes}
    needed |= {scope for event, scope in EVENT_SCOPES.items() if event in HELD.bot_events}
    needed |= {"commands"} if HELD.commands or HELD.shortcuts else set()
    assert HELD.scopes - needed == set()


def test_what_the_events_take_is_held() -> None:
    """An event whose scope is missing never comes."""
    taken = {scope for event, scope in EVENT_SCOPES.items() if event in HELD.bot_events}
    assert taken <= HELD.scopes
