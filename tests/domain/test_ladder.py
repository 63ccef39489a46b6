"""How a case climbs."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.cadence import Schedule
from domain.calendars import Calendar
from domain.ladder import Case, CaseKind, Line, Notify, Role, Rung, Stop, Wait, build, decide, settled_by
from domain.ladder_rules import USUAL, LadderRule
from domain.tasks import Status
from tests import mothers
from tests.company import BERLIN, at

OFFICE = Schedule(BERLIN, Calendar("default"))
NOW = at("2027-01-11 10:00")
LADDER = mothers.ladder(1, 2, 3)
CASE = mothers.case(1, LADDER, opened_at=NOW, next_at=NOW)
people = st.none() | st.integers(1, 4)


def decided(case: Case = CASE, moment: str = "2027-01-11 10:00", *, true: bool = True) -> Notify | Wait | Stop:
    """What to do when everybody works in an office in Berlin."""
    return decide(case, at(moment), still_true=true, schedules=[OFFICE] * len(case.ladder))


def roles(rungs: tuple[Rung, ...]) -> list[tuple[str, int]]:
    """Rungs, short."""
    return [(rung.role.value, rung.person_id) for rung in rungs]


def built(
    owner: int | None,
    deputy: int | None,
    head: int | None,
    leader: int | None,
    rule: LadderRule = USUAL,
    managers: Mapping[int, int] = MappingProxyType({}),
) -> tuple[Rung, ...]:
    """A ladder by the usual rule, unless there is another one."""
    return build(rule, Line(owner, deputy, head, leader, managers))


@pytest.mark.parametrize(
    ("owner", "deputy", "head", "leader", "expected"),
    [
        (1, 2, 3, 4, [("owner", 1), ("head", 3), ("leader", 4)]),
        (1, 2, None, 4, [("owner", 1), ("deputy", 2), ("leader", 4)]),
        (1, 2, 1, 4, [("owner", 1), ("deputy", 2), ("leader", 4)]),
        (1, 2, 4, 4, [("owner", 1), ("deputy", 2), ("leader", 4)]),
        (1, 1, 1, 4, [("owner", 1), ("leader", 4)]),
        (4, None, 3, 4, [("head", 3), ("leader", 4)]),
        (None, None, 3, 4, [("head", 3), ("leader", 4)]),
        (None, None, None, 4, [("leader", 4)]),
        (1, None, 3, None, [("owner", 1), ("head", 3)]),
        (None, None, None, None, []),
    ],
)
def test_the_ladder_is_owner_then_head_or_deputy_then_leader(
    owner: int | None, deputy: int | None, head: int | None, leader: int | None, expected: list[tuple[str, int]]
) -> None:
    """The deputy stands in where there is no other head to ask."""
    assert roles(built(owner, deputy, head, leader)) == expected


@pytest.mark.parametrize(
    ("head", "managers", "expected"),
    [
        (None, {1: 3}, [("owner", 1), ("head", 3)]),  # the manager is the head of whoever has none
        (1, {1: 3}, [("owner", 1), ("head", 3)]),  # and above a head who owns the task
        (3, {3: 5, 5: 4}, [("owner", 1), ("head", 3), ("manager", 5)]),
        (None, {1: 3, 3: 5, 5: 4}, [("owner", 1), ("head", 3), ("manager", 5)]),
        (3, {3: 4}, [("owner", 1), ("head", 3)]),  # the next one above is the leader
        (3, {3: 1, 1: 5, 5: 4}, [("owner", 1), ("head", 3), ("manager", 5)]),  # the head reports to the owner
        (3, {3: 1, 1: 3}, [("owner", 1), ("head", 3)]),  # a line that leads back
        (3, {3: 3}, [("owner", 1), ("head", 3)]),
        (3, {}, [("owner", 1), ("head", 3)]),
    ],
)
def test_the_next_manager_stands_above_the_head(
    head: int | None, managers: dict[int, int], expected: list[tuple[str, int]]
) -> None:
    """The first one up the line who does not stand there yet, and is not the leader."""
    rungs = built(1, None, head, 4, LadderRule(manager_days=1), managers)

    assert roles(rungs) == [*expected, ("leader", 4)]


def test_rungs_may_be_left_out() -> None:
    """A deputy on a rung of their own, no head, and the manager; owner and leader always stand."""
    rule = LadderRule(owner_days=1, deputy_days=3, head_days=None, manager_days=4)

    rungs = built(1, 2, 3, 9, rule, {1: 5, 5: 9})

    assert roles(rungs) == [("owner", 1), ("deputy", 2), ("manager", 5), ("leader", 9)]
    assert [rung.days for rung in rungs][:-1] == [1, 3, 4]
    assert roles(built(1, 2, 3, 9, LadderRule(head_days=None))) == [("owner", 1), ("leader", 9)]


@pytest.mark.parametrize(("owner", "leader"), [(None, 4), (1, None)])
def test_somebody_who_decides_always_stands(owner: int | None, leader: int | None) -> None:
    """Where nobody owns the task, or nobody leads, the head is asked, whatever the rule."""
    assert ("head", 3) in roles(built(owner, None, 3, leader, LadderRule(head_days=None)))


_days = st.none() | st.integers(1, 20)


@given(
    people,
    people,
    people,
    people,
    st.builds(LadderRule, deputy_days=_days, head_days=_days, manager_days=_days),
    st.dictionaries(st.integers(1, 6), st.integers(1, 6)),
)
def test_nobody_stands_on_a_ladder_twice(
    owner: int | None,
    deputy: int | None,
    head: int | None,
    leader: int | None,
    rule: LadderRule,
    managers: dict[int, int],
) -> None:
    """Each person once, the leader on top, the owner at the bottom, whatever the rule and whoever is above whom."""
    rungs = built(owner, deputy, head, leader, rule, managers)
    ids = [rung.person_id for rung in rungs]

    assert len(ids) == len(set(ids))
    assert leader is None or rungs[-1] == Rung(Role.LEADER, leader)
    assert owner in {None, leader} or rungs[0] == Rung(Role.OWNER, owner or 0, rule.owner_days)
    assert [rung.role for rung in rungs] == sorted((rung.role for rung in rungs), key=list(Role).index)


def test_the_first_rung_is_told_first() -> None:
    """Before anything climbs, the owner hears of it."""
    assert decided() == Notify(0)


def test_the_next_rung_is_told_when_its_time_has_come() -> None:
    """Not a minute earlier."""
    case = replace(CASE, rung=0, next_at=at("2027-01-13 10:00"))

    assert decided(case, "2027-01-13 09:59") == Wait(at("2027-01-13 10:00"), "not due")
    assert decided(case, "2027-01-13 10:00") == Notify(1)


def test_a_closed_case_never_climbs() -> None:
    """Whatever else holds."""
    assert decided(replace(CASE, closed_at=NOW)) == Stop("closed")


def test_a_case_without_its_reason_stops() -> None:
    """What was settled meanwhile goes no higher, wherever it stands."""
    assert decided(true=False) == Stop("settled")
    assert decided(replace(CASE, rung=2), true=False) == Stop("settled")


def test_a_case_at_the_top_waits_for_the_leader() -> None:
    """There is nobody above, and no date."""
    assert decided(replace(CASE, rung=2, next_at=None)) == Wait(None, "waits on the leader")


def test_a_case_waits_for_working_time() -> None:
    """On Friday evening it waits for Monday morning, and says why."""
    assert decided(moment="2027-01-15 18:00") == Wait(at("2027-01-18 09:00"), "outside working time")


def test_a_case_waits_for_somebody_on_leave() -> None:
    """Whoever is away is away, and not passed over."""
    away = replace(OFFICE, away_from=date(2027, 1, 11), away_until=date(2027, 1, 12))

    step = decide(CASE, NOW, still_true=True, schedules=[away, OFFICE, OFFICE])

    assert step == Wait(at("2027-01-13 09:00"), "away")


def test_somebody_who_left_is_passed_over() -> None:
    """Their rung is taken at any hour, for there is nobody to disturb."""
    step = decide(CASE, at("2027-01-16 03:00"), still_true=True, schedules=[None, OFFICE, OFFICE])

    assert step == Notify(0)


@pytest.mark.parametrize("kind", [CaseKind.UNOWNED, CaseKind.SILENT, CaseKind.OVERDUE])
@pytest.mark.parametrize("status", [None, *Status])
def test_any_word_settles_silence_and_lateness(kind: CaseKind, status: Status | None) -> None:
    """Somebody spoke, which is what was asked for."""
    assert settled_by(kind, status, "no vans")


@pytest.mark.parametrize(("status", "settled"), [(status, status is not Status.OFF_TRACK) for status in Status])
def test_off_track_is_settled_by_another_status(status: Status, settled: bool) -> None:
    """Only a word that it is off track no more."""
    assert settled_by(CaseKind.OFF_TRACK, status, None) is settled


@pytest.mark.parametrize(("blocker", "settled"), [("no vans", False), ("", True), (None, True)])
def test_blocked_is_settled_when_nothing_blocks(blocker: str | None, settled: bool) -> None:
    """Whatever the status is."""
    assert settled_by(CaseKind.BLOCKED, Status.ON_TRACK, blocker) is settled


@given(
    st.lists(st.tuples(st.integers(0, 100), st.booleans()), max_size=30),
    st.integers(1, 4),
    st.sets(st.integers(0, 3)),
)
def test_no_rung_is_ever_skipped(looks: list[tuple[int, bool]], height: int, left: set[int]) -> None:
    """However often and whenever one looks, rungs come one by one, in working time, and none after the end."""
    case = replace(CASE, ladder=tuple(Rung(Role.HEAD, number) for number in range(height)))
    schedules = [None if rung in left else OFFICE for rung in range(height)]
    now, told = NOW, []
    for hours, true in looks:
        now += timedelta(hours=hours)
        step = decide(case, now, still_true=true, schedules=schedules)
        if isinstance(step, Stop):
            case = replace(case, closed_at=now)
        elif isinstance(step, Notify):
            assert case.is_open
            assert step.rung in left or OFFICE.working_at(now)
            told.append(step.rung)
            case = replace(case, rung=step.rung, next_at=now + timedelta(hours=48))
    assert told == list(range(len(told)))


def test_a_case_knows_where_it_stands() -> None:
    """Those told, the next one, and whether it is at the top."""
    case = replace(CASE, rung=1)

    assert [rung.person_id for rung in case.told] == [1, 2]
    assert case.next_rung == LADDER[2]
    assert not case.on_last_rung
    assert replace(CASE, rung=2).next_rung is None
