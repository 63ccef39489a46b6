"""The one root command: a verb, and what belongs to it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from slack_bolt import Ack, App

from bot import member_names, verb_line, verbs
from bot.drop_line import read_drop
from bot.hand_line import read_hand_command
from bot.messages import agenda, helping, replies
from bot.messages.delivery import delivery
from bot.messages.history import history
from bot.messages.model import Message
from bot.slack import show
from bot.slack.desk import Desk
from bot.slack.listeners import (
    auditing,
    away,
    claiming,
    digests,
    dropping,
    editing,
    exporting,
    founding,
    goals,
    handing,
    hours,
    importing,
    ladder,
    lists,
    moving,
    nudges,
    readings,
    rhythm,
    saying,
    settings,
)
from bot.slack.modals import add_task, week
from bot.slack.render import render
from bot.slack.request import Request
from bot.snooze_line import read_snooze
from bot.task_line import read_assignment, read_new_task
from domain.errors import IncompleteCommandError
from domain.tasks import id_from_code

Json = dict[str, Any]
Handler = Callable[[Desk, Json, Request, str], Message | None]
"""Does what a verb says; the message that answers, or None when a window answered."""

THROUGH = "command"
MENTIONED = "mentioned"
"""What holds the text of a command in a message, out of which Slack lets no window be opened."""


def register(app: App, desk: Desk) -> None:
    """Listen to the root command."""

    @app.command("/plan")
    def on_command(ack: Ack, body: Json, context: Json) -> None:
        request: Request = context["request"]
        message = answer(desk, body, request, str(body.get("text") or ""))
        if message is None:
            ack()
        else:
            ack(response_type="ephemeral", **render(message))


def answer(desk: Desk, body: Json, request: Request, text: str) -> Message | None:
    """Do what was typed after `/plan`, or after the bot's name; the message that answers, None for a window."""
    line = member_names.chosen(text, partial(request.services.members.named, request.chat_id))
    typed = verb_line.read(line, request.words.language)
    return HANDLERS[typed.verb](desk, body, request, typed.rest)


def _menu(_desk: Desk, _body: Json, request: Request, _rest: str) -> Message:
    request.services.members.me(request.chat_id)
    return helping.helped(request.words)


def _help(desk: Desk, body: Json, request: Request, rest: str) -> Message:
    if not rest:
        return _menu(desk, body, request, rest)
    request.services.members.me(request.chat_id)
    typed = verb_line.read(rest.removeprefix("/plan "), request.words.language)
    return helping.of_verb(verbs.BY_NAME.get(typed.verb, verbs.BY_NAME["help"]), request.words)


def _start(desk: Desk, body: Json, request: Request, rest: str) -> Message:
    """The bare command: the small menu, or the way back into a set-up that is not over."""
    return founding.pending(request) or _menu(desk, body, request, rest)


def _check_in(desk: Desk, body: Json, request: Request, rest: str) -> Message | None:
    if rest:
        return saying.typed(request, rest, THROUGH)
    content = request.services.standing.week(request.chat_id, request.now)
    if not content.views:
        return replies.nothing_to_answer(request.words)
    return _window_or_retry(desk, body, request, week.view(content, request.words))


def _add(desk: Desk, body: Json, request: Request, rest: str) -> Message | None:
    today = request.services.members.today(request.chat_id, request.now)
    if not rest:
        choices = request.services.tasks.choices(request.chat_id)
        return _window_or_retry(desk, body, request, add_task.view(choices, request.words))
    new = read_new_task(rest, today, verbs.BY_NAME["add"].shown(request.words.language))
    view = request.services.tasks.add(request.chat_id, new, request.now, through=THROUGH)
    return replies.added(view, request.words, today)


def _assign(_desk: Desk, _body: Json, request: Request, rest: str) -> Message:
    task_id, owner = read_assignment(rest, verbs.BY_NAME["assign"].shown(request.words.language))
    view = request.services.tasks.assign(request.chat_id, task_id, owner, request.now, through=THROUGH)
    return replies.assigned(view, request.words)


def _hand(desk: Desk, body: Json, request: Request, rest: str) -> Message | None:
    hand = read_hand_command(rest, verbs.BY_NAME["hand"].shown(request.words.language))
    if hand.to is None:
        return _window_or_retry(desk, body, request, handing.form(request, hand))
    return handing.typed(request, hand, THROUGH)


def _claim(_desk: Desk, _body: Json, request: Request, rest: str) -> Message:
    return claiming.typed_claim(request, rest, THROUGH)


def _split(desk: Desk, body: Json, request: Request, rest: str) -> Message | None:
    return _window_or_retry(desk, body, request, claiming.split_form(request, rest))


def _unowned(_desk: Desk, _body: Json, request: Request, _rest: str) -> Message:
    return lists.unowned(request)


def _stalled(_desk: Desk, _body: Json, request: Request, _rest: str) -> Message:
    return lists.stalled(request)


def _told_by(tells: Callable[[Request, str], Message]) -> Handler:
    """For a verb whose answer needs nothing but what was typed."""
    return lambda _desk, _body, request, rest: tells(request, rest)


def _needs(desk: Desk, body: Json, request: Request, _rest: str) -> Message | None:
    return _window_or_retry(desk, body, request, show.needs_window(request))


def _history(_desk: Desk, _body: Json, request: Request, rest: str) -> Message:
    task_id = id_from_code(rest)
    if task_id is None:
        raise IncompleteCommandError(example=verbs.BY_NAME["history"].shown(request.words.language))
    return history(request.services.history.of(request.chat_id, task_id), request.words)


def _done(_desk: Desk, _body: Json, request: Request, rest: str) -> Message:
    return saying.typed_done(request, rest, THROUGH)


def _move(_desk: Desk, _body: Json, request: Request, rest: str) -> Message:
    return moving.typed(request, rest, THROUGH)


def _drop(desk: Desk, body: Json, request: Request, rest: str) -> Message | None:
    drop = read_drop(rest, dropping.example(request))
    if drop.why is None:
        return _window_or_retry(desk, body, request, dropping.form(request, drop.task_id))
    return dropping.typed(request, drop, THROUGH)


def _edit(desk: Desk, body: Json, request: Request, rest: str) -> Message | None:
    return _window_or_retry(desk, body, request, editing.form(request, rest))


def _rhythm(_desk: Desk, _body: Json, request: Request, rest: str) -> Message:
    return rhythm.typed(request, rest, THROUGH)


def _measure(_desk: Desk, _body: Json, request: Request, rest: str) -> Message:
    return readings.typed(request, rest, THROUGH)


def _goal(desk: Desk, body: Json, request: Request, rest: str) -> Message | None:
    answered = goals.typed(request, rest, THROUGH)
    return answered if isinstance(answered, Message) else _window_or_retry(desk, body, request, answered)


def _map(_desk: Desk, _body: Json, request: Request, _rest: str) -> Message:
    return lists.drawn_map(request)


def _agenda(_desk: Desk, _body: Json, request: Request, _rest: str) -> Message:
    content = request.services.digests.agenda(request.chat_id, request.now)
    return agenda.agenda(content, request.words)


def _delivery(_desk: Desk, _body: Json, request: Request, _rest: str) -> Message:
    return delivery(request.services.delivery.of(request.chat_id, request.now), request.words)


def _export(desk: Desk, body: Json, request: Request, rest: str) -> Message | None:
    answered = exporting.typed(request, rest, THROUGH)
    return answered if isinstance(answered, Message) else _window_or_retry(desk, body, request, answered)


def _ooo(desk: Desk, body: Json, request: Request, rest: str) -> Message | None:
    if not rest:
        return _window_or_retry(desk, body, request, away.form(request))
    return away.typed_leave(request, rest, THROUGH)


def _mute(_desk: Desk, _body: Json, request: Request, rest: str) -> Message:
    today = request.services.members.today(request.chat_id, request.now)
    snooze = read_snooze(f"snooze {rest}", today)
    if snooze is not None:  # `/plan snooze` is for one task, where a code stands
        return nudges.typed_snooze(request, snooze, THROUGH)
    return away.typed_mute(request, rest, THROUGH)


def _unmute(_desk: Desk, _body: Json, request: Request, _rest: str) -> Message:
    return away.typed_unmute(request, THROUGH)


def _settings(desk: Desk, body: Json, request: Request, rest: str) -> Message | None:
    return _window_or_retry(desk, body, request, settings.typed(request, rest))


def _hours(_desk: Desk, _body: Json, request: Request, rest: str) -> Message:
    return hours.typed(request, rest, THROUGH)


def _back(_desk: Desk, _body: Json, request: Request, rest: str) -> Message:
    return away.typed_back(request, rest, THROUGH)


def _window_or_retry(desk: Desk, body: Json, request: Request, view: Json) -> Message | None:
    if MENTIONED in body:
        return replies.by_button(str(body[MENTIONED]), request.words)
    return None if show.open_window(desk, body, view) else replies.try_again(request.words)


HANDLERS: dict[str, Handler] = {
    verb_line.HOME: _start,
    "help": _help,
    "checkin": _check_in,
    "status": _told_by(lists.typed_status),
    "add": _add,
    "assign": _assign,
    "hand": _hand,
    "claim": _claim,
    "split": _split,
    "unowned": _unowned,
    "stalled": _stalled,
    "cases": _told_by(lists.typed_cases),
    "at-risk": _told_by(lists.typed_at_risk),
    "unready": _told_by(lists.typed_unready),
    "ladder": _told_by(ladder.typed),
    "needs": _needs,
    "history": _history,
    "audit": _told_by(auditing.typed),
    "done": _done,
    "move": _move,
    "drop": _drop,
    "edit": _edit,
    "rhythm": _rhythm,
    "measure": _measure,
    "goal": _goal,
    "map": _map,
    "digest": _told_by(digests.typed),
    "agenda": _agenda,
    "delivery": _delivery,
    "export": _export,
    "import": lambda desk, body, request, _rest: importing.typed(desk, body, request),
    "ooo": _ooo,
    "back": _back,
    "mute": _mute,
    "unmute": _unmute,
    "settings": _settings,
    "hours": _hours,
}
