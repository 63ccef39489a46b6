"""Every form, window and Home the program can open, by name, made of the cast."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from bot.slack import home
from bot.slack.modals import (
    add_task,
    assign,
    check_in,
    company,
    drop,
    drop_task,
    edit_task,
    extend,
    giving,
    goal,
    handing,
    hours,
    leave,
    needs,
    reading,
    settings,
    silence,
    week,
    window,
)
from bot.slack.modals import need as need_form
from bot.slack.modals import thanks as thanks_form
from domain.dropping import Hanging
from domain.edits import EVERY, OWNERS
from domain.goal_card import GoalForm
from domain.goals import Lack
from domain.home import UNOWNED, HomeContent, TeamWeek
from domain.ladder import CaseKind
from domain.needs import NeedKind
from domain.needs_you import OTHERS, WAITING, NeedsYou, Register
from domain.paging import Page, Turned
from domain.plan import PERSPECTIVES
from domain.recognition import Thanks
from domain.rhythm import TaskRhythm
from domain.services.company_settings import CompanyWanted, Outlook
from domain.services.editing import Editable
from domain.services.tasks import Choices
from domain.set_up import SetUpStep
from domain.tasks import Status
from domain.workspace import Workspace
from tests.bot import exported, foundings, houses, ladders, measures, nudges, offers, silences, unowned
from tests.bot.answers import chosen, preferences
from tests.bot.cast import GROW, NEXT, NOTE, RELY, SALES, SUPPLY, TODAY, WEEK, Cast, departments, numbered
from tests.bot.leaves import away, own_hours
from tests.bot.needs import need, needs_you, nothing_waits
from tests.bot.scenes import MESSAGES
from tests.bot.weekly import asked

CHOICES = Choices((GROW, RELY), (SALES, SUPPLY), department_id=1)


def _home(cast: Cast) -> HomeContent:
    return HomeContent(
        person=cast.owner,
        today=TODAY,
        week=WEEK,
        cases=(),
        views=(cast.view(14), cast.answered(status=Status.AT_RISK, progress=40, note=NOTE)),
        unowned=(),
        is_leader=False,
        teams=(),
        next_ask_at=NEXT,
        seen_by=(cast.head, cast.leader),
    )


def head_home(cast: Cast) -> HomeContent:
    """The Home of somebody who heads a department and owns a task."""
    return replace(
        _home(cast),
        person=cast.head,
        cases=(replace(cast.case_view(), case=cast.case()),),
        views=(cast.view(13),),
        unowned=(cast.view(15, owner_id=None),),
        teams=(TeamWeek(departments(cast)[0], 3, 1, (cast.owner,), (cast.deputy,), (cast.view(14),)),),
        coming=(cast.view(15, start_on=date(2027, 1, 4)),),
        absence=away(cast),
        steers=True,
        needs=(need(cast, NeedKind.MONEY, "Two vans").of,),
        unseen=(cast.answered(14, id=8, status=Status.AT_RISK, note=NOTE),),
        offers=(offers.offer(cast),),
        proposals=(nudges.shown(cast),),
    )


def turned_home(cast: Cast) -> HomeContent:
    """The Home of a head with much of everything, on the second page of the tasks without an owner."""
    content = head_home(cast)
    return replace(
        content,
        cases=content.cases * 10,
        more_cases=2,
        views=tuple(replace(cast.answered(), task=view.task) for view in numbered(cast, 12)),
        coming=content.coming * 12,
        unowned=tuple(replace(view, owner=None) for view in numbered(cast, 4)),
        more_unowned=10,
        more_teams=2,
        turned=Turned(UNOWNED, 10),
    )


def leader_home(cast: Cast) -> HomeContent:
    """The Home of the leader, with two cases to decide."""
    cases = (cast.case_view(), cast.case_view(CaseKind.BLOCKED, 14))
    return replace(_home(cast), person=cast.leader, cases=cases, views=(), is_leader=True, seen_by=())


def keeper_home(cast: Cast) -> HomeContent:
    """The Home of a plan keeper, after some messages failed."""
    return replace(_home(cast), person=cast.member, views=(), seen_by=(), next_ask_at=None, undelivered=3, names=3)


def _register(cast: Cast, content: NeedsYou) -> NeedsYou:
    """With requests that wait for others: with the next one above, the last one, without a date, for nobody."""
    of = need(cast, NeedKind.MONEY, "Two vans").of
    last = replace(of, asked=cast.leader)
    dateless = replace(of, need=replace(of.need, due_at=None))
    asked, others = (replace(of, next_person=cast.leader), last), (dateless, replace(dateless, asked=None))
    return replace(content, register=Register(Page.whole(asked), Page(others, 0, 9)))


def _turned_register(cast: Cast) -> NeedsYou:
    """The second page of what others wait for."""
    content = _register(cast, needs_you(cast))
    others = replace(content.register.others, start=20, total=22)
    return replace(content, register=replace(content.register, others=others), turned=Turned(OTHERS, 20))


def _empty_home(cast: Cast) -> HomeContent:
    return replace(_home(cast), person=cast.member, views=(), seen_by=(), next_ask_at=None)


def _company() -> CompanyWanted:
    return CompanyWanted.of(Workspace("Palm & Box", "Plan 2027", 4, "C0DIGEST", None))


def _outlook() -> Outlook:
    return Outlook(
        _company(),
        changes=True,
        people=12,
        next_ask_at=NEXT,
        next_digest_at=NEXT,
        next_meeting_on=date(2026, 12, 1),
    )


VIEWS: dict[str, Callable[[Cast], dict[str, Any]]] = {
    "form_word": lambda cast: silence.view(silences.silent(cast), cast.words),
    "form_thanks": lambda cast: thanks_form.view(Thanks(cast.leader, WEEK, (cast.view(12), cast.view(13))), cast.words),
    "home": lambda cast: home.view(_home(cast)),
    "home_of_head": lambda cast: home.view(head_home(cast)),
    "home_turned": lambda cast: home.view(turned_home(cast)),
    "home_of_leader": lambda cast: home.view(leader_home(cast)),
    "home_of_keeper": lambda cast: home.view(keeper_home(cast)),
    "home_of_keeper_quiet": lambda cast: home.view(replace(keeper_home(cast), undelivered=0)),
    "home_passed_over": lambda cast: home.view(replace(_home(cast), passed_over=True)),
    "home_empty": lambda cast: home.view(_empty_home(cast)),
    "form_check_in": lambda cast: check_in.view(cast.view(14), WEEK, cast.words, (cast.head,), cast.owner),
    "form_check_in_change": lambda cast: check_in.view(
        cast.answered(status=Status.AT_RISK, progress=40, note=NOTE, blocker="No travel budget"), WEEK, cast.words
    ),
    "form_check_in_first": lambda cast: check_in.view(cast.view(13), None, cast.words),
    "form_check_in_offered": lambda cast: check_in.view(
        offers.offered(cast), WEEK, cast.words, (cast.head,), cast.owner
    ),
    **nudges.FORMS,
    **unowned.FORMS,
    "form_hand_over": lambda cast: handing.view(cast.view(), cast.words),
    "form_not_me": lambda cast: handing.not_me_view(offers.offer(cast), cast.words),
    "form_assign_case": lambda cast: assign.view(cast.view(), cast.words, case_id=31),
    "form_assign_task": lambda cast: assign.view(cast.view(13, owner_id=None), cast.words),
    "form_extend": lambda cast: extend.view(cast.case_view(CaseKind.OVERDUE, 14), cast.words, TODAY),
    "form_drop": lambda cast: drop.view(cast.case_view(), cast.words),
    "form_decline": lambda cast: need_form.decline_view(need(cast, NeedKind.MONEY, "Two vans").of, cast.words),
    "form_hand_on": lambda cast: need_form.pass_on_view(need(cast, NeedKind.PEOPLE).of, cast.words),
    "needs": lambda cast: needs.view(needs_you(cast), cast.words),
    "needs_standing_in": lambda cast: needs.view(replace(needs_you(cast), stands_in_for=(cast.leader,)), cast.words),
    "needs_of_many": lambda cast: needs.view(
        replace(
            needs_you(cast), unowned=needs_you(cast).unowned * 10, more_unowned=12, start=2, turned=Turned(WAITING, 2)
        ),
        cast.words,
    ),
    "needs_none": lambda cast: needs.view(nothing_waits(cast), cast.words),
    "form_leave": lambda cast: leave.view(away(cast), cast.words, for_others=True),
    "form_leave_own": lambda cast: leave.view(replace(away(cast), leaves=()), cast.words, for_others=False),
    "form_settings": lambda cast: settings.view(preferences(cast), cast.words),
    "form_settings_own": lambda cast: settings.view(chosen(cast), cast.words),
    "form_hours": lambda cast: hours.view(own_hours(cast), cast.words, TODAY),
    "form_settings_of_keeper": lambda cast: settings.view(
        replace(preferences(cast), heads=(SALES,)), cast.words, keeps=True
    ),
    "form_fund": lambda cast: giving.fund_view(cast.case_view(CaseKind.BLOCKED, 14), cast.words),
    "form_fund_in": lambda cast: giving.fund_view(cast.case_view(CaseKind.BLOCKED, 14), cast.words, "SAR"),
    "form_authority": lambda cast: giving.authority_view(cast.case_view(), cast.words),
    "form_scope": lambda cast: giving.scope_view(cast.case_view(), cast.words),
    **foundings.VIEWS,
    "home_in_set_up": lambda cast: home.view(replace(keeper_home(cast), set_up=SetUpStep.TIME)),
    **houses.VIEWS,
    **exported.VIEWS,
    **ladders.VIEWS,
    "form_company": lambda cast: company.view(_company(), cast.words),
    "form_company_confirm": lambda cast: company.confirm_view(_outlook(), cast.words),
    "form_company_with_currency": lambda cast: company.view(replace(_company(), currency="SAR"), cast.words),
    "form_company_confirm_currency": lambda cast: company.confirm_view(
        replace(_outlook(), wanted=replace(_company(), currency="SAR")), cast.words
    ),
    "form_company_same": lambda cast: company.confirm_view(
        replace(_outlook(), changes=False, next_ask_at=None, next_digest_at=None, next_meeting_on=None), cast.words
    ),
    "needs_register_turned": lambda cast: needs.view(_turned_register(cast), cast.words),
    "needs_register": lambda cast: needs.view(_register(cast, needs_you(cast)), cast.words),
    "needs_register_alone": lambda cast: needs.view(_register(cast, nothing_waits(cast)), cast.words),
    "form_add_task": lambda cast: add_task.view(CHOICES, cast.words),
    "form_drop_task": lambda cast: drop_task.view(
        Hanging(cast.view(), replace(cast.case(), next_at=NEXT), cast.leader, needs=1), cast.words
    ),
    "form_goal": lambda cast: goal.view(GoalForm(None, None, (GROW, RELY), (SALES, SUPPLY), PERSPECTIVES), cast.words),
    "form_goal_edit": lambda cast: goal.view(
        GoalForm(
            replace(GROW, department_id=1, parent_id=2, due_on=TODAY),
            cast.owner,
            (RELY,),
            (SALES, SUPPLY),
            PERSPECTIVES,
            (Lack.FIRST_STEP,),
            measured=True,
        ),
        cast.words,
    ),
    "form_edit_task": lambda cast: edit_task.view(Editable(cast.view(), EVERY, CHOICES), cast.words),
    "form_edit_task_of_owner": lambda cast: edit_task.view(
        Editable(cast.view(15), OWNERS, Choices((), (), None)), cast.words
    ),
    "form_add_task_bare": lambda cast: add_task.view(Choices((), (), None), cast.words),
    "window_status": lambda cast: window.view(MESSAGES["status"](cast), cast.words),
    "window_delivery": lambda cast: window.view(MESSAGES["delivery"](cast), cast.words),
    "window_task": lambda cast: window.view(MESSAGES["task"](cast), cast.words),
    "week_of_many": lambda cast: week.view(asked(cast, *numbered(cast, 14)), cast.words, 1),
    "week_resting": lambda cast: week.view(
        replace(asked(cast, cast.view(14), cast.view(13, rhythm=TaskRhythm.MONTHLY)), resting=(13,)), cast.words
    ),
    "home_resting": lambda cast: home.view(
        replace(_home(cast), views=(cast.view(14), cast.view(13, rhythm=TaskRhythm.MONTHLY)), resting=(13,))
    ),
    "form_reading": lambda cast: reading.view(measures.VIEWS[2], TODAY, cast.words),
    "form_reading_first": lambda cast: reading.view(measures.VIEWS[1], TODAY, cast.words),
    "week": lambda cast: week.view(asked(cast, cast.view(14), cast.answered()), cast.words),
}
