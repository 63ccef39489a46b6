"""What buttons do: the neutral names of actions, and the values that travel with them.

Values come back from outside: reading them checks their shape and nothing more; who may act is asked by the use case.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from domain.rhythm import TaskRhythm
from domain.tasks import Status

CHECK_IN_STATUS = "check_in.status"
CHECK_IN_MORE = "check_in.more"
CHECK_IN_TOGETHER = "check_in.together"
CHECK_IN_UNDO = "check_in.undo"
CHECK_IN_MEANT = "check_in.meant"
CHECK_IN_ABOUT = "check_in.about"
CHECK_IN_ONLY_NOTE = "check_in.only_note"
WEEK_SHOW = "week.show"
WEEK_TURN = "week.turn"
CASE_ASSIGN = "case.assign"
CASE_EXTEND = "case.extend"
CASE_FUND = "case.fund"
CASE_AUTHORITY = "case.authority"
CASE_SCOPE = "case.scope"
CASE_DROP = "case.drop"
CASE_NOTED = "case.noted"
CASE_HANDLE = "case.handle"
TASK_OPEN = "task.open"
TASK_EDIT = "task.edit"
TASK_DROP = "task.drop"
TASK_REOPEN = "task.reopen"
TASK_RHYTHM = "task.rhythm"
RHYTHM_SET = "rhythm.set"
TASK_HISTORY = "task.history"
TASK_HISTORY_TURN = "task.history_turn"
TASK_AUDIT = "task.audit"
ANSWER_SEEN = "answer.seen"
NEED_GRANT = "need.grant"
NEED_DECLINE = "need.decline"
NEED_HAND_ON = "need.hand_on"
NUDGE_ELSE = "nudge.choose"
CLAIM = "claim.take"
CLAIM_PROPOSE = "claim.propose"
CLAIM_SPLIT = "claim.split"
CLAIM_DROP = "claim.drop"
DATE_APPROVE = "date.approve"
DATE_DECLINE = "date.decline"
OFFER_ACCEPT = "offer.accept"
OFFER_DECLINE = "offer.decline"
OFFER_TAKE_BACK = "offer.take_back"
TASK_HAND_OVER = "task.hand_over"
TASK_ASSIGN = "task.assign"
REMARK_ABOUT = "remark.about"
REMARK_NONE = "remark.none"
MEASURE_READ = "measure.read"
SILENCE_SAY = "silence.say"
SILENCE_PUT_OFF = "silence.put_off"
THANKS_SEND = "thanks.send"
THANKS_ALL = "thanks.all"
THANKS_WORDS = "thanks.words"
HOME_OPEN = "home.open"
HOME_TURN = "home.turn"
NEEDS_TURN = "needs.turn"
LIST_TURN = "list.turn"
TASKS_NOT_MINE = "tasks.not_mine"
TASK_NOT_MINE = "task.not_mine"
PLAN_READERS = "plan.readers"
PLAN_ADD = "plan.add"
PLAN_STATUS = "plan.status"
PLAN_UNOWNED = "plan.unowned"
PLAN_AGENDA = "plan.agenda"
PLAN_STALLED = "plan.stalled"
PLAN_LADDER = "plan.ladder"
LADDER_OPEN = "ladder.open"
LEAVE_OPEN = "leave.open"
LEAVE_BACK = "leave.end"
LEAVE_CANCEL = "leave.cancel"
AWAY_YES = "away.yes"
AWAY_NO = "away.no"
HOURS_OPEN = "hours.open"
HOURS_RESET = "hours.reset"
ZONE_YES = "zone.yes"
ZONE_NO = "zone.no"
SETTINGS_OPEN = "settings.open"
COMPANY_OPEN = "company.open"
SET_UP_BEGIN = "set_up.begin"
SET_UP_GO_ON = "set_up.go_on"
SET_UP_PLAN = "set_up.fill"
SETTING_OPEN = "setting.open"
SETTING_DAY = "setting.day"
SETTING_UNDO = "setting.undo"
MUTE_WEEK = "mute.week"
MUTE_END = "mute.end"
PLAN_DELIVERY = "plan.delivery"
PLAN_HELP = "plan.help"
IMPORT_TAKE = "import.take"
IMPORT_CHANGES = "import.changes"
IMPORT_LEAVE = "import.leave"
IMPORT_TURN = "import.turn"
IMPORT_DAYS = "import.days"
IMPORT_AGAIN = "import.again"
FAVOUR_ASK = "favour.ask"
IMPORT_NAMES = "import.names"
COMMAND_RUN = "command.run"
COMMAND_CHOOSE = "command.choose"

NO_WEEK = "-"
NO_VALUE = "-"
_ID = re.compile(r"[1-9][0-9]{0,8}")
_PAGE = re.compile(r"[0-9]{1,4}")
_ENTRY = re.compile(r"[0-9]{1,7}")
_LIST = re.compile(r"[a-z]{1,20}(?:-[1-9][0-9]{0,8})?")
_MOMENT = re.compile(r"[0-9]{1,18}")
_BEGIN = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_TS = re.compile(r"[0-9]{1,16}\.[0-9]{1,16}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class BadValueError(ValueError):
    """A value that none of our buttons carries."""


@dataclass(frozen=True, slots=True)
class StatusValue:
    """The word on a task for a week; None stands for the present week."""

    task_id: int
    status: Status
    week: date | None


@dataclass(frozen=True, slots=True)
class TaskWeek:
    """A task and a week; None stands for the present week."""

    task_id: int
    week: date | None


def status_value(task_id: int, status: Status, week: date | None) -> str:
    """The value of a status button."""
    return f"{task_id}:{status.value}:{_week_text(week)}"


def read_status_value(value: str) -> StatusValue:
    """What a status button carries; BadValueError when it is none of ours."""
    task_id, status, week = _parts(value, 3)
    if status not in set(Status):
        raise BadValueError(value)
    return StatusValue(read_id(task_id), Status(status), read_week(week))


def task_week_value(task_id: int, week: date | None) -> str:
    """The value of a More… or Change… button."""
    return f"{task_id}:{_week_text(week)}"


def read_task_week(value: str) -> TaskWeek:
    """What a More… or Change… button carries; BadValueError when it is none of ours."""
    task_id, week = _parts(value, 2)
    return TaskWeek(read_id(task_id), read_week(week))


def week_value(week: date) -> str:
    """The value of a button about all tasks of a week."""
    return _week_text(week)


def page_value(week: date, page: int) -> str:
    """The value of a button that turns to a page of a week, the first one being 0."""
    return f"{_week_text(week)}:{page}"


def read_page(value: str) -> tuple[date | None, int]:
    """The week and the page that a button carries; BadValueError when it is none of ours."""
    week, page = _parts(value, 2)
    if not _PAGE.fullmatch(page):
        raise BadValueError(value)
    return read_week(week), int(page)


def rhythm_value(task_id: int, rhythm: TaskRhythm) -> str:
    """The value of a button that sets how often a task is asked about."""
    return f"{task_id}:{rhythm.value}"


def read_rhythm_value(value: str) -> tuple[int, TaskRhythm]:
    """The task and the rhythm that a button carries; BadValueError when it is none of ours."""
    task, rhythm = _parts(value, 2)
    if rhythm not in set(TaskRhythm):
        raise BadValueError(value)
    return read_id(task), TaskRhythm(rhythm)


def task_page_value(task_id: int, page: int) -> str:
    """The value of a button that turns to a page about a task, the first one being 0."""
    return f"{task_id}:{page}"


def read_task_page(value: str) -> tuple[int, int]:
    """The task and the page that a button carries; BadValueError when it is none of ours."""
    task, page = _parts(value, 2)
    if not _PAGE.fullmatch(page):
        raise BadValueError(value)
    return read_id(task), int(page)


def list_value(part: str, start: int) -> str:
    """The value of a button that turns a list, by its name, to an entry, the first one being 0."""
    return f"{part}:{start}"


def read_list(value: str) -> tuple[str, int]:
    """The list and the entry that a button carries; BadValueError when it is none of ours."""
    part, start = _parts(value, 2)
    if not _LIST.fullmatch(part):
        raise BadValueError(value)
    return part, read_entry(start)


def read_entry(value: str) -> int:
    """The entry of a list that a button carries; BadValueError when it is none of ours."""
    if not _ENTRY.fullmatch(value):
        raise BadValueError(value)
    return int(value)


def answer_value(check_in_id: int, said_at: datetime) -> str:
    """The value of a button about one answer: another one that replaces it has another moment."""
    return f"{check_in_id}:{(said_at - _BEGIN) // _MICROSECOND}"


def read_answer(value: str) -> tuple[int, datetime]:
    """The check-in and the moment of the answer that a button carries; BadValueError when it is none of ours."""
    check_in, moment = _parts(value, 2)
    return read_id(check_in), read_moment(moment)


def moment_value(moment: datetime) -> str:
    """What a button about something that has a moment for a name carries."""
    return str((moment - _BEGIN) // _MICROSECOND)


def read_moment(value: str) -> datetime:
    """The moment that a button carries; BadValueError when it is none of ours."""
    if not _MOMENT.fullmatch(value):
        raise BadValueError(value)
    try:
        return _BEGIN + int(value) * _MICROSECOND
    except OverflowError as error:
        raise BadValueError(value) from error


def about_value(task_id: int, ts: str) -> str:
    """The value of a button that says which task a message is about; the message by its place in the conversation."""
    return f"{task_id}:{ts}"


def read_about(value: str) -> tuple[int, str]:
    """The task and the message that a button carries; BadValueError when it is none of ours."""
    task, ts = _parts(value, 2)
    if not _TS.fullmatch(ts):
        raise BadValueError(value)
    return read_id(task), ts


def read_id(value: str) -> int:
    """The id that a case or task button carries; BadValueError when it is none of ours."""
    if not _ID.fullmatch(value):
        raise BadValueError(value)
    return int(value)


def _parts(value: str, count: int) -> list[str]:
    parts = value.split(":")
    if len(parts) != count:
        raise BadValueError(value)
    return parts


def _week_text(week: date | None) -> str:
    return NO_WEEK if week is None else week.isoformat()


def read_week(text: str) -> date | None:
    """A week as its Monday, or None; BadValueError when it is no date."""
    return None if text == NO_WEEK else read_day(text)


def read_day(text: str) -> date:
    """A day; BadValueError when it is no date."""
    if not _DAY.fullmatch(text):
        raise BadValueError(text)
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadValueError(text) from error
