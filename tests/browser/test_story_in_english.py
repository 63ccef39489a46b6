"""The story of the README, "Play the whole story in ten minutes", as somebody who has just cloned the repository."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Picture
from tests.browser.visitor import Visitor, button, buttons_about

pytestmark = pytest.mark.browser

CARD = re.compile("T-2 Bring the American label.*T-14 Move the Berlin.*These climbed the ladder", re.DOTALL)
"""The message of cards that brought T-2 to the leader."""

HUDA, LENA, RACHEL, SARA = "Huda Mansoor", "Lena Hoffmann", "Rachel Kim", "Sara Al-Harbi"


def test_the_whole_story_in_english(visitor: Visitor, picture: Picture) -> None:
    """One owner answers with a tap, another stays silent; what she leaves open climbs, is decided, and she is told."""
    answers_with_one_tap(visitor, picture)
    says_more_in_the_form(visitor)
    adds_a_note_in_the_thread(visitor)
    sees_the_first_digest(visitor, picture)
    is_nudged_after_silence(visitor, picture)
    passes_it_to_the_head(visitor, picture)
    decides_on_the_digest(visitor)
    hears_of_the_decision(visitor)
    asks_by_command(visitor)
    reads_home_and_agenda(visitor, picture)


def answers_with_one_tap(visitor: Visitor, picture: Picture) -> None:
    """The weekly message comes at half past nine; one tap rewrites it."""
    visitor.acts_as(HUDA)
    visitor.opens_messages()
    visitor.moves_the_clock("next")  # a card for the leader
    visitor.moves_the_clock("next")
    asked = visitor.message("Your weekly check-in: 1 task, one tap is enough.")
    expect(asked.get_by_role("time")).to_have_text(re.compile(r"^9:30\sAM$"))
    expect(asked).to_contain_text("Your answers are seen by Sara Al-Harbi.")
    picture(asked, "check-in-en")
    picture(visitor.page.locator("body"), "sandbox-en", height=560)
    button(asked, "At risk", "T-20").click()
    answered = visitor.message("You said: 🟡 At risk")
    expect(answered).to_contain_text("Thank you. Your weekly check-in is complete")
    expect(answered.get_by_role("button", name="On track")).to_have_count(0)
    expect(visitor.page.get_by_role("main").get_by_role("article")).to_have_count(1)


def says_more_in_the_form(visitor: Visitor) -> None:
    """The form knows what was said; a slip is told at its field, nothing typed is lost, saving rewrites the message."""
    visitor.message("You said").get_by_role("button", name="Change…").click()
    form = visitor.form("Check-in T-20")
    expect(form.get_by_role("radio", name="At risk")).to_be_checked()
    progress = form.get_by_label("Progress, 0 to 100")
    progress.fill("140")
    form.get_by_label("What changed?").fill("The auditor asks for the cold-store records.")
    form.get_by_role("button", name="Save").click()
    expect(form.get_by_role("alert")).to_contain_text("100")
    expect(progress).to_be_focused()
    expect(form.get_by_label("What changed?")).to_have_value("The auditor asks for the cold-store records.")
    progress.fill("45")
    form.get_by_role("button", name="Save").click()
    expect(form).not_to_be_visible()
    expect(visitor.message("You said: 🟡 At risk, 45%")).to_contain_text("The auditor asks for the cold-store records.")


def adds_a_note_in_the_thread(visitor: Visitor) -> None:
    """A plain reply becomes the note, and the bot says so."""
    thread = visitor.replies(visitor.message("You said"), "The auditor comes on Sunday.")
    expect(thread).to_contain_text("Kept as a note on T-20")
    expect(visitor.message("You said")).to_contain_text("The auditor comes on Sunday.")
    thread.get_by_role("button", name="Close").click()


def sees_the_first_digest(visitor: Visitor, picture: Picture) -> None:
    """After a week the leader reads one message: what to decide first, then how the plan stands."""
    visitor.moves_the_clock("week")
    visitor.acts_as(SARA)
    visitor.opens("leadership")
    digest = visitor.message("The plan this week")
    expect(digest).to_contain_text("What needs a decision")
    expect(digest).to_contain_text("first word, 🟡 At risk")
    expect(digest).to_contain_text("Rachel Kim finished T-4")
    picture(digest, "digest-en")


def is_nudged_after_silence(visitor: Visitor, picture: Picture) -> None:
    """An owner who says nothing for two weeks is asked once more and told where it goes next, and when."""
    visitor.acts_as(LENA)
    visitor.opens_messages()
    visitor.moves_the_clock("week")
    nudge = visitor.message("needs a word from you")
    expect(nudge).to_contain_text("T-1 Win a listing with three regional buyers of the largest grocery chain")
    expect(nudge).to_contain_text("On Mon 1 Feb at 09:00 this goes to Rachel Kim, unless it is answered first.")
    picture(nudge, "nudge-en")


def passes_it_to_the_head(visitor: Visitor, picture: Picture) -> None:
    """On the day that was named, the head is asked to decide, and told where it goes next."""
    visitor.acts_as(RACHEL)
    visitor.opens_messages()
    visitor.moves_the_clock("morning")
    visitor.moves_the_clock("next")  # a card for the leader
    visitor.moves_the_clock("next")
    card = visitor.message("has had no answer: please decide")
    expect(card).to_contain_text("Owner: Lena Hoffmann")
    expect(card).to_contain_text("On Wed, Feb 3 at 9:00 AM this goes to Sara Al-Harbi")
    expect(card.get_by_role("button", name="I'll handle it")).to_be_visible()
    picture(card, "head-en")


def decides_on_the_digest(visitor: Visitor) -> None:
    """In the third week it waits on the leader, who assigns in a form, notes with one press, and sees both kept."""
    visitor.acts_as(SARA)
    visitor.opens("leadership")
    visitor.moves_the_clock("week")
    digest = visitor.message(re.compile("The plan this week.*T-1 Win a listing", re.DOTALL))
    button(digest, "Assign…", "T-1").click()
    form = visitor.form("Assign T-1")
    form.get_by_label("Who answers for it from now on?").select_option(label=RACHEL)
    form.get_by_label("A word to those concerned").fill("Lena is on the trade fair; Rachel has the buyers' ear.")
    form.get_by_role("button", name="Save").click()
    expect(form).not_to_be_visible()
    expect(digest).to_contain_text("Decided by Sara Al-Harbi: it now belongs to Rachel Kim.")
    expect(buttons_about(digest, "T-1")).to_have_count(0)
    button(digest, "Noted", "T-2").click()
    expect(digest).to_contain_text("Decided by Sara Al-Harbi: noted, and it rests for now.")
    expect(buttons_about(digest, "T-2")).to_have_count(0)
    expect(buttons_about(digest, "T-12")).not_to_have_count(0)


def hears_of_the_decision(visitor: Visitor) -> None:
    """Whoever had the task, and whoever has it now, reads the decision and the leader's word in a direct message."""
    visitor.acts_as(LENA)
    visitor.opens_messages()
    told = visitor.message("Sara Al-Harbi decided: T-1")
    expect(told).to_contain_text("now belongs to Rachel Kim.")
    expect(told).to_contain_text("Rachel has the buyers' ear.")
    visitor.acts_as(RACHEL)
    visitor.opens_messages()
    expect(visitor.message("Sara Al-Harbi gave you T-1")).to_contain_text("You get this because you became the owner")
    visitor.opens("leadership")
    visitor.message(CARD).get_by_role("button", name="1 reply").click()
    thread = visitor.page.get_by_role("complementary", name="Thread")
    expect(thread).to_contain_text("Sara Al-Harbi has taken note of T-2")
    thread.get_by_role("button", name="Close").click()


def asks_by_command(visitor: Visitor) -> None:
    """Commands are answered to oneself alone, and a slip of the hand with what would have worked."""
    visitor.acts_as(HUDA)
    visitor.opens("strategy")
    visitor.writes("/plan help")
    answer = visitor.message("What you can type:")
    expect(answer).to_contain_text("Only visible to you")
    expect(answer).to_contain_text("/plan assign T-12 @sara")
    visitor.writes("/plan status")
    expect(visitor.message("The plan on")).to_contain_text("G1 Earn a fifth of our revenue abroad")
    visitor.writes("/plan sttaus")
    slip = visitor.message("There is no command “sttaus”.")
    expect(slip).to_contain_text("This would work: /plan status")


def reads_home_and_agenda(visitor: Visitor, picture: Picture) -> None:
    """Home shows the same without a command; the agenda of the monthly meeting was posted three working days before."""
    agenda = visitor.message("Agenda of the strategy meeting, Tue, Feb 2 at 10:00 AM")
    titles = ["Open action items", "Goals that are not on track", "Cases that need a decision", "Measures off target"]
    titles = [f"{number}. {title}" for number, title in enumerate([*titles, "New proposals", "Recognition"], start=1)]
    expect(agenda.get_by_role("heading")).to_have_text(titles)
    picture(agenda, "agenda-en")
    home = visitor.opens_home()
    expect(home).to_contain_text("Hello Huda Mansoor. Your part of the plan, Mon, Feb 8")
    expect(button(home, "Off track", "T-20")).to_be_visible()
    for label in ("Add a task…", "Plan status", "Help"):
        expect(home.get_by_role("button", name=label)).to_be_visible()
    picture(visitor.home, "home-en")
    button(home, "On track", "T-20").click()
    expect(home).to_contain_text("Nothing waits on you.")
