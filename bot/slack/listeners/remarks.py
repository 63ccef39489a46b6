"""Words in the thread of a digest: carried to the tasks they speak of; everything else in channels is left alone."""

from typing import TYPE_CHECKING, Any

from bot.messages import actions
from bot.messages import remarks as says
from bot.messages.model import Message
from bot.slack.request import Request
from bot.task_line import CODE_IN_TEXT, as_typed
from domain.errors import QuestionOverError
from domain.remarks import named
from domain.services.changes import Spot
from domain.tasks import id_from_code

if TYPE_CHECKING:
    from bot.slack.listeners.actions import Press

Json = dict[str, Any]
THROUGH = "reply"
CHANNELS = frozenset({"channel", "group"})


def take(request: Request, event: Json) -> Message | None:
    """What there is to answer in a thread to a message in a channel; nearly always nothing."""
    written = event.get("message") or event.get("previous_message") or event
    subtype = event.get("subtype")
    thread_ts = written.get("thread_ts")
    if not thread_ts or thread_ts == written.get("ts") or written.get("bot_id"):
        return None
    thread = request.services.remarks.thread(request.chat_id, (event["channel"], str(thread_ts)))
    if thread is None:
        return None
    spot = (event["channel"], str(written["ts"]))
    if subtype == "message_deleted" or written.get("subtype") == "tombstone":
        request.services.remarks.retract(request.chat_id, spot, request.now, through=THROUGH)
        return None
    edited = ""
    if subtype == "message_changed":
        edited = str((written.get("edited") or {}).get("ts") or "")
        if not edited or written.get("text") == (event.get("previous_message") or {}).get("text"):
            return None
    text = as_typed(str(written.get("text") or "")).strip()
    codes = (id_from_code(code) for code in CODE_IN_TEXT.findall(text))
    ids = named(text, (task_id for task_id in codes if task_id is not None), thread.views)
    heard = request.services.remarks.hear(request.chat_id, spot, text, ids, request.now, through=THROUGH, edited=edited)
    if heard.asks and thread.views:
        return says.which_task(thread.views, spot[1], request.words)
    return says.carried(heard.views, request.words) if heard.views else None


def about(press: "Press") -> None:
    """They said which task they meant."""
    request, (task_id, ts) = press.request, actions.read_about(press.value)
    view = request.services.remarks.place(
        request.chat_id, (_spot(request)[0], ts), task_id, request.now, through=THROUGH
    )
    press.rewrite(says.carried([view], request.words))


def none(press: "Press") -> None:
    """They meant no task."""
    request = press.request
    request.services.remarks.leave(request.chat_id, (_spot(request)[0], actions.read_about(press.value)[1]))
    press.rewrite(says.left(request.words))


def _spot(request: Request) -> Spot:
    if request.spot is None:
        raise QuestionOverError
    return request.spot
