"""Forms that were sent: one listener, and a table from the form to the code that takes it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from slack_bolt import Ack, App

from bot.messages import replies
from bot.messages.model import Message
from bot.slack import ids, show
from bot.slack.desk import Desk
from bot.slack.ids import Meta
from bot.slack.listeners import (
    away,
    calendars,
    choosing,
    claiming,
    deciding,
    departments,
    dropping,
    editing,
    exporting,
    founding,
    goals,
    handing,
    hours,
    house,
    importing,
    ladder,
    nudges,
    readings,
    settings,
    silence,
    thanks,
)
from bot.slack.modals import add_task, assign, check_in, export, need, window
from bot.slack.request import Request
from domain.decisions import Choice, DecisionKind

Json = dict[str, Any]
THROUGH = "form"
ANY_FORM = re.compile(r"\.modal$")


@dataclass(frozen=True, slots=True)
class Form:
    """A form that was sent: what was filled in, what it is about, its name, and the desk it was sent to."""

    desk: Desk
    request: Request
    values: Json
    about: Meta
    name: str

    @property
    def task_id(self) -> int:
        """The task the form is about."""
        return ids.present(self.about.task_id)

    @property
    def need_id(self) -> int:
        """The need the form answers."""
        return ids.present(self.about.need_id)

    @property
    def case_id(self) -> int:
        """The case the form decides."""
        return ids.present(self.about.case_id)


def register(app: App, desk: Desk) -> None:
    """Listen to every form of ours."""

    @app.view(ANY_FORM)
    def on_submission(ack: Ack, body: Json, context: Json) -> None:
        view, request = body["view"], context["request"]
        about = Meta.decode(view["private_metadata"])
        message = HANDLERS[view["callback_id"]](_form(desk, request, view))
        if about.origin is not None:
            show.refresh(desk, request, about.origin, view.get("previous_view_id"), about)
        if message is None:
            ack()
        elif isinstance(message, dict):  # another form, which asks whether this one is meant
            ack(response_action="update", view=show.next_form(message, about))
        else:
            ack(response_action="update", view=window.view(message, request.words))


def _form(desk: Desk, request: Request, view: Json) -> Form:
    about = Meta.decode(view["private_metadata"])
    return Form(desk, request, view["state"]["values"], about, view["callback_id"])


def _check_in(form: Form) -> None:
    answer = check_in.read(form.values)
    request = form.request
    request.services.check_ins.answer(
        request.chat_id, form.task_id, answer, request.now, week=form.about.week, through=THROUGH
    )


def _assign(form: Form) -> Message | None:
    filled = assign.read(form.values)
    request = form.request
    if form.about.case_id is not None:
        owner = request.services.members.worker(filled.owner)
        deciding.decide(form, Choice(DecisionKind.ASSIGN, owner_id=owner.id, note=filled.note))
        return None
    view = request.services.tasks.assign(request.chat_id, form.task_id, filled.owner, request.now, through=THROUGH)
    return replies.assigned(view, request.words)


def _decline(form: Form) -> None:
    request, reason = form.request, need.read_decline(form.values)
    request.services.needs.decline(request.chat_id, form.need_id, reason, request.now, through=THROUGH)


def _pass_on(form: Form) -> None:
    request, filled = form.request, need.read_pass_on(form.values)
    request.services.needs.pass_on(request.chat_id, form.need_id, filled.to, filled.note, request.now, through=THROUGH)


def _add_task(form: Form) -> Message:
    request = form.request
    view = request.services.tasks.add(request.chat_id, add_task.read(form.values), request.now, through=THROUGH)
    return replies.added(view, request.words, request.services.members.today(request.chat_id, request.now))


def _edit_task(form: Form) -> Message:
    return editing.sent(form.request, form.task_id, form.values, form.about.choice or "", THROUGH)


def _hand_over(form: Form) -> Message:
    return handing.sent(form.request, form.task_id, form.values, THROUGH)


def _not_me(form: Form) -> None:
    handing.declined(form.request, ids.present(form.about.offer_id), form.values, THROUGH)


def _propose(form: Form) -> Message:
    return claiming.proposed(form.request, form.task_id, form.values, THROUGH)


def _split(form: Form) -> Message:
    return claiming.was_split(form.request, form.task_id, form.values, THROUGH)


def _drop_unowned(form: Form) -> Message:
    return claiming.dropped(form.request, form.task_id, form.values, THROUGH)


def _lack(form: Form) -> Message:
    return nudges.lacking(form.request, form.task_id, form.values, THROUGH)


def _new_date(form: Form) -> Message:
    return nudges.proposed(form.request, form.task_id, form.values, THROUGH)


def _snooze(form: Form) -> Message:
    return nudges.snoozed(form.request, form.task_id, form.values, THROUGH)


def _keep_date(form: Form) -> None:
    nudges.declined(form.request, ids.present(form.about.offer_id), form.values, THROUGH)


def _leave(form: Form) -> Message:
    return away.sent(form.request, form.values, THROUGH)


def _company(form: Form) -> Json:
    return settings.company_chosen(form.request, form.values)


def _company_confirmed(form: Form) -> Message:
    return house.changed_company(form.request, form.about.choice or "", THROUGH)


def _settings(form: Form) -> Message:
    return settings.sent(form.request, form.values, THROUGH)


def _thanks(form: Form) -> Message:
    return thanks.filled(form.request, form.values, THROUGH)


def _reading(form: Form) -> Message:
    return readings.filled(form.request, form.about, form.values, THROUGH)


def _hours(form: Form) -> Message:
    return hours.sent(form.request, form.values, THROUGH)


HANDLERS: dict[str, Callable[[Form], Message | Json | None]] = {
    ids.CHECK_IN_MODAL: _check_in,
    ids.ASSIGN_MODAL: _assign,
    **deciding.FORMS,
    ids.DECLINE_MODAL: _decline,
    ids.HAND_ON_MODAL: _pass_on,
    ids.ADD_TASK_MODAL: _add_task,
    ids.DROP_TASK_MODAL: lambda form: dropping.sent(form.request, form.task_id, form.values, THROUGH),
    ids.EDIT_TASK_MODAL: _edit_task,
    ids.HAND_OVER_MODAL: _hand_over,
    ids.NOT_ME_MODAL: _not_me,
    ids.PROPOSE_MODAL: _propose,
    ids.SPLIT_MODAL: _split,
    ids.DROP_UNOWNED_MODAL: _drop_unowned,
    ids.LACK_MODAL: _lack,
    ids.NEW_DATE_MODAL: _new_date,
    ids.SNOOZE_MODAL: _snooze,
    ids.KEEP_DATE_MODAL: _keep_date,
    ids.LEAVE_MODAL: _leave,
    ids.SETTINGS_MODAL: _settings,
    ids.HOURS_MODAL: _hours,
    ids.NAMES_MODAL: lambda form: importing.named(form.request, form.values),
    ids.EXPORT_MODAL: lambda form: exporting.sent(form.request, export.read(form.values), THROUGH),
    ids.IMPORT_MODAL: lambda form: importing.sent(form.desk, form.request, form.values),
    ids.GOAL_MODAL: lambda form: goals.sent(form.request, form.about, form.values, THROUGH),
    ids.READING_MODAL: _reading,
    ids.THANKS_MODAL: _thanks,
    ids.WORD_MODAL: lambda form: silence.spoken(form.request, form.values, THROUGH),
    ids.COMMAND_MODAL: choosing.sent,
    ids.COMPANY_MODAL: _company,
    ids.COMPANY_CONFIRM_MODAL: _company_confirmed,
    **founding.FORMS,
    **dict.fromkeys(house.FORMS, house.chosen),
    ids.CHOICE_CONFIRM_MODAL: house.confirmed,
    ids.NEW_DEPARTMENT_MODAL: departments.added,
    ids.RENAME_MODAL: departments.renamed,
    ids.NEW_CALENDAR_MODAL: calendars.added,
    ids.CALENDAR_NAME_MODAL: calendars.renamed,
    ids.LADDER_MODAL: lambda form: ladder.chosen(form.request, form.about.choice, form.values),
    ids.LADDER_CONFIRM_MODAL: lambda form: ladder.confirmed(form.request, form.about.choice, THROUGH),
}
