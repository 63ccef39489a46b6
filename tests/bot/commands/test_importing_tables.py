"""`followthrough import` of what other tools write: a preview, all or nothing, and what a later export says."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli import main
from bot.commands.progress_bar import ProgressBar
from tests.bot.formats.files import ASANA, table
from tests.bot.office import plan
from tests.journeys import plans

Import = Callable[..., str]
SIGN = {"Task ID": "77", "Name": "Sign the vendor", "Assignee": "Omar", "Due Date": "2026-12-01"}
SEAL = {"Task ID": "78", "Name": "Seal the deal", "Completed At": "2026-01-03"}


@pytest.fixture
def bring_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Import:
    """Imports bytes as a file of that name, with options; what was printed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/plan.db")

    def run(name: str, content: bytes, *options: str, code: int = 0) -> str:
        (tmp_path / name).write_bytes(content)
        assert main(["import", name, *options]) == code
        printed = capsys.readouterr()
        return printed.out + printed.err

    return run


def test_a_preview_changes_nothing(bring_in: Import) -> None:
    """Without a word of agreement a file of another tool is shown and not taken."""
    for options in ((), ("--preview",), ("--preview", "--yes")):
        out = bring_in("tasks.csv", table(ASANA, SIGN, SEAL), *options)
        assert "Read as Asana." in out
        assert "tasks: 2 new, 0 changed, 0 left" in out
        assert "Nothing was" in out


def test_taken_once(bring_in: Import) -> None:
    """With a yes it is taken, and taking the same again changes nothing."""
    assert bring_in("tasks.csv", table(ASANA, SIGN, SEAL), "--yes").endswith("Imported.\n")
    again = bring_in("other name.csv", table(ASANA, SIGN, SEAL), "--yes")
    assert "tasks: 0 new, 0 changed, 2 left" in again
    assert "Everything was there already." in again
    assert again.endswith("Nothing was changed.\n")


def test_a_later_export(bring_in: Import) -> None:
    """A later export shows a moved date and a status that goes backwards, and takes neither silently."""
    bring_in("tasks.csv", table(ASANA, SIGN, SEAL), "--yes")
    later = table(ASANA, SIGN | {"Due Date": "2027-01-15"}, SEAL | {"Completed At": ""})
    out = bring_in("tasks.csv", later, "--yes")
    assert "T-1 Sign the vendor: due date 2026-12-01 -> 2027-01-15 (date moved) [line 2]" in out
    assert "T-2 Seal the deal: state done -> open (goes backwards) [line 3]" in out
    assert "2 differences are left as the plan has them; --changes takes what the file says." in out
    taken = bring_in("tasks.csv", later, "--yes", "--changes")
    assert "tasks: 0 new, 2 changed, 0 left" in taken
    assert "Everything was there already." in bring_in("tasks.csv", later, "--yes")


def test_a_file_that_is_none(bring_in: Import) -> None:
    """One clear sentence, and the code of a faulty file."""
    out = bring_in("tasks.xlsx", b"PK\x03\x04 no more", code=1)
    assert out.startswith("tasks.xlsx: This Excel workbook is broken.")
    assert out.endswith("Nothing was imported.\n")


def test_told_in_arabic(bring_in: Import) -> None:
    """Preview, differences and what is wrong are told in the language that is asked for, else in the leader's."""
    asked = ("--language", "ar")
    out = bring_in("tasks.csv", table(ASANA, SIGN, SEAL), "--yes", *asked)
    assert out.startswith("قُرئ على أنه \u2068Asana\u2069.")
    assert "المهام: الجديد \u20682\u2069، المعدّل \u20680\u2069، وما بقي كما هو \u20680\u2069" in out
    assert out.endswith("تم الاستيراد.\n")
    later = bring_in("tasks.csv", table(ASANA, SIGN | {"Due Date": "2027-01-15"}), *asked)
    assert "الموعد" in later
    assert "السطر" in later
    assert "تالف" in bring_in("tasks.xlsx", b"PK\x03\x04 no more", *asked, code=1)
    bring_in("plan.yaml", plans.small(locale="ar-SA"))
    assert "كل شيء موجود من قبل" in bring_in("tasks.csv", table(ASANA, SIGN, SEAL))


def test_a_preview_of_a_plan_file(bring_in: Import) -> None:
    """A plan file can be looked at as well: the same counts as its import, and nothing stays."""
    for _ in range(2):
        out = bring_in("plan.yaml", plan(), "--preview")
        assert "people: 2 new, 0 changed, 0 left" in out
        assert out.endswith("Nothing was changed: this was a preview.\n")
    assert "people: 2 new, 0 changed, 0 left" in bring_in("plan.yaml", plan())


def test_two_lists_of_ones_own(bring_in: Import) -> None:
    """Two lists with tasks of the same names are told apart by the names that are given to them."""
    rows = table("Task,Owner,Due", {"Task": "Review", "Owner": "Omar", "Due": "2026-12-01"})
    bring_in("one.csv", rows, "--yes", "--source", "sales")
    assert "1 new" in bring_in("two.csv", rows, "--yes", "--source", "legal")
    assert "0 new" in bring_in("two.csv", rows, "--yes", "--source", "sales")


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_for_large_files() -> None:
    """A large file shows how far it has come, in one line that is taken away; small ones and logs show nothing."""
    terminal, log = _Terminal(), io.StringIO()
    bar = ProgressBar("Reading", terminal)
    bar.show(10, 100)
    assert terminal.getvalue() == ""
    bar.show(5000, 10000)
    assert "Reading [###############---------------]  50%" in terminal.getvalue()
    bar.end()
    assert terminal.getvalue().endswith("\r")
    ProgressBar("Reading", log).show(5000, 10000)
    assert log.getvalue() == ""


@pytest.mark.parametrize("name", ["tasks.csv", "plan.xlsx"])
def test_what_was_exported_comes_back(bring_in: Import, name: str, tmp_path: Path) -> None:
    """Importing an export of our own finds every task and no difference; a changed cell is one."""
    bring_in("plan.yaml", plan())
    bring_in("more.csv", table(ASANA, SIGN, SEAL), "--yes")
    assert main(["export", str(tmp_path / name), "--language", "ar"]) == 0
    exported = (tmp_path / name).read_bytes()
    out = bring_in(f"again {name}", exported, "--yes")
    assert "Read as our own table." in out
    assert "tasks: 0 new, 0 changed, 3 left" in out
    assert "Differences" not in out
    if name.endswith(".csv"):
        changed = bring_in(
            "changed.csv", exported.replace(b"Sign the vendor", b"Sign the supplier"), "--yes", "--changes"
        )
        assert "title Sign the vendor -> Sign the supplier (taken)" in changed


def test_stratml_goes_in_and_comes_again(bring_in: Import) -> None:
    """Goals, objectives and measures of a StratML document are taken once."""
    document = (
        b"<PerformancePlanOrReport><StrategicPlanCore><Goal><Name>Growth</Name><Identifier>_g</Identifier><Objective>"
        b"<Name>Partners</Name><PerformanceIndicator><MeasurementDimension>Partners</MeasurementDimension>"
        b"<MeasurementInstance><TargetResult><NumberOfUnits>10</NumberOfUnits></TargetResult><ActualResult>"
        b"<EndDate>2025-12-31</EndDate><NumberOfUnits>4</NumberOfUnits></ActualResult></MeasurementInstance>"
        b"</PerformanceIndicator></Objective></Goal></StrategicPlanCore></PerformancePlanOrReport>"
    )
    out = bring_in("plan.xml", document, "--yes")
    for kind, count in (("goals", 2), ("measures", 1), ("readings", 1)):
        assert f"{kind}: {count} new" in out
    again = bring_in("plan.xml", document, "--yes")
    assert "Everything was there already." in again
