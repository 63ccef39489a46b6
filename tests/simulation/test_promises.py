"""Each promise that the simulation checks is seen to be broken when it is, and only then."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bot.commands.simulation.promises import PROMISES, broken, remember
from bot.commands.simulation.replaying import USUAL, CaseTold
from bot.commands.simulation.sight import Look, Post, Repeat, Seen, Word
from bot.commands.simulation.world import Call
from domain.cadence import Schedule
from domain.calendars import Calendar
from domain.checkins import CheckIn
from domain.ladder import Case, CaseKind, Outcome, Role, Rung
from domain.notices import Notice, NoticeKind, NoticeState
from domain.services.changes import plain
from tests import mothers
from tests.mothers import NOW, WEEK

SARA = mothers.person(id=1)
OFFICE = Calendar("default")
SATURDAY = NOW + timedelta(days=5)
LADDER = (Rung(Role.OWNER, 1), Rung(Role.HEAD, 2), Rung(Role.LEADER, 3))
ASKED = Notice(
    NoticeKind.CHECK_IN_ASKED,
    1,
    WEEK.isoformat(),
    NOW,
    NOW,
    person_id=1,
    id=7,
    token="opaque",
    state=NoticeState.SENT,
    sent_at=NOW,
    sent_channel="D1",
    sent_ts="1.0",
)
POSTED = Post(NOW, "D1", "1.0", SARA.chat_id, "opaque")
CASE = Case(5, 9, CaseKind.OVERDUE, LADDER, NOW, rung=0, told_at=NOW, next_at=NOW + timedelta(days=2))
HOME = Call(NOW, "views.publish", {}, 200, {"ok": True}, risen=NOW - timedelta(hours=1))
REFUSED = replace(HOME, status=429, by_fate=True, wait=30.0)


def seen(*notices: Notice, how_many: int = 0) -> Seen:
    """What was seen before: Sara at work, these notices with their posts, nothing else."""
    before = Seen()
    look = at(NOW, notices=list(notices), how_many=how_many)
    remember(before, look)
    return before


def at(now: datetime, **new: object) -> Look:
    """A look at which these things are new, and Sara is at work."""
    look = Look(now, people={1: SARA}, schedules={1: Schedule.of(SARA, OFFICE)}, channels=frozenset({"C0DIGEST"}))
    for name, value in new.items():
        setattr(look, name, value)
    return look


def with_case(case: Case) -> Seen:
    """A case was seen, and the trail tells it."""
    before = seen()
    told = before.replay.cases.setdefault(case.id, _told(case))
    told.rung = case.rung
    before.cases[case.id] = case
    return before


def _told(case: Case) -> CaseTold:
    return CaseTold(case.rung, None if case.outcome is None else case.outcome.value)


def _due_for(beats: int) -> Seen:
    before = seen()
    before.due_for[5] = beats
    return before


def _overlooked_for(beats: int) -> Seen:
    before = seen()
    for _ in range(beats):
        remember(before, at(NOW, overlooked=frozenset({9}), beaten=True))
    return before


def _told_of_task(**fields: object) -> Seen:
    before = seen()
    before.replay.tasks[9] = {**USUAL, **{name: plain(value) for name, value in fields.items()}}
    return before


def _word(*, acknowledged: bool) -> Word:
    return Word(SARA.chat_id, 9, WEEK, "on_track", acknowledged)


def _late(minutes: float) -> Notice:
    return replace(ASKED, state=NoticeState.SENDING, sent_at=None, deadline=NOW - timedelta(minutes=minutes))


def _climbed(rung: int = 1) -> Seen:
    before = with_case(CASE)
    before.replay.cases[5].rung = rung
    return before


def _climbed_twice() -> Seen:
    return _climbed(2)


def _followed_up(decision_id: int) -> Seen:
    before = seen()
    remember(before, at(NOW, followed_up=[decision_id]))
    return before


def _unfollowed_for(beats: int) -> Seen:
    before = seen()
    for _ in range(beats):
        remember(before, at(NOW, unfollowed=frozenset({6}), beaten=True))
    return before


Scene = tuple[Callable[[], Seen], Callable[[], Look]]

BROKEN: dict[str, Scene] = {
    "I1 two notices": (
        lambda: seen(ASKED),
        lambda: at(NOW, notices=[replace(ASKED, id=8, token="other", state=NoticeState.PENDING)]),
    ),
    "I1 two posts": (
        lambda: seen(ASKED),
        lambda: at(
            NOW,
            notices=[replace(ASKED, id=8, token="other", sent_ts="2.0")],
            posts=[replace(POSTED, ts="2.0", token="other")],
        ),
    ),
    "I1 two rows": (
        seen,
        lambda: at(NOW, last=True, check_ins=[CheckIn(row, 9, 1, WEEK, asked_at=NOW) for row in (1, 2)]),
    ),
    "I2 changed twice": (seen, lambda: at(NOW, repeats=[Repeat("message.im", "before", "after", 0)])),
    "I2 answered twice": (seen, lambda: at(NOW, repeats=[Repeat("message.im", "same", "same", 1)])),
    "I3 not stored": (seen, lambda: at(NOW, words=[_word(acknowledged=True)], stored={(9, WEEK): None})),
    "I3 stored otherwise": (seen, lambda: at(NOW, words=[_word(acknowledged=True)], stored={(9, WEEK): "at_risk"})),
    "I4 a rung skipped": (lambda: with_case(CASE), lambda: at(NOW, cases=[replace(CASE, rung=2)])),
    "I4 two rungs with one word of it": (
        lambda: with_case(CASE),
        lambda: at(NOW, cases=[replace(CASE, rung=2)], climbs={CASE.id: 1}),
    ),
    "I4 climbed after its end": (
        lambda: with_case(replace(CASE, closed_at=NOW, outcome=Outcome.ANSWERED)),
        lambda: at(NOW, cases=[replace(CASE, rung=1, closed_at=NOW, outcome=Outcome.ANSWERED)]),
    ),
    "I4 due and not looked at": (lambda: _due_for(3), lambda: at(NOW)),
    "I4 followed up twice at once": (seen, lambda: at(NOW, followed_up=[6, 6])),
    "I4 followed up again": (lambda: _followed_up(6), lambda: at(NOW, followed_up=[6])),
    "I4 brought back twice": (
        lambda: with_case(replace(CASE, follows=6)),
        lambda: at(NOW, cases=[replace(CASE, id=CASE.id + 1, follows=6)]),
    ),
    "I4 never followed up": (lambda: _unfollowed_for(3), lambda: at(NOW)),
    "I4 overlooked": (lambda: _overlooked_for(3), lambda: at(NOW)),
    "I5 vanished": (lambda: seen(how_many=3), lambda: at(NOW, how_many=2)),
    "I5 changed after its end": (
        lambda: seen(ASKED),
        lambda: at(NOW, notices=[replace(ASKED, state=NoticeState.PENDING)], how_many=1),
    ),
    "I5 ended without a reason": (seen, lambda: at(NOW, notices=[replace(ASKED, state=NoticeState.REFUSED)])),
    "I5 still sending": (seen, lambda: at(NOW, notices=[_late(2)], beat_at=NOW)),
    "I5 never sent": (
        seen,
        lambda: at(
            NOW, last=True, notices=[replace(ASKED, state=NoticeState.PENDING, not_before=NOW - timedelta(hours=1))]
        ),
    ),
    "I5 posted twice at once": (seen, lambda: at(NOW, notices=[ASKED], posts=[POSTED, replace(POSTED, ts="2.0")])),
    "I5 sent and not there": (seen, lambda: at(NOW, notices=[ASKED])),
    "I6 on a Saturday": (seen, lambda: at(SATURDAY, notices=[ASKED], posts=[replace(POSTED, at=SATURDAY)])),
    "I7 to somebody who left": (
        lambda: _with_person(is_active=False),
        lambda: at(NOW, people={1: replace(SARA, is_active=False)}, notices=[ASKED], posts=[POSTED]),
    ),
    "I7 to a guest": (
        lambda: _with_person(is_guest=True),
        lambda: at(NOW, people={1: replace(SARA, is_guest=True)}, notices=[ASKED], posts=[POSTED]),
    ),
    "I7 to a stranger": (seen, lambda: at(NOW, notices=[ASKED], posts=[replace(POSTED, to="U0STRANGER")])),
    "I7 to another channel": (seen, lambda: at(NOW, posts=[replace(POSTED, to=None, token=None, channel="C0OTHER")])),
    "I8 a task": (lambda: _told_of_task(due_on=date(2027, 1, 1)), lambda: at(NOW, tasks=[mothers.task(id=9)])),
    "I8 a task without a trail": (seen, lambda: at(NOW, tasks=[mothers.task(id=9)])),
    "I8 a case": (lambda: with_case(replace(CASE, rung=1)), lambda: at(NOW, cases=[replace(CASE, rung=2)])),
    "I9 too fast": (seen, lambda: at(NOW, calls=[replace(REFUSED, by_fate=False)])),
    "I9 too soon": (seen, lambda: at(NOW, calls=[REFUSED, replace(HOME, at=NOW + timedelta(seconds=29))])),
    "I10 left sending": (lambda: seen(_late(0)), lambda: at(NOW, stopped=True)),
}

KEPT: dict[str, Scene] = {
    "a question and its post": (seen, lambda: at(NOW, notices=[ASKED], posts=[POSTED], how_many=1)),
    "a repetition without effect": (seen, lambda: at(NOW, repeats=[Repeat("message.im", "same", "same", 0)])),
    "a word that was not acknowledged": (
        seen,
        lambda: at(NOW, words=[_word(acknowledged=False)], stored={(9, WEEK): None}),
    ),
    "a word that was stored": (
        seen,
        lambda: at(NOW, words=[_word(acknowledged=True)], stored={(9, WEEK): "on_track"}),
    ),
    "a climb": (_climbed, lambda: at(NOW, cases=[replace(CASE, rung=1)])),
    "two climbs, each told": (_climbed_twice, lambda: at(NOW, cases=[replace(CASE, rung=2)], climbs={CASE.id: 2})),
    "a decision that was followed up": (lambda: _followed_up(5), lambda: at(NOW, followed_up=[6])),
    "a decision that is about to be": (lambda: _unfollowed_for(2), lambda: at(NOW)),
    "two ticks": (lambda: _due_for(2), lambda: at(NOW)),
    "a task whose case is about to be opened": (lambda: _overlooked_for(2), lambda: at(NOW)),
    "sending within its time": (seen, lambda: at(NOW, notices=[_late(0.5)], beat_at=NOW)),
    "no tick passed since its time": (
        seen,
        lambda: at(NOW, notices=[_late(2)], beaten=True, beat_at=NOW - timedelta(minutes=2)),
    ),
    "an answer at the weekend": (seen, lambda: at(SATURDAY, posts=[replace(POSTED, at=SATURDAY, token=None)])),
    "a task as the trail tells it": (
        lambda: _told_of_task(due_on=date(2027, 1, 1)),
        lambda: at(NOW, tasks=[mothers.task(id=9, due_on=date(2027, 1, 1))]),
    ),
    "a call after the rest": (
        seen,
        lambda: at(NOW, calls=[REFUSED, replace(HOME, at=NOW + timedelta(seconds=30))]),
    ),
    "a clean stop": (lambda: seen(ASKED), lambda: at(NOW, stopped=True, how_many=1)),
}


def _with_person(*, is_active: bool = True, is_guest: bool = False) -> Seen:
    before = seen()
    before.people[1] = replace(SARA, is_active=is_active, is_guest=is_guest)
    return before


@pytest.mark.parametrize("scene", BROKEN.values(), ids=list(BROKEN))
def test_a_broken_promise_is_seen(scene: Scene, request: pytest.FixtureRequest) -> None:
    """A made-up violation of a promise is told under the promise's number."""
    number = request.node.callspec.id.partition(" ")[0]
    before, look = scene
    assert number in {each.partition(":")[0] for each in broken(before(), look())}


@pytest.mark.parametrize("scene", KEPT.values(), ids=list(KEPT))
def test_a_kept_promise_is_not_complained_of(scene: Scene) -> None:
    """What is as it should be breaks no promise."""
    before, look = scene
    assert broken(before(), look()) == []


def test_every_promise_is_broken_once_here() -> None:
    """No promise is without a made-up violation, and each says in a sentence what is promised."""
    assert {name.partition(" ")[0] for name in BROKEN} == set(PROMISES)
    assert all(promise.__doc__ for promises in PROMISES.values() for promise in promises)
