"""Whole files: what is taken, and which cannot be plans."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.planfile.faults import FaultKey, Mark, PlanFileError
from bot.planfile.reading import read, sample
from bot.planfile.source import MOST_BYTES
from bot.planfile.wording import told
from bot.words.catalogue import Words
from tests.bot.planfile.plans import NOW, SMALL, faults, keys


@pytest.mark.parametrize(
    "data",
    [
        SMALL.encode(),
        codecs.BOM_UTF8 + SMALL.encode(),
        SMALL.encode("utf-16"),
        SMALL.replace("\n", "\r\n").encode(),
        b'{"company": "Wadi Dates", "people": [{"key": "sara", "slack": "U0SARALEAD", "name": "Sara"}]}',
    ],
    ids=["utf-8", "byte-order mark", "utf-16", "windows line ends", "json"],
)
def test_ways_to_save_a_file(data: bytes) -> None:
    """A plan is read however an editor saved it, and from JSON, which is YAML as well."""
    assert read(data, NOW).company == "Wadi Dates"


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", FaultKey.EMPTY),
        (b"\n  \n", FaultKey.EMPTY),
        (b"# only a comment\n", FaultKey.EMPTY),
        (b"---\n", FaultKey.EMPTY),
        (b"- company\n- people\n", FaultKey.TOP_IS_LIST),
        (b"Our plan is to grow.", FaultKey.TOP_IS_TEXT),
        (b"task,owner,due\nOpen the line,Sara,2026-12-01\n", FaultKey.TOP_IS_TEXT),
        (b"PK\x03\x04\x14\x00", FaultKey.OTHER_FORMAT),
        (b"%PDF-1.7", FaultKey.OTHER_FORMAT),
        (b"<?xml version='1.0'?><StrategicPlan/>", FaultKey.OTHER_FORMAT),
        (b"{\\rtf1 company: Wadi}", FaultKey.OTHER_FORMAT),
        (b"\x7fELF\x00\x00", FaultKey.BINARY),
        ("company: شركة".encode("windows-1256"), FaultKey.NOT_UTF8),
        (b"company: Wadi\x07\n", FaultKey.CONTROL_CHARACTER),
        (b"#" * (MOST_BYTES + 1), FaultKey.TOO_LARGE),
    ],
)
def test_files_that_are_no_plans(data: bytes, key: FaultKey) -> None:
    """A file that cannot be a plan gets one clear sentence."""
    assert keys(data) == [key]


@pytest.mark.parametrize(
    ("text", "key", "mark"),
    [
        ("company: A\n\tplan: B\n", FaultKey.TAB, Mark(2, 1)),
        ("company: A\npeople:\n\t- key: a\n", FaultKey.TAB, Mark(3, 1)),
        ("company: Wadi: Dates\n", FaultKey.COLON_IN_TEXT, Mark(1, 14)),
        ("company: A\n  plan: B\n", FaultKey.COLON_IN_TEXT, Mark(2, 7)),
        ("company: A\nplan\n", FaultKey.NO_COLON, Mark(3, 1)),
        ("rhythm:\n    rung_days: 2\n  silent_weeks: 2\n", FaultKey.INDENTATION, Mark(3, 3)),
        ('company: "Wadi\nplan: B\n', FaultKey.UNCLOSED_QUOTE, Mark(1, 10)),
        ('company: "C:\\Data"\n', FaultKey.BACKSLASH, Mark(1, 14)),
        ('company: "\\UFFFFFFFF"\n', FaultKey.BACKSLASH, None),
        ("company: [Wadi\nplan: B\n", FaultKey.BRACKET, Mark(2, 5)),
        ("company: &name Wadi\nplan: *name\n", FaultKey.ALIAS, Mark(2, 7)),
        ("company: *Wadi* Dates\n", FaultKey.SIGN_FIRST, Mark(1, 15)),
        ("company: @wadi\n", FaultKey.SIGN_FIRST, Mark(1, 10)),
        ("company: `wadi`\n", FaultKey.SIGN_FIRST, Mark(1, 10)),
        ("company: A\n---\ncompany: B\n", FaultKey.SEVERAL_DOCUMENTS, Mark(2, 1)),
        ("company: " + "[" * 5000, FaultKey.TOO_DEEP, Mark(1, 21)),
        ("%YAML 9.9\n---\ncompany: A\n", FaultKey.NOT_YAML, Mark(1, 1)),
    ],
)
def test_yaml_that_does_not_parse(text: str, key: FaultKey, mark: Mark | None) -> None:
    """What the parser cannot read is told in the words of somebody who writes a plan, at its place."""
    (fault,) = faults(text)
    assert (fault.key, fault.mark) == (key, mark)


def test_a_key_that_stands_twice() -> None:
    """Of two equal keys neither is taken silently; the line of the first is named."""
    (fault,) = faults(SMALL + "company: Other\n")
    assert (fault.key, fault.mark, fault.values["first"]) == (FaultKey.DUPLICATE_KEY, Mark(5, 1), 1)


def test_a_text_with_a_tag() -> None:
    """A text that begins with an exclamation mark loses its first word in YAML, and that is told."""
    (fault,) = faults(SMALL.replace("Wadi Dates", "!Wadi Dates"))
    assert (fault.key, fault.mark) == (FaultKey.TAG, Mark(1, 10))


def test_keys_that_are_lists() -> None:
    """A list in the place of a key is told, not raised."""
    assert keys(SMALL + "? [a, b]\n: c\n") == [FaultKey.KEY_NOT_TEXT]


@pytest.mark.parametrize(
    ("more", "example"),
    [
        ("digest_channel: #sales\n", 'digest_channel: "#sales"'),
        ("digest_channel: #المبيعات\n", 'digest_channel: "#المبيعات"'),
        ("departments:\n  - {key: sales, channel: #sales\n    }\n", 'channel: "#sales"'),
    ],
)
def test_a_channel_lost_as_a_comment(more: str, example: str) -> None:
    """A channel name without quotes would vanish as a comment; it is told with the corrected line."""
    (fault,) = faults(SMALL + more)
    assert (fault.key, fault.example) == (FaultKey.COMMENT_FOR_CHANNEL, example)


def test_a_comment_behind_an_empty_key_is_a_comment() -> None:
    """A true comment is left alone."""
    assert read((SMALL + "digest_channel:  # not decided yet\n").encode(), NOW).digest_channel is None


@settings(max_examples=150, deadline=None)
@given(data=st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    """Whatever the file holds, the answer is sentences, never a trace."""
    assert _outcome(data)


@settings(max_examples=150, deadline=None)
@given(at=st.integers(0, len(SMALL)), cut=st.integers(0, 12), what=st.text(max_size=8))
def test_any_slip_of_the_pen(at: int, cut: int, what: str) -> None:
    """A plan that was damaged anywhere is read, or told at a line of the file; never a trace."""
    assert _outcome((SMALL[:at] + what + SMALL[at + cut :]).encode(errors="surrogatepass"))


def _outcome(data: bytes) -> str:
    """The company of a plan that was read, or all that is told of its faults; anything else is raised."""
    try:
        return read(data, NOW).company
    except PlanFileError as error:
        return told(error.faults, "plan.yaml", Words.plainly("en")) if error.faults else ""


def test_the_sample_is_right() -> None:
    """The sample that comes with the program has no fault."""
    assert read(sample(), NOW).company == "Wadi Dates"
