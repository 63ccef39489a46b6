"""From text to YAML's nodes: with the parser in C where it reads as the one in Python does, and with that otherwise.

The one in C is many times as quick. It is not always there, it words its errors differently, and it takes a few things
that the other refuses. So whatever it does not read, or might read differently, is read by the one in Python, and
everybody is told the same of the same file.
"""

import re

import yaml
from yaml.composer import Composer
from yaml.events import AliasEvent, Event, NodeEvent, ScalarEvent
from yaml.nodes import MappingNode, Node, SequenceNode

from bot.planfile.faults import FaultKey, Mark
from bot.planfile.yaml_faults import SyntaxFaultError

DEEPEST = 12
"""Levels of nesting; a plan needs five."""

_READ_DIFFERENTLY = re.compile(r"[\t\ufeff]|[>|][-+\d]*#|^[ -]*\?(?:\s|$)", re.MULTILINE)
"""Tabs, marks of no width, comments where a block of text is announced, and keys that a question mark announces."""


class _Careful(Composer):
    """Refuses aliases and nesting without end, which could grow a small file beyond all memory."""

    depth = 0

    def compose_node(self, parent: Node | None, index: int) -> Node | None:
        event: Event = self.peek_event()  # type: ignore[attr-defined]  # of the parser that this is put before
        self.look_at(event, parent)
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node

    def look_at(self, event: Event, _around: Node | None) -> None:
        """Refuse what begins here, if it is to be refused."""
        if isinstance(event, AliasEvent):
            raise SyntaxFaultError(FaultKey.ALIAS, _mark(event))
        if self.depth >= DEEPEST:
            raise SyntaxFaultError(FaultKey.TOO_DEEP, _mark(event))


class _Thorough(_Careful, yaml.BaseLoader):
    """With the parser in Python."""


def composed(text: str) -> Node | None:
    """The node of a whole file, None for an empty one. Errors: those of PyYAML's parser in Python."""
    if yaml.__with_libyaml__ and not _READ_DIFFERENTLY.search(text):
        try:
            return _quickly(text)
        except (yaml.YAMLError, ValueError, OverflowError):
            pass  # it is told below, in the words that are known
    return thoroughly(text)


def thoroughly(text: str) -> Node | None:
    """The same by the parser in Python, which says what of a file is told."""
    loader = _Thorough(text)
    try:
        return loader.get_single_node()
    finally:
        loader.dispose()


def _mark(event: Event) -> Mark:
    return Mark(event.start_mark.line + 1, event.start_mark.column + 1) if event.start_mark else Mark(1, 1)


if yaml.__with_libyaml__:

    class _Quick(_Careful, yaml.CBaseLoader):
        """With the parser in C."""

        def __init__(self, text: str) -> None:
            yaml.CBaseLoader.__init__(self, text)
            Composer.__init__(self)

        def look_at(self, event: Event, around: Node | None) -> None:
            super().look_at(event, around)
            if isinstance(event, NodeEvent) and _is_odd(event, around):
                raise yaml.YAMLError

    def _quickly(text: str) -> Node | None:
        return _Quick(text).get_single_node()

    def _is_odd(event: NodeEvent, around: Node | None) -> bool:
        """Tags, and between brackets question marks and values left out, are not read or placed the same by both."""
        if getattr(event, "tag", None) is not None:
            return True
        if not isinstance(event, ScalarEvent) or event.style:
            return False
        inline = isinstance(around, MappingNode | SequenceNode) and around.flow_style
        return bool(inline and (not event.value or "?" in event.value))
