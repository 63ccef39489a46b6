"""What is not ready: how many tasks lack what, goals that lack something, and each task with the way to fill it in."""

from collections.abc import Sequence
from functools import partial

from bot.messages import actions, commands, paging, parts
from bot.messages.lacks import proposing
from bot.messages.model import Block, Bold, Bullets, Button, Buttons, Heading, Message, Note, Select, Simple, Text
from bot.messages.paging import Pager
from bot.words.catalogue import Words
from domain.goals import Goal, Lack
from domain.readiness import Unready, UnreadyGoal
from domain.tasks import Missing
from domain.views import TaskView

_COUNTED = {
    Missing.WHO: "unready.who",
    Missing.WHERE: "unready.where",
    Missing.WHEN: "unready.when",
    Missing.HOW: "unready.how",
}
_LACKS = {
    Lack.NUMBER: "unready.goal.number",
    Lack.DATE: "unready.goal.date",
    Lack.OWNER: "unready.goal.owner",
    Lack.FIRST_STEP: "unready.goal.first_step",
}
_GOAL_BUTTONS = 3
"""More than so many goals are edited from a list that opens, which takes one line of a phone."""


def unready(of: Unready, words: Words) -> Message:
    """Counts first, then goals, then tasks; that nothing is missing is said."""
    status = Buttons((parts.plain_button(actions.PLAN_STATUS, "button.status", words),))
    footer = Note(words.text("unready.footer", command=parts.command("unready", words)))
    if not of.page.total and not of.goals.total:
        none = words.text("unready.none") if of.subject is None else words.text("unready.none.of", what=_name(of))
        return Message(none, (status, footer), words.language)
    blocks: list[Block] = [*_counts(of, words), *_goals(of, words), *_tasks(of, words), status, footer]
    return Message(_summary(of, words), tuple(blocks), words.language)


def _summary(of: Unready, words: Words) -> Text:
    if not of.page.total:
        return words.plural("unready.summary.goals", of.goals.total)
    if of.subject is None:
        return words.plural("unready.summary", of.page.total)
    return words.plural("unready.summary.of", of.page.total, what=_name(of))


def _name(of: Unready) -> Text:
    if of.subject is None:
        return ()
    return (Bold(of.subject.code if isinstance(of.subject, Goal) else of.subject.name),)


def _counts(of: Unready, words: Words) -> list[Block]:
    lines = tuple(words.plural(key, of.missing[what]) for what, key in _COUNTED.items() if what in of.missing)
    return [Bullets(lines)] if lines else []


def _goals(of: Unready, words: Words) -> list[Block]:
    page = of.goals
    if not page.entries:
        return []
    what = words.text("unready.goals")
    lines: list[list[Simple]] = [[Bullets((_goal(each, words),))] for each in page.entries]
    pager = Pager(actions.LIST_TURN, partial(actions.list_value, of.goals_name), what, page.start, page.total)
    return [
        Heading(what),
        paging.items(lines, pager, words),
        *_editing([e.goal for e in page.entries if e.may_edit], words),
    ]


def _editing(goals: Sequence[Goal], words: Words) -> list[Block]:
    """The way to the form of each goal that the reader may change."""
    if len(goals) > _GOAL_BUTTONS:
        options = tuple((_typed(each), words.line("task.title", code=each.code, title=each.title)) for each in goals)
        return [Select(actions.COMMAND_RUN, words.line("unready.goal.choose"), options)]
    return [Buttons(tuple(_edit(each, words) for each in goals))] if goals else []


def _tasks(of: Unready, words: Words) -> list[Block]:
    page = of.page
    if not page.entries:
        return []
    what = words.text("unready.list")
    pager = Pager(actions.LIST_TURN, partial(actions.list_value, of.list_name), what, page.start, page.total)
    return [Heading(what), paging.items([_group(view, of, words) for view in page.entries], pager, words)]


def _goal(of: UnreadyGoal, words: Words) -> Text:
    what = words.formats.listing([words.line(_LACKS[lack]) for lack in of.lacks])
    return words.text("unready.goal", code=Bold(of.goal.code), title=of.goal.title, what=what)


def _edit(goal: Goal, words: Words) -> Button:
    label = words.line("unready.goal.edit", code=goal.code)
    return Button(actions.COMMAND_RUN, _typed(goal), label, f"{label} {goal.title}")


def _typed(goal: Goal) -> str:
    return commands.value(f"goal edit {goal.code}")


def _group(view: TaskView, of: Unready, words: Words) -> list[Simple]:
    """A task with what it lacks; the forms for that stand below for whoever may say it."""
    row: list[Button] = []
    if view.task.id in of.givable:
        row.append(parts.button(actions.TASK_ASSIGN, str(view.task.id), "button.assign", words, view))
    if view.task.id in of.fillable:
        row += parts.completing(view, words)
    if view.task.id in of.datable:
        row.append(proposing(view, words))
    facts = [parts.title(view, words), parts.facts(view, words, of.today), *parts.missing(view, words)]
    return [*facts, Buttons(tuple(row))] if row else facts
