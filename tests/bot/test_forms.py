"""Forms: filled in from what is known, and read back with the error at its field."""

from datetime import date
from typing import Any

import pytest

from bot.messages.replies import status
from bot.slack import ids
from bot.slack.modals import add_task, assign, check_in, drop, extend, fields, week, window
from bot.slack.modals.fields import FormFaultsError, Option
from domain.checkins import Answer
from domain.goals import Goal
from domain.needs import NeedKind
from domain.services.tasks import Choices, NewTask, PlanStatus
from domain.tasks import Status
from sandbox.checks import views as view_checks
from tests.bot.cast import GOALS, TODAY, WEEK, Cast
from tests.bot.screens import CHOICES
from tests.bot.weekly import asked

EN = Cast("en")


def values(**given: object) -> dict[str, dict[str, dict[str, Any]]]:
    """State values as Slack sends them; a field's keyword names its block, its value says its kind."""
    return {block_id: {ids.INPUT: _state(value)} for block_id, value in given.items()}


def _state(value: object) -> dict[str, Any]:
    match value:
        case date():
            return {"type": "datepicker", "selected_date": value.isoformat()}
        case ("user", person):
            return {"type": "users_select", "selected_user": person}
        case ("option", option):
            return {"type": "static_select", "selected_option": {"value": option}}
        case _:
            return {"type": "plain_text_input", "value": value}


def initial(view: dict[str, Any]) -> dict[str, Any]:
    """What a form opens with, by field."""
    filled: dict[str, Any] = {}
    for block in view["blocks"]:
        if block["type"] == "input":
            element = block["element"]
            names = [name for name in element if name.startswith("initial_")]
            filled[block["block_id"]] = element[names[0]] if names else None
    return filled


def submitted(view: dict[str, Any]) -> dict[str, Any]:
    """The values of a form that is sent as it was opened."""
    sent: dict[str, Any] = {}
    for block_id, value in initial(view).items():
        sent[block_id] = ("option", value["value"]) if isinstance(value, dict) else value
    return values(**sent)


def test_check_in_opens_with_the_last_word() -> None:
    """Somebody whose task is as it was last week has nothing to type."""
    filled = initial(check_in.view(EN.view(), WEEK, EN.words))
    assert filled["status"]["value"] == "at_risk"
    assert filled["progress"] == "40"
    assert filled["note"] is None
    assert filled["need"]["value"] == "none"


def test_check_in_opens_with_this_weeks_answer() -> None:
    """An answer that is there already can be changed, not typed again."""
    view = EN.answered(status=Status.OFF_TRACK, progress=10, note="Rain", blocker="No van")
    filled = initial(check_in.view(view, WEEK, EN.words))
    assert (filled["status"]["value"], filled["progress"], filled["note"], filled["blocker"]) == (
        "off_track",
        "10",
        "Rain",
        "No van",
    )


def test_check_in_that_is_sent_unchanged_says_the_same() -> None:
    """Opening a form and sending it changes nothing."""
    view = EN.answered(status=Status.OFF_TRACK, progress=10, note="Rain", blocker="No van")
    answer = check_in.read(submitted(check_in.view(view, WEEK, EN.words)))
    assert answer == Answer(Status.OFF_TRACK, 10, "Rain", "No van")


def test_check_in_reads_every_field() -> None:
    """What was filled in arrives, without the space around it."""
    read = check_in.read(
        values(
            status=("option", "at_risk"),
            progress="55",
            note=" Two visits \n",
            blocker="",
            need=("option", "money"),
            need_text=" 200 ",
        )
    )
    assert read == Answer(Status.AT_RISK, 55, "Two visits", "", NeedKind.MONEY, "200")


def test_an_emptied_blocker_is_gone() -> None:
    """Clearing the field says that nothing is in the way any more; an untouched progress stays unsaid."""
    read = check_in.read(values(status=("option", "on_track"), progress=None, blocker=None))
    assert (read.blocker, read.progress) == ("", None)


@pytest.mark.parametrize("progress", ["101", "-1", "4.5", "ten", "1e2"])
def test_bad_progress_is_told_at_its_field(progress: str) -> None:
    """The sentence stands below the number that is wrong, in the reader's language."""
    with pytest.raises(FormFaultsError) as caught:
        check_in.read(values(status=("option", "done"), progress=progress))
    assert fields.fault_texts(caught.value, EN.words) == {"progress": "Progress is a whole number from 0 to 100."}


def test_every_fault_is_told_at_once() -> None:
    """Nobody mends one field only to learn of the next."""
    with pytest.raises(FormFaultsError) as caught:
        check_in.read(values(progress="200", note="x" * 2001, need_text="x" * 2001))
    assert set(fields.fault_texts(caught.value, Cast("ar").words)) == {"progress", "note", "need_text"}


def test_progress_in_arabic_digits_is_read() -> None:
    """Whoever writes Arabic digits is understood."""
    assert check_in.read(values(progress="٤٠")).progress == 40


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"status": {}},
        {"status": {"value": {}}},
        {"status": {"value": {"selected_option": "x"}}},
        {"status": {"value": {"selected_option": {"value": 3}}}},
        {"progress": {"value": {"value": 3}}},
    ],
)
def test_strange_state_is_not_believed(payload: dict[str, Any]) -> None:
    """Values of the wrong shape read as not given."""
    assert check_in.read(payload) == Answer(None, None, "", "")


def test_assign_needs_somebody() -> None:
    """A form without a person names the field."""
    assert assign.read(values(owner=("user", "U0MEMBER1"), note=" Go ")) == assign.Assignment("U0MEMBER1", "Go")
    with pytest.raises(FormFaultsError) as caught:
        assign.read(values(owner=("user", None), note="x" * 2001))
    assert set(caught.value.faults) == {"owner", "note"}


def test_assign_without_a_case_asks_for_no_word() -> None:
    """A word to those concerned belongs to a decision; a plain hand-over has none."""
    assert "note" in initial(assign.view(EN.view(), EN.words, case_id=31))
    assert "note" not in initial(assign.view(EN.view(), EN.words))


def test_extend_offers_a_later_date() -> None:
    """The form opens with a date that would be taken."""
    for number, expected in ((12, "2026-12-03"), (14, "2026-12-01")):
        view = extend.view(EN.case_view(number=number), EN.words, TODAY)
        assert initial(view)["due"] == expected


def test_extend_needs_a_date() -> None:
    """A form without a date names the field; so does one whose date is none."""
    assert extend.read(values(due=date(2027, 1, 31), note="")) == extend.Extension(date(2027, 1, 31), None)
    for due in (None, "2027-02-30"):
        with pytest.raises(FormFaultsError) as caught:
            extend.read({"due": {ids.INPUT: {"selected_date": due}}})
        assert set(caught.value.faults) == {"due"}


def test_drop_takes_a_reason_or_none() -> None:
    """A reason is welcome, and too long a one is told at its field."""
    assert drop.read(values(note=" Not now ")) == "Not now"
    assert drop.read(values(note=None)) is None
    with pytest.raises(FormFaultsError):
        drop.read(values(note="x" * 2001))


def test_add_task_reads_every_field() -> None:
    """Who, where, when and how arrive as they were filled in."""
    read = add_task.read(
        values(
            title=" Open a shop ",
            goal=("option", "G1"),
            department=("option", "sales"),
            owner=("user", "U0OWNER01"),
            place="Jeddah",
            start=date(2027, 1, 1),
            due=date(2027, 2, 1),
            how="It sells",
        )
    )
    assert read == NewTask(
        "Open a shop", "U0OWNER01", "G1", "sales", "Jeddah", "It sells", date(2027, 1, 1), date(2027, 2, 1)
    )


def test_add_task_tells_every_fault() -> None:
    """A task without a title, or one due before it starts, is mended in the form."""
    with pytest.raises(FormFaultsError) as caught:
        add_task.read(values(title=" ", place="x" * 201, start=date(2027, 2, 1), due=date(2027, 1, 1)))
    assert set(caught.value.faults) == {"title", "place", "due"}
    assert add_task.read(values(title="Only a title")) == NewTask("Only a title")


def test_add_task_opens_with_the_members_department() -> None:
    """Most tasks belong where their author works."""
    assert initial(add_task.view(CHOICES, EN.words))["department"]["value"] == "sales"


def test_hundreds_of_goals_can_be_chosen_from() -> None:
    """More goals than Slack lists at once are shown in groups, none left out."""
    goals = tuple(Goal(number, f"G{number}", "A goal " * 20, "finances") for number in range(1, 251))
    view = add_task.view(Choices(goals, (), None), EN.words)
    assert view_checks.problems(view) == []
    (select,) = (block["element"] for block in view["blocks"] if block.get("block_id") == "goal")
    assert sum(len(group["options"]) for group in select["option_groups"]) == 250


def test_a_choice_that_cannot_travel_is_not_offered() -> None:
    """An option whose value Slack would refuse does not keep the form from opening."""
    assert fields.select_field("goal", "Goal", [Option("x", "y" * 151), Option("x", "")], EN.words) == []


def test_a_form_says_what_it_is_about() -> None:
    """The ids of task, case and week travel with the form, and nothing else does."""
    view = assign.view(EN.view(), EN.words, case_id=31)
    assert ids.Meta.decode(view["private_metadata"]) == ids.Meta(task_id=12, case_id=31)
    view = check_in.view(EN.view(), WEEK, EN.words)
    assert ids.Meta.decode(view["private_metadata"]) == ids.Meta(task_id=12, week=WEEK)
    view = week.view(asked(EN, EN.view()), EN.words)
    assert ids.Meta.decode(view["private_metadata"]) == ids.Meta(week=WEEK)


def test_a_window_shows_a_table_as_lines() -> None:
    """Windows have no tables and charts, so every number stands in a line."""
    message = status(PlanStatus(TODAY, GOALS, (), 1, 2, 3, 4), EN.words)
    view = window.view(message, EN.words)
    assert view_checks.problems(view) == []
    assert "On track: 5" in str(view["blocks"])
