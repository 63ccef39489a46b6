"""Sections and keys: what may stand where."""

from datetime import time

import pytest

from bot.planfile.faults import FaultKey, Mark
from bot.planfile.shape import keys_at
from domain.ladder_rules import LadderRule
from domain.measures import Direction
from domain.plan import DEFAULT_CALENDAR
from domain.workspace import MeetingRhythm, Rhythm
from tests.bot.planfile.plans import SMALL, faults, keys, only_fault, plan


def test_a_minimal_file() -> None:
    """A company and its people are a plan: everything else has a sane default."""
    draft = plan()
    assert (draft.plan_title, draft.leader, draft.check_in) == ("Wadi Dates", "sara", Rhythm(1, time(9, 30)))
    assert [(person.zone, person.locale, person.calendar) for person in draft.people] == [
        ("UTC", "en-US", DEFAULT_CALENDAR)
    ] * 2


def test_defaults_of_the_company() -> None:
    """Zone, language and the first calendar count for everybody who names none."""
    draft = plan("zone: Asia/Riyadh\nlocale: ar_sa\ncalendars: [{key: ksa, work_days: [sun, الاثنين]}, {key: other}]\n")
    person = draft.people[1]
    assert (person.zone, person.locale, person.calendar) == ("Asia/Riyadh", "ar-SA", "ksa")
    assert draft.calendars[0].work_days == {7, 1}


def test_a_rhythm_given_in_part() -> None:
    """What a rhythm leaves out is as usual, each rhythm with its own usual."""
    draft = plan("rhythm: {check_in: {weekday: sunday}, digest: {time: 8:15}, meeting: {nth: 3}, rung_days: ٣}\n")
    assert draft.check_in == Rhythm(7, time(9, 30))
    assert draft.digest == Rhythm(4, time(8, 15))
    assert draft.meeting == MeetingRhythm(3, 2, time(10, 0))
    assert draft.silent_weeks == 2
    assert draft.ladder == LadderRule(owner_days=3, head_days=3)


def test_cooldown_may_be_nothing() -> None:
    """Zero is a value, not a missing one."""
    assert plan("rhythm: {cooldown_days: 0}\n").ladder.cooldown_days == 0


def test_a_ladder_given_in_part() -> None:
    """A ladder names its rungs in days, leaves some out with `no`, and has the usual days elsewhere."""
    draft = plan(
        "rhythm: {rung_days: 3}\nladder: {deputy: 1, head: no, manager: ٤, cards_at_once: yes}\n"
        "departments: [{key: sales, ladder: {owner: 1, manager: no}}, {key: it}]\n"
    )
    assert draft.ladder == LadderRule(3, 1, None, 4, at_once=True)
    assert [one.ladder for one in draft.departments] == [LadderRule(1, 1, None, None, at_once=True), None]


def test_the_days_of_a_rung_are_a_number_or_no() -> None:
    """Anything else is refused with what may stand there."""
    fault = only_fault("ladder: {head: 21}\n")
    assert (fault.key, fault.example) == (FaultKey.OUT_OF_RANGE, "head: 20")


def test_words_that_yaml_takes_for_something_else() -> None:
    """`no`, `on`, `09:30` and `2026-12-01` stay what was written where a text belongs."""
    draft = plan("departments: [{key: no, name: on}, {key: '1e3', name: 2026-12-01}, {key: 0x1F, name: 09:30}]\n")
    assert [(one.key, one.name) for one in draft.departments] == [
        ("no", "on"),
        ("1e3", "2026-12-01"),
        ("0x1F", "09:30"),
    ]


def test_a_sub_goal_is_in_the_perspective_above() -> None:
    """Only the top of a tree of goals needs a perspective; the others hang below it."""
    draft = plan(
        """
        goals:
          - {code: G1, title: Grow, perspective: بيئة العمل}
          - {code: G1.1.1, title: Small, parent: G1.1}
          - {code: G1.1, title: Middle, parent: G1}
        """
    )
    assert [goal.perspective for goal in draft.goals] == ["work_environment"] * 3


@pytest.mark.parametrize(("baseline", "target", "expected"), [("9", "4", Direction.DOWN), ("4", "9", Direction.UP)])
def test_the_direction_of_a_measure_follows_its_way(baseline: str, target: str, expected: Direction) -> None:
    """Without a direction, the way from baseline to target is the better one."""
    draft = plan(
        "goals: [{code: G, title: T, perspective: finances}]\n"
        f"measures: [{{key: m, goal: G, name: N, baseline: {baseline}, target: {target}}}]\n"
    )
    assert draft.measures[0].direction is expected


def test_members_of_a_channel() -> None:
    """A channel without members holds everybody but guests; a name is kept without its sign."""
    draft = plan(
        """
        channels:
          - {id: C0GENERAL1, name: "#general"}
          - {id: C0LEADERS1, name: leaders, members: [sara]}
        """
    )
    assert [(one.name, one.members) for one in draft.channels] == [
        ("general", ("sara", "omar")),
        ("leaders", ("sara",)),
    ]


def test_channel_names_lead_to_ids() -> None:
    """A name that the file lists is known by its id; any other stays as written, for the chat to resolve."""
    draft = plan('digest_channel: "#leaders"\nchannels: [{id: C0LEADERS1, name: leaders}]\n')
    assert draft.digest_channel == "#leaders"
    assert draft.channel_id(draft.digest_channel) == "C0LEADERS1"
    assert draft.channel_id("#elsewhere") == "#elsewhere"
    assert draft.channel_id("C0OTHER001") == "C0OTHER001"
    assert draft.meeting_channel == draft.digest_channel


def test_an_unknown_key() -> None:
    """A key that does not belong is told with those that do and the one that was meant."""
    fault = only_fault("rhytm: {}\n")
    assert (fault.key, fault.mark, fault.nearest) == (FaultKey.UNKNOWN_KEY, Mark(5, 1), "rhythm")
    assert "digest_channel" in str(fault.values["allowed"])


def test_an_unknown_key_deep_inside() -> None:
    """The keys offered are those of the place where the wrong one stands."""
    (fault,) = faults(SMALL.replace("manager: sara}", "manager: sara, away: {till: 2026-12-01, until: 2026-12-01}}"))
    assert fault.nearest == "until"
    assert fault.values["allowed"] == "from, until"


def test_the_keys_of_every_section() -> None:
    """Each section knows its own keys, lists and optional sections included."""
    assert keys_at(("rhythm", "meeting")) == ["weekday", "time", "nth", "agenda_lead"]
    assert keys_at(("tasks", 3, "last_word")) == ["status", "on", "progress", "note", "blocker"]


@pytest.mark.parametrize(
    ("more", "key"),
    [
        ("tasks: none\n", FaultKey.NOT_A_LIST),
        ("tasks: {line: {title: Open}}\n", FaultKey.NOT_A_LIST),
        ("tasks: [Open the line]\n", FaultKey.NOT_KEYS),
        ("tasks:\n  -\n", FaultKey.NOT_KEYS),
        ("rhythm: weekly\n", FaultKey.NOT_KEYS),
        ("plan: [a, b]\n", FaultKey.NOT_TEXT),
        ("plan: {title: a}\n", FaultKey.NOT_TEXT),
        ("calendars: [{key: a, work_days: []}]\n", FaultKey.NOT_A_LIST),
        ("calendars: [{key: a, work_days: sunday}]\n", FaultKey.NOT_A_LIST),
    ],
)
def test_the_wrong_shape(more: str, key: FaultKey) -> None:
    """A list, keys or a value in each other's place is told with how it should look."""
    fault = only_fault(more)
    assert fault.key is key
    assert fault.mark is not None
    assert fault.mark.line >= 5


@pytest.mark.parametrize("written", ["", "~", '""', "null", "'  '"])
def test_a_required_value_left_empty(written: str) -> None:
    """An empty value is a missing one, told at its key."""
    fault = only_fault(f"departments:\n  - name: Sales\n    key: {written}\n")
    assert (fault.key, fault.values["name"], fault.example) == (FaultKey.MISSING, "key", "key: sales")
    assert fault.mark is not None
    assert fault.mark.line == 7


def test_every_fault_at_once() -> None:
    """Wrong values, unknown references and circles are told together, in the order of the file."""
    found = faults(
        SMALL.replace("manager: sara", "manager: omar, zone: Riyad")
        + """\
tasks:
  - {key: a, title: First, owner: bob, due: 31/12/2026, start: today+1m}
  - {key: a, title: [], goal: G1}
  - {title: Third, start: 2026-12-02, due: 2026-12-01}
"""
    )
    assert [fault.key for fault in found] == [
        FaultKey.CYCLE,
        FaultKey.BAD_ZONE,
        FaultKey.UNKNOWN_REFERENCE,
        FaultKey.DAY_OR_MONTH_FIRST,
        FaultKey.RELATIVE_UNIT,
        FaultKey.DUPLICATE,
        FaultKey.NOT_TEXT,
        FaultKey.UNKNOWN_REFERENCE,
        FaultKey.MISSING,
        FaultKey.START_AFTER_DUE,
    ]
    assert [fault.mark.line for fault in found if fault.mark] == [4, 4, 6, 6, 6, 7, 7, 7, 8, 8]


def test_one_slip_gives_one_fault() -> None:
    """A value that was lost on the way is not told a second time as missing."""
    assert keys(SMALL.replace("Wadi Dates", "!Wadi")) == [FaultKey.TAG]
