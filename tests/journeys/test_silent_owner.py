"""An owner who never answered does not count as one: told first and kindly, then the task is offered to others."""

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play
from tests.journeys.screen import Post

NEVER = plans.task("a", "Widen the ramp", owner="omar", department="operations", start="today-9d", due="today+20d")


def test_offered_and_taken(stage: Stager) -> None:
    """Omar reads when; then the channel reads of a task and not of him, the head of both; Lena takes it with a tap."""
    play, nudge = _silent(stage)
    assert "it is offered to Operations as well, without your name" in nudge.text
    omar, hadi, lena = play.as_("omar"), play.as_("hadi"), play.as_("lena")
    play.clock_to("2027-01-25 18:00")
    card = hadi.sees_message("has an owner who has never answered: please decide.")
    assert "It is offered in the channel of Operations as well" in card.text
    post = lena.sees_message("1 task of Operations has no owner: who takes it?", in_="#operations")
    assert "Its owner has never answered." in post.text
    assert "Omar" not in post.text
    assert "Its owner, Omar Salem, never answered." in hadi.answered("/plan unowned").text
    assert "Its owner never answered." in lena.answered("/plan unowned").text
    lena.presses("I take it", on=post)
    assert "Lena Vogt answers for it now." in post.text
    play.clock_to("2027-01-26 10:00")
    assert "T-1 Widen the ramp" in omar.sees_message("Lena Vogt took").text
    assert hadi.answered("/plan unowned").first_line == "Every task has an owner."


def test_offered_and_answered(stage: Stager) -> None:
    """A word of Omar's keeps the task his, and the message in the channel says so without his name."""
    play, nudge = _silent(stage)
    play.clock_to("2027-01-25 18:00")
    post = play.as_("lena").sees_message("1 task of Operations has no owner", in_="#operations")
    play.as_("omar").presses("On track", on=nudge)
    assert "Its owner has answered." in post.text
    assert "Omar" not in post.text
    assert post.labels() == []


def test_in_arabic(stage: Stager) -> None:
    """The same for those who read Arabic."""
    play, nudge = _silent(stage, locale="ar-SA")
    assert "تُعرض يوم" in nudge.text
    assert "دون ذكر اسمك" in nudge.text
    play.clock_to("2027-01-25 18:00")
    post = play.as_("lena").sees_message("بلا مالك: من يتولاها؟", in_="#operations")
    assert "لم يرد مالكها قط" in post.text
    assert "لم يرد مالكها Omar Salem قط." in play.as_("hadi").answered("/plan بلا-مالك").text
    play.as_("dana").types("/plan تولي T-1")
    assert "أصبحت من مسؤولية Dana Khalil" in post.text


def _silent(stage: Stager, locale: str = "en-US") -> tuple[Play, Post]:
    """Omar has never said a word, and is asked for one once more."""
    plan = plans.small(locale=locale, owners=(), more=NEVER).decode()
    plan = plan.replace("name: Operations, head: hadi", 'name: Operations, head: hadi, channel: "#operations"')
    channel = "  - {id: C0OPERATE1, name: operations, members: [hadi, omar, dana, lena, ravi]}\n\ncalendars:"
    play = stage(plan.replace("\ncalendars:", channel, 1).encode())
    play.clock_to("2027-01-21 18:00")
    containing = "has never had a word from you" if locale == "en-US" else "لم يصل عنها أي رد منك بعد"
    return play, play.as_("omar").sees_message(containing)
