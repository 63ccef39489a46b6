"""A plan as it would be handed in: the whole plan of a database with keys in the place of ids.

Importing such a draft into an empty database gives the same plan, as far as a plan file can hold it.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import chain, count

from domain.calendars import Calendar
from domain.people import Person
from domain.plan import (
    DEFAULT_CALENDAR,
    ActionItemDraft,
    CalendarDraft,
    DepartmentDraft,
    GoalDraft,
    MeasureDraft,
    PersonDraft,
    PlanDraft,
    ReadingDraft,
    TaskDraft,
    WordDraft,
)
from domain.tasks import Task
from domain.whole_plan import WholePlan

_LONGEST_KEY = 50


def draft_of(plan: WholePlan) -> PlanDraft:
    """The draft. Whoever is a guest by now stands in it, and holds no work and no office."""
    keys = Keys(plan)
    settings = plan.settings
    return PlanDraft(
        company=settings.company,
        plan_title=settings.plan_title,
        leader=keys.holder(settings.leader_id) or "",
        digest_channel=settings.digest_channel,
        meeting_channel=settings.meeting_channel,
        check_in=settings.check_in,
        digest=settings.digest,
        meeting=settings.meeting,
        silent_weeks=settings.silent_weeks,
        still_turns=settings.still_turns,
        answer_days=settings.answer_days,
        person_load=settings.person_load,
        plan_load=settings.plan_load,
        currency=settings.currency,
        leader_weeks=settings.leader_weeks,
        strength=settings.strength,
        ladder=settings.ladder,
        calendars=tuple(_calendar(calendar) for calendar in plan.calendars),
        people=tuple(_person(person, keys, plan) for person in plan.people),
        departments=tuple(
            DepartmentDraft(each.key, each.name, keys.holder(each.head_id), each.channel, each.ladder)
            for each in plan.departments
        ),
        goals=tuple(
            GoalDraft(
                *(goal.code, goal.title, goal.perspective),
                keys.goals.get(goal.parent_id or 0),
                keys.departments.get(goal.department_id or 0),
                keys.holder(goal.owner_id),
                goal.due_on,
            )
            for goal in plan.goals
        ),
        measures=tuple(_measures(plan, keys)),
        tasks=tuple(_task(task, keys, plan) for task in plan.tasks),
        action_items=tuple(
            ActionItemDraft(item.text, keys.holder(item.owner_id), item.due_on, keys.tasks.get(item.task_id or 0))
            for item in plan.action_items
        ),
    )


class Keys:
    """The keys by which the things of a plan call each other, by their ids in the database.

    People get one from their name, tasks that came from the chat the code that people know them by.
    """

    def __init__(self, plan: WholePlan) -> None:
        people = _unique([(person.id, _slug(person.name) or person.chat_id.lower()) for person in plan.people])
        self.people = people
        self.departments = {each.id: each.key for each in plan.departments}
        self.goals = {goal.id: goal.code for goal in plan.goals}
        known = {task.id: task.key for task in plan.tasks if task.key is not None}
        self.tasks = known | _unique([(task.id, task.code) for task in plan.tasks if task.key is None], known.values())
        self._guests = {person.id for person in plan.people if person.is_guest}

    def holder(self, person_id: int | None) -> str | None:
        """The key of somebody who holds an office or a task; a guest holds none."""
        return None if person_id is None or person_id in self._guests else self.people.get(person_id)


def _unique(wanted: Sequence[tuple[int, str]], taken: Iterable[str] = ()) -> dict[int, str]:
    used = {key.casefold() for key in taken}
    keys = {}
    for thing_id, key in wanted:
        others = (f"{key}-{number}" for number in count(2))
        keys[thing_id] = next(way for way in chain((key,), others) if way.casefold() not in used)
        used.add(keys[thing_id].casefold())
    return keys


def _slug(name: str) -> str:
    """Letters and digits of any script, in small letters, with a hyphen wherever something else stands."""
    kept = (char if unicodedata.category(char)[0] in "LMN" else " " for char in name)
    return "-".join("".join(kept).lower().split())[:_LONGEST_KEY].strip("-")


def _calendar(calendar: Calendar) -> CalendarDraft:
    return CalendarDraft(
        key=calendar.key,
        work_days=calendar.work_days,
        starts=calendar.starts,
        ends=calendar.ends,
        days_off=calendar.days_off,
        country=calendar.country,
        subdivision=calendar.subdivision,
        days_on=calendar.days_on,
        name=calendar.name,
    )


def _person(person: Person, keys: Keys, plan: WholePlan) -> PersonDraft:
    return PersonDraft(
        key=keys.people[person.id],
        chat_id=person.chat_id,
        name=person.name,
        zone=person.zone,
        locale=person.locale,
        calendar=person.calendar if plan.calendars else DEFAULT_CALENDAR,
        department=keys.departments.get(person.department_id or 0),
        manager=keys.holder(person.manager_id),
        deputy=None if person.deputy_id == person.id else keys.holder(person.deputy_id),
        is_plan_keeper=person.is_plan_keeper,
        is_guest=person.is_guest,
        away_from=person.away_from,
        away_until=person.away_until,
        own_time=person.own_time,
    )


def _measures(plan: WholePlan, keys: Keys) -> Iterable[MeasureDraft]:
    for measure in plan.measures:
        yield MeasureDraft(
            key=measure.key,
            goal=keys.goals[measure.goal_id],
            name=measure.name,
            unit=measure.unit,
            direction=measure.direction,
            baseline=measure.baseline,
            target=measure.target,
            readings=tuple(ReadingDraft(one.on, one.value) for one in plan.readings.get(measure.id, ())),
        )


def _task(task: Task, keys: Keys, plan: WholePlan) -> TaskDraft:
    return TaskDraft(
        key=keys.tasks[task.id],
        title=task.title,
        goal=keys.goals.get(task.goal_id or 0),
        department=keys.departments.get(task.department_id or 0),
        owner=keys.holder(task.owner_id),
        place=task.place,
        how=task.how,
        start_on=task.start_on,
        due_on=task.due_on,
        rhythm=task.rhythm,
        word=_word(task, plan),
    )


def _word(task: Task, plan: WholePlan) -> WordDraft | None:
    """What its owner said last; the note stands with it only where personal words were asked for."""
    if task.status is None or task.last_check_in_at is None:
        return None
    day = plan.day_of(task.last_check_in_at)
    return WordDraft(task.status, day, task.progress, plan.notes.get(task.id), task.blocker)
