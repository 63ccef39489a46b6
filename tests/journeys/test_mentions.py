"""Commands in threads: where Slack takes no slash command, the bot is named in a message."""

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play


def test_a_command_in_a_thread(play: Play) -> None:
    """In a thread of a channel the bot's name does what `/plan` does, and only the one who wrote reads the answer."""
    hadi, omar = play.as_("hadi"), play.as_("omar")
    play.clock_to("2027-01-07 13:00")
    digest = hadi.sees_message("The plan", in_="#leadership")
    answer = hadi.mentions("add “Sign the vendor” @nobody", below=digest, in_="#leadership")
    assert answer is not None
    assert answer.is_private
    assert answer.thread == digest.ts
    assert "/plan add" in answer.text, "a slip is answered with the corrected line"
    done = omar.mentions("done T-1: it runs", in_="#strategy")
    assert done is not None
    assert "Done" in done.text
    assert done.is_private


def test_a_command_is_no_word_to_owners(play: Play) -> None:
    """A command below the digest is not carried to the owner of the task that it names."""
    sara, omar = play.as_("sara"), play.as_("omar")
    play.clock_to("2027-01-07 13:00")
    digest = sara.sees_message("The plan", in_="#leadership")
    before = len(omar.messages())
    answer = sara.mentions("history T-1", below=digest, in_="#leadership")
    assert answer is not None
    assert "T-1 Open the second line" in answer.text
    assert len(omar.messages()) == before


def test_what_needs_a_form_has_a_button_for_it(play: Play) -> None:
    """Slack opens no window out of a message: the answer has a button that does."""
    hadi = play.as_("hadi")
    answer = hadi.mentions("edit T-1", in_="#strategy")
    assert answer is not None
    hadi.presses("Open the form", on=answer)
    assert hadi.sees_form().field("What is to be done?").value == "Open the second line"


def test_a_slip_behind_the_name(stage: Stager) -> None:
    """A slip is answered in the reader's language; a sentence that only speaks of the bot is left alone."""
    omar = stage(plans.small(locale="ar")).as_("omar")
    answer = omar.mentions("stattus", in_="#strategy")
    assert answer is not None
    assert "/plan الحالة" in answer.text
    before = len(omar.messages("#strategy"))
    assert omar.mentions("by now", in_="#strategy", first="we all like ") is None
    assert len(omar.messages("#strategy")) == before + 1


def test_the_name_in_the_own_conversation(play: Play) -> None:
    """Among direct messages the bot's name before a command makes it one, in threads too."""
    omar = play.as_("omar")
    play.clock_to("2027-01-04 12:00")
    asked = omar.sees_message("Your weekly check-in")
    answer = omar.mentions("status G1", below=asked)
    assert answer is not None
    assert answer.first_line.startswith("G1 Lose less on the way")
    assert answer.thread == asked.ts


def test_a_guest_is_kept_out(play: Play) -> None:
    """Whoever is not in the plan reads so, and nothing of the plan."""
    before = play.rows()
    answer = play.stranger("eve", is_restricted=True).mentions("claim T-1", in_="#strategy")
    assert answer is not None
    assert answer.is_private
    assert "T-1" not in answer.text
    assert play.rows() == before
