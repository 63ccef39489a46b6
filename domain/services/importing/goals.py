"""The goals of a plan and their measures."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from domain.goals import GOAL_ADDED, GOAL_EDITED, Goal
from domain.measures import Measure, Reading
from domain.plan import FromToday, GoalDraft, MeasureDraft, on_day
from domain.services.importing.ledger import Kind, Ledger
from domain.services.measuring import take_reading
from domain.views import MeasureView

_OF_THE_CHAT = ("title", "perspective", "parent_id", "department_id", "owner_id", "due_on")


def bring_goals(book: Ledger) -> None:
    """Make or change the goals, each after the goal above it."""
    known = {goal.code: goal for goal in book.uow.goals.all()}
    drafts = {draft.code: draft for draft in book.draft.goals}
    for draft in sorted(book.draft.goals, key=lambda draft: _depth(draft, drafts)):
        before = known.get(draft.code)
        after = Goal(
            id=before.id if before else 0,
            code=draft.code,
            title=draft.title,
            perspective=draft.perspective,
            parent_id=None if draft.parent is None else book.goals[draft.parent],
            department_id=None if draft.department is None else book.departments[draft.department],
            owner_id=None if draft.owner is None else book.people[draft.owner],
            due_on=None if draft.due_on is None else on_day(draft.due_on, book.today),
        )
        if before is not None and before != after:
            after = _with_word_of_chat(book, draft, before, after)
        if before is None:
            after = book.uow.goals.add(after)
        elif before != after:
            book.uow.goals.save(after)
        book.goals[draft.code] = after.id
        book.note(Kind.GOALS, f"goal:{after.id}", before, after)
    book.absent(Kind.GOALS, known, drafts)


def _with_word_of_chat(book: Ledger, draft: GoalDraft, before: Goal, after: Goal) -> Goal:
    """What was set in the chat stays, and so does an owner or a date on which the file is silent."""
    trail = [entry for entry in book.uow.audit.of(f"goal:{before.id}") if entry.what in {GOAL_ADDED, GOAL_EDITED}]
    kept = {name for entry in trail for name in entry.after or {} if name in _OF_THE_CHAT}
    kept |= set() if draft.owner is not None else {"owner_id"}
    kept |= set() if isinstance(draft.due_on, date) else {"due_on"}
    stays: dict[str, Any] = {name: getattr(before, name) for name in kept}
    return replace(after, **stays)


def bring_measures(book: Ledger) -> None:
    """Make or change the measures and record their readings."""
    known = {view.measure.key: view for view in book.uow.measures.views()}
    for draft in book.draft.measures:
        view = known.get(draft.key)
        before = view.measure if view else None
        after = _measure(book, draft, before)
        if before is None:
            after = book.uow.measures.add(after)
        elif before != after:
            book.uow.measures.save(after)
        book.note(Kind.MEASURES, f"measure:{after.id}", before, after)
        _record(book, draft, after, is_new=before is None)
    _follow(book, known)
    book.absent(Kind.MEASURES, known, (draft.key for draft in book.draft.measures))


def _follow(book: Ledger, known: Mapping[str, MeasureView]) -> None:
    """Have new readings of known measures followed up; what a plan brings with it is history."""
    readings = book.uow.cues.readings()
    for measure in book.uow.measures.all():
        before, newest = known.get(measure.key), readings.get(measure.id, [])
        earlier = None if before is None else before.reading
        if newest and earlier is not None and newest[0].on > earlier.on:
            take_reading(book.uow, measure, newest, book.now, book.today, through=book.through)


def _depth(draft: GoalDraft, drafts: dict[str, GoalDraft]) -> int:
    return 0 if draft.parent is None else 1 + _depth(drafts[draft.parent], drafts)


def _measure(book: Ledger, draft: MeasureDraft, before: Measure | None) -> Measure:
    return Measure(
        id=before.id if before else 0,
        key=draft.key,
        goal_id=book.goals[draft.goal],
        name=draft.name,
        unit=draft.unit,
        direction=draft.direction,
        baseline=draft.baseline,
        target=draft.target,
        slipped_at=before.slipped_at if before else None,
    )


def _record(book: Ledger, draft: MeasureDraft, measure: Measure, *, is_new: bool) -> None:
    """Record the readings; relative ones of a known measure are there since its first import."""
    there = {} if is_new else {reading.on: reading.value for reading in book.uow.measures.readings(measure.id)}
    was: dict[str, object] = {}
    recorded: dict[str, object] = {}
    for one in draft.readings:
        if isinstance(one.on, FromToday) and not is_new:
            book.count(Kind.READINGS, "left")
            continue
        reading = Reading(measure.id, on_day(one.on, book.today), one.value)
        if there.get(reading.on) == reading.value:
            book.count(Kind.READINGS, "left")
            continue
        book.uow.measures.record(reading)
        recorded[reading.on.isoformat()] = str(reading.value)
        if reading.on in there:
            was[reading.on.isoformat()] = str(there[reading.on])
        book.count(Kind.READINGS, "changed" if reading.on in there else "created")
    if recorded:
        book.write(f"measure:{measure.id}", {"readings": was} if was else None, {"readings": recorded})
