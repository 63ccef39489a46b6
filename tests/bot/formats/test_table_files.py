"""Tables that people open elsewhere: everything in its column, nothing that a spreadsheet calculates."""

import csv
from datetime import date, datetime
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from bot.formats.columns import COLUMNS, SHEETS, Column, Sheet
from bot.formats.defusing import defused, restored
from bot.formats.table_files import csv_of, xlsx_of
from bot.words.catalogue import Words
from tests.bot.formats.plans import FORMULA, MARKUP, plan


@given(st.text(st.sampled_from("=+-@'\t\r\n＝a 1"), max_size=6) | st.text())  # noqa: RUF001  (a full-width sign)
def test_defused_and_restored(text: str) -> None:
    """No text that was defused begins as a formula does, and each is given back as it was."""
    assert not defused(text).startswith(tuple("=+-@\t\r\n＝＋－＠"))  # noqa: RUF001  (full-width signs)
    assert restored(defused(text)) == text


def test_csv_rows() -> None:
    """A row for each task, in our own columns, dates as ISO days, every cell in quotes, and no byte-order mark."""
    data = csv_of(plan())
    assert data.startswith(b'"Task code","Title","Goal",')
    rows = list(csv.DictReader(StringIO(data.decode(), newline="")))
    assert [row["Task code"] for row in rows] == ["T-12", "T-13", "T-14"]
    assert {name: rows[0][name] for name in ("Goal", "Owner", "Due", "Status", "Progress %", "Department")} == {
        "Goal": "G1.1 Goal G1.1",
        "Owner": "Omar",
        "Due": "2026-11-20",
        "Status": "off track",
        "Progress %": "40",
        "Department": "المبيعات",
    }
    assert (rows[1]["Title"], rows[1]["Where"], rows[2]["Title"]) == ("'" + FORMULA, "'-1+1", MARKUP)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_workbook_sheets(language: str) -> None:
    """A sheet for each kind of thing, with headers in the reader's language, from right to left in Arabic."""
    book = load_workbook(BytesIO(xlsx_of(plan(), Words.plainly(language))))
    assert book.sheetnames == [SHEETS[sheet][language] for sheet in Sheet]
    assert {bool(sheet.sheet_view.rightToLeft) for sheet in book} == {language == "ar"}
    sizes = {sheet.title: (sheet.max_row, sheet.max_column) for sheet in book}
    things = {Sheet.TASKS: 3, Sheet.GOALS: 2, Sheet.MEASURES: 1, Sheet.READINGS: 3, Sheet.DEPARTMENTS: 1}
    for kind, count in (things | {Sheet.PEOPLE: 2}).items():
        assert sizes[SHEETS[kind][language]] == (count + 1, len(COLUMNS[kind]))


def test_workbook_cells() -> None:
    """Dates are dates, numbers are numbers, and a formula is a text that nothing calculates."""
    data = xlsx_of(plan(), Words.plainly("en"))
    sheet = load_workbook(BytesIO(data))["Tasks"]
    place = {column: index + 1 for index, column in enumerate(COLUMNS[Sheet.TASKS])}
    due = sheet.cell(2, place[Column.DUE])
    assert isinstance(due.value, datetime)
    assert (due.value.date(), due.is_date, sheet.cell(2, place[Column.PROGRESS]).value) == (
        date(2026, 11, 20),
        True,
        40,
    )
    title = sheet.cell(3, place[Column.TITLE])
    assert (title.value, title.data_type, title.quotePrefix) == (FORMULA, "s", True)
    with ZipFile(BytesIO(data)) as parts:
        assert all(b"<f>" not in parts.read(name) for name in parts.namelist())


def test_what_a_workbook_cannot_hold() -> None:
    """Control characters are left out, and a text that is too long is cut, instead of a file that does not open."""
    first, *others = plan().tasks
    odd = plan(tasks=(type(first)(id=1, title="a\x00b\x0bc", how="x" * 40_000), *others))
    sheet = load_workbook(BytesIO(xlsx_of(odd, Words.plainly("en"))))["Tasks"]
    assert (sheet.cell(2, 2).value, len(str(sheet.cell(2, 10).value))) == ("abc", 32_767)
