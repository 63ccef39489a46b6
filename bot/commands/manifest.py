"""`followthrough manifest`: the Slack app's manifest for requests to an address of yours, made from the usual one."""

import argparse
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from bot.commands.parsers import Parsers
from bot.slack.http_mode import PATH

MANIFEST = Path(__file__).resolve().parents[2] / "manifest.yml"


def add(parsers: Parsers) -> None:
    """Add the command."""
    parser = parsers.add_parser("manifest", help="print the manifest for an app that Slack reaches at your address")
    parser.add_argument("url", type=address, help="where Slack finds the bot, such as https://plan.example.com")
    parser.set_defaults(do=do)


def do(options: argparse.Namespace) -> int:
    """Print it."""
    print(yaml.safe_dump(over_http(options.url), sort_keys=False, allow_unicode=True, width=110), end="")
    return 0


def address(text: str) -> str:
    """An address as it was typed, without a slash at its end; Slack takes none without TLS."""
    parts = urlsplit(text)
    if parts.scheme != "https" or not parts.hostname or parts.query or parts.fragment:
        raise argparse.ArgumentTypeError(f"{text} is not an address such as https://plan.example.com")
    return text.rstrip("/")


def over_http(url: str) -> dict[str, Any]:
    """The manifest with that address in each place where Slack wants one, and without Socket Mode."""
    manifest: dict[str, Any] = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    there = url + PATH
    for command in manifest["features"]["slash_commands"]:
        command["url"] = there
    settings = manifest["settings"]
    settings["event_subscriptions"] = {"request_url": there, **settings["event_subscriptions"]}
    settings["interactivity"]["request_url"] = there
    settings["socket_mode_enabled"] = False
    return manifest
