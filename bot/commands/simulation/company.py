"""A company of any size, drawn from a seed: departments, goals, people in three zones and two languages, tasks."""

import random
from datetime import date, time

from domain.plan import (
    CalendarDraft,
    ChannelDraft,
    DepartmentDraft,
    FromToday,
    GoalDraft,
    PersonDraft,
    PlanDraft,
    TaskDraft,
    WordDraft,
)
from domain.tasks import Status

DEPARTMENT_SIZE = 12
TASKS_EACH = 2
PERSPECTIVES = ("finances", "operations", "partners", "work_environment")
PLACES = (
    ("Asia/Riyadh", "riyadh", "ar-SA"),
    ("Asia/Riyadh", "riyadh", "en-US"),
    ("Europe/Berlin", "berlin", "en-GB"),
    ("America/New_York", "new-york", "en-US"),
)
CALENDARS = (
    CalendarDraft("riyadh", frozenset({7, 1, 2, 3, 4}), time(8), time(16), country="SA"),
    CalendarDraft("berlin", frozenset({1, 2, 3, 4, 5}), time(9), time(17, 30), frozenset({date(2027, 3, 26)})),
    CalendarDraft("new-york", frozenset({1, 2, 3, 4, 5}), time(9), time(17), country="US", subdivision="NY"),
)
STATUSES = (Status.ON_TRACK, Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK)


def company(size: int, seed: int) -> PlanDraft:
    """The plan of a company of that many people; the same seed makes the same company."""
    chance = random.Random(seed)  # noqa: S311  (a story, not a secret)
    departments = max(1, (size - 1) // DEPARTMENT_SIZE)
    heads = [f"p{number}" for number in range(1, departments + 1)]
    people = [_person(chance, number, departments) for number in range(size)]
    goals = [
        GoalDraft(f"G{number}", f"Goal {number}", PERSPECTIVES[number % len(PERSPECTIVES)], department=f"d{number}")
        for number in range(departments)
    ]
    return PlanDraft(
        company="Palm and Anchor",
        plan_title="From harbour to table",
        leader="p0",
        people=tuple(people),
        digest_channel="#leadership",
        meeting_channel="#strategy",
        channels=(
            ChannelDraft("C0LEADERS1", "leadership", tuple(dict.fromkeys(["p0", *heads][:size]))),
            ChannelDraft("C0STRATEGY", "strategy"),
        ),
        calendars=CALENDARS,
        departments=tuple(
            DepartmentDraft(f"d{number}", f"Department {number}", head=heads[number] if number + 1 < size else None)
            for number in range(departments)
        ),
        goals=tuple(goals),
        tasks=tuple(_task(chance, number, size, departments) for number in range(size * TASKS_EACH)),
    )


def _person(chance: random.Random, number: int, departments: int) -> PersonDraft:
    zone, calendar, locale = PLACES[0] if number == 0 else chance.choice(PLACES)
    mine = (number - 1) % departments
    is_head = 0 < number <= departments
    away = number > departments and chance.random() < 0.1  # one in ten is on leave
    begins = chance.randint(0, 20)
    return PersonDraft(
        key=f"p{number}",
        chat_id=f"U0P{number:07}",
        name=f"سارة {number}" if locale.startswith("ar") else f"Member {number}",
        zone=zone,
        locale=locale,
        calendar=calendar,
        department=None if number == 0 else f"d{mine}",
        manager=None if number == 0 else "p0" if is_head else f"p{mine + 1}",
        deputy=f"p{number - 1}" if number > 1 and chance.random() < 0.2 else None,
        is_plan_keeper=number == 1,
        away_from=FromToday(begins) if away else None,
        away_until=FromToday(begins + chance.randint(1, 14)) if away else None,
    )


def _task(chance: random.Random, number: int, size: int, departments: int) -> TaskDraft:
    department = number % departments
    owner = f"p{chance.randrange(size)}" if chance.random() < 0.93 else None  # some have none
    word = None
    if owner is not None and chance.random() < 0.8:
        status = chance.choice(STATUSES)
        word = WordDraft(status, FromToday(-chance.randint(1, 12)), chance.randint(0, 90))
    return TaskDraft(
        key=f"t{number}",
        title=f"مهمة {number}" if chance.random() < 0.4 else f"Task {number}",
        goal=f"G{department}",
        department=f"d{department}",
        owner=owner,
        place="Harbour",
        how="Signed off.",
        start_on=FromToday(-chance.randint(1, 60)),
        due_on=FromToday(chance.randint(-10, 120)),
        word=word,
    )
