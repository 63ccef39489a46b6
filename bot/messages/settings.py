"""One's own settings: the language, reminders, quiet days, and who reads the answers."""

from bot.messages import actions, parts
from bot.messages.ladder import section_button as ladder_button
from bot.messages.model import Block, Buttons, Heading, Message, Note, Paragraph, Text
from bot.messages.reminders import settings_button
from bot.words.catalogue import Words
from domain.services.preferences import Preferences
from domain.strength import Strength

LANGUAGE_WORDS = {"en": "settings.language.en", "ar": "settings.language.ar"}
STRENGTH_WORDS = {
    Strength.LIGHT: "settings.strength.light",
    Strength.STANDARD: "settings.strength.standard",
    Strength.ACTIVE: "settings.strength.active",
}
USUAL_WORDS = {
    Strength.LIGHT: "settings.usual.light",
    Strength.STANDARD: "settings.usual.standard",
    Strength.ACTIVE: "settings.usual.active",
}


def saved(of: Preferences, words: Words) -> Message:
    """What holds from now on."""
    person = of.person
    language = "settings.language.chat" if person.own_language is None else LANGUAGE_WORDS[person.own_language]
    strength = USUAL_WORDS[of.usual] if person.strength is None else STRENGTH_WORDS[person.strength]
    lines: list[Block] = [
        Paragraph(words.text("settings.says_language", language=words.line(language))),
        Paragraph(words.text("settings.says_reminders", strength=words.line(strength))),
    ]
    if of.heads:
        key = "settings.says_digest" if person.wants_digest else "settings.says_no_digest"
        lines.append(Paragraph(words.text(key, departments=words.listed([each.name for each in of.heads]))))
    if person.muted_until is not None:
        lines.append(Paragraph(words.text("mute.until", day=person.muted_until)))
    return Message(words.text("settings.saved"), (*lines, Note(words.text("settings.footer"))), words.language)


def about(of: Preferences, words: Words, *, keeps: bool) -> Message:
    """What stands below the fields: who reads the answers, and the way to what has a window of its own."""
    if of.seen_by:
        seen: Text = words.text("checkins.seen_by", people=words.names(of.seen_by))
    else:
        seen = words.text("checkins.seen_by_nobody")
    row = tuple(parts.plain_button(*each, words) for each in (_WAYS if not keeps else (*_WAYS, _COMPANY)))
    return Message(seen, (Buttons(row), Note(words.text("settings.footer"))), words.language)


def section(words: Words, *, keeps: bool) -> list[Block]:
    """What Home says of settings, the way to the ladder, which is everybody's to see, and keepers' to the company's."""
    company = [parts.plain_button(*_COMPANY, words)] if keeps else []
    return [
        Heading(words.text("home.settings")),
        Paragraph(words.text("settings.what")),
        Buttons((settings_button(words), ladder_button(words), *company)),
    ]


_COMPANY = (actions.COMPANY_OPEN, "button.company")
_WAYS = (
    (actions.PLAN_READERS, "button.readers"),
    (actions.LEAVE_OPEN, "button.leave"),
    (actions.HOURS_OPEN, "button.hours"),
    (actions.PLAN_LADDER, "button.ladder"),
)
