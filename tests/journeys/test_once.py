"""What Slack delivers twice counts once, and what is not ours counts not at all."""

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play


def test_a_press_delivered_twice(either: Play) -> None:
    """The same press delivered twice changes once and brings no complaint."""
    omar = either.as_("omar")
    either.clock_to("2027-01-04 10:00")
    omar.presses("At risk", on=omar.sees_message("Your weekly check-in"), times=2)
    omar.sees_message("You said: 🟡 At risk")
    assert len([entry for entry in either.rows()["audit"] if "checked_in" in entry]) == 1
    omar.sees_no_message("Something broke")


def test_a_command_delivered_twice(play: Play) -> None:
    """The same command delivered twice adds one task."""
    before = play.count("tasks")
    play.as_("hadi").types('/plan add "Sign the vendor" for G1', times=2)
    assert play.count("tasks") == before + 1


def test_a_form_delivered_twice(play: Play) -> None:
    """The same form delivered twice adds one task."""
    hadi = play.as_("hadi")
    before = play.count("tasks")
    hadi.types("/plan add")
    hadi.fills({"What is to be done?": "Sign the vendor"})
    hadi.sends(times=2)
    assert play.count("tasks") == before + 1


def test_a_reply_delivered_twice(play: Play) -> None:
    """The same event delivered twice is taken, and confirmed, once."""
    omar = play.as_("omar")
    play.clock_to("2027-01-04 10:00")
    asked = omar.sees_message("Your weekly check-in")
    play.stage.slack.outgoing.repeat_next(1)
    omar.says("The belt came today.", in_thread_of=asked)
    confirmed = [post for post in omar.sees_thread(asked) if "Kept as a note" in post.text]
    assert len(confirmed) == 1


def test_a_question_about_a_reply_delivered_twice(play: Play) -> None:
    """A reply that changes nothing is answered once as well, however often Slack delivers it."""
    play.stage.slack.outgoing.repeat_next(1)
    play.as_("kim").says("Hello?")
    answers = [post for post in play.as_("kim").messages() if "There is nothing to answer" in post.text]
    assert len(answers) == 1


def test_a_payload_of_another_workspace(play: Play) -> None:
    """A command, a press and an event that carry another workspace's id change nothing and are not answered."""
    omar = play.as_("omar")
    play.clock_to("2027-01-04 10:00")
    asked = omar.sees_message("Your weekly check-in")
    shown = asked.text
    before = play.rows()
    with play.elsewhere():
        omar.presses("At risk", on=asked)
        omar.types('/plan add "Sign the vendor"')
        omar.says("The belt came.", in_thread_of=asked)
    assert play.rows() == before
    assert asked.text == shown
    assert len(omar.messages()) == 2


def test_somebody_who_left_gets_nothing(play: Play) -> None:
    """From the moment somebody is deactivated nothing is sent to them, and their task climbs past them."""
    play.clock_to("2027-01-04 08:30")
    omar = play.as_("omar")
    omar.leaves_company()
    play.clock_to("2027-01-26 18:00")
    assert omar.messages() == []
    play.as_("hadi").sees_message("T-1 Open the second line")


def test_somebody_who_came_back_is_asked_again(stage: Stager) -> None:
    """Somebody who returns to the company, and gets their task back, is asked again the next week."""
    play = stage(plans.small(owners=("omar",)))
    play.clock_to("2027-01-04 08:30")
    omar = play.as_("omar")
    omar.leaves_company()
    play.clock_to("2027-01-13 08:30")
    play.stage.slack.acts.return_to_team(omar.chat_id)
    play.stage.settle()
    play.as_("hadi").types("/plan assign T-1 @omar")
    play.clock_to("2027-01-19 18:00")
    omar.sees_message("Your weekly check-in")
