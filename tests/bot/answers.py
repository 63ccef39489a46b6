"""What the bot answers to commands, buttons and words."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from bot.messages import (
    checkins,
    company,
    dropping,
    editing,
    errors,
    heard,
    helping,
    remarks,
    replies,
    settings,
    thanks,
    welcome,
)
from bot.messages.at_risk import at_risk
from bot.messages.delivery import delivery
from bot.messages.digest_now import digest_now, head_digest_now
from bot.messages.goal_card import goal_card, saved
from bot.messages.history import history
from bot.messages.model import Message
from bot.messages.open_cases import open_cases
from bot.messages.rhythm import rhythm
from bot.messages.strategy_map import strategy_map
from bot.verbs import BY_NAME
from domain.at_risk import AtRisk, Danger
from domain.decisions import DecisionKind
from domain.digest import DigestReady
from domain.dropping import Dropped, Hanging, Reopened
from domain.errors import NotAllowedError, UnknownCommandError, UnknownPersonError
from domain.goal_card import GoalCard
from domain.goals import Lack
from domain.head_digest import HeadDigest
from domain.history import Entry, TaskHistory, What
from domain.ladder import CaseKind, Outcome, Role
from domain.needs import NeedAnswer, NeedKind
from domain.open_cases import CaseLine, OpenCases
from domain.paging import Page
from domain.readers import Readers
from domain.rhythm import TaskRhythm
from domain.services.company_settings import CompanyWanted, Outlook
from domain.services.editing import Edited
from domain.services.preferences import Preferences
from domain.services.rhythms import RhythmView
from domain.services.tasks import PlanStatus
from domain.status_of import StatusOf, SubjectKind
from domain.strategy_map import MapGoal, StrategyMap
from domain.strength import Strength
from domain.tasks import Status, TaskState
from domain.views import CaseView, WordCounts
from domain.workspace import Workspace
from tests.bot import digests, head_digests, nudges, offers, outboxes, unowned
from tests.bot.cast import GOALS, GROW, NEXT, NOTE, RELY, SALES, SUPPLY, TODAY, TOLD, WEEK, Cast, departments, numbered
from tests.bot.climbs import EDITS, with_gifts
from tests.bot.leaves import absentees
from tests.bot.needs import need


def _dropped(cast: Cast) -> Dropped:
    """With an open case and requests."""
    before = Hanging(cast.view(), replace(cast.case(), next_at=NEXT), cast.leader, needs=2)
    return Dropped(cast.view(), before, "The vendor closed.", (cast.owner, cast.head))


def _cases(cast: Cast) -> OpenCases:
    """One on its way, one that waits for the leader, and one of nobody's that nobody was told of yet."""
    waits = CaseLine(cast.case_view(CaseKind.BLOCKED, 14), cast.leader, Role.LEADER)
    climbs = CaseLine(replace(cast.case_view(), case=cast.case()), cast.head, Role.HEAD, cast.leader)
    new = replace(cast.case_view(CaseKind.UNOWNED, 13), view=cast.view(13, owner_id=None))
    new = replace(new, case=replace(new.case, rung=-1, next_at=NEXT))
    return OpenCases(TODAY, Page.whole([waits, climbs, CaseLine(new, next_person=cast.head)]), may_narrow=True)


def _at_risk(cast: Cast) -> AtRisk:
    """Two departments, and tasks of each kind."""
    blocked = cast.view(15, status=Status.ON_TRACK, blocker="No vans.")
    dangers = (Danger(SUPPLY, off_track=1), Danger(SALES, at_risk=1), Danger(None, blocked=1))
    return AtRisk(TODAY, Page.whole([cast.view(14), cast.view(), blocked]), dangers, SubjectKind.GOAL, GROW)


def _goal(cast: Cast) -> GoalCard:
    """With a task, a measure and an owner, below another goal."""
    counts = WordCounts(at_risk=1, off_track=2, done=1)
    of = StatusOf(TODAY, SubjectKind.GOAL, GROW, counts, Page.whole([cast.view()]))
    goal = replace(GROW, owner_id=cast.owner.id, due_on=date(2027, 12, 31))
    lacks = (Lack.NUMBER,)
    return GoalCard(of, goal, cast.owner, SALES, RELY, (replace(RELY, code="G1.1"),), lacks)


def _bare_goal() -> GoalCard:
    """A title and nothing else."""
    of = StatusOf(TODAY, SubjectKind.GOAL, RELY, WordCounts(), Page(()))
    return GoalCard(of, RELY, lacks=tuple(Lack), may_edit=True, assumed=True)


def _digest(cast: Cast) -> DigestReady:
    """With everything in it."""
    found = digests.CONTENTS["digest"](cast)
    assert isinstance(found, DigestReady)
    return found


def _head_digest(cast: Cast) -> HeadDigest:
    """Two departments."""
    digest = head_digests.full(cast).digest
    assert digest is not None
    return digest


def _status(cast: Cast) -> Message:
    plan = PlanStatus(TODAY, GOALS, departments(cast), open_cases=3, unowned=1, unready=4, overdue=0)
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


def _rhythm(cast: Cast, rhythm_of: TaskRhythm, *, may_set: bool) -> Message:
    return rhythm(RhythmView(cast.view(rhythm=rhythm_of), NEXT if may_set else None, may_set), cast.words)


def preferences(cast: Cast) -> Preferences:
    """The owner leaves everything as it is usual."""
    return Preferences(cast.owner, Strength.STANDARD, (cast.head, cast.leader))


def chosen(cast: Cast) -> Preferences:
    """The owner chose everything, and nobody reads along."""
    owner = replace(cast.owner, own_language="ar", strength=Strength.ACTIVE, muted_until=TODAY, wants_digest=False)
    return Preferences(owner, Strength.LIGHT, (), (SALES, SUPPLY))


REPLIES: dict[str, Callable[[Cast], Message]] = {
    "help_of_a_verb": lambda cast: helping.of_verb(BY_NAME["move"], cast.words),
    "help_of_one_for_all": lambda cast: helping.of_verb(BY_NAME["unowned"], cast.words),
    "help": lambda cast: helping.helped(cast.words),
    "status": _status,
    "status_away": lambda cast: replies.status(PlanStatus(TODAY, (), (), 0, 0, 0, 0, absentees(cast, 1)), cast.words),
    "status_bare": lambda cast: replies.status(PlanStatus(TODAY, (), (), 0, 0, 0, 0), cast.words),
    "unowned": lambda cast: replies.unowned(
        Page.whole([cast.view(13, owner_id=None), cast.view(15, owner_id=None)]), cast.words, TODAY
    ),
    "unowned_of_many": lambda cast: replies.unowned(Page((cast.view(13, owner_id=None),), 10, 24), cast.words, TODAY),
    "stalled_of_many": lambda cast: replies.stalled(Page((cast.case_view(),), 50, 51), cast.words, TODAY),
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
    "cases": lambda cast: open_cases(_cases(cast), cast.words),
    "cases_mine": lambda cast: open_cases(replace(_cases(cast), within=(SALES,)), cast.words, usual=True),
    "cases_none": lambda cast: open_cases(OpenCases(TODAY, Page(()), (SALES, SUPPLY)), cast.words),
    "at_risk": lambda cast: at_risk(_at_risk(cast), cast.words),
    "at_risk_none": lambda cast: at_risk(AtRisk(TODAY, Page(()), ()), cast.words),
    "at_risk_none_of": lambda cast: at_risk(AtRisk(TODAY, Page(()), (), SubjectKind.PERSON, cast.owner), cast.words),
    "digest_now": lambda cast: digest_now(_digest(cast), cast.words),
    "digest_now_of_head": lambda cast: head_digest_now(_head_digest(cast), cast.words),
    "map": lambda cast: strategy_map(
        StrategyMap(TODAY, Page.whole([MapGoal(view) for view in GOALS]), ("operations",), may_add=True), cast.words
    ),
    "map_none": lambda cast: strategy_map(StrategyMap(TODAY, Page(())), cast.words),
    "goal": lambda cast: goal_card(_goal(cast), cast.words),
    "goal_complete": lambda cast: goal_card(replace(_goal(cast), lacks=(), may_edit=True), cast.words),
    "goal_added": lambda cast: saved(_bare_goal(), cast.words, is_new=True),
    "goal_saved": lambda cast: saved(_goal(cast), cast.words, is_new=False),
    "dropped": lambda cast: dropping.dropped(_dropped(cast), cast.words),
    "dropped_simple": lambda cast: dropping.dropped(
        Dropped(cast.view(13), Hanging(cast.view(13)), NOTE, (cast.head,)), cast.words
    ),
    "reopened": lambda cast: dropping.reopened(Reopened(cast.view(), NEXT), cast.words),
    "reopened_proposal": lambda cast: dropping.reopened(Reopened(cast.view()), cast.words),
    "task_may_drop": lambda cast: replies.task(cast.view(), cast.words, TODAY, may_edit=True, may_drop=True),
    "task_may_audit": lambda cast: replies.task(cast.view(), cast.words, TODAY, may_edit=True, may_audit=True),
    "task_dropped": lambda cast: replies.task(cast.view(state=TaskState.DROPPED), cast.words, TODAY, may_drop=True),
    "by_button": lambda cast: replies.by_button("drop T-12", cast.words),
    "edited_nothing": lambda cast: editing.saved(Edited(cast.view(), ()), cast.words),
    "history_empty": lambda cast: history(TaskHistory(cast.view(15), (), (), (), words_hidden=False), cast.words),
    "history_offers": lambda cast: history(replace(_history(cast), entries=offers.entries(cast)), cast.words),
    "task_editable": lambda cast: replies.task(cast.view(), cast.words, TODAY, may_edit=True),
    "task_own": lambda cast: replies.task(cast.view(), cast.words, TODAY, cast.owner),
    "task_own_offered": lambda cast: replies.task(offers.offered(cast), cast.words, TODAY, cast.owner),
    "task_offered": lambda cast: replies.task(offers.offered(cast), cast.words, TODAY, cast.head),
    "history_nudges": lambda cast: history(replace(_history(cast), entries=nudges.entries(cast)), cast.words),
    "history_unowned": lambda cast: history(replace(_history(cast), entries=unowned.entries(cast)), cast.words),
    "added": lambda cast: replies.added(cast.view(15, owner_id=None), cast.words, TODAY),
    "added_proposed": lambda cast: replies.added(cast.view(15, state=TaskState.PROPOSED), cast.words, TODAY),
    "assigned": lambda cast: replies.assigned(cast.view(), cast.words),
    "assigned_incomplete": lambda cast: replies.assigned(cast.view(15), cast.words),
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
    "error_example": lambda cast: errors.error(UnknownCommandError(word="stats", example="/plan status"), cast.words),
    "error_not_allowed": lambda cast: errors.error(
        NotAllowedError(who=(replace(cast.leader, name="سارة القحطاني"),)), cast.words
    ),
    "error_not_allowed_of_several": lambda cast: errors.error(
        NotAllowedError(who=(cast.head, cast.member, cast.leader)), cast.words
    ),
    "error_unknown_person": lambda cast: errors.error(UnknownPersonError(field="owner", name="U0STRANGER"), cast.words),
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
    "settings_saved": lambda cast: settings.saved(preferences(cast), cast.words),
    "settings_saved_own": lambda cast: settings.saved(chosen(cast), cast.words),
    "unexpected": lambda cast: replies.unexpected("1f3a9c02", cast.words),
    "try_again": lambda cast: replies.try_again(cast.words),
}
