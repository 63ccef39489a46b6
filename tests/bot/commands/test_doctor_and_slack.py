"""What the doctor says of Slack: tokens, scopes, people, channels and the clock."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
import yaml

from bot.commands.checkup import WITHOUT
from sandbox.manifest import Manifest
from tests.bot.commands.doctors import Doctor, changed, fault
from tests.bot.office import DIGEST, MANIFEST, OMAR, SALES, SARA, Office


@pytest.mark.usefixtures("founded")
def test_bot_token(doctor: Doctor) -> None:
    """A bot token that Slack does not know is told, and what depends on it is left out."""
    assert "copy the token again" in fault(doctor(SLACK_BOT_TOKEN="xoxb-wrong"), "bot token")


@pytest.mark.usefixtures("founded")
def test_app_token(doctor: Doctor) -> None:
    """An app token that may not open Socket Mode is told with the scope it needs."""
    assert "connections:write" in fault(doctor(SLACK_APP_TOKEN="xapp-wrong"), "app token")


@pytest.mark.usefixtures("founded")
def test_unreachable(doctor: Doctor) -> None:
    """A Slack that cannot be reached is told with the address that was tried."""
    found = fault(doctor(SLACK_API_URL="http://127.0.0.1:9/api/"), "bot token")
    assert "http://127.0.0.1:9/api/" in found
    assert "SLACK_API_URL" in found


def test_scopes(doctor: Doctor, founded: Office) -> None:
    """A scope that was not granted is named; what cannot be looked at without it says so as well."""
    manifest = founded.workspace.manifest
    founded.workspace.manifest = replace(manifest, scopes=manifest.scopes - {"im:history"})
    found = fault(doctor(), "scopes")
    assert "missing: im:history" in found
    assert "reinstall" in found
    founded.workspace.manifest = replace(manifest, scopes=manifest.scopes - {"channels:read"})
    code, lines = doctor()
    assert code == 1
    assert f"FIX  channel {SALES}: Slack says missing_scope" in [line.replace("#sales", SALES) for line in lines]


def test_optional_scopes(doctor: Doctor, founded: Office) -> None:
    """One that was left out is named with what goes without it; nothing is wrong with that."""
    manifest = founded.workspace.manifest
    for scope, without in WITHOUT.items():
        founded.workspace.manifest = replace(manifest, scopes=manifest.scopes - {scope})
        code, lines = doctor()
        assert code == 0
        assert f"ok   optional scopes: without {scope} {without}" in lines
        assert any("reinstall the app" in line for line in lines)


def test_every_optional_scope_is_explained() -> None:
    """What the manifest offers, the doctor knows."""
    offered = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))["oauth_config"]["scopes"]["bot_optional"]
    assert set(WITHOUT) == set(offered)


@pytest.mark.usefixtures("office")
def test_another_workspace(doctor: Doctor, founded: Office) -> None:
    """A token of another workspace than the database's is told before anything is written with it."""
    with founded.storage.write() as uow:
        settings = uow.workspaces.find()
        assert settings is not None
        uow.workspaces.save(replace(settings, team_id="T0ANOTHER1"))
    assert "another DATABASE_URL" in fault(doctor(), "bot token")


def test_people_not_in_slack(doctor: Doctor, founded: Office) -> None:
    """Somebody in the plan whom Slack does not know, or who left, is named; whoever left the plan too is not."""
    founded.control.act("leave_team", user=OMAR)
    found = fault(doctor(), "people")
    assert "not in Slack: Omar Aziz" in found
    assert "Copy member ID" in found
    changed(founded, OMAR, is_active=False)
    assert doctor()[0] == 0


def test_unknown_channel(doctor: Doctor, founded: Office) -> None:
    """A channel that is not there is told, by name."""
    founded.workspace.channels[SALES].name = "selling"
    assert "plan file" in fault(doctor(), "channel #sales")


def test_channel_without_the_bot(doctor: Doctor, founded: Office) -> None:
    """A channel that the bot is not in is told with how to invite it."""
    founded.workspace.channels[SALES].members.remove(founded.workspace.bot_user_id)
    assert "/invite" in fault(doctor(), "channel #sales")


def test_archived_channel(doctor: Doctor, founded: Office) -> None:
    """An archived channel is told."""
    founded.control.act("archive_channel", user=SARA, channel=DIGEST)
    assert "Unarchive" in fault(doctor(), f"channel {DIGEST}")


def test_shared_channel(doctor: Doctor, founded: Office) -> None:
    """A channel that another company reads is told."""
    founded.workspace.channels[DIGEST].is_ext_shared = True
    assert "only your company" in fault(doctor(), f"channel {DIGEST}")


@pytest.mark.parametrize(("kind", "said"), [("rate_limited", "ratelimited"), ("lost", "RemoteDisconnected")])
def test_slack_stumbles(doctor: Doctor, founded: Office, kind: str, said: str) -> None:
    """A call that fails is a line among the others, not the end of the examination."""
    founded.control.fault(kind, "users.list")
    assert said in fault(doctor(), "people")


@pytest.fixture
def late() -> Iterator[str]:
    """The address of a Slack whose clock shows another time."""

    class Late(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            answer = {"ok": True, "team_id": "T1", "team": "Wadi", "user_id": "U1", "url": "wss://127.0.0.1/"}
            body = json.dumps(answer).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("X-OAuth-Scopes", ",".join(Manifest.load(MANIFEST).scopes))
            self.end_headers()
            self.wfile.write(body)

        def date_time_string(self, timestamp: float | None = None) -> str:  # noqa: ARG002  (of the base class)
            return format_datetime(datetime.now(UTC) - timedelta(minutes=5), usegmt=True)

        def log_message(self, *_arguments: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Late)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/api/"
    server.shutdown()
    server.server_close()


def test_clock(doctor: Doctor, late: str) -> None:
    """A clock that is off makes people be asked at the wrong time."""
    code, lines = doctor(SLACK_API_URL=late)
    assert code == 1
    (line,) = [line for line in lines if "clock" in line]
    assert line.startswith("FIX  clock: ")
    assert int(line.split()[2]) in range(298, 303)
    assert "NTP" in lines[lines.index(line) + 1]
