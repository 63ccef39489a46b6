"""A plan that was sent as a file: that it is read, what it would do, what became of it, and why it is not one."""

from collections.abc import Sequence

from bot.formats import outcome, wording
from bot.formats.faults import FormatError, OddKey
from bot.messages import actions, owner_names, paging, parts
from bot.messages.actions import BadValueError
from bot.messages.model import (
    Block,
    Bold,
    Bullets,
    Button,
    Buttons,
    Heading,
    Message,
    Note,
    Paragraph,
    Simple,
    Text,
)
from bot.messages.paging import Pager
from bot.planfile import wording as plan_wording
from bot.planfile.faults import Fault, PlanFileError
from bot.words.catalogue import Words
from domain.previews import Preview
from domain.uploads import KEPT, DayOrder, Upload

ON_A_PAGE = 10
"""Differences and odd things on a page."""

MOST_FAULTS = 10
"""Faults of a plan file told in one message."""

_DIFFERENCES, _ODD = "import.differences", "import.odd"
_DAYS = {DayOrder.DAY_FIRST: "button.day_first", DayOrder.MONTH_FIRST: "button.month_first"}


def reading(upload: Upload, words: Words, part: int | None = None) -> Message:
    """The file is being read; how far that is, in per cent."""
    if part is None:
        summary = words.text("upload.reading", name=Bold(upload.name))
    else:
        summary = words.text("upload.reading_part", name=Bold(upload.name), part=words.percent(part))
    again = Buttons((_button(actions.IMPORT_AGAIN, str(upload.id), "button.read_again", upload, words),))
    return Message(summary, (Note(words.text("upload.if_it_stops")), again), words.language)


def taking(upload: Upload, words: Words) -> Message:
    """What was shown is being taken over."""
    again = Buttons((_button(actions.IMPORT_AGAIN, str(upload.id), "button.read_again", upload, words),))
    note = Note(words.text("upload.if_it_stops"))
    return Message(words.text("upload.taking", name=Bold(upload.name)), (note, again), words.language)


def preview(upload: Upload, found: Preview, words: Words, start: int = 0, *, is_anew: bool = False) -> Message:
    """What taking the file would do, with what differs and what is odd a page at a time; nothing is taken yet."""
    about = {"name": Bold(upload.name), "tool": wording.tool_name(found.tool, words)}
    key = "upload.anew" if is_anew else "upload.nothing_new" if found.changes_nothing else "upload.preview"
    blocks: list[Block] = []
    told = outcome.counted(found, words)
    if told:
        blocks.append(Bullets(tuple(told)))
    notes = outcome.notes(found, words)
    if notes:
        blocks.append(Bullets(tuple(notes)))
    blocks += _lines(upload, found, words, start)
    blocks.append(Buttons(tuple(_choices(upload, found, words))))
    blocks.append(Note(words.text("upload.why", days=KEPT.days)))
    return Message(words.text(key, **about), tuple(blocks), words.language)


def taken(upload: Upload, done: Preview, names: int, words: Words) -> Message:
    """What became of the file, and what to look at next; so many names wait for somebody to say who that is."""
    blocks: list[Block] = [Bullets(tuple(outcome.counted(done, words)))]
    notes = outcome.notes(done, words)
    if notes:
        blocks.append(Bullets(tuple(notes)))
    if names:
        blocks += [Paragraph(words.plural("names.waiting", names)), Buttons((owner_names.button(words),))]
    following = (
        _plain(actions.PLAN_STATUS, "button.status", words),
        _plain(actions.PLAN_UNOWNED, "button.unowned", words),
    )
    blocks += [Buttons(following), Note(words.text("upload.kept"))]
    return Message(words.text("upload.taken", name=Bold(upload.name)), tuple(blocks), words.language)


def left(upload: Upload, words: Words) -> Message:
    """The file was not taken."""
    return Message(
        words.text("upload.left", name=Bold(upload.name)), (Note(words.text("upload.kept")),), words.language
    )


def unreadable(upload: Upload, error: FormatError | PlanFileError, words: Words) -> Message:
    """Why the file is no plan, and what would mend it; nothing was taken."""
    if isinstance(error, FormatError):
        summary = words.text("upload.no_plan", name=Bold(upload.name), reason=wording.reason(error, words))
        return Message(summary, (_help(words),), words.language)
    told = tuple(_fault(each, words) for each in error.faults[:MOST_FAULTS])
    beyond = len(error.faults) - MOST_FAULTS
    more = (Paragraph(words.text("planfile.more", count=beyond)),) if beyond > 0 else ()
    summary = words.plural("planfile.to_mend", len(error.faults), name=Bold(upload.name))
    return Message(summary, (Bullets(told), *more, _help(words)), words.language)


def unfetched(upload: Upload, why: str, words: Words, **values: str) -> Message:
    """Why the file did not come; `why` is the key of the sentence."""
    again = Buttons((_button(actions.IMPORT_AGAIN, str(upload.id), "button.read_again", upload, words),))
    return Message(words.text(why, name=Bold(upload.name), **values), (again,), words.language)


def on_its_way(words: Words) -> Message:
    """The file is taken from the form; the rest follows by message."""
    return Message(words.text("upload.on_its_way"), (), words.language)


def how(words: Words) -> Message:
    """How a plan comes in, where no form can be opened."""
    return Message(words.text("upload.how"), (_help(words),), words.language)


def refused(words: Words) -> Message:
    """A file that is none that could be read, by its name."""
    return Message(
        words.text("upload.other_file", known=words.text("import.readable")), (_help(words),), words.language
    )


def read_days(value: str) -> tuple[int, DayOrder]:
    """The upload and the order of day and month that a button carries; BadValueError when it is none of ours."""
    upload, _, order = value.partition(":")
    if order not in set(DayOrder):
        raise BadValueError(value)
    return actions.read_id(upload), DayOrder(order)


def _choices(upload: Upload, found: Preview, words: Words) -> list[Button]:
    value = str(upload.id)
    row = []
    if not found.changes_nothing:
        row.append(_button(actions.IMPORT_TAKE, value, "button.take_over", upload, words, is_first=True))
    if found.is_open:
        row.append(_button(actions.IMPORT_CHANGES, value, "button.take_changes", upload, words))
    if any(each.key == OddKey.EITHER_DATE for each in found.odd):
        row += [
            _button(actions.IMPORT_DAYS, f"{value}:{order.value}", key, upload, words) for order, key in _DAYS.items()
        ]
    return [*row, _button(actions.IMPORT_LEAVE, value, "button.leave_file", upload, words)]


def _lines(upload: Upload, found: Preview, words: Words, start: int) -> list[Block]:
    """A page of what differs and of what is odd, which count as one list."""
    told = [(_DIFFERENCES, outcome.difference(each, words, with_changes=False)) for each in found.differences]
    told += [(_ODD, wording.line(each, words)) for each in found.odd]
    groups: list[Sequence[Simple]] = []
    before = ""
    for title, line in told[start : start + ON_A_PAGE]:
        heading = () if title == before else (Heading(words.text(title)),)
        groups.append((*heading, Bullets((line,))))
        before = title
    if not groups:
        return []
    what = words.text("upload.list", name=upload.name)
    pager = Pager(actions.IMPORT_TURN, lambda entry: f"{upload.id}:{entry}", what, start, len(told), ON_A_PAGE)
    hidden = found.more_differences + found.more_odd
    beyond = [Paragraph(words.text("import.more", count=hidden))] if hidden else []
    return [paging.items(groups, pager, words), *beyond]


def _fault(fault: Fault, words: Words) -> Text:
    """A fault of a plan file with its place and how it is right."""
    text = plan_wording.sentence(fault, words)
    lines = plan_wording.example(fault, words)
    right = words.row(*lines[:1]) if lines else ()
    if fault.mark is not None:
        text = words.text("upload.fault_at", sentence=text, line=str(fault.mark.line))
    return (*text, *words.text("upload.right", example=right)) if right else text


def _help(words: Words) -> Note:
    return Note(words.text("upload.try", command=parts.command("import", words)))


def _button(action: str, value: str, key: str, upload: Upload, words: Words, *, is_first: bool = False) -> Button:
    label = words.line(key)
    about = words.line("button.about_file", label=label, name=upload.name)
    return Button(action, value, label, about, "primary" if is_first else None)


def _plain(action: str, key: str, words: Words) -> Button:
    label = words.line(key)
    return Button(action, actions.NO_VALUE, label, label)
