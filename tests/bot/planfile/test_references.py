"""How things hang together: references, keys, circles, order of dates, and somebody to climb to."""

import pytest

from bot.planfile.faults import FaultKey, Mark
from tests.bot.planfile.plans import SMALL, faults, keys, only_fault, plan, task_fault


@pytest.mark.parametrize(
    ("written", "near"),
    [("sarah", "sara"), ("Sara", "sara"), ("Sara Al-Harbi", "sara"), ("Omar Aziz", "omar"), ("mohammed", None)],
)
def test_an_owner_who_is_not_in_the_plan(written: str, near: str | None) -> None:
    """An unknown person is told with who was meant, found by key or by name."""
    fault = task_fault(f"owner: {written}")
    assert (fault.key, fault.nearest, fault.mark) == (FaultKey.UNKNOWN_REFERENCE, near, Mark(7, 12))
    assert fault.example == (f"owner: {near}" if near else None)


@pytest.mark.parametrize(
    "more",
    [
        "leader: nobody\n",
        "departments: [{key: a, head: nobody}]\n",
        "channels: [{id: C0AAAAAA, name: a, members: [sara, nobody]}]\n",
        "goals: [{code: G1, title: A, parent: G9}]\n",
        "goals: [{code: G1, title: A, perspective: finances, department: nowhere}]\n",
        "measures: [{key: m, goal: G9, name: A, target: 1}]\n",
        "tasks: [{key: a, title: A, goal: G9}]\n",
        "tasks: [{key: a, title: A, department: nowhere}]\n",
        "action_items: [{text: A, owner: nobody}]\n",
        "action_items: [{text: A, task: nothing}]\n",
    ],
)
def test_every_reference_is_looked_up(more: str) -> None:
    """No reference of any section leads nowhere."""
    assert only_fault(more).key is FaultKey.UNKNOWN_REFERENCE


@pytest.mark.parametrize("field", ["manager", "deputy", "department", "calendar"])
def test_references_of_people(field: str) -> None:
    """What a person refers to is looked up as well."""
    text = SMALL.replace("name: Sara Al-Harbi", f"name: Sara Al-Harbi, {field}: nobody").replace(", manager: sara", "")
    assert keys(text + "leader: sara\n") == [FaultKey.UNKNOWN_REFERENCE]


@pytest.mark.parametrize(
    "more",
    [
        "departments: [{key: a}, {key: A}]\n",
        "goals: [{code: G1, title: A, perspective: finances}, {code: g1, title: B, perspective: finances}]\n",
        "tasks: [{key: a, title: A}, {key: a, title: B}]\n",
        "calendars: [{key: a}, {key: a}]\n",
        "channels: [{id: C0AAAAAA, name: a}, {id: C0AAAAAA, name: b}]\n",
        "channels: [{id: C0AAAAAA, name: a}, {id: C0BBBBBB, name: '#a'}]\n",
    ],
)
def test_keys_are_unique(more: str) -> None:
    """No two entries of a section share a key, an id or a channel name, whatever the case of their letters."""
    fault = only_fault(more)
    assert (fault.key, fault.values["first"]) == (FaultKey.DUPLICATE, 5)


def test_two_people_with_one_slack_id() -> None:
    """A Slack id belongs to one person, or one of the two would never be asked."""
    (fault,) = faults(SMALL.replace("U0OMAR0001", "U0SARALEAD"))
    assert (fault.key, fault.values["name"], fault.mark) == (FaultKey.DUPLICATE, "slack", Mark(4, 24))


def test_circles_of_managers() -> None:
    """A circle of managers is told once, with everybody in it."""
    (fault,) = faults(SMALL.replace("name: Sara Al-Harbi", "name: Sara Al-Harbi, manager: omar") + "leader: sara\n")
    assert (fault.key, fault.values["chain"]) == (FaultKey.CYCLE, "sara -> omar -> sara")


def test_circles_of_goals() -> None:
    """A goal cannot stand below itself; goals that only lead into the circle are not told again."""
    fault = only_fault(
        """
        goals:
          - {code: G0, title: A, parent: G1}
          - {code: G1, title: A, parent: G2}
          - {code: G2, title: B, parent: G1}
        """
    )
    assert (fault.key, fault.values["chain"]) == (FaultKey.CYCLE, "G1 -> G2 -> G1")


@pytest.mark.parametrize(
    ("start", "due"), [("2026-12-02", "2026-12-01"), ("today+2d", "today+1d"), ("today", "2026-11-21")]
)
def test_a_task_that_starts_after_it_is_due(start: str, due: str) -> None:
    """A start after the due date is told, fixed and relative dates mixed as well."""
    fault = task_fault(f"start: {start}\ndue: {due}")
    assert (fault.key, fault.mark) == (FaultKey.START_AFTER_DUE, Mark(7, 12))


def test_a_task_of_one_day() -> None:
    """A task may start on the day it is due."""
    assert plan("tasks: [{key: a, title: A, start: today, due: 2026-11-22}]\n").tasks


def test_a_last_word_from_tomorrow() -> None:
    """What was said cannot lie ahead."""
    assert task_fault("last_word: {status: at risk, on: today+1d}").key is FaultKey.AHEAD


def test_a_goal_without_a_perspective() -> None:
    """A goal at the top has its row on the strategy map."""
    assert only_fault("goals: [{code: G1, title: A}]\n").key is FaultKey.NO_PERSPECTIVE


@pytest.mark.parametrize(
    ("rest", "key"),
    [
        ("target: 9, baseline: 4, direction: down", FaultKey.DIRECTION),
        ("target: 9, readings: {2026-01-01: 1, 2026-1-1: 2}", FaultKey.SAME_DAY_TWICE),
        ("target: 9, readings: {2027-01-01: 1}", FaultKey.AHEAD),
        ("target: 9, readings: {Q1: 1}", FaultKey.BAD_DATE),
        ("target: 9, readings: {2026-01-01: TBD}", FaultKey.BAD_NUMBER),
        ("target: 9, readings: [1, 2]", FaultKey.NOT_KEYS),
    ],
)
def test_measures(rest: str, key: FaultKey) -> None:
    """A measure goes one way and has one value a day, in the past."""
    fault = only_fault(
        f"goals: [{{code: G1, title: A, perspective: finances}}]\nmeasures: [{{key: m, goal: G1, name: N, {rest}}}]\n"
    )
    assert fault.key is key
    assert fault.mark is not None
    assert fault.mark.line == 6


def test_a_leave_that_ends_before_it_begins() -> None:
    """The days of a leave are in order."""
    text = SMALL.replace("manager: sara", "manager: sara, away: {from: today+3d, until: today}")
    assert keys(text) == [FaultKey.AWAY_BACKWARDS]


@pytest.mark.parametrize(
    "more",
    ["tasks: [{key: a, title: A, owner: omar}]\n", "departments: [{key: a, head: omar}]\n", "leader: omar\n"],
)
def test_guests_carry_no_work(more: str) -> None:
    """A guest is nobody's owner, head or leader, because the bot may not write to them."""
    assert keys(SMALL.replace("manager: sara", "guest: yes") + more) == [FaultKey.GUEST_AT_WORK]


def test_nobody_is_their_own_deputy() -> None:
    """Somebody who is away cannot stand in for themselves."""
    assert keys(SMALL.replace("manager: sara", "manager: sara, deputy: omar")) == [FaultKey.OWN_DEPUTY]


def test_the_leader_is_who_has_no_manager() -> None:
    """Where exactly one person has no manager, the file need not name the leader; guests do not count."""
    assert plan().leader == "sara"
    text = SMALL.replace("people:\n", "people:\n  - {key: guest, slack: U0GUEST001, name: G, guest: yes}\n")
    assert keys(text + "x: y\n") == [FaultKey.UNKNOWN_KEY]


def test_nobody_to_climb_to() -> None:
    """Where it is open who leads, the file must say so: every unanswered task ends with somebody."""
    (fault,) = faults(SMALL.replace(", manager: sara", ""))
    assert (fault.key, fault.example) == (FaultKey.NO_LEADER, "leader: sara")


@pytest.mark.parametrize("text", ["company: A\n", "company: A\npeople: []\n", "company: A\npeople:\n"])
def test_nobody_at_all(text: str) -> None:
    """A plan without people is no plan."""
    assert keys(text) == [FaultKey.NO_PEOPLE]
