"""The first set-up, for messages and forms."""

from collections.abc import Callable
from datetime import date
from typing import Any

from bot.messages import set_up
from bot.messages.model import Message
from bot.slack.modals import set_up as forms
from domain.services.set_up import Beginning
from domain.set_up import SetUpStep
from tests.bot.cast import NEXT, Cast
from tests.bot.houses import settings

DUE = date(2026, 12, 21)
BEGINNING = Beginning(38, NEXT, NEXT, date(2026, 12, 1), DUE)
EMPTY = Beginning(1, None, None, None, DUE)

MESSAGES: dict[str, Callable[[Cast], Message]] = {
    "set_up_greeting": lambda cast: set_up.greeting(cast.words),
    "set_up_going_on": lambda cast: set_up.going_on(SetUpStep.CHANNELS, cast.words),
    "set_up_plan": lambda cast: set_up.plan(cast.words),
    "set_up_over": lambda cast: set_up.over(BEGINNING, cast.words),
    "set_up_over_empty": lambda cast: set_up.over(EMPTY, cast.words),
}
VIEWS: dict[str, Callable[[Cast], dict[str, Any]]] = {
    "form_set_up_people": lambda cast: forms.view(SetUpStep.PEOPLE, settings(cast), cast.words),
    "form_set_up_channels": lambda cast: forms.view(SetUpStep.CHANNELS, settings(cast), cast.words),
    "form_set_up_plan": lambda cast: forms.view(SetUpStep.PLAN, settings(cast), cast.words),
    "form_set_up_first": lambda cast: forms.first_view("U0LEADER", DUE, cast.words),
}
