"""Reading which task is dropped, and why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.drop_line import Drop, read_drop
from domain.errors import IncompleteCommandError


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("T-12: the vendor closed", "the vendor closed"),
        ("t12 because R&amp;D does it", "R&D does it"),
        ("T-12, as we sold the site", "as we sold the site"),
        ("T-12 — too late", "too late"),
        ("T-12 assets were sold", "assets were sold"),
        ("\u200fT-12 لأن المورد أغلق", "المورد أغلق"),
        ("T-12: أغلق المورد", "أغلق المورد"),
        ("T-12", None),
        ("T-12 : ", None),
    ],
)
def test_a_drop_is_read(text: str, why: str | None) -> None:
    """Whatever stands behind the code is the reason, in both languages, with or without a colon or a word for it."""
    assert read_drop(text, "example") == Drop(12, why)


@pytest.mark.parametrize("text", ["", "the vendor closed", "because T-12"])
def test_what_names_no_task_is_incomplete(text: str) -> None:
    """The example shows how."""
    with pytest.raises(IncompleteCommandError) as fault:
        read_drop(text, "example")
    assert fault.value.example == "example"


@given(st.text(max_size=60))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    """Never anything but a task and a reason, or the example."""
    try:
        drop = read_drop(f"T-1 {text}", "example")
    except IncompleteCommandError:
        return
    assert drop.task_id == 1
    assert drop.why is None or drop.why == drop.why.strip() != ""
