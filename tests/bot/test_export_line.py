"""What people type after `export`: the format, whose part, and whether with notes."""

import pytest

from bot.export_line import read_wanted, wants_form
from domain.export_errors import BadFormatError
from domain.whole_plan import ExportFormat, Wanted

EXAMPLE = "/plan export xlsx"


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("", Wanted(ExportFormat.XLSX)),
        ("xlsx", Wanted(ExportFormat.XLSX)),
        ("as a report", Wanted(ExportFormat.HTML)),
        ("YAML with notes", Wanted(ExportFormat.YAML, personal=True)),
        ("Excel for sales", Wanted(ExportFormat.XLSX, "sales")),
        ("sales as csv", Wanted(ExportFormat.CSV, "sales")),
        ("csv of Marketing and Sales", Wanted(ExportFormat.CSV, "Marketing and Sales")),
        ("calendar, including notes", Wanted(ExportFormat.ICS, personal=True)),
        ("sales", Wanted(ExportFormat.XLSX, "sales")),
        ("stratml", Wanted(ExportFormat.STRATML)),
        ("csv for <#C0SALES001|sales>", Wanted(ExportFormat.CSV, "sales")),
        ("csv R&amp;D", Wanted(ExportFormat.CSV, "R&D")),
        ("بصيغة إكسل", Wanted(ExportFormat.XLSX)),
        ("تقرير إدارة المشتريات مع الملاحظات", Wanted(ExportFormat.HTML, "المشتريات", personal=True)),
        ("التقويم", Wanted(ExportFormat.ICS)),
    ],
)
def test_what_is_wanted(typed: str, wanted: Wanted) -> None:
    """Format, department and notes are read in either language; without a format it is a workbook."""
    assert read_wanted(typed, EXAMPLE) == wanted


@pytest.mark.parametrize(("typed", "form"), [("form", True), (" نموذج ", True), ("csv", False), ("", False)])
def test_the_form(typed: str, *, form: bool) -> None:
    """Whoever would rather choose says so in one word."""
    assert wants_form(typed) is form


@pytest.mark.parametrize(("typed", "right"), [("exel", "xlsx"), ("yalm", "yaml"), ("htlm", "html"), ("تقرر", "html")])
def test_a_slip(typed: str, right: str) -> None:
    """A word that is nearly a format is answered with the command as it is right."""
    with pytest.raises(BadFormatError) as told:
        read_wanted(typed, EXAMPLE)
    assert told.value.example == f"/plan export {right}"
