"""A task that nobody owns is offered to its department; the first who takes it has it, or it climbs as announced."""

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play
from tests.journeys.screen import Post

NOBODYS = plans.task("a", "Paint the hall", department="operations", start="today-9d", due="today+20d", goal="G1")
ALSO = plans.task("b", "Mark the lanes", department="operations", due="today+30d")
OFFERED = "of Operations ha"


def test_offered_in_the_channel_and_claimed(stage: Stager) -> None:
    """All of it in one message in Hadi's working hours; Lena takes one with a tap, and Omar comes second."""
    play, post = _offered(stage)
    assert post.first_line == "2 tasks of Operations have no owner: who takes one?"
    assert play.local_time(post, of="hadi") == "2027-01-04 08:00"
    assert "If nobody takes it, it goes to Sara Harbi on Wed, Jan 6 at 8:00 AM." in post.text
    assert post.labels("T-1") == ["I take it", "Propose somebody…", "Split…", "Drop…"]
    stale = post.button("I take it", about="T-1")
    play.clock_to("2027-01-04 12:00")
    lena, omar = play.as_("lena"), play.as_("omar")
    lena.presses("I take it", on=post, about="T-1")
    assert post.first_line == "1 task of Operations has no owner: who takes it?"
    assert "Lena Vogt answers for it now." in post.text
    assert post.labels("T-1") == []
    given = lena.sees_message("T-1 Paint the hall is now yours.")
    assert "🟢 On track" in given.labels()
    assert "T-1 Paint the hall now belongs to Lena Vogt" in play.as_("hadi").sees_message("No need for you").text
    omar.presses_stale(stale, on=post)
    omar.sees_message("T-1 has an owner already: Lena Vogt was first.", in_="#operations")
    play.clock_to("2027-01-07 12:00")
    digest = play.as_("sara").sees_message("1 decision waits on you", in_="#leadership")
    assert "Mark the lanes" in digest.text
    assert "What needs a decision\n\nT-1" not in digest.text


def test_without_a_channel_the_head_is_asked(stage: Stager) -> None:
    """In one message to Hadi, who may assign besides; it is written anew when Dana takes one by the command."""
    play = stage(plans.small(owners=(), more=NOBODYS + ALSO))
    play.clock_to("2027-01-04 12:00")
    hadi, dana = play.as_("hadi"), play.as_("dana")
    post = hadi.sees_message("2 tasks of Operations have no owner")
    assert post.labels("T-1") == ["I take it", "Assign…", "Propose somebody…", "Split…", "Drop…"]
    dana.types("/plan claim T-1")
    assert dana.sees_message("T-1 Paint the hall is yours now").is_private
    assert "Dana Khalil answers for it now." in post.text
    hadi.presses("I take it", on=post, about="T-2")
    assert post.first_line == "Nothing of this needs an owner in Operations any more."
    assert post.labels() == []


def test_propose_somebody_who_accepts(stage: Stager) -> None:
    """Ravi proposes Dana; until she accepts nobody has it, and anybody may take it still."""
    play, post = _offered(stage)
    play.clock_to("2027-01-04 17:30")
    ravi = play.as_("ravi")
    ravi.presses("Propose somebody…", on=post, about="T-1")
    ravi.fills({"Who is to take it?": "@dana", "Why, and what should they know?": "She has the paint."})
    ravi.sends()
    ravi.sees_form("Dana Khalil is asked to take T-1 Paint the hall")
    assert "Offered to Dana Khalil, no answer yet" in post.text
    assert "I take it" in post.labels("T-1")
    play.clock_to("2027-01-05 09:00")
    dana = play.as_("dana")
    card = dana.sees_message("Ravi Rao proposes that you take T-1 Paint the hall, which has no owner.")
    assert "> She has the paint." in card.text
    dana.presses("Accept", on=card)
    assert "Dana Khalil answers for it now." in post.text
    play.clock_to("2027-01-05 18:00")
    ravi.sees_message("Dana Khalil accepted T-1 Paint the hall")


def test_a_proposal_that_is_not_taken_leaves_it_open(stage: Stager) -> None:
    """Dana says no, Ravi hears it, and the message offers the task as before."""
    play, post = _offered(stage)
    play.clock_to("2027-01-04 17:30")
    ravi = play.as_("ravi")
    ravi.presses("Propose somebody…", on=post, about="T-1")
    ravi.fills({"Who is to take it?": "@ravi"})
    ravi.sends()
    assert "To take T-1 yourself" in next(iter(ravi.sees_form().errors.values()))
    ravi.fills({"Who is to take it?": "@dana"})
    ravi.sends()
    ravi.closes()
    play.clock_to("2027-01-05 09:00")
    dana = play.as_("dana")
    dana.presses("Not me…", on=dana.sees_message("proposes that you take T-1"))
    dana.sends()
    assert "Offered to" not in post.text
    play.clock_to("2027-01-05 18:00")
    ravi.sees_message("Dana Khalil did not take T-1 Paint the hall; nobody has it yet.")


def test_split_by_the_head(stage: Stager) -> None:
    """Hadi makes two of it, which carry goal and dates and are offered in turn; the old one is closed as split."""
    play, post = _offered(stage)
    omar, hadi = play.as_("omar"), play.as_("hadi")
    omar.presses("Split…", on=post, about="T-1")
    omar.sees_message("This is for Hadi Nasser to do", in_="#operations")
    hadi.presses("Split…", on=post, about="T-1")
    hadi.fills({"Title of part 1": "Paint the walls"})
    hadi.sends()
    assert hadi.sees_form().errors
    hadi.fills({"Title of part 2": "Paint the floor"})
    hadi.sends()
    hadi.sees_form("T-1 Paint the hall is closed as split. In its place: T-3 and T-4.")
    hadi.closes()
    assert "It was split: T-3 and T-4." in post.text
    assert "Hadi Nasser split it into T-3 and T-4" in omar.answered("/plan history T-1").text
    assert "Hadi Nasser made it from T-1" in omar.answered("/plan history T-3").text
    play.clock_to("2027-01-05 12:00")
    play.as_("lena").sees_message("Paint the floor", in_="#operations")


def test_dropped_for_a_reason(stage: Stager) -> None:
    """Only who leads may, and not without a reason, which stands in the history."""
    play, post = _offered(stage)
    omar, hadi = play.as_("omar"), play.as_("hadi")
    omar.presses("Drop…", on=post, about="T-2")
    omar.sees_message("This is for Hadi Nasser to do", in_="#operations")
    hadi.presses("Drop…", on=post, about="T-2")
    hadi.sends()
    assert hadi.sees_form().errors
    hadi.fills({"Why is it dropped?": "The lanes go."})
    hadi.sends()
    hadi.closes()
    assert "It was dropped from the plan." in post.text
    assert "> The lanes go." in hadi.answered("/plan history T-2").text


def test_the_command_splits(stage: Stager) -> None:
    """`/plan split T-1` opens the form; alone it shows how it is written, and so does `/plan claim`."""
    play = stage(plans.small(more=NOBODYS))
    hadi = play.as_("hadi")
    assert "/plan split T-12" in hadi.answered("/plan split").text
    assert "/plan claim T-12" in hadi.answered("/plan claim hall").text
    hadi.types("/plan split T-1")
    hadi.fills({"Title of part 1": "Open the door", "Title of part 2": "Open the line"})
    hadi.sends()
    hadi.closes()
    play.clock_to("2027-01-04 12:00")
    play.as_("omar").sees_message("Open the door")


def test_claimed_from_the_list(stage: Stager) -> None:
    """The list of tasks without an owner has the button, too; a task that has one cannot be claimed."""
    play = stage(plans.small(more=NOBODYS))
    omar = play.as_("omar")
    omar.presses("I take it", on=omar.answered("/plan unowned"), about="T-4")
    omar.sees_message("T-4 Paint the hall is yours now")
    play.clock_to("2027-01-04 12:00")
    play.as_("hadi").sees_message("Omar Salem took T-4 Paint the hall and answers for it from now on.")
    assert "T-1 has an owner already: Omar Salem was first" in play.as_("dana").answered("/plan claim T-1").text


def test_in_arabic(stage: Stager) -> None:
    """Offered, claimed by the command, proposed and split in Arabic."""
    play, post = _offered(stage, locale="ar-SA")
    assert post.first_line.startswith("مهمتان في Operations بلا مالك")
    dana, hadi = play.as_("dana"), play.as_("hadi")
    dana.presses("ترشيح شخص", on=post, about="T-1")
    dana.fills({"على من تُعرض المهمة؟": "@omar"})
    dana.sends()
    play.as_("omar").sees_message("المهمة T-1 Paint the hall بلا مالك، وورد ترشيحك لها من Dana Khalil")
    dana.types("/plan تولي T-1")
    dana.sees_message("أصبحت المهمة T-1")
    assert "أصبحت من مسؤولية Dana Khalil" in post.text
    hadi.types("/plan تقسيم T-2")
    hadi.fills({"عنوان الجزء 1": "الممر الأول", "عنوان الجزء 2": "الممر الثاني"})
    hadi.sends()
    assert "قُسمت إلى" in post.text


def _offered(stage: Stager, locale: str = "en-US") -> tuple[Play, Post]:
    """Two tasks that nobody owns, in the channel of operations on Monday at eight."""
    plan = plans.small(locale=locale, owners=(), more=NOBODYS + ALSO).decode()
    plan = plan.replace("name: Operations, head: hadi", 'name: Operations, head: hadi, channel: "#operations"')
    channel = "  - {id: C0OPERATE1, name: operations, members: [hadi, omar, dana, lena, ravi]}\n\ncalendars:"
    play = stage(plan.replace("\ncalendars:", channel, 1).encode())
    play.clock_to("2027-01-04 08:30")
    containing = OFFERED if locale == "en-US" else "بلا مالك"
    return play, play.as_("hadi").sees_message(containing, in_="#operations")
