"""Which tasks a text speaks of."""

import pytest

from domain.remarks import named
from domain.views import TaskView
from tests import mothers

VIEWS = [
    TaskView(mothers.task(title, id=number))
    for number, title in ((1, "Open the second line"), (2, "توقيع عقد المورد"), (3, "Report"))
]


@pytest.mark.parametrize(
    ("text", "codes", "expected"),
    [
        ("T-1: go on", (1,), (1,)),
        ("please open  the Second line soon", (), (1,)),
        ("أسرعوا في توقيع عقد المورد", (), (2,)),
        ("T-3 and open the second line", (3,), (3, 1)),
        ("open the second line, T-1", (1,), (1,)),
        ("a report, please", (), ()),
        ("Thanks to all", (), ()),
    ],
)
def test_codes_and_whole_titles(text: str, codes: tuple[int, ...], expected: tuple[int, ...]) -> None:
    """A code, or the whole title of a task in sight; a title that is one short word is not looked for."""
    assert named(text, codes, VIEWS) == expected
