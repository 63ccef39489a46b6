"""Pauses: what else an owner may answer to a nudge, until when the ladder waits for it, and what those above read."""

from collections.abc import Sequence

from bot.messages import actions, elses, parts
from bot.messages.model import Bold, Buttons, Message, Paragraph, Quote, Select, Simple, Text
from bot.words import tidy
from bot.words.catalogue import Value, Words
from domain.climbing import CaseClimbed, OwnerNudged
from domain.needs import NeedKind
from domain.pausing import PauseEnd, PauseView, Proposal
from domain.people import Person
from domain.proposals import NudgeAnswer
from domain.tasks import TaskState
from domain.views import TaskView

_END_WORDS = {PauseEnd.GRANTED: "pauses.granted", PauseEnd.DECLINED: "pauses.declined"}


def otherwise(view: TaskView, words: Words, reader: Person) -> list[Simple]:
    """What whoever answers for a task may answer beside a status; only its owner hands it over."""
    if view.task.state is not TaskState.OPEN:
        return []
    choices = [
        (elses.LACK, "nudge.lack"),
        (elses.NEW_DATE, "nudge.new_date"),
        (elses.SNOOZE, "nudge.snooze"),
    ]
    if view.task.owner_id == reader.id and view.offered is None:
        choices.append((elses.HAND_OVER, "nudge.hand_over"))
    options = tuple((elses.value(view.task.id, choice), words.line(key)) for choice, key in choices)
    return [Select(actions.NUDGE_ELSE, words.line("nudge.else"), options, listed=False)]


def waits(content: OwnerNudged | CaseClimbed, paused: PauseView, words: Words) -> list[Simple]:
    """Until when the ladder waits, and for what; and to whom the case goes then."""
    lines = [Paragraph(_until(paused, words))]
    quote = [Quote(words.quoted(paused.pause.reason))] if paused.pause.reason else []
    return [*lines, *quote, *_then(content.next_person, words)]


def story(pauses: Sequence[PauseView], view: TaskView, words: Words, most: int = tidy.MOST_IN_QUOTE) -> list[Simple]:
    """For those above: what the owner answered meanwhile, and the date they may still approve.

    `most` is how many characters of a reason have room.
    """
    return [block for each in pauses for block in _told(each, view, words, most)]


def asked(content: NudgeAnswer, kind: NeedKind, words: Words) -> Message:
    """To whoever said what is lacking: who is asked until when, and what becomes of the case."""
    values: dict[str, Value] = {"kind": words.line(parts.NEED_WORDS[kind]), **_named(content.view)}
    if content.asked is None or content.due_at is None:
        return Message(words.text("pauses.noted", **values), tuple(_ladder(content, words)), words.language)
    due = Bold(words.moment(content.due_at))
    summary = words.text("pauses.asked", person=content.asked, moment=due, **values)
    return Message(summary, tuple(_ladder(content, words)), words.language)


def proposed(content: NudgeAnswer, day: str, words: Words) -> Message:
    """To whoever proposed another date: who decides until when; until then it stays as it is."""
    person: Value = words.line("person.somebody") if content.asked is None else content.asked
    moment = Bold("" if content.due_at is None else words.moment(content.due_at))
    summary = words.text("pauses.proposed", person=person, day=Bold(day), moment=moment, **_named(content.view))
    return Message(summary, tuple(_ladder(content, words)), words.language)


def snoozed(content: NudgeAnswer, words: Words) -> Message:
    """To whoever let it rest: until when, and to whom it goes then, with the reason."""
    until = Bold("" if content.pause is None else words.moment(content.pause.until))
    summary = words.text("pauses.snoozed", moment=until, **_named(content.view))
    if content.next_person is None:
        return Message(summary, (), words.language)
    then = Paragraph(words.text("pauses.then_reason", person=content.next_person))
    return Message(summary, (then,), words.language)


def _ladder(content: NudgeAnswer, words: Words) -> list[Simple]:
    """What becomes of the case on the task, if there is one."""
    if content.pause is not None:
        until = Bold(words.moment(content.pause.until))
        return [Paragraph(words.text("pauses.until", moment=until)), *_then(content.next_person, words)]
    if content.next_person is None or content.next_at is None:
        return []
    moment = Bold(words.moment(content.next_at))
    return [Paragraph(words.text("pauses.no_pause", moment=moment, person=content.next_person))]


def _until(paused: PauseView, words: Words) -> Text:
    values: dict[str, Value] = {
        "moment": Bold(words.moment(paused.pause.until)),
        "person": words.line("person.somebody") if paused.asked is None else paused.asked,
    }
    if paused.need is not None:
        return words.text("pauses.need", kind=words.line(parts.NEED_WORDS[paused.need.kind]), **values)
    if paused.proposal is not None:
        return words.text("pauses.date", day=words.full_day(paused.proposal.due_on), **values)
    return words.text("pauses.snooze", moment=values["moment"], by=paused.by)


def _then(person: Person | None, words: Words) -> list[Paragraph]:
    return [] if person is None else [Paragraph(words.text("pauses.then", person=person))]


def _told(told: PauseView, view: TaskView, words: Words, most: int) -> list[Simple]:
    day = parts.day_of(told.pause.since, words)
    if told.proposal is not None:
        return _told_date(told, told.proposal, view, words, most)
    if told.need is not None:
        kind = words.line(parts.NEED_WORDS[told.need.kind])
        line = words.text("pauses.told.need", by=told.by, kind=kind, day=day)
        return [Paragraph(words.row(line, *_end(told, words)))]
    until = parts.day_of(told.pause.until, words)
    line = words.text("pauses.told.snooze", by=told.by, day=until)
    return [Paragraph(line), *([Quote(words.quoted(told.pause.reason, most))] if told.pause.reason else [])]


def _told_date(told: PauseView, proposal: Proposal, view: TaskView, words: Words, most: int) -> list[Simple]:
    day, due = parts.day_of(told.pause.since, words), words.full_day(proposal.due_on)
    line = words.text("pauses.told.date", by=told.by, due=due, day=day)
    blocks: list[Simple] = [Paragraph(words.row(line, *_end(told, words))), Quote(words.quoted(proposal.reason, most))]
    return [*blocks, date_buttons(proposal, view, words)] if told.waits else blocks


def date_buttons(proposal: Proposal, view: TaskView, words: Words, *, open_it: bool = False) -> Buttons:
    """To approve a proposed date, or say why not."""
    value = str(proposal.id)
    row = [
        parts.button(actions.DATE_APPROVE, value, "button.approve_date", words, view),
        parts.button(actions.DATE_DECLINE, value, "button.keep_date", words, view),
    ]
    if open_it:
        row.append(parts.button(actions.TASK_OPEN, str(view.task.id), "button.open", words, view))
    return Buttons(tuple(row))


def _end(told: PauseView, words: Words) -> list[Text]:
    return [] if told.pause.end is None else [words.text(_END_WORDS[told.pause.end])]


def _named(view: TaskView) -> dict[str, Value]:
    return {"code": Bold(view.task.code), "title": Bold(view.task.title)}
