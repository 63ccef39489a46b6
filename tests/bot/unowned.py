"""Tasks that nobody owns, as each side sees them: offered, taken, split, dropped, and proposed to somebody."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.messages import claims, replies
from bot.messages.model import Message
from bot.slack.modals import claiming as forms
from domain.claims import Claimable, TaskClaimed, TasksUnowned
from domain.handing import OfferEnd
from domain.history import Entry, What
from domain.ladder import CaseKind, Outcome
from domain.notices import Content
from domain.paging import Page
from domain.tasks import TaskState
from domain.views import Offered, TaskView
from tests.bot import offers
from tests.bot.cast import NEXT, SALES, TODAY, TOLD, Cast
from tests.bot.climbs import climb, nudge


def nobodys(cast: Cast, number: int = 12) -> TaskView:
    """A task without an owner."""
    return cast.view(number, owner_id=None, department_id=1)


def silent(cast: Cast, number: int = 12) -> TaskView:
    """A task whose owner was asked and never answered."""
    return replace(cast.view(number, department_id=1), case=cast.case(CaseKind.UNHEARD, number))


def silent_one(cast: Cast, number: int = 14, **changes: Any) -> Claimable:  # noqa: ANN401  (fields by name)
    """One that anybody may take, unless its owner says a word; `changes` are those of its case."""
    case = replace(cast.case(CaseKind.UNHEARD, number, id=number), **changes)
    return Claimable(case, silent(cast, number), cast.leader, NEXT)


def open_one(cast: Cast, number: int = 12) -> Claimable:
    """One that anybody may take; it goes to the leader next."""
    case = cast.case(CaseKind.UNOWNED, number, id=number, rung=0)
    return Claimable(case, nobodys(cast, number), cast.leader, NEXT)


def ended(cast: Cast, outcome: Outcome, number: int, **changes: Any) -> Claimable:  # noqa: ANN401  (fields by name)
    """One that needs an owner no more."""
    case = cast.case(CaseKind.UNOWNED, number, id=number, closed_at=TOLD, outcome=outcome)
    return replace(Claimable(case, nobodys(cast, number)), **changes)


def offered(cast: Cast, *tasks: Claimable) -> TasksUnowned:
    """The message in the channel of a department."""
    return TasksUnowned(None, cast.head, SALES, tasks)


def proposed(cast: Cast, number: int = 13) -> Claimable:
    """One for which somebody is proposed."""
    found = open_one(cast, number)
    return replace(found, view=replace(found.view, offered=Offered(8, cast.member, NEXT)))


def all_over(cast: Cast) -> TasksUnowned:
    """Every way in which it ends."""
    owned = ended(cast, Outcome.REASSIGNED, 12, view=replace(nobodys(cast), owner=cast.member))
    return offered(
        cast,
        owned,
        ended(cast, Outcome.SPLIT, 13, parts=(21, 22)),
        ended(cast, Outcome.DROPPED, 14),
        ended(cast, Outcome.SETTLED, 15),
    )


def entries(cast: Cast) -> tuple[Entry, ...]:
    """What the history tells of it."""
    of = replace(offers.offer(cast, unowned=True), view=nobodys(cast))
    said = (replace(of.offer, ended_at=TOLD, end=end) for end in (OfferEnd.DECLINED, OfferEnd.LAPSED))
    return (
        Entry(TOLD, What.CLAIMED, cast.member),
        Entry(TOLD, What.SPLIT, cast.head, tasks=(21, 22)),
        Entry(TOLD, What.DROPPED, cast.head, word="The fair is off."),
        *(Entry(TOLD, What.OFFER_ENDED, cast.member, cast.owner, offer=each) for each in said),
        Entry(TOLD, What.ADDED, cast.head, tasks=(11,)),
    )


def _put_forward(cast: Cast, end: OfferEnd | None = None) -> Any:  # noqa: ANN401  (as in the module below)
    content = offers.made(cast, end, unowned=True)
    return replace(content, of=replace(content.of, view=nobodys(cast)))


def _told(cast: Cast, end: OfferEnd) -> Any:  # noqa: ANN401  (as above)
    return offers.told(cast, end, unowned=True)


CONTENTS: dict[str, Callable[[Cast], Content]] = {
    "unowned_offered": lambda cast: offered(cast, open_one(cast), proposed(cast), all_over(cast).tasks[2]),
    "unowned_offered_to_head": lambda cast: replace(offered(cast, open_one(cast)), to=cast.head),
    "unowned_offered_without_head": lambda cast: replace(offered(cast, open_one(cast)), reader=cast.leader),
    "unowned_all_over": all_over,
    "nudge_unheard_offered": lambda cast: replace(nudge(cast, CaseKind.UNHEARD, 13), offered_to=SALES),
    "climbed_unheard_offered": lambda cast: replace(climb(cast, CaseKind.UNHEARD, 13), offered_to=SALES),
    "unowned_offered_silent": lambda cast: offered(
        cast,
        silent_one(cast),
        silent_one(cast, 13, closed_at=TOLD, outcome=Outcome.ANSWERED),
        silent_one(cast, 15, closed_at=TOLD, outcome=Outcome.NOTED),
    ),
    "task_claimed": lambda cast: TaskClaimed(cast.head, cast.view(), cast.member),
    "put_forward": _put_forward,
    "put_forward_declined": lambda cast: _put_forward(cast, OfferEnd.DECLINED),
    "put_forward_lapsed": lambda cast: _put_forward(cast, OfferEnd.LAPSED),
    "put_forward_told_accepted": lambda cast: _told(cast, OfferEnd.ACCEPTED),
    "put_forward_told_declined": lambda cast: _told(cast, OfferEnd.DECLINED),
    "put_forward_told_lapsed": lambda cast: _told(cast, OfferEnd.LAPSED),
    "put_forward_told_head": lambda cast: replace(_told(cast, OfferEnd.ACCEPTED), to=cast.head),
    "task_split": lambda cast: replace(offers.made(cast, OfferEnd.OVERTAKEN), of=_split(cast)),
}


def _split(cast: Cast) -> Any:  # noqa: ANN401  (as above)
    return replace(offers.offer(cast, OfferEnd.OVERTAKEN), view=cast.view(state=TaskState.SPLIT))


REPLIES: dict[str, Callable[[Cast], Message]] = {
    "unowned_silent": lambda cast: replies.unowned(
        Page.whole([silent(cast), replace(silent(cast, 15), owner=None)]), cast.words, TODAY
    ),
    "claim_answer": lambda cast: claims.taken(cast.view(), cast.words),
    "propose_answer": lambda cast: claims.proposed(offers.offer(cast, unowned=True), cast.words),
    "split_answer": lambda cast: claims.was_split(cast.view(), [cast.view(13), cast.view(14)], cast.words),
    "drop_answer": lambda cast: claims.dropped(cast.view(), cast.words),
}
FORMS: dict[str, Callable[[Cast], dict[str, Any]]] = {
    "form_propose": lambda cast: forms.propose_view(nobodys(cast), cast.words),
    "form_split": lambda cast: forms.split_view(nobodys(cast), cast.words),
    "form_drop_unowned": lambda cast: forms.drop_view(nobodys(cast), cast.words),
}
