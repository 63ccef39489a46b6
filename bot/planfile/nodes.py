"""From text to plain data that remembers where everything stood.

YAML's own guesses are left out: `no` stays a text, `09:30` is not a number of minutes and `2026-12-01` not yet a
date. What a value means is decided where it is read, in `values` and `names`.
"""

import re
from dataclasses import dataclass, field
from typing import Protocol

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.reader import ReaderError

from bot.planfile.composing import composed
from bot.planfile.faults import Fault, FaultKey, Mark, PlanFileError
from bot.planfile.yaml_faults import SyntaxFaultError, syntax_fault

Plain = str | list["Plain"] | dict[str, "Plain"] | None
Path = tuple[str | int, ...]

_CORE_TAG = "tag:yaml.org,2002:"
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_CHANNEL_AS_COMMENT = re.compile(r"[ \t]*(#\w[^\s#,}\]]*)[ \t]*(?:[,}\]]|$)")


@dataclass(slots=True)
class Located:
    """Plain data of a file, the place of everything in it, and what was wrong on the way.

    `marks` holds the places of values, `keys` those of the keys before them. A key without a value is left out of the
    data, as if it were not written, but keeps its place.
    """

    data: dict[str, Plain]
    marks: dict[Path, Mark] = field(default_factory=dict)
    keys: dict[Path, Mark] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def mark(self, path: Path) -> Mark | None:
        """The place of what `path` leads to, or of the nearest thing around it."""
        while path:
            found = self.marks.get(path) or self.keys.get(path)
            if found is not None:
                return found
            path = path[:-1]
        return self.marks.get(())


class _Place(Protocol):
    """A place as the parser gives it, counted from 0."""

    line: int
    column: int


def located(text: str) -> Located:
    """The plain data of a plan file. Errors: PlanFileError when the text is no YAML or not a list of keys."""
    root = _composed(text)
    if isinstance(root, SequenceNode):
        raise PlanFileError([Fault(FaultKey.TOP_IS_LIST, _mark(root.start_mark))])
    if not isinstance(root, MappingNode):
        key = FaultKey.EMPTY if root is None or root.value in _NOTHING else FaultKey.TOP_IS_TEXT
        raise PlanFileError([Fault(key)])
    found = Located({})
    found.data = _Reading(found, text.splitlines()).mapping(root, ())
    return found


def _composed(text: str) -> Node | None:
    try:
        return composed(text)
    except SyntaxFaultError as error:
        raise PlanFileError([error.fault]) from error
    except ReaderError as error:
        before = text[: error.position]
        mark = Mark(before.count("\n") + 1, error.position - before.rfind("\n"))
        raise PlanFileError([Fault(FaultKey.CONTROL_CHARACTER, mark)]) from error
    except yaml.MarkedYAMLError as error:
        raise PlanFileError([syntax_fault(error, text)]) from error
    except (ValueError, OverflowError) as error:  # PyYAML lets chr() fail on an escape such as "\UFFFFFFFF"
        raise PlanFileError([Fault(FaultKey.BACKSLASH)]) from error


class _Reading:
    def __init__(self, found: Located, lines: list[str]) -> None:
        self._found = found
        self._lines = lines

    def mapping(self, node: MappingNode, path: Path) -> dict[str, Plain]:
        self._found.marks[path] = _mark(node.start_mark)
        read: dict[str, Plain] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode):
                self._fault(FaultKey.KEY_NOT_TEXT, key_node)
                continue
            key = key_node.value
            here = (*path, key)
            first = self._found.keys.setdefault(here, _mark(key_node.start_mark))
            if first != _mark(key_node.start_mark):
                self._fault(FaultKey.DUPLICATE_KEY, key_node, name=key, first=first.line)
                continue
            value = self._value(value_node, here)
            if value is not None:
                read[key] = value
        return read

    def _value(self, node: Node, path: Path) -> Plain:
        if not node.tag.startswith(_CORE_TAG):
            self._found.marks[path] = _mark(node.start_mark)
            self._fault(FaultKey.TAG, node, name=node.tag)
            return None
        if isinstance(node, MappingNode):
            return self.mapping(node, path)
        self._found.marks[path] = _mark(node.start_mark)
        if isinstance(node, SequenceNode):
            return [self._value(item, (*path, index)) for index, item in enumerate(node.value)]
        text = str(node.value)
        if isinstance(node, ScalarNode) and not node.style and text in _NOTHING:
            self._look_for_channel(node, text, path)
            return None
        return text if text.strip() else None

    def _look_for_channel(self, node: Node, text: str, path: Path) -> None:
        """`channel: #sales` is a key without a value and a comment; nobody who writes it means that."""
        mark = _mark(node.start_mark)
        rest = self._lines[mark.line - 1][mark.column - 1 + len(text) :] if mark.line <= len(self._lines) else ""
        lost = _CHANNEL_AS_COMMENT.match(rest)
        if lost:
            name = f'"{lost.group(1)}"'
            example = f"{path[-1]}: {name}" if isinstance(path[-1], str) else f"- {name}"
            self._found.faults.append(Fault(FaultKey.COMMENT_FOR_CHANNEL, mark, {"name": lost.group(1)}, example))

    def _fault(self, key: FaultKey, node: Node, **values: object) -> None:
        self._found.faults.append(Fault(key, _mark(node.start_mark), values))


def _mark(mark: _Place) -> Mark:
    return Mark(mark.line + 1, mark.column + 1)
