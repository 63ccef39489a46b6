"""The leader's digest, what follows from it, and the agenda of the monthly meeting."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from domain.agenda import Agenda, AgendaReady
from domain.cues import COMPANY, Cue, CueKind, CueView
from domain.decisions import DecisionKind
from domain.digest import AllWell, Digest, DigestMore, DigestReady, LateTold
from domain.ladder import CaseKind, Outcome
from domain.measures import Direction, Measure, Reading
from domain.meetings import ActionItem
from domain.needs import NeedAnswer
from domain.notices import Content
from domain.recognition import Thanked
from domain.remarks import Remarked
from domain.tasks import Status, TaskState
from domain.views import ActionItemView, CaseView, MeasureView, Move, Participation
from tests.bot.cast import GOALS, GROW, NOTE, RELY, SALES, SUPPLY, TODAY, TOLD, WEEK, Cast
from tests.bot.leaves import absentees
from tests.bot.needs import answered_need, asked_of_leader


def _digest(cast: Cast) -> DigestReady:
    extended = cast.decided(DecisionKind.EXTEND, due_on=date(2027, 1, 31), note="The fair comes first.")
    over = cast.case_view(CaseKind.OVERDUE, 14)
    decided = replace(
        over,
        case=replace(over.case, closed_at=TOLD, outcome=Outcome.EXTENDED),
        decision=extended,
        decided_by=cast.leader,
    )
    digest = Digest(
        week=WEEK,
        today=TODAY,
        cases=(cast.case_view(), cast.case_view(CaseKind.UNOWNED, 13), _brought(cast), decided),
        climbing=3,
        goals=GOALS,
        moved=(
            Move(cast.view(12), Status.ON_TRACK, Status.AT_RISK),
            Move(cast.view(13), None, Status.ON_TRACK),
        ),
        finished=(cast.view(15), replace(cast.view(14), owner=None)),
        participation=Participation(asked=12, answered=11, late=2),
        unowned=2,
        needs=(
            asked_of_leader(cast),
            replace(answered_need(cast, NeedAnswer.DECLINED, "No."), asked=cast.leader),
        ),
    )
    return DigestReady(digest, cast.leader)


def _brought(cast: Cast) -> CaseView:
    """A case whose card came before the digest."""
    view = cast.case_view(CaseKind.OVERDUE, 15)
    return replace(view, case=replace(view.case, card_at=TOLD - timedelta(days=1)))


def _lists(cast: Cast) -> DigestReady:
    """A digest of a week in which some stand still, some are new, and more is counted than listed."""
    found = replace(
        _quiet_digest(cast).digest,
        stuck=(cast.view(14), cast.view(12, status=Status.OFF_TRACK, off_track_weeks=3)),
        more_stuck=2,
        new=(cast.view(15), cast.view(13, owner_id=None)),
        more_new=40,
        climbing=1,
    )
    return DigestReady(found, cast.leader)


def _digest_more(cast: Cast) -> DigestMore:
    return DigestMore(
        leader=cast.leader,
        week=WEEK,
        today=TODAY,
        cases=(cast.case_view(CaseKind.BLOCKED, 14),),
        climbing=(cast.case_view(),),
        unowned=(cast.view(13, owner_id=None),),
        stuck=(cast.view(12, status=Status.OFF_TRACK, off_track_weeks=2),),
        moved=(Move(cast.view(12), Status.ON_TRACK, Status.AT_RISK), Move(cast.view(13), None, Status.ON_TRACK)),
        new=(cast.view(15),),
        finished=(cast.view(15),),
        left=3,
    )


def _finished(cast: Cast, count: int, *thanked: int) -> DigestReady:
    """A digest of a week in which so many tasks were finished, some of which the leader has thanked for."""
    done = {"state": TaskState.DONE, "status": Status.DONE}
    views = tuple(cast.view(number, **done) for number in (12, 13, 14, 15))
    many = tuple(
        replace(view, task=replace(view.task, id=view.task.id + 10 * turn)) for turn in (0, 1) for view in views
    )
    digest = replace(_quiet_digest(cast).digest, finished=many[:count], thanked=frozenset(thanked))
    return DigestReady(digest, cast.leader)


def _signs(cast: Cast) -> DigestReady:
    """A digest with an early sign of each kind."""

    def cue(kind: CueKind, subject_id: int, count: int, before: int | None = None) -> Cue:
        return Cue(subject_id, COMPANY, kind, subject_id, "", count, before, WEEK, TOLD)

    margin = Measure(1, "margin", 1, "Gross margin", "%", Direction.UP, Decimal(28), Decimal("32.5"))
    read = MeasureView(margin, GROW, Reading(1, date(2026, 10, 31), Decimal("27.4")))
    signs = (
        CueView(
            cue(CueKind.FALLING_MEASURE, 1, 1), measure=read, earlier=Reading(1, date(2026, 9, 30), Decimal("28.1"))
        ),
        CueView(cue(CueKind.SAME_BLOCKER, 14, 3), view=cast.view(14)),
        CueView(cue(CueKind.DATE_MOVED, 12, 2), view=cast.view(12), first_due=date(2026, 10, 15)),
        CueView(cue(CueKind.DATE_MOVED, 15, 3), view=cast.view(15)),
        CueView(cue(CueKind.DEPARTMENT_QUIETER, 1, 45, 91), department=SALES),
        CueView(cue(CueKind.PERSON_QUIETER, 1, 25, 100), person=cast.owner),
        CueView(cue(CueKind.PERSON_LOADED, 1, 21), person=cast.owner),
        CueView(cue(CueKind.DEPARTMENT_LOADED, 2, 102), department=SUPPLY),
        CueView(cue(CueKind.PLAN_LOADED, 0, 64)),
    )
    return replace(_quiet_digest(cast), digest=replace(_quiet_digest(cast).digest, cues=signs))


def _quiet_digest(cast: Cast) -> DigestReady:
    nobody = Participation(0, 0, 0)
    return DigestReady(Digest(WEEK, TODAY, (), 0, (), (), (cast.view(15),), nobody, 0), cast.leader)


def _agenda(cast: Cast) -> AgendaReady:
    margin = Measure(1, "margin", 1, "Gross margin", "%", Direction.UP, Decimal(28), Decimal("32.5"))
    returns = Measure(2, "returns", 2, "المرتجعات", "عبوة", Direction.DOWN, Decimal(1400), Decimal(900))
    items = (
        ActionItemView(ActionItem(1, "Call the three lost customers", 1, date(2026, 11, 20)), cast.owner),
        ActionItemView(ActionItem(2, "مراجعة العقد", None, None), None),
    )
    agenda = Agenda(
        meeting_on=date(2026, 12, 1),
        meeting_at=datetime(2026, 12, 1, 7, 0, tzinfo=UTC),
        today=TODAY,
        action_items=items,
        goals=GOALS[:1],
        cases=(cast.case_view(), cast.case_view(CaseKind.BLOCKED, 14)),
        measures=(
            MeasureView(margin, GROW, Reading(1, date(2026, 10, 31), Decimal("27.4"))),
            MeasureView(returns, RELY, Reading(2, date(2026, 10, 31), Decimal(1234))),
            MeasureView(returns, RELY, None),
        ),
        proposals=(cast.view(15, state=TaskState.PROPOSED), cast.view(13, state=TaskState.PROPOSED)),
        recognition=(cast.view(12),),
    )
    return AgendaReady(agenda, cast.leader)


def _empty_agenda(cast: Cast) -> AgendaReady:
    meeting = datetime(2026, 12, 1, 7, 0, tzinfo=UTC)
    return AgendaReady(Agenda(date(2026, 12, 1), meeting, TODAY, (), (), (), (), (), ()), cast.leader)


CONTENTS: dict[str, Callable[[Cast], Content]] = {
    "late_told": lambda cast: LateTold(
        cast.owner, WEEK, (cast.answered(late=True, note=NOTE), cast.answered(13, late=True)), cast.leader
    ),
    "late_taken_back": lambda cast: LateTold(cast.owner, WEEK, (), cast.leader),
    "digest_came_late": lambda cast: replace(_digest(cast), came_late=3),
    "digest": _digest,
    "digest_quiet": _quiet_digest,
    "digest_signs": _signs,
    "digest_finished": lambda cast: _finished(cast, 3),
    "digest_finished_many": lambda cast: _finished(cast, 8),
    "digest_thanked": lambda cast: _finished(cast, 2, 12),
    "digest_thanked_all": lambda cast: _finished(cast, 1, 12),
    "remarked": lambda cast: Remarked(cast.owner, cast.leader, cast.view(12), "Take the *second* van, Omar."),
    "remark_taken_back": lambda cast: Remarked(cast.owner, cast.leader, cast.view(13), None),
    "thanked": lambda cast: Thanked(cast.owner, cast.leader, cast.view(12)),
    "thanked_in_words": lambda cast: Thanked(cast.owner, cast.leader, cast.view(13), "Well done, and *early*."),
    "digest_lists": _lists,
    "digest_more": _digest_more,
    "all_well": lambda cast: AllWell(cast.leader, WEEK, tasks=12, goals=3, owners=7),
    "agenda": _agenda,
    "agenda_empty": _empty_agenda,
    "digest_away": lambda cast: replace(
        _quiet_digest(cast), digest=replace(_quiet_digest(cast).digest, away=absentees(cast, 5))
    ),
    "agenda_away": lambda cast: replace(
        _empty_agenda(cast), agenda=replace(_empty_agenda(cast).agenda, away=absentees(cast))
    ),
}
