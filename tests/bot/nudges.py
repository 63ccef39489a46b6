"""What owners answer to nudges: pauses and proposals, as each side sees them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from bot.messages import pauses
from bot.messages.model import Message
from bot.slack.modals import nudges as forms
from domain.climbing import CaseClimbed, OwnerNudged
from domain.history import Entry, What
from domain.ladder import CaseKind
from domain.needs import Need, NeedKind
from domain.notices import Content
from domain.pausing import Pause, PauseEnd, PauseKind, PauseView, Proposal, ProposalEnd
from domain.proposals import DateProposed, DateTold, NudgeAnswer, ProposalView
from tests.bot.cast import NEXT, TOLD, Cast

REASON = "The fair has moved.\nSo have we."
LATER = datetime(2026, 12, 1, 7, 0, tzinfo=UTC)


def proposal(cast: Cast, end: ProposalEnd | None = None, **changes: Any) -> Proposal:  # noqa: ANN401  (fields by name)
    """The owner proposes another date to the head."""
    instead_of = cast.view().task.due_on
    blank = Proposal(6, 12, cast.owner.id, TOLD, date(2027, 1, 20), instead_of, REASON, cast.head.id, NEXT)
    ended = blank if end is None else replace(blank, ended_at=TOLD, end=end, answered_by=cast.head.id)
    return replace(ended, **changes)


def shown(cast: Cast, end: ProposalEnd | None = None, **changes: Any) -> ProposalView:  # noqa: ANN401
    """The same with all around it."""
    by = None if end is None else cast.head
    return ProposalView(proposal(cast, end, **changes), cast.view(), cast.owner, cast.head, by)


def pause(cast: Cast, kind: PauseKind, end: PauseEnd | None = None) -> PauseView:
    """A pause of the case on a task."""
    reason = REASON if kind is PauseKind.SNOOZE else None
    row = Pause(3, 31, 12, kind, cast.owner.id, TOLD, LATER, NEXT, 6, reason, None if end is None else NEXT, end)
    blank = PauseView(row, cast.owner)
    if kind is PauseKind.NEED:
        need = Need(6, 12, NeedKind.AUTHORITY, "To sign up to 5,000", cast.owner.id, TOLD, cast.head.id, due_at=LATER)
        return replace(blank, asked=cast.head, need=need)
    if kind is PauseKind.DATE:
        return replace(blank, asked=cast.head, proposal=proposal(cast), waits=end is None)
    return blank


def paused(cast: Cast, kind: PauseKind) -> OwnerNudged:
    """The nudge while the ladder waits for an answer of the owner's."""
    case = cast.case(CaseKind.OVERDUE, rung=0, next_at=LATER)
    return OwnerNudged(cast.owner, case, cast.view(), cast.head, LATER, pause(cast, kind))


def climbed(cast: Cast, *told: PauseView) -> CaseClimbed:
    """The card that tells what the owner answered meanwhile."""
    return CaseClimbed(cast.head, cast.case(CaseKind.OVERDUE), cast.view(), cast.leader, NEXT, told)


def answer(cast: Cast, kind: PauseKind | None) -> NudgeAnswer:
    """What became of an answer; without a kind the ladder does not wait for it."""
    held = None if kind is None else pause(cast, kind).pause
    return NudgeAnswer(cast.view(), cast.head, LATER, held, cast.head, NEXT)


def entries(cast: Cast) -> tuple[Entry, ...]:
    """What the history tells of pauses and proposals."""
    snoozed, asked = pause(cast, PauseKind.SNOOZE).pause, pause(cast, PauseKind.NEED).pause
    no = "Not this year."
    ended = (proposal(cast, end, answer_text=no if end is ProposalEnd.DECLINED else None) for end in ProposalEnd)
    return (
        Entry(TOLD, What.PAUSED, cast.owner, word=REASON, pause=snoozed),
        Entry(TOLD, What.PAUSED, pause=asked),
        Entry(TOLD, What.PROPOSED, cast.owner, word=REASON, proposal=proposal(cast)),
        *(Entry(TOLD, What.PROPOSAL_ENDED, cast.head, word=each.answer_text, proposal=each) for each in ended),
    )


CONTENTS: dict[str, Callable[[Cast], Content]] = {
    "nudge_paused_need": lambda cast: paused(cast, PauseKind.NEED),
    "nudge_paused_date": lambda cast: paused(cast, PauseKind.DATE),
    "nudge_paused_snooze": lambda cast: paused(cast, PauseKind.SNOOZE),
    "climbed_after_pauses": lambda cast: climbed(
        cast,
        pause(cast, PauseKind.NEED, PauseEnd.GRANTED),
        pause(cast, PauseKind.DATE),
        pause(cast, PauseKind.SNOOZE),
    ),
    "climbed_after_a_no": lambda cast: climbed(cast, pause(cast, PauseKind.DATE, PauseEnd.DECLINED)),
    "climbed_paused": lambda cast: replace(climbed(cast), paused=pause(cast, PauseKind.NEED)),
    "date_proposed": lambda cast: DateProposed(cast.head, shown(cast)),
    "date_proposed_bare": lambda cast: DateProposed(
        cast.head, replace(shown(cast, instead_of=None), view=cast.view(due_on=None))
    ),
    "date_approved": lambda cast: DateProposed(cast.head, shown(cast, ProposalEnd.APPROVED)),
    "date_declined": lambda cast: DateProposed(cast.head, shown(cast, ProposalEnd.DECLINED, answer_text="No.")),
    "date_replaced": lambda cast: DateProposed(cast.head, shown(cast, ProposalEnd.WITHDRAWN)),
    "date_told_approved": lambda cast: DateTold(cast.owner, shown(cast, ProposalEnd.APPROVED)),
    "date_told_declined": lambda cast: DateTold(cast.owner, shown(cast, ProposalEnd.DECLINED, answer_text="No.")),
}
REPLIES: dict[str, Callable[[Cast], Message]] = {
    "lack_answer": lambda cast: pauses.asked(answer(cast, PauseKind.NEED), NeedKind.MONEY, cast.words),
    "lack_answer_again": lambda cast: pauses.asked(answer(cast, None), NeedKind.MONEY, cast.words),
    "lack_answer_nobody": lambda cast: pauses.asked(NudgeAnswer(cast.view()), NeedKind.SKILL, cast.words),
    "date_answer": lambda cast: pauses.proposed(
        answer(cast, PauseKind.DATE), cast.words.full_day(date(2027, 1, 20)), cast.words
    ),
    "snooze_answer": lambda cast: pauses.snoozed(answer(cast, PauseKind.SNOOZE), cast.words),
}
FORMS: dict[str, Callable[[Cast], dict[str, Any]]] = {
    "form_lack": lambda cast: forms.lack_view(cast.view(), cast.words),
    "form_new_date": lambda cast: forms.date_view(cast.view(), cast.words, TOLD.date()),
    "form_snooze": lambda cast: forms.snooze_view(
        answer(cast, None), cast.words, date(2026, 11, 27), date(2026, 12, 1)
    ),
    "form_keep_date": lambda cast: forms.keep_view(shown(cast), cast.words),
}
