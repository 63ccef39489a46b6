"""`followthrough doctor`: each thing that can be wrong is found, and told with what to do about it."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from bot.slack.http_mode import PATH, Requests
from bot.web import Pages, WebServer
from scheduler.clock import SystemClock
from tests.bot.commands.doctors import FIX, Doctor, changed, fault
from tests.bot.office import DIGEST, SARA, Office
from tests.bot.slack.apps import answering

HERE = ("127.0.0.1", 0)


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
