"""The program `python -m sandbox`."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from sandbox.client import Control

MANIFEST = Path(__file__).with_name("small_app.yml")
PEOPLE = "members:\n  - {id: U0A, name: ann, real_name: Ann}\nchannels:\n  - {id: C0A, name: general, members: [U0A]}\n"


def command(*arguments: str) -> list[str]:
    """The program with these arguments, on a free port."""
    return [sys.executable, "-m", "sandbox", "--manifest", str(MANIFEST), "--port", "0", *arguments]


def test_it_runs_until_it_is_told_to_stop(tmp_path: Path) -> None:
    """It tells where it is and what an app needs, answers, and stops on a signal."""
    people = tmp_path / "people.yml"
    people.write_text(PEOPLE)
    arguments = command("--people", str(people), "--start", "2026-03-01T06:00:00+00:00", "--frozen")
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as program:  # noqa: S603 - our own program
        assert program.stdout is not None
        lines = [program.stdout.readline().strip() for _ in range(5)]
        told = dict(line.split("=", 1) for line in lines[1:])
        control = Control(lines[0].rpartition(" ")[2])
        state = control.state()
        os.kill(program.pid, signal.SIGTERM)
        assert program.wait(10) == 0
    assert state["now"] == "2026-03-01T06:00:00+00:00"
    assert state["channels"]["C0A"]["members"][0] == "U0A"
    assert set(told) == {"SLACK_API_URL", "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"}


def test_it_says_why_it_cannot_start(tmp_path: Path) -> None:
    """A file that cannot be read ends the program with a sentence and not with a traceback."""
    people = tmp_path / "people.yml"
    people.write_text("members: 3")
    done = subprocess.run(command("--people", str(people)), capture_output=True, text=True, check=False)  # noqa: S603 - as above
    assert done.returncode == 2
    assert done.stderr.startswith("The sandbox cannot start: ")
    assert "Traceback" not in done.stderr
