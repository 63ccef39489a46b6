"""Importing a plan: what is made, what is changed, and whose word stays."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.plan import (
    FromToday,
    WordDraft,
)
from domain.ports import Storage
from domain.services.importing import Count
from domain.tasks import Status, TaskState
from tests.domain.services.plan_drafts import LINE, NOW, TODAY, id_of, run, task_of, with_task


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


def test_all_or_nothing(storage: Storage) -> None:
    """A draft that breaks half-way leaves nothing behind."""
    broken = with_task(replace(LINE, owner="nobody"))
    with pytest.raises(KeyError):
        run(storage, broken)
    with storage.read() as uow:
        assert uow.workspaces.find() is None
        assert uow.people.all() == []
