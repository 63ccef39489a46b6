"""Other people's words in our lines."""

# ruff: noqa: RUF001  (Arabic letters and digits are meant)

import pytest

from bot.messages.model import Bold, Code, Plain, said
from bot.words import tidy
from bot.words.catalogue import Words


def test_a_name_stays_on_its_line() -> None:
    """Line breaks, tabs and runs of spaces become one space."""
    assert tidy.line(" Omar\r\n\u2028Aziz\t\tof   Sales ") == "Omar Aziz of Sales"


@pytest.mark.parametrize(
    "control", ["\u202e", "\u2066", "\u2069", "\u200f", "\u061c", "\u200b", "\ufeff", "\x00", "\x1b"]
)
def test_controls_are_taken_out(control: str) -> None:
    """Nothing invisible turns the direction of a sentence, hides in a name or reaches a terminal."""
    assert tidy.line(f"a{control}b") == "ab"


def test_spelling_survives() -> None:
    """Emoji made of several characters, and words that need a joiner, are written as they were."""
    for text in ("👩\u200d💻", "می\u200cخواهم", "مُحَمَّد", "❤️"):
        assert tidy.line(text) == text


def test_what_is_invisible_alone_is_nothing() -> None:
    """An empty name, or one of joiners only, is shown as a dash."""
    assert tidy.line("") == tidy.line("\u200d\u200c ") == tidy.lines("\n\n") == "-"


def test_long_text_is_cut_kindly() -> None:
    """A line never grows beyond its limit, and shows that something is missing."""
    cut = tidy.line("word " * 1000, 50)
    assert len(cut) <= 50
    assert cut.endswith("…")
    assert tidy.line("x" * 50, 50) == "x" * 50


def test_a_quote_keeps_its_lines() -> None:
    """Somebody's own words keep their line breaks, but no more than one empty line in a row."""
    assert tidy.lines("one\n\n\n\n two\u202e\r\nthree ") == "one\n\ntwo\nthree"


def test_names_are_isolated_in_arabic() -> None:
    """Whatever stands in an Arabic sentence is shielded from it, and the line starts from the right."""
    text = said(Words("ar", "ar-SA", "Asia/Riyadh").text("task.title", code=Bold("T-12"), title="Visit"))
    assert text == "\u200f\u2068T-12\u2069 \u2068Visit\u2069"


def test_arabic_is_isolated_in_english() -> None:
    """Arabic words in an English sentence are shielded, and the line starts from the left."""
    words = Words("en", "en-US", "UTC")
    assert said(words.text("task.title", code="T-1", title="قائمة")) == "T-1 \u2068قائمة\u2069"
    assert said(words.row("قائمة", "Sales")) == "\u200e\u2068قائمة\u2069 · Sales"
    assert said(words.text("task.title", code="T-1", title="List")) == "T-1 List"


def test_what_is_copied_is_free_of_marks() -> None:
    """A command can be copied out of an Arabic sentence and typed."""
    text = Words("ar", "ar", "UTC").text("error.example", example=Code("/plan status"))
    assert Code("/plan status") in text
    assert [run for run in text if isinstance(run, Plain) and run.text == tidy.ISOLATE]
