"""Changing a task in a form: from the command, from the task itself, from its history and from Home."""

import pytest

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play

WORDS = {
    "en-US": ("/plan edit T-1", "Where", "Hall 2", "Saved:", "Where: Hall 2 (before: Riyadh)"),
    "ar-SA": ("/plan تعديل T-1", "أين", "القاعة 2", "تم الحفظ", "المكان: القاعة 2 (سابقًا: Riyadh)"),
}
"""What is typed, the field, what goes into it, and what is read then, by the actor and by the owner."""


@pytest.mark.parametrize("locale", WORDS)
def test_a_head_changes_a_task_and_its_owner_reads_of_it(stage: Stager, locale: str) -> None:
    """The form shows what is there; what is saved is told to the owner and stands in the history."""
    line, field, value, done, told = WORDS[locale]
    play = stage(plans.small(locale=locale))
    play.clock_to("2027-01-04 10:00")
    hadi, omar = play.as_("hadi"), play.as_("omar")
    hadi.types(line)
    hadi.fills({field: value})
    hadi.sends()
    assert told in hadi.sees_form(done).text
    hadi.closes()
    assert told in omar.sees_message(told).text
    assert told in hadi.answered(f"/plan {'history' if locale == 'en-US' else 'السجل'} T-1").text


def test_a_moved_date_shows_in_the_weekly_message(play: Play) -> None:
    """The question that stands in the chat says the new date and the new name."""
    play.clock_to("2027-01-04 10:00")
    hadi, omar = play.as_("hadi"), play.as_("omar")
    asked = omar.sees_message("Your weekly check-in")
    hadi.types("/plan edit T-1")
    hadi.fills({"Until when?": "2027-02-10", "What is to be done?": "Open the third line"})
    hadi.sends()
    assert "T-1 Open the third line\nDue Wed, Feb 10" in asked.text


def test_an_owner_finds_the_form_on_home_and_changes_how(play: Play) -> None:
    """Opening a task from the list on Home, then Edit, leads to a form with the two fields that are theirs."""
    omar = play.as_("omar")
    omar.chooses_on_home("Open the second line")
    omar.presses("Edit the task…", on=omar.sees_form("Twelve tonnes a day."))
    form = omar.sees_form("How can one tell")
    assert [field.label for field in form.fields] == [
        "How can one tell that it is done?",
        "Where? A site or a channel",
    ]
    omar.fills({"How can one tell": "Thirteen tonnes a day."})
    omar.sends()
    assert "Done when: Thirteen tonnes a day. (before: Twelve tonnes a day.)" in omar.sees_form("Saved:").text


def test_whoever_may_not_is_told_whom_to_ask(play: Play) -> None:
    """No form opens for a colleague, and the task has no button for it."""
    ravi = play.as_("ravi")
    assert "Hadi Nasser" in ravi.answered("/plan edit T-1").text
    assert "Edit the task…" not in ravi.answered("/plan history T-1").labels()
    assert "/plan edit T-12" in ravi.answered("/plan edit").text


def test_two_who_change_different_things_keep_both(play: Play) -> None:
    """A form that was open meanwhile takes back nothing that it did not touch."""
    hadi, kim = play.as_("hadi"), play.as_("kim")
    hadi.types("/plan edit T-1")
    kim.types("/plan edit T-1")
    kim.fills({"Until when?": "2027-02-10"})
    kim.sends()
    hadi.fills({"Where": "Hall 2"})
    hadi.sends()
    assert "Due" not in hadi.sees_form("Saved:").text
    hadi.closes()
    said = hadi.answered("/plan history T-1").text
    assert "Hadi Nasser changed: Where." in said
    assert "Due: Wed, Feb 10, 2027" in said


def test_a_title_may_not_be_emptied(play: Play) -> None:
    """The form says so below the field, whatever a client lets through."""
    hadi = play.as_("hadi")
    hadi.types("/plan edit T-1")
    hadi.sends(tampered={"title": {"value": " "}})
    assert hadi.sees_form().errors


def test_a_task_is_added_with_its_rhythm(play: Play) -> None:
    """`/plan add` takes how often its owner is asked."""
    hadi = play.as_("hadi")
    assert "Asked about every month" in hadi.answered('/plan add "Check the roof" @omar by 2027-03-01 monthly').text
