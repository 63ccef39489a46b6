"""The database was lost after everybody had been asked, and a backup from before that is put back."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.commands.simulation.world import World
from domain.tasks import Status
from storage.backup import back_up, put_back
from tests.journeys import plans
from tests.journeys.play import Play
from tests.journeys.screen import Post
from tests.journeys.stage import InProcess
from tests.postgres_server import PostgresServer

OWNERS = ("omar", "lena", "ravi")
WEEKLY = "Your weekly check-in"


class Restorable(InProcess):
    """The small company on a database that can be saved and put back."""

    def __init__(self, url: str, folder: Path) -> None:
        self._url = url
        self._file = folder / "backup"
        self._world = World(url, plan=plans.small())
        self.draft, self.slack, self.clock = self._world.draft, self._world.slack, self._world.clock

    def save(self) -> None:
        """Take a backup while the bot runs."""
        back_up(self._url, self._file)

    def put_back(self) -> None:
        """Stop the bot, put the backup in the place of what is there, and start the bot again."""
        assert self._world.stop()
        self._world.database.close()
        put_back(self._url, self._file, self.clock.now(), replace=True)
        self._world.restart()
        self.settle()


@pytest.fixture
def restorable(
    database_url: str,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    quiet: None,  # noqa: ARG001  (it looks at the log afterwards)
) -> Iterator[Restorable]:
    """The company on each database; nothing may have broken, and Slack may have nothing to complain of, at the end."""
    if database_url.startswith("postgresql"):
        server: PostgresServer = request.getfixturevalue("postgresql_server")
        monkeypatch.setenv("PATH", str(server.tools), prepend=":")
    stage = Restorable(database_url, tmp_path)
    yield stage
    found = Play(stage).troubles
    stage.close()
    assert not found


def weekly(play: Play, key: str) -> list[Post]:
    """The weekly messages that somebody has."""
    return [post for post in play.as_(key).messages() if WEEKLY in post.first_line]


def live(restorable: Restorable, until: str, meanwhile: Callable[[Play], None] = lambda _play: None) -> Play:
    """Save early on Monday, live until everybody was asked, and put back the state of the morning."""
    play = Play(restorable)
    play.clock_to("2027-01-04 08:00")
    restorable.save()
    play.clock_to(until)
    meanwhile(play)
    restorable.put_back()
    return play


@pytest.mark.parametrize("until", ["2027-01-04 17:45", "2027-01-05 11:00", "2027-01-07 10:00"])
def test_nobody_is_asked_twice(restorable: Restorable, until: str) -> None:
    """On the same evening, the next day or days later: each has one message of the week, and one of the next."""
    play = live(restorable, until)
    play.clock_to("2027-01-08 18:00")
    assert {key: len(weekly(play, key)) for key in OWNERS} == dict.fromkeys(OWNERS, 1)
    play.clock_to("2027-01-12 18:00")
    assert {key: len(weekly(play, key)) for key in OWNERS} == dict.fromkeys(OWNERS, 2)


def test_an_answer_that_was_lost_can_be_given_again(restorable: Restorable) -> None:
    """The message is rewritten with its buttons, without a new one, and the second answer is kept."""

    def answer(play: Play) -> None:
        omar = play.as_("omar")
        omar.presses("At risk", on=omar.sees_message(WEEKLY))
        omar.sees_message("You said: 🟡 At risk")

    play = live(restorable, "2027-01-04 14:00", answer)
    omar = play.as_("omar")
    omar.sees_no_message("You said")
    omar.presses("On track", on=omar.sees_message(WEEKLY))
    omar.sees_message("You said: 🟢 On track")

    assert len(weekly(play, "omar")) == 1
    week = date(2027, 1, 4)
    assert [Status.ON_TRACK in entry for entry in play.rows()["check_ins"] if week in entry].count(True) == 1


def test_a_digest_is_not_posted_twice(restorable: Restorable) -> None:
    """What stood in the channel before the restore stays alone there, and the plan keeper is told to look."""
    play = Play(restorable)
    play.clock_to("2027-01-04 12:00")
    omar = play.as_("omar")
    omar.presses("Done", on=omar.sees_message(WEEKLY))
    play.clock_to("2027-01-07 08:30")
    restorable.save()
    play.clock_to("2027-01-07 10:00")
    posted = [post.ts for post in play.as_("sara").messages(in_="#leadership")]
    assert len(posted) == 1
    restorable.put_back()
    play.clock_to("2027-01-13 18:00")

    assert [post.ts for post in play.as_("sara").messages(in_="#leadership")] == posted
    assert "1 message may or may not have arrived" in play.as_("kim").answered("/plan delivery").text


def test_a_card_that_was_lost_decides_nothing(restorable: Restorable) -> None:
    """A card from after the backup has the number that another case got since: pressing it changes nothing there."""

    def add(play: Play, title: str, until: str) -> None:
        play.as_("kim").answered(f'/plan add "{title}" in operations by 2027-02-01')
        play.clock_to(until)

    def lose(play: Play) -> None:
        add(play, "Widen the ramp", "2027-01-04 15:00")
        play.as_("hadi").sees_message("Widen the ramp")

    play = live(restorable, "2027-01-04 09:00", lose)
    add(play, "Paint the gate", "2027-01-04 17:00")
    hadi = play.as_("hadi")
    lost = hadi.sees_message("Widen the ramp")
    hadi.presses("I take it", on=lost)
    hadi.sees_message("the plan was put back from a backup")
    assert "Paint the gate" in hadi.answered("/plan unowned").text

    hadi.presses("I take it", on=hadi.sees_message("Paint the gate"))
    assert "Every task has an owner." in hadi.answered("/plan unowned").text


def test_what_waits_on_a_head_is_told_once(restorable: Restorable) -> None:
    """Restored from a backup of the morning, the head has one message of the week, and it shows what is known."""

    def answer(play: Play) -> None:
        omar = play.as_("omar")
        omar.presses("Off track", on=omar.sees_message(WEEKLY))

    play = Play(restorable)
    play.clock_to("2027-01-04 10:00")
    answer(play)
    play.clock_to("2027-01-07 08:30")
    restorable.save()
    play.clock_to("2027-01-07 10:00")
    hadi = play.as_("hadi")
    hadi.presses("Seen", on=hadi.sees_message("1 thing waits on you."), about="T-1")
    restorable.put_back()
    play.clock_to("2027-01-07 18:00")
    (told,) = [post for post in hadi.messages() if "Answers to see" in post.text]
    hadi.presses("Seen", on=told, about="T-1")
    assert told.first_line == "Nothing waits on you any more. Thank you."
