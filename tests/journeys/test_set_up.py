"""The first set-up: from nothing to the first check-in that is answered, in the chat alone."""

import pytest

from tests.bot.formats.files import ASANA, table
from tests.journeys import plans
from tests.journeys.actor import Actor
from tests.journeys.conftest import Stager
from tests.journeys.play import Play

SARA = "U0SARA0001"


def nothing(stage: Stager, locale: str = "en-US") -> tuple[Play, Actor]:
    """A workspace in which Sara is an administrator, and the bot was just installed."""
    play = stage(plans.small(locale=locale), imported=False)
    play.stage.slack.users[SARA].is_admin = True
    return play, play.as_("sara")


def next_step(who: Actor) -> None:
    """Take the step as it is."""
    who.sends()
    assert not who.sees_form().errors


def test_from_nothing_to_the_first_answer(stage: Stager) -> None:
    """One tap for each step, one goal and one task by form: the owner is asked on Sunday, and one tap answers."""
    play, sara = nothing(stage)
    sara.presses("Set up in English", on=sara.opens_home())
    assert sara.sees_form().title == "Set-up: step 2 of 5"
    next_step(sara)
    assert sara.sees_form().title == "Set-up: step 3 of 5"
    next_step(sara)
    shown = sara.sees_form()
    assert shown.title == "Set-up: step 4 of 5"
    assert shown.field("Working days").value == "Sunday, Monday, Tuesday, Wednesday, Thursday"
    assert shown.field("Public holidays of").value == "Saudi Arabia"
    next_step(sara)
    sara.presses("Add a goal and a task", on=sara.sees_form("Last step: the plan"))
    sara.fills({"reach": "Lose less on the way", "first thing": "Open the second line", "answers": "@omar"})
    sara.sends()
    over = sara.sees_form("I am set up. This happens next:").text
    assert "7 people are in the plan." in over
    assert "The first weekly check-in goes out on Mon, Jan 4" in over
    assert "The leader's digest has no channel yet" in over
    assert "The set-up is not finished." not in sara.opens_home().text
    omar = play.as_("omar")
    play.clock_to("2027-01-04 10:00", awake=True)
    asked = omar.sees_message("Your weekly check-in")
    omar.presses("On track", on=asked)
    assert "You said" in omar.sees_message("Your weekly check-in").text


def test_every_door_leads_in(stage: Stager) -> None:
    """Home, the command and a word to the bot greet whoever runs the workspace; nobody else, and nothing is made."""
    play, sara = nothing(stage)
    before = play.rows()
    for verb in ("", " status", " help"):
        assert "nobody has set me up yet" in sara.answered(f"/plan{verb}").text
    sara.says("Hello?")
    sara.sees_message("nobody has set me up yet")
    assert "nobody has set me up yet" in sara.opens_home().text
    omar = play.as_("omar")
    assert "An owner or administrator of this Slack workspace" in omar.opens_home().text
    assert "An owner or administrator of this Slack workspace" in omar.answered("/plan").text
    assert play.rows() == before


def test_somebody_else_cannot_begin(stage: Stager) -> None:
    """Whoever is no administrator any more when they press is refused, and nothing is made."""
    play, sara = nothing(stage)
    home = sara.opens_home()
    play.stage.slack.users[SARA].is_admin = False
    before = play.rows()
    sara.presses("Set up in English", on=home)
    sara.sees_form("Only an owner or administrator of this Slack workspace can set me up.")
    assert play.rows() == before


def test_it_can_be_left_and_taken_up(stage: Stager) -> None:
    """What was set stays when a step is left, and Home and the bare command lead back to that step."""
    _, sara = nothing(stage)
    sara.presses("Set up in English", on=sara.opens_home())
    sara.fills({"visible leader": "@hadi", "beside you": "@kim"})
    sara.sends()
    sara.closes()
    assert "Next is step 3 of 5: where the digest goes" in sara.sees_home().text
    sara.presses("Go on with the set-up", on=sara.answered("/plan"))
    assert sara.sees_form().title == "Set-up: step 3 of 5"
    sara.closes()
    sara.types("/plan settings workspace")
    shown = sara.sees_form().text
    assert "Visible leader: Hadi Nasser." in shown
    assert "Plan keepers: Kim Tan and Sara Harbi." in shown


def test_the_digest_gets_a_channel(stage: Stager) -> None:
    """A channel without the bot is refused at its field; a right one is where the digest goes."""
    play, sara = nothing(stage)
    slack = play.stage.slack
    slack.add_channel(id="C0PRIVATE1", name="board", members=[SARA])
    members = slack.channels["C0PRIVATE1"].members
    members[:] = [each for each in members if each != slack.bot_user_id]
    sara.presses("Set up in English", on=sara.opens_home())
    next_step(sara)
    sara.fills({"weekly digest": "C0PRIVATE1"})
    sara.sends()
    assert "Type /invite @Followthrough there" in str(sara.sees_form().errors)
    sara.fills({"weekly digest": "C0LEADERS1"})
    next_step(sara)
    sara.ticks("Working days", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
    sara.fills({"Public holidays of": "No country", "Day of the weekly check-in": "Tuesday"})
    next_step(sara)
    sara.presses("Begin with a sample", on=sara.sees_form())
    over = sara.sees_form("I am set up. This happens next:").text
    assert "The first weekly check-in goes out on Tue, Jan 5" in over
    assert "The next digest comes on Thu, Jan 7" in over
    play.clock_to("2027-01-05 10:00", awake=True)
    assert "Sample: ask ten customers why they stay" in sara.sees_message("Your weekly check-in").text
    play.clock_to("2027-01-07 10:00", awake=True)
    sara.sees_message("", in_="#leadership")


def test_a_sample_is_planted_once(stage: Stager) -> None:
    """A press that Slack delivers again, or a second one before the window changed, makes no second sample."""
    play, sara = nothing(stage)
    sara.presses("Set up in English", on=sara.opens_home())
    for _ in range(3):
        next_step(sara)
    sara.presses("Begin with a sample", on=sara.sees_form(), times=2)
    assert (play.count("goals"), play.count("tasks")) == (1, 3)


def test_only_those_who_are_named(stage: Stager) -> None:
    """Where not everybody takes part, somebody is in the plan as soon as they get a task, and others are not."""
    play, sara = nothing(stage)
    sara.presses("Set up in English", on=sara.opens_home())
    sara.fills({"Who takes part": "Only whoever gets a part"})
    for _ in range(3):
        next_step(sara)
    sara.presses("Add a goal and a task", on=sara.sees_form())
    sara.fills({"reach": "Lose less", "first thing": "Open the line", "answers": "@omar"})
    sara.sends()
    assert "2 people are in the plan." in sara.sees_form().text
    assert "Open the line" in play.as_("omar").opens_home().text
    assert "You are not in the plan yet." in play.as_("lena").opens_home().text


def test_whoever_joins_later_is_in(stage: Stager) -> None:
    """Where everybody takes part, a new member of the workspace is in the plan by themselves; a guest is not."""
    play, sara = nothing(stage)
    sara.presses("Set up in English", on=sara.opens_home())
    next_step(sara)
    nina = play.stranger("nina", locale="en-US")
    assert "Hello Nina." in nina.opens_home().text
    guest = play.stranger("gerd", locale="en-US", is_restricted=True)
    assert "You are not in the plan yet." in guest.opens_home().text


def test_an_empty_plan(stage: Stager) -> None:
    """Who begins with nothing reads that nobody is asked, and nothing comes by itself."""
    play, sara = nothing(stage)
    sara.presses("Set up in English", on=sara.answered("/plan"))
    for _ in range(3):
        next_step(sara)
    sara.presses("Begin with an empty plan", on=sara.sees_form())
    assert "Nobody owns a task yet, so nobody is asked." in sara.sees_form().text
    sara.closes()
    play.clock_to("2027-01-06 18:00")
    sara.sees_no_message("Your weekly check-in")


@pytest.mark.parametrize("locale", ["ar-SA", "en-US"])
def test_in_arabic(stage: Stager, locale: str) -> None:
    """The greeting is in the language of Slack; whoever presses the Arabic button goes on in Arabic."""
    play, sara = nothing(stage, locale)
    greeted = "لم يُعدّني أحد بعد" if locale == "ar-SA" else "nobody has set me up yet"
    home = sara.opens_home()
    assert greeted in home.text
    sara.presses("الإعداد بالعربية", on=home)
    assert sara.sees_form().title.startswith("الإعداد: ")
    for _ in range(3):
        next_step(sara)
    sara.presses("البدء بعيّنة", on=sara.sees_form())
    over = sara.sees_form("اكتمل الإعداد. وهذا ما يأتي:").text
    assert "أول متابعة أسبوعية" in over
    play.clock_to("2027-01-04 10:00", awake=True)
    assert "عيّنة: سؤال عشرة عملاء" in sara.sees_message("المتابعة الأسبوعية").text


def test_a_file_brings_the_plan(stage: Stager) -> None:
    """The last step takes a file as well, and with its tasks the set-up is over by itself."""
    play, sara = nothing(stage)
    sara.presses("Set up in English", on=sara.opens_home())
    for _ in range(3):
        next_step(sara)
    sara.presses("Upload a file", on=sara.sees_form())
    sara.closes()
    assert "Next is step 5 of 5: the plan itself" in sara.sees_home().text
    sign = {"Task ID": "77", "Name": "Sign the vendor", "Due Date": "2027-12-01"}
    slack = play.stage.slack
    slack.acts.upload(sara.chat_id, slack.bot_user_id, "tasks.csv", table(ASANA, sign), "")
    play.stage.settle()
    sara.presses("Take it over", on=sara.sees_message("Nothing is taken yet"))
    sara.sees_message("is taken over.")
    assert "The set-up is not finished." not in sara.opens_home().text
