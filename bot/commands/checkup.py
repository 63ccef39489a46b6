"""What the bot needs, looked at one by one: each finding says how it is, and what to do when it is not well."""

import socket
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException

import yaml
from pydantic import SecretStr

from bot import settings
from bot.commands.manifest import MANIFEST
from bot.commands.opening import NoDatabaseError, opened
from bot.settings import Settings, SettingsError
from bot.slack.connection import (
    CALL_FAULTS,
    Reach,
    SlackUnavailableError,
    fault_name,
    reach,
    server_time,
    socket_address,
)
from bot.slack.http_mode import PATH
from bot.slack.members import everyone
from bot.slack.places import Standing, standing
from domain.errors import StorageFaultError
from domain.people import Person
from domain.ports import UnitOfWork
from scheduler.clock import SystemClock
from storage.database import Version, version

MOST_DRIFT = timedelta(seconds=60)
"""A clock further off than this makes people be asked at the wrong time."""

PATIENCE = 5
"""Seconds for an answer from this machine."""

MOST_NAMES = 5
"""Names told when people are missing; the rest is a number."""

BEGIN = "Start the bot and open its Home page in Slack, or run: followthrough import plan.yaml"
"""How a plan begins."""

VERSIONS = {
    Version.EMPTY: ("the database is empty", BEGIN),
    Version.OLD: ("the database is of an older version", "Start the bot: it brings the database up to date."),
    Version.NEWER: ("the database is of a newer version than this program", "Install the newer version of the bot."),
}

REMEDIES = {
    Standing.UNKNOWN: "Check the name in the plan file, and whether the bot may see the channel.",
    Standing.NOT_A_MEMBER: "Type /invite @Followthrough in the channel.",
    Standing.ARCHIVED: "Unarchive the channel, or name another one in the plan file.",
    Standing.SHARED: "Name a channel that only your company reads.",
}

WITHOUT = {
    "app_mentions:read": "a command that names the bot in a thread is not answered there",
    "dnd:read": "whoever paused notifications is written to all the same",
    "channels:history": "what the leader writes below a digest is carried nowhere, if it stands in a public channel",
    "files:write": "no plan goes out as a file in the chat, only with followthrough export",
    "files:read": "no plan comes in as a file in the chat, only with followthrough import",
    "groups:history": "what the leader writes below a digest is carried nowhere, if it stands in a private channel",
    "reactions:read": "a check mark or thumb on a message says nothing, only the buttons do",
}
"""What goes without each optional scope of the manifest."""


@dataclass(frozen=True, slots=True)
class Finding:
    """How one thing is. `remedy` says what to do when it is not well."""

    what: str
    well: bool
    said: str
    remedy: str = ""


def examine() -> list[Finding]:
    """Look at everything; what depends on something that is not well is left out."""
    try:
        configuration = settings.load()
    except SettingsError as error:
        *faults, remedy = str(error).splitlines()
        return [Finding("settings", well=False, said=fault, remedy=remedy) for fault in faults or [remedy]]
    findings = [Finding("settings", well=True, said="complete")]
    plan = _Plan()
    findings += _database(configuration.database_url.get_secret_value(), plan)
    findings += _slack(configuration, plan)
    return findings


@dataclass(slots=True)
class _Plan:
    """What the database says of the plan, to be compared with Slack; `people` are names by chat id."""

    channels: tuple[str, ...] = ()
    people: dict[str, str] = field(default_factory=dict)
    team_id: str | None = None


def _database(url: str, plan: _Plan) -> Iterator[Finding]:
    try:
        found = version(url)
    except (StorageFaultError, ValueError, OSError, ModuleNotFoundError) as error:
        remedy = "Check DATABASE_URL, and that the database runs and lets this machine in."
        yield Finding("database", well=False, said=" ".join(str(error).split()) or "does not answer", remedy=remedy)
        return
    yield Finding("database", well=True, said="answers")
    if found is not Version.CURRENT:
        said, remedy = VERSIONS[found]
        yield Finding("migrations", well=False, said=said, remedy=remedy)
        return
    yield Finding("migrations", well=True, said="up to date")
    try:
        with closing(opened(SecretStr(url))) as database, database.storage().read() as uow:
            yield from _plan_findings(uow, plan)
    except NoDatabaseError as error:
        said, _, remedy = str(error).partition(". ")
        yield Finding("database", well=False, said=said, remedy=remedy)


def _plan_findings(uow: UnitOfWork, plan: _Plan) -> Iterator[Finding]:
    workspace = uow.workspaces.find()
    if workspace is None:
        yield Finding("plan", well=False, said="there is none yet", remedy=BEGIN)
        return
    people = uow.people.all()
    yield Finding("plan", well=True, said=f"{workspace.company}, {len(people)} people")
    yield _leader(None if workspace.leader_id is None else uow.people.get(workspace.leader_id))
    departments = [department.channel for department in uow.departments.all()]
    named = [workspace.digest_channel, workspace.meeting_channel, *departments]
    plan.channels = tuple(dict.fromkeys(channel for channel in named if channel))
    plan.people = {person.chat_id: person.name for person in people if person.reachable}
    plan.team_id = workspace.team_id


def _leader(leader: Person | None) -> Finding:
    remedy = "Name a member as `leader:` in the plan file, and import it again."
    if leader is None:
        return Finding("leader", well=False, said="the plan has none", remedy=remedy)
    if not leader.reachable:
        return Finding("leader", well=False, said=f"{leader.name} left, or is a guest", remedy=remedy)
    return Finding("leader", well=True, said=leader.name)


def _slack(configuration: Settings, plan: _Plan) -> Iterator[Finding]:
    try:
        chat = reach(configuration.slack_bot_token.get_secret_value(), str(configuration.slack_api_url))
    except SlackUnavailableError as error:
        yield _not_let_in("bot token", error)
        return
    if plan.team_id not in {None, chat.identity.team_id}:
        remedy = "Use the token of the first workspace, or another DATABASE_URL."
        yield Finding("bot token", well=False, said="belongs to another workspace than the database", remedy=remedy)
        return
    yield Finding("bot token", well=True, said=f"belongs to {chat.identity.team}")
    if configuration.slack_app_token is not None:
        yield _app_token(configuration.slack_app_token.get_secret_value(), chat)
    else:
        yield _address(configuration)
    scopes = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))["oauth_config"]["scopes"]
    yield _scopes(chat, frozenset(scopes["bot"]))
    yield _optional_scopes(chat, frozenset(scopes["bot_optional"]))
    checks: list[tuple[str, Callable[[], Finding]]] = [("clock", lambda: _clock(chat))]
    checks += [("people", lambda: _people(chat, plan))] if plan.people else []
    checks += [(f"channel {channel}", partial(_channel, chat, channel)) for channel in plan.channels]
    for what, check in checks:
        try:
            yield check()
        except CALL_FAULTS as error:
            remedy = "Mend what stands above first; if nothing does, try again in a minute."
            yield Finding(what, well=False, said=f"Slack says {fault_name(error)}", remedy=remedy)


def _channel(chat: Reach, channel: str) -> Finding:
    found = standing(chat.posting, channel)
    return Finding(f"channel {channel}", well=found is Standing.READY, said=found.value, remedy=REMEDIES.get(found, ""))


def _people(chat: Reach, plan: _Plan) -> Finding:
    here = {member.chat_id for member in everyone(chat.posting) if member.is_active}
    missing = sorted(name for chat_id, name in plan.people.items() if chat_id not in here)
    if missing:
        more = f" and {len(missing) - MOST_NAMES} more" if len(missing) > MOST_NAMES else ""
        remedy = (
            "Mend their `slack:` in the plan file (in Slack: profile, three dots, Copy member ID); import it again."
        )
        return Finding(
            "people", well=False, said=f"not in Slack: {', '.join(missing[:MOST_NAMES])}{more}", remedy=remedy
        )
    return Finding("people", well=True, said=f"all {len(plan.people)} are in Slack")


def _not_let_in(what: str, error: SlackUnavailableError) -> Finding:
    said, _, remedy = str(error).partition(". ")
    return Finding(what, well=False, said=said, remedy=remedy)


def _address(configuration: Settings) -> Finding:
    """Whether the bot listens, or could listen, where Slack's requests are to arrive."""
    address = configuration.http_address
    host, _, port = address.rpartition(":")
    try:
        socket.create_server((host, int(port))).close()
    except OverflowError:
        return Finding("address", well=False, said="there is no such port", remedy="Mend HTTP_ADDRESS.")
    except OSError as error:
        if _answers(host, int(port)):
            return Finding("address", well=True, said=f"the bot listens on {address}")
        remedy = "Set HTTP_ADDRESS to an address of this machine, and to a port that nothing else uses."
        return Finding("address", well=False, said=f"{address}: {error.strerror}", remedy=remedy)
    return Finding("address", well=True, said=f"{address} is free; the bot is not running")


def _answers(host: str, port: int) -> bool:
    """Whether it is the bot that listens there: it takes Slack's requests at their path, and no others."""
    asking = HTTPConnection(host, port, timeout=PATIENCE)
    try:
        asking.request("GET", PATH)
        return asking.getresponse().status == HTTPStatus.METHOD_NOT_ALLOWED
    except (OSError, HTTPException):
        return False
    finally:
        asking.close()


def _app_token(token: str, chat: Reach) -> Finding:
    try:
        socket_address(token, chat.posting)
    except SlackUnavailableError as error:
        return _not_let_in("app token", error)
    return Finding("app token", well=True, said="opens Socket Mode")


def _scopes(chat: Reach, wanted: frozenset[str]) -> Finding:
    missing = sorted(wanted - chat.identity.scopes)
    if missing:
        remedy = "Paste manifest.yml into the app's settings again, and reinstall the app to the workspace."
        return Finding("scopes", well=False, said=f"missing: {', '.join(missing)}", remedy=remedy)
    return Finding("scopes", well=True, said=f"all {len(wanted)} granted")


def _optional_scopes(chat: Reach, offered: frozenset[str]) -> Finding:
    """Which are missing and what goes without them; nothing is wrong with that."""
    missing = sorted(offered - chat.identity.scopes)
    if not missing:
        return Finding("optional scopes", well=True, said=f"all {len(offered)} granted")
    without = "; ".join(f"without {scope} {WITHOUT[scope]}" for scope in missing)
    remedy = "To have that, add it in the app's settings and reinstall the app; the bot notices it by itself."
    return Finding("optional scopes", well=True, said=without, remedy=remedy)


def _clock(chat: Reach) -> Finding:
    theirs = server_time(chat.posting)
    if theirs is None:
        return Finding("clock", well=True, said="Slack did not tell its time; not compared")
    drift = abs(SystemClock().now() - theirs)
    if drift > MOST_DRIFT:
        said = f"{int(drift.total_seconds())} seconds off"
        return Finding("clock", well=False, said=said, remedy="Turn on time synchronisation (NTP) on this machine.")
    return Finding("clock", well=True, said="agrees with Slack's")
