"""The tables of tools that are known by their columns: what each says of a task."""

import json
from collections.abc import Sequence
from datetime import date, datetime

import pytest

from bot.formats.columns import HEADERS, STATUS_WORDS, Column
from bot.formats.faults import FormatError, FormatKey, OddKey
from bot.formats.tables import Value
from domain.tasks import Status, TaskState
from tests.bot.formats.files import ASANA, csv_of, odd, one, read, table, tasks, workbook_of

JIRA = "Summary,Issue key,Issue id,Status,Resolution,Assignee,Resolved,Due date,Parent,Labels,Labels,Status Category"


def test_our_own_table() -> None:
    """Every column of ours is read back by either name, and a text that was defused is what it was."""
    cells = ["T-12", "'-5% waste", "G1 Growth", "Sales", "Omar Aziz", "o@x.com", "Riyadh", "2026-01-05", "2026-02-05"]
    for language in ("en", "ar"):
        columns = [
            *(Column.CODE, Column.TITLE, Column.GOAL, Column.DEPARTMENT, Column.OWNER, Column.ADDRESS, Column.PLACE),
            *(Column.START, Column.DUE, Column.STATUS, Column.PROGRESS, Column.DONE_WHEN),
        ]
        header = [HEADERS[column][language] for column in columns]
        outside = read(csv_of(header, [*cells, STATUS_WORDS[Status.AT_RISK][language], "40", "=A1"]))
        (task,) = outside.plan.tasks
        assert outside.plan.is_ours
        assert (task.code, task.title, task.goal, task.department) == (12, "-5% waste", "G1 Growth", "Sales")
        assert (task.owner, task.place, task.how) == ("Omar Aziz", "Riyadh", "=A1")
        assert (task.start_on, task.due_on, task.progress) == (date(2026, 1, 5), date(2026, 2, 5), 40)
        assert task.status is Status.AT_RISK


def test_asana() -> None:
    """Done is what has a day of completion, not what lies in a section called Done; sub-tasks follow their parent."""
    data = table(
        ASANA,
        {
            "Task ID": "1",
            "Name": "Website",
            "Section/Column": "Done",
            "Assignee Email": "o@x.com",
            "Projects": "Launch",
        },
        {
            "Task ID": "2",
            "Name": "Review",
            "Completed At": "2026-01-03",
            "Parent task": "Website",
            "Projects": "Launch",
        },
    )
    outside = read(data)
    parent, child = outside.plan.tasks
    assert (outside.tool, parent.ended, parent.owner) == ("Asana", None, "o@x.com")
    assert (child.title, child.name) == ("Website: Review", "launch > website > review")
    assert (child.ended, child.ended_on) == (TaskState.DONE, date(2026, 1, 3))


def test_asana_through_its_interface() -> None:
    """A dump of the interface says `completed` instead, and other names."""
    data = csv_of(["gid", "name", "due_on", "completed", "assignee_name"], ["9", "Sign", "2026-01-05", "true", "Omar"])
    assert (one(data).ended, one(data).identifier, one(data).owner) == (TaskState.DONE, "9", "Omar")


def test_asana_below_a_preamble() -> None:
    """Three rows stand above the header when the table came through Google Sheets; lines are those of the file."""
    data = b",,\n,,\nhttps://x,,\n" + table(ASANA, {"Name": "Sign", "Due Date": "2026-01-05"})
    assert (one(data).mark, read(data).odd[0].key) == ("5", OddKey.HEADER_BELOW)


def test_trello_csv() -> None:
    """The list is the status; what is archived is left out and told."""
    header = "Card ID,Card Name,List Name,Board Name,Due Date,Members,Archived"
    data = table(
        header,
        {"Card ID": "a", "Card Name": "Sign", "List Name": "Done 🎉", "Board Name": "Plan", "Due Date": "2026-01-05"},
        {"Card ID": "b", "Card Name": "Seal", "List Name": "Doing", "Archived": "true"},
        {"Card ID": "c", "Card Name": "Send", "List Name": "Doing", "Archived": "false"},
    )
    assert [(task.title, task.ended) for task in tasks(data)] == [("Sign", TaskState.DONE), ("Send", None)]
    assert odd(data) == [OddKey.ARCHIVED]


def board(*cards: dict[str, object], closed: bool = False) -> bytes:
    """A board with two lists, one member, and these cards in the first list."""
    whole = {
        "name": "Plan 2027",
        "lists": [{"id": "l1", "name": "Doing", "closed": closed}, {"id": "l2", "name": "Done [WEEK 3]"}],
        "members": [{"id": "m1", "username": "omar", "fullName": "Omar Aziz"}, {"id": "m2", "username": "rana"}],
        "checklists": [{"idCard": "a", "checkItems": [{"state": "complete"}, {"state": "incomplete"}]}],
        "cards": [{"idList": "l1"} | card for card in cards],
    }
    return json.dumps(whole).encode()


def test_trello_board() -> None:
    """Cards are tasks: an instant is the leader's day, a checklist the progress; the posting address is dropped."""
    data = board(
        {
            "id": "a",
            "name": "Sign",
            "due": "2026-01-05T22:30:00.000Z",
            "idMembers": ["m1"],
            "email": "x@boards.trello.com",
        },
        {"id": "b", "name": "Seal", "dueComplete": True, "idMembers": ["m1", "m2"]},
        {"id": "c", "name": "Send", "idList": "l2"},
        {"id": "d", "name": "Old", "closed": True},
        {"id": "e", "name": "Pattern", "isTemplate": True},
        {"id": "f", "name": ""},
    )
    outside = read(data)
    sign, seal, send = outside.plan.tasks
    assert (outside.tool, sign.name, sign.identifier) == ("import.tool.trello_board", "plan 2027 > sign", "a")
    assert (sign.due_on, sign.owner, sign.progress) == (date(2026, 1, 6), "Omar Aziz", 50)
    assert (seal.ended, seal.owner, send.ended) == (TaskState.DONE, "Omar Aziz, rana", TaskState.DONE)
    assert "boards.trello.com" not in repr(outside)
    assert odd(data) == [OddKey.SEVERAL_OWNERS, OddKey.ARCHIVED, OddKey.ARCHIVED, OddKey.NO_TITLE]


def test_a_closed_list() -> None:
    """A card is archived with its list as well."""
    with pytest.raises(FormatError) as caught:
        read(board({"id": "a", "name": "Sign"}, closed=True))
    assert caught.value.key is FormatKey.NOTHING_IN_IT


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b'{"cards": [', FormatKey.BROKEN_JSON),
        (b'{"plan": []}', FormatKey.OTHER_JSON),
        (b'{"cards": {}, "lists": []}', FormatKey.OTHER_JSON),
        (b'{"cards": [1, null], "lists": ["x"]}', FormatKey.NOTHING_IN_IT),
    ],
)
def test_json_that_is_no_board(data: bytes, key: FormatKey) -> None:
    """Damaged and other JSON gets one clear sentence."""
    with pytest.raises(FormatError) as caught:
        read(data)
    assert caught.value.key is key


def test_jira() -> None:
    """The category of the status counts, a resolution may say that it was given up, parents are ids or keys."""
    rows = (
        ["Sign", "P-1", "10", "Shipped to moon", "", "Omar", "", "09/Jan/26 12:00 AM", "", "a", "b", "Done"],
        ["Seal", "P-2", "11", "Closed", "Won't Do", "", "10/Jan/26 3:54 PM", "", "P-1", "", "c", "Done"],
        ["Send", "P-3", "12", "Odd state", "", "", "", "", "10", "", "", "In Progress"],
    )
    data = csv_of(JIRA.split(","), *rows)
    sign, seal, send = tasks(data)
    assert (sign.ended, sign.due_on, sign.identifier) == (TaskState.DONE, date(2026, 1, 9), "10")
    assert (seal.ended, seal.title) == (TaskState.DROPPED, "Sign: Seal")
    assert (send.ended, send.title) == (None, "Sign: Send")
    labels = [each.values["columns"] for each in read(data).odd if each.key is OddKey.UNUSED_COLUMNS]
    assert labels == ["Labels"]


def test_planner() -> None:
    """Four rows stand above the header; assignees are a list; a goal is a goal."""
    header = ["Task ID", "Task Name", "Bucket Name", "Progress", "Assigned To", "Start date", "Due Date", "Goal"]
    sheet = [
        *(["Plan name", "Strategy"], ["Plan ID", "xqQg5"], ["Date of export", "01/05/2026"], []),
        header,
        ["t1", "Sign", "Legal", "Completed", "Omar;Rana", "01/02/2026", "01/15/2026", "Growth"],
    ]
    data = workbook_of({"Tasks": sheet})
    task = one(data)
    assert (task.ended, task.due_on, task.goal) == (TaskState.DONE, date(2026, 1, 15), "Growth")
    assert task.owner == "Omar;Rana"
    assert OddKey.SEVERAL_OWNERS in odd(data)


def test_monday() -> None:
    """Items and sub-items are told apart by the rows around them; a lone number of a group is no task."""
    item = ["Name", "Subitems", "Owner", "Status", "Timeline - Start", "Timeline - End", "Item ID (auto generated)"]
    sub = ["Subitems", "Name", "Owner", "Due date", "Item ID (auto generated)"]
    when = datetime(2026, 1, 5)  # noqa: DTZ001  (a workbook knows no zones)
    sheet: list[Sequence[Value]] = [
        ["Board"],
        ["Group one"],
        item,
        ["Website", "Review", "Omar", "Working on it", when, "May 2, 2026 3:04 PM", "111"],
        sub,
        ["", "Review", "Rana", when, "112"],
        ["", "Send", "", "", "113"],
        ["Contract", "", "Rana", "Done", "", "", "114"],
        ["", "", "", "", "", "", 3],
        ["Group two"],
        item,
        ["Hire", "", "", "Stuck", "", "", "115"],
    ]
    data = workbook_of({"Board": sheet, "updates": [["Item ID", "Post ID"], ["111", "9"]]})
    outside = read(data)
    found = {task.title: task for task in outside.plan.tasks}
    assert set(found) == {"Website", "Website: Review", "Website: Send", "Contract", "Hire"}
    assert (found["Website"].due_on, found["Website"].start_on) == (date(2026, 5, 2), date(2026, 1, 5))
    assert (found["Website: Review"].due_on, found["Website: Review"].owner) == (date(2026, 1, 5), "Rana")
    assert (found["Contract"].ended, found["Hire"].ended) == (TaskState.DONE, None)
    assert {OddKey.LONE_CELL, OddKey.UNUSED_SHEET} <= set(odd(data))
    assert outside.plan.source == "monday"


def test_linear_and_notion() -> None:
    """Linear says when something was finished or given up; Notion has the names of its owner."""
    linear = table(
        "ID,Team,Title,Status,Completed,Canceled,Due Date,Assignee",
        {"ID": "L-1", "Team": "T", "Title": "Sign", "Status": "Odd", "Completed": "2026-01-05T10:00:00Z"},
        {"ID": "L-2", "Team": "T", "Title": "Seal", "Status": "Canceled", "Canceled": "2026-01-05T10:00:00Z"},
    )
    assert [task.ended for task in tasks(linear)] == [TaskState.DONE, TaskState.DROPPED]
    notion = table("Name,Status,Assign,Due,Created time", {"Name": "Sign", "Status": "In progress", "Assign": "Omar"})
    assert (read(notion).tool, one(notion).owner) == ("Notion", "Omar")


def test_a_table_of_nobody() -> None:
    """Any list with a header in English or Arabic is read by what its columns most likely mean, and that is said."""
    arabic = csv_of(
        ["م", "المهمة", "المسؤول", "تاريخ النهاية", "الحالة", "نسبة الإنجاز"],
        [
            "1",
            "توقيع العقد",
            "سارة",
            "\u0663\u0660/\u0661\u0661/\u0662\u0660\u0662\u0666",
            "قيد التنفيذ",
            "\u0664\u0660٪",
        ],
    )
    task = one(arabic)
    assert (task.title, task.owner, task.due_on, task.progress) == ("توقيع العقد", "سارة", date(2026, 11, 30), 40)
    guessed = [each.values for each in read(arabic).odd if each.key is OddKey.GUESSED]
    assert {"text": "المسؤول", "column": "owner"} in guessed


def test_the_arabic_plan_workbook() -> None:
    """A sheet for each level: goals, those below, measures with yearly values, programmes as tasks."""
    data = workbook_of(
        {
            "الأهداف الاستراتيجية": [["الهدف الاستراتيجي (عربي)", "الوصف", "الوزن %"], ["النمو", "", 40]],
            "الأهداف الفرعية": [
                ["الهدف الاستراتيجي", "الهدف الفرعي", "المالك (المنصب)"],
                ["النمو", "شركاء جدد", "مدير"],
            ],
            "المؤشرات": [
                ["المؤشر", "الهدف الفرعي", "وحدة القياس", "مستهدف الخطة"],
                ["عدد الشركاء", "شركاء جدد", "شريك", "\u0661\u066c\u0662\u0660\u0660"],
                ["رضا", "لا أحد", "٪", 90],
            ],
            "المستهدفات السنوية": [
                ["المؤشر", "دورة التقييم", "القيمة المستهدفة", "القيمة الفعلية"],
                ["عدد الشركاء", "2025", 900, 850],
            ],
            "المبادرات": [
                ["الاسم", "الإدارة المالكة", "الحالة", "نسبة الإنجاز %", "تاريخ البداية", "تاريخ النهاية"],
                ["فتح فرع", "المبيعات", "قيد التنفيذ", 0.4, "2026-01-05", "2026-02-05"],
                ["توظيف", "المبيعات", "مكتملة", 1, "", ""],
            ],
            "القيم": [["القيمة"], ["الأمانة"]],
        }
    )
    outside = read(data)
    assert [(goal.title, goal.parent is not None) for goal in outside.plan.goals] == [
        ("النمو", False),
        ("شركاء جدد", True),
    ]
    (measure,) = outside.plan.measures
    assert (measure.title, int(measure.target), measure.readings[0][0]) == ("عدد الشركاء", 1200, date(2025, 12, 31))
    branch, hire = outside.plan.tasks
    assert (branch.department, branch.progress, branch.due_on) == ("المبيعات", 40, date(2026, 2, 5))
    assert (hire.ended, hire.progress) == (TaskState.DONE, 100)
    assert {OddKey.NO_GOAL, OddKey.UNUSED_SHEET, OddKey.NO_PERSPECTIVE} <= set(odd(data))
