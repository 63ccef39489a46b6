"""Early signs in a digest: what each speaks of, and what one could do, in a kind voice."""

from collections.abc import Sequence

from bot.messages import parts
from bot.messages.model import Block, Bold, Heading, Paragraph, Quote, Simple, Text
from bot.words.catalogue import Value, Words
from domain.cues import CueKind, CueView

_COULD_WORDS = {
    CueKind.FALLING_MEASURE: "cues.could.falling_measure",
    CueKind.SAME_BLOCKER: "cues.could.same_blocker",
    CueKind.DATE_MOVED: "cues.could.date_moved",
    CueKind.DEPARTMENT_QUIETER: "cues.could.department_quieter",
    CueKind.PERSON_QUIETER: "cues.could.person_quieter",
    CueKind.PERSON_LOADED: "cues.could.person_loaded",
    CueKind.DEPARTMENT_LOADED: "cues.could.department_loaded",
    CueKind.PLAN_LOADED: "cues.could.plan_loaded",
}


def cues(views: Sequence[CueView], words: Words) -> list[Block]:
    """The early signs of a digest; nothing where there are none."""
    if not views:
        return []
    groups = [_group(view, words) for view in views]
    return [Heading(words.text("cues.heading")), parts.items(groups, words, "more.list")]


def _group(view: CueView, words: Words) -> list[Simple]:
    """What was noticed, in whose words, and what could help."""
    group: list[Simple] = [Paragraph(_sign(view, words))]
    if view.cue.kind is CueKind.SAME_BLOCKER and view.view is not None and view.view.task.blocker:
        group.append(Quote(words.quoted(view.view.task.blocker)))
    return [*group, Paragraph(words.text(_COULD_WORDS[view.cue.kind]))]


def _sign(view: CueView, words: Words) -> Text:
    if view.view is not None:
        return _of_task(view, words)
    if view.measure is not None:
        return _of_measure(view, words)
    return _of_people(view, words)


def _of_task(view: CueView, words: Words) -> Text:
    if view.view is None:
        raise TypeError("this cue speaks of a task")
    cue, task = view.cue, view.view.task
    values: dict[str, Value] = {"code": Bold(task.code), "title": task.title}
    if cue.kind is CueKind.SAME_BLOCKER:
        return words.plural("cues.same_blocker", cue.count, **values)
    if view.first_due is None or task.due_on is None:
        return words.plural("cues.date_moved", cue.count, **values)
    first, due = words.full_day(view.first_due), words.full_day(task.due_on)
    return words.plural("cues.date_moved_from", cue.count, first=first, due=due, **values)


def _of_measure(view: CueView, words: Words) -> Text:
    found = view.measure
    if found is None or found.reading is None:
        raise TypeError("this cue speaks of a measure that was read")
    return words.text(
        "cues.falling_measure",
        goal=Bold(found.goal.code),
        name=Bold(found.measure.name),
        value=found.reading.value,
        earlier=found.reading.value if view.earlier is None else view.earlier.value,
        target=found.measure.target,
        unit=found.measure.unit,
    )


def _of_people(view: CueView, words: Words) -> Text:
    cue = view.cue
    now = words.percent(cue.count)
    before = words.percent(cue.before or 0)
    if view.person is not None:
        if cue.kind is CueKind.PERSON_QUIETER:
            return words.text("cues.person_quieter", person=view.person, now=now, before=before)
        return words.plural("cues.person_loaded", cue.count, person=view.person)
    if view.department is not None:
        name = Bold(view.department.name)
        if cue.kind is CueKind.DEPARTMENT_QUIETER:
            return words.text("cues.department_quieter", name=name, now=now, before=before)
        return words.plural("cues.department_loaded", cue.count, name=name)
    return words.plural("cues.plan_loaded", cue.count)
