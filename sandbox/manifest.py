"""Reads a Slack app manifest: what the app may do, what it offers and what it wants to hear."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from sandbox.model import Json

LARGEST_FILE = 1_000_000


class ManifestError(Exception):
    """The manifest cannot be read or lacks what an app needs."""


@dataclass(frozen=True)
class SlashCommand:
    """A command members can type."""

    command: str
    description: str = ""
    usage_hint: str = ""
    should_escape: bool = False
    url: str = ""


@dataclass(frozen=True)
class Shortcut:
    """An entry in a message's menu (`message`) or in the global one (`global`)."""

    name: str
    callback_id: str
    type: str
    description: str = ""


@dataclass(frozen=True)
class Manifest:
    """An app as its manifest describes it."""

    name: str
    bot_display_name: str
    scopes: frozenset[str] = frozenset()
    commands: dict[str, SlashCommand] = field(default_factory=dict)
    shortcuts: dict[str, Shortcut] = field(default_factory=dict)
    bot_events: frozenset[str] = frozenset()
    home_tab_enabled: bool = False
    messages_tab_enabled: bool = True
    messages_tab_read_only: bool = False
    interactivity_enabled: bool = False
    socket_mode_enabled: bool = False
    events_url: str = ""
    interactivity_url: str = ""
    options_url: str = ""

    @staticmethod
    def load(path: Path) -> "Manifest":
        """Read a manifest from a YAML or JSON file.

        Raises:
            ManifestError: it cannot be read as a manifest.
        """
        if path.stat().st_size > LARGEST_FILE:
            raise ManifestError(f"{path} is too large for a manifest")
        text = path.read_text(encoding="utf-8")
        try:
            data = json.loads(text) if path.suffix == ".json" else yaml.safe_load(text)
        except (yaml.YAMLError, json.JSONDecodeError) as error:
            raise ManifestError(f"{path} is neither YAML nor JSON: {error}") from error
        return Manifest.parse(data)

    @staticmethod
    def parse(data: object) -> "Manifest":
        """Read a manifest that is already a mapping.

        Raises:
            ManifestError: a part has the wrong shape or the name is missing.
        """
        root = _mapping(data, "manifest")
        features, settings = _mapping(root.get("features"), "features"), _mapping(root.get("settings"), "settings")
        home = _mapping(features.get("app_home"), "features.app_home")
        interactivity = _mapping(settings.get("interactivity"), "settings.interactivity")
        events = _mapping(settings.get("event_subscriptions"), "settings.event_subscriptions")
        scopes = _mapping(_mapping(root.get("oauth_config"), "oauth_config").get("scopes"), "oauth_config.scopes")
        name = _mapping(root.get("display_information"), "display_information").get("name")
        if not isinstance(name, str) or not name:
            raise ManifestError("display_information.name is missing")
        bot = _mapping(features.get("bot_user"), "features.bot_user")
        return Manifest(
            name=name,
            bot_display_name=str(bot.get("display_name", name)),
            scopes=frozenset(_strings(scopes.get("bot")) + _strings(scopes.get("bot_optional"))),
            commands={each.command: each for each in map(_command, _list(features.get("slash_commands")))},
            shortcuts={each.callback_id: each for each in map(_shortcut, _list(features.get("shortcuts")))},
            bot_events=frozenset(_strings(events.get("bot_events"))),
            home_tab_enabled=bool(home.get("home_tab_enabled", False)),
            messages_tab_enabled=bool(home.get("messages_tab_enabled", True)),
            messages_tab_read_only=bool(home.get("messages_tab_read_only_enabled", False)),
            interactivity_enabled=bool(interactivity.get("is_enabled", False)),
            socket_mode_enabled=bool(settings.get("socket_mode_enabled", False)),
            events_url=str(events.get("request_url", "")),
            interactivity_url=str(interactivity.get("request_url", "")),
            options_url=str(interactivity.get("message_menu_options_url", "")),
        )


def _mapping(value: object, where: str) -> dict[str, Any]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise ManifestError(f"{where} must be a mapping")
    return value


def _list(value: object) -> list[Json]:
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise ManifestError("slash_commands and shortcuts must be lists of mappings")
    return value


def _strings(value: object) -> list[str]:
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise ManifestError("scopes and events must be lists of names")
    return value


def _command(data: Json) -> SlashCommand:
    name = str(data.get("command", ""))
    if not name.startswith("/"):
        raise ManifestError(f"a slash command starts with a slash: {name!r}")
    return SlashCommand(
        command=name,
        description=str(data.get("description", "")),
        usage_hint=str(data.get("usage_hint", "")),
        should_escape=bool(data.get("should_escape", False)),
        url=str(data.get("url", "")),
    )


def _shortcut(data: Json) -> Shortcut:
    if data.get("type") not in {"global", "message"} or not data.get("callback_id"):
        raise ManifestError("a shortcut has a callback_id and the type global or message")
    return Shortcut(
        name=str(data.get("name", "")),
        callback_id=str(data["callback_id"]),
        type=str(data["type"]),
        description=str(data.get("description", "")),
    )
