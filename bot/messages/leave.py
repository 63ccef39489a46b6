"""Leave: when somebody is away, who is asked meanwhile, and what matters to whoever comes back."""

from collections.abc import Sequence

from bot.messages import actions, checkins, parts, zones
from bot.messages.model import Block, Bullets, Button, Buttons, Message, Note, Paragraph, Simple, Text
from bot.words.catalogue import Words
from domain.absences import Absence, AwayAsked, LeaveNoted, Unmuted
from domain.people import Leave, Person
from domain.weekly import WelcomedBack


def welcomed(content: WelcomedBack, words: Words) -> Message:
    """What matters after a leave: this week's check-in and how much waits for a decision, not the backlog."""
    blocks: list[Block] = list(checkins.tasks(content.asked, words)) if content.asked.shown else []
    if content.cases:
        blocks.append(Paragraph(words.plural("leave.cases", len(content.cases))))
    if content.needs:
        blocks.append(Paragraph(words.plural("leave.needs", len(content.needs))))
    if not blocks:
        blocks.append(Paragraph(words.text("leave.nothing")))
    blocks += [
        Buttons((parts.plain_button(actions.HOME_OPEN, "button.home", words),)),
        Note(words.text("leave.welcome_why")),
    ]
    return Message(words.text("leave.welcome", person=content.to), tuple(blocks), words.language)


def noted(content: LeaveNoted, words: Words) -> Message:
    """Somebody else noted a leave: whose word it was, when it is, and how to end it."""
    blocks = (
        *_days(content.leaves, words),
        _meanwhile(content.deputy, words),
        Buttons((parts.plain_button(actions.LEAVE_OPEN, "button.leave", words),)),
        Note(_footer(words)),
    )
    return Message(words.text("leave.noted", by=content.by), blocks, words.language)


def taken(absence: Absence, words: Words, *, own: bool) -> Message:
    """A leave was noted."""
    key = "leave.taken" if own else "leave.taken_other"
    blocks = (*_days(absence.leaves, words), _meanwhile(absence.deputy, words), Note(_footer(words)))
    return Message(words.text(key, person=absence.person), blocks, words.language)


def returned(absence: Absence, words: Words, *, own: bool) -> Message:
    """Somebody is back."""
    key = "leave.back" if own else "leave.back_other"
    return Message(words.text(key, person=absence.person), _days(absence.leaves, words), words.language)


def section(absence: Absence, words: Words) -> list[Simple]:
    """What Home says of one's own leave: when it is, and buttons to note one, to cancel one, to be back."""
    buttons = [parts.plain_button(actions.LEAVE_OPEN, "button.leave", words)]
    if absence.present is not None:
        buttons.insert(0, parts.plain_button(actions.LEAVE_BACK, "button.back", words))
    coming = [leave for leave in absence.leaves if leave != absence.present]
    buttons += [_cancel(leave, words) for leave in coming]
    told = [*_days(absence.leaves, words), _meanwhile(absence.deputy, words)]
    if not absence.leaves:
        told = [Paragraph(words.text("leave.none"))]
    if absence.holiday is not None:
        day, holiday = absence.holiday
        told.append(Paragraph(words.text("leave.holiday", name=holiday.name(words.language), day=day)))
    quiet, switch = _mute(absence.person, words)
    told += quiet
    buttons.append(switch)
    return [*zones.section(absence.person, words), *told, Buttons(tuple(buttons))]


def asked(content: AwayAsked, words: Words) -> Message:
    """Whether a status means a leave, and what became of the question."""
    summary = words.text("away.ask", day=content.last)
    if content.answer is not None:
        key = "away.yes" if content.answer else "away.no"
        return Message(summary, (Paragraph(words.text(key, day=content.last)),), words.language)
    day = content.last.isoformat()
    row = ((actions.AWAY_YES, "button.away_yes"), (actions.AWAY_NO, "button.away_no"))
    buttons = Buttons(tuple(parts.plain_button(action, key, words, day) for action, key in row))
    return Message(summary, (buttons, Note(words.text("away.why"))), words.language)


def unmuted(content: Unmuted, words: Words) -> Message:
    """A mute has ended by itself."""
    if content.next_ask_at is None:
        return Message(words.text("mute.over"), (), words.language)
    return Message(words.text("mute.over_next", moment=content.next_ask_at), (), words.language)


def muted(person: Person, words: Words) -> Message:
    """Nothing is asked by itself for a while, or again."""
    if person.muted_until is None:
        return Message(words.text("mute.ended"), (), words.language)
    summary = words.text("mute.until", day=person.muted_until)
    notes = (
        Paragraph(words.text("mute.cases")),
        Note(words.text("mute.footer", command=parts.command("unmute", words))),
    )
    return Message(summary, notes, words.language)


def _mute(person: Person, words: Words) -> tuple[list[Simple], Button]:
    if person.muted_until is None:
        return [], parts.plain_button(actions.MUTE_WEEK, "button.mute", words)
    told: list[Simple] = [Paragraph(words.text("mute.until", day=person.muted_until))]
    return told, parts.plain_button(actions.MUTE_END, "button.unmute", words)


def _days(leaves: Sequence[Leave], words: Words) -> tuple[Simple, ...]:
    return (Bullets(tuple(_line(leave, words) for leave in leaves)),) if leaves else ()


def _line(leave: Leave, words: Words) -> Text:
    if leave.first is None:
        return words.text("leave.until", last=leave.last)
    if leave.first == leave.last:
        return words.text("leave.day", day=leave.last)
    return words.text("leave.span", first=leave.first, last=leave.last)


def _meanwhile(deputy: Person | None, words: Words) -> Paragraph:
    if deputy is None:
        return Paragraph(words.text("leave.no_deputy"))
    return Paragraph(words.text("leave.deputy", deputy=deputy))


def _footer(words: Words) -> Text:
    return words.text("leave.footer", command=parts.command("back", words))


def _cancel(leave: Leave, words: Words) -> Button:
    label = words.line("button.cancel_leave", day=leave.first or leave.last)
    return Button(actions.LEAVE_CANCEL, leave.last.isoformat(), label, label)
