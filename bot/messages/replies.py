"""Answers to commands and clicks: seen only by whoever asked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from bot.messages import actions, commands, dropping, editing, handing, paging, parts
from bot.messages.absences import away
from bot.messages.cases import KIND_WORDS
from bot.messages.given import grant
from bot.messages.goals import chart, departments, goal_table
from bot.messages.model import (
    Block,
    Bold,
    Bullets,
    Button,
    Buttons,
    Code,
    Heading,
    Message,
    Note,
    Paragraph,
    Simple,
    Table,
    Text,
)
from bot.messages.paging import Pager
from bot.messages.tasks import details
from bot.words.catalogue import Value, Words
from domain.claims import never_answered
from domain.history import Entry
from domain.paging import FIRST, ON_A_PAGE, ROWS_ON_A_PAGE, Page, Turned
from domain.people import Person
from domain.services.tasks import PlanStatus
from domain.tasks import TaskState
from domain.views import CaseView, TaskView

GOALS, DEPARTMENTS, UNOWNED, STALLED = "goals", "departments", "unowned", "stalled"
"""The names of the lists that can be turned page by page."""


def status(plan: PlanStatus, words: Words, turned: Turned = FIRST) -> Message:
    """The plan in one look: what is wrong, goals by their weakest link, departments; one list may be turned."""
    counts = (
        words.plural("status.cases", plan.open_cases),
        words.plural("status.unowned", plan.unowned),
        words.plural("status.overdue", plan.overdue),
        words.plural("status.unready", plan.unready),
    )
    buttons = (
        _open(actions.PLAN_UNOWNED, "button.unowned", words),
        _open(actions.PLAN_STALLED, "button.stalled", words),
        parts.command_button("unready", "button.unready", words),
    )
    blocks: list[Block] = [Bullets(counts), Buttons(buttons)]
    if plan.goals:
        title = words.text("digest.goals")
        pager = _pager(GOALS, title, turned.start_of(GOALS, len(plan.goals), ROWS_ON_A_PAGE), len(plan.goals))
        goals = plan.goals[pager.start :][:ROWS_ON_A_PAGE]
        table = replace(goal_table(goals, words), more=(), below=paging.every(len(goals), pager, words))
        blocks += [Heading(title), *chart(goals, words), table]
    if plan.departments:
        blocks += _departments(plan, words, turned)
    if plan.away is not None:
        blocks += away(plan.away, "status.away", words)
    return Message(words.text("status.summary", day=words.day(plan.today)), tuple(blocks), words.language)


def _departments(plan: PlanStatus, words: Words, turned: Turned) -> list[Block]:
    title, total = words.text("status.departments"), len(plan.departments)
    pager = _pager(DEPARTMENTS, title, turned.start_of(DEPARTMENTS, total, ROWS_ON_A_PAGE), total)
    lines = departments(plan.departments[pager.start :][:ROWS_ON_A_PAGE], words)
    return [Heading(title), paging.items(lines.groups, pager, words)]


def _pager(part: str, what: Text, start: int, total: int, size: int = ROWS_ON_A_PAGE) -> Pager:
    return Pager(actions.LIST_TURN, partial(actions.list_value, part), what, start, total, size)


def unowned(page: Page[TaskView], words: Words, today: date) -> Message:
    """Tasks that nobody answers for, each with a button to give it to somebody."""
    if not page.entries:
        return Message(words.text("unowned.none"), (), words.language)
    groups = [unowned_group(view, words, today) for view in page.entries]
    summary = words.plural("unowned.summary", page.total)
    pager = _pager(UNOWNED, words.text("button.unowned"), page.start, page.total, ON_A_PAGE)
    blocks: list[Block] = [paging.items(groups, pager, words)]
    if any(map(never_answered, page.entries)):
        blocks.append(Paragraph(words.text("unowned.silent.rule")))
    return Message(summary, (*blocks, Note(words.text("unowned.footer"))), words.language)


def unowned_group(view: TaskView, words: Words, today: date) -> list[Simple]:
    """One task without an owner, or with one who never answered."""
    where = [view.department.name] if view.department is not None else []
    claim = parts.button(actions.CLAIM, str(view.task.id), "button.claim", words, view)
    assign = parts.button(actions.TASK_ASSIGN, str(view.task.id), "button.assign", words, view)
    facts = Paragraph(words.row(*where, parts.due(view, words, today)))
    about = [*_silent(view, words), *parts.offered(view, words)]
    return [parts.title(view, words), facts, *about, Buttons((claim, assign))]


def _silent(view: TaskView, words: Words) -> list[Simple]:
    """That its owner does not count as one, by name where the reader may know it."""
    if not never_answered(view):
        return []
    if view.owner is None:
        return [Paragraph(words.text("unowned.silent"))]
    return [Paragraph(words.text("unowned.silent.by_name", person=view.owner))]


def stalled(page: Page[CaseView], words: Words, today: date) -> Message:
    """Open cases: what is silent, overdue, blocked, off track or unowned, and when each climbs."""
    if not page.entries:
        return Message(words.text("stalled.none"), (), words.language)
    summary = words.plural("stalled.summary", page.total)
    header = ("column.task", "column.why", "column.owner", "column.next")
    table = Table(
        caption=words.line("stalled.caption"),
        header=tuple(words.line(key) for key in header),
        rows=tuple(_stalled_row(view, words, today) for view in page.entries),
        below=paging.every(
            len(page.entries), _pager(STALLED, words.text("button.stalled"), page.start, page.total), words
        ),
    )
    return Message(summary, (table, Note(words.text("stalled.footer"))), words.language)


def _stalled_row(view: CaseView, words: Words, today: date) -> tuple[str, ...]:
    task, owner, case = view.view.task, view.view.owner, view.case
    next_day = None if case.next_at is None else words.formats.local_day(case.next_at)
    return (
        words.cell(f"{task.code} {task.title}"),
        words.cell(words.line(KIND_WORDS[case.kind], day=parts.day_of(case.opened_at, words))),
        _owner_cell(owner, words, today),
        words.line("column.leader") if next_day is None else words.near_day(next_day, today),
    )


def _owner_cell(owner: Person | None, words: Words, today: date) -> str:
    """Whoever is away is away, not missing."""
    if owner is None:
        return words.line("column.nobody")
    leave = owner.leave_on(today)
    if leave is None:
        return words.cell(owner.name)
    return words.cell(words.line("column.away", person=owner, day=words.day(leave.last)))


_MAY_BE_DROPPED = {TaskState.OPEN, TaskState.PROPOSED, TaskState.DROPPED}
"""The last one may be opened again."""

_ABOUT_A_TASK = ((actions.TASK_HISTORY, "button.history"), (actions.TASK_RHYTHM, "button.rhythm"))


def task_line(view: TaskView, words: Words) -> Message:
    """Which task a form is about."""
    facts = [view.department.name] if view.department is not None else []
    due = [] if view.task.due_on is None else [words.text("task.due", day=words.day(view.task.due_on))]
    line = Paragraph(words.row(parts.owner(view.owner, words), *facts, *due))
    return Message(parts.title(view, words).text, (line,), words.language)


def task(
    view: TaskView,
    words: Words,
    today: date,
    reader: Person | None = None,
    granted: Sequence[Entry] = (),
    *,
    may_edit: bool = False,
    may_drop: bool = False,
    may_audit: bool = False,
) -> Message:
    """One task with all that is known of it, what was `granted` for it too; its owner, as reader, may hand it over."""
    named = words.text("task.title", code=Bold(view.task.code), title=Bold(view.task.title))
    state = view.task.state
    view = replace(view, given=tuple(each for each in view.given if each.lasts(today)))
    closed = [] if state is TaskState.OPEN else [Paragraph(words.text(parts.CLOSED_WORDS[state]))]
    row = [parts.button(action, str(view.task.id), key, words, view) for action, key in _ABOUT_A_TASK]
    if may_audit:
        row.insert(1, parts.button(actions.TASK_AUDIT, str(view.task.id), "button.audit", words, view))
    if may_drop and state in _MAY_BE_DROPPED:
        row.append(dropping.button(view, words))
    blocks = (
        *closed,
        parts.facts(view, words, today),
        *parts.blocker(view, words),
        *details(view, words, dates=False),
        *parts.missing(view, words),
        *(block for entry in granted for block in grant(entry, words)),
        *handing.section(view, words, reader),
        Buttons((*([editing.button(view, words)] if may_edit else []), *row)),
    )
    return Message(named, blocks, words.language)


def added(view: TaskView, words: Words, today: date) -> Message:
    """The task is in the plan, or on its way to the head who may take it in."""
    key = "added.proposed" if view.task.state is TaskState.PROPOSED else "added.open"
    summary = words.text(key, code=Bold(view.task.code), title=Bold(view.task.title))
    blocks: list[Simple] = [parts.facts(view, words, today), *parts.missing(view, words)]
    row = [*_assigning(view, words), *parts.completing(view, words)] if view.task.state is TaskState.OPEN else []
    if row:
        blocks.append(Buttons(tuple(row)))
    return Message(summary, tuple(blocks), words.language)


def _assigning(view: TaskView, words: Words) -> list[Button]:
    """The way to an owner, where it has none."""
    if view.task.owner_id is not None:
        return []
    return [parts.button(actions.TASK_ASSIGN, str(view.task.id), "button.assign", words, view)]


def assigned(view: TaskView, words: Words) -> Message:
    """The task has an owner, who is told by a message of their own; what it lacks is named, with the way to it."""
    named: dict[str, Value] = {"code": Bold(view.task.code), "title": Bold(view.task.title)}
    owner = words.line("person.somebody") if view.owner is None else view.owner
    row = parts.completing(view, words)
    blocks = (*parts.missing(view, words), *([Buttons(tuple(row))] if row else []))
    return Message(words.text("assigned.told", owner=owner, **named), blocks, words.language)


def noted(view: TaskView, words: Words) -> Message:
    """A plain reply was kept as the note of a check-in."""
    return Message(words.text("noted.kept", code=Bold(view.task.code), title=view.task.title), (), words.language)


def nothing_to_answer(words: Words) -> Message:
    """There is no task to check in on."""
    return Message(words.text("week.nothing"), (), words.language)


def unexpected(reference: str, words: Words) -> Message:
    """Something broke; the reference finds it in the log."""
    return Message(words.text("error.unexpected", reference=Code(reference)), (), words.language)


def by_button(typed: str, words: Words) -> Message:
    """What was typed in a message asks for more, in a window that only a press opens."""
    label = words.line("button.open_form")
    row = Buttons((Button(actions.COMMAND_RUN, commands.value(typed), label, label, "primary"),))
    return Message(words.text("mentioned.form"), (row,), words.language)


def try_again(words: Words) -> Message:
    """The database was busy; nothing was changed."""
    return Message(words.text("error.try_again"), (), words.language)


def _open(action: str, key: str, words: Words) -> Button:
    label = words.line(key)
    return Button(action, actions.NO_VALUE, label, label)
