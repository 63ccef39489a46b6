"""The forms behind a nudge: what is lacking, another date, letting it rest once; and why a date stays."""

from datetime import date, timedelta

from bot.messages import parts
from bot.messages.actions import BadValueError
from bot.messages.model import Message, Paragraph, Quote
from bot.messages.replies import task_line
from bot.slack.ids import KEEP_DATE_MODAL, LACK_MODAL, NEW_DATE_MODAL, SNOOZE_MODAL, Meta
from bot.slack.modals import fields
from bot.slack.modals.fields import FormFaultsError, Json, Option, Values
from bot.slack.render import MOST_BLOCKS_IN_VIEW, blocks
from bot.words.catalogue import Words
from domain.checkins import LONGEST_TEXT
from domain.errors import FollowthroughError, MissingDateError, MissingReasonError
from domain.needs import NeedKind
from domain.proposals import NudgeAnswer, ProposalView
from domain.views import TaskView

_LACKS = (
    *(NeedKind.AUTHORITY, NeedKind.MONEY, NeedKind.TIME, NeedKind.PEOPLE, NeedKind.SKILL),
    NeedKind.DECISION,
)
_OFFERED = timedelta(weeks=1)
_FIRST_DATE = ("form.first_date.title", "form.first_date.reason")
_OTHER_DATE = ("form.new_date.title", "form.new_date.reason")


def lack_view(of: TaskView, words: Words) -> Json:
    """The form that asks what is lacking; it says who is asked, and that the ladder waits for them."""
    kinds = [Option(words.line(parts.NEED_WORDS[kind]), kind.value) for kind in _LACKS]
    form = [
        *blocks(task_line(of, words), MOST_BLOCKS_IN_VIEW),
        fields.radio_field("need", words.line("form.lack.kind"), kinds, initial=None),
        fields.hinted(
            fields.text_field("note", words.line("form.lack.text"), most=LONGEST_TEXT, lines=True),
            words.line("form.lack.hint"),
        ),
    ]
    title = words.line("form.lack.title", code=of.task.code)
    return fields.modal(LACK_MODAL, title, form, words, Meta(task_id=of.task.id), words.line("form.lack.submit"))


def read_lack(values: Values) -> tuple[NeedKind, str | None]:
    """What is lacking, and what exactly; FormFaultsError when that is too long, BadValueError without a choice."""
    kind, note = fields.read_choice(values, "need"), fields.read_note(values)
    if kind not in set(NeedKind):  # the client lets nobody send the form without a choice
        raise BadValueError(kind)
    return NeedKind(kind), note


def date_view(of: TaskView, words: Words, today: date) -> Json:
    """The form that proposes another date, with one a week after the later of the old one and `today`."""
    offered = max(of.task.due_on or today, today) + _OFFERED
    title, reason = _FIRST_DATE if of.task.due_on is None else _OTHER_DATE
    form = [
        *blocks(task_line(of, words), MOST_BLOCKS_IN_VIEW),
        fields.date_field("due", words.line("form.extend.due"), initial=offered, optional=False),
        _reason(reason, "form.new_date.hint", words),
    ]
    shown, submit = words.line(title, code=of.task.code), words.line("form.new_date.submit")
    return fields.modal(NEW_DATE_MODAL, shown, form, words, Meta(task_id=of.task.id), submit)


def read_date(values: Values) -> tuple[date, str]:
    """The date and the reason; FormFaultsError names every field at fault."""
    return _day_and_reason(values, "due")


def snooze_view(of: NudgeAnswer, words: Words, first: date, last: date) -> Json:
    """The form that lets a case rest once; it says between which days, and who reads the reason."""
    task = of.view.task
    days = words.line("form.snooze.span", first=words.day(first), last=words.day(last))
    form = [
        *blocks(task_line(of.view, words), MOST_BLOCKS_IN_VIEW),
        fields.hinted(fields.date_field("until", words.line("form.snooze.until"), initial=first, optional=False), days),
        _reason("form.snooze.reason", "form.snooze.hint", words),
    ]
    title = words.line("form.snooze.title", code=task.code)
    return fields.modal(SNOOZE_MODAL, title, form, words, Meta(task_id=task.id), words.line("form.snooze.submit"))


def read_snooze(values: Values) -> tuple[date, str]:
    """The day and the reason; FormFaultsError names every field at fault."""
    return _day_and_reason(values, "until")


def keep_view(of: ProposalView, words: Words) -> Json:
    """The form that leaves the date as it is; it asks why, and says who reads it."""
    named = task_line(of.view, words)
    asks = Paragraph(words.text("pauses.told.date", **_proposed(of, words)))
    about = Message(named.summary, (*named.blocks, asks, Quote(words.quoted(of.proposal.reason))), words.language)
    note = fields.text_field("note", words.line("form.keep_date.reason"), most=LONGEST_TEXT, lines=True, optional=False)
    title = words.line("form.keep_date.title", code=of.view.task.code)
    meta = Meta(task_id=of.view.task.id, offer_id=of.proposal.id)
    form = [*blocks(about, MOST_BLOCKS_IN_VIEW), note]
    return fields.modal(KEEP_DATE_MODAL, title, form, words, meta, words.line("form.keep_date.submit"))


def read_keep(values: Values) -> str:
    """The reason; FormFaultsError when there is none, or it is too long."""
    note = fields.read_note(values)
    if note is None:
        raise FormFaultsError({"note": MissingReasonError(field="note")})
    return note


def _proposed(of: ProposalView, words: Words) -> dict[str, str]:
    due, day = words.full_day(of.proposal.due_on), parts.day_of(of.proposal.proposed_at, words)
    return {"by": of.by.name, "due": due, "day": day}


def _reason(label: str, hint: str, words: Words) -> Json:
    field = fields.text_field("note", words.line(label), most=LONGEST_TEXT, lines=True, optional=False)
    return fields.hinted(field, words.line(hint))


def _day_and_reason(values: Values, day_field: str) -> tuple[date, str]:
    faults: dict[str, FollowthroughError] = {}
    day, note = fields.read_date(values, day_field), fields.noted(values, faults)
    if day is None:
        faults[day_field] = MissingDateError(field=day_field)
    if note is None and "note" not in faults:
        faults["note"] = MissingReasonError(field="note")
    if day is None or note is None or faults:
        raise FormFaultsError(faults)
    return day, note
