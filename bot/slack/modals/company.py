"""The form for the settings of the company, and the window that asks whether they are meant."""

from dataclasses import replace
from datetime import time

from bot import currencies
from bot.messages.actions import BadValueError
from bot.messages.company import outlook
from bot.messages.settings import STRENGTH_WORDS
from bot.slack.ids import COMPANY_CONFIRM_MODAL, COMPANY_MODAL, Meta
from bot.slack.modals import fields
from bot.slack.modals.fields import FormFaultsError, Json, Option, Values
from bot.slack.render import MOST_BLOCKS_IN_VIEW, blocks
from bot.words.catalogue import Words
from domain.decision_errors import BadCurrencyError
from domain.services.company_settings import CompanyWanted, Outlook
from domain.strength import Strength
from domain.workspace import MeetingRhythm, Rhythm

_NO_CURRENCY = "none"
_CURRENCY_LETTERS = 3
_WEEK = range(1, 8)
_PLACES = range(1, 5)
_LIMITS = {
    "silent_weeks": range(1, 13),
    "still_turns": range(2, 13),
    "answer_days": range(1, 21),
    "person_load": range(5, 65, 5),
    "plan_load": range(20, 520, 20),
    "leader_weeks": range(9),
}
"""What can be chosen; for the first two the same bounds as in the plan file."""


def view(of: CompanyWanted, words: Words) -> Json:
    """The form with what holds now."""
    line = words.line
    days = [Option(words.weekday(day), str(day)) for day in _WEEK]
    places = [Option(words.number(nth), str(nth)) for nth in _PLACES]
    strengths = [Option(line(key), strength.value) for strength, key in STRENGTH_WORDS.items()]

    def chosen(name: str, label: str, options: list[Option], initial: object) -> list[Json]:
        return fields.select_field(name, label, options, words, initial=str(initial))

    def number(name: str, label: str, initial: int) -> list[Json]:
        return chosen(name, label, [Option(words.number(each), str(each)) for each in _LIMITS[name]], initial)

    form = [
        *chosen("check_in_day", line("form.company.check_in_day"), days, of.check_in.weekday),
        fields.time_field("check_in_time", line("form.company.check_in_time"), initial=of.check_in.at),
        *chosen("digest_day", line("form.company.digest_day"), days, of.digest.weekday),
        fields.time_field("digest_time", line("form.company.digest_time"), initial=of.digest.at),
        *chosen("meeting_nth", line("form.company.meeting_nth"), places, of.meeting.nth),
        *chosen("meeting_day", line("form.company.meeting_day"), days, of.meeting.weekday),
        fields.time_field("meeting_time", line("form.company.meeting_time"), initial=of.meeting.at),
        *chosen("strength", line("form.company.strength"), strengths, of.strength.value),
        *number("answer_days", line("form.company.answer_days"), of.answer_days),
        *number("silent_weeks", line("form.company.silent_weeks"), of.silent_weeks),
        *number("still_turns", line("form.company.still_turns"), of.still_turns),
        *number("person_load", line("form.company.person_load"), of.person_load),
        *number("plan_load", line("form.company.plan_load"), of.plan_load),
        *chosen("leader_weeks", line("form.company.leader_weeks"), _weeks(words), of.leader_weeks),
        fields.hinted(
            fields.text_field("currency", line("form.company.currency"), initial=of.currency, most=_CURRENCY_LETTERS),
            line("form.company.currency_hint"),
        ),
    ]
    return fields.modal(COMPANY_MODAL, line("form.company.title"), form, words, Meta(), line("form.company.next"))


def read(values: Values, before: CompanyWanted) -> CompanyWanted:
    """What was chosen; what was not, or is none of our choices, stays as it was.

    The currency is written, or left out: FormFaultsError for one that is not known.
    """
    written = fields.read_text(values, "currency")
    currency = currencies.code_of(written)
    if written and currency is None:
        raise FormFaultsError({"currency": BadCurrencyError(field="currency")})

    def number(name: str, known: range, default: int) -> int:
        text = fields.read_choice(values, name) or ""
        return int(text) if text.isascii() and text.isdecimal() and int(text) in known else default

    def rhythm(name: str, was: Rhythm) -> Rhythm:
        return Rhythm(number(f"{name}_day", _WEEK, was.weekday), fields.read_time(values, f"{name}_time") or was.at)

    meeting, strength = before.meeting, fields.read_choice(values, "strength")
    return CompanyWanted(
        check_in=rhythm("check_in", before.check_in),
        digest=rhythm("digest", before.digest),
        meeting=replace(
            meeting,
            nth=number("meeting_nth", _PLACES, meeting.nth),
            weekday=number("meeting_day", _WEEK, meeting.weekday),
            at=fields.read_time(values, "meeting_time") or meeting.at,
        ),
        currency=currency,
        strength=Strength(strength) if strength in set(Strength) else before.strength,
        **{name: number(name, known, getattr(before, name)) for name, known in _LIMITS.items()},
    )


def confirm_view(of: Outlook, words: Words) -> Json:
    """What would come of it, and the button that does it; what was chosen travels along."""
    return fields.modal(
        COMPANY_CONFIRM_MODAL,
        words.line("form.company.title"),
        blocks(outlook(of, words), MOST_BLOCKS_IN_VIEW),
        words,
        Meta(choice=encode(of.wanted)),
        words.line("form.save"),
    )


def encode(wanted: CompanyWanted) -> str:
    """A choice as it stands in `private_metadata`."""
    meeting = wanted.meeting
    parts = [
        *(part for rhythm in (wanted.check_in, wanted.digest) for part in (rhythm.weekday, f"{rhythm.at:%H%M}")),
        *(meeting.nth, meeting.weekday, f"{meeting.at:%H%M}", meeting.agenda_lead),
        *(wanted.strength.value, (wanted.currency or _NO_CURRENCY).lower()),
        *(wanted.silent_weeks, wanted.still_turns, wanted.answer_days),
        *(wanted.person_load, wanted.plan_load, wanted.leader_weeks),
    ]
    return "-".join(str(part) for part in parts)


def decode(text: str) -> CompanyWanted:
    """Read it back; BadValueError when it is none of ours."""
    try:
        wanted = _decode(text.split("-"))
    except ValueError as error:
        raise BadValueError(text) from error
    days = (wanted.check_in.weekday, wanted.digest.weekday, wanted.meeting.weekday)
    numbers = all(getattr(wanted, name) in known for name, known in _LIMITS.items())
    known = wanted.currency is None or currencies.code_of(wanted.currency) is not None
    if not (known and numbers and all(each in _WEEK for each in days) and wanted.meeting.nth in _PLACES):
        raise BadValueError(text)
    return wanted


def _decode(parts: list[str]) -> CompanyWanted:
    ask_day, ask_at, digest_day, digest_at, nth, day, at, lead, strength, currency, *numbers = parts
    silent, still, answer, person, plan, leader = map(int, numbers)
    return CompanyWanted(
        check_in=Rhythm(int(ask_day), _time(ask_at)),
        digest=Rhythm(int(digest_day), _time(digest_at)),
        meeting=MeetingRhythm(int(nth), int(day), _time(at), int(lead)),
        strength=Strength(strength),
        silent_weeks=silent,
        still_turns=still,
        answer_days=answer,
        person_load=person,
        plan_load=plan,
        currency=None if currency == _NO_CURRENCY else currency.upper(),
        leader_weeks=leader,
    )


def _weeks(words: Words) -> list[Option]:
    """After how many weeks the leader is told of their silence."""
    some = [
        Option(words.plural_line("form.company.weeks", each), str(each)) for each in _LIMITS["leader_weeks"] if each
    ]
    return [Option(words.line("form.company.never"), "0"), *some]


def _time(text: str) -> time:
    return time(int(text[:2]), int(text[2:]))
