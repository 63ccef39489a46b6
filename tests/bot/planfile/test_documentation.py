"""The description of the plan file cannot drift from what is read."""

import re
from pathlib import Path

import pytest

from bot.planfile.models import PlanSection
from bot.planfile.reading import read
from bot.planfile.shape import keys_at
from tests.bot.planfile.plans import NOW

TEXT = (Path(__file__).parents[3] / "docs" / "plan-file.md").read_text(encoding="utf-8")
LISTS = [key for key in PlanSection.model_fields if isinstance(PlanSection.model_fields[key].default, list)]
NESTED = [
    ("rhythm", "check_in"),
    ("rhythm", "digest"),
    ("rhythm", "meeting"),
    ("people", "away"),
    ("departments", "ladder"),
    ("tasks", "last_word"),
]


@pytest.mark.parametrize("section", [*LISTS, "rhythm", "ladder"])
def test_every_key_is_described(section: str) -> None:
    """Each key of a section has its row in the section's table, and no row describes a key that is not there."""
    described = re.search(rf"^## `{section}`$(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL)
    assert described is not None
    first_cells = re.findall(r"^\| (`.*?) \|", described.group(1), re.MULTILINE)
    rows = {key for cell in first_cells for key in re.findall(r"`(\w+)`", cell)}
    assert rows == set(keys_at((section,)))


def test_every_key_at_the_top_is_described() -> None:
    """What stands at the top of the file is in its table or has a section of its own."""
    top = TEXT.split("## The top of the file")[1].split("\n## ")[0]
    rows = set(re.findall(r"^\| `(\w+)`", top, re.MULTILINE))
    assert rows | set(LISTS) | {"rhythm", "ladder"} == set(keys_at(()))


@pytest.mark.parametrize("path", NESTED)
def test_keys_inside_keys_are_described(path: tuple[str, str]) -> None:
    """Each key of a nested part is named in the row of the part."""
    (row,) = re.findall(rf"^\| `{path[1]}` \|.*$", TEXT, re.MULTILINE)
    assert set(keys_at(path)) <= set(re.findall(r"`(\w+)`", row))


def test_the_smallest_plan_is_right() -> None:
    """The first example of the description can be imported as it stands."""
    example = TEXT.split("```yaml\n")[1].split("```")[0]
    assert read(example.encode(), NOW).leader == "sara"
