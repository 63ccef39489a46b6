"""The one command: what it shows, and what it changes."""

import pytest

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play

UNOWNED = plans.task("a", "Widen the ramp", department="operations", start="today", due="today+30d")


def test_the_bare_command_is_the_menu(either: Play) -> None:
    """`/plan` alone lists every verb with an example, privately, and offers the commonest as buttons."""
    kim = either.as_("kim")
    kim.types("/plan")
    menu = kim.sees_message("What you can type:")
    assert menu.is_private
    for verb in ("checkin", "status", "add", "assign", "unowned", "stalled", "agenda", "help"):
        assert f"/plan {verb}" in menu.text
    assert menu.labels() == ["Plan status", "Add a task…", "Open Home"]


def test_help_of_one_command(play: Play) -> None:
    """It shows what is typed after it and who may do what, leads to it, and names the nearest one after a slip."""
    sara = play.as_("sara")
    told = sara.answered("/plan help reschedule")
    assert told.first_line.startswith("/plan move task to date: reason")
    assert "Who may propose another date: the owner of the task, or their deputy" in told.text
    assert "Who may change the task: the head of the department" in told.text
    sara.presses("Do it now…", on=told)
    sara.sees_form()
    assert "/plan move" in sara.answered("/plan help mvoe").text


def test_help_is_always_there(play: Play) -> None:
    """`/plan help`, in any case and with spaces around it, shows the list."""
    assert "What you can type:" in play.as_("omar").answered("/plan   HELP ").text


def test_every_button_of_the_menu_leads_somewhere(play: Play) -> None:
    """Each button of the menu answers: the status privately, the form and Home in windows."""
    kim = play.as_("kim")
    menu = kim.answered("/plan", in_="#strategy")
    kim.presses("Plan status", on=menu)
    assert kim.sees_message("The plan on", in_="#strategy").is_private
    kim.presses("Add a task…", on=menu)
    assert kim.sees_form().title == "Add a task"
    kim.closes()
    kim.presses("Open Home", on=menu)
    kim.sees_form("Hello Kim Tan.")


def test_status_is_the_plan_in_one_look(stage: Stager) -> None:
    """`/plan status` tells open cases, unowned and overdue tasks, goals by weakest link and departments, in words."""
    play = stage(plans.small(more=UNOWNED))
    play.clock_to("2027-01-04 12:00")
    kim = play.as_("kim")
    status = kim.answered("/plan status")
    assert status.first_line == "The plan on Mon, Jan 4"
    assert "1 open case" in status.text
    assert "1 task without an owner" in status.text
    assert "G1 Lose less on the way" in status.text
    assert "Operations (head: Hadi Nasser)" in status.text
    kim.presses("Unowned tasks", on=status)
    kim.sees_message("1 task has no owner.")
    kim.presses("Open cases", on=status)
    kim.sees_message("1 case is open.")


def test_a_head_adds_a_task_in_one_line(play: Play) -> None:
    """One line adds a task with owner, date, goal and department; it names what is missing, and tells the owner."""
    hadi = play.as_("hadi")
    play.clock_to("2027-01-04 12:00")
    line = '/plan add "Sign the vendor" @omar by 2027-01-31 for G1 in operations'
    added = hadi.answered(line)
    assert added.first_line == "T-4 Sign the vendor is in the plan."
    assert "Owner: Omar Salem · Operations · Due Sun, Jan 31" in added.text
    assert "Still missing: how one can tell that it is done." in added.text
    hadi.presses("Add what is missing…", on=added)
    hadi.fills({"How can one tell": "Both have signed."})
    hadi.sends()
    hadi.closes()
    assert "Add what is missing" not in hadi.answered("/plan assign T-4 @lena").text
    hadi.types("/plan assign T-4 @omar")
    given = play.as_("omar").sees_message("Hadi Nasser gave you T-4 Sign the vendor.")
    assert "🟢 On track" in given.labels()


def test_a_head_adds_a_task_in_the_form(either: Play) -> None:
    """`/plan add` alone opens a form; saving it shows the task in the same window."""
    hadi = either.as_("hadi")
    hadi.types("/plan add")
    form = hadi.sees_form("What is to be done?")
    assert form.field("Which department?").value == "Operations"
    hadi.fills({"What is to be done?": "Sign the vendor", "Which goal": "G1", "Who answers": "@lena"})
    hadi.fills({"Where?": "Riyadh", "From when?": "2027-01-05", "Until when?": "2027-01-31"})
    hadi.fills({"How can one tell": "Both have signed."})
    hadi.sends()
    shown = hadi.sees_form("T-4 Sign the vendor is in the plan.")
    assert "Still missing" not in shown.text


def test_a_form_whose_dates_cross_is_refused(play: Play) -> None:
    """A task due before it starts is refused below its date, and nothing is added."""
    hadi = play.as_("hadi")
    hadi.types("/plan add")
    before = play.rows()
    hadi.fills({"What is to be done?": "Sign", "From when?": "2027-02-05", "Until when?": "2027-01-31"})
    hadi.sends()
    assert hadi.sees_form().errors == {"Until when?": "The task cannot be due before it starts."}
    assert play.rows() == before


def test_a_members_task_is_a_proposal_to_the_head(play: Play) -> None:
    """What a member adds is proposed to the head, who takes it into the plan by giving it to somebody."""
    omar, hadi = play.as_("omar"), play.as_("hadi")
    play.clock_to("2027-01-04 12:00")
    added = omar.answered('/plan add "Sign the vendor" for G1')
    assert added.first_line == "T-4 Sign the vendor is proposed; the head of the department has been told."
    proposal = hadi.sees_message("Omar Salem proposes a task: T-4 Sign the vendor.")
    assert "Sign the vendor" in hadi.answered("/plan agenda").text
    hadi.presses("Assign…", on=proposal)
    hadi.fills({"Who answers": "@omar"})
    hadi.sends()
    hadi.sees_form("T-4 Sign the vendor now belongs to Omar Salem, who has been told.")
    assert proposal.labels() == []
    assert "Taken into the plan" in proposal.text
    omar.sees_message("Hadi Nasser gave you T-4 Sign the vendor.")
    assert "Sign the vendor" not in hadi.answered("/plan agenda").text


def test_unowned_tasks_can_be_given_to_somebody(stage: Stager) -> None:
    """`/plan unowned` lists the tasks without an owner, each with a button that gives it to somebody."""
    play = stage(plans.small(owners=("omar",), more=UNOWNED))
    play.clock_to("2027-01-04 12:00")
    hadi = play.as_("hadi")
    card = hadi.sees_message("T-2 Widen the ramp")
    listed = hadi.answered("/plan unowned")
    assert listed.first_line == "1 task has no owner."
    hadi.presses("Assign…", on=listed, about="T-2")
    hadi.fills({"Who answers": "@omar"})
    hadi.sends()
    hadi.sees_form("now belongs to Omar Salem")
    assert card.labels() == []
    assert "Every task has an owner." in hadi.answered("/plan unowned").text
    play.as_("omar").sees_message("T-2 Widen the ramp")


def test_assign_in_one_line(stage: Stager) -> None:
    """`/plan assign T-2 @lena` hands a task over at once, in either order."""
    play = stage(plans.small(owners=("omar",), more=UNOWNED))
    hadi = play.as_("hadi")
    assert hadi.answered("/plan assign T-2 @lena").first_line.startswith("T-2 Widen the ramp now belongs to Lena Vogt")
    assert hadi.answered("/plan assign @omar t-2").first_line.startswith("T-2 Widen the ramp now belongs to Omar Salem")


def test_the_agenda_can_be_read_at_any_time(play: Play) -> None:
    """`/plan agenda` shows the six points of the next meeting as they would be now."""
    agenda = play.as_("omar").answered("/plan agenda")
    assert agenda.first_line == "Agenda of the strategy meeting, Tue, Jan 5 at 10:00 AM"
    assert "1. Open action items" in agenda.text
    assert "6. Recognition" in agenda.text


@pytest.mark.parametrize("way", ["command", "shortcut"])
def test_check_in_at_any_time(either: Play, way: str) -> None:
    """`/plan checkin` and the shortcut open this week's check-in before it was asked, and take the word there."""
    omar = either.as_("omar")
    if way == "command":
        omar.types("/plan checkin")
    else:
        omar.starts_shortcut("check_in")
    form = omar.sees_form("1 task, one tap is enough")
    omar.presses("At risk", on=form)
    done = omar.sees_form("You said: 🟡 At risk")
    assert done.labels() == ["Change…", "Undo"]
    omar.presses("Change…", on=done)
    omar.sees_form("What changed?")
    omar.fills({"What changed?": "The belt came."})
    omar.sends()
    omar.sees_form("The belt came.")


@pytest.mark.parametrize("way", ["command", "shortcut"])
def test_check_in_of_somebody_without_tasks(play: Play, way: str) -> None:
    """Somebody without a task is told so, whichever way they come."""
    kim = play.as_("kim")
    if way == "command":
        assert "There is nothing to answer" in kim.answered("/plan checkin").text
    else:
        kim.starts_shortcut("check_in")
        kim.sees_form("There is nothing to answer")


def test_arabic_verbs_work_for_everybody(stage: Stager) -> None:
    """The verbs can be typed in Arabic, with or without marks, whatever language the reader has."""
    play = stage(plans.small(locale="ar-SA"))
    omar = play.as_("omar")
    assert "الخطة" in omar.answered("/plan الحالة").text
    assert "الخطة" in omar.answered("/plan status").text
    omar.types("/plan متابعة")
    omar.sees_form("Open the second line")
