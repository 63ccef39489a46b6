"""Settings, people, calendars and departments."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from domain.calendars import Calendar
from domain.people import Person
from domain.ports import UnitOfWork
from domain.tasks import Status, TaskState
from domain.views import WordCounts
from tests import mothers
from tests.mothers import NOW, TODAY, UNKNOWN

LATER = NOW + timedelta(days=7)


def test_before_an_import_there_is_no_workspace(uow: UnitOfWork) -> None:
    """An empty database has no settings, rather than default ones."""
    assert uow.workspaces.find() is None


@pytest.mark.parametrize("at", [NOW, None])
def test_the_digest_is_moved_by_one_of_two(uow: UnitOfWork, at: object) -> None:
    """Whoever expects the moment that stands there wins; the second finds it moved, and it stays as it is."""
    uow.workspaces.save(mothers.workspace(next_digest_at=at))
    expected = NOW if at else None
    assert uow.workspaces.move_digest(expected, LATER)
    assert not uow.workspaces.move_digest(expected, LATER + timedelta(days=1))
    settings = uow.workspaces.find()
    assert settings is not None
    assert settings.next_digest_at == LATER


def test_the_agenda_is_moved_by_one_of_two(uow: UnitOfWork) -> None:
    """The next agenda and the meeting it is for move together, once."""
    uow.workspaces.save(mothers.workspace(next_agenda_at=NOW, next_meeting_on=TODAY))
    meeting = TODAY + timedelta(days=30)
    assert uow.workspaces.move_agenda(NOW, LATER, meeting)
    assert not uow.workspaces.move_agenda(NOW, NOW, TODAY)
    settings = uow.workspaces.find()
    assert settings is not None
    assert (settings.next_agenda_at, settings.next_meeting_on) == (LATER, meeting)


def test_there_is_no_workspace_to_move(uow: UnitOfWork) -> None:
    """Moving the digest of an empty database changes nothing and says so."""
    assert not uow.workspaces.move_digest(None, LATER)


def test_keepers_are_those_who_can_be_reached(uow: UnitOfWork) -> None:
    """By name, without those who left and without guests."""
    sara = uow.people.add(mothers.person("Sara", is_plan_keeper=True))
    hadi = uow.people.add(mothers.person("Hadi", is_plan_keeper=True))
    uow.people.add(mothers.person("Omar"))
    uow.people.add(mothers.person("Noor", is_plan_keeper=True, is_active=False))
    uow.people.add(mothers.person("Guest", is_plan_keeper=True, is_guest=True))
    assert uow.people.keepers() == [hadi, sara]


def test_a_manager_is_whoever_somebody_reports_to(uow: UnitOfWork) -> None:
    """And nobody else."""
    sara = uow.people.add(mothers.person("Sara"))
    omar = uow.people.add(mothers.person("Omar", manager_id=sara.id))
    assert uow.people.manages_anybody(sara.id)
    assert not uow.people.manages_anybody(omar.id)


def test_people_are_found_by_id_and_by_chat_id(uow: UnitOfWork) -> None:
    """One, several or by chat id; unknown ones are KeyError, left out, or None."""
    sara, omar = uow.people.add(mothers.person("Sara")), uow.people.add(mothers.person("Omar"))
    assert uow.people.get(sara.id) == sara
    assert uow.people.many([sara.id, omar.id, UNKNOWN, sara.id]) == {sara.id: sara, omar.id: omar}
    assert uow.people.many([]) == {}
    assert uow.people.by_chat_id("U0OMAR") == omar
    assert uow.people.by_chat_id("U0NOBODY") is None
    with pytest.raises(KeyError):
        uow.people.get(UNKNOWN)


def test_everybody_stands_in_the_order_of_their_names(uow: UnitOfWork) -> None:
    """Capitals do not come before small letters, numbers count as numbers, and both databases agree."""
    for number, name in enumerate(["Site 10", "omar", "نورة", "Zoe", "Site 9", "Änne", "Anna"]):
        uow.people.add(mothers.person(name, chat_id=f"U{number}"))
    assert [person.name for person in uow.people.all()] == ["Anna", "omar", "Site 9", "Site 10", "Zoe", "Änne", "نورة"]


def test_nobody_is_in_the_plan_twice(uow: UnitOfWork) -> None:
    """A chat id belongs to one person."""
    uow.people.add(mothers.person("Sara"))
    with pytest.raises(IntegrityError):
        uow.people.add(mothers.person("Sara"))


def test_saving_somebody_unknown_is_an_error(uow: UnitOfWork) -> None:
    """A save that changes nothing is never silent, whatever is saved."""
    with pytest.raises(KeyError):
        uow.people.save(mothers.person(id=UNKNOWN))
    with pytest.raises(KeyError):
        uow.departments.save(mothers.department(id=UNKNOWN))
    with pytest.raises(KeyError):
        uow.tasks.save(mothers.task(id=UNKNOWN))
    with pytest.raises(KeyError):
        uow.notices.save(mothers.notice(id=UNKNOWN))


def test_due_are_active_people_whose_moment_has_come(uow: UnitOfWork) -> None:
    """The longest waiting come first, up to the limit; those who left and those without a moment never."""

    def waiting(name: str, days: float, *, is_active: bool = True) -> Person:
        return uow.people.add(mothers.person(name, next_ask_at=mothers.days_ago(days), is_active=is_active))

    now, earlier, _ahead = waiting("Now", 0), waiting("Earlier", 3), waiting("Ahead", -0.01)
    waiting("Left", 5, is_active=False)
    uow.people.add(mothers.person("Never"))
    assert uow.people.due_to_ask(NOW, 10) == [earlier, now]
    assert uow.people.due_to_ask(NOW, 1) == [earlier]


@pytest.mark.parametrize("at", [NOW, None])
def test_the_next_question_is_moved_by_one_of_two(uow: UnitOfWork, at: object) -> None:
    """Whoever expects the moment that stands there wins; nobody else's moment moves."""
    sara = uow.people.add(mothers.person("Sara", next_ask_at=at))
    omar = uow.people.add(mothers.person("Omar", next_ask_at=at))
    expected = NOW if at else None
    assert uow.people.move_ask(sara.id, expected, LATER)
    assert not uow.people.move_ask(sara.id, expected, LATER + timedelta(days=1))
    assert uow.people.get(sara.id).next_ask_at == LATER
    assert uow.people.get(omar.id) == omar


def test_an_unknown_calendar_is_the_default_one(uow: UnitOfWork) -> None:
    """Without any, Monday to Friday; else the one the plan calls default; a known key is itself."""
    assert uow.calendars.get("saudi") == Calendar("default")
    default = Calendar("default", work_days=frozenset({1, 2, 3, 4}))
    saudi = Calendar("saudi", work_days=frozenset({7, 1, 2, 3, 4}))
    uow.calendars.save(default)
    assert uow.calendars.get("saudi") == default
    uow.calendars.save(saudi)
    assert uow.calendars.get("saudi") == saudi


def test_departments_stand_in_the_order_of_their_names(uow: UnitOfWork) -> None:
    """By name, whatever their keys; an unknown one is KeyError."""
    late = uow.departments.add(mothers.department("a", name="Production"))
    early = uow.departments.add(mothers.department("z", name="Marketing"))
    assert uow.departments.all() == [early, late]
    with pytest.raises(KeyError):
        uow.departments.get(UNKNOWN)


def test_a_department_shows_its_head_and_counts(uow: UnitOfWork) -> None:
    """Open tasks by their word, done ones, silent ones and unowned ones; dropped and proposed ones do not count."""
    head = uow.people.add(mothers.person())
    busy = uow.departments.add(mothers.department("busy", head_id=head.id))
    idle = uow.departments.add(mothers.department("idle"))
    for count, changes in (
        (1, {"status": Status.ON_TRACK, "owner_id": head.id}),
        (2, {"status": Status.AT_RISK, "owner_id": head.id}),
        (3, {"status": Status.OFF_TRACK, "owner_id": head.id}),
        (4, {"status": Status.DONE, "state": TaskState.DONE, "owner_id": head.id}),
        (2, {"owner_id": head.id}),
        (3, {}),
        (1, {"status": Status.OFF_TRACK, "state": TaskState.DROPPED}),
        (1, {"state": TaskState.PROPOSED}),
    ):
        for _ in range(count):
            uow.tasks.add(mothers.task(department_id=busy.id, **changes))
    first, second = uow.departments.views()
    assert (first.department, first.head) == (busy, head)
    assert (first.counts, first.unowned) == (WordCounts(1, 2, 3, 4, 5), 3)
    assert (second.department, second.head, second.counts.silent, second.unowned) == (idle, None, 0, 0)
