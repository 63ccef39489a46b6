"""The catalogues: whole, alike in both languages, and used."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from bot.slack import ids
from bot.slack.modals import fields
from bot.verbs import VERBS
from bot.words.catalogue import FOLDER, LANGUAGES, MissingWordsError, Words, translations
from domain import (
    decision_errors,
    errors,
    export_errors,
    hours_errors,
    measure_errors,
    nudge_errors,
    settings_errors,
    status_errors,
)
from domain.errors import FollowthroughError

ROOT = Path(__file__).parents[2]
KEY = re.compile(r"[a-z_]+(\.[a-z_]+)+")
COUNTS = (0, 1, 2, 3, 11, 100)


def entries(language: str) -> dict[str, Message]:
    """The entries of a catalogue by key."""
    with (FOLDER / f"{language}.po").open("rb") as file:
        catalog = read_po(file, locale=language, abort_invalid=True)
    return {_key(message): message for message in catalog if message.id}


def _key(message: Message) -> str:
    return str(message.id if isinstance(message.id, str) else message.id[0])


def forms(message: Message) -> tuple[str, ...]:
    """The texts of an entry: one, or one for each plural form."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def placeholders(template: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def literals() -> Iterator[str]:
    """Every string in the code of the bot and in the errors of the domain that is shaped like a key, and verbs' own."""
    yield from (key for verb in VERBS for key in (verb.explanation, verb.takes) if key is not None)
    for path in [*(ROOT / "bot").rglob("*.py"), *(ROOT / "domain").glob("*errors.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and KEY.fullmatch(node.value):
                yield node.value


CATALOGUES = {language: entries(language) for language in LANGUAGES}
ENGLISH = CATALOGUES["en"]
ARABIC = CATALOGUES["ar"]
PLURALS = sorted(key for key, message in ENGLISH.items() if not isinstance(message.id, str))
ERRORS = sorted(
    [
        kind
        for tree in (
            errors,
            decision_errors,
            export_errors,
            hours_errors,
            measure_errors,
            nudge_errors,
            settings_errors,
            status_errors,
        )
        for kind in vars(tree).values()
        if isinstance(kind, type) and issubclass(kind, FollowthroughError) and kind.__module__ == tree.__name__
    ]
    + [fields.FormFaultsError],
    key=lambda kind: kind.__name__,
)


def test_both_languages_have_the_same_keys() -> None:
    """Whatever can be said in one language can be said in the other, in the same order of the file."""
    assert list(ENGLISH) == list(ARABIC)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_twice(language: str) -> None:
    """One key has one text."""
    text = (FOLDER / f"{language}.po").read_text(encoding="utf-8")
    keys = re.findall(r'^msgid "(.+)"$', text, flags=re.MULTILINE)
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_there(language: str) -> None:
    """No text is empty, left as its key, or marked as doubtful."""
    for key, message in CATALOGUES[language].items():
        assert not message.fuzzy, key
        assert forms(message), key
        assert all(text and text != key for text in forms(message)), key


def test_both_languages_fill_the_same_places() -> None:
    """A name that one language fills in, the other does too; a number may be a word where the form says it."""
    for key, english in ENGLISH.items():
        expected = set().union(*(placeholders(text) for text in forms(english)))
        for text in forms(ARABIC[key]):
            found = placeholders(text)
            assert found <= expected, key
            assert expected - found <= ({"n"} if key in PLURALS else set()), key


def test_every_key_that_the_code_says_exists() -> None:
    """No sentence is missing when somebody needs it."""
    spaces = {key.split(".")[0] for key in ENGLISH}
    other = ids.ACTIONS | {value for name, value in vars(ids).items() if name.endswith("_MODAL")}
    said = {text for text in literals() if text.split(".")[0] in spaces and text not in other}
    assert said - set(ENGLISH) == set()


def test_every_key_is_said_somewhere() -> None:
    """The catalogue holds no text that nobody can ever read."""
    assert set(ENGLISH) - set(literals()) == set()


@pytest.mark.parametrize("key", PLURALS)
def test_arabic_counts_in_six_ways(key: str) -> None:
    """None, one, two, a few, many and hundreds each have their own form in Arabic."""
    texts = forms(ARABIC[key])
    assert len(texts) == 6
    assert len(set(texts)) == 6


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", PLURALS)
@pytest.mark.parametrize("count", COUNTS)
def test_counts_choose_the_right_form(language: str, key: str, count: int) -> None:
    """The form that a number takes is the one its language asks for, with the number in its digits."""
    texts = forms(CATALOGUES[language][key])
    expected = texts[{0: 0, 1: 1, 2: 2, 3: 3, 11: 4, 100: 5}[count] if language == "ar" else int(count != 1)]
    assert translations(language).ngettext(key, key, count) == expected
    if count > 2 or language == "en":
        assert "{n}" in expected


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ERRORS)
def test_every_error_has_a_sentence(language: str, kind: type[FollowthroughError]) -> None:
    """No expected error reaches anybody as a key."""
    assert kind.key in CATALOGUES[language]


def test_every_error_is_raised_with_what_its_sentence_needs() -> None:
    """Wherever an expected error is made, the names in its sentence are given."""
    keys = {kind.__name__: kind.key for kind in ERRORS if kind is not FollowthroughError}
    for path in [*(ROOT / "bot").rglob("*.py"), *(ROOT / "domain").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in keys:
                given = {keyword.arg for keyword in node.keywords}
                needed = placeholders(str(ENGLISH[keys[node.func.id]].string))
                assert needed <= given, f"{path}:{node.lineno}"


def test_a_missing_key_is_an_error() -> None:
    """Nobody is ever shown a key in the place of a sentence."""
    words = Words.plainly("en")
    with pytest.raises(MissingWordsError):
        words.text("no.such.key")
    with pytest.raises(MissingWordsError):
        words.plural("no.such.key", 2)


def test_a_missing_value_is_an_error() -> None:
    """A sentence is never shown with a hole in it."""
    with pytest.raises(KeyError):
        Words.plainly("en").text("task.due")
