"""Tasks on their way to people: given to an owner, and proposed to a head."""

from bot.messages import actions, parts
from bot.messages.given import given_lines
from bot.messages.model import Bold, Buttons, Message, Note, Paragraph, Quote, Simple
from bot.words.catalogue import Value, Words
from domain.handing import TaskGiven, TaskProposed
from domain.people import Person
from domain.tasks import TaskState
from domain.views import TaskView


def given(content: TaskGiven, words: Words) -> Message:
    """To a new owner: what it is, what is still missing, and the buttons to say how it goes."""
    view = content.view
    named: dict[str, Value] = {"code": Bold(view.task.code), "title": Bold(view.task.title)}
    if content.by is None or content.by.id == content.to.id:
        summary = words.text("tasks.given.yours", **named)
    else:
        summary = words.text("tasks.given.by", by=content.by, **named)
    return Message(
        summary=summary,
        blocks=(
            *details(view, words),
            *parts.missing(view, words),
            *first_word(view, content.to, words),
            Note(words.text("tasks.given.footer")),
        ),
        language=words.language,
    )


def first_word(view: TaskView, to: Person, words: Words) -> list[Simple]:
    """Buttons until the new owner has spoken; none once the task went on to somebody else."""
    if view.task.owner_id != to.id:
        return [Paragraph(words.row(words.text("tasks.given.moved_on"), parts.owner(view.owner, words)))]
    if view.task.status is not None and view.task.last_check_in_at is not None:
        return parts.last_said(view, words)
    return parts.answer_part(view, None, words)


def proposed(content: TaskProposed, words: Words) -> Message:
    """To the head of a department: a member proposes a task; giving it an owner takes it into the plan."""
    view = content.view
    named: dict[str, Value] = {"code": Bold(view.task.code), "title": Bold(view.task.title)}
    return Message(
        summary=words.text("tasks.proposed", by=content.by, **named),
        blocks=(
            *details(view, words),
            *parts.missing(view, words),
            *_answer(view, words),
            Note(words.text("tasks.proposed.footer")),
        ),
        language=words.language,
    )


def details(view: TaskView, words: Words, *, dates: bool = True) -> list[Simple]:
    """What is known of a task: goal, where, when (unless it stands elsewhere), how."""
    task = view.task
    known: list[Simple] = []
    if view.goal is not None:
        known.append(Paragraph(words.text("task.goal", code=view.goal.code, title=view.goal.title)))
    if task.place or view.department is not None:
        where = [place for place in (view.department.name if view.department else None, task.place) if place]
        known.append(Paragraph(words.text("task.where", where=words.row(*where))))
    if dates and task.due_on is not None:
        due = words.full_day(task.due_on)
        if task.start_on is None:
            known.append(Paragraph(words.text("task.due", day=due)))
        else:
            known.append(Paragraph(words.text("task.span", start=words.full_day(task.start_on), due=due)))
    if task.how:
        known += [Paragraph(words.text("task.how")), Quote(words.quoted(task.how))]
    return [*known, *given_lines(view, words)]


def _answer(view: TaskView, words: Words) -> list[Simple]:
    if view.task.state is TaskState.PROPOSED:
        assign = parts.button(actions.TASK_ASSIGN, str(view.task.id), "button.assign", words, view)
        return [Buttons((assign,))]
    if view.task.state is TaskState.OPEN:
        return [Paragraph(words.row(words.text("tasks.proposed.taken"), parts.owner(view.owner, words)))]
    return [Paragraph(words.text(parts.CLOSED_WORDS[view.task.state]))]
