"""Pieces that several conversations share: how a task, a status and their buttons look."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.messages import actions, commands
from bot.messages.model import Bold, Button, Buttons, Code, Items, Paragraph, Plain, Quote, Simple, Text
from bot.verbs import BY_NAME
from bot.words.catalogue import Value, Words
from domain.checkins import CheckIn
from domain.needs import NeedKind
from domain.people import Person
from domain.rhythm import TaskRhythm
from domain.tasks import Missing, Status, Task, TaskState
from domain.views import NeedView, TaskView

STATUS_WORDS = {
    Status.ON_TRACK: "status.on_track",
    Status.AT_RISK: "status.at_risk",
    Status.OFF_TRACK: "status.off_track",
    Status.DONE: "status.done",
}
MISSING_WORDS = {
    Missing.WHO: "missing.who",
    Missing.WHERE: "missing.where",
    Missing.WHEN: "missing.when",
    Missing.HOW: "missing.how",
}
RHYTHM_WORDS = {
    TaskRhythm.WEEKLY: "rhythm.weekly",
    TaskRhythm.FORTNIGHTLY: "rhythm.fortnightly",
    TaskRhythm.MONTHLY: "rhythm.monthly",
}
NEED_WORDS = {
    NeedKind.DECISION: "need.decision",
    NeedKind.AUTHORITY: "need.authority",
    NeedKind.MONEY: "need.money",
    NeedKind.TIME: "need.time",
    NeedKind.PEOPLE: "need.people",
    NeedKind.SKILL: "need.skill",
}
_SAID_WORDS = ("checkins.said", "checkins.said_progress")
_SAID_BY_OTHER_WORDS = ("checkins.said_for_you", "checkins.said_for_you_progress")
_CARRIED_WORDS = ("checkins.carried", "checkins.carried_progress")
CLOSED_WORDS = {
    TaskState.PROPOSED: "task.state.proposed",
    TaskState.DONE: "task.state.done",
    TaskState.DROPPED: "task.state.dropped",
    TaskState.SPLIT: "task.state.split",
}


def status(value: Status | None, words: Words) -> str:
    """A status as a sign and a word."""
    return words.line("status.none") if value is None else words.line(STATUS_WORDS[value])


def title(view: TaskView, words: Words) -> Paragraph:
    """The line that names a task."""
    return Paragraph(words.text("task.title", code=Bold(view.task.code), title=Bold(view.task.title)))


def due(view: TaskView, words: Words, today: date) -> Text:
    """When the task is due, or was."""
    day = view.task.due_on
    if day is None:
        return words.text("task.no_due")
    key = "task.was_due" if view.task.overdue(today) else "task.due"
    return words.text(key, day=words.day(day, today))


def rhythm(view: TaskView, words: Words) -> list[Text]:
    """How often it is asked about, where that is not every week."""
    if view.task.rhythm is TaskRhythm.WEEKLY:
        return []
    monthly = view.task.rhythm is TaskRhythm.MONTHLY
    return [words.text("rhythm.fact.monthly" if monthly else "rhythm.fact.fortnightly")]


def last_word(view: TaskView, words: Words) -> Text:
    """What was said last, how far it is, and when that was."""
    task = view.task
    if task.status is None or task.last_check_in_at is None:
        return words.text("task.no_word")
    day = words.day(words.formats.local_day(task.last_check_in_at))
    said = status(task.status, words)
    if task.progress is None or task.status is Status.DONE:
        return words.text("task.last_word", status=said, day=day)
    return words.text("task.last_word_progress", status=said, progress=words.percent(task.progress), day=day)


def owner(person: Person | None, words: Words) -> Text:
    """Whose task it is."""
    return words.text("task.no_owner") if person is None else words.text("task.owner", person=person)


def facts(view: TaskView, words: Words, today: date) -> Paragraph:
    """Owner, department, due date and last word on one line."""
    known: list[Text | str] = [owner(view.owner, words)]
    leave = None if view.owner is None else view.owner.leave_on(today)
    if leave is not None:
        known.append(words.text("task.away", day=words.day(leave.last)))
    if view.department is not None:
        known.append(view.department.name)
    return Paragraph(words.row(*known, due(view, words, today), *rhythm(view, words), last_word(view, words)))


def offered(view: TaskView, words: Words) -> list[Simple]:
    """Whom its owner offers the task to, if anybody; it is the owner's until they accept."""
    return [Paragraph(words.text("task.offered", person=view.offered.to))] if view.offered is not None else []


def blocker(view: TaskView, words: Words) -> list[Simple]:
    """What is in the way, if anything."""
    found = view.task.blocker
    return [Paragraph(words.text("task.blocker")), Quote(words.quoted(found))] if found else []


def missing(view: TaskView, words: Words) -> list[Simple]:
    """Which of who, where, when and how are not answered yet, if any."""
    lacking = view.task.missing
    if not lacking:
        return []
    names = words.formats.listing([words.line(_missing_word(view.task, what)) for what in lacking])
    return [Paragraph(words.text("task.missing", what=names))]


def _missing_word(task: Task, what: Missing) -> str:
    """Of two dates the one that is there is not called missing."""
    if what is Missing.WHEN and task.due_on is not None:
        return "lacks.start"
    if what is Missing.WHEN and task.start_on is not None:
        return "lacks.due"
    return MISSING_WORDS[what]


def completing(view: TaskView, words: Words) -> list[Button]:
    """The form in which what a task lacks beside an owner is filled in; nothing where it lacks nothing else."""
    if not set(view.task.missing) - {Missing.WHO}:
        return []
    return [button(actions.TASK_EDIT, str(view.task.id), "button.complete", words, view)]


def has_word(check_in: CheckIn | None) -> bool:
    """Whether the owner has spoken in that week."""
    return check_in is not None and check_in.answered_at is not None and check_in.status is not None


def said(check_in: CheckIn, words: Words, reader: Person | None = None) -> list[Simple]:
    """What the owner said that week: the status, how far it is, when that was, and their words."""
    return [Paragraph(words.row(*said_line(check_in, words, reader))), *remarks(check_in, words)]


def said_line(check_in: CheckIn | None, words: Words, reader: Person | None = None) -> list[Text]:
    """The facts of an answer without its remarks; none while there is no answer.

    A `reader` who did not give it, as their deputy did, reads that somebody else answered.
    """
    if check_in is None or check_in.answered_at is None or check_in.status is None:
        return []
    plainly, with_progress = _CARRIED_WORDS if check_in.carried else _SAID_WORDS
    if reader is not None and check_in.person_id != reader.id:
        plainly, with_progress = _SAID_BY_OTHER_WORDS
    word = status(check_in.status, words)
    if check_in.progress is None or check_in.status is Status.DONE:
        line = words.text(plainly, status=word)
    else:
        line = words.text(with_progress, status=word, progress=words.percent(check_in.progress))
    facts = [line, (Plain(words.moment(check_in.answered_at)),)]
    if check_in.late:
        facts.append(words.text("checkins.late"))
    elif check_in.changed_later(words.formats.local_day(check_in.answered_at)):
        facts.append(words.text("checkins.changed_later"))
    return facts


def seen(view: TaskView, words: Words) -> list[Simple]:
    """Who acknowledged the answer, and when."""
    at = None if view.check_in is None else view.check_in.seen_at
    if view.seen_by is None or at is None:
        return []
    return [Paragraph(words.text("seen.by", person=view.seen_by, moment=words.moment(at)))]


def asked_for(view: TaskView, needs: Sequence[NeedView], words: Words) -> list[Simple]:
    """What the task still waits for: who is asked until when, and who had not answered before them."""
    return [Paragraph(_asked_for(of, words)) for of in needs if of.view.task.id == view.task.id]


def _asked_for(of: NeedView, words: Words) -> Text:
    kind = words.line(NEED_WORDS[of.need.kind])
    if of.asked is None:
        return words.text("asked_for.nobody", kind=kind)
    if of.need.due_at is None:
        return words.text("asked_for.open", kind=kind, person=of.asked)
    values: dict[str, Value] = {"kind": kind, "person": of.asked, "moment": words.moment(of.need.due_at)}
    if of.climbed_from is None:
        return words.text("asked_for.due", **values)
    return words.text("asked_for.climbed", before=of.climbed_from, **values)


def remarks(check_in: CheckIn, words: Words) -> list[Simple]:
    """The note and the blocker of a check-in, where there are any."""
    parts: list[Simple] = []
    if check_in.note:
        parts += [Paragraph(words.text("checkins.note")), Quote(words.quoted(check_in.note))]
    if check_in.blocker:
        parts += [Paragraph(words.text("task.blocker")), Quote(words.quoted(check_in.blocker))]
    return parts


def plain_button(action: str, key: str, words: Words, value: str = actions.NO_VALUE) -> Button:
    """A button that says all by its label."""
    label = words.line(key)
    return Button(action, value, label, label)


def command_button(typed: str, key: str, words: Words) -> Button:
    """A button that does what such a command does, typed in either language."""
    return plain_button(actions.COMMAND_RUN, key, words, commands.value(typed))


def button(action: str, value: str, key: str, words: Words, view: TaskView) -> Button:
    """A button about a task; screen readers hear which task it is."""
    label = words.line(key)
    description = words.line("button.about", label=label, code=view.task.code, title=view.task.title)
    return Button(action, value, label, description)


def status_buttons(view: TaskView, week: date | None, words: Words) -> Buttons:
    """One tap for each status, and the form for those who want to say more."""
    task_id = view.task.id
    taps = [
        button(actions.CHECK_IN_STATUS, actions.status_value(task_id, each, week), key, words, view)
        for each, key in STATUS_WORDS.items()
    ]
    more = button(actions.CHECK_IN_MORE, actions.task_week_value(task_id, week), "button.more", words, view)
    return Buttons((*taps, more))


def change_button(view: TaskView, week: date | None, words: Words, *, undo: bool = False) -> Buttons:
    """The form again, for an answer that is there already; and the way back while it is fresh."""
    value = actions.task_week_value(view.task.id, week)
    row = [button(actions.CHECK_IN_MORE, value, "button.change", words, view)]
    if undo:
        row.append(button(actions.CHECK_IN_UNDO, str(view.task.id), "button.undo", words, view))
    return Buttons(tuple(row))


def answer_part(
    view: TaskView, week: date | None, words: Words, undoable: tuple[int, ...] = (), reader: Person | None = None
) -> list[Simple]:
    """Buttons while there is no word for the week, what was said afterwards, neither once the task is out of play.

    `undoable` are the tasks of the last answer; where there are several, one button for all of them stands elsewhere.
    """
    check_in = view.check_in
    if check_in is not None and has_word(check_in):
        told = [*said(check_in, words, reader), *seen(view, words)]
        undo = undoable == (view.task.id,)
        return [*told, change_button(view, week, words, undo=undo)] if view.task.takes_words else told
    if view.task.state is not TaskState.OPEN:
        return [Paragraph(words.text(CLOSED_WORDS[view.task.state]))]
    noted = remarks(check_in, words) if check_in is not None else []
    return [*noted, status_buttons(view, week, words)]


def last_said(view: TaskView, words: Words) -> list[Simple]:
    """The last word on a task, and the form to change it, where no single week is meant."""
    told: list[Simple] = [Paragraph(last_word(view, words)), *blocker(view, words)]
    return [*told, change_button(view, None, words)] if view.task.takes_words else told


def items(groups: Sequence[Sequence[Simple]], words: Words, key: str = "more.home", *, beyond: int = 0) -> Items:
    """Groups that are left out whole when there are too many; `key` says where the rest is.

    `beyond` is how many there are besides these groups.
    """
    left_out = tuple(_left(beyond + left, words, key) for left in range(1, len(groups) + 1))
    return Items(tuple(tuple(group) for group in groups), left_out, _left(beyond, words, key) if beyond else ())


def more(count: int, words: Words, key: str) -> tuple[Text, ...]:
    """What is said when one, two, ... or all `count` entries are left out."""
    return tuple(_left(left, words, key) for left in range(1, count + 1))


def _left(count: int, words: Words, key: str) -> Text:
    return words.plural(key, count, command=command("status", words))


def command(verb: str, words: Words) -> Code:
    """A command as the reader types it."""
    return Code(BY_NAME[verb].shown(words.language))


def day_of(moment: datetime, words: Words) -> str:
    """The day of an instant where the reader is."""
    return words.day(words.formats.local_day(moment))
