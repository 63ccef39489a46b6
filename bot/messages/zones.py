"""Moves to another zone: whether somebody lives there now, and what follows from the answer."""

from bot.messages import actions, parts
from bot.messages.model import Block, Button, Buttons, Message, Note, Paragraph, Simple
from bot.words.catalogue import Words
from domain.absences import ZoneAsked
from domain.people import Person, ZoneMove


def asked(content: ZoneAsked, words: Words) -> Message:
    """The question, or what became of it."""
    move = content.move
    if move is None:
        return Message(words.text("zone.over", old=words.place(content.to.zone)), (), words.language)
    why = Note(words.text("zone.why"))
    if move.answer is None:
        blocks: tuple[Block, ...] = (*_meanwhile(move, words), why)
        return Message(words.text("zone.ask", new=words.place(move.zone)), blocks, words.language)
    names = {"old": words.place(move.before), "new": words.place(move.zone)}
    if move.by_itself:
        blocks = (Buttons((_button(actions.ZONE_NO, "button.zone_no", move, words),)), why)
        return Message(words.text("zone.by_itself", **names), blocks, words.language)
    key = "zone.yes" if move.answer else "zone.no"
    return Message(words.text(key, **names), (), words.language)


def section(person: Person, words: Words) -> list[Simple]:
    """The same question on Home, while it is open."""
    move = person.open_move
    if move is None:
        return []
    return [Paragraph(words.text("zone.ask", new=words.place(move.zone))), *_meanwhile(move, words)]


def _meanwhile(move: ZoneMove, words: Words) -> tuple[Simple, ...]:
    day = words.formats.local_day(move.settled_at)
    both = words.text("zone.meanwhile", old=words.place(move.before), new=words.place(move.zone), day=day)
    row = ((actions.ZONE_YES, "button.zone_yes"), (actions.ZONE_NO, "button.zone_no"))
    return Paragraph(both), Buttons(tuple(_button(action, key, move, words) for action, key in row))


def _button(action: str, key: str, move: ZoneMove, words: Words) -> Button:
    return parts.plain_button(action, key, words, actions.moment_value(move.since))
