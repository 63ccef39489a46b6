"""What the column of a table may say of a task, and by which headers each tool says it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from bot.formats.texts import folded


class Field(StrEnum):
    """What a column says."""

    ID = "id"
    CODE = "code"
    TITLE = "title"
    PARENT = "parent"  # the name, id or key of the task above
    KEY = "key"  # by which others name it as their parent, where that is not its id
    OWNER = "owner"
    ADDRESS = "address"
    PLACE = "place"
    GOAL = "goal"
    DEPARTMENT = "department"
    START = "start"
    DUE = "due"
    HOW = "how"
    STATUS = "status"
    RESOLUTION = "resolution"
    DONE = "done"  # yes or no
    ENDED_ON = "ended_on"
    DROPPED_ON = "dropped_on"
    PROGRESS = "progress"
    ARCHIVED = "archived"
    CONTAINER = "container"  # a board, a project, a team: part of the path by which a task without an id is known


@dataclass(frozen=True, slots=True)
class Layout:
    """A tool's table. `needs` are sets of headers, of which one must be there whole; `columns` the headers of fields.

    Headers are folded. `ends_by_status` says whether a status such as Done ends a task; `ignored` are columns that are
    known and of no use here, so that they are not told as left out.
    """

    key: str
    name: str
    needs: tuple[frozenset[str], ...]
    columns: Mapping[Field, tuple[str, ...]]
    ends_by_status: bool = True
    ignored: frozenset[str] = field(default_factory=frozenset)

    def fits(self, headers: frozenset[str]) -> bool:
        """Whether these folded headers are those of the tool."""
        return any(need <= headers for need in self.needs)


def layout_of(
    key: str,
    name: str,
    needs: tuple[tuple[str, ...], ...],
    columns: Mapping[Field, tuple[str, ...]],
    *,
    ends_by_status: bool = True,
    ignored: str = "",
) -> Layout:
    """A layout from headers as people write them; `ignored` are divided by commas."""
    return Layout(
        key,
        name,
        tuple(frozenset(map(folded, need)) for need in needs),
        MappingProxyType({one: tuple(map(folded, names)) for one, names in columns.items()}),
        ends_by_status,
        frozenset(folded(name) for name in ignored.split(",")),
    )
