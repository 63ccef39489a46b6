"""The plan goes out in the chat: asked for with a command, sent as a file to whoever may have it."""

from io import BytesIO

from openpyxl import load_workbook

from bot.planfile.reading import read
from sandbox.model import Message, UploadedFile
from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play


def shared(play: Play, with_: str) -> list[tuple[Message, UploadedFile]]:
    """The files in somebody's direct messages, with the words beside them."""
    slack = play.stage.slack
    place = slack.direct_message(play.people[with_])
    return [(each, slack.files[file_id]) for each in place.messages.values() for file_id in each.file_ids]


def test_the_leader_takes_the_plan(either: Play) -> None:
    """`/plan export` is answered at once, and the workbook comes by direct message, whatever the hour."""
    sara = either.as_("sara")
    sara.types("/plan export")
    answer = sara.sees_message("on its way")
    assert answer.first_line == "The whole plan (3 tasks) is on its way to your messages, as a workbook."
    ((message, file),) = either.stage.eventually(lambda: shared(either, "sara") or None) or []
    assert message.text.startswith("The whole plan (3 tasks), as it was on Mon, Jan 4, 2027.")
    assert "Notes of check-ins and leave are left out." in message.text
    assert file.name.startswith("plan-2027-01-04-")
    assert "Tasks" in load_workbook(BytesIO(file.content)).sheetnames


def test_a_plan_file_that_can_be_read(play: Play) -> None:
    """What comes as YAML can be imported again."""
    play.as_("sara").answered("/plan export yaml with notes", "strategy")
    ((_, file),) = shared(play, "sara")
    draft = read(file.content, play.stage.clock.now())
    assert {person.chat_id for person in draft.people} == set(play.people.values())
    assert len(draft.tasks) == 3


def test_in_arabic(stage: Stager) -> None:
    """`/plan تصدير تقرير` brings a report from right to left, with Arabic words beside it."""
    play = stage(plans.small(locale="ar-SA"))
    assert "في الطريق إلى رسائلك" in play.as_("sara").answered("/plan تصدير تقرير", "strategy").first_line
    ((message, file),) = shared(play, "sara")
    assert "كما هي في" in message.text
    assert b'dir="rtl"' in file.content


def test_who_may_not(play: Play) -> None:
    """An owner is told who may, and nothing is sent or stored."""
    before = play.rows()
    answer = play.as_("omar").answered("/plan export", "strategy")
    assert "This is for" in answer.text
    assert "Sara Harbi" in answer.text
    assert (play.rows(), shared(play, "omar")) == (before, [])


def test_slips(play: Play) -> None:
    """A slip in the format is shown corrected; a department that is not there is named."""
    sara = play.as_("sara")
    assert "/plan export xlsx" in sara.answered("/plan export exel", "strategy").text
    assert "There is no department moon." in sara.answered("/plan export csv for moon", "strategy").text
    assert shared(play, "sara") == []


def test_the_form(play: Play) -> None:
    """From Home or the answer to a command: what the reader may have is chosen, and comes by direct message."""
    sara, hadi = play.as_("sara"), play.as_("hadi")
    sara.presses("Export…", on=sara.opens_home())
    sara.fills({"As what?": "a CSV file", "Of what?": "Operations"})
    sara.ticks("With what people said?", "Notes of check-ins, and leave")
    sara.sends()
    assert "Operations" in sara.sees_form("is on its way to your messages").text
    ((message, file),) = shared(play, "sara")
    assert file.name.endswith(".csv")
    assert "Notes of check-ins and leave are left out." not in message.text
    hadi.types("/plan export csv")
    hadi.presses("Another file…", on=hadi.sees_message("on its way"))
    assert list(hadi.sees_form().field("Of what?").options) == ["Operations"]
    omar = play.as_("omar")
    assert "Sara Harbi" in omar.answered("/plan export form").text
