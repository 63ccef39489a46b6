"""Settings: read from the environment and `.env`, checked at once, and never repeated."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot import settings
from bot.settings import Settings, SettingsError, StorageSettings
from domain.pace import USUAL
from tests.bot.office import TOP

EXAMPLE = (TOP / ".env.example").read_text(encoding="utf-8")
LINE = re.compile(r"^(?P<comment># )?(?P<name>[A-Z][A-Z_]+)=(?P<value>.*)$", re.MULTILINE)
TOKENS = {"SLACK_BOT_TOKEN": "xoxb-1-secret", "SLACK_APP_TOKEN": "xapp-1-secret"}
NAMES = {name.upper() for name in Settings.model_fields}


@pytest.fixture(autouse=True)
def somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder without `.env`, and an environment without our settings."""
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def given(monkeypatch: pytest.MonkeyPatch, **values: str) -> None:
    """Set both tokens and these variables."""
    for name, value in {**TOKENS, **values}.items():
        monkeypatch.setenv(name, value)


def refused() -> str:
    """What is said of the settings as they are."""
    with pytest.raises(SettingsError) as error:
        settings.load()
    return str(error.value)


def test_the_example_names_every_setting() -> None:
    """`.env.example` names the settings the program reads, each once, and none besides."""
    names = [found["name"] for found in LINE.finditer(EXAMPLE)]
    assert sorted(names) == sorted(NAMES)


def test_the_example_shows_what_holds_without_it() -> None:
    """A line of `.env.example` in a comment shows the value that holds anyway; the tokens must be filled in."""
    for found in LINE.finditer(EXAMPLE):
        assert bool(found["comment"]) is (found["name"] not in TOKENS)
        if found["comment"]:
            default = Settings.model_fields[found["name"].lower()].default
            shown = default.get_secret_value() if isinstance(default, SecretStr) else str(default or "")
            assert found["value"] == shown


def test_the_example_as_it_is_says_what_to_fill_in(somewhere: Path) -> None:
    """Whoever copies the example and starts is told which lines to complete, with where to find what belongs there."""
    (somewhere / ".env").write_text(EXAMPLE, encoding="utf-8")
    said = refused()
    assert "SLACK_BOT_TOKEN is wrong. It starts with xoxb-" in said
    assert "SLACK_APP_TOKEN is wrong. It starts with xapp-" in said
    assert str(somewhere / ".env") in said


def test_nothing_is_set() -> None:
    """Every setting that is missing is named in one go."""
    said = refused()
    assert "SLACK_BOT_TOKEN is missing" in said
    assert "SLACK_APP_TOKEN is missing" in said
    assert "OAuth & Permissions" in said
    assert "connections:write" in said


def test_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    """The two tokens are all that must be set."""
    given(monkeypatch)
    found = settings.load()
    assert found.database_url.get_secret_value() == "sqlite:///data/followthrough.db"
    assert str(found.slack_api_url) == "https://slack.com/api/"
    assert (found.log_level, found.tick_seconds) == ("INFO", 60.0)
    assert found.limits == USUAL
    assert (found.slack_signing_secret, found.http_address) == (None, "127.0.0.1:3000")


def test_a_signing_secret_in_place_of_the_app_token(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slack sends its requests to us: then no app token is needed."""
    given(monkeypatch, SLACK_APP_TOKEN="", SLACK_SIGNING_SECRET="0123abc\n")
    found = settings.load()
    assert found.slack_app_token is None
    assert found.slack_signing_secret is not None
    assert found.slack_signing_secret.get_secret_value() == "0123abc"


def test_both_ways_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Exactly one way is set up; with both it is said which setting belongs to which."""
    given(monkeypatch, SLACK_SIGNING_SECRET="0123abc")
    said = refused()
    assert "SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set. Keep the first where" in said
    assert "0123abc" not in said


def test_neither_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """With neither, both ways are named."""
    given(monkeypatch, SLACK_APP_TOKEN="")
    first, *_ = refused().splitlines()
    assert first.startswith("SLACK_APP_TOKEN is missing. It starts with xapp-")
    assert "SLACK_SIGNING_SECRET" in first


FAST = {"POSTS_PER_SECOND": "200", "CHANNEL_GAP_SECONDS": "0", "UPDATES_PER_MINUTE": "900"}


def test_the_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    """All three numbers of the pace can be set."""
    given(monkeypatch, POSTS_PER_SECOND="4", CHANNEL_GAP_SECONDS="1.5", UPDATES_PER_MINUTE="50")
    limits = settings.load().limits
    assert (limits.posts_per_second, limits.channel_gap, limits.updates_per_minute) == (4, timedelta(seconds=1.5), 50)


def test_a_slack_on_this_machine_has_limits_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slack's published limits bind wherever messages leave this machine."""
    given(monkeypatch, SLACK_API_URL="http://127.0.0.1:8765/api/", **FAST)
    assert settings.load().limits.posts_per_second == 200
    given(monkeypatch, SLACK_API_URL="https://slack.example.com/api/", **FAST)
    assert [line.split()[0] for line in refused().splitlines()[:-1]] == list(FAST)


def test_the_environment_wins(somewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What `.env` says holds unless the environment says otherwise; an empty value and an unknown name say nothing."""
    (somewhere / ".env").write_text(
        "SLACK_BOT_TOKEN='xoxb-file'\nSLACK_APP_TOKEN=xapp-file\nLOG_LEVEL=ERROR\nTICK_SECONDS=\nOTHER=1\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-environment")
    found = settings.load()
    assert found.slack_bot_token.get_secret_value() == "xoxb-environment"
    assert found.slack_app_token == SecretStr("xapp-file")
    assert (found.log_level, found.tick_seconds) == ("ERROR", 60.0)


def test_small_slips_are_forgiven(monkeypatch: pytest.MonkeyPatch) -> None:
    """A token with a line break at its end, a level in small letters, an address without its last slash."""
    given(monkeypatch, SLACK_BOT_TOKEN="xoxb-1\n", LOG_LEVEL="debug", SLACK_API_URL="http://127.0.0.1:8765/api")
    found = settings.load()
    assert found.slack_bot_token.get_secret_value() == "xoxb-1"
    assert found.log_level == "DEBUG"
    assert str(found.slack_api_url) == "http://127.0.0.1:8765/api/"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SLACK_BOT_TOKEN", "xapp-sesame"),
        ("SLACK_BOT_TOKEN", "xoxb-"),
        ("SLACK_APP_TOKEN", "xoxb-sesame"),
        ("SLACK_API_URL", "sesame"),
        ("POSTS_PER_SECOND", "0"),
        ("POSTS_PER_SECOND", "4.5"),
        ("POSTS_PER_SECOND", "nan"),
        ("POSTS_PER_SECOND", "sesame"),
        ("CHANNEL_GAP_SECONDS", "0.5"),
        ("CHANNEL_GAP_SECONDS", "61"),
        ("UPDATES_PER_MINUTE", "0"),
        ("UPDATES_PER_MINUTE", "51"),
        ("HTTP_ADDRESS", "sesame"),
        ("HEALTH_ADDRESS", "sesame"),
        ("TICK_SECONDS", "0"),
        ("TICK_SECONDS", "301"),
        ("LOG_LEVEL", "sesame"),
    ],
)
def test_a_bad_value(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """A value that cannot be is named with what belongs there, and is not repeated: it may be a secret elsewhere."""
    given(monkeypatch, **{name: value})
    first, *_ = refused().splitlines()
    assert first.startswith(f"{name} is wrong. It ")
    assert "sesame" not in refused()


def test_every_setting_has_its_help(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence with what to do is there for every setting that can be wrong."""
    given(monkeypatch, **dict.fromkeys(NAMES - {"DATABASE_URL"}, "?"))
    said = refused().splitlines()
    assert {line.partition(" ")[0] for line in said[:-1]} == NAMES - {"DATABASE_URL"}
    assert all(len(line.split(". ", 1)[1]) > len("It is.") for line in said[:-1])


@pytest.mark.parametrize("kind", ["utf-16", "latin-1"])
def test_a_file_in_another_encoding(somewhere: Path, kind: str) -> None:
    """A `.env` that an editor saved in its own way is told, instead of being half read."""
    (somewhere / ".env").write_text("SLACK_BOT_TOKEN=xoxb-sesamé\n", encoding=kind)
    assert "is not in UTF-8" in refused()


def test_secrets_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither tokens nor the password of the database appear when settings are printed."""
    given(monkeypatch, DATABASE_URL="postgresql://someone:sesame@localhost/plan")
    shown = f"{settings.load()!r} {settings.load()} {settings.load().model_dump_json()} {settings.load_storage()!r}"
    assert "secret-" not in shown
    assert "1-secret" not in shown
    assert "sesame" not in shown


def test_commands_of_the_database_need_no_tokens(monkeypatch: pytest.MonkeyPatch) -> None:
    """An import works before the Slack app is made."""
    monkeypatch.setenv("DATABASE_URL", "sqlite:///elsewhere.db")
    assert settings.load_storage() == StorageSettings(database_url=SecretStr("sqlite:///elsewhere.db"))
