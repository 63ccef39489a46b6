"""Tasks in danger: how many by department, as a picture too, and task by task, what needs attention first."""

from functools import partial

from bot.messages import actions, paging, parts
from bot.messages.model import Block, Bold, Bullets, Buttons, Chart, Message, Note, Series, Table, Text
from bot.messages.paging import Pager
from bot.words.catalogue import Words
from domain.at_risk import AtRisk, Danger
from domain.goals import Goal
from domain.status_of import ROWS
from domain.tasks import Status
from domain.views import TaskView

_SERIES = {"off_track": "goals.series.off_track", "at_risk": "goals.series.at_risk", "blocked": "risk.series.blocked"}
_COLUMNS = ("column.task", "column.last_word", "column.owner", "column.due")
_WORTH_A_PICTURE = 2
"""Fewer departments are compared faster in words."""


def at_risk(of: AtRisk, words: Words) -> Message:
    """Each number of the picture stands in the words, too; nothing in danger is said, and where to look next."""
    buttons = Buttons(
        (
            parts.command_button("cases", "button.stalled", words),
            parts.plain_button(actions.PLAN_STATUS, "button.status", words),
        )
    )
    footer = Note(words.text("risk.footer", command=parts.command("at-risk", words)))
    if not of.page.total:
        none = words.text("risk.none") if of.subject is None else words.text("risk.none.of", what=_name(of))
        return Message(none, (buttons, footer), words.language)
    total = of.page.total
    summary = words.plural("risk.summary", total)
    if of.subject is not None:
        summary = words.plural("risk.summary.of", total, what=_name(of))
    blocks: list[Block] = [Bullets(tuple(_line(each, words) for each in of.dangers))]
    if len(of.dangers) >= _WORTH_A_PICTURE:
        blocks.append(_chart(of, words))
    return Message(summary, (*blocks, _table(of, words), buttons, footer), words.language)


def _name(of: AtRisk) -> Text:
    if of.subject is None:
        return ()
    return (Bold(of.subject.code if isinstance(of.subject, Goal) else of.subject.name),)


def _line(danger: Danger, words: Words) -> Text:
    counts = {key: number for name, key in _SERIES.items() if (number := getattr(danger, name))}
    row = words.row(*(words.text("table.cell", label=words.line(key), cell=number) for key, number in counts.items()))
    return words.text("risk.line", department=Bold(_department(danger, words)), counts=row)


def _department(danger: Danger, words: Words) -> str:
    return words.line("risk.no_department") if danger.department is None else danger.department.name


def _chart(of: AtRisk, words: Words) -> Chart:
    names = tuple(words.cell(_department(each, words)) for each in of.dangers)
    series = (
        Series(words.line(key), tuple(float(getattr(each, name)) for each in of.dangers))
        for name, key in _SERIES.items()
    )
    return Chart("bar", words.line("risk.chart"), names, tuple(each for each in series if any(each.values)))


def _table(of: AtRisk, words: Words) -> Table:
    page = of.page
    value = partial(actions.list_value, of.list_name)
    pager = Pager(actions.LIST_TURN, value, words.text("risk.list"), page.start, page.total, ROWS)
    return Table(
        caption=words.line("risk.caption"),
        header=tuple(words.line(key) for key in _COLUMNS),
        rows=tuple(_row(view, of, words) for view in page.entries),
        below=paging.every(len(page.entries), pager, words),
    )


def _row(view: TaskView, of: AtRisk, words: Words) -> tuple[str, ...]:
    task = view.task
    due = "-" if task.due_on is None else words.day(task.due_on, of.today)
    if task.overdue(of.today):
        due = words.line("column.past_due", day=due)
    word = parts.status(task.status, words)
    if task.blocker:
        key = "risk.blocked" if task.status in {Status.AT_RISK, Status.OFF_TRACK} else "risk.only_blocked"
        word = words.line(key, status=word)
    owner = words.line("column.nobody") if view.owner is None else view.owner.name
    return (words.cell(f"{task.code} {task.title}"), words.cell(word), words.cell(owner), words.cell(due))
