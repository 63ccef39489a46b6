"""App Home: what waits on whoever opens it, and what they can do there."""

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play

LATE = plans.task("a", "Widen the ramp", owner="omar", department="operations", start="today-9d", due="today-1d")
UNOWNED = plans.task("b", "Paint the gate", department="operations", start="today", due="today+30d")


def test_of_an_employee(either: Play) -> None:
    """Home shows an owner what waits on them; a tap there records the word and writes Home anew."""
    omar = either.as_("omar")
    either.clock_to("2027-01-04 10:00")
    home = omar.opens_home()
    home = omar.sees_home("Hello Omar Salem.")
    assert home.text.index("What waits on you") < home.text.index("Your tasks")
    assert home.labels(about="T-1") == ["🟢 On track", "🟡 At risk", "🔴 Off track", "✅ Done", "More…"]
    omar.presses("On track", on=home, about="T-1")
    home = omar.sees_home("Nothing waits on you.")
    assert "You said: 🟢 On track" in home.text
    assert home.labels(about="T-1") == ["Change…", "Undo"]


def test_a_tap_on_home_rewrites_the_weekly_message_too(play: Play) -> None:
    """The word given on Home stands in the weekly message, which has no dead buttons left."""
    omar = play.as_("omar")
    play.clock_to("2027-01-04 10:00")
    asked = omar.sees_message("Your weekly check-in")
    omar.presses("At risk", on=omar.opens_home(), about="T-1")
    assert "You said: 🟡 At risk" in asked.text
    assert asked.labels() == ["Change…", "Undo"]


def test_the_form_opens_from_home_and_home_shows_what_was_said(play: Play) -> None:
    """More… on Home opens the form; what was saved stands on Home at once."""
    omar = play.as_("omar")
    play.clock_to("2027-01-04 10:00")
    omar.presses("More…", on=omar.opens_home(), about="T-1")
    omar.fills({"How is it going?": "At risk", "What changed?": "The belt came."})
    omar.sends()
    omar.sees_no_form()
    omar.sees_home("The belt came.")


def test_of_a_head(stage: Stager) -> None:
    """A head sees the cases that came to them first, each once, and then their department."""
    play = stage(plans.small(owners=("lena",), more=LATE + UNOWNED))
    play.clock_to("2027-01-11 10:00")
    hadi = play.as_("hadi")
    home = hadi.opens_home()
    assert home.text.index("What waits on you") < home.text.index("Widen the ramp") < home.text.index("Your department")
    assert home.text.count("Paint the gate") == 1
    hadi.presses("I'll handle it", on=home, about="T-2")
    assert "Widen the ramp" not in hadi.sees_home().text


def test_of_the_leader(stage: Stager) -> None:
    """The leader sees what waits for a decision, with every answer, and decides there."""
    play = stage(plans.small(owners=("lena",), more=LATE))
    play.clock_to("2027-01-14 08:30")
    sara = play.as_("sara")
    home = sara.opens_home()
    assert home.labels(about="T-2") == [
        "Assign…",
        "Extend…",
        "Fund…",
        "Grant authority…",
        "Cut scope…",
        "Drop…",
        "Noted",
    ]
    sara.presses("Noted", on=home, about="T-2")
    assert "Nothing waits on you." in sara.sees_home().text


def test_every_department_of_a_head(stage: Stager) -> None:
    """Whoever heads two departments sees both, who has answered in each, and what is not well."""
    sales = plans.task("stand", "Build the stand", owner="ravi", department="sales", start="today-9d", due="today+9d")
    plan = plans.small(more=sales).decode().replace("name: Sales}", "name: Sales, head: hadi}")
    play = stage(plan.encode())
    play.clock_to("2027-01-04 10:00")
    omar, hadi = play.as_("omar"), play.as_("hadi")
    omar.presses("At risk", on=omar.sees_message("Your weekly check-in"))
    home = hadi.opens_home()
    assert home.text.count("Your department") == 2
    assert "This week 1 of 3 owners have answered." in home.text
    assert "Not yet: Lena Vogt and Ravi Rao." in home.text
    assert "1 task at risk, off track or blocked:" in home.text
    hadi.presses("Open", on=home, about="T-1")
    hadi.sees_form("Open the second line")


def test_whoever_is_on_leave_is_away_and_not_missing(play: Play) -> None:
    """A head reads of an owner on leave that they are away."""
    play.clock_to("2027-01-04 10:00")
    play.as_("lena").types("/plan ooo until 2027-01-20")
    home = play.as_("hadi").opens_home()
    assert "Away: Lena Vogt." in home.text
    assert "Not yet: Omar Salem and Ravi Rao." in home.text


def test_tasks_that_begin_later_stand_there_too(stage: Stager) -> None:
    """A task that nobody asks about yet is on its owner's Home, with the day on which it begins."""
    later = plans.task("later", "Paint the gate", owner="kim", start="today+30d", due="today+60d")
    home = stage(plans.small(more=later)).as_("kim").opens_home()
    assert "1 task of yours begins later:" in home.text
    assert "T-4 Paint the gate · begins Wed, Feb 3" in home.text


def test_everything_is_reached_by_touch(play: Play) -> None:
    """The week, who reads along, one's leave, the agenda, cases and unowned tasks open from Home without typing."""
    hadi, omar = play.as_("hadi"), play.as_("omar")
    for who, label, shown in (
        (omar, "Check in", "1 task, one tap is enough"),
        (omar, "Who sees this?", "Who sees your answers"),
        (omar, "Next agenda", "Agenda of the strategy meeting"),
        (hadi, "Open cases", "case"),
        (hadi, "Unowned tasks", "owner"),
    ):
        who.presses(label, on=who.opens_home())
        who.sees_form(shown)
        who.closes()
    assert "Your leave" in omar.opens_home().text


def test_a_slip_on_home_is_undone_there(play: Play) -> None:
    """Undo on Home brings the question back, there and in the weekly message."""
    omar = play.as_("omar")
    play.clock_to("2027-01-04 10:00")
    asked = omar.sees_message("Your weekly check-in")
    omar.presses("Done", on=omar.opens_home(), about="T-1")
    omar.presses("Undo", on=omar.sees_home("You said: ✅ Done"), about="T-1")
    assert "🟢 On track" in omar.sees_home().labels(about="T-1")
    assert "🟢 On track" in asked.labels()


def test_all_on_track_with_one_tap_on_home(stage: Stager) -> None:
    """One tap there answers every task without a word, in the weekly message too; one more takes it back."""
    more = plans.task("a", "Widen the ramp", owner="omar", department="operations", start="today-9d", due="today+30d")
    play = stage(plans.small(more=more))
    omar = play.as_("omar")
    play.clock_to("2027-01-04 10:00")
    omar.presses("All on track", on=omar.opens_home())
    home = omar.sees_home("Nothing waits on you.")
    assert home.text.count("You said: 🟢 On track") == 2
    assert omar.sees_message("Your weekly check-in").text.count("You said: 🟢 On track") == 2
    omar.presses("Undo", on=home, about="2 tasks")
    omar.sees_home("What waits on you").button("All on track")


def test_what_has_no_owner_and_waits_on_somebody_else(stage: Stager) -> None:
    """While the head is asked about a task without an owner, the leader sees it too."""
    play = stage(plans.small(owners=("lena",), more=UNOWNED))
    play.clock_to("2027-01-05 10:00")
    home = play.as_("sara").opens_home()
    assert "Nothing waits on you." in home.text
    assert home.text.index("Tasks without an owner") < home.text.index("Paint the gate")


def test_a_decision_in_a_form_from_home_is_shown_there(stage: Stager) -> None:
    """After a form that was opened from Home is saved, Home no longer shows what it decided."""
    play = stage(plans.small(owners=("lena",), more=LATE))
    play.clock_to("2027-01-14 08:30")
    sara = play.as_("sara")
    sara.presses("Drop…", on=sara.opens_home(), about="T-2")
    sara.sends()
    sara.sees_no_form()
    assert "Widen the ramp" not in sara.sees_home().text


def test_its_shortcuts_open_windows(play: Play) -> None:
    """Status, help and the form for a new task can be reached from Home."""
    kim = play.as_("kim")
    for label, shown in (("Plan status", "The plan on"), ("Help", "What you can type:"), ("Add a task…", "Which goal")):
        kim.presses(label, on=kim.opens_home())
        kim.sees_form(shown)
        kim.closes()


def test_promises_no_question_to_somebody_without_tasks(play: Play) -> None:
    """Somebody who owns nothing is told of no weekly check-in to come, and of nobody who would read its answers."""
    kim, omar = play.as_("kim").opens_home(), play.as_("omar").opens_home()
    for words in ("Your next weekly check-in comes on", "Your answers are seen by"):
        assert words in omar.text
        assert words not in kim.text


def test_of_a_stranger(play: Play) -> None:
    """Somebody who is not in the plan is told so on Home, and who can add them, in their own language."""
    assert "You are not in the plan yet." in play.stranger("nina", locale="en-US").opens_home().text
    assert "اسمك غير مدرج في الخطة بعد" in play.stranger("nabil", locale="ar-SA").opens_home().text


def test_of_a_guest(play: Play) -> None:
    """A guest sees nothing of the plan on Home."""
    home = play.as_("gus").opens_home()
    assert "Open the second line" not in home.text


def test_in_an_empty_database(stage: Stager) -> None:
    """While no plan has been imported Home says so."""
    assert "There is no plan yet." in stage(imported=False).as_("sara").opens_home().text
