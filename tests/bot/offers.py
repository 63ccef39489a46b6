"""Offers of a task, as each side sees them: made, accepted, declined, and over in every other way."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.messages import handing
from bot.messages.model import Message
from domain.handing import Offer, OfferEnd, OfferMade, OfferTold, OfferView
from domain.history import Entry, What
from domain.notices import Content
from domain.tasks import TaskState
from domain.views import Offered, TaskView
from tests.bot.cast import NEXT, TODAY, TOLD, Cast

NOTE = "You know the customers.\nThe list is in the folder."


def offer(cast: Cast, end: OfferEnd | None = None, **changes: Any) -> OfferView:  # noqa: ANN401  (fields by name)
    """The owner offers a task to a member."""
    blank = Offer(8, 12, cast.owner.id, cast.member.id, TOLD, NEXT, NOTE)
    ended = blank if end is None else replace(blank, ended_at=TOLD, end=end)
    return OfferView(replace(ended, **changes), cast.view(), cast.owner, cast.member)


def offered(cast: Cast, number: int = 12) -> TaskView:
    """A task that is offered to a member."""
    return replace(cast.view(number), offered=Offered(8, cast.member, NEXT))


def made(cast: Cast, end: OfferEnd | None = None, **changes: Any) -> OfferMade:  # noqa: ANN401  (fields by name)
    """The message to whoever is to take it."""
    return OfferMade(cast.member, offer(cast, end, **changes), cast.head)


def accepted(cast: Cast, **changes: Any) -> OfferMade:  # noqa: ANN401  (fields by name)
    """The same once they took it; `changes` are fields of the task."""
    theirs = cast.view(owner_id=cast.member.id, last_check_in_at=None, **changes)
    content = made(cast, OfferEnd.ACCEPTED)
    return replace(content, of=replace(content.of, view=theirs))


def told(cast: Cast, end: OfferEnd, **changes: Any) -> OfferTold:  # noqa: ANN401  (fields by name)
    """What became of it, told to the owner."""
    return OfferTold(cast.owner, offer(cast, end, **changes))


def entries(cast: Cast) -> tuple[Entry, ...]:
    """What the history tells of offers."""
    ended = (offer(cast, end, reason="Too much else" if end is OfferEnd.DECLINED else None) for end in OfferEnd)
    return (
        Entry(TOLD, What.OFFERED, cast.owner, cast.member, NOTE, offer=offer(cast).offer),
        *(
            Entry(TOLD, What.OFFER_ENDED, cast.member, cast.owner, each.offer.reason, offer=each.offer)
            for each in ended
        ),
    )


CONTENTS: dict[str, Callable[[Cast], Content]] = {
    "offer_made": made,
    "offer_made_bare": lambda cast: replace(
        made(cast, note=None), head=None, of=replace(made(cast, note=None).of, view=cast.view(14))
    ),
    "offer_accepted": accepted,
    "offer_accepted_closed": lambda cast: accepted(cast, state=TaskState.DROPPED),
    "offer_accepted_moved_on": lambda cast: made(cast, OfferEnd.ACCEPTED),
    "offer_declined": lambda cast: made(cast, OfferEnd.DECLINED, reason="I leave in March."),
    "offer_lapsed": lambda cast: made(cast, OfferEnd.LAPSED),
    "offer_withdrawn": lambda cast: made(cast, OfferEnd.WITHDRAWN),
    "offer_overtaken": lambda cast: made(cast, OfferEnd.OVERTAKEN),
    "offer_told_accepted": lambda cast: told(cast, OfferEnd.ACCEPTED),
    "offer_told_declined": lambda cast: told(cast, OfferEnd.DECLINED, reason="I leave in March."),
    "offer_told_lapsed": lambda cast: told(cast, OfferEnd.LAPSED),
    "offer_told_head": lambda cast: replace(told(cast, OfferEnd.ACCEPTED), to=cast.head),
}
REPLIES: dict[str, Callable[[Cast], Message]] = {
    "offer_answer": lambda cast: handing.made(offer(cast), cast.words),
    "offer_answer_away": lambda cast: handing.made(
        replace(offer(cast), taker=replace(cast.member, away_until=TODAY)), cast.words
    ),
    "offer_taken_back": lambda cast: handing.taken_back(offer(cast, OfferEnd.WITHDRAWN), cast.words),
}
