"""Importing a plan: what is made, what is changed, and whose word stays."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest

from domain.checkins import Answer
from domain.measures import Direction
from domain.people import OwnTime
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
from domain.rhythm import TaskRhythm
from domain.services.checkins import CheckInService
from domain.services.hours import HoursService
from domain.services.importing import Count, Imported, Importing, Kept, Kind
from domain.services.members import MemberService, Profile
from domain.services.rhythms import RhythmService
from domain.services.tasks import TaskService
from domain.tasks import Status, Task, TaskState
from domain.views import TaskFilter
from domain.workspace import MeetingRhythm, Rhythm

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


def test_a_first_import_makes_everything(storage: Storage) -> None:
    """Everything a draft names is made and counted."""
    result = run(storage)
    assert {kind.value: count for kind, count in result.counts.items()} == {
        "settings": Count(created=1),
        "calendars": Count(created=1),
        "people": Count(created=4),
        "departments": Count(created=1),
        "goals": Count(created=2),
        "measures": Count(created=1),
        "readings": Count(created=2),
        "tasks": Count(created=2),
        "action_items": Count(created=1),
    }
    assert not result.changed_nothing


def test_people_and_their_places(storage: Storage) -> None:
    """Managers, deputies, departments and heads lead to the right people, in whatever order they are listed."""
    run(storage)
    with storage.read() as uow:
        lena, omar, sara = (uow.people.get(id_of(storage, one)) for one in ("U0LENA", "U0OMAR", "U0SARA"))
        (department,) = uow.departments.all()
    assert (lena.manager_id, lena.deputy_id, omar.manager_id, sara.manager_id) == (omar.id, omar.id, sara.id, None)
    assert (department.head_id, department.channel, lena.department_id) == (omar.id, "C0LEADERS", department.id)
    assert (omar.name, omar.language, lena.calendar) == ("عمر", "ar", "default")


def test_a_task_under_way(storage: Storage) -> None:
    """A task comes with its owner, dates from the leader's own today, and the last word as a check-in."""
    run(storage)
    task = task_of(storage)
    assert (task.start_on, task.due_on) == (TODAY - timedelta(days=10), TODAY + timedelta(days=20))
    assert (task.status, task.progress, task.blocker) == (Status.AT_RISK, 40, "No belt")
    assert task.last_check_in_at == datetime(2026, 11, 17, 6, 30, tzinfo=UTC)
    assert (task.owned_since, task.created_at, task.missing) == (NOW, NOW, ())
    with storage.read() as uow:
        check_in = uow.check_ins.find(task.id, date(2026, 11, 16))
    assert check_in is not None
    assert (check_in.person_id, check_in.note, check_in.asked_at) == (id_of(storage, "U0LENA"), "Belt is late", None)


def test_a_task_that_is_done(storage: Storage) -> None:
    """A last word of done closes the task on its day."""
    run(storage, with_task(replace(LINE, word=WordDraft(Status.DONE, FromToday(-2)))))
    task = task_of(storage)
    assert (task.state, task.progress, task.closed_at) == (
        TaskState.DONE,
        100,
        datetime(2026, 11, 21, 6, 30, tzinfo=UTC),
    )


def test_a_last_word_without_an_owner(storage: Storage) -> None:
    """A task that lost its owner keeps its last word; there is no check-in of nobody."""
    run(storage, with_task(replace(LINE, owner=None)))
    task = task_of(storage)
    assert (task.status, task.owner_id, task.owned_since) == (Status.AT_RISK, None, None)
    with storage.read() as uow:
        assert uow.check_ins.find(task.id, date(2026, 11, 16)) is None


def test_a_word_of_today_lies_not_ahead(storage: Storage) -> None:
    """A word given today, before the hour of the check-in, was given by now."""
    run(storage, with_task(replace(LINE, word=WordDraft(Status.ON_TRACK, FromToday(0)))))
    assert task_of(storage).last_check_in_at == NOW


def test_the_first_moments(storage: Storage) -> None:
    """The next check-in of everybody, the digest, the agenda and the meeting are set in their own zones."""
    run(storage)
    with storage.read() as uow:
        asks = {person.chat_id: person.next_ask_at for person in uow.people.all()}
        settings = uow.workspaces.find()
    assert settings is not None
    assert asks == {
        "U0SARA": datetime(2026, 11, 23, 6, 30, tzinfo=UTC),
        "U0OMAR": datetime(2026, 11, 23, 6, 30, tzinfo=UTC),
        "U0LENA": datetime(2026, 11, 23, 8, 30, tzinfo=UTC),
        "U0DANA": None,
    }
    assert settings.next_digest_at == datetime(2026, 11, 26, 6, 0, tzinfo=UTC)
    assert settings.next_meeting_on == date(2026, 12, 1)
    assert settings.next_agenda_at == datetime(2026, 11, 26, 5, 0, tzinfo=UTC)
    assert (settings.leader_id, settings.digest_channel) == (id_of(storage, "U0SARA"), "C0LEADERS")
    assert (settings.meeting_channel, settings.company) == ("#strategy", "Wadi Dates")


def test_an_agenda_that_is_late_already(storage: Storage) -> None:
    """An import shortly before the meeting posts its agenda in the next working hour, not at night."""
    run(storage, now=datetime(2026, 11, 29, 22, 0, tzinfo=UTC))
    with storage.read() as uow:
        settings = uow.workspaces.find()
    assert settings is not None
    assert settings.next_agenda_at == datetime(2026, 11, 30, 5, 0, tzinfo=UTC)
    assert settings.next_meeting_on == date(2026, 12, 1)


@pytest.mark.parametrize("later", [timedelta(0), timedelta(hours=8), timedelta(days=40)])
def test_importing_again_changes_nothing(storage: Storage, later: timedelta) -> None:
    """The same draft again, at once or weeks later, changes no row and writes no audit, relative dates included."""
    draft = with_task(replace(LINE, word=WordDraft(Status.OFF_TRACK, date(2026, 11, 23), 10)))
    run(storage, draft)
    before = everything(storage)
    result = run(storage, draft, NOW + later)
    assert result.changed_nothing
    assert (result.kept, result.absent) == ((), {})
    assert result.counts[Kind.TASKS] == Count(left=2)
    assert everything(storage) == before


def everything(storage: Storage) -> list[object]:
    """All that an import could touch."""
    with storage.read() as uow:
        task = uow.tasks.by_key()["line"]
        return [
            uow.workspaces.find(),
            uow.calendars.get("ksa"),
            uow.people.all(),
            uow.departments.all(),
            uow.goals.all(),
            uow.measures.views(),
            uow.tasks.by_key(),
            uow.tasks.views(TaskFilter(), week=date(2026, 11, 23)),
            uow.action_items.all(),
            uow.audit.of(f"task:{task.id}"),
            uow.audit.of("workspace"),
        ]


def test_a_changed_file_changes_what_it_names(storage: Storage) -> None:
    """What differs is changed in place, with before and after in the audit trail."""
    run(storage)
    result = run(
        storage,
        replace(
            with_task(replace(LINE, title="Open line two", owner="omar", due_on=date(2027, 3, 1))),
            departments=(DepartmentDraft("ops", "Production", "omar", "#leaders"),),
            calendars=(replace(PLAN.calendars[0], starts=time(9)),),
        ),
        NOW + timedelta(hours=1),
    )
    task = task_of(storage)
    assert (task.title, task.owner_id, task.due_on) == ("Open line two", id_of(storage, "U0OMAR"), date(2027, 3, 1))
    assert task.owned_since == NOW + timedelta(hours=1)
    assert result.counts[Kind.TASKS] == Count(changed=1, left=1)
    assert result.counts[Kind.DEPARTMENTS] == Count(changed=1)
    assert result.counts[Kind.CALENDARS] == Count(changed=1)
    with storage.read() as uow:
        first, last = uow.audit.of(f"task:{task.id}")
        assert uow.calendars.get("ksa").starts == time(9)
    assert (first.what, first.before, first.through) == ("imported", None, "import plan.yaml")
    assert last.before is not None
    assert last.before["title"] == "Open the second line"
    assert last.after == {
        "title": "Open line two",
        "owner_id": id_of(storage, "U0OMAR"),
        "due_on": "2027-03-01",
        "owned_since": "2026-11-22T23:30:00+00:00",
    }


def test_a_newer_word_in_the_file(storage: Storage) -> None:
    """A later word in the file is taken as long as nobody spoke in the chat."""
    run(storage)
    newer = WordDraft(Status.ON_TRACK, date(2026, 11, 20), 60)
    result = run(storage, with_task(replace(LINE, word=newer)))
    task = task_of(storage)
    assert (task.status, task.progress) == (Status.ON_TRACK, 60)
    assert result.counts[Kind.TASKS] == Count(changed=1, left=1)


def test_an_older_word_in_the_file(storage: Storage) -> None:
    """A word from before the one that is known changes nothing."""
    run(storage)
    older = WordDraft(Status.DONE, date(2026, 11, 1))
    assert run(storage, with_task(replace(LINE, word=older))).changed_nothing


def test_a_mended_word_of_the_same_day(storage: Storage) -> None:
    """A word that was written wrongly can be mended in the file."""
    word = WordDraft(Status.AT_RISK, date(2026, 11, 18), 40)
    run(storage, with_task(replace(LINE, word=word)))
    run(storage, with_task(replace(LINE, word=replace(word, status=Status.OFF_TRACK))))
    assert task_of(storage).status is Status.OFF_TRACK


def test_what_an_owner_said_stays(storage: Storage) -> None:
    """A check-in in the chat wins over the file: status, owner and due date stay, the rest is taken."""
    run(storage)
    task = task_of(storage)
    CheckInService(storage).answer("U0LENA", task.id, Answer(Status.ON_TRACK, 70), NOW, through="button")
    newer = WordDraft(Status.OFF_TRACK, date(2026, 11, 23))
    changed = replace(LINE, title="Open line two", owner="omar", due_on=date(2027, 3, 1), word=newer)
    result = run(storage, with_task(changed), NOW + timedelta(days=2))
    after = task_of(storage)
    assert (after.status, after.progress, after.owner_id, after.due_on) == (
        Status.ON_TRACK,
        70,
        task.owner_id,
        task.due_on,
    )
    assert after.title == "Open line two"
    assert result.kept == (Kept(Kind.TASKS, f"{task.code} Open the second line", ("owner_id", "due_on")),)


def test_an_owner_given_in_chat_stays(storage: Storage) -> None:
    """A task that was assigned in the chat is not given back to whoever the file names, not even to nobody."""
    run(storage)
    portal = task_of(storage, "portal")
    TaskService(storage).assign("U0SARA", portal.id, "U0OMAR", NOW, through="command")
    result = run(storage, now=NOW + timedelta(hours=1))
    assert task_of(storage, "portal").owner_id == id_of(storage, "U0OMAR")
    assert result.kept == (Kept(Kind.TASKS, f"{portal.code} Supplier portal", ("owner_id",)),)
    assert result.changed_nothing


def test_a_rhythm_of_the_file_and_one_of_the_chat(storage: Storage) -> None:
    """The file sets how often a task is asked about until the chat does; owner and date are the file's all the same."""
    run(storage)
    run(storage, with_task(replace(LINE, rhythm=TaskRhythm.MONTHLY)), NOW + timedelta(hours=1))
    task = task_of(storage)
    assert (task.rhythm, task.rhythm_set_at) == (TaskRhythm.MONTHLY, NOW + timedelta(hours=1))
    RhythmService(storage).set("U0SARA", task.id, TaskRhythm.FORTNIGHTLY, NOW + timedelta(hours=2), through="command")
    changed = replace(LINE, rhythm=TaskRhythm.MONTHLY, due_on=date(2027, 3, 1))
    result = run(storage, with_task(changed), NOW + timedelta(days=1))
    after = task_of(storage)
    assert (after.rhythm, after.due_on) == (TaskRhythm.FORTNIGHTLY, date(2027, 3, 1))
    assert result.kept == (Kept(Kind.TASKS, f"{task.code} Open the second line", ("rhythm",)),)


def test_hours_that_somebody_set_themselves_stay(storage: Storage) -> None:
    """The next import does not turn them back, and says so."""
    run(storage)
    hours = (time(8), time(12))
    HoursService(storage).set("U0LENA", NOW, days={3, 4}, hours=hours, through="command")
    result = run(storage, now=NOW + timedelta(hours=1))
    with storage.read() as uow:
        lena = uow.people.by_chat_id("U0LENA")
    assert lena is not None
    assert lena.own_time == OwnTime(frozenset({3, 4}), *hours)
    assert result.kept == (Kept(Kind.PEOPLE, "Lena", ("own_time",)),)


def test_hours_that_were_given_back_follow_the_file(storage: Storage) -> None:
    """Whoever takes the plan's hours again gets those of the file, also the ones that a later import brings."""
    part_time, shorter = OwnTime(frozenset({1, 2}), time(9), time(13)), OwnTime(frozenset({1}), time(9), time(13))

    def lena(own: OwnTime) -> PlanDraft:
        people = tuple(replace(each, own_time=own) if each.name == "Lena" else each for each in PLAN.people)
        return replace(PLAN, people=people)

    run(storage, lena(part_time))
    HoursService(storage).set("U0LENA", NOW, days={3, 4}, hours=None, through="command")
    result = run(storage, lena(shorter), NOW + timedelta(hours=1))
    assert [kept.fields for kept in result.kept] == [("own_time",)]
    HoursService(storage).reset("U0LENA", NOW + timedelta(hours=2), through="command")
    run(storage, lena(part_time), NOW + timedelta(hours=3))
    with storage.read() as uow:
        found = uow.people.by_chat_id("U0LENA")
    assert found is not None
    assert (found.own_time, found.plan_time) == (part_time, part_time)


def test_what_the_chat_knows_of_people_stays(storage: Storage) -> None:
    """Zone, language and standing that came from the chat are not turned back by the file."""
    run(storage)
    MemberService(storage).learn(Profile("U0LENA", "America/New_York", "en-GB", is_guest=True), NOW)
    result = run(storage, now=NOW + timedelta(hours=1))
    with storage.read() as uow:
        lena = uow.people.by_chat_id("U0LENA")
    assert lena is not None
    assert (lena.zone, lena.locale, lena.is_guest) == ("America/New_York", "en-GB", True)
    assert result.kept == (Kept(Kind.PEOPLE, "Lena", ("zone", "locale", "is_guest")),)


def test_nothing_is_deleted(storage: Storage) -> None:
    """What a later file leaves out stays, and is counted."""
    run(storage)
    smaller = replace(
        PLAN,
        people=(SARA, replace(OMAR, department=None)),
        departments=(),
        goals=(),
        measures=(),
        tasks=(),
        action_items=(),
    )
    result = run(storage, smaller)
    assert result.absent == {
        Kind.PEOPLE: 2,
        Kind.DEPARTMENTS: 1,
        Kind.GOALS: 2,
        Kind.MEASURES: 1,
        Kind.TASKS: 2,
    }
    assert task_of(storage).title == "Open the second line"


def test_new_moments_after_a_new_rhythm(storage: Storage) -> None:
    """A changed rhythm moves what is due next; the team that was learnt from the chat stays."""
    run(storage)
    assert MemberService(storage).bind("T0WADI")
    run(
        storage,
        replace(PLAN, check_in=Rhythm(3, time(9)), digest=Rhythm(7, time(10)), meeting=MeetingRhythm(2, 3, time(9))),
        NOW + timedelta(hours=1),
    )
    with storage.read() as uow:
        settings, sara = uow.workspaces.find(), uow.people.by_chat_id("U0SARA")
    assert settings is not None
    assert sara is not None
    assert sara.next_ask_at == datetime(2026, 11, 25, 6, 0, tzinfo=UTC)
    assert settings.next_digest_at == datetime(2026, 11, 29, 7, 0, tzinfo=UTC)
    assert settings.next_meeting_on == date(2026, 12, 9)
    assert settings.team_id == "T0WADI"


def test_somebody_who_moves_is_asked_in_their_new_zone(storage: Storage) -> None:
    """A changed zone, calendar or leave moves a person's next check-in, and nobody else's."""
    run(storage)
    people = (replace(LENA, zone="America/New_York"), replace(OMAR, away_until=FromToday(6)), SARA, DANA)
    result = run(storage, replace(PLAN, people=people), NOW + timedelta(hours=1))
    with storage.read() as uow:
        asks = {person.chat_id: person.next_ask_at for person in uow.people.all()}
    assert asks["U0LENA"] == datetime(2026, 11, 23, 14, 30, tzinfo=UTC)
    assert asks["U0OMAR"] == datetime(2026, 11, 30, 6, 30, tzinfo=UTC)
    assert asks["U0SARA"] == datetime(2026, 11, 23, 6, 30, tzinfo=UTC)
    assert result.counts[Kind.PEOPLE] == Count(changed=2, left=2)


def test_what_is_due_now_is_not_skipped(storage: Storage) -> None:
    """An import at the very moment of a check-in or digest, with a new rhythm, leaves that moment where it is."""
    run(storage)
    due = datetime(2026, 11, 26, 6, 0, tzinfo=UTC)
    run(storage, replace(PLAN, digest=Rhythm(1, time(10)), check_in=Rhythm(2, time(10))), due)
    with storage.read() as uow:
        settings, sara = uow.workspaces.find(), uow.people.by_chat_id("U0SARA")
    assert settings is not None
    assert sara is not None
    assert settings.next_digest_at == due
    assert sara.next_ask_at == datetime(2026, 11, 23, 6, 30, tzinfo=UTC)


def test_another_leader(storage: Storage) -> None:
    """With another leader, the digest and the meeting move to their zone."""
    run(storage)
    people = (replace(LENA, manager=None, deputy=None, department=None), OMAR, replace(SARA, manager="lena"), DANA)
    run(storage, replace(PLAN, leader="lena", people=people))
    with storage.read() as uow:
        settings = uow.workspaces.find()
    assert settings is not None
    assert settings.leader_id == id_of(storage, "U0LENA")
    assert settings.next_digest_at == datetime(2026, 11, 26, 8, 0, tzinfo=UTC)


def test_new_readings(storage: Storage) -> None:
    """A later reading is new, a mended newest one is changed, and an older one is what the measure had before."""
    run(storage)
    measure = PLAN.measures[0]
    readings = (
        measure.readings[0],
        ReadingDraft(date(2026, 10, 31), Decimal(7)),
        ReadingDraft(date(2026, 11, 20), Decimal(6)),
    )
    result = run(storage, replace(PLAN, measures=(replace(measure, readings=readings),)))
    assert result.counts[Kind.READINGS] == Count(created=1, changed=1, left=1)
    with storage.read() as uow:
        (view,) = uow.measures.views()
    assert view.value == Decimal(6)


def test_all_or_nothing(storage: Storage) -> None:
    """A draft that breaks half-way leaves nothing behind."""
    broken = with_task(replace(LINE, owner="nobody"))
    with pytest.raises(KeyError):
        run(storage, broken)
    with storage.read() as uow:
        assert uow.workspaces.find() is None
        assert uow.people.all() == []
