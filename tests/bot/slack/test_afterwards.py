"""What is done once Slack was told."""

import logging
import threading
from collections.abc import Iterator

import pytest

from bot.slack.afterwards import AtOnce, Behind

PATIENCE = 30.0


@pytest.fixture
def behind() -> Iterator[Behind]:
    """With two threads."""
    made = Behind(workers=2)
    yield made
    made.finish(PATIENCE)


def test_at_once_is_before_the_call_returns() -> None:
    """For a program of one thread everything is done when the call is back."""
    done: list[str] = []
    AtOnce().do(lambda: done.append("shown"))
    assert done == ["shown"]


def test_finishing_waits_for_all_that_was_taken(behind: Behind) -> None:
    """What was taken before the end is done at the end, each thing once."""
    done: list[int] = []
    for number in range(50):
        behind.do(lambda number=number: done.append(number))  # type: ignore[misc]  # a default binds it now
    assert behind.finish(PATIENCE)
    assert sorted(done) == list(range(50))


def test_the_caller_does_not_wait(behind: Behind) -> None:
    """Whoever hands something in goes on while it is done."""
    gate = threading.Event()
    behind.do(gate.wait)
    gate.set()
    assert behind.finish(PATIENCE)


def test_of_what_waits_for_the_same_message_only_the_newest_is_shown(behind: Behind) -> None:
    """While one state of a message is shown, states in between are left out, and the last one is shown last."""
    begun, gate, done = threading.Event(), threading.Event(), list[str]()

    def first() -> None:
        begun.set()
        gate.wait()
        done.append("first")

    last = threading.Event()

    def third() -> None:
        done.append("third")
        last.set()

    behind.do(first, key="message")
    begun.wait()
    behind.do(lambda: done.append("second"), key="message")
    behind.do(third, key="message")
    behind.do(lambda: done.append("another"), key="another message")
    gate.set()
    assert last.wait(PATIENCE)
    assert [word for word in done if word != "another"] == ["first", "third"]


def test_a_fault_is_logged_without_its_text_and_stops_nothing(behind: Behind, caplog: pytest.LogCaptureFixture) -> None:
    """An error that nobody foresaw is in the log, without what people wrote, and the next thing is done."""
    words = "what people wrote"

    def broken() -> None:
        raise ValueError(words)

    done = threading.Event()
    with caplog.at_level(logging.ERROR):
        behind.do(broken, key="message")
        behind.do(done.set)
        assert behind.finish(PATIENCE)
    assert done.is_set()
    assert "unexpected ValueError" in caplog.text
    assert words not in caplog.text


def test_after_the_end_nothing_is_taken(behind: Behind) -> None:
    """When the program stops, messages that nobody will wait for are left as they stand."""
    done: list[str] = []
    behind.finish(PATIENCE)
    behind.do(lambda: done.append("late"))
    assert done == []


def test_the_end_does_not_wait_for_ever(behind: Behind) -> None:
    """Something that hangs is left behind, and said to be."""
    gate = threading.Event()
    behind.do(gate.wait)
    assert not behind.finish(0)
    gate.set()
