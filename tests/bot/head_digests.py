"""Digests of heads, as they read them."""

from collections.abc import Callable
from dataclasses import replace

from domain.cues import Cue, CueKind, CueView
from domain.decisions import DecisionKind
from domain.head_digest import DepartmentNews, HeadDigest
from domain.ladder import CaseKind, Outcome
from domain.needs_you import NeedsYou
from domain.notices import Content
from domain.pausing import ProposalEnd
from domain.tasks import Status, TaskState
from domain.views import CaseView, DepartmentView, Move, Participation, WordCounts
from tests.bot import nudges
from tests.bot.cast import SALES, SUPPLY, TODAY, TOLD, WEEK, Cast

_DONE = {"state": TaskState.DONE, "status": Status.DONE}


def _quieter(cast: Cast) -> CueView:
    cue = Cue(1, SALES.id, CueKind.PERSON_QUIETER, cast.owner.id, "", 25, 100, WEEK, TOLD)
    return CueView(cue, person=cast.owner)


def _sales(cast: Cast) -> DepartmentNews:
    return DepartmentNews(
        of=DepartmentView(SALES, cast.head, WordCounts(4, 2, 1, 3, 1), 2),
        participation=Participation(asked=8, answered=6, late=1),
        came_late=2,
        overdue=1,
        unready=3,
        climbing=3,
        moved=(Move(cast.view(12), Status.ON_TRACK, Status.AT_RISK), Move(cast.view(13), None, Status.ON_TRACK)),
        more_moved=1,
        stuck=(cast.view(12, status=Status.OFF_TRACK, off_track_weeks=3),),
        new=(cast.view(15),),
        more_new=4,
        cues=(_quieter(cast),),
    )


def _supply(cast: Cast) -> DepartmentNews:
    supply = DepartmentView(SUPPLY, cast.head, WordCounts(on_track=1, silent=2), 1)
    return DepartmentNews(supply, Participation(0, 0, 0))


def _cases(cast: Cast) -> tuple[CaseView, ...]:
    """One that waits, one that was decided, and one whose reason is gone."""
    climbed = replace(cast.case_view(CaseKind.OVERDUE, 14), case=cast.case(CaseKind.OVERDUE, 14, id=44))
    noted = cast.decided(DecisionKind.HANDLE)
    over = replace(cast.case_view(CaseKind.SILENT, 13), decision=noted, decided_by=cast.head)
    gone = cast.case_view(CaseKind.BLOCKED, 15)
    gone = replace(gone, case=replace(gone.case, closed_at=TOLD, outcome=Outcome.ANSWERED))
    return climbed, over, gone


def full(cast: Cast) -> NeedsYou:
    """Everything that can stand in it; nobody is thanked yet."""
    done = (cast.view(12, **_DONE), replace(cast.view(15, **_DONE), owner=cast.member))
    finished = tuple(replace(view, department=SALES) for view in done)
    digest = HeadDigest(cast.head, WEEK, (_sales(cast), _supply(cast)), _cases(cast), finished, 2)
    asked = (nudges.shown(cast), nudges.shown(cast, ProposalEnd.DECLINED, id=7, answer_text="The fair will not wait."))
    return NeedsYou(cast.head, TODAY, 4, (), (), (), proposals=asked, digest=digest)


def quiet(cast: Cast) -> NeedsYou:
    """Nothing waits, one thing moved, and thanks were said."""
    done = replace(cast.view(12, **_DONE), department=SALES)
    news = DepartmentNews(
        DepartmentView(SALES, cast.head, WordCounts(on_track=4, done=1)),
        Participation(3, 3, 0),
        moved=(Move(cast.view(14), Status.OFF_TRACK, Status.ON_TRACK),),
    )
    digest = HeadDigest(cast.head, WEEK, (news,), finished=(done,), thanked=frozenset({12}))
    return NeedsYou(cast.head, TODAY, 4, (), (), (), digest=digest)


CONTENTS: dict[str, Callable[[Cast], Content]] = {"head_digest": full, "head_digest_quiet": quiet}
