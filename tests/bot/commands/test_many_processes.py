"""Several programs on one PostgreSQL database, killed again and again while a whole company is due at once."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path

import pytest
from sqlalchemy import select, update

from domain.notices import NoticeState
from storage import tables
from tests.bot.office import GLANCE, SARA, Office, plan
from tests.bot.process import LONGEST, Process

Start = Callable[..., Process]

OWNERS, FEWER = 1000, 200
"""With answers that are lost all thousand are asked, as that is the harder case; a fifth of them without."""

SIDE_BY_SIDE = 3
KILLS = 3

MUCH = 50
"""Changes."""

AT_ONCE = {"POSTS_PER_SECOND": "1000", "CHANNEL_GAP_SECONDS": "0", "TICK_SECONDS": "1"}
"""As fast as they can, so that the test is over soon."""


def crowd(size: int) -> bytes:
    """The plan, with a task for each of so many people more, and none for anybody else."""
    chats = [f"U1{number:08}" for number in range(size)]
    people = [f"  - {{key: p{chat}, slack: {chat}, name: Owner {chat}, manager: sara}}\n" for chat in chats]
    tasks = [f"  - {{key: t{chat}, title: Part {chat}, owner: p{chat}, due: today+30d}}\n" for chat in chats]
    text, _, _ = plan().decode().partition("tasks:\n")
    return (text.replace("people:\n", f"people:\n{''.join(people)}") + f"tasks:\n{''.join(tasks)}").encode()


@pytest.fixture
def size(request: pytest.FixtureRequest) -> int:
    """How many owners there are."""
    return int(request.param)


@pytest.fixture
def office(tmp_path: Path, postgresql_url: str, size: int) -> Iterator[Office]:
    """A company of so many owners, all of them due at this moment."""
    made = Office(tmp_path, database_url=postgresql_url, plan_file=crowd(size))
    made.found()
    due = update(tables.people).where(tables.people.c.chat_id != SARA).values(next_ask_at=datetime.now(UTC))
    with made.engine.begin() as connection:
        connection.execute(due)
    yield made
    made.stop()


def posts(office: Office) -> Counter[str]:
    """How many messages of the bot's stand in each direct conversation, by member."""
    with office.workspace.lock:
        return Counter(
            member
            for channel in office.workspace.channels.values()
            if channel.kind == "im"
            for member in channel.members
            for message in channel.messages.values()
            if message.bot_id and member != office.workspace.bot_user_id
        )


def wait_for(office: Office, seen: Callable[[], bool], what: str) -> None:
    """Wait until `seen`; it looks whenever much happened in Slack, and now and then."""
    changes, last = office.workspace.changes, time.monotonic() + 2 * LONGEST
    while not seen():
        assert time.monotonic() < last, f"{what} was not seen; {office.outbox()}"
        changes.wait(changes.version + MUCH, GLANCE)


def sending(office: Office, running: list[Process]) -> Process:
    """The program that sends at this moment."""

    def found() -> list[Process]:
        with office.engine.connect() as connection:
            holders = connection.execute(select(tables.leases.c.holder)).scalars().all()
        return [each for each in running if any(holder.startswith(f"process {each.pid} ") for holder in holders)]

    wait_for(office, lambda: bool(found()), "one that sends")
    return found()[0]


def kill(office: Office, program: Process) -> None:
    """Kill the program that sends, let what it said arrive, and let the time pass for which it holds what it took."""
    program.kill()
    for _ in range(5):
        office.control.app()
    office.let_time_pass()


@pytest.mark.parametrize(
    ("size", "answers_lost"),
    [(FEWER, False), (OWNERS, True)],
    indirect=["size"],
    ids=["answers come", "every tenth answer is lost"],
)
def test_everybody_is_asked_once_whoever_is_killed(
    office: Office, start: Start, size: int, *, answers_lost: bool
) -> None:
    """Whatever program is killed at whatever moment, everybody gets the question, nobody twice, and all is known."""
    if answers_lost:
        office.control.fault("lost", "chat.postMessage", after=9, every=10, times=size)
    running = [start(**AT_ONCE) for _ in range(SIDE_BY_SIDE)]
    whose_turn = cycle([True, True, False])
    between = size // (KILLS + 1)
    for mark in range(between, between * KILLS + 1, between):
        wait_for(office, lambda mark=mark: posts(office).total() >= mark, f"message {mark}")  # type: ignore[misc]  # a default binds it now
        holder = sending(office, running)
        if next(whose_turn):
            kill(office, holder)
            running.remove(holder)
        else:
            other = next(each for each in running if each is not holder)
            other.kill()
            running.remove(other)
        running.append(start(**AT_ONCE))
    wait_for(office, lambda: office.outbox() == {NoticeState.SENT: size}, "that all is sent")
    wait_for(office, lambda: office.control.app()["connections"] == SIDE_BY_SIDE, "that the last one is at work")
    for program in running:
        program.ask_to_stop()
    assert [program.code() for program in running] == [0] * SIDE_BY_SIDE

    found = posts(office)
    assert len(found) == size
    assert set(found.values()) == {1}
    assert office.outbox() == {NoticeState.SENT: size}
    assert not any("Traceback" in program.log for program in running)
