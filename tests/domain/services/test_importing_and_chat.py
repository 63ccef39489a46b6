"""What the chat has said of people and tasks stays when the plan file is imported again."""

from dataclasses import replace
from datetime import date, time, timedelta

from domain.checkins import Answer
from domain.company_choices import (
    CalendarGone,
    ChannelFor,
    DaysFree,
    HeadIs,
    KeeperIs,
    LanguageIs,
    LeaderIs,
    NewCalendar,
    Room,
    WorksBy,
    WorkTime,
)
from domain.people import OwnTime
from domain.plan import (
    PlanDraft,
    WordDraft,
)
from domain.ports import Storage
from domain.rhythm import TaskRhythm
from domain.services.checkins import CheckInService
from domain.services.hours import HoursService
from domain.services.importing import Kept, Kind
from domain.services.members import MemberService, Profile
from domain.services.rhythms import RhythmService
from domain.services.settings import SettingService
from domain.services.tasks import TaskService
from domain.tasks import Status
from tests.domain.services.plan_drafts import LINE, NOW, PLAN, id_of, run, task_of, with_task


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


def test_what_keepers_set_in_the_chat_stays(storage: Storage) -> None:
    """Who has which part, channels and working time set in the chat win over the file; the rest is taken."""
    run(storage)
    settings = SettingService(storage)
    ops = next(each.id for each in settings.of("U0SARA").departments if each.key == "ops")
    for wanted in (
        ChannelFor(Room.DIGEST, "C0OTHER"),
        ChannelFor(ops, "C0OPS"),
        HeadIs(ops, "U0LENA"),
        KeeperIs("U0LENA"),
        WorkTime("ksa", frozenset({1, 2, 3}), time(9), time(15)),
        LanguageIs("ar"),
        LeaderIs("U0OMAR"),
    ):
        assert settings.change("U0SARA", wanted, NOW, through="form").changes
    result = run(storage, replace(PLAN, plan_title="Another title"), NOW + timedelta(hours=1))
    found = settings.of("U0OMAR")
    assert (found.settings.plan_title, found.settings.digest_channel) == ("Another title", "C0OTHER")
    assert found.leader is not None
    assert found.leader.chat_id == "U0OMAR"
    assert [each.chat_id for each in found.keepers] == ["U0LENA"]
    (department,) = (each for each in found.departments if each.id == ops)
    assert (department.channel, found.heads[department.head_id or 0].chat_id) == ("C0OPS", "U0LENA")
    (ksa,) = (use.calendar for use in found.calendars if use.calendar.key == "ksa")
    assert (ksa.work_days, ksa.starts, ksa.ends) == (frozenset({1, 2, 3}), time(9), time(15))
    assert {each.kind for each in result.kept} == {Kind.SETTINGS, Kind.DEPARTMENTS, Kind.PEOPLE, Kind.CALENDARS}
    assert found.settings.language == "ar"


def test_calendars_of_the_chat_stay(storage: Storage) -> None:
    """Its name, its holidays, and who works by it; one that was removed comes again, and nobody works by it."""
    run(storage)
    settings, day = SettingService(storage), date(2027, 5, 3)
    wanted = NewCalendar("Berlin", frozenset({1, 2, 3}), time(9), time(17))
    berlin = settings.add_calendar("U0SARA", wanted, NOW, through="form").key
    settings.rename_calendar("U0SARA", "ksa", "Riyadh", NOW, through="form")
    for choice in (DaysFree("ksa", day, day), WorksBy(berlin, ("U0LENA",))):
        settings.change("U0SARA", choice, NOW, through="form")
    result = run(storage, now=NOW + timedelta(hours=1))
    assert result.changed_nothing
    assert {each.name: each.fields for each in result.kept} == {"ksa": ("name", "days_off"), "Lena": ("calendar",)}
    card = settings.calendar("U0SARA", berlin)
    assert [each.name for each in card.people] == ["Lena"]
    settings.change("U0SARA", CalendarGone("ksa", berlin), NOW, through="form")
    run(storage, now=NOW + timedelta(hours=2))
    found = {use.calendar.key: use.people for use in settings.of("U0SARA").calendars}
    assert found == {"ksa": 0, berlin: 3}


def test_another_name_of_a_department_stays(storage: Storage) -> None:
    """The next import leaves it as it was called in the chat."""
    run(storage)
    settings = SettingService(storage)
    (ops,) = settings.of("U0SARA").departments
    settings.rename_department("U0SARA", ops.id, "Works", NOW, through="form")
    run(storage, now=NOW + timedelta(hours=1))
    assert [each.name for each in settings.of("U0SARA").departments] == ["Works"]
