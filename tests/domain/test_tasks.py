"""Tasks: what they lack, when they are late, what people call them."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.tasks import Missing, TaskState, id_from_code
from tests import mothers

READY = mothers.task(
    id=12,
    owner_id=1,
    place="Berlin",
    how="It runs",
    start_on=date(2027, 1, 4),
    due_on=date(2027, 1, 29),
)


def test_a_ready_task_lacks_nothing() -> None:
    """Who, where, when and how are answered."""
    assert READY.missing == ()


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"owner_id": None}, (Missing.WHO,)),
        ({"place": None}, (Missing.WHERE,)),
        ({"place": "", "department_id": 3}, ()),
        ({"due_on": None}, (Missing.WHEN,)),
        ({"start_on": None}, (Missing.WHEN,)),
        ({"how": ""}, (Missing.HOW,)),
    ],
)
def test_what_is_missing_is_named(changes: dict[str, Any], missing: tuple[Missing, ...]) -> None:
    """Each question by itself; a department is a place."""
    assert replace(READY, **changes).missing == missing


def test_a_bare_task_lacks_everything_in_order() -> None:
    """Who, where, when, how."""
    assert mothers.task().missing == tuple(Missing)


@pytest.mark.parametrize(("today", "late"), [("2027-01-29", False), ("2027-01-30", True)])
def test_a_task_is_overdue_the_day_after(today: str, late: bool) -> None:
    """On the due day itself there is still time."""
    assert READY.overdue(date.fromisoformat(today)) is late


@pytest.mark.parametrize("state", [TaskState.DONE, TaskState.DROPPED, TaskState.PROPOSED])
def test_what_is_not_open_is_never_overdue(state: TaskState) -> None:
    """Nor is a task without a date."""
    assert not mothers.task(state=state, due_on=date(2020, 1, 1)).overdue(date(2027, 1, 1))
    assert not mothers.task().overdue(date(2027, 1, 1))


@pytest.mark.parametrize(
    "text",
    [
        "T-12",
        "t-12",
        "t12",
        "T 12",
        " T - 12 ",
        "T\u201012",
        "T\u201112",
        "T\u201212",
        "T\u201312",
        "T-\u0661\u0662",
        "t\u06f1\u06f2",
        "T-012",
    ],
)
def test_a_code_is_read_as_people_write_it(text: str) -> None:
    """Small letters, blanks, the dashes phones make of a hyphen, and Arabic or Persian digits."""
    assert id_from_code(text) == 12


@pytest.mark.parametrize("text", ["", "12", "T", "T-", "T-12a", "XT-12", "T-1234567890", "T--12", "G-12"])
def test_other_texts_are_no_code(text: str) -> None:
    """A number that no database gives is none either."""
    assert id_from_code(text) is None


@given(st.integers(0, 999_999_999))
def test_every_code_leads_back_to_its_task(number: int) -> None:
    """What we show is what we read."""
    assert id_from_code(mothers.task(id=number).code) == number
