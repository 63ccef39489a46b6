"""The words of each language, and the one way to say them: a key, a language, and the values it needs.

The catalogues are gettext files, read when the program starts. Message ids are keys such as `checkins.asked.why`;
the English text stands in `en.po` like any other translation. A key without a text is an error, never a fallback.
"""

import gettext
import string
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from bot.messages.model import Code, Link, Mention, Number, PersonName, Plain, Run, Text, said
from bot.words import tidy
from bot.words.formats import Formats, locale_for
from domain.people import Person

LANGUAGES = ("en", "ar")
FOLDER = Path(__file__).parent

Value = str | int | Decimal | date | Person | Run | Text
"""What can stand in a sentence. A str is somebody else's words or already formatted; a Text is ours."""


class MissingWordsError(LookupError):
    """A key that a language has no text for: a mistake of ours, caught by the tests."""


@cache
def translations(language: str) -> gettext.GNUTranslations:
    """The catalogue of a language; ValueError when the file is not well formed."""
    with (FOLDER / f"{language}.po").open("rb") as file:
        catalog = read_po(file, locale=language, abort_invalid=True)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@dataclass(frozen=True, slots=True)
class Words:
    """Says things in one language to a reader with a locale (such as `ar-SA`) and an IANA zone."""

    language: str
    locale: str
    zone: str

    @classmethod
    def of(cls, person: Person) -> "Words":
        """The words for that person."""
        return cls(person.language, person.locale, person.zone)

    @classmethod
    def plainly(cls, language: str) -> "Words":
        """Words for a reader of whom only the language is known; not for dates and times."""
        return cls(language, language, "UTC")

    @property
    def formats(self) -> Formats:
        """How this reader sees dates and numbers."""
        return Formats(locale_for(self.language, self.locale), self.zone)

    def text(self, key: str, **values: Value) -> Text:
        """The sentence of a key, filled; MissingWordsError or KeyError when the key or a value is missing."""
        template = translations(self.language).gettext(key)
        if template == key:
            raise MissingWordsError(f"{self.language}: {key}")
        return self._filled(template, values)

    def plural(self, key: str, n: int, **values: Value) -> Text:
        """The sentence of a key in the form that fits `n`; `{n}` in it is the number."""
        template = translations(self.language).ngettext(key, key, n)
        if template == key:
            raise MissingWordsError(f"{self.language}: {key} ({n})")
        return self._filled(template, {"n": n, **values})

    def line(self, key: str, **values: Value) -> str:
        """The sentence as plain characters."""
        return said(self.text(key, **values))

    def plural_line(self, key: str, n: int, **values: Value) -> str:
        """The plural sentence as plain characters."""
        return said(self.plural(key, n, **values))

    def cell(self, text: str) -> str:
        """Somebody else's words in a cell of a table."""
        return tidy.line(text)

    def quoted(self, text: str, most: int = tidy.MOST_IN_QUOTE) -> Text:
        """Somebody else's words with their line breaks."""
        return (Plain(tidy.lines(text, most)),)

    def day(self, day: date, today: date | None = None) -> str:
        """Such as `Thu 26 Nov`, with the year when it is far from `today`."""
        return self.formats.day(day, today)

    def full_day(self, day: date) -> str:
        """The day with its year, for messages that are read long after they came."""
        return self.formats.full_day(day)

    def near_day(self, day: date, today: date) -> str:
        """The day as `today`, `tomorrow` or `yesterday` where it is; for screens that are soon gone."""
        for away, key in ((0, "date.today"), (1, "date.tomorrow"), (-1, "date.yesterday")):
            if day - today == timedelta(days=away):
                return self.line(key)
        return self.day(day, today)

    def moment(self, moment: datetime) -> str:
        """Day and time of an instant where the reader is."""
        formats = self.formats
        return self.line("date.moment", day=formats.day(formats.local_day(moment)), time=formats.time(moment))

    def place(self, zone: str) -> str:
        """The city by which a zone is known."""
        return self.formats.place(zone)

    def weekday(self, number: int) -> str:
        """The name of an ISO weekday."""
        return self.formats.weekday(number)

    def number(self, value: int | Decimal) -> str:
        """A number as the reader writes it."""
        return self.formats.number(value)

    def money(self, value: Decimal, currency: str | None) -> str:
        """An amount as the reader writes it; a bare number where its currency was never named."""
        return self.formats.number(value) if currency is None else self.formats.money(value, currency)

    def percent(self, value: int) -> str:
        """A percentage as the reader writes it."""
        return self.formats.percent(value)

    def names(self, people: Sequence[Person]) -> Text:
        """`Sara, Omar and Lina`, nobody pinged."""
        return self.listed([person.name for person in people])

    def listed(self, names: Sequence[str]) -> Text:
        """`Sales, Operations and Finance`, of names that somebody gave to people or things."""
        return (Plain(self.formats.listing([self._shielded(tidy.line(name)) for name in names])),)

    def row(self, *facts: Text | str) -> Text:
        """Facts side by side on one line; a str is somebody else's words or already formatted."""
        runs: list[Run] = []
        for index, fact in enumerate(facts):
            if index:
                runs.append(Plain(" · "))
            runs.extend(self._value(fact))
        return self._starting_right(tuple(runs))

    def labelled(self, labels: Sequence[str], cells: Sequence[str | Number]) -> Text:
        """A row of a table as one line: the first cell, then each other one after its label."""
        texts = [cell.text if isinstance(cell, Number) else cell for cell in cells]
        first, *others = zip(labels, texts, strict=True)
        return self.row(first[1], *(self.text("table.cell", label=label, cell=cell) for label, cell in others))

    def _filled(self, template: str, values: dict[str, Value]) -> Text:
        runs: list[Run] = []
        for literal, name, _, _ in string.Formatter().parse(template):
            if literal:
                runs.append(Plain(literal))
            if name is not None:
                runs.extend(self._value(values[name]))
        return self._starting_right(tuple(runs))

    def _value(self, value: Value) -> Text:
        if isinstance(value, tuple):
            return value
        if isinstance(value, int | Decimal):
            value = self.number(value)
        elif isinstance(value, datetime):
            value = self.moment(value)
        elif isinstance(value, date):
            value = self.day(value)
        run = PersonName.of(value) if isinstance(value, Person) else value
        run = Plain(run) if isinstance(run, str) else run
        return self._shielded_run(replace(run, text=tidy.line(run.text)))

    def _shielded_run(self, run: Run) -> Text:
        text = self._shielded(run.text)
        if text == run.text:
            return (run,)
        if isinstance(run, Code | Link | Mention):  # what is copied or followed stays free of marks
            return (Plain(tidy.ISOLATE), run, Plain(tidy.END_ISOLATE))
        return (replace(run, text=text),)

    def _shielded(self, text: str) -> str:
        """Isolated where its direction may differ from the sentence's."""
        return tidy.isolated(text) if self.language == "ar" or tidy.has_rtl(text) else text

    def _starting_right(self, text: Text) -> Text:
        """With a mark in front when the first letter would make a platform draw the line the wrong way round."""
        own, mark = ("rtl", tidy.RIGHT_TO_LEFT) if self.language == "ar" else ("ltr", tidy.LEFT_TO_RIGHT)
        first = tidy.direction(said(text))
        wrong = first is not None and first != own
        return (Plain(mark), *text) if wrong else text
