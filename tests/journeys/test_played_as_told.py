"""What the README tells to play: asking for what one lacks, and the leader's decisions, in the sample company."""

from bot.planfile.reading import sample
from tests.journeys.actor import Actor
from tests.journeys.conftest import Stager


def test_what_somebody_needs_and_what_the_leader_decides(stage: Stager) -> None:
    """The need goes to the head with a date, and is granted; a card comes to the channel; what it gives is read."""
    play = stage(sample())
    lena, rachel, sara, khalid = (play.as_(key) for key in ("lena", "rachel", "sara", "khalid"))
    play.clock_to("2027-01-04 08:00")

    lena.types("/plan checkin", in_="#marketing")
    lena.presses("More…", on=lena.sees_form("T-1"), about="T-1")
    lena.fills({"What do you need?": "Authority", "More about what you need": "To sign the listing"})
    lena.sends()
    assert "Lena Hoffmann asks Rachel Kim for: Authority" in _needs(lena)
    play.clock_to("2027-01-05 08:00")
    asked = rachel.sees_message("Lena Hoffmann lacks the authority for T-1")
    assert "Without an answer it goes to Sara Al-Harbi." in asked.text
    rachel.presses("Grant", on=asked)
    assert "To sign the listing" in lena.answered("/plan history T-1", in_="#marketing").text

    play.clock_to("2027-01-12 08:00")
    card = sara.sees_message("T-8", in_="#leadership")
    assert "These climbed the ladder" in card.text
    sara.presses("Grant authority…", on=card, about="T-8")
    sara.fills({"What may its owner do from now on?": "Samples up to 20,000"})
    sara.sends()
    rachel.sees_reply("Sara Al-Harbi decided: whoever answers for T-8", below=card)
    assert "Samples up to 20,000" in khalid.opens_home().text
    assert "26 يناير" in khalid.sees_message("منح سلطة").text


def _needs(actor: Actor) -> str:
    """What the window of requests says."""
    actor.types("/plan needs", in_="#marketing")
    text = actor.sees_form().text
    actor.closes()
    return text


def test_what_nobody_owns_and_what_an_owner_may_answer(stage: Stager) -> None:
    """A task is claimed in the channel of its department; a nudge is answered by another date, or snoozed once."""
    play = stage(sample())
    huda, khalid, rachel, sara = (play.as_(key) for key in ("huda", "khalid", "rachel", "sara"))
    play.clock_to("2027-01-04 08:30")
    post = huda.sees_message("T-12", in_="#people")
    assert "Sara Al-Harbi يوم الأربعاء" in post.text
    huda.presses("أتولاها", on=post)
    assert "أصبحت من مسؤولية Huda Mansoor" in post.text
    khalid.types("/plan claim T-9", in_="#المشتريات")
    mine = [post for post in khalid.messages("#المشتريات") if "أصبحت من مسؤولية خالد الزهراني" in post.text]
    assert len(mine) == 1

    play.clock_to("2027-01-05 18:00")
    nudge = rachel.sees_message("T-2 Bring the American label through the FDA rules is past its due date.")
    assert "On Thu, Jan 7 at 9:00 AM this goes to Sara Al-Harbi" in nudge.text
    rachel.chooses("Propose another date…", on=nudge)
    rachel.fills({"New due date": "2027-03-10", "Why does it need another date?": "The agency is slow."})
    rachel.sends()
    assert "when Sara Al-Harbi should have answered" in nudge.text
    rachel.closes()
    rachel.chooses("Snooze once…", on=nudge)
    rachel.fills({"Why does it have to rest?": "The agency is closed."})
    rachel.sends()
    rachel.closes()
    assert "once, for this reason:" in nudge.text
    rachel.chooses("Snooze once…", on=nudge)
    rachel.sees_message("can be snoozed only once")
    play.clock_to("2027-01-06 12:00")
    sara.presses("Approve the date", on=sara.sees_message("Rachel Kim proposes Wed, Mar 10, 2027"))
    play.clock_to("2027-01-06 18:00")
    rachel.sees_message("Sara Al-Harbi approved Wed, Mar 10, 2027")
    assert nudge.first_line.endswith("has a new due date.")
