"""Thanks: proposed in digests for what was finished, sent by leader or head, and read by whoever is thanked."""

from collections.abc import Sequence
from datetime import date

from bot.messages import actions, parts
from bot.messages.digest_more import finished_line, lines
from bot.messages.model import Block, Bold, Button, Buttons, Heading, Message, Note, Quote, Text
from bot.words.catalogue import Words
from domain.digest import Digest, DigestReady
from domain.head_digest import HeadDigest
from domain.people import Person
from domain.recognition import Thanked, can_be_thanked
from domain.views import TaskView

TAPS = 5
"""So many tasks have a button of their own; more are thanked for together, or in the form."""


def proposed(content: DigestReady, words: Words) -> list[Block]:
    """What was finished, who was thanked for it by the leader, and the buttons to thank the others."""
    told, leader = content.digest, content.leader
    waiting = [view for view in told.finished if can_be_thanked(view, leader) and view.task.id not in told.thanked]
    return _section(told, leader, waiting, words, "digest.more_in_thread")


def of_head(told: HeadDigest, words: Words) -> list[Block]:
    """The same for a head and their own people."""
    return _section(told, told.reader, told.to_thank, words, "head_digest.more")


def _section(
    told: Digest | HeadDigest, by: Person, waiting: Sequence[TaskView], words: Words, more: str
) -> list[Block]:
    if not told.finished:
        return []
    rows = [
        _line(view, by, words) if view.task.id in told.thanked else finished_line(view, words) for view in told.finished
    ]
    listed = lines(rows, words, more, beyond=told.more_finished)
    return [Heading(words.text("digest.thanks")), listed, *_buttons(told.week, waiting, words)]


def thanked(content: Thanked, words: Words) -> Message:
    """To the owner: who thanks them for what, in their own words where they found some."""
    task = content.view.task
    summary = words.text("thanks.told", by=content.by, code=Bold(task.code), title=Bold(task.title))
    said = [Quote(words.quoted(content.text))] if content.text else []
    return Message(summary, (*said, Note(words.text("thanks.footer", by=content.by))), words.language)


def sent(view: TaskView, words: Words) -> Message:
    """To the leader: it is on its way."""
    person = words.line("person.somebody") if view.owner is None else view.owner
    task = view.task
    return Message(words.text("thanks.sent", person=person, code=Bold(task.code), title=task.title), (), words.language)


def _line(view: TaskView, by: Person, words: Words) -> Text:
    return words.row(finished_line(view, words), words.text("thanks.done", leader=by))


def _buttons(of: date, waiting: Sequence[TaskView], words: Words) -> list[Block]:
    if not waiting:
        return []
    row: list[Button] = []
    week = actions.week_value(of)
    if len(waiting) > 1:
        label = words.plural_line("button.thank_all", len(waiting))
        row.append(Button(actions.THANKS_ALL, week, label, label))
    if len(waiting) <= TAPS:
        row += [_tap(view, words) for view in waiting]
    row.append(parts.plain_button(actions.THANKS_WORDS, "button.thank_in_words", words, week))
    return [Buttons(tuple(row))]


def _tap(view: TaskView, words: Words) -> Button:
    person = words.line("person.somebody") if view.owner is None else view.owner
    label = words.line("button.thank", person=person, code=view.task.code)
    about = words.line("button.about", label=label, code=view.task.code, title=view.task.title)
    return Button(actions.THANKS_SEND, str(view.task.id), label, about)
