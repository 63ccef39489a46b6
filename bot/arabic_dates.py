"""What people say of days in Arabic, in the English that libraries read: `الأحد القادم` is `next sunday`."""

from functools import cache

from babel.dates import get_day_names

from bot.folding import folded

WORDS = {
    "بعد": "in",
    "خلال": "in",
    "في": "in",
    "غضون": "",
    "لمدة": "for",
    "مدة": "for",
    "يوم": "day",
    "يومين": "2 days",
    "أيام": "days",
    "أسبوع": "week",
    "أسبوعين": "2 weeks",
    "أسابيع": "weeks",
    "شهر": "month",
    "شهرين": "2 months",
    "أشهر": "months",
    "شهور": "months",
    "سنة": "year",
    "الأسبوع": "week",
    "الشهر": "month",
    "السنة": "year",
    "العام": "year",
    "القادم": "next",
    "القادمة": "next",
    "المقبل": "next",
    "المقبلة": "next",
    "التالي": "next",
    "هذا": "this",
    "هذه": "this",
    "نهاية": "end of",
    "آخر": "end of",
    "غد": "tomorrow",
    "الغد": "tomorrow",
    "غدا": "tomorrow",
    "بكرة": "tomorrow",
    "واحد": "",
    "اليوم": "today",
}
ONE = {"day": "1 day", "week": "1 week", "month": "1 month", "year": "1 year"}
"""Arabic says `بعد أسبوع` without a number."""

FIRST_IN_ENGLISH = frozenset({"next", "this"})


def in_english(words: str) -> str:
    """The folded words in English, those that are no Arabic word for a day as they are."""
    if words in _whole():
        return _whole()[words]
    given = words.split()
    said = [_words().get(word, word) for word in given]
    if said == given:
        return words
    if _weekdays() & set(said):
        said = [word for word in said if word != "day"]  # `يوم الأحد`
    if said[-1] in FIRST_IN_ENGLISH:
        said = [said[-1], *said[:-1]]
    if said[0] in {"in", "for"} or len(said) == 1:
        said = _with_number(said)
    return " ".join(word for word in said if word)


def _with_number(said: list[str]) -> list[str]:
    return said if any(word.isdigit() for word in said) else [ONE.get(word, word) for word in said]


@cache
def _words() -> dict[str, str]:
    english = get_day_names("wide", locale="en")
    days = {folded(name): english[number].casefold() for number, name in get_day_names("wide", locale="ar").items()}
    return days | {folded(arabic): meaning for arabic, meaning in WORDS.items()}


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(name.casefold() for name in get_day_names("wide", locale="en").values())


@cache
def _whole() -> dict[str, str]:
    return {folded(arabic): "in 2 days" for arabic in ("بعد غد", "بعد الغد", "بعد بكرة")}
