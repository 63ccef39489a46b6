"""Reading CSV as it comes: with or without a byte-order mark, in whatever encoding and with whatever delimiter."""

import codecs
import csv
import io
from collections.abc import Iterator
from itertools import islice

from bot.formats.faults import FormatError, FormatKey, Odd, OddKey
from bot.formats.tables import EACH, MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Row, Table, Watch, unwatched

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 60
"""Lines by which the delimiter is told."""

_LONGEST_CELL = 1_000_000
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ARABIC = range(0x0600, 0x0700)


def read_csv(data: bytes, watch: Watch = unwatched) -> Table:
    """The table in a CSV file. Errors: FormatError for what is empty, too large or no text."""
    if len(data) > MOST_BYTES:
        raise FormatError(FormatKey.TOO_LARGE, most=MOST_BYTES // 1_000_000)
    text, encoding = decoded(data)
    text, named = _named_delimiter(text)
    delimiter = named or _delimiter(text)
    try:
        rows = list(_rows(text, delimiter, 2 if named else 1, watch))
    except csv.Error as error:
        raise FormatError(FormatKey.BINARY) from error
    if not rows:
        raise FormatError(FormatKey.EMPTY)
    table = Table(rows)
    if encoding is not None:
        table.odd.append(Odd(OddKey.ENCODING, values={"encoding": encoding}))
    if "\ufffd" in text:
        table.odd.append(Odd(OddKey.REPLACED_CHARACTERS, values={"count": text.count("\ufffd")}))
    return table


def _rows(text: str, delimiter: str, line: int, watch: Watch) -> Iterator[Row]:
    """The rows that say something; `line` is where the first one stands."""
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    lines, above, number = text.count("\n"), line - 1, 0
    for cells in reader:
        if any(cells):
            number += 1
            if number % EACH == 0:
                watch(reader.line_num, lines)
            if number > MOST_ROWS:
                raise FormatError(FormatKey.TOO_MANY_ROWS, most=MOST_ROWS)
            yield Row(line, cells[:MOST_COLUMNS])
        line = above + reader.line_num + 1


def decoded(data: bytes) -> tuple[str, str | None]:
    """The text, and the encoding where it had to be guessed. Errors: FormatError for what is no text."""
    if data.startswith(_UTF16):
        try:
            return data.decode("utf-16"), None
        except UnicodeDecodeError as error:
            raise FormatError(FormatKey.BINARY) from error
    if b"\x00" in data:
        raise FormatError(FormatKey.BINARY)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _of_one_byte(data)
    if not text.strip():
        raise FormatError(FormatKey.EMPTY)
    return text, None


def _of_one_byte(data: bytes) -> tuple[str, str]:
    """An old spreadsheet's encoding: the Arabic one where it gives words of Arabic letters, else the Western one."""
    arabic = data.decode("cp1256", errors="replace")
    high = sum(byte > 0x7F for byte in data)  # noqa: PLR2004  (the end of ASCII)
    letters = sum(ord(char) in _ARABIC and char.isalpha() for char in arabic)
    if letters * 10 >= high * 9:
        return arabic, "Windows-1256"
    return data.decode("cp1252", errors="replace"), "Windows-1252"


def _named_delimiter(text: str) -> tuple[str, str | None]:
    """Excel's own first line `sep=;` names the delimiter; the rest of the text, and what it names."""
    first, _, rest = text.partition("\n")
    name = first.rstrip("\r").strip('"')
    if name.casefold().startswith("sep=") and len(name) == len("sep=") + 1:
        return rest, name[-1]
    return text, None


def _delimiter(text: str) -> str:
    """The one that splits most of the first rows into the same number of cells, and into most of them."""
    sample = text[:100_000]
    best, score = ",", 0
    for delimiter in _DELIMITERS:
        if delimiter not in sample:
            continue
        try:
            reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
            rows = [len(cells) for cells in islice(reader, _SAMPLE) if len(cells) > 1]
        except csv.Error:
            continue
        usual = max(set(rows), key=lambda width: (rows.count(width), width), default=0)
        if rows.count(usual) * usual > score:
            best, score = delimiter, rows.count(usual) * usual
    return best
