"""What waits for an answer: requests, dates, words to be seen, and cases, each with the right that answering takes."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from domain.decisions import Choice, DecisionKind
from domain.rights import Right
from tests.company import MONDAY
from tests.domain.rights.company import LATER, Cast
from tests.domain.rights.play import Play


def _need(own: str, use_case: str, **more: object) -> Play:
    def given(cast: Cast) -> Mapping[str, Any]:
        needs = {"Omar": cast.need, "Kim": cast.keepers_need, "Layla": cast.leaders_need}
        return {"need_id": needs[own].id, **more}

    return Play(use_case, Right.ANSWER_NEED, given, own)


def _proposal(own: str, use_case: str, **more: object) -> Play:
    def given(cast: Cast) -> Mapping[str, Any]:
        proposals = {"Omar": cast.proposal, "Hanna": cast.heads_proposal, "Layla": cast.leaders_proposal}
        return {"proposal_id": proposals[own], **more}

    return Play(use_case, Right.ANSWER_DATE, given, own)


def _seen(own: str) -> Play:
    def given(cast: Cast) -> Mapping[str, Any]:
        found = {"Omar": cast.check_in, "Hanna": cast.heads_check_in, "Layla": cast.leaders_check_in}
        return {"check_in_id": found[own], "said_at": MONDAY}

    return Play("seeing.seen", Right.ACKNOWLEDGE_ANSWER, given, own)


def _decide(right: Right, kind: DecisionKind, **more: Any) -> Play:  # noqa: ANN401  (fields by name)
    choice = Choice(kind, **more)
    return Play("decisions.decide", right, lambda cast: {"case_id": cast.case.id, "choice": choice})


GRANTING = (
    *(_need(own, "needs.grant") for own in ("Omar", "Kim", "Layla")),
    *(_need(own, "needs.decline", reason="No.") for own in ("Omar", "Kim", "Layla")),
    *(_need(own, "needs.waiting") for own in ("Omar", "Kim", "Layla")),
    Play("needs.pass_on", Right.ANSWER_NEED, lambda c: {"need_id": c.need.id, "to": c.zoe.chat_id, "note": None}),
    *(_proposal(own, "proposals.approve") for own in ("Omar", "Hanna", "Layla")),
    *(_proposal(own, "proposals.decline", reason="No.") for own in ("Omar", "Hanna", "Layla")),
    *(_proposal(own, "proposals.waiting") for own in ("Omar", "Hanna", "Layla")),
    *(_seen(own) for own in ("Omar", "Hanna", "Layla")),
    _decide(Right.DECIDE_CASE, DecisionKind.EXTEND, due_on=LATER),
    _decide(Right.DECIDE_CASE, DecisionKind.HANDLE),
    _decide(Right.END_CASE, DecisionKind.DROP),
    _decide(Right.END_CASE, DecisionKind.NOTED),
    _decide(Right.END_CASE, DecisionKind.FUND, amount=Decimal(500)),
    _decide(Right.END_CASE, DecisionKind.AUTHORITY, note="To sign."),
    _decide(Right.END_CASE, DecisionKind.SCOPE, note="No samples."),
)
