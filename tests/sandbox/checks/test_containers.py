"""Blocks that hold others: what they may hold, and how they are set."""

import pytest

from sandbox.checks.blocks import problems
from tests.sandbox.checks.samples import (
    Json,
    plain,
    section,
)


def test_containers_do_not_nest() -> None:
    """A container inside a container is refused."""
    inner = {"type": "container", "title": plain(), "child_blocks": [section()]}
    found = problems([{"type": "container", "title": plain(), "child_blocks": [inner]}], "message")
    assert found[0].reason == "unsupported type: container"


@pytest.mark.parametrize(
    "more",
    [
        {"default_collapsed": True},
        {"is_collapsible": True, "has_header_divider": True},
        {"width": "tiny"},
        {"title": None},
    ],
)
def test_container_settings(more: Json) -> None:
    """Collapsed needs collapsible, a divider excludes it, widths are few, and a title is needed."""
    block = {"type": "container", "title": plain(), "child_blocks": [section()], **more}
    assert len(problems([block], "message")) == 1
