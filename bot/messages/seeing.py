"""Answers that tell of trouble, for whoever should see them: one tap says so to the owner."""

from bot.messages import actions, parts
from bot.messages.model import Button, Buttons, Paragraph, Quote, Simple
from bot.words.catalogue import Words
from domain.views import TaskView


def group(view: TaskView, words: Words) -> list[Simple]:
    """One answer in a list: its task, who said what and when, their words, and who saw it or the button to say so."""
    facts = words.row(parts.owner(view.owner, words), parts.last_word(view, words))
    told: list[Simple] = []
    if view.check_in is not None and view.check_in.note:
        told += [Paragraph(words.text("needs_you.note")), Quote(words.quoted(view.check_in.note))]
    told += parts.blocker(view, words)
    row: list[Button] = [parts.button(actions.TASK_OPEN, str(view.task.id), "button.open", words, view)]
    if view.check_in is not None and view.check_in.answered_at is not None and view.check_in.seen_at is None:
        value = actions.answer_value(view.check_in.id, view.check_in.answered_at)
        row.insert(0, parts.button(actions.ANSWER_SEEN, value, "button.seen", words, view))
    return [parts.title(view, words), Paragraph(facts), *told, *parts.seen(view, words), Buttons(tuple(row))]
