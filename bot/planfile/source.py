"""From bytes to text: which files cannot be a plan at all, told before anything is parsed."""

import codecs

from bot.planfile.faults import Fault, FaultKey, Mark, PlanFileError

MOST_BYTES = 10_000_000
"""A plan of some forty thousand tasks; whatever is larger is another file, taken by mistake."""

_MAGIC = {
    b"PK\x03\x04": "import.what.office",
    b"\xd0\xcf\x11\xe0": "import.what.old_office",
    b"%PDF": "import.what.pdf",
    b"\x89PNG": "import.what.picture",
    b"\xff\xd8\xff": "import.what.picture",
    b"\x1f\x8b": "import.what.compressed",
    b"SQLite format 3": "import.what.database",
    b"{\\rtf": "import.what.rich_text",
    b"<": "import.what.xml",
}
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def text_of(data: bytes) -> str:
    """The text of a plan file: UTF-8 with or without a byte-order mark, or UTF-16 with one.

    Errors: PlanFileError for an empty, too large or binary file, another format, or another encoding.
    """
    if len(data) > MOST_BYTES:
        raise PlanFileError([Fault(FaultKey.TOO_LARGE, values={"most": MOST_BYTES // 1000})])
    if data.startswith(_UTF16):
        return _decoded(data, "utf-16")
    text = data.removeprefix(codecs.BOM_UTF8)
    for magic, what in _MAGIC.items():
        if text.lstrip().startswith(magic):
            raise PlanFileError([Fault(FaultKey.OTHER_FORMAT, values={"what": what})])
    if b"\x00" in text:
        raise PlanFileError([Fault(FaultKey.BINARY)])
    return _decoded(text, "utf-8")


def _decoded(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start]
        mark = Mark(before.count(b"\n") + 1, error.start - before.rfind(b"\n"))
        raise PlanFileError([Fault(FaultKey.NOT_UTF8, mark)]) from error
    if not text.strip():
        raise PlanFileError([Fault(FaultKey.EMPTY)])
    return text
