"""The history of a task: how it went week by week, and everything that happened to it, newest first."""

from bot.messages import actions, decisions, editing, parts
from bot.messages.given import given_lines
from bot.messages.model import (
    Block,
    Bold,
    Button,
    Buttons,
    Chart,
    Heading,
    Message,
    Note,
    Paragraph,
    Plain,
    Quote,
    Series,
    Simple,
    Text,
)
from bot.messages.parts import NEED_WORDS
from bot.words.catalogue import Value, Words
from domain.checkins import FULL, CheckIn
from domain.handing import OfferEnd
from domain.history import Entry, TaskHistory, What
from domain.ladder import Case, CaseKind, Outcome
from domain.needs import Need, NeedAnswer
from domain.pausing import Pause, PauseKind, Proposal, ProposalEnd
from domain.people import Person
from domain.rhythm import TaskRhythm
from domain.tasks import Status

PAGE = 8
"""Entries on a page; with their words they stay within what a message or a window may hold."""

_WEEKS = 12
"""Weeks in the picture, and in the line that says the same in words."""

_ANSWER_WORDS = {
    NeedAnswer.GRANTED: "history.granted",
    NeedAnswer.DECLINED: "history.declined",
    NeedAnswer.DECIDED: "history.answered",
    NeedAnswer.WITHDRAWN: "history.withdrawn",
}
_RHYTHM_WORDS = {
    TaskRhythm.WEEKLY: "history.rhythm.weekly",
    TaskRhythm.FORTNIGHTLY: "history.rhythm.fortnightly",
    TaskRhythm.MONTHLY: "history.rhythm.monthly",
}
_TO_SOMEBODY_WORDS = {
    What.SEEN: "history.seen",
    What.THANKED: "history.thanked",
    What.REMARKED: "history.remarked",
}
_CASE_WORDS = {
    CaseKind.UNOWNED: "history.case.unowned",
    CaseKind.UNHEARD: "history.case.unheard",
    CaseKind.NEED: "history.case.need",
    CaseKind.MEASURE: "history.case.measure",
    CaseKind.SILENT: "history.case.silent",
    CaseKind.STALLED: "history.case.stalled",
    CaseKind.OVERDUE: "history.case.overdue",
    CaseKind.OFF_TRACK: "history.case.off_track",
    CaseKind.BLOCKED: "history.case.blocked",
}


_PROPOSAL_WORDS = {
    ProposalEnd.APPROVED: "history.date_approved",
    ProposalEnd.DECLINED: "history.date_declined",
    ProposalEnd.WITHDRAWN: "history.date_replaced",
}
_OFFER_WORDS = {
    OfferEnd.ACCEPTED: "history.offer_accepted",
    OfferEnd.DECLINED: "history.offer_declined",
    OfferEnd.LAPSED: "history.offer_lapsed",
    OfferEnd.WITHDRAWN: "history.offer_withdrawn",
    OfferEnd.OVERTAKEN: "history.offer_overtaken",
}


_PUT_FORWARD_WORDS = {
    "history.offer_declined": "history.offer_declined_unowned",
    "history.offer_lapsed": "history.offer_lapsed_unowned",
}
"""The same where nobody had the task before."""


def history(content: TaskHistory, words: Words, page: int = 0) -> Message:
    """A page of what happened; the first one begins with how it went, and with what it was granted."""
    task = content.view.task
    last = max(0, (len(content.entries) - 1) // PAGE)
    page = min(page, last)
    shown = content.entries[page * PAGE : (page + 1) * PAGE]
    groups = [_entry(entry, words) for entry in shown]
    listed: list[Block] = [parts.items(groups, words, "more.list")] if groups else []
    footer = "history.hidden" if content.words_hidden else "history.footer"
    return Message(
        summary=words.text("history.summary", code=Bold(task.code), title=Bold(task.title)),
        blocks=(
            *(_overview(content, words) if page == 0 else []),
            *(listed or [Paragraph(words.text("history.none"))]),
            *_turning(content, words, page, last),
            Note(words.text(footer)),
        ),
        language=words.language,
    )


def _overview(content: TaskHistory, words: Words) -> list[Block]:
    weeks = [each for each in content.check_ins if each.status is not None][-_WEEKS:]
    blocks: list[Block] = [*_chart(weeks, words)]
    if weeks:
        blocks.append(Paragraph(words.row(words.text("history.weeks"), *(_week(each, words) for each in weeks))))
    if content.granted:
        blocks.append(Heading(words.text("history.granted_for_it")))
        blocks.append(parts.items([_entry(each, words) for each in content.granted], words, "more.list"))
    if content.view.given:
        blocks.append(Heading(words.text("history.given_to_it")))
        blocks.append(parts.items([[each] for each in given_lines(content.view, words)], words, "more.list"))
    return blocks


def _week(check_in: CheckIn, words: Words) -> Text:
    values = {"day": words.day(check_in.week), "status": parts.status(check_in.status, words)}
    if check_in.progress is None or check_in.status is Status.DONE:
        return words.text("history.week", **values)
    return words.text("history.week_progress", progress=words.percent(check_in.progress), **values)


def _chart(weeks: list[CheckIn], words: Words) -> list[Simple]:
    """How far it was in each week, coloured by the word of that week; the line beside it says the same in words."""
    heights = [FULL if each.status is Status.DONE else each.progress or 0 for each in weeks]
    if len(weeks) < 2 or not any(heights):  # noqa: PLR2004  (one week is no course)
        return []
    series = tuple(
        Series(words.line(key), tuple(float(height) if each.status is status else 0.0
                                      for each, height in zip(weeks, heights, strict=True)))
        for status, key in parts.STATUS_WORDS.items()
    )  # fmt: skip
    return [Chart("bar", words.line("history.chart"), tuple(words.day(each.week) for each in weeks), series)]


def _entry(entry: Entry, words: Words) -> list[Simple]:
    said: list[Simple] = [Paragraph(words.row((Plain(words.moment(entry.at)),), _line(entry, words)))]
    if entry.changes:
        said.append(editing.lines(entry.changes, words))
    note, blocker = (entry.word, None) if entry.check_in is None else (entry.check_in.note, entry.check_in.blocker)
    if note:
        said.append(Quote(words.quoted(note)))
    if blocker:
        said += [Paragraph(words.text("task.blocker")), Quote(words.quoted(blocker))]
    return said


def _line(entry: Entry, words: Words) -> Text:
    by: Value = _name(entry.by, words)
    if entry.check_in is not None:
        return _said(entry.check_in, by, words)
    if entry.need is not None:
        return _about_need(entry.need, entry, by, words)
    if entry.case is not None:
        return _about_case(entry.case, entry, words)
    if entry.what is What.CAME_BACK:
        return words.text("history.came_back", by=by)
    if entry.decision is not None:
        return decisions.made(entry.decision, entry.by, entry.other, words)
    return _asked_or_changed(entry, by, words)


def _asked_or_changed(entry: Entry, by: Value, words: Words) -> Text:
    if entry.offer is not None:
        ended = entry.what is What.OFFER_ENDED and entry.offer.end is not None
        key = _OFFER_WORDS[entry.offer.end] if ended and entry.offer.end is not None else "history.offered"
        if entry.offer.unowned:
            key = _PUT_FORWARD_WORDS.get(key, key)
        return words.text(key, by=by, person=_name(entry.other, words))
    if entry.pause is not None:
        return _paused(entry.pause, by, words)
    if entry.proposal is not None:
        return _proposed(entry.proposal, entry, by, words)
    return _changed(entry, by, words)


def _paused(pause: Pause, by: Value, words: Words) -> Text:
    moment = words.moment(pause.until)
    if pause.kind is PauseKind.SNOOZE:
        return words.text("history.snoozed", by=by, moment=moment)
    return words.text("history.paused", moment=moment)


def _proposed(proposal: Proposal, entry: Entry, by: Value, words: Words) -> Text:
    ended = entry.what is What.PROPOSAL_ENDED and proposal.end is not None
    key = _PROPOSAL_WORDS[proposal.end] if ended and proposal.end is not None else "history.date_proposed"
    return words.text(key, by=by, day=words.full_day(proposal.due_on))


def _changed(entry: Entry, by: Value, words: Words) -> Text:
    if entry.what is What.DUE and entry.due_on is not None:
        return words.text("history.due", by=by, day=words.full_day(entry.due_on))
    if entry.rhythm is not None:
        return words.text(_RHYTHM_WORDS[entry.rhythm], by=by)
    if entry.what is What.OWNER:
        return words.text("history.owner", by=by, owner=_name(entry.other, words))
    if entry.what is What.CHANGED:
        return words.text("history.changed", by=by, fields=editing.fields(entry.changes, words))
    if entry.what in _TO_SOMEBODY_WORDS:
        return words.text(_TO_SOMEBODY_WORDS[entry.what], by=by, person=_name(entry.other, words))
    return _from_nobody(entry, by, words)


def _from_nobody(entry: Entry, by: Value, words: Words) -> Text:
    """How a task began, and what became of it while nobody owned it."""
    codes = words.formats.listing([f"T-{number}" for number in entry.tasks])
    if entry.what is What.CLAIMED:
        return words.text("history.claimed", by=by)
    if entry.what is What.SPLIT:
        return words.text("history.split", by=by, tasks=codes)
    if entry.what is What.DROPPED:
        return words.text("history.dropped", by=by)
    if entry.what is What.REOPENED:
        return words.text("history.reopened", by=by)
    if entry.tasks:
        return words.text("history.split_from", by=by, task=codes)
    return words.text("history.added", by=by)


def _said(check_in: CheckIn, by: Value, words: Words) -> Text:
    status = parts.status(check_in.status, words)
    if check_in.progress is None or check_in.status is Status.DONE:
        return words.text("history.said", by=by, status=status)
    return words.text("history.said_progress", by=by, status=status, progress=words.percent(check_in.progress))


def _about_need(need: Need, entry: Entry, by: Value, words: Words) -> Text:
    kind = words.line(NEED_WORDS[need.kind])
    if entry.what is What.CLIMBED:
        return words.text("history.climbed", by=by, person=_name(entry.other, words), kind=kind)
    if entry.what is What.PASSED_ON:
        return words.text("history.passed_on", by=by, person=_name(entry.other, words), kind=kind)
    if entry.what is What.NEEDED or need.answer is None:
        return words.text("needs.asks", by=by, kind=kind)
    return words.text(_ANSWER_WORDS[need.answer], by=by, kind=kind)


def _about_case(case: Case, entry: Entry, words: Words) -> Text:
    if entry.what is What.CASE_OPENED:
        return words.text(_CASE_WORDS[case.kind])
    answered = case.outcome is Outcome.ANSWERED
    return words.text("history.case_answered" if answered else "history.case_settled")


def _turning(content: TaskHistory, words: Words, page: int, last: int) -> list[Simple]:
    row: list[Button] = []
    for to, key in ((page + 1, "button.earlier_entries"), (page - 1, "button.later_entries")):
        if 0 <= to <= last:
            value = actions.task_page_value(content.view.task.id, to)
            row.append(parts.button(actions.TASK_HISTORY_TURN, value, key, words, content.view))
    if not content.words_hidden:
        row.append(parts.button(actions.TASK_AUDIT, str(content.view.task.id), "button.audit", words, content.view))
    if content.may_edit and page == 0:
        row.append(editing.button(content.view, words))
    return [Buttons(tuple(row))] if row else []


def _name(person: Person | None, words: Words) -> Value:
    return words.line("person.somebody") if person is None else person
