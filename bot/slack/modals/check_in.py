"""The form behind More… and Change…: status, progress, what changed, what is in the way, what is needed."""

from collections.abc import Sequence
from datetime import date

from bot.messages import handing, parts
from bot.messages.model import Message, Paragraph, Simple
from bot.messages.parts import NEED_WORDS, STATUS_WORDS
from bot.slack.elements import actions_blocks
from bot.slack.ids import CHECK_IN_MODAL, Meta
from bot.slack.modals import fields
from bot.slack.modals.fields import FormFaultsError, Json, Option, Values
from bot.slack.render import MOST_BLOCKS_IN_VIEW, blocks
from bot.words.catalogue import Words
from domain.checkins import FULL, LONGEST_TEXT, Answer
from domain.errors import BadProgressError, FollowthroughError, TooLongError
from domain.needs import NeedKind
from domain.people import Person
from domain.tasks import Status
from domain.views import TaskView

_NO_NEED = "none"


def view(
    of: TaskView, week: date | None, words: Words, seen_by: Sequence[Person] = (), reader: Person | None = None
) -> Json:
    """The form, filled with what was said last; `week` None stands for the present one.

    An owner who reads it may hand the task over instead.
    """
    spoken = of.check_in if parts.has_word(of.check_in) else None
    status = spoken.status if spoken else of.task.status
    progress = spoken.progress if spoken else of.task.progress
    note = of.check_in.note if of.check_in else None
    blocker = spoken.blocker if spoken else of.task.blocker
    needs = [Option(words.line("form.check_in.need_none"), _NO_NEED)]
    needs += [Option(words.line(key), kind.value) for kind, key in NEED_WORDS.items()]
    statuses = [Option(words.line(key), each.value) for each, key in STATUS_WORDS.items()]
    line = words.line
    form = [
        *_intro(of, words, seen_by),
        fields.radio_field("status", line("form.check_in.status"), statuses, initial=status.value if status else None),
        fields.number_field("progress", line("form.check_in.progress"), initial=progress, low=0, high=FULL),
        fields.text_field("note", line("form.check_in.note"), initial=note, most=LONGEST_TEXT, lines=True),
        fields.hinted(
            fields.text_field("blocker", line("form.check_in.blocker"), initial=blocker, most=LONGEST_TEXT, lines=True),
            line("form.check_in.blocker_hint"),
        ),
        *fields.select_field("need", line("form.check_in.need"), needs, words, initial=_NO_NEED),
        fields.hinted(
            fields.text_field("need_text", line("form.check_in.need_text"), most=LONGEST_TEXT, lines=True),
            line("form.check_in.need_hint"),
        ),
        *(block for row in handing.own_button(of, words, reader) for block in actions_blocks(row)),
    ]
    title = line("form.check_in.title", code=of.task.code)
    return fields.modal(CHECK_IN_MODAL, title, form, words, Meta(task_id=of.task.id, week=week), line("form.save"))


def read(values: Values) -> Answer:
    """What the owner said; FormFaultsError names every field at fault.

    Note and blocker are read as they stand: an empty one says that there is none.
    """
    faults: dict[str, FollowthroughError] = {}
    progress = _progress(fields.read_text(values, "progress"), faults)
    texts = {name: fields.read_text(values, name) for name in ("note", "blocker", "need_text")}
    for name, text in texts.items():
        if len(text) > LONGEST_TEXT:
            faults[name] = TooLongError(field=name, most=LONGEST_TEXT)
    if faults:
        raise FormFaultsError(faults)
    status, need = fields.read_choice(values, "status"), fields.read_choice(values, "need")
    return Answer(
        status=Status(status) if status in set(Status) else None,
        progress=progress,
        note=texts["note"],
        blocker=texts["blocker"],
        need=NeedKind(need) if need in set(NeedKind) else None,
        need_text=texts["need_text"] or None,
    )


def _intro(of: TaskView, words: Words, seen_by: Sequence[Person]) -> list[Json]:
    lines: list[Simple] = []
    if of.task.due_on is not None:
        lines.append(Paragraph(words.text("task.due", day=words.day(of.task.due_on))))
    lines += parts.offered(of, words)
    if seen_by:
        lines.append(Paragraph(words.text("checkins.seen_by", people=words.names(seen_by))))
    return blocks(Message(parts.title(of, words).text, tuple(lines), words.language), MOST_BLOCKS_IN_VIEW)


def _progress(text: str, faults: dict[str, FollowthroughError]) -> int | None:
    if not text:
        return None
    if not (text.isdecimal() and int(text) <= FULL):
        faults["progress"] = BadProgressError(field="progress", example="40")
        return None
    return int(text)
