"""Every format that a plan goes out in: what it is called, who writes it, and what it cannot hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.formats.calendar_file import ics_of
from bot.formats.plan_yaml import write as yaml_of
from bot.formats.report import html_of
from bot.formats.stratml import stratml_of
from bot.formats.table_files import csv_of, xlsx_of
from bot.words.catalogue import Words
from domain.whole_plan import ExportFormat, WholePlan

SUFFIXES: Mapping[str, ExportFormat] = MappingProxyType(
    {
        ".yaml": ExportFormat.YAML,
        ".yml": ExportFormat.YAML,
        ".csv": ExportFormat.CSV,
        ".xlsx": ExportFormat.XLSX,
        ".xml": ExportFormat.STRATML,
        ".ics": ExportFormat.ICS,
        ".html": ExportFormat.HTML,
        ".htm": ExportFormat.HTML,
    }
)
"""The format that a file has by the end of its name."""


_LIMITS = {
    ExportFormat.YAML: "export.limits.yaml",
    ExportFormat.CSV: "export.limits.csv",
    ExportFormat.XLSX: "export.limits.xlsx",
    ExportFormat.STRATML: "export.limits.stratml",
    ExportFormat.ICS: "export.limits.ics",
    ExportFormat.HTML: "export.limits.html",
}


@dataclass(frozen=True, slots=True)
class Written:
    """A file of a plan: its bytes, what it is called, and what the plan has that is not in it."""

    data: bytes
    name: str
    format: ExportFormat
    plan: WholePlan

    def limits(self, words: Words) -> list[str]:
        """What is not in the file, a sentence each."""
        return limits_of(self.plan, self.format, words)


def limits_of(plan: WholePlan, wanted: ExportFormat, words: Words) -> list[str]:
    """What such a file of the plan does not hold, a sentence each."""
    told = [words.line(_LIMITS[wanted])]
    if plan.not_in_plan:
        told.append(words.plural_line("export.limits.not_in_plan", plan.not_in_plan))
    if not plan.personal:
        told.append(words.line("export.limits.personal"))
    return told


def write(plan: WholePlan, wanted: ExportFormat, words: Words) -> Written:
    """The file; people read headers and reports in the language of `words`."""
    return Written(_data(plan, wanted, words), name_of(plan, wanted), wanted, plan)


def name_of(plan: WholePlan, wanted: ExportFormat) -> str:
    """What the file is called: the plan, or the department, the day, and the format."""
    what = "plan" if plan.department is None else f"plan-{plan.department.key}"
    suffix = next(suffix for suffix, known in SUFFIXES.items() if known is wanted)
    return f"{what}-{plan.today.isoformat()}{suffix}"


def _data(plan: WholePlan, wanted: ExportFormat, words: Words) -> bytes:
    match wanted:
        case ExportFormat.YAML:
            return yaml_of(plan)
        case ExportFormat.CSV:
            return csv_of(plan)
        case ExportFormat.XLSX:
            return xlsx_of(plan, words)
        case ExportFormat.STRATML:
            return stratml_of(plan, words)
        case ExportFormat.ICS:
            return ics_of(plan, words)
        case ExportFormat.HTML:
            return html_of(plan, words, limits_of(plan, wanted, words))
