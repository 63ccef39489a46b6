"""A small plan as drafts, the import of it, and what is found afterwards."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal

from domain.measures import Direction
from domain.plan import (
    ActionItemDraft,
    CalendarDraft,
    ChannelDraft,
    DepartmentDraft,
    FromToday,
    GoalDraft,
    MeasureDraft,
    PersonDraft,
    PlanDraft,
    ReadingDraft,
    TaskDraft,
    WordDraft,
)
from domain.ports import Clock, Storage
from domain.services.importing import Imported, Importing
from domain.tasks import Status, Task

NOW = datetime(2026, 11, 22, 22, 30, tzinfo=UTC)
"""Sunday evening in UTC, already Monday, half past one at night, in Riyadh."""


TODAY = date(2026, 11, 23)
"""The leader's local date at NOW."""


SARA = PersonDraft("sara", "U0SARA", "Sara", "Asia/Riyadh", "en-US", "ksa")
OMAR = PersonDraft("omar", "U0OMAR", "عمر", "Asia/Riyadh", "ar-SA", "ksa", department="ops", manager="sara")
LENA = PersonDraft("lena", "U0LENA", "Lena", "Europe/Berlin", "de-DE", department="ops", manager="omar", deputy="omar")
DANA = PersonDraft("dana", "U0DANA", "Dana", "UTC", "en-US", is_guest=True)
LINE = TaskDraft(
    "line",
    "Open the second line",
    goal="G1.1",
    department="ops",
    owner="lena",
    place="Riyadh",
    how="Twelve tons a day",
    start_on=FromToday(-10),
    due_on=FromToday(20),
    word=WordDraft(Status.AT_RISK, FromToday(-6), 40, "Belt is late", "No belt"),
)


PORTAL = TaskDraft("portal", "Supplier portal", due_on=date(2027, 1, 31))
PLAN = PlanDraft(
    company="Wadi Dates",
    plan_title="From farm gate to shelf",
    leader="sara",
    digest_channel="#leaders",
    meeting_channel="#strategy",
    people=(LENA, OMAR, SARA, DANA),
    channels=(ChannelDraft("C0LEADERS", "leaders"),),
    calendars=(CalendarDraft("ksa", frozenset({7, 1, 2, 3, 4}), time(8), time(16), frozenset({date(2027, 2, 22)})),),
    departments=(DepartmentDraft("ops", "Operations", "omar", "#leaders"),),
    goals=(GoalDraft("G1.1", "Less waste", "operations", "G1", "ops"), GoalDraft("G1", "Run well", "operations")),
    measures=(
        MeasureDraft(
            "loss",
            "G1",
            "Loss",
            "%",
            Direction.DOWN,
            Decimal("9.2"),
            Decimal(4),
            (ReadingDraft(FromToday(-30), Decimal(8)), ReadingDraft(date(2026, 10, 31), Decimal("7.1"))),
        ),
    ),
    tasks=(LINE, PORTAL),
    action_items=(ActionItemDraft("Call the bank", "omar", FromToday(3), "line"),),
)


class MovedClock(Clock):
    """A clock that stands where a test puts it."""

    def __init__(self, now: datetime) -> None:
        self.moment = now

    def now(self) -> datetime:
        return self.moment


def run(storage: Storage, draft: PlanDraft = PLAN, now: datetime = NOW) -> Imported:
    """Import a draft at a moment."""
    return Importing(storage, MovedClock(now)).run(draft, None, "import plan.yaml")


def with_task(task: TaskDraft) -> PlanDraft:
    """The plan with another version of its first task."""
    return replace(PLAN, tasks=(task, PORTAL))


def task_of(storage: Storage, key: str = "line") -> Task:
    """The task with that key as it is in the database."""
    with storage.read() as uow:
        return uow.tasks.by_key()[key]


def id_of(storage: Storage, chat_id: str) -> int:
    """The id of a person."""
    with storage.read() as uow:
        person = uow.people.by_chat_id(chat_id)
    assert person is not None
    return person.id
