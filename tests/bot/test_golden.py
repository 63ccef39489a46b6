"""Every message and view as it was last approved, exactly.

When a change is meant, rewrite the copies with `UPDATE_GOLDEN=1 pytest tests/bot/test_golden.py`, read the difference
in git as a reader of the message would, and commit it together with the change.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from bot.plain import RECOMMENDED
from bot.slack.render import render
from domain.notices import Content
from sandbox.checks import messages as message_checks
from sandbox.checks import views as view_checks
from tests.bot.cast import Cast
from tests.bot.facts import facts, labels
from tests.bot.scenes import CONTENTS, MESSAGES
from tests.bot.screens import VIEWS

FOLDER = Path(__file__).parent / "golden"
LANGUAGES = ("en", "ar")
UPDATE = os.environ.get("UPDATE_GOLDEN") == "1"


def compare(name: str, language: str, payload: dict[str, Any]) -> None:
    """Fail unless the payload is the approved one; write it down instead when asked to."""
    path = FOLDER / f"{name}.{language}.json"
    if UPDATE:
        path.write_text(json.dumps(payload, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert json.loads(path.read_text(encoding="utf-8")) == payload


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", MESSAGES)
def test_message_is_the_approved_one(name: str, language: str) -> None:
    """A message changes only when somebody has read the new one."""
    compare(name, language, render(MESSAGES[name](Cast(language))))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", VIEWS)
def test_view_is_the_approved_one(name: str, language: str) -> None:
    """A form or Home changes only when somebody has read the new one."""
    compare(name, language, VIEWS[name](Cast(language)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", MESSAGES)
def test_slack_takes_every_message(name: str, language: str) -> None:
    """No message breaks a rule of Slack's."""
    assert message_checks.problems(render(MESSAGES[name](Cast(language)))) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", VIEWS)
def test_slack_takes_every_view(name: str, language: str) -> None:
    """No form or Home breaks a rule of Slack's."""
    assert view_checks.problems(VIEWS[name](Cast(language))) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", MESSAGES)
def test_text_tells_everything(name: str, language: str) -> None:
    """Whoever hears or sees only the text misses no fact, no number of a chart and no button."""
    payload = render(MESSAGES[name](Cast(language)))
    assert [
        fact for fact in (*facts(payload["blocks"]), *labels(payload["blocks"])) if fact not in payload["text"]
    ] == []
    assert len(payload["text"]) <= RECOMMENDED


def test_every_kind_of_content_has_a_golden_message() -> None:
    """Nothing the bot says by itself is without an approved copy."""
    assert {type(content(Cast("en"))) for content in CONTENTS.values()} == set(Content.__args__)


def test_no_golden_copy_is_left_over() -> None:
    """Every copy belongs to a message or view that exists."""
    expected = {f"{name}.{language}.json" for name in (*MESSAGES, *VIEWS) for language in LANGUAGES}
    assert {path.name for path in FOLDER.iterdir()} == expected
