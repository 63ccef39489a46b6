"""How a department, a goal or somebody's tasks stand: in words, as a picture, and task by task."""

from functools import partial

from bot.messages import actions, paging, parts
from bot.messages.goals import SERIES
from bot.messages.measures import measure_line
from bot.messages.model import (
    Block,
    Bold,
    Bullets,
    Buttons,
    Chart,
    Message,
    Note,
    Number,
    Paragraph,
    Series,
    Table,
    Text,
)
from bot.messages.paging import Pager
from bot.words.catalogue import Words
from domain.departments import Department
from domain.goals import Goal
from domain.status_of import ROWS, StatusOf
from domain.views import TaskView, WordCounts

_COLUMNS = ("column.task", "column.last_word", "column.owner", "column.due", "column.progress")
_WORTH_A_PICTURE = 3
"""Fewer tasks are counted faster than a picture is read."""


def status_of(of: StatusOf, words: Words) -> Message:
    """What needs attention first; the same numbers stand in the picture and in the words."""
    blocks: list[Block] = [Bullets((_counted(of.counts, words), *_about(of, words)))]
    if of.counts.total >= _WORTH_A_PICTURE:
        blocks.append(_chart(of.counts, words))
    blocks.append(_table(of, words) if of.page.entries else Paragraph(words.text("status.of.nothing_open")))
    whole = parts.plain_button(actions.PLAN_STATUS, "button.status", words)
    blocks += [Buttons((whole,)), Note(words.text("status.of.footer", command=parts.command("status", words)))]
    summary = words.text("status.of.summary", what=_name(of), day=words.day(of.today))
    return Message(summary, tuple(blocks), words.language)


def _name(of: StatusOf) -> Text:
    subject = of.subject
    return (Bold(f"{subject.code} {subject.title}" if isinstance(subject, Goal) else subject.name),)


def _counted(counts: WordCounts, words: Words) -> Text:
    if not counts.total:
        return words.text("report.no_tasks")
    shown = {key: number for name, key in SERIES.items() if (number := getattr(counts, name))}
    return words.row(*(words.text("table.cell", label=words.line(key), cell=number) for key, number in shown.items()))


def _about(of: StatusOf, words: Words) -> list[Text]:
    """Who heads it, what it is measured by, or that they are away."""
    facts = [measure_line(view, words) for view in of.measures]
    if isinstance(of.subject, Department):
        facts.append(words.text("goals.no_head") if of.head is None else words.text("goals.head", person=of.head))
    if of.leave is not None:
        facts.append(words.text("task.away", day=words.day(of.leave.last)))
    return facts


def _chart(counts: WordCounts, words: Words) -> Chart:
    shown = {words.line(key): float(getattr(counts, name)) for name, key in SERIES.items() if getattr(counts, name)}
    title = words.line("status.of.chart")
    return Chart("pie", title, tuple(shown), (Series(title, tuple(shown.values())),))


def _table(of: StatusOf, words: Words) -> Table:
    page = of.page
    value = partial(actions.list_value, of.list_name)
    pager = Pager(actions.LIST_TURN, value, _name(of), page.start, page.total, ROWS)
    return Table(
        caption=words.line("status.of.caption"),
        header=tuple(words.line(key) for key in _COLUMNS),
        rows=tuple(_row(view, of, words) for view in page.entries),
        below=paging.every(len(page.entries), pager, words),
    )


def _row(view: TaskView, of: StatusOf, words: Words) -> tuple[str | Number, ...]:
    task = view.task
    due = "-" if task.due_on is None else words.day(task.due_on, of.today)
    if task.overdue(of.today):
        due = words.line("column.past_due", day=due)
    owner = words.line("column.nobody") if view.owner is None else view.owner.name
    progress = "-" if task.progress is None else words.percent(task.progress)
    return (
        words.cell(f"{task.code} {task.title}"),
        words.cell(parts.status(task.status, words)),
        words.cell(owner),
        words.cell(due),
        words.cell(progress),
    )
