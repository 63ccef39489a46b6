"""Early signs: what counts as one, and which of them are told."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from domain.cues import FEW, Answers, Cue, CueKind, Sign, falling, new_ones, over, quieter, same_words, times_running
from domain.measures import Direction, Measure, Reading

WEEK = date(2027, 1, 11)
NOW = datetime(2027, 1, 14, 6, 0, tzinfo=UTC)
TARGET = Decimal(20)


def measure(direction: Direction = Direction.UP) -> Measure:
    """A number that should reach 20."""
    return Measure(1, "M1", 1, "Margin", "%", direction, None, TARGET)


def readings(*newest_first: int) -> list[Reading]:
    """Readings of the newest months, the newest first."""
    return [Reading(1, date(2027, 12 - back, 1), Decimal(value)) for back, value in enumerate(newest_first)]


def told(sign: Sign) -> Cue:
    """A sign that was told."""
    return Cue(1, 0, sign.kind, sign.subject_id, sign.mark, sign.count, sign.before, WEEK, NOW)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Waiting for legal.", "waiting for Legal"),
        ("Waiting for legal", "Still waiting for legal"),
        ("بانتظار توقيع العقد", "بانتظارِ توقيع العقد."),
        ("No budget", "No budget yet!"),
        ("?", "?"),
    ],
)
def test_the_same_thing_in_other_spelling(one: str, other: str) -> None:
    """Case, marks, a full stop and a small word more do not make it another thing."""
    assert same_words(one, other)
    assert same_words(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Waiting for legal", "Waiting for the vendor"), ("No budget", "No people"), ("?", "!"), ("Legal", "")],
)
def test_something_else_in_similar_words(one: str, other: str) -> None:
    """Whoever waits for somebody else now is not stuck on the same thing."""
    assert not same_words(one, other)


@pytest.mark.parametrize(
    ("newest_first", "times"),
    [
        (["No budget", "no budget yet", "No budget"], 3),
        (["No budget", "No budget", "No people"], 2),
        (["No budget", None, "No budget", "No budget"], 1),
        ([None, "No budget", "No budget", "No budget"], 0),
        ([], 0),
    ],
)
def test_how_often_the_same_thing_was_in_the_way(newest_first: list[str | None], times: int) -> None:
    """Counted from the newest answer back; a week without it, or with another thing, ends the count."""
    assert times_running(newest_first) == times


@pytest.mark.parametrize(
    ("direction", "values", "falls"),
    [
        (Direction.UP, (12, 15), True),
        (Direction.UP, (15, 12), False),
        (Direction.UP, (12, 12), False),
        (Direction.UP, (21, 30), False),
        (Direction.DOWN, (30, 25), True),
        (Direction.DOWN, (25, 30), False),
        (Direction.UP, (12,), False),
        (Direction.UP, (), False),
    ],
)
def test_a_measure_falls_when_it_moves_away_from_a_target_it_misses(
    direction: Direction, values: tuple[int, ...], *, falls: bool
) -> None:
    """Seen in its own direction, from two readings; one that is beyond its target may move as it likes."""
    assert falling(measure(direction), readings(*values)) is falls


@pytest.mark.parametrize(
    ("before", "now", "thins"),
    [
        (Answers(4, 4), Answers(4, 1), True),
        (Answers(4, 4), Answers(4, 3), False),
        (Answers(4, 2), Answers(4, 0), False),
        (Answers(2, 2), Answers(4, 0), False),
        (Answers(4, 4), Answers(2, 0), False),
        (Answers(0, 0), Answers(0, 0), False),
        (Answers(100, 90), Answers(100, 60), True),
        (Answers(100, 90), Answers(100, 61), False),
    ],
)
def test_answers_thin_out_when_clearly_fewer_come(before: Answers, now: Answers, *, thins: bool) -> None:
    """Who answered most questions before, and clearly less now; of few questions nothing is concluded."""
    assert quieter(before, now) is thins


def test_what_was_told_is_not_told_again() -> None:
    """A sign that stands is left out, one with another mark is a new one."""
    twice, thrice = (Sign(CueKind.DATE_MOVED, 7, str(times), times) for times in (2, 3))
    assert new_ones([twice], [told(twice)]) == []
    assert new_ones([thrice], [told(twice)]) == [thrice]


def test_few_are_told_at_once_the_gravest_first() -> None:
    """More than a handful is not read; the load of people can wait until next week."""
    loads = [Sign(CueKind.PERSON_LOADED, number, "", 30) for number in range(1, FEW + 1)]
    blocked = Sign(CueKind.SAME_BLOCKER, 7, "", 3)
    assert new_ones([*loads, blocked], []) == [blocked, *loads[: FEW - 1]]


def test_one_thing_is_told_of_once_in_a_digest() -> None:
    """A task that is blocked and was moved has its graver sign told, and the other one next week."""
    moved, blocked = Sign(CueKind.DATE_MOVED, 7, "2", 2), Sign(CueKind.SAME_BLOCKER, 7, "", 3)
    assert new_ones([moved, blocked], []) == [blocked]
    assert new_ones([moved, blocked], [told(blocked)]) == [moved]
    person = Sign(CueKind.PERSON_LOADED, 7, "", 30)
    assert new_ones([blocked, person], []) == [blocked, person]


def test_a_sign_that_is_gone_is_over() -> None:
    """What is not found any more may be told again when it comes back."""
    blocked, loaded = Sign(CueKind.SAME_BLOCKER, 7, "", 3), Sign(CueKind.PERSON_LOADED, 3, "", 21)
    more = Sign(CueKind.PERSON_LOADED, 3, "", 25)
    assert over([told(blocked), told(loaded)], [more]) == [told(blocked)]
