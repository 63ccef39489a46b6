"""What was made of a plain reply: taken, kept as a note, or not possible."""

from collections.abc import Sequence

from bot.messages import actions, parts, replies
from bot.messages.model import (
    Block,
    Bold,
    Bullets,
    Button,
    Buttons,
    Code,
    Message,
    Paragraph,
    Plain,
    Select,
    Simple,
)
from bot.words import tidy
from bot.words.catalogue import Words
from domain.tasks import Status
from domain.views import TaskView

TAPS = 5
"""So many tasks have a button each where one is asked which is meant."""

LABEL = 70
"""Characters of a name that a button shows."""

CHOICES = 50
"""So many can be chosen from a list; whoever owns more writes the code."""


def taken(view: TaskView, words: Words) -> Message:
    """An answer in words was taken; the task comes with its check-in."""
    said: list[Simple] = []
    if view.check_in is not None:
        say = parts.said if parts.has_word(view.check_in) else parts.remarks
        said = say(view.check_in, words)
    return Message(words.text("heard.taken", **_named(view)), tuple(said), words.language)


def noted(view: TaskView, guess: Status | None, words: Words) -> Message:
    """A reply was kept as a note; `guess` is the status that may have been meant, which is asked once."""
    if guess is None:
        return replies.noted(view, words)
    summary = words.text("heard.guess", status=parts.status(guess, words), **_named(view))
    week = view.check_in.week if view.check_in is not None else None
    meant = actions.status_value(view.task.id, guess, week)
    buttons = (
        parts.button(actions.CHECK_IN_MEANT, meant, parts.STATUS_WORDS[guess], words, view),
        parts.button(actions.CHECK_IN_ONLY_NOTE, str(view.task.id), "button.only_note", words, view),
    )
    return Message(summary, (Buttons(buttons),), words.language)


def only_noted(view: TaskView, words: Words) -> Message:
    """The question is answered: it was a note and no more."""
    return Message(words.text("heard.only_note", **_named(view)), (), words.language)


def together(messages: Sequence[Message]) -> Message:
    """Several answers in one message, in their order."""
    first, *others = messages
    blocks: list[Block] = list(first.blocks)
    for each in others:
        blocks += [Paragraph(each.summary), *each.blocks]
    return Message(first.summary, tuple(blocks), first.language)


def _named(view: TaskView) -> dict[str, Bold | str]:
    return {"code": Bold(view.task.code), "title": view.task.title}


def which_task(views: Sequence[TaskView], ts: str, words: Words) -> Message:
    """A plain reply could be about several tasks: one tap says which; many stand in a list to choose from.

    `ts` is where the reply stands in the conversation.
    """
    example = Paragraph(words.text("which_task.example", code=Code(views[0].task.code)))
    if len(views) <= TAPS:
        taps = tuple(_tap(view, ts) for view in views)
        return Message(words.text("which_task.ask"), (Buttons(taps), example), words.language)
    lines = [[Bullets(((Plain(_label(view)),),))] for view in views]
    options = tuple((actions.about_value(view.task.id, ts), _label(view)) for view in views[:CHOICES])
    select = Select(actions.CHECK_IN_ABOUT, words.line("which_task.choose"), options)
    return Message(words.text("which_task.ask"), (parts.items(lines, words), select, example), words.language)


def _tap(view: TaskView, ts: str) -> Button:
    label = _label(view)
    return Button(actions.CHECK_IN_ABOUT, actions.about_value(view.task.id, ts), label, label)


def _label(view: TaskView) -> str:
    """As much of a name as a button shows."""
    return tidy.line(f"{view.task.code} {view.task.title}", LABEL)
