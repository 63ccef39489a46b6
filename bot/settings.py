"""Settings of the program, from the environment and a `.env` file; they fail fast and hide secrets."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import AnyHttpUrl, Field, SecretStr, StringConstraints, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

ENV_FILE = Path(".env")


class Settings(BaseSettings):
    """What the program needs to run. A variable of the environment wins over the same one in `.env`."""

    model_config = SettingsConfigDict(
        env_file=ENV_FILE, env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", frozen=True
    )

    slack_bot_token: SecretStr
    slack_app_token: SecretStr
    slack_api_url: AnyHttpUrl = AnyHttpUrl("https://slack.com/api/")
    database_url: Annotated[str, StringConstraints(min_length=1)] = "sqlite:///data/followthrough.db"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    posts_per_second: float = Field(default=2.0, gt=0, le=4)
    tick_seconds: float = Field(default=60.0, gt=0, le=300)

    @field_validator("slack_bot_token")
    @classmethod
    def _a_bot_token(cls, value: SecretStr) -> SecretStr:
        return _starting(value, "xoxb-", "the Bot User OAuth Token, on the page OAuth & Permissions of your Slack app")

    @field_validator("slack_app_token")
    @classmethod
    def _an_app_token(cls, value: SecretStr) -> SecretStr:
        return _starting(value, "xapp-", "an App-Level Token with connections:write, on the page Basic Information")

    @field_validator("slack_api_url")
    @classmethod
    def _with_a_slash(cls, value: AnyHttpUrl) -> AnyHttpUrl:
        text = str(value)
        return value if text.endswith("/") else AnyHttpUrl(text + "/")


class StorageSettings(BaseSettings):
    """What a command needs that only works on the database."""

    model_config = Settings.model_config

    database_url: Annotated[str, StringConstraints(min_length=1)] = "sqlite:///data/followthrough.db"


class SettingsError(Exception):
    """Settings are missing or wrong; the text says which, and what to do."""


def load() -> Settings:
    """Read the settings; SettingsError names every one that is missing or wrong, never a secret's value."""
    try:
        return Settings()  # type: ignore[call-arg]  # the values come from the environment
    except ValidationError as error:
        raise SettingsError(explain(error)) from None


def load_storage() -> StorageSettings:
    """Read the settings of the database alone."""
    try:
        return StorageSettings()
    except ValidationError as error:
        raise SettingsError(explain(error)) from None


def explain(error: ValidationError) -> str:
    """Every fault on a line of its own, with what to do; without the values that were given."""
    lines = []
    for fault in error.errors(include_input=False, include_url=False):
        name = str(fault["loc"][0]).upper() if fault["loc"] else "SETTINGS"
        what = "is missing" if fault["type"] == "missing" else f"is wrong: {fault['msg'].removeprefix('Value error, ')}"
        lines.append(f"{name} {what}. {_HELP.get(name, '')}".rstrip())
    lines.append("Set it in the environment or in the file .env; .env.example shows all of them.")
    return "\n".join(lines)


_HELP = {
    "SLACK_BOT_TOKEN": "It starts with xoxb- and stands on the page OAuth & Permissions of your Slack app.",
    "SLACK_APP_TOKEN": "It starts with xapp-, needs connections:write, and is made on the page Basic Information.",
    "SLACK_API_URL": "It is the address of the Web API, such as https://slack.com/api/.",
    "POSTS_PER_SECOND": "It is a number above 0 and at most 4; 2 is safe.",
    "TICK_SECONDS": "It is a number of seconds from 1 to 300; 60 is usual.",
    "LOG_LEVEL": "It is one of DEBUG, INFO, WARNING, ERROR.",
}


def _starting(value: SecretStr, prefix: str, where: str) -> SecretStr:
    if not value.get_secret_value().startswith(prefix):
        raise ValueError(f"it should start with {prefix}; it is {where}")
    return value
