"""Early signs, as the leader reads them."""

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play

SIGNS = "Early signs"
MEASURE = """measures:
  - {key: loss, goal: G1, name: الفاقد, unit: "%", target: 2, direction: down, readings: {today-40d: 3.1, today-10d: 4}}

tasks:
"""


def blocked(play: Play, day: str, text: str) -> None:
    """Omar answers the week's question: something is in the way."""
    play.clock_to(f"{day} 10:00")
    omar = play.as_("omar")
    omar.says(text, omar.sees_message("Your weekly check-in"))


def test_the_same_blocker_for_the_third_time(stage: Stager) -> None:
    """The digest of the third week names the task and what is in its way, once, with what could help."""
    play = stage(plans.small(owners=("omar",)))
    sara = play.as_("sara")
    blocked(play, "2027-01-04", "blocked: no budget")
    blocked(play, "2027-01-11", "blocked: still no budget")
    play.clock_to("2027-01-14 09:30")
    sara.sees_no_message(SIGNS, in_="#leadership")
    blocked(play, "2027-01-18", "blocked: no budget")
    play.clock_to("2027-01-21 09:30")
    digest = sara.sees_message(SIGNS, in_="#leadership")
    assert "T-1 Open the second line: the same thing is in the way, 3 times running." in digest.text
    assert "> no budget" in digest.text
    assert "What could help: ask who can clear it" in digest.text
    blocked(play, "2027-01-25", "blocked: no budget")
    play.clock_to("2027-01-28 09:30")
    newest = sara.messages(in_="#leadership")[-1]
    assert newest.ts != digest.ts
    assert SIGNS not in newest.text


def test_more_than_one_person_carries(stage: Stager) -> None:
    """Many open tasks of one person are told of kindly; how many are many is set by the plan keeper."""
    many = "".join(
        plans.task(f"n{number}", f"Part {number}", owner="omar", department="operations", due="today+90d")
        for number in range(14)
    )
    play = stage(plans.small(owners=("omar", "lena"), more=many))
    sara, kim = play.as_("sara"), play.as_("kim")
    play.clock_to("2027-01-07 09:30")
    sara.sees_no_message(SIGNS, in_="#leadership")
    kim.types("/plan settings rhythm")
    kim.fills({"one person has a heavy load": "15"})
    kim.sends()
    assert "A heavy load begins at 15 open tasks for a person, and at 60" in kim.sees_form().text
    kim.sends()
    play.clock_to("2027-01-14 09:30")
    digest = sara.sees_message(SIGNS, in_="#leadership")
    assert "Omar Salem answers for 15 open tasks." in digest.text
    assert "What could help: agree on what matters most" in digest.text


def test_a_green_goal_over_a_falling_number_in_arabic(stage: Stager) -> None:
    """Every word on the goal is well, and its measure moves away from the target: the digest says so in Arabic."""
    play = stage(plans.small(locale="ar-SA", owners=("omar",)).replace(b"tasks:\n", MEASURE.encode()))
    play.clock_to("2027-01-07 09:30")
    digest = play.as_("sara").sees_message("إشارات مبكرة", in_="#leadership")
    assert "يبتعد عن المستهدف" in digest.text
    assert "ما قد يفيد: سؤال أصحاب مهامه" in digest.text
