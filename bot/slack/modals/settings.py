"""The form for one's own settings."""

from bot.messages.settings import LANGUAGE_WORDS, STRENGTH_WORDS, USUAL_WORDS, about
from bot.slack.ids import SETTINGS_MODAL, Meta
from bot.slack.modals import fields
from bot.slack.modals.fields import Json, Option, Values
from bot.slack.render import MOST_BLOCKS_IN_VIEW, blocks
from bot.words.catalogue import Words
from domain.services.preferences import Preferences, Wanted
from domain.strength import Strength

_AS_USUAL = "usual"
_DIGEST, _NO_DIGEST = "digest", "no_digest"


def view(of: Preferences, words: Words, *, keeps: bool = False) -> Json:
    """The form with what holds now; those who keep the plan find the company's settings there, too."""
    line, person = words.line, of.person
    languages = [Option(line("settings.language.chat"), _AS_USUAL)]
    languages += [Option(line(key), language) for language, key in LANGUAGE_WORDS.items()]
    strengths = [Option(line(USUAL_WORDS[of.usual]), _AS_USUAL)]
    strengths += [Option(line(key), strength.value) for strength, key in STRENGTH_WORDS.items()]
    until = fields.date_field("until", line("form.settings.until"), initial=person.muted_until)
    form = [
        fields.radio_field(
            "language", line("form.settings.language"), languages, initial=person.own_language or _AS_USUAL
        ),
        fields.radio_field("strength", line("form.settings.strength"), strengths, initial=person.strength or _AS_USUAL),
        *([_digest_field(of, words)] if of.heads else []),
        fields.hinted(until, line("form.settings.until_hint")),
        *blocks(about(of, words, keeps=keeps), MOST_BLOCKS_IN_VIEW),
    ]
    return fields.modal(SETTINGS_MODAL, line("form.settings.title"), form, words, Meta(), line("form.save"))


def read(values: Values) -> Wanted:
    """What was chosen; a choice that is none of ours leaves it to the chat, or the company."""
    language, strength, digest = (fields.read_choice(values, name) for name in ("language", "strength", "digest"))
    return Wanted(
        language=language if language in LANGUAGE_WORDS else None,
        strength=Strength(strength) if strength in set(Strength) else None,
        muted_until=fields.read_date(values, "until"),
        digest={_DIGEST: True, _NO_DIGEST: False}.get(digest or ""),
    )


def _digest_field(of: Preferences, words: Words) -> Json:
    """For heads: whether they want news of their departments."""
    options = [Option(words.line(key), value) for value, key in _DIGEST_WORDS]
    initial = _DIGEST if of.person.wants_digest else _NO_DIGEST
    return fields.radio_field("digest", words.line("form.settings.digest"), options, initial=initial)


_DIGEST_WORDS = ((_DIGEST, "settings.digest.on"), (_NO_DIGEST, "settings.digest.off"))
