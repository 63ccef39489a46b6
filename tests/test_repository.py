"""What is kept in the repository works on every machine: no address or folder of one machine in any file."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent

# Written in pieces, so that this file does not hold what it looks for.
PRIVATE = re.compile(
    rb"index"
    rb"-url|find"
    rb"-links *=|/simp"
    rb"le(/|\"|\s|$)|registry *= *\"|\"resolved\" *: *\"http|files\.pythonhost"
    rb"ed\.org|registry\.npm"
    rb"js\.org|/(wo"
    rb"rk|fa"
    rb"rm)/",
    re.IGNORECASE,
)


def test_no_tracked_file_names_a_registry_or_a_private_machine() -> None:
    """Set-up takes packages from wherever the reader's own tools take them, and no path is one machine's."""
    found = [
        f"{path}:{number}: {line.decode('utf-8', 'replace').strip()}"
        for path in tracked()
        for number, line in enumerate((TOP / path).read_bytes().splitlines(), start=1)
        if PRIVATE.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        b"--index" + b"-url https://packages.example",
        b"https://packages.example/simp" + b"le",
        b'"resolved": ' + b'"https://packages.example/x.tgz"',
        b"regis" + b'try = "packages.example"',
        b"cd /wo" + b"rk/main",
        b"/fa" + b"rm/one/file",
    ],
)
def test_private_lines_are_recognised(line: bytes) -> None:
    """The search can find something: each kind of line it is made for."""
    assert PRIVATE.search(line)


@pytest.mark.parametrize("line", [b"a simple/complex thing", b"the work/life balance", b"network/farms", b"/simpler"])
def test_ordinary_lines_are_left_alone(line: bytes) -> None:
    """Everyday words do not count as addresses."""
    assert not PRIVATE.search(line)


def tracked() -> list[str]:
    """Return the path of every file under version control that is still there."""
    git = shutil.which("git")
    assert git, "git is not installed"
    # A clone may belong to another account than the one that runs the tests: git asks to be told that this is fine.
    listed = subprocess.run(  # noqa: S603 - fixed arguments
        [git, "-c", f"safe.directory={TOP}", "ls-files", "-z"],
        cwd=TOP,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return [path for path in listed.split("\0") if path and (TOP / path).is_file()]
