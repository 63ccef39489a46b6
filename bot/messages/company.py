"""The settings of the company: what would come of a change, and that it was made."""

from bot.messages.model import Bullets, Message, Note, Text
from bot.words.catalogue import Words
from domain.services.company_settings import Outlook


def outlook(of: Outlook, words: Words) -> Message:
    """What would come next; nothing is changed yet."""
    return _told(of, words, "company.outlook" if of.changes else "company.same")


def changed(of: Outlook, words: Words) -> Message:
    """What comes next from now on."""
    return _told(of, words, "company.changed")


def _told(of: Outlook, words: Words, key: str) -> Message:
    lines: list[Text] = []
    if of.next_ask_at is not None:
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
    return Message(words.text(key), (Bullets(tuple(lines)), Note(words.text("company.footer"))), words.language)
