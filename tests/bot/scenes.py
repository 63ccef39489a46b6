"""Every message, form and Home the program can show, by name, made of the cast."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from bot.messages import checkins, company, editing, heard, leave, remarks, replies, settings, thanks, welcome
from bot.messages.delivery import delivery
from bot.messages.history import history
from bot.messages.hours import hours
from bot.messages.model import Block, Message
from bot.messages.notices import message_for
from bot.messages.rhythm import rhythm
from domain.absences import Absence, Absent, Absentees, AwayAsked, LeaveNoted, Unmuted, ZoneAsked
from domain.agenda import Agenda, AgendaReady
from domain.calendars import Holiday
from domain.climbing import CaseAnswered, CaseClimbed, OwnerNudged
from domain.cues import COMPANY, Cue, CueKind, CueView
from domain.decisions import DecisionKind
from domain.digest import AllWell, Digest, DigestMore, DigestReady, LateTold
from domain.edits import FieldChange, TaskChanged, TaskField
from domain.errors import NotAllowedError, UnknownCommandError, UnknownPersonError
from domain.handing import TaskProposed
from domain.history import Entry, TaskHistory, What
from domain.hours import WorkHours
from domain.ladder import CaseKind, Outcome, Role, Rung
from domain.measures import Direction, Measure, Reading
from domain.meetings import ActionItem
from domain.needs import Need, NeedAnswer, NeedKind
from domain.needs_you import NeedRaised, NeedsYou, NeedTold
from domain.notices import (
    CheckInAsked,
    Content,
    DecisionTold,
    Introduced,
    Reminded,
    TaskGiven,
    WelcomedBack,
)
from domain.paging import Page
from domain.people import Leave, ZoneMove
from domain.readers import Readers
from domain.recognition import Thanked
from domain.remarks import Remarked
from domain.rhythm import TaskRhythm
from domain.services.company_settings import CompanyWanted, Outlook
from domain.services.editing import Edited
from domain.services.preferences import Preferences
from domain.services.rhythms import RhythmView
from domain.services.tasks import PlanStatus
from domain.strength import Strength
from domain.tasks import Status, TaskState
from domain.views import ActionItemView, CaseView, Given, MeasureView, Move, NeedView, Participation, TaskView
from domain.welcome import Welcome
from domain.workspace import Workspace
from tests.bot import cards, ladders, nudges, offers, outboxes, unowned
from tests.bot.cast import GOALS, GROW, NEXT, RELY, SALES, SUPPLY, TODAY, TOLD, WEEK, Cast, departments

GIFTS = (None, "To sign contracts up to 5,000", "The customers outside Riyadh")
STILL = datetime(2026, 10, 26, 8, 30, tzinfo=UTC)
NOTE = "A customer wants the new prices first.\nThe rest is on its way."


def asked(cast: Cast, *views: TaskView) -> CheckInAsked:
    """The weekly message with these tasks."""
    return CheckInAsked(cast.owner, WEEK, views, (cast.head, cast.leader), weekday=1)


def nudge(cast: Cast, kind: CaseKind, number: int = 12, **changes: object) -> OwnerNudged:
    """A nudge that names the head as the next one."""
    case = cast.case(kind, number, rung=0)
    return OwnerNudged(cast.owner, case, cast.view(number, **changes), cast.head, NEXT)


def climb(cast: Cast, kind: CaseKind, number: int = 12, **changes: object) -> CaseClimbed:
    """A card that names the leader as the next one."""
    return CaseClimbed(cast.head, cast.case(kind, number), cast.view(number, **changes), cast.leader, NEXT)


def closed(cast: Cast, outcome: Outcome) -> CaseClimbed:
    """A card on which everything is over."""
    case = cast.case(closed_at=TOLD, outcome=outcome, next_at=None)
    return CaseClimbed(cast.head, case, cast.view(), cast.leader, None)


def settled(cast: Cast, outcome: Outcome, *, by_owner: bool = True) -> CaseAnswered:
    """The word that nobody is needed any more."""
    case = cast.case(closed_at=TOLD, outcome=outcome)
    return CaseAnswered(cast.head, case, cast.view(), cast.owner if by_owner else None, Status.AT_RISK)


def told(cast: Cast, kind: DecisionKind, note: str | None = None) -> DecisionTold:
    """A decision told to the owner."""
    decision = cast.decided(kind, due_on=date(2027, 1, 31), owner_id=cast.member.id, note=note)
    if kind is DecisionKind.FUND:
        decision = replace(decision, amount=Decimal(20000))
    if kind is DecisionKind.AUTHORITY:
        decision = replace(decision, until=date(2027, 1, 31))
    return DecisionTold(cast.owner, cast.owner, decision, cast.case(), cast.view(), cast.leader, cast.member)


def _followed_up(cast: Cast, kind: DecisionKind) -> DecisionTold:
    """A decision that comes back if it changes nothing."""
    content = told(cast, kind)
    return replace(content, decision=replace(content.decision, follow_up_at=NEXT))


def with_gifts(cast: Cast, view: TaskView) -> TaskView:
    """A task that got money and authority, and of which a part is left out."""
    kinds = (DecisionKind.FUND, DecisionKind.AUTHORITY, DecisionKind.SCOPE)
    given = [Given(told(cast, kind, note).decision, cast.leader) for kind, note in zip(kinds, GIFTS, strict=True)]
    return replace(view, given=tuple(given))


def need(cast: Cast, kind: NeedKind, text: str | None = None) -> NeedRaised:
    """A need told to the head."""
    raised = Need(3, 12, kind, text, cast.owner.id, TOLD, cast.head.id, due_at=NEXT)
    return NeedRaised(cast.head, NeedView(raised, cast.view(), cast.owner, cast.head))


def answered_need(cast: Cast, answer: NeedAnswer, text: str | None = None) -> NeedView:
    """A need for money with its answer."""
    of = need(cast, NeedKind.MONEY, "Two vans").of
    answered = replace(of.need, answered_at=TOLD, answer=answer, answered_by=cast.head.id, answer_text=text)
    return replace(of, need=answered, answered_by=cast.head)


def need_told(cast: Cast, answer: NeedAnswer | None, text: str | None = None) -> NeedTold:
    """What became of a need, told to the owner; without an answer it was passed on."""
    if answer is not None:
        return NeedTold(cast.owner, answered_need(cast, answer, text))
    of = need(cast, NeedKind.AUTHORITY, "To sign up to 5,000").of
    return NeedTold(cast.owner, replace(of, asked=cast.leader), cast.head, text)


def _answered_needs() -> dict[str, Callable[[Cast], Content]]:
    """Each answer, as it stands on the card of whoever was asked, and as the owner is told."""
    reasons = {NeedAnswer.DECLINED: "No money is left this year."}

    def card(answer: NeedAnswer) -> Callable[[Cast], Content]:
        return lambda cast: NeedRaised(cast.head, answered_need(cast, answer, reasons.get(answer)))

    def word(answer: NeedAnswer) -> Callable[[Cast], Content]:
        return lambda cast: need_told(cast, answer, reasons.get(answer))

    return {
        **{f"need_{answer.value}": card(answer) for answer in NeedAnswer},
        **{f"need_told_{answer.value}": word(answer) for answer in NeedAnswer},
    }


def needs_you(cast: Cast) -> NeedsYou:
    """What waits on the head: two requests, two answers of which one was seen since, and a task without an owner."""
    second = need(cast, NeedKind.MONEY, "Two vans").of
    requests = (need(cast, NeedKind.AUTHORITY).of, replace(second, need=replace(second.need, id=4)))
    seen = replace(cast.answered(14, id=8, status=Status.OFF_TRACK, seen_at=NEXT), seen_by=cast.head)
    answers = (cast.answered(status=Status.AT_RISK, note=NOTE, blocker="No travel budget"), seen)
    return NeedsYou(cast.head, TODAY, 4, requests, answers, (cast.view(15, owner_id=None),))


def nothing_waits(cast: Cast) -> NeedsYou:
    """Nothing waits on the head."""
    return NeedsYou(cast.head, TODAY, 4, (), (), ())


LEAVES = (Leave(TODAY, date(2026, 11, 20)), Leave(date(2026, 12, 24), date(2026, 12, 24)), Leave(date(2027, 1, 9)))


EDITS = (
    FieldChange(TaskField.TITLE, "Call the customers", "Visit the ten largest customers"),
    FieldChange(TaskField.HOW, None, "Ten visits,\nten notes"),
    FieldChange(TaskField.PLACE, "Riyadh", None),
    FieldChange(TaskField.GOAL, None, "G1 النمو"),
    FieldChange(TaskField.DEPARTMENT, "Sales", "المشتريات"),
    FieldChange(TaskField.START, None, date(2026, 11, 2)),
    FieldChange(TaskField.DUE, date(2026, 11, 26), date(2026, 12, 10)),
    FieldChange(TaskField.RHYTHM, TaskRhythm.WEEKLY, TaskRhythm.MONTHLY),
)
"""Everything that can be changed."""


MOVE = ZoneMove("America/New_York", "Asia/Riyadh", TOLD)


def own_hours(cast: Cast) -> WorkHours:
    """A part-timer in the Gulf."""
    days = frozenset({7, 1, 2, 4})
    return WorkHours(cast.owner, days, time(8, 30), time(14), is_own=True, every_other_off=date(2026, 11, 26))


def covered(cast: Cast, view: TaskView) -> TaskView:
    """A task of the owner, for whom the deputy stands in."""
    return replace(view, owner=replace(cast.owner, deputy_id=cast.deputy.id))


def away(cast: Cast) -> Absence:
    """The owner is away today, and on two more occasions."""
    return Absence(cast.owner, TODAY, LEAVES, cast.deputy, (date(2027, 3, 9), Holiday("Eid al-Fitr", "عيد الفطر")))


def _section(blocks: Sequence[Block], cast: Cast) -> Message:
    return Message(cast.words.text("home.tasks"), tuple(blocks), cast.language)


def _deputy_card(cast: Cast) -> CaseClimbed:
    rungs = (Rung(Role.OWNER, 1), Rung(Role.DEPUTY, 3), Rung(Role.LEADER, 4))
    return CaseClimbed(cast.deputy, cast.case(ladder=rungs), cast.view(), cast.leader, NEXT)


def _leader_card(cast: Cast) -> CaseClimbed:
    case = cast.case(rung=2, next_at=None)
    return CaseClimbed(cast.leader, case, cast.view(), None, None)


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
            _to_leader(cast),
            replace(answered_need(cast, NeedAnswer.DECLINED, "No."), asked=cast.leader),
        ),
    )
    return DigestReady(digest, cast.leader)


def _brought(cast: Cast) -> CaseView:
    """A case whose card came before the digest."""
    view = cast.case_view(CaseKind.OVERDUE, 15)
    return replace(view, case=replace(view.case, card_at=TOLD - timedelta(days=1)))


def _away(cast: Cast, more: int = 0) -> Absentees:
    listed = (
        Absent(cast.owner, LEAVES[0], cast.deputy),
        Absent(cast.member, Leave(date(2026, 11, 26), date(2026, 11, 26)), None),
        Absent(cast.head, Leave(date(2026, 12, 4), date(2026, 11, 25)), None),
    )
    return Absentees(TODAY, listed, more)


def _to_leader(cast: Cast) -> NeedView:
    of = need(cast, NeedKind.AUTHORITY, "To sign up to 5,000").of
    return replace(of, need=replace(of.need, asked_of=cast.leader.id), asked=cast.leader)


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


def numbered(cast: Cast, count: int) -> tuple[TaskView, ...]:
    """So many tasks without a word, T-1 and on."""
    view = cast.view()
    return tuple(replace(view, task=replace(view.task, id=number)) for number in range(1, count + 1))


def _many(cast: Cast) -> CheckInAsked:
    views = numbered(cast, 8)
    return asked(cast, *views[:-1], replace(cast.answered(), task=views[-1].task))


def _closed_by(outcome: Outcome) -> Callable[[Cast], Content]:
    return lambda cast: closed(cast, outcome)


def _answered_before(cast: Cast) -> Need:
    """A need that was answered when answers were not kept yet."""
    return replace(need(cast, NeedKind.MONEY).of.need, answered_at=TOLD)


def _need_of(kind: NeedKind) -> Callable[[Cast], Content]:
    return lambda cast: need(cast, kind, "حتى نهاية الشهر")


def _asked_for(cast: Cast) -> tuple[NeedView, ...]:
    """What a task still waits for: as it was raised, gone up, without a date, and with nobody to answer."""
    kinds = (NeedKind.MONEY, NeedKind.PEOPLE, NeedKind.TIME, NeedKind.SKILL)
    due, up, dateless, nobody = (need(cast, kind).of for kind in kinds)
    return (
        due,
        replace(up, asked=cast.leader, climbed_from=cast.head),
        replace(dateless, need=replace(dateless.need, due_at=None)),
        replace(nobody, asked=None),
    )


CONTENTS: dict[str, Callable[[Cast], Content]] = {
    **cards.CONTENTS,
    "check_in_asked": lambda cast: asked(cast, *(cast.view(number) for number in (14, 12, 13, 15))),
    "check_in_none": asked,
    "check_in_one": lambda cast: replace(asked(cast, cast.view(15)), seen_by=()),
    "check_in_back": lambda cast: replace(asked(cast, cast.view(14), cast.view(12)), is_back=True),
    "check_in_part": lambda cast: asked(
        cast,
        cast.answered(status=Status.AT_RISK, progress=40, note=NOTE, blocker="No travel budget"),
        cast.answered(13, status=None, note=NOTE),
        cast.view(15, state=TaskState.DROPPED),
    ),
    "check_in_changed_later": lambda cast: asked(
        cast,
        cast.answered(answered_at=TOLD + timedelta(days=7)),
        cast.answered(13, carried=True, note=NOTE),
        cast.answered(15, carried=True, progress=20, status=Status.AT_RISK),
    ),
    "check_in_given": lambda cast: asked(cast, with_gifts(cast, cast.view())),
    "check_in_asked_for": lambda cast: replace(asked(cast, cast.answered()), needs=_asked_for(cast)),
    "check_in_seen": lambda cast: asked(
        cast,
        replace(cast.answered(status=Status.OFF_TRACK, blocker="No travel budget", seen_at=NEXT), seen_by=cast.head),
    ),
    "check_in_resting": lambda cast: replace(
        asked(cast, cast.view(14), cast.view(12, rhythm=TaskRhythm.FORTNIGHTLY), *_slow(cast)), resting=(13, 15)
    ),
    "check_in_undo": lambda cast: replace(asked(cast, cast.answered(), cast.view(15)), undoable=(12,)),
    "check_in_undo_together": lambda cast: replace(asked(cast, cast.answered(), cast.answered(13)), undoable=(12, 13)),
    "check_in_first": lambda cast: replace(
        asked(cast, cast.view(), cast.view(13)), welcome=Welcome("Palm & Box", "خطة 2027", (cast.member,))
    ),
    "check_in_first_of_keeper": lambda cast: replace(
        asked(cast, cast.view()), welcome=Welcome("Palm & Box", "خطة 2027", (cast.owner,))
    ),
    "check_in_many": _many,
    "check_in_complete": lambda cast: asked(
        cast, cast.answered(late=True), cast.answered(13, status=Status.DONE, progress=100)
    ),
    "check_in_standing_in": lambda cast: replace(
        asked(cast, covered(cast, cast.answered()), covered(cast, cast.view(14))), to=cast.deputy
    ),
    "reminded": lambda cast: Reminded(cast.owner, asked(cast, cast.view(14), cast.view(12)), Strength.STANDARD),
    "reminded_active": lambda cast: Reminded(
        cast.owner, asked(cast, cast.view(12), cast.answered(13)), Strength.ACTIVE
    ),
    "reminded_answered": lambda cast: Reminded(cast.owner, asked(cast, cast.answered()), Strength.STANDARD),
    "nudge_standing_in": lambda cast: replace(
        nudge(cast, CaseKind.SILENT), to=cast.deputy, view=covered(cast, cast.view())
    ),
    "late_told": lambda cast: LateTold(
        cast.owner, WEEK, (cast.answered(late=True, note=NOTE), cast.answered(13, late=True)), cast.leader
    ),
    "late_taken_back": lambda cast: LateTold(cast.owner, WEEK, (), cast.leader),
    "digest_came_late": lambda cast: replace(_digest(cast), came_late=3),
    "nudge_silent": lambda cast: nudge(cast, CaseKind.SILENT),
    "nudge_unheard": lambda cast: nudge(cast, CaseKind.UNHEARD, 13),
    "nudge_overdue": lambda cast: nudge(cast, CaseKind.OVERDUE, 14),
    "nudge_off_track": lambda cast: nudge(cast, CaseKind.OFF_TRACK, 14),
    "nudge_blocked": lambda cast: nudge(cast, CaseKind.BLOCKED, 14),
    "nudge_without_next": lambda cast: replace(nudge(cast, CaseKind.SILENT), next_person=None, next_at=None),
    "nudge_answered": lambda cast: replace(
        nudge(cast, CaseKind.SILENT), case=cast.case(closed_at=TOLD, outcome=Outcome.ANSWERED)
    ),
    "nudge_reassigned": lambda cast: replace(
        nudge(cast, CaseKind.SILENT), case=cast.case(closed_at=TOLD, outcome=Outcome.REASSIGNED)
    ),
    "climbed_unowned": lambda cast: climb(cast, CaseKind.UNOWNED, 13, owner_id=None),
    "nudge_stalled": lambda cast: replace(nudge(cast, CaseKind.STALLED), view=cast.view(still_since=STILL)),
    "climbed_stalled": lambda cast: replace(climb(cast, CaseKind.STALLED), view=cast.view(still_since=STILL)),
    "climbed_unheard": lambda cast: climb(cast, CaseKind.UNHEARD, 13),
    "climbed_to_manager": lambda cast: replace(
        climb(cast, CaseKind.OVERDUE, 14),
        case=cast.case(CaseKind.OVERDUE, 14, ladder=(Rung(Role.OWNER, 1), Rung(Role.MANAGER, 2), Rung(Role.LEADER, 4))),
    ),
    "nudge_measure": lambda cast: nudge(cast, CaseKind.MEASURE),
    "climbed_measure": lambda cast: climb(cast, CaseKind.MEASURE),
    "climbed_need": lambda cast: climb(cast, CaseKind.NEED),
    "climbed_silent": lambda cast: climb(cast, CaseKind.SILENT),
    "climbed_overdue": lambda cast: climb(cast, CaseKind.OVERDUE, 14),
    "climbed_off_track": lambda cast: climb(cast, CaseKind.OFF_TRACK, 14),
    "climbed_blocked": lambda cast: climb(cast, CaseKind.BLOCKED, 14),
    "climbed_to_deputy": _deputy_card,
    "climbed_to_leader": _leader_card,
    **{f"climbed_{outcome.value}": _closed_by(outcome) for outcome in Outcome},
    "case_answered": lambda cast: settled(cast, Outcome.ANSWERED),
    "case_answered_without_status": lambda cast: replace(settled(cast, Outcome.ANSWERED), status=None),
    "case_taken_back": lambda cast: replace(settled(cast, Outcome.ANSWERED), case=cast.case()),
    "case_given_on": lambda cast: settled(cast, Outcome.REASSIGNED),
    "case_gone": lambda cast: settled(cast, Outcome.SETTLED, by_owner=False),
    "decision_assign": lambda cast: told(cast, DecisionKind.ASSIGN, "She knows the customers."),
    "decision_extend": lambda cast: told(cast, DecisionKind.EXTEND),
    "decision_fund": lambda cast: told(cast, DecisionKind.FUND, "Two vans"),
    "decision_authority": lambda cast: told(cast, DecisionKind.AUTHORITY, "To sign contracts up to 5,000"),
    "decision_scope": lambda cast: told(cast, DecisionKind.SCOPE, "العملاء خارج الرياض"),
    "decision_followed_up": lambda cast: _followed_up(cast, DecisionKind.EXTEND),
    "decision_noted_followed_up": lambda cast: _followed_up(cast, DecisionKind.NOTED),
    "decision_drop": lambda cast: told(cast, DecisionKind.DROP, "ليست أولوية هذا العام"),
    "decision_noted": lambda cast: told(cast, DecisionKind.NOTED),
    "decision_handle": lambda cast: told(cast, DecisionKind.HANDLE),
    "decision_posted": lambda cast: replace(told(cast, DecisionKind.EXTEND), to=None),
    "task_given": lambda cast: TaskGiven(cast.owner, cast.view(status=None, last_check_in_at=None), cast.head),
    "task_given_with_gifts": lambda cast: TaskGiven(cast.owner, with_gifts(cast, cast.view()), cast.head),
    "task_given_incomplete": lambda cast: TaskGiven(cast.owner, cast.view(15), None),
    "task_given_answered": lambda cast: TaskGiven(cast.owner, cast.view(), cast.head),
    "task_given_moved_on": lambda cast: TaskGiven(cast.owner, cast.view(owner_id=2), cast.head),
    "task_proposed": lambda cast: TaskProposed(
        cast.head, cast.view(15, state=TaskState.PROPOSED, owner_id=None), cast.member
    ),
    "task_changed": lambda cast: TaskChanged(cast.owner, cast.view(), cast.head, EDITS),
    "task_changed_by_nobody": lambda cast: TaskChanged(cast.owner, cast.view(), None, EDITS[:1]),
    "task_proposed_taken": lambda cast: TaskProposed(cast.head, cast.view(15), cast.member),
    **{f"need_{kind.value}": _need_of(kind) for kind in NeedKind},
    "needs_you": needs_you,
    "needs_you_first": lambda cast: Introduced(
        cast.head, nothing_waits(cast), Welcome("Palm & Box", "خطة 2027", (cast.member,))
    ),
    "climbed_first_of_keeper": lambda cast: Introduced(
        cast.head, climb(cast, CaseKind.SILENT), Welcome("Palm & Box", "خطة 2027", (cast.head,))
    ),
    "needs_you_of_many": lambda cast: replace(
        needs_you(cast),
        stands_in_for=(cast.leader, cast.owner),
        unowned=tuple(replace(view, owner=None) for view in numbered(cast, 9)),
    ),
    "needs_you_done": nothing_waits,
    "need_answered": lambda cast: NeedRaised(
        cast.head, replace(answered_need(cast, NeedAnswer.GRANTED), need=_answered_before(cast))
    ),
    "need_without_date": lambda cast: NeedRaised(
        cast.head, replace(need(cast, NeedKind.SKILL).of, need=replace(need(cast, NeedKind.SKILL).of.need, due_at=None))
    ),
    "need_passed_on": lambda cast: replace(
        need(cast, NeedKind.MONEY, "Two vans"), passed_by=cast.leader, word="You know the budget."
    ),
    "need_climbs": lambda cast: NeedRaised(
        cast.head, replace(need(cast, NeedKind.MONEY, "Two vans").of, next_person=cast.leader)
    ),
    "need_climbed": lambda cast: replace(
        need(cast, NeedKind.MONEY, "Two vans"), to=cast.leader, climbed_from=cast.head
    ),
    "need_elsewhere": lambda cast: NeedRaised(
        cast.head, replace(need(cast, NeedKind.MONEY, "Two vans").of, asked=cast.leader)
    ),
    "need_of_closed_task": lambda cast: NeedRaised(
        cast.head, replace(need(cast, NeedKind.TIME).of, view=cast.view(state=TaskState.DONE))
    ),
    "need_told_passed_on": lambda cast: need_told(cast, None),
    **_answered_needs(),
    "welcomed_back": lambda cast: WelcomedBack(
        cast.owner, asked(cast, cast.view(14), cast.view(12)), (cast.case_view(), cast.case_view())
    ),
    "welcomed_back_needed": lambda cast: WelcomedBack(
        cast.owner, asked(cast), (), (need(cast, NeedKind.MONEY).of, need(cast, NeedKind.TIME).of)
    ),
    "welcomed_back_quiet": lambda cast: WelcomedBack(cast.owner, asked(cast), ()),
    "away_asked": lambda cast: AwayAsked(cast.owner, TODAY, None),
    "away_asked_yes": lambda cast: AwayAsked(cast.owner, TODAY, answer=True),
    "away_asked_no": lambda cast: AwayAsked(cast.owner, TODAY, answer=False),
    "zone_asked": lambda cast: ZoneAsked(cast.owner, MOVE),
    "zone_asked_yes": lambda cast: ZoneAsked(cast.owner, replace(MOVE, answer=True)),
    "zone_asked_no": lambda cast: ZoneAsked(cast.owner, replace(MOVE, answer=False)),
    "zone_asked_by_itself": lambda cast: ZoneAsked(cast.owner, replace(MOVE, answer=True, by_itself=True)),
    "zone_asked_over": lambda cast: ZoneAsked(cast.owner, None),
    "unmuted": lambda cast: Unmuted(cast.owner, NEXT),
    "unmuted_unasked": lambda cast: Unmuted(cast.owner, None),
    "nudge_muted": lambda cast: replace(nudge(cast, CaseKind.SILENT), to=replace(cast.owner, muted_until=TODAY)),
    "leave_noted": lambda cast: LeaveNoted(cast.owner, cast.head, LEAVES, cast.deputy),
    "check_in_offered": lambda cast: asked(cast, offers.offered(cast), cast.view(13)),
    "nudge_offered": lambda cast: replace(nudge(cast, CaseKind.SILENT), view=offers.offered(cast)),
    "climbed_offered": lambda cast: replace(climb(cast, CaseKind.SILENT), view=offers.offered(cast)),
    **offers.CONTENTS,
    **nudges.CONTENTS,
    **unowned.CONTENTS,
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
        _quiet_digest(cast), digest=replace(_quiet_digest(cast).digest, away=_away(cast, 5))
    ),
    "agenda_away": lambda cast: replace(
        _empty_agenda(cast), agenda=replace(_empty_agenda(cast).agenda, away=_away(cast))
    ),
}


def _status(cast: Cast) -> Message:
    plan = PlanStatus(TODAY, GOALS, departments(cast), open_cases=3, unowned=1, overdue=0)
    return replies.status(plan, cast.words)


def _owner_away(cast: Cast) -> CaseView:
    view = cast.case_view()
    return replace(view, view=replace(view.view, owner=replace(cast.owner, away_until=TODAY)))


def _stalled(cast: Cast) -> Message:
    below = replace(cast.case_view(), case=cast.case())
    unowned = replace(cast.case_view(CaseKind.UNOWNED, 13), view=cast.view(13, owner_id=None))
    return replies.stalled(Page.whole([below, unowned]), cast.words, TODAY)


def _history(cast: Cast) -> TaskHistory:
    """A task that was asked about twice, lacked authority, and had a case that was decided."""
    words = [cast.answered(status=Status.ON_TRACK, progress=40), cast.answered(status=Status.AT_RISK, note=NOTE)]
    said = tuple(view.check_in for view in words if view.check_in is not None)
    first, second = replace(said[0], week=WEEK - timedelta(weeks=1)), replace(said[1], progress=55)
    asked_for = replace(need(cast, NeedKind.AUTHORITY, "To sign up to 5,000").of.need, answer=NeedAnswer.GRANTED)
    granted = Entry(TOLD, What.ANSWERED, cast.head, word="To sign up to 5,000", need=asked_for)
    decision = cast.decided(DecisionKind.EXTEND, due_on=date(2027, 1, 31), note="The vendor is late.")
    entries = (
        Entry(TOLD, What.SEEN, cast.head, cast.owner),
        Entry(TOLD, What.SAID, cast.owner, check_in=second),
        granted,
        Entry(TOLD, What.PASSED_ON, cast.leader, cast.head, "You know the budget.", need=asked_for),
        Entry(TOLD, What.CLIMBED, cast.head, cast.leader, need=asked_for),
        Entry(TOLD, What.NEEDED, cast.owner, word="To sign up to 5,000", need=asked_for),
        Entry(TOLD, What.DECIDED, cast.leader, None, "The vendor is late.", decision=decision),
        Entry(TOLD, What.CAME_BACK, cast.leader, decision=decision),
        Entry(TOLD, What.CASE_OPENED, case=cast.case()),
        Entry(TOLD, What.DUE, cast.head, due_on=date(2027, 1, 31)),
        Entry(TOLD, What.RHYTHM, cast.head, rhythm=TaskRhythm.MONTHLY),
        Entry(TOLD, What.OWNER, cast.head, cast.owner),
        Entry(TOLD, What.CASE_ENDED, case=cast.case(closed_at=TOLD, outcome=Outcome.SETTLED)),
        Entry(TOLD, What.SAID, cast.owner, check_in=first),
        Entry(TOLD, What.ADDED, None),
    )
    return TaskHistory(cast.view(), (first, second), entries, (granted,), words_hidden=False)


def _slow(cast: Cast) -> tuple[TaskView, ...]:
    return cast.view(13, rhythm=TaskRhythm.MONTHLY), cast.view(15, rhythm=TaskRhythm.FORTNIGHTLY)


def _rhythm(cast: Cast, rhythm_of: TaskRhythm, *, may_set: bool) -> Message:
    return rhythm(RhythmView(cast.view(rhythm=rhythm_of), NEXT if may_set else None, may_set), cast.words)


def preferences(cast: Cast) -> Preferences:
    """The owner leaves everything as it is usual."""
    return Preferences(cast.owner, Strength.STANDARD, (cast.head, cast.leader))


def chosen(cast: Cast) -> Preferences:
    """The owner chose everything, and nobody reads along."""
    owner = replace(cast.owner, own_language="ar", strength=Strength.ACTIVE, muted_until=TODAY)
    return Preferences(owner, Strength.LIGHT, ())


REPLIES: dict[str, Callable[[Cast], Message]] = {
    "help": lambda cast: replies.helped(cast.words),
    "status": _status,
    "status_away": lambda cast: replies.status(PlanStatus(TODAY, (), (), 0, 0, 0, _away(cast, 1)), cast.words),
    "status_bare": lambda cast: replies.status(PlanStatus(TODAY, (), (), 0, 0, 0), cast.words),
    "unowned": lambda cast: replies.unowned(
        Page.whole([cast.view(13, owner_id=None), cast.view(15, owner_id=None)]), cast.words, TODAY
    ),
    "unowned_of_many": lambda cast: replies.unowned(Page((cast.view(13, owner_id=None),), 10, 24), cast.words, TODAY),
    "stalled_of_many": lambda cast: replies.stalled(Page((cast.case_view(),), 50, 51), cast.words, TODAY),
    "hours": lambda cast: hours(own_hours(cast), cast.words),
    "hours_usual": lambda cast: hours(replace(own_hours(cast), is_own=False, every_other_off=None), cast.words),
    "unowned_none": lambda cast: replies.unowned(Page.whole([]), cast.words, TODAY),
    "stalled": _stalled,
    "stalled_away": lambda cast: replies.stalled(Page.whole([_owner_away(cast)]), cast.words, TODAY),
    "task_away": lambda cast: replies.task(_owner_away(cast).view, cast.words, TODAY),
    "stalled_none": lambda cast: replies.stalled(Page.whole([]), cast.words, TODAY),
    "delivery": lambda cast: delivery(outboxes.troubled(cast), cast.words),
    "delivery_quiet": lambda cast: delivery(outboxes.quiet(), cast.words),
    "delivery_busy": lambda cast: delivery(outboxes.busy(), cast.words),
    "task": lambda cast: replies.task(cast.view(14), cast.words, TODAY),
    "task_granted": lambda cast: replies.task(cast.view(), cast.words, TODAY, granted=_history(cast).granted),
    "task_with_gifts": lambda cast: replies.task(with_gifts(cast, cast.view()), cast.words, TODAY),
    "task_done": lambda cast: replies.task(cast.view(state=TaskState.DONE, status=Status.DONE), cast.words, TODAY),
    "rhythm_weekly": lambda cast: _rhythm(cast, TaskRhythm.WEEKLY, may_set=True),
    "rhythm_fortnightly": lambda cast: _rhythm(cast, TaskRhythm.FORTNIGHTLY, may_set=True),
    "rhythm_monthly": lambda cast: _rhythm(cast, TaskRhythm.MONTHLY, may_set=False),
    "history": lambda cast: history(_history(cast), cast.words),
    "history_earlier": lambda cast: history(replace(_history(cast), words_hidden=True), cast.words, 1),
    "history_with_gifts": lambda cast: history(
        TaskHistory(with_gifts(cast, cast.view()), (), (), (), words_hidden=False), cast.words
    ),
    "history_edited": lambda cast: history(
        replace(
            _history(cast), entries=(Entry(TOLD, What.CHANGED, cast.head, changes=EDITS),), granted=(), may_edit=True
        ),
        cast.words,
    ),
    "edited": lambda cast: editing.saved(Edited(cast.view(), EDITS[:2]), cast.words),
    "edited_nothing": lambda cast: editing.saved(Edited(cast.view(), ()), cast.words),
    "history_empty": lambda cast: history(TaskHistory(cast.view(15), (), (), (), words_hidden=False), cast.words),
    "history_offers": lambda cast: history(replace(_history(cast), entries=offers.entries(cast)), cast.words),
    "task_editable": lambda cast: replies.task(cast.view(), cast.words, TODAY, may_edit=True),
    "task_own": lambda cast: replies.task(cast.view(), cast.words, TODAY, cast.owner),
    "task_own_offered": lambda cast: replies.task(offers.offered(cast), cast.words, TODAY, cast.owner),
    "task_offered": lambda cast: replies.task(offers.offered(cast), cast.words, TODAY, cast.head),
    **offers.REPLIES,
    "history_nudges": lambda cast: history(replace(_history(cast), entries=nudges.entries(cast)), cast.words),
    **nudges.REPLIES,
    "history_unowned": lambda cast: history(replace(_history(cast), entries=unowned.entries(cast)), cast.words),
    **unowned.REPLIES,
    "added": lambda cast: replies.added(cast.view(15, owner_id=None), cast.words, TODAY),
    "added_proposed": lambda cast: replies.added(cast.view(15, state=TaskState.PROPOSED), cast.words, TODAY),
    "assigned": lambda cast: replies.assigned(cast.view(), cast.words),
    "remark_carried": lambda cast: remarks.carried([cast.view(12), cast.view(13, owner_id=None)], cast.words),
    "remark_which": lambda cast: remarks.which_task([cast.view(12), cast.view(13)], "1795000000.000100", cast.words),
    "remark_which_of_many": lambda cast: remarks.which_task(numbered(cast, 6), "1795000000.000100", cast.words),
    "remark_left": lambda cast: remarks.left(cast.words),
    "thanks_sent": lambda cast: thanks.sent(cast.view(12), cast.words),
    "noted": lambda cast: replies.noted(cast.view(13), cast.words),
    "readers": lambda cast: welcome.readers(
        Readers((cast.head,), cast.leader, cast.deputy, (cast.member,)), cast.words
    ),
    "readers_nobody": lambda cast: welcome.readers(Readers(), cast.words),
    "which_not_mine": lambda cast: welcome.which_not_mine([cast.view(), cast.view(13)], cast.words),
    "not_mine": lambda cast: welcome.not_mine(cast.view(), cast.head, cast.words),
    "not_mine_nobody": lambda cast: welcome.not_mine(cast.view(13), None, cast.words),
    "heard_taken": lambda cast: heard.taken(cast.answered(13), cast.words),
    "heard_guess": lambda cast: heard.noted(cast.answered(13), Status.AT_RISK, cast.words),
    "heard_only_note": lambda cast: heard.only_noted(cast.view(13), cast.words),
    "heard_several": lambda cast: heard.together(
        [heard.only_noted(cast.view(13), cast.words), heard.taken(cast.answered(), cast.words)]
    ),
    "answers_kept": lambda cast: checkins.kept([cast.view().task, cast.view(13).task], cast.words),
    "which_task": lambda cast: heard.which_task([cast.view(), cast.view(13)], "1795000000.000100", cast.words),
    "which_task_of_many": lambda cast: heard.which_task(numbered(cast, 6), "1795000000.000100", cast.words),
    "nothing_to_answer": lambda cast: replies.nothing_to_answer(cast.words),
    "error_example": lambda cast: replies.error(UnknownCommandError(word="stats", example="/plan status"), cast.words),
    "error_not_allowed": lambda cast: replies.error(NotAllowedError(who="سارة القحطاني"), cast.words),
    "error_not_allowed_of_several": lambda cast: replies.error(
        NotAllowedError(who=(cast.head, cast.member, cast.leader)), cast.words
    ),
    "error_unknown_person": lambda cast: replies.error(
        UnknownPersonError(field="owner", name="U0STRANGER"), cast.words
    ),
    "leave_taken": lambda cast: leave.taken(away(cast), cast.words, own=True),
    "leave_taken_other": lambda cast: leave.taken(replace(away(cast), deputy=None), cast.words, own=False),
    "leave_back": lambda cast: leave.returned(replace(away(cast), leaves=()), cast.words, own=True),
    "leave_back_other": lambda cast: leave.returned(replace(away(cast), leaves=LEAVES[1:]), cast.words, own=False),
    "muted": lambda cast: leave.muted(replace(cast.owner, muted_until=TODAY), cast.words),
    "mute_ended": lambda cast: leave.muted(cast.owner, cast.words),
    "company_changed": lambda cast: company.changed(
        Outlook(
            CompanyWanted.of(Workspace("Palm & Box", "Plan 2027", 4, None, None)),
            changes=True,
            people=1,
            next_ask_at=NEXT,
            next_digest_at=None,
            next_meeting_on=None,
        ),
        cast.words,
    ),
    **ladders.MESSAGES,
    "settings_saved": lambda cast: settings.saved(preferences(cast), cast.words),
    "settings_saved_own": lambda cast: settings.saved(chosen(cast), cast.words),
    "leave_section_muted": lambda cast: _section(
        leave.section(replace(away(cast), person=replace(cast.owner, muted_until=TODAY)), cast.words), cast
    ),
    "leave_section": lambda cast: _section(leave.section(away(cast), cast.words), cast),
    "leave_section_none": lambda cast: _section(leave.section(replace(away(cast), leaves=()), cast.words), cast),
    "unexpected": lambda cast: replies.unexpected("1f3a9c02", cast.words),
    "try_again": lambda cast: replies.try_again(cast.words),
}


def _posted(content: Callable[[Cast], Content]) -> Callable[[Cast], Message]:
    return lambda cast: message_for(content(cast))


MESSAGES: dict[str, Callable[[Cast], Message]] = {
    **{name: _posted(content) for name, content in CONTENTS.items()},
    **REPLIES,
}
