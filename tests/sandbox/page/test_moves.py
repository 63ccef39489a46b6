"""Moving the clock from the page."""

import threading
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sandbox.server.page_moves import BusyError, Move, MoveKind, Moves, destination
from sandbox.workspace import Workspace
from tests.sandbox.lunch import KITCHEN, START, call

RIYADH, BERLIN = ZoneInfo("Asia/Riyadh"), ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("kind", "begin", "zone", "end"),
    [
        ("hour", "2026-03-01T06:30", RIYADH, "2026-03-01T07:30"),
        ("morning", "2026-03-01T07:59", RIYADH, "2026-03-01T08:00"),
        ("morning", "2026-03-01T08:00", RIYADH, "2026-03-02T08:00"),
        ("morning", "2026-03-28T20:00", BERLIN, "2026-03-29T08:00"),
        ("week", "2026-03-01T06:30:15", RIYADH, "2026-03-08T06:30:15"),
        ("week", "2026-03-24T09:00", BERLIN, "2026-03-31T09:00"),
        ("week", "2026-10-20T09:00", BERLIN, "2026-10-27T09:00"),
    ],
)
def test_destination(kind: MoveKind, begin: str, zone: ZoneInfo, end: str) -> None:
    """Mornings and weeks are counted on the wall clock, over changes of the clocks too."""
    started = datetime.fromisoformat(begin).replace(tzinfo=zone)
    arrived = destination(kind, started.astimezone(UTC), zone).astimezone(zone)
    assert arrived.replace(tzinfo=None) == datetime.fromisoformat(end)


def test_the_time_between_is_lived_through(workspace: Workspace) -> None:
    """A move goes in steps of at most five minutes, so that a program beside it misses nothing."""
    steps: list[datetime] = []
    workspace.clock.follow(steps.append)
    assert Moves(workspace).run("hour", RIYADH)
    assert steps[-1] == START + timedelta(hours=1)
    assert max(after - before for before, after in zip([START, *steps], steps, strict=False)) <= timedelta(minutes=5)


def test_until_something_happens(workspace: Workspace) -> None:
    """The clock stops where the app does something people can see."""
    posted = START + timedelta(hours=30)

    def app(now: datetime) -> None:
        if now >= posted and not workspace.channels[KITCHEN].messages:
            call(workspace, "chat.postMessage", channel=KITCHEN, text="soup")

    workspace.clock.follow(app)
    assert Moves(workspace).run("next", RIYADH)
    assert workspace.clock.now() == posted


def test_nothing_happens(workspace: Workspace) -> None:
    """After two weeks of nothing the clock stops and says so."""
    assert not Moves(workspace).run("next", RIYADH)
    assert workspace.clock.now() == START + timedelta(weeks=2)


def test_one_move_at_a_time(workspace: Workspace) -> None:
    """While a move is under way its progress is known, and another one is refused."""
    moves = Moves(workspace)
    seen: list[Move] = []
    refused: list[BaseException] = []

    def meddle() -> None:
        try:
            moves.run("hour", RIYADH)
        except BusyError as error:
            refused.append(error)

    def beside(_now: datetime) -> None:
        if not seen and moves.current:
            seen.append(moves.current)
            other = threading.Thread(target=meddle)
            other.start()
            other.join()

    workspace.clock.follow(beside)
    moves.run("hour", RIYADH)
    assert seen == [Move("hour", START, START + timedelta(hours=1))]
    assert len(refused) == 1
    assert moves.current is None


def test_a_failing_program_leaves_the_clock_free(workspace: Workspace) -> None:
    """When a program beside the clock fails during a move, the next move is possible."""
    moves = Moves(workspace)

    def fail(_now: datetime) -> None:
        raise RuntimeError("the app broke")

    stop = workspace.clock.follow(fail)
    with pytest.raises(RuntimeError, match="broke"):
        moves.run("hour", RIYADH)
    stop()
    assert moves.run("hour", RIYADH)


def test_share() -> None:
    """Progress is a share of the way; nobody knows it when something is waited for."""
    move = Move("hour", START, START + timedelta(hours=1))
    assert move.share(START + timedelta(minutes=15)) == 25
    assert Move("next", START, START + timedelta(hours=1)).share(START) is None


def test_the_page_hears_of_it(workspace: Workspace) -> None:
    """The page is told when a move begins and when it ends."""
    kinds: list[str] = []
    workspace.changes.subscribe(lambda change: kinds.append(change.kind))
    Moves(workspace).run("hour", RIYADH)
    assert kinds[0] == kinds[-1] == "clock"
