"""A reply that could be about several tasks: one tap says which, and the words count as if the code had stood there."""

import pytest

from tests.journeys import plans
from tests.journeys.actor import Actor
from tests.journeys.conftest import Stager
from tests.journeys.play import Play
from tests.journeys.screen import Post

SECOND = plans.task("ramp", "Widen the ramp", owner="omar", start="today-3d", due="today+9d")
WHICH = "Which task is that about?"
RISK = "at risk: legal"


@pytest.fixture
def play(stage: Stager) -> Play:
    """Omar owns two tasks, and was asked about both."""
    play = stage(plans.small(owners=("omar",), more=SECOND))
    play.clock_to("2027-01-04 10:00")
    return play


def _asks(play: Play, text: str = RISK) -> tuple[Actor, Post, Post]:
    omar = play.as_("omar")
    weekly = omar.messages()[-1]
    omar.says(text, in_thread_of=weekly)
    return omar, weekly, omar.sees_reply(WHICH, below=weekly)


def test_one_tap_says_which(play: Play) -> None:
    """A button for each open task; the question becomes the confirmation, and the weekly message shows the answer."""
    omar, weekly, which = _asks(play)
    assert sorted(which.labels()) == ["T-1 Open the second line", "T-2 Widen the ramp"]
    omar.presses("T-2 Widen the ramp", on=which, times=2)
    assert which.first_line == "Taken for T-2 Widen the ramp."
    assert which.labels() == []
    assert weekly.text.count("You said: 🟡 At risk") == 1
    assert "> legal" in weekly.text
    assert len(omar.sees_thread(weekly)) == 2


def test_the_words_stay_tied_to_their_message(play: Play) -> None:
    """Editing the reply edits the answer that the tap placed, and deleting it takes that back."""
    omar, weekly, which = _asks(play)
    omar.presses("T-2", on=which)
    omar.rewords(RISK, "off track: no steel")
    assert "You said: 🔴 Off track" in weekly.text
    assert "> no steel" in weekly.text
    omar.takes_back("off track: no steel")
    assert "You said" not in weekly.text


def test_an_edit_before_the_tap_counts(play: Play) -> None:
    """What the message says when the tap comes is taken, and nobody is asked a second time."""
    omar, weekly, which = _asks(play)
    omar.rewords(RISK, "on track 70%")
    assert len([post for post in omar.sees_thread(weekly) if WHICH in post.text]) == 1
    omar.presses("T-1", on=which)
    assert "You said: 🟢 On track, 70%" in weekly.text


def test_a_question_that_needs_no_answer_any_more(play: Play) -> None:
    """Once the code was written into the message, or the message is gone, a tap changes nothing and says so."""
    omar, weekly, which = _asks(play)
    omar.rewords(RISK, "T-1 at risk: legal")
    omar.presses("T-2", on=which)
    omar.sees_message("This has been answered already, or the message it was about is gone; nothing was changed.")
    assert weekly.text.count("You said") == 1


def test_a_deleted_message_is_about_nothing(play: Play) -> None:
    """Deleting the reply before the tap leaves nothing to place."""
    omar, weekly, which = _asks(play)
    omar.takes_back(RISK)
    omar.presses("T-2", on=which)
    omar.sees_message("This has been answered already, or the message it was about is gone")
    assert "You said" not in weekly.text


def test_a_task_that_went_to_somebody_else(play: Play) -> None:
    """A tap on it says so and keeps the question, so that another task can be named."""
    omar, weekly, which = _asks(play)
    play.as_("sara").answered("/plan assign T-2 @lena")
    omar.presses("T-2", on=which)
    omar.sees_message("This is for Lena Vogt to do")
    omar.presses("T-1", on=which)
    assert "You said: 🟡 At risk" in weekly.text


def test_what_is_not_clear_is_asked_about_then(play: Play) -> None:
    """Words that only may mean a status are placed as a note, and the guess is asked in the same place."""
    omar, weekly, which = _asks(play, "waiting for concrete")
    omar.presses("T-2", on=which)
    assert "At risk" in " ".join(which.labels())
    omar.presses("At risk", on=which)
    assert "You said: 🟡 At risk" in weekly.text


def test_many_tasks_stand_in_a_list(stage: Stager) -> None:
    """More than five tasks are chosen from a list, which names all of them."""
    more = "".join(
        plans.task(f"t{n}", f"Paint hall {n}", owner="omar", start="today-3d", due="today+9d") for n in range(6)
    )
    play = stage(plans.small(owners=("omar",), more=more))
    play.clock_to("2027-01-04 10:00")
    omar, _, which = _asks(play)
    assert which.labels() == []
    assert "T-7 Paint hall 5" in which.text
    omar.chooses("T-7", on=which)
    assert "T-7" in which.first_line
    assert "At risk" in which.text


def test_in_arabic(stage: Stager) -> None:
    """The same in Arabic."""
    play = stage(plans.small(locale="ar-SA", owners=("omar",), more=SECOND))
    play.clock_to("2027-01-04 10:00")
    omar = play.as_("omar")
    weekly = omar.messages()[-1]
    omar.says("في خطر: القانونية", in_thread_of=weekly)
    which = omar.sees_reply("أي مهمة هي المقصودة؟", below=weekly)
    omar.presses("T-2", on=which)
    assert "في خطر" in which.text
    assert "> القانونية" in weekly.text
