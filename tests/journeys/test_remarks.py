"""What the leader writes below the digest reaches the owners it concerns."""

import pytest

from tests.journeys.conftest import Stager
from tests.journeys.play import Play
from tests.journeys.screen import Post
from tests.journeys.weeks import at_the_digest

TOLD = "Sara Harbi wrote about T-1 Open the second line:"


@pytest.fixture
def digest(stage: Stager) -> tuple[Play, Post]:
    """The digest in the leader's channel."""
    play = at_the_digest(stage, "At risk")
    return play, play.as_("sara").sees_message("The plan this week", in_="#leadership")


def test_a_code_carries_the_words(digest: tuple[Play, Post]) -> None:
    """The owner reads who wrote what and where, once even if Slack repeats itself, and the history keeps it."""
    play, post = digest
    sara, omar = play.as_("sara"), play.as_("omar")
    sara.writes_below(post, "T-1: take the second van.", times=2)
    sara.sees_reply("Carried to: Omar Salem (T-1).", below=post)
    told = omar.sees_message(TOLD)
    assert "> T-1: take the second van." in told.text
    assert len([each for each in omar.messages() if TOLD in each.text]) == 1
    history = omar.answered("/plan history T-1").text
    assert "Sara Harbi wrote about it" in history
    omar.says("Thank you, I will.", told)
    assert "Thank you, I will." in play.as_("hadi").answered("/plan history T-1").text


def test_titles_and_several_tasks(digest: tuple[Play, Post]) -> None:
    """Whole titles of tasks in the digest do as well as codes, and each owner reads it."""
    play, post = digest
    play.as_("sara").writes_below(post, "How do we help with: open the second line, and T-2?")
    play.clock_to("2027-01-07 14:00")
    play.as_("omar").sees_message("How do we help")
    play.as_("lena").sees_message("How do we help")


def test_an_edit_changes_what_was_carried(digest: tuple[Play, Post]) -> None:
    """The owner's message is rewritten; a task that is named no more reads that it was taken back."""
    play, post = digest
    sara, omar = play.as_("sara"), play.as_("omar")
    sara.writes_below(post, "T-1 can wait.")
    told = omar.sees_message("T-1 can wait.")
    sara.rewords_below(post, "T-1 can wait.", "T-1 can wait until May.")
    assert "> T-1 can wait until May." in omar.sees_message(TOLD).text
    sara.rewords_below(post, "T-1 can wait until May.", "T-2 can wait until May.")
    assert omar.messages()[-1].ts == told.ts
    assert omar.messages()[-1].first_line == "Sara Harbi took back what stood here about T-1 Open the second line."
    play.clock_to("2027-01-07 14:00")
    play.as_("lena").sees_message("T-2 can wait until May.")


def test_deleting_takes_it_back(digest: tuple[Play, Post]) -> None:
    """Who has read it sees that it is gone; who has not, reads nothing at all."""
    play, post = digest
    sara = play.as_("sara")
    play.clock_to("2027-01-07 16:30")
    sara.writes_below(post, "T-1 and T-2 can wait.")
    play.as_("lena").sees_message("can wait.")
    sara.deletes_below(post, "T-1 and T-2 can wait.")
    play.as_("lena").sees_message("Sara Harbi took back what stood here about T-2")
    play.clock_to("2027-01-10 12:00")
    play.as_("omar").sees_no_message("wait.")


def test_words_without_a_task_are_asked_about_once(digest: tuple[Play, Post]) -> None:
    """One tap says which task was meant, for the leader alone; the owner reads the words."""
    play, post = digest
    sara, omar = play.as_("sara"), play.as_("omar")
    sara.writes_below(post, "Take the second van.")
    question = sara.sees_reply("Which task is that about?", below=post)
    assert question.labels() == ["T-1 Open the second line", "T-2 Count the stock in Berlin", "None of them"]
    play.as_("hadi").presses("T-1 Open the second line", on=question)
    omar.sees_no_message("Take the second van.")
    sara.presses("T-1 Open the second line", on=question)
    sara.sees_reply("Carried to: Omar Salem (T-1).", below=post)
    assert "> Take the second van." in omar.sees_message(TOLD).text


def test_not_every_word_is_about_a_task(digest: tuple[Play, Post]) -> None:
    """None of them leaves the words where they stand."""
    play, post = digest
    sara = play.as_("sara")
    sara.writes_below(post, "Good week, everybody.")
    sara.presses("None of them", on=sara.sees_reply("Which task", below=post))
    sara.sees_reply("Left where it stands; nobody was written to.", below=post)
    assert play.count("remarks") == 0


def test_a_head_speaks_for_their_department_and_others_are_left_alone(digest: tuple[Play, Post]) -> None:
    """A head's words reach the owner; the plan keeper's do not, and neither is asked anything."""
    play, post = digest
    play.as_("hadi").writes_below(post, "T-1: the vendor is ready.")
    assert "> T-1: the vendor is ready." in play.as_("omar").sees_message("Hadi Nasser wrote about T-1").text
    before = len(play.as_("sara").sees_thread(post))
    play.as_("hadi").writes_below(post, "Lunch at one?")
    play.as_("kim").writes_below(post, "T-1: and the papers?")
    assert len(play.as_("sara").sees_thread(post)) == before + 2
    assert play.count("remarks") == 1


def test_what_stands_beside_the_digest_is_left_alone(digest: tuple[Play, Post]) -> None:
    """Words in the channel itself, or below somebody else's message, are nobody's order."""
    play, post = digest
    acts = play.stage.slack.acts
    sara = play.as_("sara")
    mine = acts.say(sara.chat_id, post.channel, "T-1 is late")
    acts.say(sara.chat_id, post.channel, "T-1 is late, I say", mine.ts)
    play.stage.settle()
    assert play.count("remarks") == 0


def test_in_arabic(stage: Stager) -> None:
    """Question, answer and what the owner reads are Arabic."""
    play = at_the_digest(stage, "في خطر", "ar-SA")
    sara = play.as_("sara")
    post = sara.sees_message("الخطة هذا الأسبوع", in_="#leadership")
    sara.writes_below(post, "أين المورد؟")
    question = sara.sees_reply("عن أي مهمة هذا؟", below=post)
    sara.presses("T-1 Open the second line", on=question)
    sara.sees_reply("وصل ذلك إلى", below=post)
    assert "> أين المورد؟" in play.as_("omar").sees_message("تعليق من").text
