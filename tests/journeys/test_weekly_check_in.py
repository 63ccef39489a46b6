"""The weekly check-in: when it comes, to whom, and what one tap does."""

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play

_READY = {"where": "Riyadh", "how": "Two lorries pass."}
"""Of a task without these more is asked than how it goes."""


def test_comes_at_half_past_nine_wherever_somebody_works(play: Play) -> None:
    """The weekly message comes at 09:30 on each owner's own clock, in Riyadh, Berlin and New York."""
    play.clock_to("2027-01-04 18:00", of="ravi")
    for key in ("omar", "lena", "ravi"):
        asked = play.as_(key).sees_message("Your weekly check-in")
        assert play.local_time(asked, of=key) == "2027-01-04 09:30"


def test_comes_once_with_every_task(stage: Stager) -> None:
    """Somebody with several tasks gets one message that names them all, each with its own buttons."""
    second = plans.task("ramp", "Widen the ramp", **_READY, owner="omar", start="today-3d", due="today+9d")
    play = stage(plans.small(owners=("omar",), more=second))
    play.clock_to("2027-01-08 18:00")
    omar = play.as_("omar")
    (asked,) = omar.messages()
    assert "2 tasks" in asked.first_line
    assert "Open the second line" in asked.text
    assert "Widen the ramp" in asked.text
    every = ["🟢 On track", "🟡 At risk", "🔴 Off track", "✅ Done", "More…"]
    assert asked.labels(about="T-1") == asked.labels(about="T-2") == every


def test_tells_why_it_comes_and_who_will_read_the_answer(play: Play) -> None:
    """The weekly message says before it is answered who sees the answers, and why it came."""
    play.clock_to("2027-01-04 10:00")
    asked = play.as_("omar").sees_message("Your weekly check-in")
    assert "Your answers are seen by Hadi Nasser, Sara Harbi, Dana Khalil, and Kim Tan." in asked.text
    assert "You get this because you own tasks in the plan." in asked.text


def test_waits_for_the_end_of_a_leave(stage: Stager) -> None:
    """Somebody on leave is not asked; the question comes on their first day back."""
    play = stage(_with_leave())
    play.clock_to("2027-01-13 17:00", of="lena")
    assert play.as_("lena").messages() == []
    play.clock_to("2027-01-14 10:00", of="lena")
    asked = play.as_("lena").sees_message("Your weekly check-in")
    assert play.local_time(asked, of="lena") == "2027-01-14 09:30"


def test_never_reaches_a_guest(play: Play) -> None:
    """Somebody whose account became a guest's is asked nothing any more."""
    play.as_("lena").changes_profile(is_restricted=True)
    play.clock_to("2027-01-06 17:00", of="lena")
    assert play.as_("lena").messages() == []
    assert play.as_("gus").messages() == []


def test_moves_with_somebody_who_moves(play: Play) -> None:
    """Somebody who lives in another zone now is asked by its hours, and once that week."""
    omar = play.as_("omar")
    omar.changes_profile(tz="Europe/Berlin")
    play.clock_to("2027-01-04 11:00", of="omar", awake=True)
    question = omar.sees_message("Your Slack now says Berlin time.")
    assert "08:00" <= play.local_time(question, of="omar")[11:] < "14:00"
    omar.presses("Yes, I live here now", on=question)
    assert question.first_line.startswith("Noted: from now on I write to you by Berlin hours")
    assert question.labels() == []
    play.clock_to("2027-01-15 18:00", of="omar")
    asked = [post for post in omar.messages() if "one tap is enough" in post.first_line]
    assert play.local_time(asked[-1], of="omar") == "2027-01-11 09:30"
    assert len(asked) == 2


def test_travelling_changes_nothing(play: Play) -> None:
    """Home asks too; whoever only travels is written to by the hours of home, and not asked again."""
    omar = play.as_("omar")
    omar.changes_profile(tz="America/New_York")
    home = omar.opens_home()
    assert "Shall I write to you by New York hours?" in home.text
    omar.presses("No, I am travelling", on=home)
    assert "New York" not in omar.sees_home("Ask me nothing for a week").text
    omar.changes_profile(tz="America/New_York", real_name="Omar S.")
    play.clock_to("2027-01-04 12:00", of="sara", awake=True)
    (asked,) = omar.messages()
    assert play.local_time(asked, of="sara") == "2027-01-04 09:30"


def test_one_tap_is_enough(either: Play) -> None:
    """One tap records the word and writes the same message anew, with thanks and without dead buttons."""
    omar = either.as_("omar")
    either.clock_to("2027-01-04 09:30", of="omar")
    asked = omar.sees_message("1 task, one tap is enough")
    omar.presses("On track", on=asked)
    thanks = omar.sees_message("Thank you. Your weekly check-in is complete")
    assert thanks.ts == asked.ts
    assert "You said: 🟢 On track" in thanks.text
    assert thanks.labels() == ["Change…", "Undo"]
    assert len(omar.messages()) == 1


def test_counts_down_while_tasks_are_left(stage: Stager) -> None:
    """With several tasks the message tells how many have their word, and keeps the buttons of the others."""
    second = plans.task("ramp", "Widen the ramp", **_READY, owner="omar", start="today-3d", due="today+9d")
    play = stage(plans.small(owners=("omar",), more=second))
    omar = play.as_("omar")
    play.clock_to("2027-01-04 10:00")
    asked = omar.sees_message("2 tasks")
    omar.presses("Off track", on=asked, about="T-2")
    assert "1 of 2 done" in asked.first_line
    assert asked.labels(about="T-2") == ["Change…", "Undo"]
    assert "🟢 On track" in asked.labels(about="T-1")


def test_is_left_out_when_all_was_said_before(play: Play) -> None:
    """Whoever has spoken in the morning is not asked again on the same day."""
    omar = play.as_("omar")
    play.clock_to("2027-01-04 08:30")
    omar.types("/plan checkin")
    omar.presses("On track", on=omar.sees_form("check-in"))
    omar.closes()
    play.clock_to("2027-01-08 18:00")
    assert [each for each in omar.messages() if "weekly check-in" in each.first_line] == []


def test_a_late_answer_is_taken_and_marked(play: Play) -> None:
    """An answer to last week's message is kept, said to be late, and does not stand for this week."""
    omar = play.as_("omar")
    play.clock_to("2027-01-11 10:00")
    last_week, _reminder, this_week = omar.messages()
    omar.presses("At risk", on=last_week)
    assert "late, and taken" in last_week.text
    assert "1 task, one tap is enough" in this_week.first_line


def test_four_tasks_take_four_clicks_in_one_message(stage: Stager) -> None:
    """Four tasks are answered by four clicks in the one message of the week, which then says thanks."""
    play = stage(_many(4))
    omar = play.as_("omar")
    play.clock_to("2027-01-04 10:00")
    (asked,) = omar.messages()
    for clicks, task in enumerate(("T-1", "T-2", "T-3", "T-4"), 1):
        omar.presses("At risk", on=asked, about=task)
        assert asked.first_line.startswith("Thank you" if clicks == 4 else f"Your weekly check-in: {clicks} of 4 done")
    assert len(omar.messages()) == 1
    assert asked.text.count("You said: 🟡 At risk · Mon, Jan 4 at 10:00 AM") == 4


def test_the_most_urgent_comes_first_and_stays_in_its_place(stage: Stager) -> None:
    """What is overdue or off track leads, and no answer moves a row below the thumb."""
    late = plans.task("late", "Widen the ramp", owner="omar", start="today-9d", due="today-1d")
    off = plans.task(
        "off",
        "Paint the gate",
        owner="omar",
        start="today-9d",
        due="today+40d",
        last_word="{status: off track, on: today-5d}",
    )
    soon = plans.task("soon", "Count the vans", owner="omar", start="today-9d", due="today+3d")
    play = stage(plans.small(owners=("omar",), more=off + soon + late))
    omar = play.as_("omar")
    play.clock_to("2027-01-04 10:00")
    (asked,) = omar.messages()
    expected = ["Widen the ramp", "Paint the gate", "Count the vans", "Open the second line"]
    assert sorted(expected, key=asked.text.index) == expected
    assert "Last word: 🟢 On track, 40%" in asked.text
    omar.presses("On track", on=asked, about="T-2")
    omar.presses("Off track", on=asked, about="T-1")
    assert sorted(expected, key=asked.text.index) == expected


def test_one_tap_answers_all_that_are_on_track(stage: Stager) -> None:
    """“All on track” answers every task without a word but one that was off track, which is named with the reason."""
    off = plans.task(
        "off",
        "Paint the gate",
        owner="omar",
        start="today-9d",
        due="today+40d",
        last_word="{status: off track, on: today-5d}",
    )
    more = off + plans.task("soon", "Count the vans", owner="omar", start="today-9d", due="today+3d")
    play = stage(plans.small(owners=("omar",), more=more))
    omar = play.as_("omar")
    play.clock_to("2027-01-04 10:00")
    (asked,) = omar.messages()
    assert "It leaves out 1 task: T-2. It was off track or blocked the last time" in asked.text
    omar.presses("All on track", on=asked)
    assert asked.first_line == "Your weekly check-in: 2 of 3 done."
    assert asked.text.count("You said: 🟢 On track") == 2
    assert "🔴 Off track" in asked.labels(about="T-2")


def test_many_tasks_open_page_by_page(stage: Stager) -> None:
    """Of fourteen tasks six have buttons in the message; the window shows all of them, five to a page."""
    play = stage(_many(14))
    omar = play.as_("omar")
    play.clock_to("2027-01-04 10:00")
    (asked,) = omar.messages()
    assert sum("At risk" in label for label in asked.labels()) == 6
    assert "8 more tasks" in asked.text
    assert "T-14 Task number 14" in asked.text
    omar.presses("Show all 14 tasks", on=asked)
    window = omar.sees_form("Tasks 1 to 5 of 14")
    assert "Previous" not in window.labels()
    omar.presses("Next", on=window)
    omar.presses("Next", on=omar.sees_form("Tasks 6 to 10 of 14"))
    last = omar.sees_form("Tasks 11 to 14 of 14")
    assert "Next" not in last.labels()
    omar.presses("At risk", on=last, about="T-14")
    omar.sees_form("Tasks 11 to 14 of 14")
    assert "You said: 🟡 At risk" in omar.sees_form("Tasks 11 to 14 of 14").text
    assert "1 of 14 done" in asked.first_line
    omar.presses("More…", on=omar.sees_form("Tasks 11 to 14 of 14"), about="T-13")
    omar.fills({"How is it going?": "Off track"})
    omar.sends()
    assert "2 of 14 done" in omar.sees_form("Tasks 11 to 14 of 14").text
    omar.presses("Previous", on=omar.sees_form("Tasks 11 to 14 of 14"))
    omar.sees_form("Tasks 6 to 10 of 14")


def test_an_answer_changed_after_the_week_says_so(play: Play) -> None:
    """An answer that came in time and is changed in the week after is marked as changed later, not as late."""
    omar = play.as_("omar")
    play.clock_to("2027-01-04 10:00")
    (asked,) = omar.messages()
    omar.presses("On track", on=asked)
    play.clock_to("2027-01-12 10:00")
    omar.presses("Change…", on=asked)
    omar.fills({"How is it going?": "At risk"})
    omar.sends()
    assert "You said: 🟡 At risk, 40% · Tue, Jan 12 at 10:00 AM · changed later" in asked.text
    assert "late, and taken" not in asked.text


def test_a_plain_note_puts_no_status_into_a_mouth(play: Play) -> None:
    """Whoever only writes a note is not told to have said “on track”; the status stands as it was before."""
    omar = play.as_("omar")
    play.clock_to("2027-01-04 10:00")
    (asked,) = omar.messages()
    omar.says("The belt is on its way.", in_thread_of=asked)
    assert "Status as before: 🟢 On track, 40%" in asked.text
    assert "The belt is on its way." in asked.text
    assert "You said" not in asked.text


def _many(count: int) -> bytes:
    tasks = [
        plans.task(f"t{number}", f"Task number {number}", owner="omar", start="today-9d", due=f"today+{20 + number}d")
        for number in range(1, count + 1)
    ]
    return plans.small(owners=(), more="".join(tasks))


def _with_leave() -> bytes:
    leave = "away: {from: today-2d, until: today+9d}, department: operations}}".replace("}}", "}")
    plan = plans.small(owners=("lena",)).decode()
    head, tail = plan.split("calendar: berlin, manager: hadi,\n     department: operations}")
    return f"{head}calendar: berlin, manager: hadi,\n     {leave}{tail}".encode()
