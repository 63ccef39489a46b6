"""Importing a plan again: nothing twice, and what the file changed."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest

from domain.audit import AuditEntry
from domain.plan import (
    DepartmentDraft,
    FromToday,
    ReadingDraft,
    WordDraft,
)
from domain.ports import Storage
from domain.services.importing import Count, Importing, Kind
from domain.services.importing.large import MANY
from domain.services.members import MemberService
from domain.tasks import Status
from domain.views import TaskFilter
from domain.workspace import MeetingRhythm, Rhythm
from tests.domain.services.plan_drafts import (
    DANA,
    LENA,
    LINE,
    NOW,
    OMAR,
    PLAN,
    SARA,
    MovedClock,
    id_of,
    run,
    task_of,
    with_task,
)


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


def test_a_large_plan_file(storage: Storage) -> None:
    """It is shown and taken like a small one: nothing stays of looking, and all of it comes, or changes, at once."""
    run(storage)
    lines = [replace(LINE, key=f"line-{number}") for number in range(MANY)]
    draft = replace(PLAN, tasks=(*PLAN.tasks, *lines))
    shown = Importing(storage, MovedClock(NOW)).preview(draft)
    with storage.read() as uow:
        assert len(uow.tasks.by_key()) == len(PLAN.tasks)
    assert run(storage, draft) == shown
    assert shown.counts[Kind.TASKS] == Count(created=MANY, left=len(PLAN.tasks))
    moved = replace(PLAN, tasks=(*PLAN.tasks, *(replace(line, place="Plant 3") for line in lines)))
    assert run(storage, moved).counts[Kind.TASKS] == Count(changed=MANY, left=len(PLAN.tasks))
    assert [entry.what for entry in audit_of(storage, f"task:{task_of(storage, 'line-7').id}")] == ["imported"] * 2


def audit_of(storage: Storage, subject: str) -> list[AuditEntry]:
    """What the trail says of a thing."""
    with storage.read() as uow:
        return uow.audit.of(subject)
