"""How often a task is asked about, and one tap for whoever may change it."""

from bot.messages import actions, parts
from bot.messages.model import Block, Bold, Buttons, Message, Note, Paragraph
from bot.words.catalogue import Words
from domain.rhythm import TaskRhythm
from domain.services.rhythms import RhythmView

_SUMMARIES = {
    TaskRhythm.WEEKLY: "rhythm.summary.weekly",
    TaskRhythm.FORTNIGHTLY: "rhythm.summary.fortnightly",
    TaskRhythm.MONTHLY: "rhythm.summary.monthly",
}


def rhythm(content: RhythmView, words: Words) -> Message:
    """The rhythm of a task, when it is asked about next, and what is asked about in between."""
    task = content.view.task
    blocks: list[Block] = []
    if content.asked_at is not None:
        blocks.append(Paragraph(words.text("rhythm.next", moment=content.asked_at)))
    if task.rhythm is not TaskRhythm.WEEKLY:
        blocks.append(Paragraph(words.text("rhythm.between")))
    if content.may_set:
        row = [
            parts.button(actions.RHYTHM_SET, actions.rhythm_value(task.id, each), key, words, content.view)
            for each, key in parts.RHYTHM_WORDS.items()
            if each is not task.rhythm
        ]
        blocks.append(Buttons(tuple(row)))
    blocks.append(Note(words.text("rhythm.who", command=parts.command("rhythm", words))))
    summary = words.text(_SUMMARIES[task.rhythm], code=Bold(task.code), title=Bold(task.title))
    return Message(summary, tuple(blocks), words.language)
