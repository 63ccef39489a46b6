"""Words below a digest or cards: carried to the tasks they speak of; everything else in channels is left alone."""

from typing import TYPE_CHECKING, Any

from bot.messages import actions
from bot.messages import remarks as says
from bot.messages.model import Message
from bot.reply_line import Word, read_reply
from bot.slack.request import Request
from bot.task_line import CODE_IN_TEXT, as_typed
from domain.errors import QuestionOverError
from domain.remarks import Thread, named
from domain.services.changes import Spot
from domain.tasks import id_from_code

if TYPE_CHECKING:
    from bot.slack.listeners.actions import Press

Json = dict[str, Any]
THROUGH = "reply"
CHANNELS = frozenset({"channel", "group"})


def take(request: Request, event: Json) -> Message | None:
    """What there is to answer in a thread to a message that is nobody's check-in; nearly always nothing."""
    written = _written(event)
    thread = _thread(request, event)
    if thread is None:
        return None
    spot = (event["channel"], str(written["ts"]))
    if _is_gone(event):
        request.services.remarks.retract(request.chat_id, spot, request.now, through=THROUGH)
        return None
    edited = ""
    if event.get("subtype") == "message_changed":
        edited = str((written.get("edited") or {}).get("ts") or "")
        if not edited or written.get("text") == (event.get("previous_message") or {}).get("text"):
            return None
    text, ids = _said(written, thread)
    if not ids and thread.likely is not None:
        ids = (thread.likely,)
    heard = request.services.remarks.hear(
        request.chat_id, spot, text, ids, request.now, through=THROUGH, edited=edited, asks=thread.is_private
    )
    if heard.asks and thread.views:
        return says.which_task(thread.views, spot[1], request.words)
    return says.carried(heard.views, request.words) if heard.views else None


def are_carried(request: Request, event: Json) -> bool:
    """Whether words to the app alone, below a digest or cards, are for the owners of tasks.

    A word on one's own tasks is a check-in there as anywhere, and so is a bare status; a leave or an offer is one, too.
    """
    written, thread = _written(event), _thread(request, event)
    if thread is None:
        return False
    text, ids = _said(written, thread)
    if not _is_gone(event):
        said = read_reply(text, request.services.members.today(request.chat_id, request.now))
        words = [each for each in said if isinstance(each, Word)]
        bare = any(each.answer.status is not None and not each.task_ids for each in words)
        if len(words) < len(said) or (bare and not ids):
            return False
    return request.services.remarks.is_carried(request.chat_id, (event["channel"], str(written["ts"])), ids)


def _thread(request: Request, event: Json) -> Thread | None:
    """The thread in which a message of somebody stands, if words are carried there."""
    written = _written(event)
    thread_ts = written.get("thread_ts")
    if not thread_ts or thread_ts == written.get("ts") or written.get("bot_id"):
        return None
    return request.services.remarks.thread(request.chat_id, (event["channel"], str(thread_ts)), request.now)


def _written(event: Json) -> Json:
    return event.get("message") or event.get("previous_message") or event


def _is_gone(event: Json) -> bool:
    return event.get("subtype") == "message_deleted" or _written(event).get("subtype") == "tombstone"


def _said(written: Json, thread: Thread) -> tuple[str, tuple[int, ...]]:
    """The words of a message, and the tasks they name, by code or by the title of one that is shown there."""
    text = as_typed(str(written.get("text") or "")).strip()
    codes = (id_from_code(code) for code in CODE_IN_TEXT.findall(text))
    return text, named(text, (task_id for task_id in codes if task_id is not None), thread.views)


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
