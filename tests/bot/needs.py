"""Needs as whoever is asked and whoever asked sees them, and what waits on a head."""

from collections.abc import Callable
from dataclasses import replace

from domain.needs import Need, NeedAnswer, NeedKind
from domain.needs_you import NeedRaised, NeedsYou, NeedTold
from domain.notices import Content, Introduced
from domain.tasks import Status, TaskState
from domain.views import NeedView
from domain.welcome import Welcome
from tests.bot.cast import NEXT, NOTE, TODAY, TOLD, Cast, numbered


def need(cast: Cast, kind: NeedKind, text: str | None = None) -> NeedRaised:
    """A need told to the head."""
    raised = Need(3, 12, kind, text, cast.owner.id, TOLD, cast.head.id, due_at=NEXT)
    return NeedRaised(cast.head, NeedView(raised, cast.view(), cast.owner, cast.head))


def answered_need(cast: Cast, answer: NeedAnswer, text: str | None = None) -> NeedView:
    """A need for money with its answer."""
    of = need(cast, NeedKind.MONEY, "Two vans").of
    answered = replace(of.need, answered_at=TOLD, answer=answer, answered_by=cast.head.id, answer_text=text)
    return replace(of, need=answered, answered_by=cast.head)


def need_told(cast: Cast, answer: NeedAnswer | None, text: str | None = None) -> NeedTold:
    """What became of a need, told to the owner; without an answer it was passed on."""
    if answer is not None:
        return NeedTold(cast.owner, answered_need(cast, answer, text))
    of = need(cast, NeedKind.AUTHORITY, "To sign up to 5,000").of
    return NeedTold(cast.owner, replace(of, asked=cast.leader), cast.head, text)


def _answered_needs() -> dict[str, Callable[[Cast], Content]]:
    """Each answer, as it stands on the card of whoever was asked, and as the owner is told."""
    reasons = {NeedAnswer.DECLINED: "No money is left this year."}

    def card(answer: NeedAnswer) -> Callable[[Cast], Content]:
        return lambda cast: NeedRaised(cast.head, answered_need(cast, answer, reasons.get(answer)))

    def word(answer: NeedAnswer) -> Callable[[Cast], Content]:
        return lambda cast: need_told(cast, answer, reasons.get(answer))

    return {
        **{f"need_{answer.value}": card(answer) for answer in NeedAnswer},
        **{f"need_told_{answer.value}": word(answer) for answer in NeedAnswer},
    }


def needs_you(cast: Cast) -> NeedsYou:
    """What waits on the head: two requests, two answers of which one was seen since, and a task without an owner."""
    second = need(cast, NeedKind.MONEY, "Two vans").of
    requests = (need(cast, NeedKind.AUTHORITY).of, replace(second, need=replace(second.need, id=4)))
    seen = replace(cast.answered(14, id=8, status=Status.OFF_TRACK, seen_at=NEXT), seen_by=cast.head)
    answers = (cast.answered(status=Status.AT_RISK, note=NOTE, blocker="No travel budget"), seen)
    return NeedsYou(cast.head, TODAY, 4, requests, answers, (cast.view(15, owner_id=None),))


def nothing_waits(cast: Cast) -> NeedsYou:
    """Nothing waits on the head."""
    return NeedsYou(cast.head, TODAY, 4, (), (), ())


def asked_of_leader(cast: Cast) -> NeedView:
    """A request that waits on the leader."""
    of = need(cast, NeedKind.AUTHORITY, "To sign up to 5,000").of
    return replace(of, need=replace(of.need, asked_of=cast.leader.id), asked=cast.leader)


def _answered_before(cast: Cast) -> Need:
    """A need that was answered when answers were not kept yet."""
    return replace(need(cast, NeedKind.MONEY).of.need, answered_at=TOLD)


def _need_of(kind: NeedKind) -> Callable[[Cast], Content]:
    return lambda cast: need(cast, kind, "حتى نهاية الشهر")


def still_asked_for(cast: Cast) -> tuple[NeedView, ...]:
    """What a task still waits for: as it was raised, gone up, without a date, and with nobody to answer."""
    kinds = (NeedKind.MONEY, NeedKind.PEOPLE, NeedKind.TIME, NeedKind.SKILL)
    due, up, dateless, nobody = (need(cast, kind).of for kind in kinds)
    return (
        due,
        replace(up, asked=cast.leader, climbed_from=cast.head),
        replace(dateless, need=replace(dateless.need, due_at=None)),
        replace(nobody, asked=None),
    )


CONTENTS: dict[str, Callable[[Cast], Content]] = {
    **{f"need_{kind.value}": _need_of(kind) for kind in NeedKind},
    "needs_you": needs_you,
    "needs_you_first": lambda cast: Introduced(
        cast.head, nothing_waits(cast), Welcome("Palm & Box", "خطة 2027", (cast.member,))
    ),
    "needs_you_of_many": lambda cast: replace(
        needs_you(cast),
        stands_in_for=(cast.leader, cast.owner),
        unowned=tuple(replace(view, owner=None) for view in numbered(cast, 9)),
    ),
    "needs_you_done": nothing_waits,
    "needs_you_names": lambda cast: replace(nothing_waits(cast), names=3),
    "need_answered": lambda cast: NeedRaised(
        cast.head, replace(answered_need(cast, NeedAnswer.GRANTED), need=_answered_before(cast))
    ),
    "need_without_date": lambda cast: NeedRaised(
        cast.head, replace(need(cast, NeedKind.SKILL).of, need=replace(need(cast, NeedKind.SKILL).of.need, due_at=None))
    ),
    "need_passed_on": lambda cast: replace(
        need(cast, NeedKind.MONEY, "Two vans"), passed_by=cast.leader, word="You know the budget."
    ),
    "need_climbs": lambda cast: NeedRaised(
        cast.head, replace(need(cast, NeedKind.MONEY, "Two vans").of, next_person=cast.leader)
    ),
    "need_climbed": lambda cast: replace(
        need(cast, NeedKind.MONEY, "Two vans"), to=cast.leader, climbed_from=cast.head
    ),
    "need_elsewhere": lambda cast: NeedRaised(
        cast.head, replace(need(cast, NeedKind.MONEY, "Two vans").of, asked=cast.leader)
    ),
    "need_of_closed_task": lambda cast: NeedRaised(
        cast.head, replace(need(cast, NeedKind.TIME).of, view=cast.view(state=TaskState.DONE))
    ),
    "need_told_passed_on": lambda cast: need_told(cast, None),
    **_answered_needs(),
}
