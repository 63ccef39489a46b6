"""Deciding a case: at once, or by a form that asks for what the decision needs."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.messages import actions
from bot.slack import ids, show
from bot.slack.modals import assign, drop, extend, giving
from bot.slack.modals.fields import Json
from bot.slack.request import Request
from domain.decisions import Choice, DecisionKind
from domain.views import CaseView

if TYPE_CHECKING:
    from bot.slack.listeners.actions import Press
    from bot.slack.listeners.submissions import Form

BUTTON, FORM = "button", "form"


def at_once(kind: DecisionKind) -> Callable[["Press"], None]:
    """A decision that needs nothing else."""

    def handler(press: "Press") -> None:
        request, case_id = press.request, actions.read_id(press.value)
        service = request.services.decisions
        service.decide(request.chat_id, case_id, Choice(kind), request.now, through=BUTTON, spot=request.spot)
        show.again(press.desk, press.body, request)

    return handler


def asking(view: Callable[[CaseView, Request], Json]) -> Callable[["Press"], None]:
    """A decision that needs a form."""

    def handler(press: "Press") -> None:
        request = press.request
        case = request.services.decisions.case(request.chat_id, actions.read_id(press.value))
        press.window(view(case, request))

    return handler


def sent(read: Callable[[Json], Choice]) -> Callable[["Form"], None]:
    """The form of a decision was sent."""

    def handler(form: "Form") -> None:
        decide(form, read(form.values))

    return handler


def decide(form: "Form", choice: Choice) -> None:
    """Decide the case that a form is about."""
    request = form.request
    request.services.decisions.decide(request.chat_id, form.case_id, choice, request.now, through=FORM)


def _assign(case: CaseView, request: Request) -> Json:
    return assign.view(case.view, request.words, case_id=case.case.id)


def _extend(case: CaseView, request: Request) -> Json:
    return extend.view(case, request.words, request.services.members.today(request.chat_id, request.now))


def _fund(case: CaseView, request: Request) -> Json:
    return giving.fund_view(case, request.words, request.services.decisions.currency(request.chat_id))


def _extended(values: Json) -> Choice:
    filled = extend.read(values)
    return Choice(DecisionKind.EXTEND, due_on=filled.due_on, note=filled.note)


def _dropped(values: Json) -> Choice:
    return Choice(DecisionKind.DROP, note=drop.read(values))


HANDLERS: dict[str, Callable[["Press"], None]] = {
    actions.CASE_ASSIGN: asking(_assign),
    actions.CASE_EXTEND: asking(_extend),
    actions.CASE_FUND: asking(_fund),
    actions.CASE_AUTHORITY: asking(lambda case, request: giving.authority_view(case, request.words)),
    actions.CASE_SCOPE: asking(lambda case, request: giving.scope_view(case, request.words)),
    actions.CASE_DROP: asking(lambda case, request: drop.view(case, request.words)),
    actions.CASE_NOTED: at_once(DecisionKind.NOTED),
    actions.CASE_HANDLE: at_once(DecisionKind.HANDLE),
}
"""What each button on a case does."""

FORMS: dict[str, Callable[["Form"], None]] = {
    ids.EXTEND_MODAL: sent(_extended),
    ids.FUND_MODAL: sent(giving.read_fund),
    ids.AUTHORITY_MODAL: sent(giving.read_authority),
    ids.SCOPE_MODAL: sent(giving.read_scope),
    ids.DROP_MODAL: sent(_dropped),
}
"""What each form about a case alone does."""
