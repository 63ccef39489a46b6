"""Long lists are turned page by page, on Home, in windows, and in the answers to commands."""

import re

import pytest

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.screen import Screen

WORDS = {"en-US": ("Next", "Previous", "of 12"), "ar-SA": ("التالي", "السابق", "من أصل 12")}
"""To go on, to go back, and how many there are."""


def own(count: int, owner: str = "") -> str:
    """So many tasks."""
    fields = {
        "department": "operations",
        "start": "today-9d",
        "due": "today+60d",
        **({"owner": owner} if owner else {}),
    }
    return "".join(plans.task(f"t{number}", f"Gate number {number}", **fields) for number in range(count))


def named(on: Screen) -> set[str]:
    """The tasks that are written there."""
    return set(re.findall(r"T-\d+", on.text))


@pytest.mark.parametrize("locale", WORDS)
def test_an_owner_of_twelve_tasks_reaches_each_on_home(stage: Stager, locale: str) -> None:
    """The second page has those that the first had no room for; a tap there answers, and the page stays."""
    following, back, total = WORDS[locale]
    play = stage(plans.small(locale=locale, owners=(), more=own(12, "omar")))
    omar = play.as_("omar")
    first = omar.opens_home()
    seen = {button.about for button in first.buttons if "T-" in button.about}
    omar.presses(following, on=first, about=total)
    second = omar.sees_home(total)
    assert {f"T-{number}" for number in range(1, 13)} <= {
        code for about in (*seen, *(button.about for button in second.buttons)) for code in re.findall(r"T-\d+", about)
    }
    omar.presses("🟢", on=second, about="T-12")
    third = omar.sees_home("11")
    assert not [label for label in third.labels() if following == label]
    omar.presses(back, on=third)
    assert "T-1 " in omar.sees_home().text


def test_only_the_home_of_whoever_turned_it_changes(stage: Stager) -> None:
    """A head turns the tasks without an owner; the leader's Home stays as it was."""
    play = stage(plans.small(owners=(), more=own(13)))
    sara, kim = play.as_("sara"), play.as_("kim")
    before = sara.opens_home().text
    kim.presses("Next", on=kim.opens_home(), about="Tasks without an owner")
    assert "11 to 13 of 13" in kim.sees_home().text
    assert sara.sees_home().text == before


def test_a_form_that_was_opened_on_a_page_comes_back_to_it(stage: Stager) -> None:
    """Giving away a task from the second page leaves the keeper there, with one task less."""
    play = stage(plans.small(owners=(), more=own(13)))
    kim = play.as_("kim")
    kim.presses("Next", on=kim.opens_home(), about="Tasks without an owner")
    home = kim.sees_home("11 to 13 of 13")
    kim.presses("Assign…", on=home, about="T-13")
    kim.fills({"Who": "@omar"})
    kim.sends()
    kim.closes()
    assert "11 to 12 of 12" in kim.sees_home().text


def test_the_list_of_a_command_is_turned_in_its_place(stage: Stager) -> None:
    """`/plan unowned` shows ten; Next shows the others instead, and Previous the first again."""
    play = stage(plans.small(owners=(), more=own(13)))
    kim = play.as_("kim")
    listed = kim.answered("/plan unowned")
    assert "1 to 10 of 13" in listed.text
    kim.presses("Next", on=listed)
    assert {"T-11", "T-12", "T-13"} <= named(kim.sees_message("11 to 13 of 13"))
    kim.presses("Previous", on=kim.sees_message("11 to 13 of 13"))
    assert "T-1 " in kim.sees_message("1 to 10 of 13").text


def test_the_same_in_a_window(stage: Stager) -> None:
    """Opened from Home the list stands in a window, which is turned as well."""
    play = stage(plans.small(owners=(), more=own(13)))
    kim = play.as_("kim")
    kim.presses("Unowned tasks", on=kim.opens_home())
    kim.presses("Next", on=kim.sees_form("1 to 10 of 13"))
    assert {"T-11", "T-12", "T-13"} <= named(kim.sees_form("11 to 13 of 13"))


def test_what_needs_a_head_is_turned_in_its_window(stage: Stager) -> None:
    """`/plan needs` shows everything that waits on a head, ten at a time."""
    play = stage(plans.small(owners=(), more=own(13)))
    hadi = play.as_("hadi")
    hadi.types("/plan needs")
    hadi.presses("Next", on=hadi.sees_form("1 to 10 of 13"))
    assert {"T-11", "T-12", "T-13"} <= named(hadi.sees_form("11 to 13 of 13"))


def test_home_in_a_window_is_turned_and_answered_there(stage: Stager) -> None:
    """Opened from a message, Home is a window of its own: its pages turn, and a tap is shown in it."""
    play = stage(plans.small(owners=(), more=own(12, "omar")))
    omar = play.as_("omar")
    play.clock_to("2027-01-04 10:00")
    omar.presses("Open Home", on=omar.sees_message("Omar"))
    omar.presses("Next", on=omar.sees_form("1 to 10 of 12"), about="What waits on you")
    window = omar.sees_form("11 to 12 of 12")
    omar.presses("On track", on=window, about="T-12")
    assert "T-12 Gate number 11\nDue Fri, Mar 5\nYou said: 🟢 On track" in omar.sees_form("11 to 11 of 11").text


def test_who_waits_for_many_answers_reaches_each(stage: Stager) -> None:
    """Twenty requests stand on a page of the register, a line each; the next page has the one that is left."""
    play = stage(plans.small(owners=(), more=own(21, "omar")))
    omar = play.as_("omar")
    omar.says("\n".join(f"T-{number} need money" for number in range(1, 22)))
    omar.types("/plan needs")
    first = omar.sees_form("1 to 20 of 21")
    seen = named(first)
    omar.presses("Next", on=first, about="What you asked for")
    assert len(seen | named(omar.sees_form("21 to 21 of 21"))) == 21
