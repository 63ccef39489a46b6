"""Settings of the program, from the environment and a `.env` file; they fail fast and hide secrets."""

from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AnyHttpUrl, BeforeValidator, Field, SecretStr, StringConstraints, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

ENV_FILE = Path(".env")
"""In the folder in which the program is started."""


class StorageSettings(BaseSettings):
    """What a command needs that only works on the database; the address may hold a password."""

    model_config = SettingsConfigDict(
        env_file=ENV_FILE, env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", frozen=True
    )

    database_url: SecretStr = SecretStr("sqlite:///data/followthrough.db")


class Settings(StorageSettings):
    """What the program needs to run. A variable of the environment wins over the same one in `.env`."""

    slack_bot_token: SecretStr
    slack_app_token: SecretStr
    slack_api_url: AnyHttpUrl = AnyHttpUrl("https://slack.com/api/")
    log_level: Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(str.upper)] = "INFO"
    posts_per_second: float = Field(default=2.0, gt=0, le=4)
    tick_seconds: float = Field(default=60.0, ge=0.1, le=300)
    health_address: Annotated[str, StringConstraints(pattern=r"^(off|[0-9a-zA-Z.:\-]+:[0-9]{1,5})$")] = "off"

    @field_validator("slack_bot_token")
    @classmethod
    def _a_bot_token(cls, value: SecretStr) -> SecretStr:
        return _token(value, "xoxb-")

    @field_validator("slack_app_token")
    @classmethod
    def _an_app_token(cls, value: SecretStr) -> SecretStr:
        return _token(value, "xapp-")

    @field_validator("slack_api_url")
    @classmethod
    def _with_a_slash(cls, value: AnyHttpUrl) -> AnyHttpUrl:
        text = str(value)
        return value if text.endswith("/") else AnyHttpUrl(text + "/")


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
        what = "is missing" if fault["type"] == "missing" else "is wrong"
        lines.append(f"{name} {what}. {_HELP[name]}")
    lines.append(f"Set it in the environment or in {ENV_FILE.resolve()}; .env.example shows all settings.")
    return "\n".join(lines)


Kind = TypeVar("Kind", bound=StorageSettings)

_HELP = {
    "SLACK_BOT_TOKEN": "It starts with xoxb-: the Bot User OAuth Token, on the page OAuth & Permissions of your app.",
    "SLACK_APP_TOKEN": "It starts with xapp-: an app-level token for connections:write, on the page Basic Information.",
    "SLACK_API_URL": "It is the address of the Web API, such as https://slack.com/api/.",
    "DATABASE_URL": "It looks like sqlite:///data/followthrough.db or postgresql://user:password@host/name.",
    "POSTS_PER_SECOND": "It is a number above 0 and at most 4; 2 is safe.",
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


def _token(value: SecretStr, prefix: str) -> SecretStr:
    text = value.get_secret_value().strip()  # files of secrets often end with a line break
    if not text.startswith(prefix) or text == prefix:
        raise ValueError(f"a token starts with {prefix} and goes on")
    return SecretStr(text)
