"""The two parsers of YAML: whichever reads a file, the same comes of it."""

from collections.abc import Callable

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from yaml.nodes import MappingNode, Node, ScalarNode

from bot.planfile.composing import composed, thoroughly
from bot.planfile.reading import sample
from bot.planfile.yaml_faults import SyntaxFaultError
from tests.bot.planfile.plans import SMALL

BLOCKS = SMALL + 'tasks:\n  - key: line\n    how: >-\n      One,\n      two\n    place: "A \\"b\\"\n      c"\n'
PIECES = st.sampled_from(
    ["?", "\t", "\ufeff", "!a ", "|#", "&a ", "*a", "[", "}", ": ", "- ", "#", "\n", "'", "\x07", "ب", "😀"]
)


def test_a_plan_is_read_as_it_would_be_without_the_parser_in_c() -> None:
    """Values and places of the sample are the same."""
    assert _told(composed(sample().decode())) == _told(thoroughly(sample().decode()))


@settings(max_examples=300, deadline=None)
@given(at=st.integers(0, len(BLOCKS)), cut=st.integers(0, 3), pieces=st.lists(PIECES, max_size=3))
@example(at=SMALL.index("sara, slack"), cut=4, pieces=["?"])
@example(at=SMALL.index("sara, slack"), cut=4, pieces=[])
@example(at=len(BLOCKS), cut=0, pieces=["? a"])
@example(at=BLOCKS.index("One"), cut=0, pieces=["\t"])
def test_a_slip_of_the_pen_is_told_as_it_would_be_without_the_parser_in_c(at: int, cut: int, pieces: list[str]) -> None:
    """What one parser would take and the other refuse, or place elsewhere, is left to the one that is always there."""
    text = BLOCKS[:at] + "".join(pieces) + BLOCKS[at + cut :]
    assert _outcome(composed, text) == _outcome(thoroughly, text)


def _outcome(composing: Callable[[str], Node | None], text: str) -> object:
    """What is read, or what is told."""
    try:
        return _told(composing(text))
    except SyntaxFaultError as error:
        return error.fault
    except yaml.YAMLError as error:
        return str(error)


def _told(node: Node | None) -> object:
    """A node with all below it: tag, place, and value."""
    if node is None:
        return None
    place = node.tag, node.start_mark.line, node.start_mark.column
    if isinstance(node, ScalarNode):
        return *place, node.value, node.style or None
    if isinstance(node, MappingNode):
        return *place, [(_told(key), _told(value)) for key, value in node.value]
    return *place, [_told(each) for each in node.value]
