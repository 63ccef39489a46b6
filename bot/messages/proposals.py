"""Proposals of another date: the question to whoever decides, and what became of it, to the owner."""

from bot.messages import parts
from bot.messages.model import Bold, Message, Note, Paragraph, Quote, Simple
from bot.messages.pauses import date_buttons
from bot.words.catalogue import Value, Words
from domain.pausing import ProposalEnd
from domain.proposals import DateProposed, DateTold, ProposalView

_OVER_WORDS = {
    ProposalEnd.APPROVED: "dates.approved",
    ProposalEnd.DECLINED: "dates.declined",
    ProposalEnd.WITHDRAWN: "dates.over",
}


def proposed(content: DateProposed, words: Words) -> Message:
    """To whoever decides: the date, why, and what happens without an answer; afterwards what became of it."""
    of = content.of
    if not of.waits:
        return _over(of, words)
    return Message(
        summary=words.text("dates.proposed", by=of.by, **_named(of, words)),
        blocks=(
            Quote(words.quoted(of.proposal.reason)),
            *_before(of, words),
            Paragraph(words.row(parts.last_word(of.view, words))),
            *parts.blocker(of.view, words),
            Paragraph(words.text("dates.until", moment=Bold(words.moment(of.proposal.due_at)))),
            date_buttons(of.proposal, of.view, words, open_it=True),
            Note(words.text("dates.footer")),
        ),
        language=words.language,
    )


def told(content: DateTold, words: Words) -> Message:
    """To the owner: the date has moved, or it stays, and why."""
    of = content.of
    approved = of.proposal.end is ProposalEnd.APPROVED
    by: Value = words.line("person.somebody") if of.answered_by is None else of.answered_by
    key = "dates.told.approved" if approved else "dates.told.declined"
    summary = words.text(key, by=by, **_named(of, words))
    return Message(summary, (*_reason(of, words), Note(words.text("dates.told.footer"))), words.language)


def group(of: ProposalView, words: Words) -> list[Simple]:
    """One proposal in a list of what waits, or what became of it."""
    if not of.waits and of.proposal.end is not None:
        over = Paragraph(words.text(_OVER_WORDS[of.proposal.end], **_named(of, words)))
        return [parts.title(of.view, words), over, *_reason(of, words)]
    values: dict[str, Value] = {
        "day": Bold(words.full_day(of.proposal.due_on)),
        "moment": words.moment(of.proposal.due_at),
    }
    asks = Paragraph(words.text("dates.asks", by=of.by, **values))
    quote = Quote(words.quoted(of.proposal.reason))
    buttons = date_buttons(of.proposal, of.view, words, open_it=True)
    return [parts.title(of.view, words), asks, quote, *_before(of, words), buttons]


def _over(of: ProposalView, words: Words) -> Message:
    summary = words.text(_OVER_WORDS[of.proposal.end or ProposalEnd.WITHDRAWN], **_named(of, words))
    return Message(summary, (*_reason(of, words), Note(words.text("dates.footer"))), words.language)


def _before(of: ProposalView, words: Words) -> list[Simple]:
    """The date as it was when another one was proposed."""
    day = of.proposal.instead_of
    return [] if day is None else [Paragraph(words.text("dates.instead", day=words.full_day(day)))]


def _reason(of: ProposalView, words: Words) -> list[Simple]:
    text = of.proposal.answer_text
    return [Paragraph(words.text("decisions.reason")), Quote(words.quoted(text))] if text else []


def _named(of: ProposalView, words: Words) -> dict[str, Value]:
    task = of.view.task
    return {"code": Bold(task.code), "title": Bold(task.title), "day": Bold(words.full_day(of.proposal.due_on))}
