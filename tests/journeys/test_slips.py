"""Slips and refusals, in both languages: a clear sentence, the corrected example, and nothing half done."""

from dataclasses import dataclass

import pytest

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play


@dataclass(frozen=True)
class Slip:
    """What somebody types, and what they read, in English and in Arabic."""

    by: str
    line: str
    english: tuple[str, ...]
    arabic: tuple[str, ...]


SLIPS = {
    "a misspelt verb": Slip(
        "omar",
        "/plan stauts",
        ("There is no command “stauts”.", "This would work: /plan status"),
        ("stauts", "/plan الحالة"),
    ),
    "a word that is near to nothing": Slip(
        "omar",
        "/plan zebra",
        ("There is no command “zebra”.", "This would work: /plan help"),
        ("zebra", "/plan مساعدة"),
    ),
    "assign without anything": Slip(
        "hadi",
        "/plan assign",
        ("Something is missing in that command.", "This would work: /plan assign T-12 @sara"),
        ("/plan إسناد T-12 @sara",),
    ),
    "assign without somebody": Slip(
        "hadi", "/plan assign T-1", ("Something is missing", "/plan assign T-12 @sara"), ("/plan إسناد T-12 @sara",)
    ),
    "assign to nobody we know": Slip(
        "hadi",
        "/plan assign T-1 @nobody",
        ("I cannot tell who nobody is. Type @ and choose the person", "/plan assign T-12 @sara"),
        ("لا أعرف المقصود بـnobody", "/plan إسناد"),
    ),
    "a task that does not exist": Slip(
        "hadi", "/plan assign T-999 @omar", ("There is no task T-999.",), ("لا توجد مهمة بالرمز T-999.",)
    ),
    "somebody who may not assign": Slip(
        "omar",
        "/plan assign T-2 @omar",
        ("This is for Hadi Nasser to do; nothing was changed.",),
        ("Hadi Nasser",),
    ),
    "work for a guest": Slip("hadi", "/plan assign T-1 @gus", ("Gus Guest cannot be given work",), ("Gus Guest",)),
    "a date that is none": Slip(
        "hadi",
        '/plan add "Sign" by someday',
        ("“someday” is not a date.", 'This would work: /plan add "Sign the vendor" @sara by'),
        ("someday", "/plan إضافة"),
    ),
    "a day that does not exist": Slip(
        "hadi", '/plan add "Sign" by 2027-02-30', ("“2027-02-30” is not a date.",), ("2027-02-30",)
    ),
    "a goal that does not exist": Slip("hadi", '/plan add "Sign" for G9', ("There is no goal G9.",), ("G9",)),
    "a department that does not exist": Slip(
        "hadi",
        '/plan add "Sign" in mining',
        ("There is no department mining. There are: Operations and Sales.",),
        ("mining", "Operations"),
    ),
    "a slip in the name of a department": Slip(
        "omar", "/plan ladder salse", ("There is no department salse. Did you mean Sales?",), ("هل المقصود", "Sales")
    ),
    "a title that says nothing": Slip("hadi", '/plan add "  "', ("Something is missing",), ("/plan إضافة",)),
    "a title that is too long": Slip(
        "hadi", f'/plan add "{"long " * 50}"', ("That is too long: at most 200 characters.",), ("200",)
    ),
    "a guest": Slip("gus", "/plan status", ("You are not in the plan yet.",), ("اسمك غير مدرج في الخطة بعد",)),
}


@pytest.mark.parametrize("name", SLIPS)
@pytest.mark.parametrize("language", ["english", "arabic"])
def test_a_slip_is_answered_by_a_clear_sentence(stage: Stager, language: str, name: str) -> None:
    """A slip is answered privately in the person's own language, with what would work, and changes nothing."""
    slip = SLIPS[name]
    play = stage(plans.small(locale="en-US" if language == "english" else "ar-SA"))
    before = play.rows()
    answer = play.as_(slip.by).answered(slip.line)
    for words in slip.english if language == "english" else slip.arabic:
        assert words in answer.text
    assert play.rows() == before


@pytest.mark.parametrize(
    ("locale", "words"), [("en-US", "You are not in the plan yet."), ("ar-SA", "اسمك غير مدرج في الخطة بعد")]
)
def test_a_stranger_is_told_in_their_own_language(play: Play, locale: str, words: str) -> None:
    """Somebody who is not in the plan is told so by every door, in the language Slack knows of them."""
    nina = play.stranger("nina", locale=locale)
    before = play.rows()
    for verb in ("", " status", " checkin", " add", ' add "Sign"', " assign T-1 @omar", " unowned", " stalled"):
        assert words in nina.answered(f"/plan{verb}", in_="#strategy").text
    nina.starts_shortcut("check_in")
    nina.sees_form(words)
    nina.says("Hello?")
    nina.sees_message(words)
    assert play.rows() == before


@pytest.mark.parametrize(("locale", "words"), [("en-US", "There is no plan yet."), ("ar-SA", "لا توجد خطة")])
def test_an_empty_database_says_so(stage: Stager, locale: str, words: str) -> None:
    """While no plan has been imported, every door says so, and time passes without a fault."""
    play = stage(plans.small(locale=locale), imported=False)
    before = play.rows()
    sara = play.as_("sara")
    for verb in ("", " help", " status", " checkin", ' add "Sign"', " agenda"):
        assert words in sara.answered(f"/plan{verb}").text
    sara.starts_shortcut("check_in")
    sara.sees_form(words)
    sara.says("Hello?")
    sara.sees_message(words)
    play.clock_to("2027-01-08 18:00")
    assert play.rows() == before


def test_a_head_of_another_department_may_not_assign(stage: Stager) -> None:
    """A head steers the tasks of their own department and of no other."""
    plan = plans.small().decode().replace("name: Sales}", "name: Sales, head: ravi}")
    play = stage(plan.encode())
    before = play.rows()
    answer = play.as_("ravi").answered("/plan assign T-1 @ravi")
    assert "This is for Hadi Nasser to do; nothing was changed." in answer.text
    assert play.rows() == before


def test_a_form_left_open_too_long(play: Play) -> None:
    """A form that was open while the task went to somebody else is refused, and keeps what was typed."""
    play.clock_to("2027-01-04 10:00")
    omar, hadi = play.as_("omar"), play.as_("hadi")
    omar.presses("More…", on=omar.sees_message("Your weekly check-in"))
    omar.fills({"How is it going?": "At risk", "What changed?": "A long story."})
    hadi.types("/plan assign T-1 @lena")
    before = play.rows()
    omar.sends()
    assert "Ask Lena Vogt" in omar.sees_form("This is for Lena Vogt to do; nothing was changed.").labels()
    omar.closes(everything=False)
    assert omar.sees_form().field("What changed?").value == "A long story."
    assert play.rows() == before


def test_a_name_typed_by_hand(play: Play) -> None:
    """Nobody has to pick from the list: a name that is one person's is theirs, in whatever case it is written."""
    answer = play.as_("hadi").answered("/plan assign T-1 @vogt")
    assert "Lena Vogt" in answer.first_line
    assert "Lena Vogt" in play.as_("hadi").answered("/plan ooo @VOGT until thursday").text
