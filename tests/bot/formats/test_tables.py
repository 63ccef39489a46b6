"""Tables as they come: encodings, delimiters, places, workbooks, and files that are none."""

import io
import random
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from bot.formats.csv_tables import read_csv
from bot.formats.faults import FormatError, FormatKey, OddKey
from bot.formats.tables import letters
from bot.formats.workbooks import read_workbook
from bot.words.catalogue import LANGUAGES, translations
from tests.bot.formats.files import csv_of, read, saved, tasks, workbook_of
from tests.bot.formats.sentences import reason, told

ROWS = (["Task", "Owner", "Due"], ["Sign", "Omar", "2026-12-01"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_marks_and_endings(encoding: str, ending: str) -> None:
    """A byte-order mark and the kind of line ending change nothing."""
    text = csv_of(*ROWS).decode().replace("\r\n", ending)
    assert [row.cells for row in read_csv(text.encode(encoding)).rows] == [list(row) for row in ROWS]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(delimiter: str) -> None:
    """The delimiter is found, also beside commas inside of cells, and Excel's own line names it."""
    rows = [["Task", "Owner", "Due"], *([f"Sign, seal {n}", "Omar", "2026-12-01"] for n in range(5))]
    data = csv_of(*rows, delimiter=delimiter)
    assert [row.cells for row in read_csv(data).rows] == rows
    named = read_csv(f"sep={delimiter}\r\n".encode() + data)
    assert [row.cells for row in named.rows] == rows
    assert named.rows[0].line == 2


def test_lines_are_those_of_the_file() -> None:
    """A row knows the line on which it begins, whatever stands in the cells before it; blank rows are none."""
    data = b'Task,Note\n"A","one\ntwo\nthree"\n,\n\nB,\n'
    assert [(row.line, row.cells[0]) for row in read_csv(data).rows] == [(1, "Task"), (2, "A"), (7, "B")]


def test_old_encodings() -> None:
    """A file of an old spreadsheet is read in Arabic or in a Western encoding, and that is told."""
    arabic = read_csv("المهمة,المالك\nتوقيع العقد,سارة\n".encode("cp1256"))
    assert arabic.rows[1].cells == ["توقيع العقد", "سارة"]
    western = read_csv("Tâche;Propriétaire\nSigner;Zoé\n".encode("cp1252"))
    assert western.rows[1].cells == ["Signer", "Zoé"]
    assert [table.odd[0].values["encoding"] for table in (arabic, western)] == ["Windows-1256", "Windows-1252"]


def test_characters_that_were_lost_before() -> None:
    """Replacement characters that are already inside are counted and told."""
    (odd,) = read_csv("Task,Owner\nCaf\ufffd,Zo\ufffd\n".encode()).odd
    assert (odd.key, odd.values["count"]) == (OddKey.REPLACED_CHARACTERS, 2)


def test_values_of_a_workbook() -> None:
    """Dates are dates, numbers numbers, and a formula has the value that was computed last."""
    day = datetime(2026, 12, 1)  # noqa: DTZ001  (a workbook knows no zones)
    table = read_workbook(workbook_of({"Plan": [["Task", "Due", "Of"], ["Sign", day, 3]]}))[0]
    assert (table.sheet, table.rows[1].cells) == ("Plan", ["Sign", day, 3])
    assert table.place(table.rows[1], 27).cell == "AB2"
    assert [letters(number) for number in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_what_was_struck_out() -> None:
    """A struck-out date is not taken, whether it fills its cell or stands beside the one that replaced it."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    both = CellRichText(TextBlock(InlineFont(strike=True), "2026-01-05"), " 2026-02-05")
    for row in (["Task", "Owner", "Due"], ["Sign", "Omar", date(2026, 1, 5)], ["Seal", "Omar", both]):
        sheet.append(row)
    sheet["C2"].font = Font(strike=True)
    data = saved(book)
    first, second = tasks(data)
    assert (first.due_on, second.due_on) == (None, date(2026, 2, 5))
    struck = [odd for odd in read(data).odd if odd.key in {OddKey.STRUCK_OUT, OddKey.STRUCK_OUT_ALONE}]
    assert [(odd.key, odd.place.cell, odd.values["on"]) for odd in struck] == [
        (OddKey.STRUCK_OUT_ALONE, "C2", None),
        (OddKey.STRUCK_OUT, "C3", date(2026, 2, 5)),
    ]


def test_a_sheet_that_lies_about_its_size() -> None:
    """Some tools write that a sheet has one cell; all of it is read."""
    data = workbook_of({"Plan": ROWS})
    lying = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(lying, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(b'<dimension ref="A1:C2"', b'<dimension ref="A1:A1"'))
    assert len(tasks(lying.getvalue())) == 1


def _zip(name: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, "x")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", FormatKey.EMPTY),
        (b"\xef\xbb\xbf \n", FormatKey.EMPTY),
        (b"%PDF-1.7", FormatKey.OTHER_FORMAT),
        (b"\x89PNG\r\n", FormatKey.OTHER_FORMAT),
        (b"Task\x00,Owner", FormatKey.BINARY),
        (b"PK\x03\x04 and no more", FormatKey.BROKEN_WORKBOOK),
        (b"\xd0\xcf\x11\xe0 old", FormatKey.LOCKED_WORKBOOK),
        (_zip("word/document.xml"), FormatKey.OTHER_FORMAT),
        (_zip("xl/workbook.xml"), FormatKey.BROKEN_WORKBOOK),
        (workbook_of({"Nothing": []}), FormatKey.EMPTY),
        (b"Dear all,\nhere is the plan, as promised.\n", FormatKey.NO_TITLES),
        (b"Task,Owner,Due\n", FormatKey.NOTHING_IN_IT),
    ],
)
def test_wrong_formats(data: bytes, key: FormatKey) -> None:
    """A wrong format gets one clear sentence, never a trace and never an empty plan."""
    with pytest.raises(FormatError) as caught:
        read(data)
    assert caught.value.key is key
    said = reason(caught.value)
    assert said[0].isupper()
    assert "{" not in said


def test_an_entity_bomb_inside_a_workbook() -> None:
    """A workbook whose parts declare entities is refused, not unfolded."""
    data = workbook_of({"Plan": ROWS})
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(packed, "w") as after:
        for name in before.namelist():
            after.writestr(name, bomb if name == "xl/workbook.xml" else before.read(name))
    with pytest.raises(FormatError):
        read(packed.getvalue())


def test_every_reason_has_a_sentence() -> None:
    """Nothing can go wrong without a sentence for it."""
    assert all(translations(language).gettext(key) != key for key in FormatKey for language in LANGUAGES)


@pytest.mark.parametrize("seed", range(40))
def test_damage_never_ends_in_a_trace(seed: int) -> None:
    """Whatever is damaged in a file, it is read or gets its sentence."""
    chance = random.Random(seed)  # noqa: S311  (of tests)
    whole = bytearray(chance.choice([csv_of(*ROWS), b'{"lists": [], "cards": [{"name": "A", "due": "2026-01-05"}]}']))
    odd = (b'"', b"\xff", b"\xd9\xa3", b"9999-12-31T23:59:59Z", b"null", b"\n", b"1e999", b"{", b"99999999999999999999")
    for _ in range(4):
        at = chance.randrange(len(whole) + 1)
        whole[at : at + chance.randint(0, 8)] = chance.choice(odd)
    try:
        told(read(bytes(whole)).odd)
    except FormatError as error:
        reason(error)
