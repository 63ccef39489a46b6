"""The leader's own silence, and their word to everybody."""

from collections.abc import Callable
from dataclasses import replace

from bot.messages import silence as says
from bot.messages.model import Message
from domain.notices import Content
from domain.silence import LeaderSaid, LeaderSilent, LeaderWord, Silence, SilenceNews
from domain.tasks import Status, TaskState
from domain.views import Move
from tests.bot.cast import BEFORE, NEXT, TOLD, Cast

WORD = "Good week, everybody.\nشكر لكم"


def silent(cast: Cast) -> LeaderSilent:
    """Two weeks, in which something was finished, something got better and something stood still."""
    done = {"state": TaskState.DONE, "status": Status.DONE}
    news = SilenceNews(
        moved=(
            Move(cast.view(14, status=Status.ON_TRACK), Status.OFF_TRACK, Status.ON_TRACK),
            Move(cast.view(12), Status.ON_TRACK, Status.AT_RISK),
        ),
        finished=(cast.view(15, **done), replace(cast.view(13, **done), owner=cast.member)),
        stuck=(cast.view(12, status=Status.OFF_TRACK, off_track_weeks=3),),
    )
    return LeaderSilent(cast.leader, Silence(3, cast.leader.id, BEFORE, TOLD), 14, news)


def quiet(cast: Cast) -> LeaderSilent:
    """Nothing happened either, and the leader puts it off."""
    return replace(silent(cast), news=SilenceNews(), days=5, rests_until=NEXT)


def over(cast: Cast, word: LeaderWord | None) -> LeaderSilent:
    """The leader was heard since."""
    return replace(silent(cast), is_over=True, word=word)


CONTENTS: dict[str, Callable[[Cast], Content]] = {
    "leader_silent": silent,
    "leader_silent_put_off": quiet,
    "leader_silent_heard": lambda cast: over(cast, None),
    "leader_silent_spoken": lambda cast: over(cast, LeaderWord(1, cast.leader.id, TOLD, "C0DIGEST", WORD)),
    "leader_said": lambda cast: LeaderSaid(cast.leader, WORD),
}
REPLIES: dict[str, Callable[[Cast], Message]] = {"word_said": lambda cast: says.said(cast.words)}
