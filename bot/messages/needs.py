"""Needs: what an owner asks for, to whoever can grant it, and what became of it, to the owner."""

from dataclasses import replace

from bot.messages import actions, parts
from bot.messages.model import Bold, Button, Buttons, Message, Note, Paragraph, Quote, Simple
from bot.messages.tasks import details
from bot.words.catalogue import Value, Words
from domain.needs import Need, NeedAnswer, NeedKind
from domain.needs_you import NeedRaised, NeedTold
from domain.people import Person
from domain.views import NeedView, TaskView

_RAISED_WORDS = {
    NeedKind.DECISION: "needs.raised.decision",
    NeedKind.AUTHORITY: "needs.raised.authority",
    NeedKind.MONEY: "needs.raised.money",
    NeedKind.TIME: "needs.raised.time",
    NeedKind.PEOPLE: "needs.raised.people",
    NeedKind.SKILL: "needs.raised.skill",
}
_ANSWERED_WORDS = {
    NeedAnswer.GRANTED: "needs.granted",
    NeedAnswer.DECLINED: "needs.declined",
    NeedAnswer.DECIDED: "needs.decided",
    NeedAnswer.WITHDRAWN: "needs.withdrawn",
}
_TOLD_WORDS = {
    NeedAnswer.GRANTED: "needs.told.granted",
    NeedAnswer.DECLINED: "needs.told.declined",
    NeedAnswer.DECIDED: "needs.told.decided",
    NeedAnswer.WITHDRAWN: "needs.told.withdrawn",
}


def asked(content: NeedRaised, words: Words) -> Message:
    """To whoever can grant it: what an owner needs, for what, until when an answer is due, and the answers."""
    of = content.of
    summary = words.text(_RAISED_WORDS[of.need.kind], by=of.by, **_named(of.view))
    return Message(
        summary=summary,
        blocks=(
            *text(of.need, words),
            *_handed_on(content, words),
            *details(of.view, words),
            *state(of, words, content.to),
            *buttons(of, words),
            Note(words.text("needs.footer")),
        ),
        language=words.language,
    )


def told(content: NeedTold, words: Words) -> Message:
    """To the owner: it was granted, declined, or somebody else is asked now."""
    of, need = content.of, content.of.need
    values: dict[str, Value] = {"kind": words.line(parts.NEED_WORDS[need.kind]), **_named(of.view)}
    if need.answer is None:
        passed = {"by": _name(content.passed_by, words), "person": _name(of.asked, words)}
        summary = words.text("needs.told.passed_on", **passed, **values)
    else:
        summary = words.text(_TOLD_WORDS[need.answer], by=_name(of.answered_by, words), **values)
    waits = state(of, words, content.to) if need.answer is None else []
    footer = Note(words.text("needs.told.footer"))
    return Message(summary, (*text(need, words), *_reason(need, words), *waits, footer), words.language)


def group(of: NeedView, words: Words, reader: Person, *, openly: bool = False) -> list[Simple]:
    """One need in a list: its task, who asks for what since when, until when an answer is due, and the answers.

    Where it stands `openly`, in a channel, nobody's own words do.
    """
    if openly:
        of = replace(of, need=replace(of.need, text=None, answer_text=None))
    since = words.text("needs.since", day=parts.day_of(of.need.raised_at, words))
    asks = Paragraph(words.row(line(of, words).text, since))
    return [parts.title(of.view, words), asks, *text(of.need, words), *state(of, words, reader), *buttons(of, words)]


def line(of: NeedView, words: Words) -> Paragraph:
    """Who asks for what, below the line that names the task."""
    return Paragraph(words.text("needs.asks", by=of.by, kind=words.line(parts.NEED_WORDS[of.need.kind])))


def text(need: Need, words: Words) -> list[Simple]:
    """What the owner wrote about it, if anything."""
    return [Quote(words.quoted(need.text))] if need.text else []


def state(of: NeedView, words: Words, reader: Person) -> list[Simple]:
    """How it was answered and why, or who is asked and until when."""
    need = of.need
    if need.answered_at is not None:
        key = "needs.answered" if need.answer is None else _ANSWERED_WORDS[need.answer]
        day = parts.day_of(need.answered_at, words)
        return [Paragraph(words.text(key, by=_name(of.answered_by, words), day=day)), *_reason(need, words)]
    if not of.waits:
        return [Paragraph(words.text(parts.CLOSED_WORDS[of.view.task.state]))]
    if need.due_at is None:
        return [Paragraph(words.text("needs.open"))]
    due = Bold(words.moment(need.due_at))
    if of.asked is None or of.asked.id == reader.id:
        if of.next_person is None:
            return [Paragraph(words.text("needs.due", moment=due))]
        return [Paragraph(words.text("needs.due_next", moment=due, person=of.next_person))]
    return [Paragraph(words.text("needs.due_from", person=of.asked, moment=due))]


def buttons(of: NeedView, words: Words) -> list[Simple]:
    """The answers while it waits, and the task."""
    value, view = str(of.need.id), of.view
    open_it = parts.button(actions.TASK_OPEN, str(view.task.id), "button.open", words, view)
    if not of.waits:
        return [Buttons((open_it,))]
    answers = (
        (actions.NEED_GRANT, "button.grant"),
        (actions.NEED_DECLINE, "button.decline"),
        (actions.NEED_HAND_ON, "button.pass_on"),
    )
    return [Buttons((*(_answer(of, action, value, key, words) for action, key in answers), open_it))]


def _answer(of: NeedView, action: str, value: str, key: str, words: Words) -> Button:
    """Screen readers hear what is needed as well, for a task may need several things."""
    label, task = words.line(key), of.view.task
    kind = words.line(parts.NEED_WORDS[of.need.kind])
    about = words.line("button.about_need", label=label, kind=kind, code=task.code, title=task.title)
    return Button(action, value, label, about)


def _handed_on(content: NeedRaised, words: Words) -> list[Simple]:
    if content.climbed_from is not None:
        return [Paragraph(words.text("needs.climbed_to_you", person=content.climbed_from))]
    if content.passed_by is None:
        return []
    by = Paragraph(words.text("needs.passed_to_you", by=content.passed_by))
    return [by, Quote(words.quoted(content.word))] if content.word else [by]


def _reason(need: Need, words: Words) -> list[Simple]:
    if not need.answer_text:
        return []
    return [Paragraph(words.text("decisions.reason")), Quote(words.quoted(need.answer_text))]


def _named(view: TaskView) -> dict[str, Value]:
    return {"code": Bold(view.task.code), "title": Bold(view.task.title)}


def _name(person: Person | None, words: Words) -> Value:
    return words.line("person.somebody") if person is None else person
