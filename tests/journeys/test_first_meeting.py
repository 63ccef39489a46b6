"""The first meeting: the first message says what this is, who set it up and who reads along, and says it once."""

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play


def test_the_first_message_introduces_and_asks(play: Play) -> None:
    """One message: who set this up, what is asked and when, who reads it, what to change, and the first question."""
    play.clock_to("2027-01-04 10:00")
    (first,) = play.as_("omar").messages()
    assert first.first_line == "Hello Omar Salem. Your weekly check-in: 1 task, one tap is enough."
    assert "Kim Tan set me up at Palm and Box" in first.text
    assert "Once a week (Monday) I ask how your tasks are going" in first.text
    assert "Your answers are seen by Hadi Nasser, Sara Harbi, Dana Khalil, and Kim Tan." in first.text
    assert {"Who sees this?", "Open Home", "These are not mine", "🟢 On track"} <= set(first.labels())


def test_nobody_is_introduced_twice(play: Play) -> None:
    """The messages after it, of this week and the next, ask and remind, and nothing else."""
    play.clock_to("2027-01-12 10:00")
    first, *others = play.as_("omar").messages()
    assert "We have not met" in first.text
    assert not [post for post in others if "We have not met" in post.text]
    assert others[-1].first_line == "Your weekly check-in: 1 task, one tap is enough."


def test_one_tap_answers_it_like_any_other(play: Play) -> None:
    """A tap on the first message gives thanks, and needs no introduction any more."""
    omar = play.as_("omar")
    play.clock_to("2027-01-04 10:00")
    (first,) = omar.messages()
    omar.presses("🟢 On track", on=first)
    assert first.first_line.startswith("Thank you.")
    assert len(omar.messages()) == 1


def test_who_sees_this_names_them(play: Play) -> None:
    """A small window names head, leader and plan keeper, and says what everybody sees."""
    omar = play.as_("omar")
    play.clock_to("2027-01-04 10:00")
    omar.presses("Who sees this?", on=omar.sees_message("We have not met"))
    window = omar.sees_form("Who sees your answers")
    for name in ("Hadi Nasser", "Sara Harbi", "Kim Tan"):
        assert name in window.text


def test_a_task_that_is_not_mine(play: Play) -> None:
    """Whoever says that a task is not theirs has the head asked, keeps it meanwhile, and is told so."""
    omar, hadi = play.as_("omar"), play.as_("hadi")
    play.clock_to("2027-01-04 10:00")
    omar.presses("These are not mine", on=omar.sees_message("We have not met"))
    omar.presses("Not mine", on=omar.sees_form("Which of these are not yours?"), about="T-1")
    omar.sees_form("Hadi Nasser was asked who should own T-1")
    assert "This task is not mine. Who should own it?" in hadi.sees_message("T-1 Open the second line").text
    omar.sees_message("This task is not mine.")


def test_in_arabic(stage: Stager) -> None:
    """Somebody who reads Arabic is met in Arabic."""
    play = stage(plans.small(locale="ar-SA"))
    play.clock_to("2027-01-04 10:00")
    (first,) = play.as_("omar").messages()
    assert first.first_line.startswith("مرحبًا Omar Salem. المتابعة الأسبوعية: مهمة واحدة")
    assert "أعدّني Kim Tan في Palm and Box" in first.text
    assert {"من يرى هذا؟", "فتح الصفحة الرئيسية", "هذه ليست مهامي"} <= set(first.labels())


def test_a_head_meets_the_bot_in_an_offer(stage: Stager) -> None:
    """A head whose first message offers a task reads in it once who set this up and what comes when."""
    gate = plans.task("gate", "Paint the gate", department="operations", start="today-9d", due="today+30d")
    play = stage(plans.small(owners=("omar",), more=gate))
    play.clock_to("2027-01-12 10:00")
    hadi = play.as_("hadi")
    first, *others = hadi.messages()
    assert first.first_line == "1 task of Operations has no owner: who takes it?"
    assert "Kim Tan set me up at Palm and Box" in first.text
    assert "Once a week (Monday) I ask the owners of tasks how it goes." in first.text
    assert "once a week at most (Thursday) with what waits on you." in first.text
    assert {"Who sees this?", "Open Home"} <= {button.label for button in first.buttons}
    assert others
    assert not [post for post in others if "We have not met" in post.text]
    hadi.presses("I take it", on=first)
    assert "We have not met" in first.text
