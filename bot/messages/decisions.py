"""Decisions: the choices on a case, what was decided, and what those concerned read of it."""

from bot.messages import actions, parts
from bot.messages.model import Bold, Buttons, Message, Note, Paragraph, Quote, Simple, Text
from bot.words.catalogue import Value, Words
from bot.words.tidy import MOST_IN_QUOTE
from domain.decisions import Decision, DecisionKind
from domain.ladder import Case
from domain.notices import DecisionTold
from domain.people import Person
from domain.views import TaskView

Choices = tuple[tuple[str, str], ...]

LEADERS: Choices = (
    (actions.CASE_ASSIGN, "button.assign"),
    (actions.CASE_EXTEND, "button.extend"),
    (actions.CASE_FUND, "button.fund"),
    (actions.CASE_AUTHORITY, "button.authority"),
    (actions.CASE_SCOPE, "button.scope"),
    (actions.CASE_DROP, "button.drop"),
    (actions.CASE_NOTED, "button.noted"),
)
"""What the leader can decide: each is one press, and a form where it needs something."""

BELOW: Choices = (
    (actions.CASE_ASSIGN, "button.assign"),
    (actions.CASE_EXTEND, "button.extend"),
    (actions.CASE_HANDLE, "button.handle"),
)
"""What a head or deputy can decide before it comes to the leader."""

_TOLD_WORDS = {
    DecisionKind.ASSIGN: "decisions.told.assign",
    DecisionKind.EXTEND: "decisions.told.extend",
    DecisionKind.FUND: "decisions.told.fund",
    DecisionKind.AUTHORITY: "decisions.told.authority",
    DecisionKind.SCOPE: "decisions.told.scope",
    DecisionKind.DROP: "decisions.told.drop",
    DecisionKind.NOTED: "decisions.told.noted",
    DecisionKind.HANDLE: "decisions.told.handle",
}
_MADE_WORDS = {
    DecisionKind.ASSIGN: "decisions.made.assign",
    DecisionKind.EXTEND: "decisions.made.extend",
    DecisionKind.FUND: "decisions.made.fund",
    DecisionKind.AUTHORITY: "decisions.made.authority",
    DecisionKind.SCOPE: "decisions.made.scope",
    DecisionKind.DROP: "decisions.made.drop",
    DecisionKind.NOTED: "decisions.made.noted",
    DecisionKind.HANDLE: "decisions.made.handle",
}
_NOTE_WORDS = {
    DecisionKind.FUND: "decisions.for",
    DecisionKind.AUTHORITY: "decisions.for",
    DecisionKind.SCOPE: "decisions.left_out",
}
"""What stands above the leader's words, where they are not the reason."""


def told(content: DecisionTold, words: Words) -> Message:
    """To those concerned, or into the thread of what showed the case: what was decided, and why."""
    decision, task = content.decision, content.view.task
    values = _values(decision, content.by, content.new_owner, words)
    values |= {"code": Bold(task.code), "title": Bold(task.title)}
    if content.to is None:
        footer = words.text("decisions.footer.posted")
    else:
        footer = words.text("decisions.footer.told", command=parts.command("stalled", words))
    return Message(
        summary=words.text(_TOLD_WORDS[decision.kind], **values),
        blocks=(*_lasts(decision, words), *_note(decision, words), *_looked_at(decision, words), Note(footer)),
        language=words.language,
    )


def line(
    decision: Decision, by: Person | None, new_owner: Person | None, words: Words, most: int = MOST_IN_QUOTE
) -> list[Simple]:
    """What was decided on a case, and why (so many characters of it), below the line that names the task."""
    return [Paragraph(made(decision, by, new_owner, words)), *_note(decision, words, most)]


def made(decision: Decision, by: Person | None, new_owner: Person | None, words: Words) -> Text:
    """What was decided, and by whom, on one line."""
    values = _values(decision, by, new_owner, words)
    return words.row(words.text(_MADE_WORDS[decision.kind], **values), *_until(decision, words))


def buttons(case: Case, view: TaskView, words: Words, choices: Choices) -> Buttons:
    """A row of decisions on a case."""
    return Buttons(tuple(parts.button(action, str(case.id), key, words, view) for action, key in choices))


def _values(decision: Decision, by: Person | None, owner: Person | None, words: Words) -> dict[str, Value]:
    values: dict[str, Value] = {"by": words.line("person.somebody") if by is None else by}
    if decision.kind is DecisionKind.ASSIGN:
        values["owner"] = words.line("person.somebody") if owner is None else owner
    if decision.kind is DecisionKind.EXTEND and decision.due_on is not None:
        values["day"] = words.day(decision.due_on, words.formats.local_day(decision.decided_at))
    if decision.kind is DecisionKind.FUND and decision.amount is not None:
        values["amount"] = words.money(decision.amount, decision.currency)
    return values


def _until(decision: Decision, words: Words) -> list[Text]:
    return [] if decision.until is None else [words.text("decisions.until", day=words.full_day(decision.until))]


def _lasts(decision: Decision, words: Words) -> list[Simple]:
    if decision.until is None:
        return []
    return [Paragraph(words.text("decisions.lasts", day=words.full_day(decision.until)))]


def _looked_at(decision: Decision, words: Words) -> list[Simple]:
    """When it comes back if nothing changes, so that nobody is surprised."""
    if decision.follow_up_at is None or decision.followed_up_at is not None:
        return []
    key = "decisions.follow_up_noted" if decision.kind is DecisionKind.NOTED else "decisions.follow_up"
    return [Paragraph(words.text(key, day=parts.day_of(decision.follow_up_at, words)))]


def _note(decision: Decision, words: Words, most: int = MOST_IN_QUOTE) -> list[Simple]:
    if not decision.note:
        return []
    key = _NOTE_WORDS.get(decision.kind, "decisions.reason")
    return [Paragraph(words.text(key)), Quote(words.quoted(decision.note, most))]
