"""What taking a file in would do, as plain data: it is shown, kept until somebody decides, and compared with later."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from domain.outside import Difference, HowDifferent

Value = str | int | None


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of a kind would be made, changed, or left as they are."""

    kind: str
    created: int
    changed: int
    left: int


@dataclass(frozen=True, slots=True)
class OddLine:
    """One odd thing: the key of its sentence with its values, the first places where it is, and how many more."""

    key: str
    values: Mapping[str, Value]
    places: tuple[str, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class KeptFields:
    """A thing on which the chat has spoken since: these fields stay as they are."""

    name: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What would become of a file. `tool` is the key of its name, or the name; the numbers are those of `Taken`.

    Of very many lines the first are kept, and the rest is counted in `more_odd` and `more_differences`.
    """

    tool: str
    counts: tuple[Counted, ...] = ()
    suggested: int = 0
    undated: int = 0
    by_name: int = 0
    absent: tuple[tuple[str, int], ...] = ()
    kept: tuple[KeptFields, ...] = ()
    differences: tuple[Difference, ...] = ()
    odd: tuple[OddLine, ...] = ()
    more_differences: int = 0
    more_odd: int = 0
    has_company: bool = True
    with_changes: bool = False

    @property
    def changes_nothing(self) -> bool:
        """Whether everything is there already."""
        return not any(each.created or each.changed for each in self.counts)

    @property
    def is_open(self) -> bool:
        """Whether it tells of differences that could be taken as well."""
        return any(not each.kept for each in self.differences) and not self.with_changes

    def is_as(self, shown: "Preview") -> bool:
        """Whether this is what was shown; what changes and what is left is told apart by whether changes are taken."""
        if self.with_changes == shown.with_changes:
            return self == shown
        return _regardless(self) == _regardless(shown)

    def as_json(self) -> dict[str, Any]:
        """As it is kept; `from_json` reads it."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Preview":
        """What was kept."""
        return cls(
            tool=kept["tool"],
            counts=tuple(Counted(**each) for each in kept["counts"]),
            suggested=kept["suggested"],
            undated=kept["undated"],
            by_name=kept["by_name"],
            absent=tuple((kind, count) for kind, count in kept["absent"]),
            kept=tuple(KeptFields(each["name"], tuple(each["fields"])) for each in kept["kept"]),
            differences=tuple(Difference(**each | {"how": HowDifferent(each["how"])}) for each in kept["differences"]),
            odd=tuple(OddLine(**each | {"places": tuple(each["places"])}) for each in kept["odd"]),
            more_differences=kept["more_differences"],
            more_odd=kept["more_odd"],
            has_company=kept["has_company"],
            with_changes=kept["with_changes"],
        )


def _regardless(of: Preview) -> Preview:
    counts = tuple(Counted(each.kind, each.created, 0, each.changed + each.left) for each in of.counts)
    return replace(of, counts=counts, with_changes=False)
