"""Settings of the program, from the environment and a `.env` file; they fail fast and hide secrets."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    AnyHttpUrl,
    BeforeValidator,
    Field,
    SecretStr,
    StringConstraints,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

from domain.pace import USUAL, Limits

ENV_FILE = Path(".env")
"""In the folder in which the program is started."""

NOWHERE = "off"
"""The address of health, readiness and metrics when nobody asks for them."""

MOST_POSTS_PER_SECOND = 4
SHORTEST_CHANNEL_GAP = 1
MOST_UPDATES_PER_MINUTE = 50
"""What Slack takes: https://docs.slack.dev/apis/web-api/rate-limits ("several hundred a minute" in a workspace, one
message a second in a channel, the third tier for updates)."""

THIS_MACHINE = frozenset({"127.0.0.1", "localhost"})
"""Where a Slack that is not Slack's may be: a sandbox, whose limits are its own."""

NO_WAY, TWO_WAYS = "no_way", "two_ways"
"""Faults of the two settings of which exactly one says how Slack reaches the program."""

ADDRESS = r"[0-9a-zA-Z.:\-]+:[0-9]{1,5}"


class StorageSettings(BaseSettings):
    """What a command needs that only works on the database; the address may hold a password."""

    model_config = SettingsConfigDict(
        env_file=ENV_FILE, env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", frozen=True
    )

    database_url: SecretStr = SecretStr("sqlite:///data/followthrough.db")


class Settings(StorageSettings):
    """What the program needs to run. A variable of the environment wins over the same one in `.env`.

    Slack reaches the program over a line that the program opens (`slack_app_token`), or by requests to an address of
    ours (`slack_signing_secret`); exactly one of the two is set.
    """

    slack_bot_token: SecretStr
    slack_app_token: SecretStr | None = None
    slack_signing_secret: SecretStr | None = None
    http_address: Annotated[str, StringConstraints(pattern=rf"^{ADDRESS}$")] = "127.0.0.1:3000"
    slack_api_url: AnyHttpUrl = AnyHttpUrl("https://slack.com/api/")
    log_level: Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(str.upper)] = "INFO"
    posts_per_second: float = Field(default=USUAL.posts_per_second, gt=0, le=1000)
    channel_gap_seconds: float = Field(default=USUAL.channel_gap.total_seconds(), ge=0, le=60)
    updates_per_minute: int = Field(default=USUAL.updates_per_minute, ge=1, le=10_000)
    tick_seconds: float = Field(default=60.0, ge=0.1, le=300)
    health_address: Annotated[str, StringConstraints(pattern=rf"^({NOWHERE}|{ADDRESS})$")] = NOWHERE

    @property
    def limits(self) -> Limits:
        """How fast may be written."""
        return Limits(self.posts_per_second, timedelta(seconds=self.channel_gap_seconds), self.updates_per_minute)

    @field_validator("slack_bot_token")
    @classmethod
    def _a_bot_token(cls, value: SecretStr) -> SecretStr:
        return _token(value, "xoxb-")

    @field_validator("slack_app_token")
    @classmethod
    def _an_app_token(cls, value: SecretStr | None) -> SecretStr | None:
        return None if value is None else _token(value, "xapp-")

    @field_validator("slack_signing_secret")
    @classmethod
    def _a_secret(cls, value: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        if "slack_app_token" in info.data:  # or it is wrong, which is said already
            given = [each for each in (value, info.data["slack_app_token"]) if each is not None]
            if not given:
                raise PydanticCustomError(NO_WAY, "neither way is set up")
            if len(given) > 1:
                raise PydanticCustomError(TWO_WAYS, "both ways are set up")
        return None if value is None else _secret(value)

    @field_validator("slack_api_url")
    @classmethod
    def _with_a_slash(cls, value: AnyHttpUrl) -> AnyHttpUrl:
        text = str(value)
        return value if text.endswith("/") else AnyHttpUrl(text + "/")

    @field_validator("posts_per_second", "channel_gap_seconds", "updates_per_minute")
    @classmethod
    def _not_faster_than_slack_takes(cls, value: float, info: ValidationInfo) -> float:
        url = info.data.get("slack_api_url")
        if url is not None and url.host in THIS_MACHINE:
            return value
        too_fast = {
            "posts_per_second": value > MOST_POSTS_PER_SECOND,
            "channel_gap_seconds": value < SHORTEST_CHANNEL_GAP,
            "updates_per_minute": value > MOST_UPDATES_PER_MINUTE,
        }
        if too_fast[str(info.field_name)]:
            raise ValueError("faster than Slack takes it")
        return value


class SettingsError(Exception):
    """Settings are missing or wrong; the text says which, and what to do."""


def load() -> Settings:
    """Read the settings; SettingsError names every one that is missing or wrong, never a secret's value."""
    return _read(Settings)


def load_storage() -> StorageSettings:
    """Read the settings of the database alone; SettingsError as above."""
    return _read(StorageSettings)


def explain(error: ValidationError) -> str:
    """Every fault on a line of its own, with what to do; without the values that were given."""
    lines = []
    for fault in error.errors(include_input=False, include_url=False):
        name = str(fault["loc"][0]).upper()
        if fault["type"] in _WAYS:
            lines.append(_WAYS[fault["type"]])
        else:
            what = "is missing" if fault["type"] == "missing" else "is wrong"
            lines.append(f"{name} {what}. {_HELP[name]}")
    lines.append(f"Set it in the environment or in {ENV_FILE.resolve()}; .env.example shows all settings.")
    return "\n".join(lines)


Kind = TypeVar("Kind", bound=StorageSettings)

_FOR_SOCKET_MODE = "It starts with xapp-: an app-level token for connections:write, on the page Basic Information."

_WAYS = {
    NO_WAY: (
        f"SLACK_APP_TOKEN is missing. {_FOR_SOCKET_MODE} "
        "Set SLACK_SIGNING_SECRET instead where Slack is to send its requests to an address of yours."
    ),
    TWO_WAYS: (
        "SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set. Keep the first where the program opens the line to "
        "Slack, or the second where Slack sends its requests to an address of yours, and take the other one out."
    ),
}

_HELP = {
    "SLACK_BOT_TOKEN": "It starts with xoxb-: the Bot User OAuth Token, on the page OAuth & Permissions of your app.",
    "SLACK_APP_TOKEN": _FOR_SOCKET_MODE,
    "SLACK_SIGNING_SECRET": "It is the Signing Secret, letters and digits, on the page Basic Information of your app.",
    "HTTP_ADDRESS": "It is the address and the port to listen on, such as 127.0.0.1:3000, or 0.0.0.0:3000 for all.",
    "SLACK_API_URL": "It is the address of the Web API, such as https://slack.com/api/.",
    "DATABASE_URL": "It looks like sqlite:///data/followthrough.db or postgresql://user:password@host/name.",
    "POSTS_PER_SECOND": "It is a number above 0 and at most 4; 2 is safe.",
    "CHANNEL_GAP_SECONDS": "It is a number of seconds from 1 to 60; Slack takes one message a second in a channel.",
    "UPDATES_PER_MINUTE": "It is a whole number from 1 to 50; Slack takes some fifty.",
    "TICK_SECONDS": "It is a number of seconds from 0.1 to 300; 60 is usual.",
    "HEALTH_ADDRESS": "It is an address and a port, such as 127.0.0.1:8080, or off.",
    "LOG_LEVEL": "It is one of DEBUG, INFO, WARNING, ERROR.",
}


def _read(kind: type[Kind]) -> Kind:
    try:
        values: dict[str, Any] = {}  # every value comes from the environment
        return kind(**values)
    except ValidationError as error:
        raise SettingsError(explain(error)) from None
    except UnicodeDecodeError:
        raise SettingsError(f"{ENV_FILE.resolve()} is not in UTF-8. Save it again with the encoding UTF-8.") from None
    except OSError as error:
        raise SettingsError(f"{ENV_FILE.resolve()} cannot be read: {error.strerror}. Mend its permissions.") from None


def _secret(value: SecretStr) -> SecretStr:
    text = value.get_secret_value().strip()  # as below
    if not text.isalnum():
        raise ValueError("a signing secret is made of letters and digits")
    return SecretStr(text)


def _token(value: SecretStr, prefix: str) -> SecretStr:
    text = value.get_secret_value().strip()  # files of secrets often end with a line break
    if not text.startswith(prefix) or text == prefix:
        raise ValueError(f"a token starts with {prefix} and goes on")
    return SecretStr(text)
