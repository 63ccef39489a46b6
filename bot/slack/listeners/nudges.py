"""What owners answer to a nudge beside a status, by a form or in words; and what is answered to a proposed date."""

from typing import TYPE_CHECKING

from bot.messages import actions, elses, pauses
from bot.messages.model import Message
from bot.slack import show
from bot.slack.listeners import handing
from bot.slack.modals import nudges as forms
from bot.slack.modals.fields import Json, Values
from bot.slack.request import Request
from bot.snooze_line import Snooze

if TYPE_CHECKING:
    from bot.slack.listeners.actions import Press

BUTTON = "button"


def chosen(press: "Press") -> None:
    """Open the form for what was chosen."""
    task_id, choice = elses.read(press.value)
    press.window(_FORMS[choice](press.request, task_id))


def lack_form(request: Request, task_id: int) -> Json:
    """The form that asks what is lacking."""
    return forms.lack_view(request.services.nudge_answers.own(request.chat_id, task_id).view, request.words)


def date_form(request: Request, task_id: int) -> Json:
    """The form that asks for another date."""
    view = request.services.nudge_answers.own(request.chat_id, task_id).view
    today = request.services.members.today(request.chat_id, request.now)
    return forms.date_view(view, request.words, today)


def snooze_form(request: Request, task_id: int) -> Json:
    """The form that asks until when; who snoozed once, or too late, reads why not instead."""
    of, first, last = request.services.nudge_answers.snooze_days(request.chat_id, task_id, request.now)
    return forms.snooze_view(of, request.words, first, last)


def _hand_form(request: Request, task_id: int) -> Json:
    return handing.form_for(request, task_id)


def lacking(request: Request, task_id: int, values: Values, through: str) -> Message:
    """The form was sent."""
    kind, text = forms.read_lack(values)
    service = request.services.nudge_answers
    content = service.ask_for(request.chat_id, task_id, kind, text, request.now, through=through)
    return pauses.asked(content, kind, request.words)


def proposed(request: Request, task_id: int, values: Values, through: str) -> Message:
    """The form was sent."""
    due_on, reason = forms.read_date(values)
    service = request.services.proposals
    content = service.propose(request.chat_id, task_id, due_on, reason, request.now, through=through)
    return pauses.proposed(content, request.words.full_day(due_on), request.words)


def snoozed(request: Request, task_id: int, values: Values, through: str) -> Message:
    """The form was sent."""
    until, reason = forms.read_snooze(values)
    service = request.services.nudge_answers
    content = service.snooze(request.chat_id, task_id, until, reason, request.now, through=through)
    return pauses.snoozed(content, request.words)


def typed_snooze(request: Request, said: Snooze, through: str) -> Message:
    """The same in words."""
    service = request.services.nudge_answers
    content = service.snooze(request.chat_id, said.task_id, said.until, said.reason, request.now, through=through)
    return pauses.snoozed(content, request.words)


def approved(press: "Press") -> None:
    """The date moves."""
    request, proposal_id = press.request, actions.read_id(press.value)
    request.services.proposals.approve(request.chat_id, proposal_id, request.now, through=BUTTON, spot=request.spot)
    show.again(press.desk, press.body, request)


def declining(press: "Press") -> None:
    """Ask why not."""
    request = press.request
    of = request.services.proposals.waiting(request.chat_id, actions.read_id(press.value), request.now)
    press.window(forms.keep_view(of, request.words))


def declined(request: Request, proposal_id: int, values: Values, through: str) -> None:
    """The form that says no was sent."""
    reason = forms.read_keep(values)
    request.services.proposals.decline(request.chat_id, proposal_id, reason, request.now, through=through)


_FORMS = {
    elses.LACK: lack_form,
    elses.NEW_DATE: date_form,
    elses.SNOOZE: snooze_form,
    elses.HAND_OVER: _hand_form,
}
