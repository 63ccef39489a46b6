"""Shortcuts: where commands cannot be typed, checking in and making a task of a message work as well."""

import pytest

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play
from tests.journeys.screen import Post

LONG = "We should count the vans.\nAll of them, by Thursday."


def said_in_strategy(play: Play, key: str, text: str) -> Post:
    """Something a colleague said in a channel."""
    colleague = play.as_(key)
    slack = play.stage.slack
    channel = next(each for each in slack.channels.values() if each.name == "strategy")
    for member in (colleague.chat_id, play.people["hadi"], play.people["kim"]):
        if member not in channel.members:
            channel.members.append(member)
    slack.acts.say(colleague.chat_id, channel.id, text)
    play.stage.settle()
    return colleague.messages("#strategy")[-1]


def test_a_message_becomes_a_task(either: Play) -> None:
    """The form opens with the message in it and the way back to it; sending it adds the task."""
    post = said_in_strategy(either, "omar", LONG)
    hadi = either.as_("hadi")
    hadi.makes_task_of(post)
    form = hadi.sees_form("Which goal")
    assert form.field("What is to be done?").value == "We should count the vans."
    how = form.field("How can one tell").value
    assert how.startswith(LONG)
    assert f"/archives/{post.channel}/p{post.ts.replace('.', '')}" in how
    before = either.count("tasks")
    hadi.sends()
    hadi.sees_form("T-4 We should count the vans.")
    assert either.count("tasks") == before + 1


def test_mentions_become_names(play: Play) -> None:
    """What Slack writes as an id is the name of whoever is meant in the form."""
    hadi = play.as_("hadi")
    hadi.makes_task_of(said_in_strategy(play, "omar", "Ask @lena & count"))
    assert hadi.sees_form("Which goal").field("What is to be done?").value == "Ask @Lena Vogt & count"


@pytest.mark.parametrize("text", ["x" * 3000, "word " * 700, "?"])
def test_any_message_fits(play: Play, text: str) -> None:
    """However long or short a message is, the form opens, and the address of the message is whole."""
    post = said_in_strategy(play, "omar", text)
    hadi = play.as_("hadi")
    hadi.makes_task_of(post)
    form = hadi.sees_form("Which goal")
    assert len(form.field("What is to be done?").value) <= 200
    assert form.field("How can one tell").value.endswith(f"/p{post.ts.replace('.', '')}")


def test_a_member_without_the_right_proposes(play: Play) -> None:
    """Whoever may not add a task proposes it to the head."""
    play.clock_to("2027-01-04 10:00")
    omar, hadi = play.as_("omar"), play.as_("hadi")
    omar.makes_task_of(said_in_strategy(play, "omar", "Count the vans"))
    omar.sends()
    hadi.sees_message("Count the vans")


def test_a_stranger_reads_why_not(play: Play) -> None:
    """Somebody who is not in the plan is told so, and no form opens."""
    nina = play.stranger("nina", locale="en-US")
    post = said_in_strategy(play, "omar", "Count the vans")
    before = play.rows()
    nina.makes_task_of(post)
    assert "You are not in the plan yet." in [each.text for each in nina.messages("#strategy")][-1]
    assert play.rows() == before


def test_check_in_from_anywhere_opens_on_the_first_that_waits(stage: Stager) -> None:
    """The global shortcut opens the week on the page with the first task that has no word yet."""
    tasks = [
        plans.task(f"t{number}", f"Task number {number}", owner="omar", start="today-9d", due=f"today+{20 + number}d")
        for number in range(1, 8)
    ]
    play = stage(plans.small(owners=(), more="".join(tasks)))
    play.clock_to("2027-01-04 10:00")
    omar = play.as_("omar")
    (asked,) = omar.messages()
    for number in range(1, 6):
        omar.presses("At risk", on=asked, about=f"T-{number}")
    omar.starts_shortcut("check_in")
    omar.sees_form("Tasks 6 to 7 of 7")
