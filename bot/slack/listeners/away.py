"""Leave: what the command, the buttons and the form for it do."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot import verbs
from bot.folding import folded
from bot.leave_line import read_leave, read_whom
from bot.messages import actions
from bot.messages import leave as says
from bot.messages.actions import read_day, read_moment
from bot.messages.model import Message
from bot.slack import show
from bot.slack.modals import leave
from bot.slack.request import Request

if TYPE_CHECKING:
    from bot.slack.listeners.actions import Press

Json = dict[str, Any]
END_WORDS = frozenset(folded(word) for word in ("off", "end", "stop", "إيقاف", "إنهاء"))
A_WEEK = timedelta(days=6)
"""A mute of a week counts today as its first day."""


def form(request: Request, whom: str | None = None) -> Json:
    """The form for a leave, with what is known of the one who opens it, or of the member they were asked about."""
    services = request.services
    absence = services.leave.of(request.chat_id, request.now, whom=whom)
    return leave.view(absence, request.words, for_others=services.leave.notes_for_others(request.chat_id), whom=whom)


def typed_leave(request: Request, rest: str, through: str) -> Message:
    """Note the leave that was typed after the command."""
    example = verbs.BY_NAME["ooo"].shown(request.words.language)
    today = request.services.members.today(request.chat_id, request.now)
    line = read_leave(rest, today, example)
    absence = request.services.leave.take(
        request.chat_id, line.first, line.last, request.now, through=through, whom=line.whom
    )
    return says.taken(absence, request.words, own=line.whom in {None, request.chat_id})


def typed_back(request: Request, rest: str, through: str) -> Message:
    """End the leave of whoever typed it, or of the one who is named."""
    whom, _ = read_whom(rest)
    absence = request.services.leave.back(request.chat_id, request.now, through=through, whom=whom)
    return says.returned(absence, request.words, own=whom in {None, request.chat_id})


def typed_mute(request: Request, rest: str, through: str) -> Message:
    """Ask nothing until the day that was typed, or again."""
    if folded(rest) in END_WORDS:
        return typed_unmute(request, through)
    example = verbs.BY_NAME["mute"].shown(request.words.language)
    today = request.services.members.today(request.chat_id, request.now)
    last = read_leave(rest, today, example).last
    person = request.services.preferences.mute(request.chat_id, last, request.now, through=through)
    return says.muted(person, request.words)


def typed_unmute(request: Request, through: str) -> Message:
    """Ask again."""
    return says.muted(request.services.preferences.unmute(request.chat_id, request.now, through=through), request.words)


def sent(request: Request, values: Json, through: str) -> Message:
    """Note the leave of a form."""
    filled = leave.read(values)
    absence = request.services.leave.take(
        request.chat_id, filled.first, filled.last, request.now, through=through, whom=filled.whom
    )
    return says.taken(absence, request.words, own=filled.whom in {None, request.chat_id})


def opened(press: "Press") -> None:
    """Open the form, for oneself or the member whom the button names."""
    press.window(form(press.request, None if press.value == actions.NO_VALUE else press.value))


def ended(press: "Press") -> None:
    """End the leave of whoever pressed."""
    request = press.request
    request.services.leave.back(request.chat_id, request.now, through="button")
    show.again(press.desk, press.body, request)


def cancelled(press: "Press") -> None:
    """Take back a leave to come."""
    request = press.request
    request.services.leave.cancel(request.chat_id, read_day(press.value), request.now, through="button")
    show.again(press.desk, press.body, request)


def muted(press: "Press") -> None:
    """Ask nothing by itself for a week."""
    request = press.request
    last = request.services.members.today(request.chat_id, request.now) + A_WEEK
    request.services.preferences.mute(request.chat_id, last, request.now, through="button")
    show.again(press.desk, press.body, request)


def unmuted(press: "Press") -> None:
    """Ask again."""
    request = press.request
    request.services.preferences.unmute(request.chat_id, request.now, through="button")
    show.again(press.desk, press.body, request)


def agreed(press: "Press") -> None:
    """The status means a leave from today on."""
    request = press.request
    request.services.leave.take(request.chat_id, None, read_day(press.value), request.now, through="button")
    show.again(press.desk, press.body, request)


def declined(press: "Press") -> None:
    """The status means nothing."""
    request = press.request
    request.services.leave.decline(request.chat_id, read_day(press.value), request.now, through="button")
    show.again(press.desk, press.body, request)


def moved(press: "Press") -> None:
    """They live now where Slack says."""
    _heard(press, lives_there=True)


def travels(press: "Press") -> None:
    """They are only there for a while."""
    _heard(press, lives_there=False)


def _heard(press: "Press", *, lives_there: bool) -> None:
    request = press.request
    since = read_moment(press.value)
    request.services.moves.answer(request.chat_id, since, request.now, lives_there=lives_there, through="button")
    show.again(press.desk, press.body, request)


HANDLERS: dict[str, Callable[["Press"], None]] = {
    actions.LEAVE_OPEN: opened,
    actions.LEAVE_BACK: ended,
    actions.LEAVE_CANCEL: cancelled,
    actions.MUTE_WEEK: muted,
    actions.AWAY_YES: agreed,
    actions.AWAY_NO: declined,
    actions.ZONE_YES: moved,
    actions.ZONE_NO: travels,
    actions.MUTE_END: unmuted,
}
"""What each button about being away does."""
