"""Reads Python source without running it: what it imports, and what its names stand for."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath


@dataclass(frozen=True)
class Use:
    """Something named at a line: a module imported, or a dotted name used."""

    name: str
    line: int


@dataclass(frozen=True)
class Source:
    """One Python file: its path from the top of the repository (`bot/slack/app.py`) and its text."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The parsed file."""
        return ast.parse(self.text, filename=self.path)

    @property
    def package(self) -> str:
        """The top-level package the file belongs to."""
        return PurePosixPath(self.path).parts[0]

    def is_in(self, *places: str) -> bool:
        """Tell whether the file is one of the places; a place ending in `/` is a folder with all below it."""
        return any(self.path.startswith(place) if place.endswith("/") else self.path == place for place in places)

    def imports(self) -> Iterator[Use]:
        """Yield every module or member imported, with its full dotted name, wherever in the file it stands."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (Use(alias.name, node.lineno) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                origin = self._origin(node)
                yield from (Use(f"{origin}.{alias.name}", node.lineno) for alias in node.names)

    def uses(self) -> Iterator[Use]:
        """Yield every name or attribute chain read, imported names replaced by what they stand for.

        With `import datetime as dt`, `dt.date.today` is yielded as `datetime.date.today`.
        """
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Name | ast.Attribute):
                dotted = self._dotted(node)
                if dotted:
                    yield Use(dotted, node.lineno)

    @cached_property
    def _names(self) -> dict[str, str]:
        names: dict[str, str] = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    whole = alias.asname is not None
                    names[alias.asname or alias.name.split(".")[0]] = alias.name if whole else alias.name.split(".")[0]
            elif isinstance(node, ast.ImportFrom):
                origin = self._origin(node)
                names.update({alias.asname or alias.name: f"{origin}.{alias.name}" for alias in node.names})
        return names

    def _origin(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        folder = PurePosixPath(self.path).parts[: -node.level]
        return ".".join([*folder, *([node.module] if node.module else [])])

    def _dotted(self, node: ast.expr) -> str | None:
        if isinstance(node, ast.Name):
            return self._names.get(node.id, node.id)
        if isinstance(node, ast.Attribute):
            owner = self._dotted(node.value)
            return f"{owner}.{node.attr}" if owner else None
        return None
