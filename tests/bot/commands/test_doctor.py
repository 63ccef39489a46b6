"""`followthrough doctor`: each thing that can be wrong is found, and told with what to do about it."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import yaml
from sqlalchemy import text

from bot.cli import main
from bot.commands.checkup import WITHOUT
from bot.slack.http_mode import PATH, Requests
from bot.web import Pages, WebServer
from domain.people import Person
from sandbox.manifest import Manifest
from scheduler.clock import SystemClock
from tests.bot.office import DIGEST, MANIFEST, OMAR, SALES, SARA, Office
from tests.bot.slack.apps import answering

Doctor = Callable[..., tuple[int, list[str]]]
FIX = "FIX "
HERE = ("127.0.0.1", 0)


@pytest.fixture
def doctor(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Doctor:
    """Examines the office; keywords change the settings, an empty text takes one away. The code and the lines."""

    def examine(**changes: str) -> tuple[int, list[str]]:
        monkeypatch.chdir(tmp_path)
        for name, value in office.settings(**changes).items():
            monkeypatch.setenv(name, value)
        code = main(["doctor"])
        printed = capsys.readouterr()
        assert printed.err == ""
        assert "xoxb-" not in printed.out.replace("starts with xoxb-", "")
        return code, printed.out.splitlines()

    return examine


@pytest.fixture
def founded(office: Office) -> Office:
    """The office with its plan imported."""
    office.found()
    return office


def fault(found: tuple[int, list[str]], what: str) -> str:
    """The one fault that was found, which is about `what`, with the line below it that says what to do."""
    code, lines = found
    assert code == 1
    (number,) = [number for number, line in enumerate(lines) if line.startswith(FIX)]
    assert lines[number].startswith(f"{FIX} {what}: ")
    remedy = lines[number + 1]
    assert remedy.startswith("     ")
    assert remedy.strip().endswith((".", "plan.yaml"))
    return f"{lines[number]}\n{remedy}"


def changed(office: Office, chat_id: str, **fields: Any) -> Person:  # noqa: ANN401  (fields by name)
    """Change a person in the database."""
    with office.storage.write() as uow:
        person = uow.people.by_chat_id(chat_id)
        assert person is not None
        uow.people.save(replace(person, **fields))
        return person


@pytest.mark.usefixtures("founded")
def test_all_well(doctor: Doctor) -> None:
    """When nothing is wrong every line says ok, and the code is 0."""
    code, lines = doctor()
    assert code == 0
    assert [line.partition(":")[0] for line in lines] == [
        "ok   settings",
        "ok   database",
        "ok   migrations",
        "ok   plan",
        "ok   leader",
        "ok   bot token",
        "ok   app token",
        "ok   scopes",
        "ok   optional scopes",
        "ok   clock",
        "ok   people",
        f"ok   channel {DIGEST}",
        "ok   channel #sales",
    ]


def test_settings(doctor: Doctor) -> None:
    """Missing settings are named one by one, with where they come from."""
    code, lines = doctor(SLACK_BOT_TOKEN="", SLACK_APP_TOKEN="")
    assert code == 1
    assert [line.split()[2] for line in lines if line.startswith(FIX)] == ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"]
    assert "OAuth & Permissions" in lines[0]
    assert ".env.example" in lines[1]


@pytest.mark.usefixtures("founded")
def test_bot_token(doctor: Doctor) -> None:
    """A bot token that Slack does not know is told, and what depends on it is left out."""
    assert "copy the token again" in fault(doctor(SLACK_BOT_TOKEN="xoxb-wrong"), "bot token")


@pytest.mark.usefixtures("founded")
def test_app_token(doctor: Doctor) -> None:
    """An app token that may not open Socket Mode is told with the scope it needs."""
    assert "connections:write" in fault(doctor(SLACK_APP_TOKEN="xapp-wrong"), "app token")


def over_http(office: Office, port: int) -> dict[str, str]:
    """The settings of a program to which Slack sends its requests."""
    secret = office.workspace.signing_secret
    return {"SLACK_APP_TOKEN": "", "SLACK_SIGNING_SECRET": secret, "HTTP_ADDRESS": f"127.0.0.1:{port}"}


def test_the_address_for_slack(doctor: Doctor, founded: Office, port: int) -> None:
    """Before the start the address is free, afterwards the bot is found there; no app token is asked for."""
    code, lines = doctor(**over_http(founded, port))
    assert code == 0
    assert f"ok   address: 127.0.0.1:{port} is free; the bot is not running" in lines
    assert not any("app token" in line for line in lines)
    server = WebServer(Pages({}, PATH, Requests(answering(founded), "x", SystemClock())), *HERE)
    server.start()
    code, lines = doctor(**over_http(founded, server.port))
    server.stop()
    assert code == 0
    assert f"ok   address: the bot listens on 127.0.0.1:{server.port}" in lines


def test_somebody_else_at_the_address_for_slack(doctor: Doctor, founded: Office) -> None:
    """An address that another program took is told with what to do."""
    server = WebServer(Pages({}), *HERE)
    server.start()
    found = fault(doctor(**over_http(founded, server.port)), "address")
    server.stop()
    assert "HTTP_ADDRESS" in found


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


def test_no_database_yet(doctor: Doctor) -> None:
    """An empty database asks for a plan; Slack is looked at all the same."""
    found = doctor()
    assert "followthrough import" in fault(found, "migrations")
    assert any(line.startswith("ok   bot token") for line in found[1])


@pytest.mark.parametrize(
    "url", ["postgresql://someone:sesame@127.0.0.1:9/x", "sqlite:////proc/no/such.db", "mysql://someone:sesame@host/x"]
)
def test_database_away(doctor: Doctor, url: str) -> None:
    """A database that cannot be opened is told without its password."""
    found = fault(doctor(DATABASE_URL=url), "database")
    assert "DATABASE_URL" in found
    assert "sesame" not in found


def test_old_migrations(doctor: Doctor, founded: Office) -> None:
    """A database of an older version is told, and left as it is."""
    with founded.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    assert "Start the bot" in fault(doctor(), "migrations")
    with founded.engine.begin() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one() == "0001"


def test_no_plan(doctor: Doctor, founded: Office) -> None:
    """A database without a plan asks for one."""
    with founded.engine.begin() as connection:
        connection.execute(text("DELETE FROM workspaces"))
    assert "followthrough import" in fault(doctor(), "plan")


def test_no_leader(doctor: Doctor, founded: Office) -> None:
    """Without a leader nothing can climb."""
    with founded.storage.write() as uow:
        settings = uow.workspaces.find()
        assert settings is not None
        uow.workspaces.save(replace(settings, leader_id=None))
    assert "`leader:`" in fault(doctor(), "leader")


@pytest.mark.parametrize("fields", [{"is_active": False}, {"is_guest": True}])
def test_leader_left(doctor: Doctor, founded: Office, fields: dict[str, bool]) -> None:
    """A leader who left, or became a guest, is named."""
    changed(founded, SARA, **fields)
    assert "Sara Al-Harbi left" in fault(doctor(), "leader")


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
