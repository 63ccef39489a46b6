"""Our own tables: their sheets and columns, in English and Arabic, as an export writes and an import reads them.

Whoever writes a table takes the names from here, so that what goes out comes in again. A column is found again by
either name, whatever its capitals.
Statuses have words of their own here: without the signs that messages put before them.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from domain.tasks import Status, TaskState


class Sheet(StrEnum):
    """What a sheet of a workbook holds; the value is its key."""

    TASKS = "tasks"
    GOALS = "goals"
    MEASURES = "measures"
    READINGS = "readings"
    DEPARTMENTS = "departments"
    PEOPLE = "people"


class Column(StrEnum):
    """What a column says; the value is its key. One idea has one column, on whatever sheet it stands."""

    CODE = "code"  # of a task, `T-12`
    TITLE = "title"
    GOAL = "goal"  # the code of a goal, and its title behind a blank
    DEPARTMENT = "department"
    OWNER = "owner"
    ADDRESS = "address"  # of the owner, or of the person
    PLACE = "place"
    START = "start"
    DUE = "due"
    DONE_WHEN = "done_when"
    STATUS = "status"
    PROGRESS = "progress"  # 0 to 100
    NOTE = "note"
    GOAL_CODE = "goal_code"
    PARENT = "parent"  # the code of the goal above
    PERSPECTIVE = "perspective"
    MEASURE = "measure"  # the key of a measure
    NAME = "name"
    UNIT = "unit"
    DIRECTION = "direction"
    BASELINE = "baseline"
    TARGET = "target"
    DATE = "date"
    VALUE = "value"
    KEY = "key"
    HEAD = "head"
    MANAGER = "manager"


SHEETS: Mapping[Sheet, Mapping[str, str]] = MappingProxyType(
    {
        Sheet.TASKS: {"en": "Tasks", "ar": "المهام"},
        Sheet.GOALS: {"en": "Goals", "ar": "الأهداف"},
        Sheet.MEASURES: {"en": "Measures", "ar": "مقاييس الأداء"},
        Sheet.READINGS: {"en": "Readings", "ar": "القراءات"},
        Sheet.DEPARTMENTS: {"en": "Departments", "ar": "الإدارات"},
        Sheet.PEOPLE: {"en": "People", "ar": "الأشخاص"},
    }
)
"""The name of each sheet, by language."""

COLUMNS: Mapping[Sheet, tuple[Column, ...]] = MappingProxyType(
    {
        Sheet.TASKS: (
            *(Column.CODE, Column.TITLE, Column.GOAL, Column.DEPARTMENT, Column.OWNER, Column.ADDRESS, Column.PLACE),
            *(Column.START, Column.DUE, Column.DONE_WHEN, Column.STATUS, Column.PROGRESS, Column.NOTE),
        ),
        Sheet.GOALS: (
            *(Column.GOAL_CODE, Column.TITLE, Column.PERSPECTIVE, Column.PARENT, Column.DEPARTMENT),
            *(Column.OWNER, Column.DUE),
        ),
        Sheet.MEASURES: (
            *(Column.MEASURE, Column.GOAL, Column.NAME, Column.UNIT, Column.DIRECTION, Column.BASELINE),
            Column.TARGET,
        ),
        Sheet.READINGS: (Column.MEASURE, Column.DATE, Column.VALUE),
        Sheet.DEPARTMENTS: (Column.KEY, Column.NAME, Column.HEAD),
        Sheet.PEOPLE: (Column.KEY, Column.NAME, Column.ADDRESS, Column.DEPARTMENT, Column.MANAGER),
    }
)
"""The columns of each sheet, in their order. A CSV file holds the tasks alone."""

HEADERS: Mapping[Column, Mapping[str, str]] = MappingProxyType(
    {
        Column.CODE: {"en": "Task code", "ar": "رمز المهمة"},
        Column.TITLE: {"en": "Title", "ar": "العنوان"},
        Column.GOAL: {"en": "Goal", "ar": "الهدف"},
        Column.DEPARTMENT: {"en": "Department", "ar": "الإدارة"},
        Column.OWNER: {"en": "Owner", "ar": "المالك"},
        Column.ADDRESS: {"en": "Address", "ar": "البريد الإلكتروني"},
        Column.PLACE: {"en": "Where", "ar": "المكان"},
        Column.START: {"en": "Start", "ar": "البداية"},
        Column.DUE: {"en": "Due", "ar": "الموعد"},
        Column.DONE_WHEN: {"en": "Done when", "ar": "معيار الإنجاز"},
        Column.STATUS: {"en": "Status", "ar": "الحالة"},
        Column.PROGRESS: {"en": "Progress %", "ar": "التقدم ٪"},
        Column.NOTE: {"en": "Note", "ar": "ملاحظة"},
        Column.GOAL_CODE: {"en": "Goal code", "ar": "رمز الهدف"},
        Column.PARENT: {"en": "Goal above", "ar": "الهدف الأعلى"},
        Column.PERSPECTIVE: {"en": "Perspective", "ar": "المنظور"},
        Column.MEASURE: {"en": "Measure", "ar": "مقياس الأداء"},
        Column.NAME: {"en": "Name", "ar": "الاسم"},
        Column.UNIT: {"en": "Unit", "ar": "الوحدة"},
        Column.DIRECTION: {"en": "Better", "ar": "الاتجاه الأفضل"},
        Column.BASELINE: {"en": "Baseline", "ar": "خط الأساس"},
        Column.TARGET: {"en": "Target", "ar": "المستهدف"},
        Column.DATE: {"en": "Date", "ar": "التاريخ"},
        Column.VALUE: {"en": "Value", "ar": "القيمة"},
        Column.KEY: {"en": "Key", "ar": "المفتاح"},
        Column.HEAD: {"en": "Head", "ar": "المدير"},
        Column.MANAGER: {"en": "Manager", "ar": "المدير المباشر"},
    }
)
"""The name of each column, by language."""

STATUS_WORDS: Mapping[Status | TaskState, Mapping[str, str]] = MappingProxyType(
    {
        Status.ON_TRACK: {"en": "on track", "ar": "على المسار"},
        Status.AT_RISK: {"en": "at risk", "ar": "في خطر"},
        Status.OFF_TRACK: {"en": "off track", "ar": "خارج المسار"},
        Status.DONE: {"en": "done", "ar": "تم الإنجاز"},
        TaskState.DROPPED: {"en": "dropped", "ar": "ملغاة"},
        TaskState.SPLIT: {"en": "split", "ar": "مقسمة"},
        TaskState.PROPOSED: {"en": "proposed", "ar": "مقترحة"},
    }
)
"""What stands in the column of the status: the owner's last word, or how the task ended; blank before any word."""
