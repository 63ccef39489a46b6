"""Handing over a task: the question to whoever is to take it, and what became of it, to its owner and the head."""

from bot.messages import actions, parts
from bot.messages.model import Bold, Button, Buttons, Message, Note, Paragraph, Quote, Simple, Text
from bot.messages.tasks import details, first_word
from bot.words.catalogue import Value, Words
from domain.handing import OfferEnd, OfferMade, OfferTold, OfferView
from domain.people import Person
from domain.tasks import TaskState
from domain.views import TaskView

_OVER_WORDS = {
    OfferEnd.ACCEPTED: "handing.accepted",
    OfferEnd.DECLINED: "handing.declined",
    OfferEnd.LAPSED: "handing.lapsed",
    OfferEnd.WITHDRAWN: "handing.withdrawn",
    OfferEnd.OVERTAKEN: "handing.overtaken",
}
_OVER_UNOWNED_WORDS = {
    OfferEnd.DECLINED: "handing.declined_unowned",
    OfferEnd.LAPSED: "handing.lapsed_unowned",
}
_TOLD_UNOWNED_WORDS = {
    OfferEnd.ACCEPTED: "handing.told.accepted",
    OfferEnd.DECLINED: "handing.told.declined_unowned",
    OfferEnd.LAPSED: "handing.told.lapsed_unowned",
}
_TOLD_WORDS = {
    OfferEnd.ACCEPTED: "handing.told.accepted",
    OfferEnd.DECLINED: "handing.told.declined",
    OfferEnd.LAPSED: "handing.told.lapsed",
}


def offered(content: OfferMade, words: Words) -> Message:
    """To whoever is to take it: what they take on, until when, who will know; afterwards what became of it."""
    of = content.of
    if not of.waits:
        return _over(content, words)
    return Message(
        summary=words.text(
            "handing.put_forward" if of.offer.unowned else "handing.offered", by=of.giver, **_named(of.view)
        ),
        blocks=(
            *quoted(of.offer.note, words),
            *details(of.view, words),
            Paragraph(words.row(parts.last_word(of.view, words))),
            *parts.blocker(of.view, words),
            *parts.missing(of.view, words),
            Paragraph(words.text("handing.what_it_means")),
            Paragraph(_who_knows(content, words)),
            Paragraph(_until(of, words)),
            answers(of, words),
            Note(words.text("handing.footer", by=of.giver)),
        ),
        language=words.language,
    )


def told(content: OfferTold, words: Words) -> Message:
    """To the owner: accepted, or not; to the head: who answers for the task now."""
    of, offer = content.of, content.of.offer
    if content.to.id != offer.offered_by:
        key = "handing.head_told_unowned" if offer.unowned else "handing.head_told"
        summary = words.text(key, by=of.giver, person=of.taker, **_named(of.view))
        return Message(summary, (Note(words.text("handing.head_told.footer")),), words.language)
    known = _TOLD_UNOWNED_WORDS if offer.unowned else _TOLD_WORDS
    key = known.get(offer.end or OfferEnd.LAPSED, known[OfferEnd.LAPSED])
    summary = words.text(key, person=of.taker, **_named(of.view))
    if offer.end is OfferEnd.ACCEPTED:
        ended = "handing.told.unowned.footer" if offer.unowned else "handing.told.accepted.footer"
        return Message(summary, (Note(words.text(ended)),), words.language)
    footer = words.text("handing.told.footer", command=parts.command("hand", words))
    if offer.unowned:
        footer = words.text("handing.told.unowned.footer")
    return Message(summary, (*_reason(offer.reason, words), Note(footer)), words.language)


def made(of: OfferView, words: Words) -> Message:
    """To the owner who just offered it: whose it is until then, and what happens without an answer."""
    summary = words.text("handing.made", person=of.taker, **_named(of.view))
    until = words.text("handing.made.until", moment=Bold(words.moment(of.offer.due_at)))
    leave = of.taker.leave_on(words.formats.local_day(of.offer.offered_at))
    away = [] if leave is None else [Paragraph(words.text("handing.made.away", day=words.day(leave.last)))]
    return Message(summary, (*away, Paragraph(until)), words.language)


def taken_back(of: OfferView, words: Words) -> Message:
    """To the owner: nobody is asked any more."""
    return Message(words.text("handing.taken_back", **_named(of.view)), (), words.language)


def group(of: OfferView, words: Words) -> list[Simple]:
    """One offer in a list of what waits: the task, who offers it, until when, and the answers."""
    asks = words.text("handing.asks", by=of.giver, moment=words.moment(of.offer.due_at))
    facts = Paragraph(words.row(parts.due(of.view, words, words.formats.local_day(of.offer.offered_at))))
    return [parts.title(of.view, words), Paragraph(asks), *quoted(of.offer.note, words), facts, answers(of, words)]


def answers(of: OfferView, words: Words) -> Buttons:
    """To take the task, not to take it, and to look at it."""
    value = str(of.offer.id)
    row: list[Button] = [
        parts.button(actions.OFFER_ACCEPT, value, "button.accept", words, of.view),
        parts.button(actions.OFFER_DECLINE, value, "button.not_me", words, of.view),
        parts.button(actions.TASK_OPEN, str(of.view.task.id), "button.open", words, of.view),
    ]
    return Buttons(tuple(row))


def section(view: TaskView, words: Words, reader: Person | None) -> list[Simple]:
    """For whoever looks at a task: to whom it is offered, and what its owner can do about that."""
    return [*parts.offered(view, words), *own_button(view, words, reader)]


def own_button(view: TaskView, words: Words, reader: Person | None) -> list[Buttons]:
    """For the owner alone: to hand the task over, or to take the offer back."""
    if reader is None or view.task.owner_id != reader.id or view.task.state is not TaskState.OPEN:
        return []
    if view.offered is None:
        row = parts.button(actions.TASK_HAND_OVER, str(view.task.id), "button.hand_over", words, view)
    else:
        row = parts.button(actions.OFFER_TAKE_BACK, str(view.offered.offer_id), "button.take_back", words, view)
    return [Buttons((row,))]


def _until(of: OfferView, words: Words) -> Text:
    moment = Bold(words.moment(of.offer.due_at))
    if of.offer.unowned:
        return words.text("handing.until_unowned", moment=moment)
    return words.text("handing.until", moment=moment, by=of.giver)


def _over(content: OfferMade, words: Words) -> Message:
    of = content.of
    end = of.offer.end or OfferEnd.OVERTAKEN
    blocks: list[Simple] = []
    if end is OfferEnd.ACCEPTED:
        blocks += details(of.view, words) + first_word(of.view, content.to, words)
    elif end is OfferEnd.DECLINED:
        blocks += _reason(of.offer.reason, words)
    known = _OVER_UNOWNED_WORDS if of.offer.unowned else {}
    summary = words.text(known.get(end, _OVER_WORDS[end]), by=of.giver, **_named(of.view))
    footer = Note(words.text("handing.footer", by=of.giver))
    return Message(summary, (*blocks, footer), words.language)


def _who_knows(content: OfferMade, words: Words) -> Text:
    giver = content.of.giver
    if content.head is None:
        return words.text("handing.who_knows", by=giver)
    return words.text("handing.who_knows_head", by=giver, person=content.head)


def quoted(text: str | None, words: Words) -> list[Simple]:
    """A word that was written to it, if any."""
    return [Quote(words.quoted(text))] if text else []


def _reason(text: str | None, words: Words) -> list[Simple]:
    return [Paragraph(words.text("decisions.reason")), Quote(words.quoted(text))] if text else []


def _named(view: TaskView) -> dict[str, Value]:
    return {"code": Bold(view.task.code), "title": Bold(view.task.title)}
