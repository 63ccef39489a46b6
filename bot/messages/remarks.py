"""Words below a digest: what the owner reads, that they were carried, and the question which task was meant."""

from collections.abc import Sequence

from bot.messages import actions, parts
from bot.messages.heard import CHOICES, TAPS
from bot.messages.model import Bold, Bullets, Button, Buttons, Message, Note, Paragraph, Plain, Quote, Select
from bot.words import tidy
from bot.words.catalogue import Value, Words
from domain.remarks import Remarked
from domain.views import TaskView

LABEL = 70
"""Characters of a name that a button shows."""


def remarked(content: Remarked, words: Words) -> Message:
    """To the owner: who wrote what about their task, and where; or that it was taken back."""
    task = content.view.task
    named: dict[str, Value] = {"by": content.by, "code": Bold(task.code), "title": Bold(task.title)}
    footer = Note(words.text("remarks.footer", by=content.by))
    if content.text is None:
        return Message(words.text("remarks.taken_back", **named), (footer,), words.language)
    quote = Quote(words.quoted(content.text))
    return Message(words.text("remarks.told", **named), (quote, footer), words.language)


def carried(views: Sequence[TaskView], words: Words) -> Message:
    """In the thread: to whom the words went."""
    names = words.formats.listing([_named(view, words) for view in views])
    return Message(words.text("remarks.carried", tasks=names), (), words.language)


def which_task(views: Sequence[TaskView], ts: str, words: Words) -> Message:
    """In the thread: which task was meant, by one tap, or none; `ts` is where the words stand."""
    none = parts.plain_button(actions.REMARK_NONE, "button.no_task", words, actions.about_value(views[0].task.id, ts))
    example = Paragraph(words.text("remarks.example"))
    summary = words.text("remarks.which")
    if len(views) <= TAPS:
        taps = tuple(_tap(view, ts) for view in views)
        return Message(summary, (Buttons((*taps, none)), example), words.language)
    lines = parts.items([[Bullets(((Plain(_label(view)),),))] for view in views], words, "more.list")
    options = tuple((actions.about_value(view.task.id, ts), _label(view)) for view in views[:CHOICES])
    select = Select(actions.REMARK_ABOUT, words.line("which_task.choose"), options)
    return Message(summary, (lines, select, Buttons((none,)), example), words.language)


def left(words: Words) -> Message:
    """No task was meant."""
    return Message(words.text("remarks.left"), (), words.language)


def _named(view: TaskView, words: Words) -> str:
    owner = view.owner or None
    if owner is None:
        return view.task.code
    return words.line("remarks.task", person=owner, code=view.task.code)


def _tap(view: TaskView, ts: str) -> Button:
    label = _label(view)
    return Button(actions.REMARK_ABOUT, actions.about_value(view.task.id, ts), label, label)


def _label(view: TaskView) -> str:
    return tidy.line(f"{view.task.code} {view.task.title}", LABEL)
