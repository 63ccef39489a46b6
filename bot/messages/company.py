"""The settings of the company: what would come of a change, and that it was made."""

from datetime import datetime

from bot.messages.model import Block, Bullets, Message, Note, Text
from bot.words.catalogue import Words
from domain.services.company_settings import Outlook
from domain.workspace import Rhythm


def outlook(of: Outlook, words: Words) -> Message:
    """What would come next; nothing is changed yet."""
    return _told(of, words, "company.outlook" if of.changes else "company.same")


def changed(of: Outlook, words: Words, *more: Block) -> Message:
    """What comes next from now on, and what can be done about it."""
    return _told(of, words, "company.changed", *more)


def _told(of: Outlook, words: Words, key: str, *more: Block) -> Message:
    lines: list[Text] = []
    if of.moved and of.was is not None and of.next_ask_at is not None:
        lines.append(_instead(of, of.was, of.next_ask_at, words))
    elif of.next_ask_at is not None:
        lines.append(words.plural("company.check_in", of.people, moment=of.next_ask_at))
    if of.next_digest_at is not None:
        lines.append(words.text("company.digest", moment=of.next_digest_at))
    if of.next_meeting_on is not None:
        lines.append(words.text("company.meeting", day=of.next_meeting_on))
    wanted = of.wanted
    lines += [
        words.plural("company.answer_days", wanted.answer_days),
        words.plural("company.silent_weeks", wanted.silent_weeks),
        words.plural("company.still_turns", wanted.still_turns),
        words.text("company.load", person=wanted.person_load, plan=wanted.plan_load),
        words.plural("company.leader_weeks", wanted.leader_weeks)
        if wanted.leader_weeks
        else words.text("company.leader_never"),
    ]
    if wanted.currency is not None:
        lines.append(words.text("company.currency", currency=words.formats.currency(wanted.currency)))
    footer = Note(words.text("company.footer"))
    return Message(words.text(key), (Bullets(tuple(lines)), *more, footer), words.language)


def _instead(of: Outlook, was: Rhythm, first: datetime, words: Words) -> Text:
    """How many are asked at another time, which one, and from when on."""
    now = of.wanted.check_in
    return words.plural(
        "company.asked_instead",
        of.moved,
        day=words.weekday(now.weekday),
        time=words.formats.time_of_day(now.at),
        was_day=words.weekday(was.weekday),
        was_time=words.formats.time_of_day(was.at),
        moment=first,
    )
