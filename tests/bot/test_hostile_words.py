"""Whatever people write, messages stay whole, harmless and within limits."""

import json
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest

from bot.messages.notices import message_for
from bot.slack import home
from bot.slack.modals import add_task, assign, check_in, week, window
from bot.slack.render import MOST_CHARACTERS, render
from bot.words import tidy
from domain.weekly import CheckInAsked
from sandbox.checks import messages as message_checks
from sandbox.checks import views as view_checks
from sandbox.checks.words import message_characters
from tests.bot import screens
from tests.bot.cast import WEEK, Cast
from tests.bot.hostile import NASTY, spoiled
from tests.bot.scenes import CONTENTS

OURS = {tidy.ISOLATE, tidy.END_ISOLATE, tidy.LEFT_TO_RIGHT, tidy.RIGHT_TO_LEFT, "\u200c", "\u200d"}


def strings(value: object) -> Iterator[str]:
    """Every string in a payload."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)


def assert_harmless(payload: dict[str, Any]) -> None:
    """No markup Slack would follow, no control of somebody else's, nothing that cannot be encoded."""
    json.dumps(payload, ensure_ascii=False).encode()
    kinds = {part.get("type") for part in _parts(payload)}
    assert kinds & {"mrkdwn", "markdown", "broadcast", "usergroup"} == set()
    for text in strings(payload):
        foreign = {char for char in text if unicodedata.category(char) in {"Cf", "Cc", "Cs"}} - OURS - {"\n"}
        assert foreign == set()
    for line in payload.get("text", "").split("\n"):
        assert line.count(tidy.ISOLATE) == line.count(tidy.END_ISOLATE)


def _parts(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for part in value.values():
            yield from _parts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _parts(part)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("name", CONTENTS)
def test_messages_stay_whole(name: str, language: str) -> None:
    """A title, name or note of any kind breaks no message, pings nobody and follows no link."""
    for nasty, text in NASTY.items():
        payload = render(message_for(spoiled(CONTENTS[name](Cast(language)), text)))
        assert message_checks.problems(payload) == [], nasty
        assert_harmless(payload)
        assert "<" not in payload["text"], nasty
        assert message_characters(payload["blocks"]) <= MOST_CHARACTERS, nasty
        assert len(payload["text"]) <= 40_000, nasty


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("nasty", NASTY)
def test_views_stay_whole(nasty: str, language: str) -> None:
    """The same in forms, windows and Home."""
    cast, text = Cast(language), NASTY[nasty]
    content = spoiled(CONTENTS["check_in_part"](cast), text)
    assert isinstance(content, CheckInAsked)
    task = spoiled(cast.answered(note="-", blocker="-"), text)
    views = [
        check_in.view(task, WEEK, cast.words, content.seen_by),
        assign.view(task, cast.words, case_id=31),
        week.view(content, cast.words),
        window.view(message_for(content), cast.words),
        home.view(spoiled(screens.head_home(cast), text)),
        home.view(spoiled(screens.leader_home(cast), text)),
        home.view(spoiled(screens.keeper_home(cast), text)),
    ]
    for view in views:
        assert view_checks.problems(view) == []


@pytest.mark.parametrize("nasty", NASTY)
def test_a_form_of_a_hostile_plan_opens(nasty: str) -> None:
    """Goals and departments with nasty names do not keep the form from opening."""
    choices = spoiled(screens.CHOICES, NASTY[nasty], frozenset({"title", "name"}))
    view = add_task.view(choices, Cast("ar").words)
    assert view_checks.problems(view) == []
    assert_harmless(view)
