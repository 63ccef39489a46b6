"""Reading what somebody wants of a goal: `G2`, `G2 edit`, `add "Waste less" by 31 dec for G1 @sara in sales`."""

from dataclasses import dataclass
from datetime import date

from bot.folding import bare, folded
from bot.planfile.faults import BadValueError
from bot.planfile.names import perspective
from bot.status_line import read_subject
from bot.task_line import read_new_task
from domain.goal_card import GoalWords

_ADD = frozenset(folded(word) for word in ("add", "new", "create", "إضافة", "أضف", "جديد"))
_EDIT = frozenset(folded(word) for word in ("edit", "change", "modify", "تعديل", "عدّل", "تغيير"))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whether a goal is to be added, changed or (neither) looked at; `rest` is what to add, or what it is called."""

    rest: str = ""
    add: bool = False
    edit: bool = False


def read_goal(text: str) -> Wanted:
    """What is wanted; the words for changing may stand before or behind the goal."""
    words = bare(text).split()
    if not words:
        return Wanted()
    if folded(words[0]) in _ADD:
        return Wanted(bare(text).strip()[len(words[0]) :].strip(), add=True)
    for place in (0, -1):
        if len(words) > 1 and folded(words[place]) in _EDIT:
            others = words[1:] if place == 0 else words[:-1]
            return Wanted(read_subject(" ".join(others)).name, edit=True)
    return Wanted(read_subject(" ".join(words)).name)


def read_new_goal(text: str, today: date, example: str) -> GoalWords:
    """Read a goal as a task is read: title, day, the goal above, who answers for it, and its department or row.

    Errors: IncompleteCommandError, with `example`, when there is no title or a word lacks what belongs to it;
    BadDateError when the day is none we can read.
    """
    read = read_new_task(text, today, example)
    return GoalWords(
        title=read.title,
        perspective=_row(read.department),
        parent=read.goal,
        department=read.department,
        owner=read.owner,
        due_on=read.due_on,
    )


def _row(named: str | None) -> str | None:
    """The row of the strategy map, where what stands behind `in` is the name of one."""
    if named is None:
        return None
    try:
        return perspective(named)
    except BadValueError:
        return None
