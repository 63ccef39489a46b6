"""Cues: which early signs there are, which of them are told in a digest, and what those speak of."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from domain.cadence import week_of
from domain.cues import (
    COMPANY,
    FEWEST_PEOPLE,
    THIRD_TIME,
    TWICE,
    WEEKS,
    Cue,
    CueKind,
    CueView,
    Sign,
    falling,
    new_ones,
    over,
    quieter,
    times_running,
)
from domain.ports import UnitOfWork
from domain.ports.cues import Spans
from domain.services import access
from domain.services.absentees import away_on
from domain.views import TaskFilter
from domain.workspace import Workspace

MOST_ANSWERS = 8
"""So many of the newest answers of a task are read to see how often the same thing is in the way."""


def signs(uow: UnitOfWork, today: date, scope: int = COMPANY) -> list[Sign]:
    """Every early sign of the whole plan, or of one department; only reads, and much where the plan is large."""
    department_id = None if scope == COMPANY else scope
    settings = access.workspace(uow)
    return [
        *_measures(uow, department_id),
        *_blockers(uow, department_id),
        *_dates(uow, department_id),
        *_answers(uow, settings, department_id, today),
        *_loads(uow, settings, department_id),
    ]


def tell(uow: UnitOfWork, found: Sequence[Sign], scope: int, week: date, now: datetime) -> int:
    """Remember the few that are told in the digest of a week, and end those that are not true any more; how many."""
    standing = uow.cues.standing(scope)
    uow.cues.end([cue.id for cue in over(standing, found)], now)
    chosen = new_ones(found, standing)
    for sign in chosen:
        uow.cues.add(
            Cue(0, scope, sign.kind, sign.subject_id, sign.mark, sign.count, sign.before, week=week, told_at=now)
        )
    return len(chosen)


def told(uow: UnitOfWork, scope: int, week: date) -> tuple[CueView, ...]:
    """The cues of a digest with what they speak of, without those whose subject is gone."""
    cues = uow.cues.of_week(scope, week)
    views = {view.task.id: view for view in uow.tasks.views(TaskFilter(ids=_subjects(cues, *_OF_TASKS)))}
    people = uow.people.many(_subjects(cues, *_OF_PEOPLE))
    departments = {each.id: each for each in uow.departments.all()} if _subjects(cues, *_OF_DEPARTMENTS) else {}
    about_measures = _subjects(cues, CueKind.FALLING_MEASURE)
    measures = {view.measure.id: view for view in uow.measures.views()} if about_measures else {}
    readings = uow.cues.readings() if about_measures else {}
    found = [
        CueView(
            cue,
            view=views.get(cue.subject_id) if cue.kind in _OF_TASKS else None,
            person=people.get(cue.subject_id) if cue.kind in _OF_PEOPLE else None,
            department=departments.get(cue.subject_id) if cue.kind in _OF_DEPARTMENTS else None,
            measure=measures.get(cue.subject_id) if cue.kind is CueKind.FALLING_MEASURE else None,
            earlier=next(iter(readings.get(cue.subject_id, [])[1:]), None),
            first_due=_first_due(uow, cue),
        )
        for cue in cues
    ]
    return tuple(view for view in found if view.cue.kind is CueKind.PLAN_LOADED or _speaks_of_something(view))


_OF_TASKS = (CueKind.SAME_BLOCKER, CueKind.DATE_MOVED)
_OF_PEOPLE = (CueKind.PERSON_QUIETER, CueKind.PERSON_LOADED)
_OF_DEPARTMENTS = (CueKind.DEPARTMENT_QUIETER, CueKind.DEPARTMENT_LOADED)


def _subjects(cues: Sequence[Cue], *kinds: CueKind) -> tuple[int, ...]:
    return tuple(cue.subject_id for cue in cues if cue.kind in kinds)


def _speaks_of_something(view: CueView) -> bool:
    return any(each is not None for each in (view.view, view.person, view.department, view.measure))


def _first_due(uow: UnitOfWork, cue: Cue) -> date | None:
    """The date a task was due on before it was moved for the first time that the trail knows of."""
    if cue.kind is not CueKind.DATE_MOVED:
        return None
    dates = [entry.before.get("due_on") for entry in uow.audit.of(f"task:{cue.subject_id}") if entry.before]
    return next((date.fromisoformat(day) for day in dates if isinstance(day, str)), None)


def _measures(uow: UnitOfWork, department_id: int | None) -> Iterator[Sign]:
    """Measures that fall while every word on their goal is green."""
    readings = uow.cues.readings()
    fallen = [
        view
        for view in uow.measures.views()
        if falling(view.measure, readings.get(view.measure.id, [])) and department_id in {None, view.goal.department_id}
    ]
    green = uow.cues.green_goals() if fallen else set()
    for view in fallen:
        if view.goal.id in green and view.reading is not None:
            yield Sign(CueKind.FALLING_MEASURE, view.measure.id, view.reading.on.isoformat(), 1)


def _blockers(uow: UnitOfWork, department_id: int | None) -> Iterator[Sign]:
    for task_id, newest_first in uow.cues.blockers(department_id, MOST_ANSWERS).items():
        times = times_running(newest_first)
        if times >= THIRD_TIME:
            yield Sign(CueKind.SAME_BLOCKER, task_id, "", times)


def _dates(uow: UnitOfWork, department_id: int | None) -> Iterator[Sign]:
    for task_id, times in uow.cues.moved_dates(department_id, TWICE).items():
        yield Sign(CueKind.DATE_MOVED, task_id, str(times), times)


def _answers(uow: UnitOfWork, settings: Workspace, department_id: int | None, today: date) -> Iterator[Sign]:
    """Whose answers thin out; nobody who is away now, and no department of which few are asked.

    How one person follows through is for themselves and whoever is above them to read: the company's digest, which
    stands in a channel, tells of departments only.
    """
    this_week = week_of(settings.check_in, today)
    span = timedelta(weeks=WEEKS)
    spans = Spans(this_week - 2 * span, this_week - span, this_week)
    away = away_on(uow, today)
    if department_id is None:
        for each, (before, now) in uow.cues.department_answers(spans).items():
            if min(before.people, now.people) >= FEWEST_PEOPLE and quieter(before, now):
                yield Sign(CueKind.DEPARTMENT_QUIETER, each, "", now.percent, before.percent)
        return
    for person_id, (before, now) in uow.cues.people_answers(department_id, spans).items():
        if person_id not in away and quieter(before, now):
            yield Sign(CueKind.PERSON_QUIETER, person_id, "", now.percent, before.percent)


def _loads(uow: UnitOfWork, settings: Workspace, department_id: int | None) -> Iterator[Sign]:
    """Who and what carries more than a person, a department or a plan does well."""
    for person_id, count in uow.cues.loaded_people(department_id, settings.person_load).items():
        yield Sign(CueKind.PERSON_LOADED, person_id, "", count)
    loaded = uow.cues.loaded_departments(settings.plan_load)
    for each in loaded if department_id is None else loaded.keys() & {department_id}:
        yield Sign(CueKind.DEPARTMENT_LOADED, each, "", loaded[each])
    if department_id is None and (count := uow.cues.open_tasks()) >= settings.plan_load:
        yield Sign(CueKind.PLAN_LOADED, 0, "", count)
