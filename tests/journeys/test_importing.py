"""A plan comes in through the chat: sent as a file, shown, and taken or left by whoever keeps the plan."""

from datetime import timedelta

import pytest

from domain.uploads import KEPT
from tests.bot.formats.files import ASANA, table
from tests.journeys import plans
from tests.journeys.actor import Actor
from tests.journeys.conftest import Stager
from tests.journeys.play import Play
from tests.journeys.screen import Post

SIGN = {"Task ID": "77", "Name": "Sign the vendor", "Assignee": "Omar", "Due Date": "2027-12-01"}
SEAL = {"Task ID": "78", "Name": "Seal the deal", "Completed At": "2026-01-03"}
TASKS = table(ASANA, SIGN, SEAL)


def sends(play: Play, who: str, name: str = "tasks.csv", content: bytes = TASKS, text: str = "") -> Actor:
    """Somebody sends the bot a file."""
    actor = play.as_(who)
    slack = play.stage.slack
    slack.acts.upload(actor.chat_id, slack.bot_user_id, name, content, text)
    play.stage.settle()
    return actor


def newest(play: Play, who: str) -> Post:
    """What the bot said last in the conversation with somebody."""
    return [each for each in play.as_(who).messages() if each.is_the_bots][-1]


def test_a_keeper_sends_a_file(either: Play) -> None:
    """The file is read and shown in the same message; pressing takes it over, once."""
    sends(either, "sara")
    shown = either.as_("sara").sees_message("Nothing is taken yet")
    assert shown.first_line == ("tasks.csv, read as Asana: this is what taking it over would do. Nothing is taken yet.")
    assert "tasks: 2 new, 0 changed, 0 left as they are" in shown.text
    assert "Tasks whose owner the file names, which is not taken for granted: 1." in shown.text
    assert either.count("tasks") == 3
    assert shown.labels() == ["Take it over", "Leave it"]
    either.as_("sara").presses("Take it over", on=shown)
    done = either.as_("sara").sees_message("is taken over.")
    assert (done.ts, either.count("tasks")) == (shown.ts, 5)
    assert "Take it over" not in done.labels()


def test_left(play: Play) -> None:
    """Leaving it changes nothing, and what was shown of it is forgotten at once."""
    sends(play, "sara")
    play.as_("sara").presses("Leave it", on=newest(play, "sara"))
    assert newest(play, "sara").first_line == "tasks.csv was not taken over. Nothing was changed."
    assert play.count("tasks") == 3
    assert "Seal the deal" not in str(play.stage.rows()["uploads"])


def test_nothing_of_a_file_is_kept(play: Play) -> None:
    """What is kept until somebody decides is what was shown; after a week that is gone too, and the buttons say so."""
    sends(play, "sara")
    shown = newest(play, "sara")
    assert "Sign the vendor" not in str(play.stage.rows()["uploads"])
    play.stage.move(KEPT + timedelta(hours=2))
    assert play.count("uploads") == 0
    play.as_("sara").presses("Take it over", on=shown)
    assert "This file was decided about already, or its preview is too old." in newest(play, "sara").text
    assert play.count("tasks") == 3


def test_by_form(play: Play) -> None:
    """`/plan import` opens a form for the file, and the preview comes as a message."""
    sara = play.as_("sara")
    sara.types("/plan import")
    slack = play.stage.slack
    file = slack.acts.attach(sara.chat_id, "tasks.csv", TASKS)
    slack.acts.submit(sara.chat_id, {"file": [file.id]})
    play.stage.settle()
    assert "Nothing is taken yet" in newest(play, "sara").text
    sara.presses("Take it over", on=newest(play, "sara"))
    assert play.count("tasks") == 5


def test_with_a_mention(play: Play) -> None:
    """A file in a channel, with the bot's name and the word, is read too; what comes of it is told in private."""
    sara, slack = play.as_("sara"), play.stage.slack
    place = next(each.id for each in slack.channels.values() if each.name == "strategy")
    slack.acts.upload(sara.chat_id, place, "tasks.csv", TASKS, f"@{slack.users[slack.bot_user_id].name} import")
    play.stage.settle()
    assert "Nothing is taken yet" in newest(play, "sara").text


@pytest.mark.parametrize("who", ["omar", "lina"])
def test_who_may_not(play: Play, who: str) -> None:
    """Who neither keeps nor leads the plan is told who does; their files are nobody's business."""
    if who not in play.people:
        who = next(key for key in play.people if key != "sara")
    before = play.rows()
    answer = play.as_(who).answered("/plan import", "strategy")
    assert "Sara Harbi" in answer.text
    sends(play, who)
    assert play.rows() == before


def test_a_changed_plan_is_shown_anew(play: Play) -> None:
    """Where the plan has changed since the preview, pressing shows it anew and takes nothing."""
    sends(play, "sara")
    first = newest(play, "sara")
    sends(play, "sara", "more.csv", table(ASANA, SIGN))
    play.as_("sara").presses("Take it over", on=newest(play, "sara"))
    assert play.count("tasks") == 4
    play.as_("sara").presses("Take it over", on=first)
    again = next(each for each in play.as_("sara").messages() if each.ts == first.ts)
    assert again.first_line.startswith("The plan or the file has changed since you looked.")
    assert "tasks: 1 new, 0 changed, 1 left as they are" in again.text
    assert play.count("tasks") == 4
    play.as_("sara").presses("Take it over", on=again)
    assert play.count("tasks") == 5


def test_differences_are_taken_where_wanted(play: Play) -> None:
    """A later export shows its differences; with their button they are taken, without they stay."""
    sends(play, "sara")
    play.as_("sara").presses("Take it over", on=newest(play, "sara"))
    later = table(ASANA, SIGN | {"Due Date": "2028-01-15"}, SEAL)
    sends(play, "sara", content=later)
    shown = newest(play, "sara")
    assert "due date 2027-12-01 -> 2028-01-15 (date moved) [line 2]" in shown.text
    assert shown.labels() == ["Take it over with its changes", "Leave it"]
    play.as_("sara").presses("Take it over with its changes", on=shown)
    assert "tasks: 0 new, 1 changed, 1 left as they are" in newest(play, "sara").text
    assert "datetime.date(2028, 1, 15)" in str(play.stage.rows()["tasks"])


def test_day_or_month_first(play: Play) -> None:
    """Where no date of the file tells which comes first, one press does."""
    sends(play, "sara", content=table(ASANA, SIGN | {"Due Date": "2/10/2027"}))
    shown = newest(play, "sara")
    assert "Day or month first?" in shown.text
    play.as_("sara").presses("Month first", on=shown)
    assert "Day or month first?" not in newest(play, "sara").text
    play.as_("sara").presses("Take it over", on=newest(play, "sara"))
    assert "datetime.date(2027, 2, 10)" in str(play.stage.rows()["tasks"])


def test_a_plan_file(play: Play) -> None:
    """Our own plan file is taken the same way; a faulty one is told with the line and how it is right."""
    changed = plans.small().replace(b"company: ", b"horizon: 2027\ncompany: ")
    sends(play, "sara", "plan.yaml", changed)
    assert "`horizon` is not a key that belongs here" in newest(play, "sara").text
    more = plans.small().replace(b"tasks:\n", b"tasks:\n  - {key: more, title: One more}\n")
    sends(play, "sara", "plan.yaml", more)
    shown = newest(play, "sara")
    assert "tasks: 1 new" in shown.text
    play.as_("sara").presses("Take it over", on=shown)
    assert play.count("tasks") == 4


def test_what_is_no_plan(play: Play) -> None:
    """A file that is none gets one clear sentence, with what would be one."""
    sends(play, "sara", "plan.xlsx", b"%PDF-1.4 nothing")
    assert "This is a PDF file, not a plan. What can be read: CSV, Excel" in newest(play, "sara").text
    sends(play, "sara", "photo.png", b"\x89PNG")
    assert "I cannot read such a file as a plan." in newest(play, "sara").text
    assert play.count("tasks") == 3


def test_words_beside_a_file(play: Play) -> None:
    """In a thread, a file beside words is their own affair: the words are heard as ever."""
    asked = play.as_("sara")
    before = play.count("uploads")
    slack = play.stage.slack
    root = newest(play, "sara") if asked.messages() else None
    if root is not None:
        slack.acts.upload(asked.chat_id, root.channel, "proof.xlsx", b"PK", "T-1 done", root.ts)
        play.stage.settle()
    slack.acts.upload(asked.chat_id, slack.bot_user_id, "photo.png", b"\x89PNG", "T-1 at risk")
    play.stage.settle()
    assert play.count("uploads") == before


def test_many_odd_things_a_page_at_a_time(play: Play) -> None:
    """What is odd in a long file is turned page by page, in the same message."""
    rows = [{"Task ID": str(n), "Name": f"Task {n}", "Due Date": f"some day {n}"} for n in range(25)]
    sends(play, "sara", content=table(ASANA, *rows))
    shown = newest(play, "sara")
    assert "some day 3" in shown.text
    assert "some day 20" not in shown.text
    play.as_("sara").presses("Next", on=shown)
    assert "some day 12" in newest(play, "sara").text
    assert newest(play, "sara").ts == shown.ts


def test_in_arabic(stage: Stager) -> None:
    """Preview and result are Arabic for whoever reads Arabic."""
    play = stage(plans.small(locale="ar-SA"))
    sends(play, "sara")
    shown = newest(play, "sara")
    assert "لم يُعتمد شيء بعد" in shown.first_line
    play.as_("sara").presses("اعتماد", on=shown)
    assert "تم اعتماد" in newest(play, "sara").first_line
    assert play.count("tasks") == 5


def test_who_the_names_are(either: Play) -> None:
    """Names of owners in the file are asked about once; one choice gives all tasks of a name, told in one message."""
    rows = [{"Task ID": str(n), "Name": f"Task {n}", "Assignee": "o.malik" if n < 4 else "Ops team"} for n in range(6)]
    sends(either, "sara", content=table(ASANA, *rows))
    sara = either.as_("sara")
    sara.presses("Take it over", on=sara.sees_message("Nothing is taken yet"))
    done = sara.sees_message("is taken over.")
    assert "2 names of the file are nobody's whom I know: who is that?" in done.text
    sara.presses("Who is that?", on=done)
    form = sara.sees_form("Who is")
    assert [each.label for each in form.fields] == ["Who is o.malik?", "Who is Ops team?"]
    assert "4 tasks, such as Task 0" in str(form.blocks)
    sara.fills({"Who is o.malik?": "@omar"})
    sara.sends()
    answer = sara.sees_form("4 tasks have their owner now.")
    assert "1 name of the file is nobody's whom I know: who is that?" in answer.text
    either.clock_to("2027-01-04 10:30")
    told = either.as_("omar").sees_message("4 tasks are yours now")
    assert "4 of them have no date yet: the weekly message asks when they can be done." in told.text
    assert sum("yours now" in each.text for each in either.as_("omar").messages()) == 1


def test_who_the_names_of_the_command_line_are(play: Play) -> None:
    """Whoever keeps the plan is asked in the message of the week, and on Home; nobody waited for them at a terminal."""
    rows = [{"Task ID": str(n), "Name": f"Task {n}", "Assignee": "o.malik"} for n in range(2)]
    play.stage.take_in(table(ASANA, *rows))
    kim = play.as_("kim")
    assert "1 name that a file gives as an owner is nobody's whom I know" in kim.opens_home().text
    play.clock_to("2027-01-07 10:00")
    asked = kim.sees_message("Owners whom nobody knows")
    assert asked.first_line.endswith("1 thing waits on you.")
    kim.presses("Who is that?", on=asked)
    kim.fills({"Who is o.malik?": "@omar"})
    kim.sends()
    kim.sees_form("2 tasks have their owner now.")
    assert asked.first_line == "Nothing waits on you any more. Thank you."
    assert "Owners whom nobody knows" not in kim.opens_home().text
