"""Measures: how each stands against its target, and what became of a reading."""

from functools import partial

from bot.messages import actions, paging, parts
from bot.messages.model import Bold, Button, Buttons, Message, Note, Paragraph, Simple, Text
from bot.messages.paging import Pager
from bot.words.catalogue import Value, Words
from domain.measures import Direction, Measure, Reading, off_target
from domain.paging import ON_A_PAGE
from domain.readings import MeasuresView, ReadingTaken
from domain.views import MeasureView

MEASURES = "measures"
"""The name of the list that can be turned page by page."""


def measure_line(view: MeasureView, words: Words) -> Text:
    """A measure with its goal, its newest reading and its target."""
    measure, reading = view.measure, view.reading
    if reading is None:
        return words.text("agenda.measure.silent", name=Bold(measure.name), goal=view.goal.code)
    key = "agenda.measure.at_least" if measure.direction is Direction.UP else "agenda.measure.at_most"
    return words.text(
        key,
        name=Bold(measure.name),
        goal=view.goal.code,
        value=reading.value,
        target=measure.target,
        unit=measure.unit,
        day=words.day(reading.on),
    )


def measures(of: MeasuresView, words: Words, start: int = 0) -> Message:
    """Every measure, those that miss their target first, with a button for whoever may take a reading."""
    if not of.measures:
        return Message(words.text("measures.none"), (), words.language)
    in_order = sorted(of.measures, key=_rank)
    shown = in_order[start:][:ON_A_PAGE]
    value = partial(actions.list_value, MEASURES)
    title = words.text("measures.title")
    pager = Pager(actions.LIST_TURN, value, title, start, len(in_order), ON_A_PAGE)
    groups = [_group(view, words, may_read=view.measure.id in of.may_read) for view in shown]
    missed = sum(view.reading is not None and off_target(view.measure, view.reading.value) for view in in_order)
    summary = words.plural("measures.summary", missed, total=len(in_order))
    who = Note(words.text("measures.who", command=parts.command("measure", words)))
    blocks = (paging.items(groups, pager, words), who)
    return Message(summary, blocks, words.language)


def taken(of: ReadingTaken, words: Words) -> Message:
    """What was noted, against the target and the reading before it, and who follows a slip up."""
    measure = of.view.measure
    summary = words.text("measures.taken", name=Bold(measure.name), **_as_read(of.taken, measure, words))
    facts: list[Simple] = [Paragraph(words.row(_against_target(measure, of.taken, words), *_before(of, words)))]
    if of.view.reading is not None and of.view.reading != of.taken:
        facts.append(Paragraph(words.text("measures.not_newest", **_as_read(of.view.reading, measure, words))))
    row = [parts.plain_button(actions.MEASURE_READ, "button.correct", words, str(measure.id))]
    if of.follow_up is not None:
        task, person = of.follow_up.task, parts.owner(of.follow_up.owner, words)
        facts.append(Paragraph(words.text("measures.follow_up", code=Bold(task.code), title=task.title, owner=person)))
        row.insert(0, parts.button(actions.TASK_OPEN, str(task.id), "button.open", words, of.follow_up))
    return Message(summary, (*facts, Buttons(tuple(row))), words.language)


def _group(view: MeasureView, words: Words, *, may_read: bool) -> list[Simple]:
    line = Paragraph(words.row(measure_line(view, words), *_missed(view, words)))
    if not may_read:
        return [line]
    label = words.line("button.take_reading")
    about = words.line("button.about_measure", label=label, name=view.measure.name)
    return [line, Buttons((Button(actions.MEASURE_READ, str(view.measure.id), label, about),))]


def _missed(view: MeasureView, words: Words) -> list[Text]:
    reading = view.reading
    return [] if reading is None else [_against_target(view.measure, reading, words)]


def _against_target(measure: Measure, reading: Reading, words: Words) -> Text:
    return words.text("measures.off_target" if off_target(measure, reading.value) else "measures.on_target")


def _before(of: ReadingTaken, words: Words) -> list[Text]:
    if of.before is None:
        return []
    key = "measures.replaced" if of.before.on == of.taken.on else "measures.before"
    return [words.text(key, **_as_read(of.before, of.view.measure, words))]


def _as_read(reading: Reading, measure: Measure, words: Words) -> dict[str, Value]:
    return {"value": reading.value, "unit": measure.unit, "day": words.day(reading.on)}


def _rank(view: MeasureView) -> int:
    """What misses its target first, then what nobody has read."""
    if view.reading is None:
        return 1
    return 0 if off_target(view.measure, view.reading.value) else 2
