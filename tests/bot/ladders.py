"""Ladders, as anybody sees them and as a plan keeper changes them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.messages import ladder
from bot.messages.model import Message
from bot.slack.modals import ladder as form
from domain.ladder import Role
from domain.ladder_outlook import Change, Climb, LadderPreview, LadderShown, Step
from domain.ladder_rules import LadderRule
from tests.bot.cast import NEXT, SALES, SUPPLY, Cast

FULL = LadderRule(1, 1, 3, 4, cooldown_days=10, at_once=True, most_cards=1)


def climb(cast: Cast, number: int = 12, **days: int) -> Climb:
    """A task that would climb over every rung, or over those of which the days are given."""
    people = {
        Role.OWNER: cast.owner,
        Role.DEPUTY: cast.deputy,
        Role.HEAD: cast.head,
        Role.MANAGER: cast.member,
        Role.LEADER: cast.leader,
    }
    after = {Role(name): number for name, number in days.items()} or {role: n for n, role in enumerate(Role)}
    steps = (Step(role, people[role], NEXT + timedelta(days=later)) for role, later in after.items())
    return Climb(cast.view(number), tuple(steps))


def shown(cast: Cast) -> LadderShown:
    """The company's ladder, as a member sees it."""
    return LadderShown(None, LadderRule(), own=False, example=climb(cast, owner=0, head=2, leader=4), may_change=False)


def of_department(cast: Cast) -> LadderShown:
    """A department's own, as a keeper sees it."""
    return LadderShown(SALES, FULL, own=True, example=climb(cast), may_change=True)


def preview(cast: Cast) -> LadderPreview:
    """More days for the owner, and the manager; one of two tasks would climb otherwise."""
    now = climb(cast, owner=0, head=2, leader=4)
    same = climb(cast, 13, owner=0, leader=2)
    return LadderPreview(
        department=SALES,
        before=LadderRule(),
        after=FULL,
        wanted=FULL,
        changes=True,
        examples=(Change(now, climb(cast, owner=0, head=3, manager=5, leader=8)), Change(same, same)),
        open_cases=3,
    )


def back(cast: Cast) -> LadderPreview:
    """A department goes back to the company's ladder."""
    of = preview(cast)
    return replace(of, before=FULL, after=LadderRule(), wanted=None, examples=of.examples[1:], open_cases=1)


def same(cast: Cast) -> LadderPreview:
    """Nothing is different."""
    return replace(preview(cast), department=None, after=LadderRule(), changes=False, examples=(), open_cases=0)


MESSAGES: dict[str, Callable[[Cast], Message]] = {
    "ladder": lambda cast: ladder.shown(shown(cast), cast.words),
    "ladder_of_department": lambda cast: ladder.shown(of_department(cast), cast.words),
    "ladder_as_company": lambda cast: ladder.shown(replace(shown(cast), department=SUPPLY, example=None), cast.words),
    "ladder_others": lambda cast: ladder.shown(
        replace(shown(cast), others=(SALES, SUPPLY), may_change=True), cast.words
    ),
    "ladder_changed": lambda cast: ladder.changed(preview(cast), cast.words),
    "ladder_given_back": lambda cast: ladder.changed(back(cast), cast.words),
}
VIEWS: dict[str, Callable[[Cast], dict[str, Any]]] = {
    "form_ladder": lambda cast: form.view(shown(cast), cast.words),
    "form_ladder_of_department": lambda cast: form.view(of_department(cast), cast.words),
    "form_ladder_confirm": lambda cast: form.confirm_view(preview(cast), cast.words),
    "form_ladder_same": lambda cast: form.confirm_view(same(cast), cast.words),
}
