"""What a naive importer fails on: each kind of trouble that real files hold, in a file that the test writes.

Encodings, endings and struck-out dates are in `test_tables`, dates in `test_days`, series in `test_stratml_files`.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from bot.formats.faults import FormatError, OddKey
from bot.formats.numbers import number
from bot.formats.texts import folded, plain
from bot.words.catalogue import LANGUAGES, translations
from domain.outside import OutsideTask
from tests.bot.formats.files import ASANA, csv_of, odd, one, read, table, tasks, workbook_of
from tests.bot.formats.sentences import told

HEADER = "ID,Task,Owner,Start,Due,Status"


def rows(*given: Mapping[str, object]) -> bytes:
    """A plain list of tasks."""
    return table(HEADER, *({"Task": "Sign", "Owner": "Omar", **each} for each in given))


def test_headers_and_rows_out_of_place() -> None:
    """A header below a title and again further down, blank and ragged rows: the tasks are found, and only they."""
    data = (
        b"Plan 2027;;\n;;\nTask;Owner;Due\nSign;Omar;2026-01-05;more;and more\n;;\nSeal\n\nTask;Owner;Due\n"
        b"Send;Rana;2026-02-05\n"
    )
    assert [(task.title, task.owner, task.mark) for task in tasks(data)] == [
        ("Sign", "Omar", "4"),
        ("Seal", None, "6"),
        ("Send", "Rana", "9"),
    ]


def test_repeated_headers_are_kept_apart() -> None:
    """Of two columns with one name neither hides the other: the first that says something counts."""
    data = csv_of(["Name", "Section/Column", "Assignee", "Due Date", "Due Date"], ["A", "", "", "", "2026-01-05"])
    assert one(data).due_on == date(2026, 1, 5)


def test_markup_inside_of_cells() -> None:
    """Several lines, doubled quotes, breaks, HTML and Markdown become plain text in which nothing is lost."""
    data = csv_of(
        ["Task", "Owner", "Done when"],
        ['Say ""yes""<br>twice', "Omar", "<p>It <b>runs</b></p><p>for &amp; with *all*</p>\nand [us](https://x)"],
    )
    task = one(data)
    assert task.title == 'Say ""yes"" twice'
    assert task.how == "It runs\nfor & with *all*\n\nand [us](https://x)"


@pytest.mark.parametrize(
    "text", ["=SUM(A1:A3)", "=A1+B2", "#REF!", "#N/A", "#VALUE!", "[object Object]", "<models.User object at 0x7f01>"]
)
def test_no_values(text: str) -> None:
    """A formula, an error code or the name of an object is no value: it is told, and nothing is made of it."""
    assert one(rows({"Owner": text})).owner is None
    assert OddKey.NO_VALUE in odd(rows({"Owner": text}))
    assert read(rows({}, {"Task": text})).plan.tasks[0].title == "Sign"


def test_mangled_and_placeholder_ids() -> None:
    """An id that a spreadsheet has made a power of ten is no id, nor is a placeholder; the name counts instead."""
    data = rows(
        {"ID": "1.21143E+15"}, {"ID": "1,21143E+15", "Task": "Seal"}, {"ID": "TBD", "Task": "Send"}, {"Task": "Go"}
    )
    assert [task.identifier for task in tasks(data)] == [None] * 4
    assert odd(data) == [OddKey.MANGLED_ID, OddKey.MANGLED_ID]


def test_shared_ids() -> None:
    """Different tasks with one id are each known by name."""
    data = rows({"ID": "7"}, {"ID": "7", "Task": "Seal"}, {"ID": "8", "Task": "Send"})
    assert [task.identifier for task in tasks(data)] == [None, None, "8"]
    assert odd(data) == [OddKey.SHARED_ID, OddKey.SHARED_ID]


def test_listed_twice() -> None:
    """The same record twice is taken once; two tasks of one name are told apart by their order."""
    data = rows({"ID": "7"}, {"ID": "7"}, {"Task": "Seal", "Due": "2026-01-05"}, {"Task": "Seal", "Due": "2026-02-05"})
    assert [task.name for task in tasks(data)] == ["sign", "seal", "seal #2"]
    assert odd(data) == [OddKey.TWICE, OddKey.SAME_NAME]


def test_the_order_of_day_and_month() -> None:
    """One unequivocal date tells the order of its column; without one nothing is guessed."""
    told_order = tasks(rows({"Due": "2/10/2026"}, {"Task": "Seal", "Due": "13/2/2026"}))
    assert told_order[0].due_on == date(2026, 10, 2)
    task = one(rows({"Due": "2/10/2026"}))
    assert (task.due_on, task.due_words) == (None, "2/10/2026")


@pytest.mark.parametrize("words", ["Ongoing", "Q2", "End of Q2", "FY27", "12 months", "TBD", "1447-05-01"])
def test_due_words_stay_words(words: str) -> None:
    """What is no date keeps its words, and the task has no date yet."""
    task = one(rows({"Due": words}))
    assert (task.due_on, task.due_words) == (None, words)


def test_start_after_due_on_every_row() -> None:
    """The due date stays, the start is left open and kept as words."""
    data = rows(*({"Task": f"T {n}", "Start": "2026-02-05", "Due": "2026-01-05"} for n in range(3)))
    assert {(task.start_on, task.due_on, task.start_words) for task in tasks(data)} == {
        (None, date(2026, 1, 5), "2026-02-05")
    }
    assert odd(data) == [OddKey.BACKWARDS] * 3


@pytest.mark.parametrize(
    "owner", ["Omar, Rana", "Omar / Rana", "Omar; Rana", "Omar and Rana", "Omar & Rana", "عمر و رنا"]
)
def test_several_owners(owner: str) -> None:
    """Several owners in one cell are kept as they are written, and told: one person answers for a task."""
    assert one(rows({"Owner": owner})).owner == owner
    assert odd(rows({"Owner": owner})) == [OddKey.SEVERAL_OWNERS]


@pytest.mark.parametrize("owner", ["", "Finance team", "https://x/u/7", "@omar", "712020:ab-cd", "Head of Sales"])
def test_owners_that_are_nobody(owner: str) -> None:
    """A group, an address, a handle, an id or a job title is a suggestion like any other; nobody is guessed."""
    assert one(rows({"Owner": owner})).owner == (owner or None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("12.5", "12.5"), ("1,200", "1200"), ("12,5", "12.5"), ("80%", "80"), ("$1,200.50", "1200.50"), ("-3", "-3")),
        *(("\u0661\u066c\u0662\u0660\u0660", "1200"), ("0", "0"), ("1 200", "1200")),
        *(
            (words, None)
            for words in ("80-90", "up to 80", "1.2 million", "TBD", "", "Target undefined", "A", "80% of all")
        ),
    ],
)
def test_one_number_or_none(text: str, value: str | None) -> None:
    """A sentence, a range and a word of scale are no number; blank is not zero, and nought is."""
    assert number(text) == (None if value is None else Decimal(value))


def test_blank_and_zero() -> None:
    """A blank progress is none, nought is nought, and a word is told."""
    data = csv_of(["Task", "Owner", "Progress"], ["A", "", ""], ["B", "", "0"], ["C", "", "TBD"])
    assert [task.progress for task in tasks(data)] == [None, 0, None]
    assert odd(data) == [OddKey.BAD_PROGRESS]


def test_a_result_for_each_department() -> None:
    """The same words for two departments are two tasks, the same file under another name the same tasks."""
    data = csv_of(["Task", "Department"], ["Save energy", "Sales"], ["Save energy", "Legal"])
    assert [(task.name, task.department) for task in tasks(data)] == [
        ("save energy", "Sales"),
        ("save energy #2", "Legal"),
    ]
    assert [task.name for task in tasks(data)] == [task.name for task in tasks(b"\xef\xbb\xbf" + data)]


def test_rows_that_look_like_data() -> None:
    """Sums, headings without anything else, and spacers are no tasks; a task may well begin with Total."""
    data = rows(
        {}, {"Task": "Total", "Due": "12"}, {"Task": "Total quality week"}, {"Task": "", "Owner": "", "Status": "3"}
    )
    arabic = csv_of(["المهمة", "المالك"], ["توقيع", "سارة"], ["الإجمالي", "1"])
    assert [task.title for task in tasks(data)] == ["Sign", "Total quality week"]
    assert [task.title for task in tasks(arabic)] == ["توقيع"]
    assert set(odd(data)) == {OddKey.TOTALS, OddKey.LONE_CELL}


@pytest.mark.parametrize("parent", ["Website", "Website (https://x/1)", "7"])
def test_parents_by_what_they_are_called(parent: str) -> None:
    """A parent is found by name, by id, and by a name with a reference behind it; one that is not there is told."""
    first = {"Task ID": "7", "Name": "Website"}
    data = table(ASANA, first, {"Task ID": "8", "Name": "Review", "Parent task": parent})
    assert tasks(data)[1].title == "Website: Review"
    lost = table(ASANA, first, {"Task ID": "8", "Name": "Review", "Parent task": "Nothing here"})
    assert tasks(lost)[1].title == "Review"
    assert odd(lost) == [OddKey.NO_PARENT]


def test_parents_by_dotted_numbers() -> None:
    """1.2 is above 1.2.3; a task that names itself as its parent has none."""
    data = rows({"ID": "1"}, {"ID": "1.2", "Task": "Seal"}, {"ID": "1.2.3", "Task": "Send"})
    assert [task.title for task in tasks(data)] == ["Sign", "Sign: Seal", "Seal: Send"]
    circle = table(ASANA, {"Task ID": "7", "Name": "A", "Parent task": "A"})
    assert one(circle).title == "A"


def test_statuses() -> None:
    """A word that nobody knows is told and ends nothing; signs, brackets and the other language change nothing."""
    words = [
        "Done 🎉",
        "DONE [WEEK 3/6-12]",
        "مكتملة",
        "Won't Do",
        "In-Progress",
        "Parked in Paris",
        "At Risk",
        "🔴 off track",
    ]
    data = rows(*({"Task": f"T {n}", "Status": word} for n, word in enumerate(words)))
    assert [(task.ended, task.status) for task in tasks(data)] == [
        *(("done", "done"), ("done", "done"), ("done", "done"), ("dropped", None), (None, None), (None, None)),
        *((None, "at_risk"), (None, "off_track")),
    ]
    assert odd(data) == [OddKey.UNKNOWN_STATUS]


def test_a_column_called_owner_that_holds_statuses() -> None:
    """The values decide: such a column is the status."""
    data = csv_of(["Task", "Owner"], ["A", "Done"], ["B", "In progress"], ["C", "To do"])
    assert [(task.owner, task.ended) for task in tasks(data)] == [(None, "done"), (None, None), (None, None)]


def test_names_that_a_chat_would_link() -> None:
    """Signs that a chat takes for channels, people and addresses stay plain text."""
    for title in ("#1 in $ales @all", "Ratio a < b & c > d", "See ftp://x <http://y|z>", "<@U024BE7LH> <!channel>"):
        assert one(rows({"Task": title})).title == title


def test_text_from_right_to_left() -> None:
    """English inside of Arabic stays; hidden signs of direction go, vowel marks and elongation stay in the text."""
    title = "إطلاق منصّة CRM الجديــدة"
    assert one(rows({"Task": f"\u202b{title}\u202c"})).title == title
    assert folded("المهمّــة") == folded("المهمه")
    assert plain("a\x00b\x07c") == "abc"


@pytest.mark.parametrize(
    "data",
    [
        b"<html><table><tr><td>Task</td><td>Owner</td></tr></table></html>",
        b'[{"task": "Sign"}]',
        b"{\\rtf1 Task}",
        b"From: omar@example.com\nSubject: Plan\n\nTask one\n",
        b"company: Wadi\ntasks:\n  - title: Sign\n",
        workbook_of({"Numbers": [[1, 2, 3], [4, 5, 6]]}),
    ],
)
def test_a_wrong_format_that_looks_right(data: bytes) -> None:
    """A page, another JSON, a letter or a sheet of numbers is never an empty plan."""
    with pytest.raises(FormatError):
        read(data)


def test_personal_data_is_not_read() -> None:
    """Phone numbers and other columns about people are left out by name alone, never their values."""
    data = csv_of(["Task", "Owner", "Mobile"], ["Sign", "Omar", "+966 50 123 4567"])
    assert "4567" not in repr(read(data))
    assert "Columns that were not taken: Mobile." in told(read(data).odd)


def test_what_is_odd_is_told_once_with_its_places() -> None:
    """The same oddity of many rows is one line with the first places; every kind has a sentence."""
    lines = told(read(rows(*({"Task": f"T {n}", "Due": "Ongoing"} for n in range(7)))).odd)
    words = 'No date, kept as words: "Ongoing" (due). [line 2; line 3; line 4; line 5; line 6; and 2 more places]'
    assert words in lines
    assert all(translations(language).gettext(key) != key for key in OddKey for language in LANGUAGES)


def test_long_titles_are_cut() -> None:
    """A title that no message holds is cut at a word, and told."""
    task: OutsideTask = one(rows({"Task": "word " * 100}))
    assert len(task.title) <= 200
    assert task.title.endswith("word…")
