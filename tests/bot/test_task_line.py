"""Reading tasks, assignments and remarks from one typed line."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rhythm_line import take_rhythm
from bot.task_line import read_assignment, read_new_task
from bot.verbs import BY_NAME
from domain.errors import BadDateError, IncompleteCommandError
from domain.rhythm import TaskRhythm
from domain.services.tasks import NewTask

TODAY = date(2027, 1, 13)
EXAMPLE = BY_NAME["add"].shown("en")
SARA = "<@U0SARA>"
WHOLE = NewTask(
    "Sign the vendor",
    owner="U0SARA",
    goal="G2",
    department="procurement",
    due_on=date(2027, 1, 31),
    start_on=TODAY,
)


def added(text: str) -> NewTask:
    """The task in a line."""
    return read_new_task(text, TODAY, EXAMPLE)


@pytest.mark.parametrize(
    "text",
    [
        f'"Sign the vendor" {SARA} by 2027-01-31 for G2 in procurement',
        f'  "Sign the vendor" in procurement for G2 {SARA} by 2027-01-31 ',
        f"Sign the vendor {SARA} by 31 jan for G2 in #procurement",
        f"“Sign the vendor” for G2 by 2027-01-31 in <#C0123|procurement> {SARA}",
        "«Sign the vendor» <@U0SARA|sara> due 31 jan 2027 for G2 in procurement",
        f'"Sign the vendor" {SARA} قبل 31 يناير للهدف G2 في procurement',
        f"„Sign the vendor“ BY 2027-01-31 IN procurement FOR G2\n{SARA}",
    ],
)
def test_a_whole_task_is_read_in_any_order(text: str) -> None:
    """Quotes of every kind or none, both languages, a member with or without name, a channel as department."""
    assert added(text) == WHOLE


@pytest.mark.parametrize("text", ['"Sign"', "Sign", "  Sign  "])
def test_a_title_is_enough(text: str) -> None:
    """All else can be filled in later; without a due date there is no start either."""
    assert added(text) == NewTask("Sign")


@pytest.mark.parametrize(
    ("text", "rhythm"),
    [
        (f'"Sign the vendor" {SARA} by 2027-01-31 for G2 in procurement monthly', TaskRhythm.MONTHLY),
        (f'"Sign the vendor" every two weeks {SARA} by 2027-01-31 for G2 in procurement', TaskRhythm.FORTNIGHTLY),
        (f"Sign the vendor {SARA} by 31 jan every month for G2 in procurement", TaskRhythm.MONTHLY),
        (f'"Sign the vendor" {SARA} قبل 31 يناير للهدف G2 في procurement شهرية', TaskRhythm.MONTHLY),
        (f'"Sign the vendor" {SARA} كل أسبوعين قبل 31 يناير للهدف G2 في procurement', TaskRhythm.FORTNIGHTLY),
        (f'"Sign the vendor" weekly {SARA} by 2027-01-31 for G2 in procurement', TaskRhythm.WEEKLY),
    ],
)
def test_how_often_it_is_asked_about_stands_anywhere(text: str, rhythm: TaskRhythm) -> None:
    """A word or a few of either language, without taking anything from what stands beside them."""
    assert added(text) == replace(WHOLE, rhythm=rhythm)


def test_a_rhythm_in_a_title_or_a_date_is_none() -> None:
    """Titles keep their words, and a week or a month alone may belong to a day."""
    assert added('"Write the monthly report every month" for G1').rhythm is TaskRhythm.WEEKLY
    assert added("Write the monthly report by 31 jan").title == "Write the monthly report"
    assert take_rhythm(["by", "next", "month"]) == (None, ["by", "next", "month"])


def test_quotes_protect_the_words_of_a_title() -> None:
    """Words that would mean something stay in the title."""
    assert added('"Call by phone in May for once" for G1') == NewTask("Call by phone in May for once", goal="G1")


def test_a_title_is_kept_as_it_was_typed() -> None:
    """The chat escapes three signs and wraps addresses in brackets; people never see that."""
    assert added('"R&amp;D: &lt;5 weeks, &amp;lt; stays" in R&amp;D').title == "R&D: <5 weeks, &lt; stays"
    assert added('"R" in R&amp;D').department == "R&D"
    assert added("Read <https://a.example/x?y=1|a.example/x> by tomorrow").title == "Read https://a.example/x?y=1"


def test_a_department_may_have_two_words() -> None:
    """Everything up to the next word that means something."""
    assert added("Hire two in human resources by tomorrow").department == "human resources"


@pytest.mark.parametrize(
    ("rest", "due", "department"),
    [
        ("by in two weeks", "2027-01-27", None),
        ("by next wednesday in procurement", "2027-01-20", "procurement"),
        ("in procurement due in 2 weeks", "2027-01-27", "procurement"),
        ("قبل نهاية الشهر", "2027-01-31", None),
    ],
)
def test_a_due_date_in_words(rest: str, due: str, department: str | None) -> None:
    """The word that begins a place begins a date where a date must come."""
    read = added(f'"Sign" {rest}')
    assert (read.due_on, read.department) == (date.fromisoformat(due), department)


@pytest.mark.parametrize("text", ["", "   ", '""', f"{SARA} by tomorrow", "by tomorrow", '"Sign" please'])
def test_without_a_title_it_is_incomplete(text: str) -> None:
    """So is a word that belongs to nothing; the example shows it whole."""
    with pytest.raises(IncompleteCommandError) as fault:
        added(text)
    assert (fault.value.field, fault.value.example) == ("title", EXAMPLE)


@pytest.mark.parametrize("text", ['"Sign" @sara', "Sign the vendor @sara by tomorrow"])
def test_a_name_that_is_no_member_is_refused(text: str) -> None:
    """A name typed without being picked reaches nobody, and must not end up in the title."""
    with pytest.raises(IncompleteCommandError) as fault:
        added(text)
    assert fault.value.field == "owner"


@pytest.mark.parametrize("text", ['"Sign" by', '"Sign" for in procurement', "Sign in"])
def test_a_word_that_lacks_what_belongs_to_it_is_incomplete(text: str) -> None:
    """By when? For which goal? In which department?"""
    with pytest.raises(IncompleteCommandError):
        added(text)


def test_a_date_we_cannot_read_is_named() -> None:
    """With what was typed, and the example."""
    with pytest.raises(BadDateError) as fault:
        added('"Sign" by whenever it suits for G2')
    assert (fault.value.field, fault.value.example) == ("due", EXAMPLE)
    assert fault.value.values == {"given": "whenever it suits"}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_our_own_example_is_whole(language: str) -> None:
    """What we show people to copy gives a task with everything in it, once a member is picked."""
    example = BY_NAME["add"].shown(language).replace("@sara", SARA)
    _, _, rest = example.removeprefix("/plan ").partition(" ")

    task = added(rest)

    assert None not in (task.title, task.owner, task.goal, task.department, task.due_on)


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_task_or_refused(text: str) -> None:
    """A title, or an error people can understand."""
    try:
        title = added(text).title
    except (IncompleteCommandError, BadDateError):
        return
    assert title.strip()


@pytest.mark.parametrize("text", [f"T-12 {SARA}", f"{SARA} t12", f" T\u201312\u00a0{SARA} "])
def test_an_assignment_is_read_in_either_order(text: str) -> None:
    """Task and member."""
    assert read_assignment(text, EXAMPLE) == (12, "U0SARA")


@pytest.mark.parametrize("text", ["", "T-12", SARA, "T-12 @sara", f"12 {SARA}"])
def test_half_an_assignment_is_incomplete(text: str) -> None:
    """Both are needed, and the member must have been picked."""
    with pytest.raises(IncompleteCommandError) as fault:
        read_assignment(text, EXAMPLE)
    assert fault.value.example == EXAMPLE
