"""Whoever hears the screen instead of seeing it: every button has a name of its own, and nothing is said by colour.

That the plain text of a message tells every fact and every button of its blocks is promised in `test_golden`.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any
from unicodedata import category

import pytest

from bot.slack.render import render
from tests.bot.cast import Cast
from tests.bot.facts import facts, labels
from tests.bot.scenes import MESSAGES
from tests.bot.screens import VIEWS

LANGUAGES = ("en", "ar")
SCREENS = (*MESSAGES, *VIEWS)


def blocks_of(name: str, language: str) -> list[dict[str, Any]]:
    """The blocks of a message, form or Home."""
    cast = Cast(language)
    shown: dict[str, Any] = render(MESSAGES[name](cast)) if name in MESSAGES else VIEWS[name](cast)
    blocks: list[dict[str, Any]] = shown["blocks"]
    return blocks


def heard(blocks: list[dict[str, Any]]) -> Iterator[str]:
    """What a screen reader calls each button; two that do the very same count once."""
    named = {
        (each["action_id"], each.get("accessibility_label") or (each.get("text") or each["placeholder"])["text"])
        for block in blocks
        if block["type"] == "actions"
        for each in block["elements"]
    }
    return (name for _, name in named)


def is_a_sign(text: str) -> bool:
    """Whether there is a picture in it, and no letter or digit beside."""
    return any(category(each) == "So" for each in text) and not any(each.isalnum() for each in text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SCREENS)
def test_no_two_buttons_sound_alike(name: str, language: str) -> None:
    """Every button of a message, form or Home has a name that no other one there has."""
    counted = Counter(heard(blocks_of(name, language)))
    assert [label for label, count in counted.items() if count > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SCREENS)
def test_nothing_is_said_by_a_sign_alone(name: str, language: str) -> None:
    """No fact and no button is a coloured dot or another picture without words."""
    blocks = blocks_of(name, language)
    assert [text for text in (*facts(blocks), *labels(blocks)) if is_a_sign(text)] == []
