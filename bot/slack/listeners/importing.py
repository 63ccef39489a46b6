"""Plans that are sent as files: by the form, in the conversation with the app, and with a mention."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from bot import verb_line
from bot.formats.incoming import may_be_plan
from bot.messages import actions, owner_names, uploads
from bot.messages.model import Message
from bot.slack import show
from bot.slack.desk import Desk
from bot.slack.modals import import_plan
from bot.slack.modals import owner_names as names_form
from bot.slack.modals.fields import Values
from bot.slack.request import Request
from domain.errors import FollowthroughError, UnknownCommandError
from domain.previews import Preview
from domain.uploads import DayOrder

if TYPE_CHECKING:
    from bot.slack.listeners.actions import Press

Json = dict[str, Any]
VERB = "import"


def typed(desk: Desk, body: Json, request: Request) -> Message | None:
    """Open the form; where none can be opened, say how a plan comes in."""
    request.services.uploads.require(request.chat_id)
    return None if show.open_window(desk, body, import_plan.view(request.words)) else uploads.how(request.words)


def sent(desk: Desk, request: Request, values: Values) -> Message:
    """Read the file that was put into the form."""
    file_id, name = import_plan.read(values)
    desk.intake.read_soon(request.services.uploads.begin(request.chat_id, file_id, name, request.now).id)
    return uploads.on_its_way(request.words)


def is_plan(request: Request, event: Json) -> bool:
    """Whether a message in the conversation with the app brings a plan, and is not an answer with something beside it.

    In a thread, and from those who keep no plan, the words of a message count, and files beside them are their own
    affair.
    """
    files = event.get("files") or []
    if not files or event.get("thread_ts") or event.get("subtype") != "file_share":
        return False
    words = str(event.get("text") or "").strip()
    if words and not (any(_may_be(each) for each in files) or _asks(words)):
        return False
    try:
        request.services.uploads.require(request.chat_id)
    except FollowthroughError:
        return False
    return True


def heard(desk: Desk, request: Request, event: Json) -> Message | None:
    """Read the files of a message; what there is to answer, if none of them could be a plan."""
    plans = [each for each in event.get("files") or [] if _may_be(each)]
    for each in plans:
        started = request.services.uploads.begin(
            request.chat_id, str(each["id"]), str(each.get("name") or "-"), request.now
        )
        desk.intake.read_soon(started.id)
    return None if plans else uploads.refused(request.words)


def with_mention(desk: Desk, request: Request, event: Json) -> Message:
    """Read the files of a message that names the app: what comes of them is told in the conversation with it."""
    request.services.uploads.require(request.chat_id)
    return heard(desk, request, event) or uploads.on_its_way(request.words)


def asks(event: Json, typed: str) -> bool:
    """Whether a message that names the app brings a file to be read."""
    return bool(event.get("files")) and _asks(typed)


def agreed(press: "Press") -> None:
    """Take what was shown."""
    _agree(press, with_changes=False)


def agreed_with_changes(press: "Press") -> None:
    """Take what was shown, and what the file says differently than last time."""
    _agree(press, with_changes=True)


def left(press: "Press") -> None:
    """Leave it."""
    request = press.request
    upload = request.services.uploads.leave(request.chat_id, actions.read_id(press.value))
    press.rewrite(uploads.left(upload, request.words))


def turned(press: "Press") -> None:
    """Show another page of what was found."""
    request, (upload_id, start) = press.request, actions.read_task_page(press.value)
    upload = request.services.uploads.of(request.chat_id, upload_id)
    if upload.preview is not None:
        press.rewrite(uploads.preview(upload, Preview.from_json(upload.preview), request.words, start))


def read_again(press: "Press") -> None:
    """Read the file once more."""
    _again(press, actions.read_id(press.value), None)


def with_days(press: "Press") -> None:
    """Read the file once more, with dates in that order."""
    upload_id, order = uploads.read_days(press.value)
    _again(press, upload_id, order)


def asked_names(press: "Press") -> None:
    """Open the form that asks who the names of files are."""
    request = press.request
    waiting = request.services.names.waiting(request.chat_id)
    if waiting:
        press.window(names_form.view(waiting, request.words))
    else:
        press.say(owner_names.none(request.words))


def named(request: Request, values: Values) -> Message:
    """Give the tasks of each name to whom was chosen."""
    done = request.services.names.give(request.chat_id, names_form.read(values), request.now, through="form")
    return owner_names.known(done, request.words)


def _agree(press: "Press", *, with_changes: bool) -> None:
    request = press.request
    upload = request.services.uploads.agree(request.chat_id, actions.read_id(press.value))
    press.desk.intake.take_soon(upload.id, with_changes=with_changes)


def _again(press: "Press", upload_id: int, days: DayOrder | None) -> None:
    request = press.request
    upload = request.services.uploads.again(request.chat_id, upload_id, days, request.now)
    press.desk.intake.read_soon(upload.id)


def _may_be(file: Json) -> bool:
    return bool(file.get("id")) and may_be_plan(str(file.get("name") or ""))


def _asks(words: str) -> bool:
    """Whether somebody asks in words that a file be read."""
    try:
        return verb_line.read(words.removeprefix("/plan "), "en").verb == VERB
    except UnknownCommandError:
        return False


HANDLERS: dict[str, Callable[["Press"], None]] = {
    actions.IMPORT_TAKE: agreed,
    actions.IMPORT_CHANGES: agreed_with_changes,
    actions.IMPORT_LEAVE: left,
    actions.IMPORT_TURN: turned,
    actions.IMPORT_AGAIN: read_again,
    actions.IMPORT_NAMES: asked_names,
    actions.IMPORT_DAYS: with_days,
}
"""What each button on a file does."""
