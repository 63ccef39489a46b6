"""What decisions gave a task, and left out of it: it stands wherever the task is read."""

from bot.messages import parts
from bot.messages.model import Paragraph, Quote, Simple, Text
from bot.words.catalogue import Value, Words
from domain.decisions import DecisionKind
from domain.history import Entry
from domain.views import Given, TaskView

_WORDS = {
    DecisionKind.FUND: "given.fund",
    DecisionKind.AUTHORITY: "given.authority",
    DecisionKind.SCOPE: "given.scope",
}


def given_lines(view: TaskView, words: Words) -> list[Simple]:
    """A line for each: what it is, by whom and when, until when, and the leader's words about it."""
    return [Paragraph(_line(each, words)) for each in view.given]


def _line(each: Given, words: Words) -> Text:
    decision = each.decision
    values: dict[str, Value] = {"by": each.by, "day": words.full_day(words.formats.local_day(decision.decided_at))}
    if decision.amount is not None:
        values["amount"] = words.money(decision.amount, decision.currency)
    told: list[Text | str] = [words.text(_WORDS[decision.kind], **values)]
    if decision.until is not None:
        told.append(words.text("decisions.until", day=words.full_day(decision.until)))
    if decision.note:
        told.append(words.cell(decision.note))
    return words.row(*told)


def grant(entry: Entry, words: Words) -> list[Simple]:
    """Something that was granted for a task: by whom, on which day, and what it is exactly."""
    if entry.need is None:
        return []
    by = words.line("person.somebody") if entry.by is None else entry.by
    kind, day = words.line(parts.NEED_WORDS[entry.need.kind]), words.full_day(words.formats.local_day(entry.at))
    line: list[Simple] = [Paragraph(words.text("task.granted", kind=kind, by=by, day=day))]
    return [*line, Quote(words.quoted(entry.word))] if entry.word else line
