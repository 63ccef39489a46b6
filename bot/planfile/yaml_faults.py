"""What the YAML parser says, turned into a fault that a person can mend."""

import yaml

from bot.planfile.faults import Fault, FaultKey, Mark

# A part of what the parser says, and what it means to somebody who wrote the file; the first match counts.
_MEANINGS = (
    ("'\\t'", FaultKey.TAB),
    ("single document", FaultKey.SEVERAL_DOCUMENTS),
    ("mapping values are not allowed", FaultKey.COLON_IN_TEXT),
    ("could not find expected ':'", FaultKey.NO_COLON),
    ("sequence entries are not allowed", FaultKey.INDENTATION),
    ("unexpected end of stream", FaultKey.UNCLOSED_QUOTE),
    ("unexpected document separator", FaultKey.UNCLOSED_QUOTE),
    ("escape", FaultKey.BACKSLASH),
    ("tag", FaultKey.TAG),
    ("an alias", FaultKey.SIGN_FIRST),
    ("an anchor", FaultKey.SIGN_FIRST),
    ("anchor", FaultKey.ALIAS),
    ("cannot start any token", FaultKey.SIGN_FIRST),
    ("block scalar", FaultKey.SIGN_FIRST),
    ("expected ',' or", FaultKey.BRACKET),
    ("flow", FaultKey.BRACKET),
    ("expected <block end>", FaultKey.INDENTATION),
    ("a block", FaultKey.INDENTATION),
)
_EXAMPLES = {
    FaultKey.COLON_IN_TEXT: 'title: "Phase 2: open the line"',
    FaultKey.SIGN_FIRST: 'title: "@home: a packing line"',
    FaultKey.TAG: 'title: "! Open the packing line"',
    FaultKey.BACKSLASH: r"where: 'S:\plans\line'",
    FaultKey.BRACKET: "work_days: [sun, mon, tue]",
    FaultKey.NO_COLON: "title: Open the packing line",
}


class SyntaxFaultError(yaml.YAMLError):
    """Something that YAML allows and a plan file does not."""

    def __init__(self, key: FaultKey, mark: Mark) -> None:
        super().__init__(key)
        self.fault = Fault(key, mark)


def syntax_fault(error: yaml.MarkedYAMLError, text: str) -> Fault:
    """The fault behind an error of the parser."""
    said = " ".join(part for part in (error.problem, error.context) if part)
    where = error.problem_mark or error.context_mark
    key = next((key for part, key in _MEANINGS if part in said), FaultKey.NOT_YAML)
    if key is FaultKey.UNCLOSED_QUOTE and error.context_mark is not None:
        where = error.context_mark  # the quote that was never closed, not the end of the file
    mark = None if where is None else Mark(where.line + 1, where.column + 1)
    if key in {FaultKey.INDENTATION, FaultKey.NO_COLON} and mark is not None and _tab_before(text, mark):
        key = FaultKey.TAB
    values = {"name": _found(text, mark)} if key is FaultKey.TAG else {}
    return Fault(key, mark, values, _EXAMPLES.get(key))


def _tab_before(text: str, mark: Mark) -> bool:
    lines = text.splitlines()[max(mark.line - 2, 0) : mark.line]
    return any("\t" in line[: len(line) - len(line.lstrip())] for line in lines)


def _found(text: str, mark: Mark | None) -> str:
    lines = text.splitlines()
    if mark is None or mark.line > len(lines):
        return "!"
    words = lines[mark.line - 1][mark.column - 1 :].split()
    return words[0] if words else "!"
