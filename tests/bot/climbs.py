"""Nudges, cards on each rung, decisions and tasks that are given, as each side sees them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from domain.climbing import CaseAnswered, CaseClimbed, OwnerNudged
from domain.decisions import DecisionKind
from domain.dropping import DropTold
from domain.edits import FieldChange, TaskChanged, TaskField
from domain.handing import TaskGiven, TaskProposed
from domain.ladder import CaseKind, Outcome, Role, Rung
from domain.notices import Content, DecisionTold, Introduced
from domain.owner_names import TasksGiven
from domain.rhythm import TaskRhythm
from domain.tasks import Status, TaskState
from domain.views import Given, TaskView
from domain.welcome import Welcome
from tests.bot import offers
from tests.bot.cast import NEXT, NOTE, TODAY, TOLD, Cast, covered

GIFTS = (None, "To sign contracts up to 5,000", "The customers outside Riyadh")
STILL = datetime(2026, 10, 26, 8, 30, tzinfo=UTC)
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
        decision = replace(decision, amount=Decimal(20000), currency="SAR")
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


def _deputy_card(cast: Cast) -> CaseClimbed:
    rungs = (Rung(Role.OWNER, 1), Rung(Role.DEPUTY, 3), Rung(Role.LEADER, 4))
    return CaseClimbed(cast.deputy, cast.case(ladder=rungs), cast.view(), cast.leader, NEXT)


def _leader_card(cast: Cast) -> CaseClimbed:
    case = cast.case(rung=2, next_at=None)
    return CaseClimbed(cast.leader, case, cast.view(), None, None)


def _closed_by(outcome: Outcome) -> Callable[[Cast], Content]:
    return lambda cast: closed(cast, outcome)


CONTENTS: dict[str, Callable[[Cast], Content]] = {
    "nudge_standing_in": lambda cast: replace(
        nudge(cast, CaseKind.SILENT), to=cast.deputy, view=covered(cast, cast.view())
    ),
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
    "tasks_given": lambda cast: TasksGiven(cast.owner, (cast.view(), cast.view(15, due_on=None)), cast.head, TODAY),
    "task_given_moved_on": lambda cast: TaskGiven(cast.owner, cast.view(owner_id=2), cast.head),
    "task_proposed": lambda cast: TaskProposed(
        cast.head, cast.view(15, state=TaskState.PROPOSED, owner_id=None), cast.member
    ),
    "task_dropped_told": lambda cast: DropTold(cast.owner, cast.view(), cast.leader, NOTE, again=False, stands=True),
    "task_reopened_told": lambda cast: DropTold(cast.owner, cast.view(), cast.leader, None, again=True, stands=True),
    "task_dropped_over": lambda cast: DropTold(cast.owner, cast.view(), cast.leader, NOTE, again=False, stands=False),
    "task_changed": lambda cast: TaskChanged(cast.owner, cast.view(), cast.head, EDITS),
    "task_changed_why": lambda cast: TaskChanged(cast.owner, cast.view(), cast.head, EDITS[6:7], "The vendor is late."),
    "task_changed_by_nobody": lambda cast: TaskChanged(cast.owner, cast.view(), None, EDITS[:1]),
    "task_proposed_taken": lambda cast: TaskProposed(cast.head, cast.view(15), cast.member),
    "climbed_first_of_keeper": lambda cast: Introduced(
        cast.head, climb(cast, CaseKind.SILENT), Welcome("Palm & Box", "خطة 2027", (cast.head,))
    ),
    "nudge_muted": lambda cast: replace(nudge(cast, CaseKind.SILENT), to=replace(cast.owner, muted_until=TODAY)),
    "nudge_offered": lambda cast: replace(nudge(cast, CaseKind.SILENT), view=offers.offered(cast)),
    "climbed_offered": lambda cast: replace(climb(cast, CaseKind.SILENT), view=offers.offered(cast)),
}
