"""Presses: one listener, and a table from what the button does to the code that does it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from slack_bolt import Ack, App

from bot.messages import actions, agenda, checkins, helping, replies, welcome
from bot.messages.delivery import delivery
from bot.messages.history import history
from bot.messages.model import Message
from bot.slack import ids, show
from bot.slack.desk import Desk
from bot.slack.ids import Meta
from bot.slack.listeners import (
    auditing,
    away,
    choosing,
    claiming,
    deciding,
    dropping,
    editing,
    favours,
    founding,
    handing,
    hearing,
    hours,
    house,
    importing,
    ladder,
    lists,
    nudges,
    readings,
    remarks,
    rhythm,
    settings,
    silence,
    thanks,
    waiting,
)
from bot.slack.modals import add_task, assign, check_in, week, window
from bot.slack.request import Request
from domain.checkins import Answer
from domain.needs import NeedKind

Json = dict[str, Any]
THROUGH = "button"


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed button, and the value it carried."""

    desk: Desk
    body: Json
    request: Request
    value: str

    def window(self, view: Json) -> None:
        """Open a window; when Slack took too long for it, ask to press again."""
        if not show.open_window(self.desk, self.body, view):
            self.say(replies.try_again(self.request.words))

    def instead(self, view: Json) -> None:
        """Show a window in the place of the one that was clicked in; where there is none, open it."""
        if not show.swap(self.desk, self.body, view):
            self.window(view)

    def show(self, message: Message) -> None:
        """Show something in a window."""
        self.window(window.view(message, self.request.words))

    def say(self, message: Message) -> None:
        """Answer privately."""
        show.privately(self.desk, self.body, self.request, message)

    def rewrite(self, message: Message) -> None:
        """Write the clicked message anew, where it is none that the outbox keeps true."""
        show.instead(self.desk, self.body, message)


def register(app: App, desk: Desk) -> None:
    """Listen to every button and input of ours."""

    @app.action(ids.ANY)
    def on_action(ack: Ack, body: Json, context: Json) -> None:
        action = body["actions"][0]
        handler = HANDLERS[ids.parse(action["action_id"])]
        desk.require_known(context["request"])
        chosen = (action.get("selected_option") or {}).get("value")
        handler(Press(desk, body, context["request"], str(action.get("value") or chosen or "")))
        ack()


def _status(press: Press) -> None:
    said = actions.read_status_value(press.value)
    request = press.request
    request.services.check_ins.answer(
        request.chat_id,
        said.task_id,
        Answer(said.status),
        request.now,
        week=said.week,
        through=THROUGH,
        spot=request.spot,
    )
    show.again(press.desk, press.body, request)


def _more(press: Press) -> None:
    about = actions.read_task_week(press.value)
    request = press.request
    content = request.services.standing.task_week(request.chat_id, about.task_id, about.week, request.now)
    press.window(check_in.view(content.views[0], content.week, request.words, content.seen_by, content.to))


def _together(press: Press) -> None:
    request = press.request
    of = actions.read_week(press.value)
    request.services.check_ins.answer_together(
        request.chat_id, request.now, week=of, through=THROUGH, spot=request.spot
    )
    show.again(press.desk, press.body, request)


def _undo(press: Press) -> None:
    request, task_id = press.request, actions.read_id(press.value)
    standing = request.services.undo.last_answer(
        request.chat_id, task_id, request.now, through=THROUGH, spot=request.spot
    )
    show.again(press.desk, press.body, request)
    if standing:
        press.say(checkins.kept(standing, request.words))


def _show_week(press: Press) -> None:
    request = press.request
    content = request.services.standing.week(request.chat_id, request.now, actions.read_week(press.value))
    press.window(week.view(content, request.words))


def _turn_week(press: Press) -> None:
    of, page = actions.read_page(press.value)
    show.turn(press.desk, press.body, press.request, Meta(week=of, page=page))


def _assign_task(press: Press) -> None:
    request = press.request
    view = request.services.tasks.view(request.chat_id, actions.read_id(press.value))
    suggested = request.services.names.suggested(request.chat_id, view.task.id)
    press.window(assign.view(view, request.words, suggested=suggested))


def _open_task(press: Press) -> None:
    request = press.request
    found = request.services.history.of(request.chat_id, actions.read_id(press.value))
    members = request.services.members
    today, me = members.today(request.chat_id, request.now), members.me(request.chat_id)
    may_drop = request.services.dropping.may(request.chat_id, found.view.task.id, request.now)
    may = {"may_edit": found.may_edit, "may_drop": may_drop, "may_audit": not found.words_hidden}
    press.say(replies.task(found.view, request.words, today, me, found.granted, **may))


def _show_history(press: Press) -> None:
    request = press.request
    found = request.services.history.of(request.chat_id, actions.read_id(press.value))
    press.say(history(found, request.words))


def _turn_history(press: Press) -> None:
    request, (task_id, page) = press.request, actions.read_task_page(press.value)
    found = request.services.history.of(request.chat_id, task_id)
    show.another_page(press.desk, press.body, request, history(found, request.words, page))


def _add(press: Press) -> None:
    choices = press.request.services.tasks.choices(press.request.chat_id)
    press.window(add_task.view(choices, press.request.words))


def _show_agenda(press: Press) -> None:
    request = press.request
    press.say(agenda.agenda(request.services.digests.agenda(request.chat_id, request.now), request.words))


def _show_delivery(press: Press) -> None:
    request = press.request
    press.say(delivery(request.services.delivery.of(request.chat_id, request.now), request.words))


def _show_readers(press: Press) -> None:
    request = press.request
    press.show(welcome.readers(request.services.meeting.readers(request.chat_id), request.words))


def _which_not_mine(press: Press) -> None:
    request = press.request
    views = request.services.standing.week(request.chat_id, request.now).views
    press.show(welcome.which_not_mine(views, request.words) if views else replies.nothing_to_answer(request.words))


def _not_mine(press: Press) -> None:
    """Ask whoever is above the owner to name the right one; until then the task stays theirs."""
    request, task_id = press.request, actions.read_id(press.value)
    text = request.words.line("not_mine.need")
    answer = Answer(None, note=text, need=NeedKind.DECISION, need_text=text)
    given = request.services.check_ins.answer(request.chat_id, task_id, answer, request.now, through=THROUGH)
    view = request.services.tasks.view(request.chat_id, task_id)
    press.say(welcome.not_mine(view, given.asked, request.words))


def _show_help(press: Press) -> None:
    press.say(helping.helped(press.request.words))


def _show_home(press: Press) -> None:
    request = press.request
    show.home(press.desk, request)
    press.window(show.home_window(request))


HANDLERS: dict[str, Callable[[Press], None]] = {
    actions.CHECK_IN_STATUS: _status,
    actions.CHECK_IN_MORE: _more,
    actions.CHECK_IN_TOGETHER: _together,
    actions.CHECK_IN_UNDO: _undo,
    actions.CHECK_IN_MEANT: hearing.meant,
    actions.CHECK_IN_ABOUT: hearing.about,
    actions.CHECK_IN_ONLY_NOTE: hearing.only_note,
    actions.WEEK_SHOW: _show_week,
    actions.WEEK_TURN: _turn_week,
    **deciding.HANDLERS,
    actions.TASK_ASSIGN: _assign_task,
    actions.TASK_OPEN: _open_task,
    actions.TASK_EDIT: editing.opened,
    actions.TASK_DROP: dropping.opened,
    actions.TASK_REOPEN: dropping.again,
    actions.TASK_RHYTHM: rhythm.opened,
    actions.RHYTHM_SET: rhythm.chosen,
    actions.TASK_HISTORY: _show_history,
    actions.TASK_HISTORY_TURN: _turn_history,
    actions.TASK_AUDIT: auditing.opened,
    actions.ANSWER_SEEN: waiting.seen,
    actions.NEED_GRANT: waiting.granted,
    actions.NEED_DECLINE: waiting.declined,
    actions.NEED_HAND_ON: waiting.handed_on,
    actions.TASK_HAND_OVER: handing.opened,
    actions.CLAIM: claiming.claimed,
    actions.CLAIM_PROPOSE: claiming.proposing,
    actions.CLAIM_SPLIT: claiming.splitting,
    actions.CLAIM_DROP: claiming.dropping,
    actions.NUDGE_ELSE: nudges.chosen,
    actions.DATE_APPROVE: nudges.approved,
    actions.DATE_DECLINE: nudges.declining,
    actions.OFFER_ACCEPT: handing.accepted,
    actions.OFFER_DECLINE: handing.declining,
    actions.OFFER_TAKE_BACK: handing.taken_back,
    actions.REMARK_ABOUT: remarks.about,
    actions.REMARK_NONE: remarks.none,
    actions.SILENCE_SAY: silence.opened,
    actions.SILENCE_PUT_OFF: silence.put_off,
    actions.THANKS_SEND: thanks.sent,
    actions.THANKS_ALL: thanks.sent_to_all,
    actions.THANKS_WORDS: thanks.opened,
    actions.MEASURE_READ: readings.opened,
    **away.HANDLERS,
    actions.SETTINGS_OPEN: settings.opened,
    **house.HANDLERS,
    **founding.HANDLERS,
    actions.HOURS_OPEN: hours.opened,
    actions.HOURS_RESET: hours.given_back,
    actions.PLAN_ADD: _add,
    actions.PLAN_STATUS: lists.opened_status,
    actions.PLAN_UNOWNED: lists.opened_unowned,
    actions.PLAN_AGENDA: _show_agenda,
    actions.PLAN_STALLED: lists.opened_stalled,
    actions.PLAN_LADDER: ladder.shown,
    actions.LADDER_OPEN: ladder.opened,
    actions.PLAN_DELIVERY: _show_delivery,
    actions.PLAN_READERS: _show_readers,
    actions.TASKS_NOT_MINE: _which_not_mine,
    actions.TASK_NOT_MINE: _not_mine,
    actions.PLAN_HELP: _show_help,
    **importing.HANDLERS,
    actions.FAVOUR_ASK: favours.asked,
    actions.COMMAND_RUN: choosing.run,
    actions.COMMAND_CHOOSE: choosing.chosen,
    actions.HOME_OPEN: _show_home,
    actions.HOME_TURN: lists.turned_home,
    actions.NEEDS_TURN: lists.turned_needs,
    actions.LIST_TURN: lists.turned,
}
