"""The leader's cards, by name, made of the cast."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from domain.cards import Card, CardsReady, Earlier, Told
from domain.decisions import DecisionKind
from domain.ladder import CaseKind, Outcome
from domain.needs import Need, NeedAnswer, NeedKind
from domain.notices import Content
from domain.views import Given, NeedView
from tests.bot.cast import BEFORE, NEXT, OPENED, TOLD, Cast


def _blocked(cast: Cast) -> Card:
    """A case with everything a story can have: who was told, what is asked for, declined, and was decided before."""
    view = cast.case_view(CaseKind.BLOCKED, 14)
    asks = Need(3, 14, NeedKind.AUTHORITY, "To sign", cast.owner.id, BEFORE, cast.head.id, due_at=NEXT)
    no = replace(asks, id=4, kind=NeedKind.MONEY, answered_at=TOLD, answer=NeedAnswer.DECLINED, answered_by=2)
    of_task = view.view
    earlier = Given(cast.decided(DecisionKind.FUND, amount=Decimal(20000), note="Two vans"), cast.leader)
    given = (Given(cast.decided(DecisionKind.SCOPE, note="The north"), cast.leader),)
    return Card(
        replace(view, view=replace(of_task, given=given), case=replace(view.case, follows=earlier.decision.id)),
        (Told(cast.owner, OPENED), Told(cast.head, TOLD)),
        Earlier(earlier, None),
        (NeedView(asks, of_task, cast.owner, cast.head),),
        (NeedView(no, of_task, cast.owner, cast.head, answered_by=cast.head),),
    )


def _cards(cast: Cast) -> CardsReady:
    told = (Told(cast.owner, OPENED), Told(cast.head, TOLD))
    unowned = replace(cast.case_view(CaseKind.UNOWNED, 13), view=cast.view(13, owner_id=None))
    return CardsReady(cast.leader, (_blocked(cast), Card(cast.case_view(), told), Card(unowned)), more=4, most=5)


def _over(cast: Cast, outcome: Outcome) -> Card:
    view = cast.case_view()
    return Card(replace(view, case=replace(view.case, closed_at=TOLD, outcome=outcome)))


def _decided(cast: Cast) -> CardsReady:
    authority = cast.decided(DecisionKind.AUTHORITY, note="To sign up to 5,000", until=date(2027, 1, 31))
    over = _over(cast, Outcome.EMPOWERED).of
    first = Card(replace(over, decision=authority, decided_by=cast.leader))
    ends = (Outcome.ANSWERED, Outcome.REASSIGNED, Outcome.SETTLED)
    return CardsReady(cast.leader, (first, *(_over(cast, outcome) for outcome in ends)), most=1)


CONTENTS: dict[str, Callable[[Cast], Content]] = {
    "cards": _cards,
    "cards_decided": _decided,
    "cards_at_once": lambda cast: replace(_cards(cast), cards=(_blocked(cast),), more=0, most=None),
}
"""Cards that wait, cards that are settled, and one that came at once."""
