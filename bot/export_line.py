"""Reading what somebody wants the plan as: `export xlsx for sales with notes`, in any order, and in Arabic."""

from difflib import get_close_matches

from bot.folding import folded
from bot.task_line import CHANNEL, as_typed
from domain.export_errors import BadFormatError
from domain.whole_plan import ExportFormat, Wanted

_WORDS = {
    ExportFormat.YAML: "yaml yml backup ملف-خطة",
    ExportFormat.CSV: "csv جدول",
    ExportFormat.XLSX: "xlsx xls excel workbook spreadsheet إكسل اكسل مصنف",
    ExportFormat.STRATML: "stratml xml",
    ExportFormat.ICS: "ics ical icalendar calendar تقويم التقويم",
    ExportFormat.HTML: "html report webpage تقرير التقرير",
}
_BY_WORD = {folded(word): each for each, words in _WORDS.items() for word in words.split()}
_FILLING = frozenset(
    folded(word)
    for word in (
        *("as", "a", "an", "the", "for", "of", "in", "to", "into", "file", "plan", "department"),
        *("بصيغة", "كملف", "ملف", "الخطة", "خطة", "إدارة", "الإدارة", "من", "في", "على", "شكل"),
    )
)
_NOTES = frozenset(folded(word) for word in ("notes", "personal", "ملاحظات", "الملاحظات", "بالملاحظات"))
_WITH = frozenset(folded(word) for word in ("with", "including", "مع"))
_FORM = frozenset(folded(word) for word in ("form", "choose", "نموذج", "النموذج", "اختيار"))
_CLOSE = 0.7


def wants_form(text: str) -> bool:
    """Whether somebody wants to choose in a form instead of typing."""
    return folded(text.strip()) in _FORM


def read_wanted(text: str, example: str) -> Wanted:
    """What is wanted; a workbook where no format is named. What is neither format nor filling names a department.

    BadFormatError, with `example` corrected, for a word that is nearly a format.
    """
    wanted: ExportFormat | None = None
    personal = False
    rest: list[str] = []
    for word in as_typed(CHANNEL.sub(r"\g<name>", text)).split():
        plain = folded(word.strip(",،."))
        if plain in _BY_WORD and wanted is None:
            wanted = _BY_WORD[plain]
            while rest and folded(rest[-1]) in _FILLING:  # `sales as csv`
                rest.pop()
        elif plain in _NOTES:
            personal = True
        elif plain not in _WITH and not (plain in _FILLING and not rest):
            rest.append(word)
    if wanted is None and len(rest) == 1:
        _require_no_slip(rest[0], example)
    return Wanted(wanted or ExportFormat.XLSX, " ".join(rest) or None, personal=personal)


def _require_no_slip(word: str, example: str) -> None:
    near = get_close_matches(folded(word), _BY_WORD, n=1, cutoff=_CLOSE)
    if near:
        verb = example.rpartition(" ")[0]
        raise BadFormatError(word=word, example=f"{verb} {_BY_WORD[near[0]].value}")
