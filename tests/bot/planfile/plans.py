"""Small plan files to be read, and the faults that come of it."""

from datetime import UTC, datetime
from textwrap import dedent, indent

from bot.planfile.faults import Fault, FaultKey, PlanFileError
from bot.planfile.reading import read
from domain.plan import PlanDraft

NOW = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
"""A Sunday; 9 in the morning in Riyadh, where the day is the same as in UTC."""

SMALL = """\
company: Wadi Dates
people:
  - {key: sara, slack: U0SARALEAD, name: Sara Al-Harbi}
  - {key: omar, slack: U0OMAR0001, name: Omar Aziz, manager: sara}
"""


def plan(more: str = "") -> PlanDraft:
    """The draft of the small company with more lines below it."""
    return read((SMALL + dedent(more)).encode(), NOW)


def faults(text: str | bytes) -> tuple[Fault, ...]:
    """The faults of a whole file; a file without any is an error of the test."""
    try:
        read(text.encode() if isinstance(text, str) else text, NOW)
    except PlanFileError as error:
        return error.faults
    raise AssertionError("the file was read without a fault")


def only_fault(more: str) -> Fault:
    """The one fault of the small company with more lines below it."""
    (fault,) = faults(SMALL + dedent(more))
    return fault


def task_fault(line: str) -> Fault:
    """The one fault of a task with that line in it; the line is the file's seventh."""
    return only_fault(f"tasks:\n  - key: line\n{indent(line, '    ')}\n" + ("" if "title" in line else _TITLE))


_TITLE = "    title: Open the second line\n"


def keys(text: str | bytes) -> list[FaultKey]:
    """What kinds of faults a file has, in its order."""
    return [fault.key for fault in faults(text)]
