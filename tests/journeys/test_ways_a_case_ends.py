"""Each way a case can end, in both languages: those who were told read it, no button is left, and it is written down.

What the leader decides on a card is played in `test_deciding`; here is what ends a case below the leader.
"""

from collections.abc import Callable
from itertools import cycle

import pytest

from bot.messages.model import said
from bot.words.catalogue import Words
from domain.decisions import OUTCOMES
from domain.ladder import Outcome
from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play
from tests.journeys.screen import as_read
from tests.journeys.test_ladder import LATE

LOCALES = ("en-US", "ar-SA")


class Case:
    """An overdue task of Omar's that his head was told of, read in one language."""

    def __init__(self, play: Play, words: Words) -> None:
        self.play = play
        self._words = words
        self.owner, self.head = play.as_("omar"), play.as_("hadi")
        self.nudge = self.owner.sees_message(self.says("cases.nudge.overdue"))
        self.card = self.head.sees_message(self.says("cases.climbed.overdue"))

    def says(self, key: str) -> str:
        """A sentence about the task, as it is read."""
        return as_read(said(self._words.text(key, code="T-1", title="Widen the ramp")))

    def line(self, key: str, **values: int) -> str:
        """Any other words, as they are read."""
        return as_read(self._words.line(key, **values))


def _answers(case: Case) -> None:
    case.owner.presses(case.line("status.at_risk"), on=case.nudge)


def _handles(case: Case) -> None:
    case.head.presses(case.line("button.handle"), on=case.card)


def _gives_away(case: Case) -> None:
    case.head.presses(case.line("button.assign"), on=case.card)
    case.head.fills({case.line("form.assign.owner"): "@lena"})
    case.head.sends()


def _extends(case: Case) -> None:
    case.head.presses(case.line("button.extend"), on=case.card)
    case.head.fills({case.line("form.extend.due"): "2027-02-20"})
    case.head.sends()


def _moves_the_date(case: Case) -> None:
    case.head.types("/plan edit T-1")
    case.head.fills({case.line("form.add.due"): "2027-02-20"})
    case.head.sends()
    case.head.closes()
    case.play.clock_to("2027-01-13 12:00")


def _splits(case: Case) -> None:
    case.head.types("/plan split T-1")
    parts = {1: "Widen the foot", 2: "Widen the top"}
    case.head.fills({case.line("form.split.part", number=number): title for number, title in parts.items()})
    case.head.sends()
    case.head.closes()


ENDS: dict[Outcome, tuple[Callable[[Case], None], str]] = {
    Outcome.ANSWERED: (_answers, "cases.outcome.answered_below"),
    Outcome.HANDLED: (_handles, "cases.outcome.handled"),
    Outcome.REASSIGNED: (_gives_away, "cases.outcome.reassigned"),
    Outcome.EXTENDED: (_extends, "cases.outcome.extended"),
    Outcome.SPLIT: (_splits, "cases.outcome.split"),
    Outcome.SETTLED: (_moves_the_date, "cases.outcome.settled"),
}


@pytest.mark.parametrize(("outcome", "locale"), list(zip(ENDS, cycle(LOCALES), strict=False)))
def test_a_case_ends(stage: Stager, outcome: Outcome, locale: str) -> None:
    """The card says how it ended and has no buttons, no case is open any more, and it goes no higher."""
    play = stage(plans.small(locale=locale, owners=(), more=LATE))
    play.clock_to("2027-01-11 08:30")
    case = Case(play, Words(locale[:2], locale, "Asia/Riyadh"))
    act, told = ENDS[outcome]
    act(case)
    assert case.card.first_line == case.says(told)
    assert case.card.labels() == []
    assert "Widen the ramp" not in case.head.answered("/plan stalled").text
    play.clock_to("2027-01-14 10:00")
    play.as_("sara").sees_no_message(case.line("digest.decisions"), in_="#leadership")


def test_every_way_is_played() -> None:
    """What is not played here is a decision of the leader's."""
    assert set(ENDS) | set(OUTCOMES.values()) == set(Outcome)
