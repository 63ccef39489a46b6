"""The house keeps its own rules: every file of the product is read and checked."""

from pathlib import Path

import pytest

from tests.architecture import PACKAGES, problems
from tests.reading import Source

TOP = Path(__file__).parent.parent
PRODUCT = sorted(path.relative_to(TOP).as_posix() for package in PACKAGES for path in (TOP / package).rglob("*.py"))


def test_every_package_is_read() -> None:
    """No package of the product escapes the rules by being overlooked."""
    assert {path.partition("/")[0] for path in PRODUCT} == set(PACKAGES)


@pytest.mark.parametrize("path", PRODUCT)
def test_file_keeps_the_rules(path: str) -> None:
    """A file of the product breaks no rule of the house."""
    assert problems(Source(path, (TOP / path).read_text(encoding="utf-8"))) == []
