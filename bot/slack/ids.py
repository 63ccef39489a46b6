"""Ids on Slack: actions, views and blocks, and the opaque ids that a modal carries."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.messages import actions
from bot.messages.choices import LONGEST
from domain.paging import Turned

CHECK_IN_MODAL = "check_in.modal"
ASSIGN_MODAL = "assign.modal"
EXTEND_MODAL = "extend.modal"
DROP_MODAL = "drop.modal"
DROP_TASK_MODAL = "drop_task.modal"
FUND_MODAL = "fund.modal"
AUTHORITY_MODAL = "authority.modal"
SCOPE_MODAL = "scope.modal"
ADD_TASK_MODAL = "add_task.modal"
EDIT_TASK_MODAL = "edit_task.modal"
LEAVE_MODAL = "leave.modal"
SETTINGS_MODAL = "settings.modal"
HOURS_MODAL = "hours.modal"
COMPANY_MODAL = "company.modal"
COMPANY_CONFIRM_MODAL = "company_confirm.modal"
WORK_TIME_MODAL = "work_time.modal"
DAYS_MODAL = "days.modal"
CHANNEL_MODAL = "channel.modal"
ROLE_MODAL = "role.modal"
NEWS_MODAL = "news.modal"
LANGUAGE_MODAL = "language.modal"
KEPT_MODAL = "kept.modal"
NEW_DEPARTMENT_MODAL = "new_department.modal"
RENAME_MODAL = "rename.modal"
NEW_CALENDAR_MODAL = "new_calendar.modal"
CALENDAR_NAME_MODAL = "calendar_name.modal"
USERS_MODAL = "users.modal"
CALENDAR_GONE_MODAL = "calendar_gone.modal"
SET_UP_PEOPLE_MODAL = "set_up_people.modal"
SET_UP_CHANNELS_MODAL = "set_up_channels.modal"
SET_UP_TIME_MODAL = "set_up_time.modal"
SET_UP_FIRST_MODAL = "set_up_first.modal"
CHOICE_CONFIRM_MODAL = "choice_confirm.modal"
LADDER_MODAL = "ladder.modal"
LADDER_CONFIRM_MODAL = "ladder_confirm.modal"
DECLINE_MODAL = "decline.modal"
HAND_ON_MODAL = "hand_on.modal"
HAND_OVER_MODAL = "hand_over.modal"
NOT_ME_MODAL = "not_me.modal"
PROPOSE_MODAL = "propose.modal"
SPLIT_MODAL = "split.modal"
DROP_UNOWNED_MODAL = "drop_unowned.modal"
LACK_MODAL = "lack.modal"
NEW_DATE_MODAL = "new_date.modal"
SNOOZE_MODAL = "snooze.modal"
KEEP_DATE_MODAL = "keep_date.modal"
READING_MODAL = "reading.modal"
THANKS_MODAL = "thanks.modal"
WORD_MODAL = "word.modal"
COMMAND_MODAL = "command.modal"
GOAL_MODAL = "goal.modal"
WEEK_MODAL = "week.modal"
NEEDS_MODAL = "needs.modal"
HOME_MODAL = "home.modal"
WINDOW_MODAL = "window.modal"
EXPORT_MODAL = "export.modal"
IMPORT_MODAL = "import.modal"
NAMES_MODAL = "names.modal"

INPUT = "value"
"""The action id of every form field; the block id says which field it is."""

ACTIONS = frozenset(
    value for name, value in vars(actions).items() if name.isupper() and isinstance(value, str) and "." in value
)
ANY = re.compile(rf"^(?:{'|'.join(re.escape(action) for action in sorted(ACTIONS))})(?::.*)?$")
"""Matches the action id of every button of ours."""

_LONGEST_ACTION_ID = 255
_IDS = 3
"""How many ids a modal always names."""
_UNSAID = (actions.NO_VALUE, "0", *[actions.NO_VALUE] * 4)
"""What comes after them where there is any: its origin, the page of it, a need, an offer, a choice, and a list."""
_CHOICE = re.compile(rf"[a-z0-9-]{{1,{LONGEST}}}")


def action_id(action: str, value: str) -> str:
    """An action id that is unique in its row: the action, and what tells its button from the others."""
    return f"{action}:{value}"[:_LONGEST_ACTION_ID]


def parse(action_id: str) -> str:
    """The action in an action id; BadValueError when it is none of ours."""
    action = action_id.partition(":")[0]
    if action not in ACTIONS:
        raise actions.BadValueError(action_id)
    return action


class Origin(StrEnum):
    """Where a modal was opened, when that must be shown anew once the modal was saved."""

    HOME = "home"
    HOME_WINDOW = "home_window"
    WEEK = "week"
    NEEDS = "needs"


@dataclass(frozen=True, slots=True)
class Meta:
    """What a modal remembers: opaque ids only, as anybody who opens it can read them.

    `offer_id` is an offer, or a proposal of another date.
    `choice` is what was chosen in the form before it, which waits to be confirmed. `page` is that of the window, or of
    the one below it; where it has several lists, `part` says which of them was turned, and `page` to which entry.
    """

    task_id: int | None = None
    case_id: int | None = None
    week: date | None = None
    origin: Origin | None = None
    page: int = 0
    need_id: int | None = None
    offer_id: int | None = None
    choice: str | None = None
    part: str | None = None

    @property
    def turned(self) -> Turned:
        """The list that was turned."""
        return Turned(self.part or "", self.page)

    def encode(self) -> str:
        """As it stands in `private_metadata`."""
        numbers = (self.task_id, self.case_id, self.need_id, self.offer_id)
        task, case, need, offer = (actions.NO_VALUE if number is None else str(number) for number in numbers)
        week = actions.NO_WEEK if self.week is None else self.week.isoformat()
        words = (each or actions.NO_VALUE for each in (self.choice, self.part))
        more = [self.origin or actions.NO_VALUE, str(self.page), need, offer, *words]
        while more and more[-1] == _UNSAID[len(more) - 1]:
            more.pop()
        return ":".join([task, case, week, *more])

    @classmethod
    def decode(cls, text: str) -> "Meta":
        """Read it back; BadValueError when it is none of ours."""
        parts = text.split(":")
        if not _IDS <= len(parts) <= _IDS + len(_UNSAID):
            raise actions.BadValueError(text)
        task, case, week, origin, page, need, offer, choice, part = [*parts, *_UNSAID[len(parts) - _IDS :]]
        task_id, case_id, need_id, offer_id = (_number(each) for each in (task, case, need, offer))
        week_of, entry = actions.read_week(week), actions.read_entry(page)
        return cls(task_id, case_id, week_of, _origin(origin), entry, need_id, offer_id, _word(choice), _word(part))


def _origin(text: str) -> Origin | None:
    if text == actions.NO_VALUE:
        return None
    if text not in set(Origin):
        raise actions.BadValueError(text)
    return Origin(text)


def _word(text: str) -> str | None:
    if not _CHOICE.fullmatch(text):
        raise actions.BadValueError(text)
    return None if text == actions.NO_VALUE else text


def _number(text: str) -> int | None:
    return None if text == actions.NO_VALUE else actions.read_id(text)


def present(number: int | None) -> int:
    """An id that the form must carry; BadValueError when it does not."""
    if number is None:
        raise actions.BadValueError(actions.NO_VALUE)
    return number
