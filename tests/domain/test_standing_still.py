"""Since when the words on a task say the same."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.checkins import Answer, answered, applied
from domain.ladder import CaseKind, Outcome, Role, Rung, settled_by
from domain.tasks import Status, Task
from tests import mothers
from tests.mothers import NOW

WEEK = timedelta(weeks=1)
AT_RISK = Answer(Status.AT_RISK)


def after(*answers: Answer, task: Task | None = None) -> Task:
    """The task after these answers, one a week from now on."""
    found = task or mothers.task(owner_id=1)
    for number, answer in enumerate(answers):
        moment = NOW + number * WEEK
        blank = mothers.check_in(1, 1, status=found.status, progress=found.progress, blocker=found.blocker)
        found = applied(found, answered(blank, answer, moment, late=False), moment, off_track_before=False)
    return found


def test_the_same_word_stands_still() -> None:
    """A task that is at risk three times in a row stands still since the first time."""
    assert after(AT_RISK, AT_RISK, AT_RISK).still_since == NOW


@pytest.mark.parametrize(
    "last",
    [
        Answer(Status.OFF_TRACK),
        Answer(Status.AT_RISK, progress=10),
        Answer(Status.AT_RISK, blocker="no vans"),
    ],
)
def test_another_word_moves_it(last: Answer) -> None:
    """Another status, another progress, or what is in the way."""
    assert after(AT_RISK, AT_RISK, last).still_since == NOW + 2 * WEEK


def test_a_note_moves_nothing() -> None:
    """Whoever writes why nothing moves has still not moved it."""
    assert after(AT_RISK, replace(AT_RISK, note="We wait")).still_since == NOW


@pytest.mark.parametrize("answers", [[Answer(Status.ON_TRACK)] * 3, [AT_RISK, Answer(Status.DONE)]])
def test_what_need_not_move(answers: list[Answer]) -> None:
    """On track without a number, tapped each week, is all that was asked for; done is done."""
    assert after(*answers).still_since is None


def test_on_track_at_the_same_number_stands_still() -> None:
    """Forty per cent, and forty again."""
    assert after(Answer(Status.ON_TRACK, progress=40), Answer(Status.ON_TRACK)).still_since == NOW


def test_a_new_owner_begins_anew() -> None:
    """Their first word is the first one, whatever was said before them."""
    given = replace(after(AT_RISK, AT_RISK), last_check_in_at=None)
    assert after(AT_RISK, task=given).still_since == NOW
    assert after(AT_RISK, task=replace(given, still_since=NOW - WEEK)).still_since == NOW


@pytest.mark.parametrize("moved", [True, False])
def test_only_another_word_ends_a_stalled_case(moved: bool) -> None:
    """The same word once more is what the case is about."""
    assert settled_by(CaseKind.STALLED, Status.AT_RISK, None, moved=moved) is moved


def test_no_word_of_the_owner_answers_a_need() -> None:
    """Others have to."""
    assert not settled_by(CaseKind.NEED, Status.ON_TRACK, None)


def test_an_owner_who_never_answered_does_not_count() -> None:
    """A task without an owner may be claimed; that of somebody never heard of, once they and the next one were told."""
    ladder = (Rung(Role.OWNER, 1), Rung(Role.HEAD, 2), Rung(Role.LEADER, 3))

    def claimable(kind: CaseKind, rung: int, **changes: Any) -> bool:  # noqa: ANN401  (fields by name)
        return mothers.case(1, ladder, kind=kind, rung=rung, **changes).may_be_claimed

    assert [claimable(CaseKind.UNHEARD, rung) for rung in (-1, 0, 1, 2)] == [False, False, True, True]
    assert claimable(CaseKind.UNOWNED, -1)
    own = (Rung(Role.HEAD, 2), Rung(Role.LEADER, 1))
    assert not any(mothers.case(1, own, kind=CaseKind.UNHEARD, rung=rung).may_be_claimed for rung in (0, 1))
    back = mothers.case(1, (Rung(Role.LEADER, 3),), kind=CaseKind.UNHEARD, rung=0)
    assert (back.may_be_claimed, replace(back, follows=1).may_be_claimed) == (False, True)
    assert not claimable(CaseKind.SILENT, 2)
    assert not claimable(CaseKind.UNOWNED, 0, closed_at=NOW, outcome=Outcome.DROPPED)
