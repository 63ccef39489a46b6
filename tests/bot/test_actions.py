"""What buttons and forms carry: read strictly, as it comes from outside."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messages import actions
from bot.messages.actions import BadValueError
from bot.slack import ids
from domain.tasks import Status

WEEK = date(2026, 11, 23)


@given(
    st.integers(min_value=1, max_value=999_999_999),
    st.sampled_from(Status),
    st.none() | st.dates(min_value=date(2000, 1, 1)),
)
def test_values_come_back_as_they_went(task_id: int, status: Status, week: date | None) -> None:
    """What a button was given is what its press says."""
    read = actions.read_status_value(actions.status_value(task_id, status, week))
    assert (read.task_id, read.status, read.week) == (task_id, status, week)
    about = actions.read_task_week(actions.task_week_value(task_id, week))
    assert (about.task_id, about.week) == (task_id, week)


@given(st.none() | st.integers(1, 999_999_999), st.none() | st.integers(1, 999_999_999), st.none() | st.just(WEEK))
def test_a_form_remembers_ids_only(task_id: int | None, case_id: int | None, week: date | None) -> None:
    """What a modal carries is ids and a date, and comes back whole."""
    meta = ids.Meta(task_id, case_id, week)
    assert ids.Meta.decode(meta.encode()) == meta


@pytest.mark.parametrize(
    "value",
    ["", "12", "12:done", "0:done:-", "12:gone:-", "12:done:2026-13-01", "12:done:20261123", "-1:done:-", "١٢:done:-"],
)
def test_made_up_status_values_are_refused(value: str) -> None:
    """A payload that none of our buttons sends is no answer."""
    with pytest.raises(BadValueError):
        actions.read_status_value(value)


@pytest.mark.parametrize("value", ["", "abc", "1.5", "1e3", " 1", "9" * 10, "12:2026-11-23:x", "12:yesterday"])
def test_other_made_up_values_are_refused(value: str) -> None:
    """Ids are positive whole numbers, weeks are dates."""
    with pytest.raises(BadValueError):
        actions.read_id(value)
    with pytest.raises(BadValueError):
        actions.read_task_week(value)


@pytest.mark.parametrize("text", ["", "1", "1:2", "x:-:-", "1:2:3", "1:2:2026-11-23:4"])
def test_made_up_form_memory_is_refused(text: str) -> None:
    """What a modal never carried is not believed."""
    with pytest.raises(BadValueError):
        ids.Meta.decode(text)


def test_an_action_is_found_in_its_id() -> None:
    """An action id names the action whatever follows it, and nothing else passes."""
    for action in ids.ACTIONS:
        made = ids.action_id(action, "12:done:2026-11-23")
        assert ids.parse(made) == action
        assert ids.ANY.fullmatch(made)
    for other in ("check_in", "check_in.statusx", "case.assign.more:1", "value", ""):
        assert not ids.ANY.fullmatch(other)
        with pytest.raises(BadValueError):
            ids.parse(other)


def test_an_action_id_fits() -> None:
    """Slack takes at most 255 characters."""
    assert len(ids.action_id(actions.CASE_ASSIGN, "1" * 500)) == 255
