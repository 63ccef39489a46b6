"""Names of a file that nobody here is known by: how many, who they are, and what somebody was given together."""

from bot.messages import actions, parts
from bot.messages.model import Block, Button, Buttons, Heading, Message, Note, Paragraph, Simple
from bot.words.catalogue import Words
from domain.owner_names import NamesKnown, TasksGiven

MOST_TASKS = 10
"""Tasks named in one message; the rest stands on Home."""


def button(words: Words) -> Button:
    """Opens the form that asks who the names are."""
    label = words.line("button.who_is_that")
    return Button(actions.IMPORT_NAMES, actions.NO_VALUE, label, label)


def waiting(names: int, words: Words) -> list[Block]:
    """That so many names wait for whoever reads; nothing where none does."""
    if not names:
        return []
    return [
        Heading(words.text("names.heading")),
        Paragraph(words.plural("names.known_to_nobody", names)),
        Buttons((button(words),)),
    ]


def none(words: Words) -> Message:
    """No name waits."""
    return Message(words.text("names.none"), (), words.language)


def known(done: NamesKnown, words: Words) -> Message:
    """What became of the answer, and whether names still wait."""
    summary = words.plural("names.given", done.given)
    if not done.waiting:
        return Message(summary, (Paragraph(words.text("names.none")),), words.language)
    waiting = Paragraph(words.plural("names.waiting", len(done.waiting)))
    return Message(summary, (waiting, Buttons((button(words),))), words.language)


def given(content: TasksGiven, words: Words) -> Message:
    """To a new owner of several tasks: which, and that the weekly message asks for the dates which are missing."""
    summary = words.plural("names.yours", len(content.views), by=content.by)
    groups: list[list[Simple]] = [
        [
            parts.title(view, words),
            Paragraph(parts.due(view, words, content.today)),
            Buttons((parts.button(actions.TASK_OPEN, str(view.task.id), "button.open", words, view),)),
        ]
        for view in content.views[:MOST_TASKS]
    ]
    beyond = len(content.views) - len(groups)
    blocks = [parts.items(groups, words, beyond=max(0, beyond))]
    undated = sum(view.task.due_on is None for view in content.views)
    asked = [Paragraph(words.plural("names.undated", undated))] if undated else []
    return Message(summary, (*blocks, *asked, Note(words.text("names.why"))), words.language)
