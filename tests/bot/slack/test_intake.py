"""Reading large files: who waits is told how far it is, at a bounded pace."""

from datetime import UTC, datetime, timedelta

from bot.slack.intake import LEAST, PACE, Progress
from domain.ports import Clock

BEGIN = datetime(2027, 1, 4, tzinfo=UTC)


class Ticking(Clock):
    """A clock that goes on a second each time it is read."""

    def __init__(self) -> None:
        self.read = 0

    def now(self) -> datetime:
        """One second later than before."""
        self.read += 1
        return BEGIN + timedelta(seconds=self.read)


def test_told_now_and_then() -> None:
    """Of a hundred looks that are a second apart, no two are told within the pace, and each tells more."""
    told: list[int] = []
    progress = Progress(Ticking(), told.append)
    for done in range(1, 101):
        progress.show(done * 100, 10_000)
    assert len(told) == 100 // PACE.seconds
    assert told == sorted(set(told))
    assert told[-1] <= 99


def test_small_files_say_nothing() -> None:
    """A file that is read at once needs no word about it."""
    told: list[int] = []
    progress = Progress(Ticking(), told.append)
    for done in range(100):
        progress.show(done, LEAST - 1)
    assert not told
