"""The reminder of the week's question: what still waits, with its buttons, why it came, and how to change that."""

from bot.messages import actions, checkins, parts
from bot.messages.model import Button, Buttons, Message, Note
from bot.words.catalogue import Words
from domain.strength import Strength
from domain.weekly import Reminded


def reminded(content: Reminded, words: Words) -> Message:
    """The tasks that waited, as in the week's message; thanks once nothing waits any more."""
    waiting = len(content.asked.waiting)
    summary = words.plural("reminders.summary", waiting) if waiting else words.text("reminders.thanks")
    command = parts.command("settings", words)
    why = "reminders.why_active" if content.strength is Strength.ACTIVE else "reminders.why"
    blocks = (
        *checkins.tasks(content.asked, words),
        Buttons((settings_button(words),)),
        Note(words.text(why, command=command)),
    )
    return Message(summary, blocks, words.language)


def settings_button(words: Words) -> Button:
    """The way to one's own settings."""
    return parts.plain_button(actions.SETTINGS_OPEN, "button.settings", words)
