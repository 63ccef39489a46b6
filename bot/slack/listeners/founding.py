"""The first set-up: what whoever meets the bot first reads, and what the buttons and forms of the conversation do."""

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from bot.messages import actions, errors
from bot.messages import set_up as says
from bot.messages.model import Message
from bot.public_holidays import KnownHolidays, country_of, work_days_of
from bot.slack import ids, members, show
from bot.slack.connection import CALL_FAULTS, fault_name
from bot.slack.desk import Desk
from bot.slack.listeners.house import checked
from bot.slack.modals import import_plan
from bot.slack.modals import set_up as forms
from bot.slack.request import Request
from bot.words.catalogue import Words
from domain.company_choices import Choice, HeadIs, KeeperIs, LeaderIs
from domain.errors import EmptyPlanError, FollowthroughError, UnknownGoalError
from domain.goal_card import GoalWords
from domain.profiles import Profile
from domain.services.set_up import Founding
from domain.services.settings import Outside
from domain.services.tasks import NewTask
from domain.set_up import SetUpStep
from domain.settings_errors import SetUpByOthersError

if TYPE_CHECKING:
    from bot.slack.listeners.actions import Press
    from bot.slack.listeners.submissions import Form

log = logging.getLogger(__name__)

Json = dict[str, Any]
THROUGH = "set-up"
AT_ONCE = 200
"""So many members come in by one transaction."""


def told(desk: Desk, request: Request, fault: FollowthroughError) -> Message:
    """What to say of a fault; whoever may set the bot up is greeted where there is nothing yet."""
    if isinstance(fault, EmptyPlanError):
        founder = members.one(desk.client, request.chat_id)
        if founder is not None and founder.runs_workspace and not founder.is_guest:
            return says.greeting(request.words)
    return errors.error(fault, request.words)


def pending(request: Request) -> Message | None:
    """The way back into a set-up that is not over, for those who may go on; None for everybody else."""
    services = request.services
    if not services.company.keeps(request.chat_id):
        return None
    step = services.set_up.step(request.chat_id)
    return None if step is None else says.going_on(step, request.words)


def begun(press: "Press") -> None:
    """Make the company in the language of the button, and open the first step."""
    request, desk = press.request, press.desk
    language = press.value if press.value in says.LANGUAGES else "en"
    founder = members.one(desk.client, request.chat_id)
    if founder is None:
        raise SetUpByOthersError
    country = country_of(founder.zone)
    wanted = Founding(
        founder=founder,
        team_id=desk.team_id,
        company=desk.team or Words.plainly(language).line("set_up.company"),
        plan=Words.plainly(language).line("set_up.plan_title"),
        language=language,
        country=country,
        work_days=work_days_of(country),
    )
    request.services.set_up.begin(wanted, request.now)
    opened(press)
    show.refresh(desk, request, ids.Origin.HOME, None, ids.Meta())


def opened(press: "Press") -> None:
    """Open the step that comes next."""
    press.instead(_next(press.request, _words(press.request)))


def planned(press: "Press") -> None:
    """Go the way into the plan that was chosen."""
    way = _WAYS.get(press.value)
    if way is None:
        raise actions.BadValueError(press.value)
    way(press)


def file_opened(press: "Press") -> None:
    """Open the form that takes a file."""
    press.request.services.uploads.require(press.request.chat_id)
    press.instead(import_plan.view(press.request.words))


def first_opened(press: "Press") -> None:
    """Open the form for the first goal and task."""
    request = press.request
    of = request.services.set_up.beginning(request.chat_id, request.now)
    press.instead(forms.first_view(request.chat_id, of.first_due, request.words))


def sampled(press: "Press") -> None:
    """Plant the sample, once, as the set-up is over then: one goal, and tasks of whoever pressed."""
    if press.request.services.set_up.step(press.request.chat_id) is not None:
        _plant(press.request)
    _end(press)


def _plant(request: Request) -> None:
    words = request.words
    today = request.services.members.today(request.chat_id, request.now)
    last = max(weeks for _, weeks in says.SAMPLE_TASKS)
    code = _goal(request, words.line("set_up.sample.goal"), request.chat_id, today + timedelta(weeks=last))
    for key, weeks in says.SAMPLE_TASKS:
        new = NewTask(
            words.line(key),
            owner=request.chat_id,
            goal=code,
            how=words.line("set_up.sample.how"),
            start_on=today,
            due_on=today + timedelta(weeks=weeks),
        )
        request.services.tasks.add(request.chat_id, new, request.now, through=THROUGH)


def left(press: "Press") -> None:
    """End with an empty plan."""
    _end(press)


def people(form: "Form") -> Json:
    """Who leads, who keeps the plan, who takes part."""
    chosen, everybody = forms.read_people(form.values)
    following = _take(form, SetUpStep.PEOPLE, chosen, everybody=everybody)
    if everybody:
        form.desk.afterwards.do(partial(_bring, form.desk, form.request), key=f"members:{form.request.chat_id}")
    return following


def channels(form: "Form") -> Json:
    """Where the digest goes, and the agenda."""
    chosen = forms.read_channels(form.values)
    for each in chosen:
        checked(form.desk, each, str(each.room))
    return _take(form, SetUpStep.CHANNELS, chosen)


def time(form: "Form") -> Json:
    """When people work, and when they are asked."""
    request = form.request
    of = request.services.settings.of(request.chat_id)
    chosen = forms.read_time(form.values, of.calendars[0].calendar)
    company = request.services.company
    before = company.of(request.chat_id)
    asked = forms.read_check_in(form.values, before.check_in)
    company.change(request.chat_id, replace(before, check_in=asked), request.now, through=THROUGH)
    return _take(form, SetUpStep.TIME, chosen)


def first(form: "Form") -> Message:
    """Begin the plan with one goal and one task, and say what happens next."""
    request, filled = form.request, forms.read_first(form.values)
    _known(form, [KeeperIs(filled.owner)])
    code = _goal(request, filled.goal, filled.owner, filled.due_on)
    today = request.services.members.today(request.chat_id, request.now)
    new = NewTask(filled.task, owner=filled.owner, goal=code, start_on=today, due_on=filled.due_on)
    request.services.tasks.add(request.chat_id, new, request.now, through=THROUGH)
    return _over(request)


def _goal(request: Request, title: str, owner: str, due_on: date) -> str:
    """The code of the goal with this title, made where there is none: a form can be sent twice."""
    goals = request.services.goals
    try:
        return goals.show(request.chat_id, title, request.now).goal.code
    except UnknownGoalError:
        wanted = GoalWords(title, owner=owner, due_on=due_on)
        return goals.add(request.chat_id, wanted, request.now, through=THROUGH).goal.code


def _end(press: "Press") -> None:
    show.another_page(press.desk, press.body, press.request, _over(press.request))


def _over(request: Request) -> Message:
    request.services.set_up.finish(request.chat_id, request.now, through=THROUGH)
    return says.over(request.services.set_up.beginning(request.chat_id, request.now), request.words)


def _take(form: "Form", step: SetUpStep, chosen: Iterable[Choice], *, everybody: bool | None = None) -> Json:
    request, choices = form.request, list(chosen)
    request.services.set_up.take(
        request.chat_id,
        step,
        choices,
        request.now,
        through=THROUGH,
        outside=_outside(form.desk, request, choices),
        everybody=everybody,
    )
    return _next(request, request.words)


def _next(request: Request, words: Words) -> Json:
    step = request.services.set_up.step(request.chat_id)
    of = request.services.settings.of(request.chat_id)
    return forms.view(step or SetUpStep.PLAN, of, words)


def _words(request: Request) -> Words:
    """Their words as they are by now: whoever has just begun is a member only since then."""
    return Words.of(request.services.members.me(request.chat_id))


def _outside(desk: Desk, request: Request, choices: Iterable[Choice]) -> Outside:
    named = [each.chat_id for each in choices if isinstance(each, LeaderIs | KeeperIs | HeadIs)]
    new = [who for who in named if who is not None and request.services.members.find(who) is None]
    found = [members.one(desk.client, who) for who in new]
    return Outside({each.chat_id: each for each in found if each is not None}, KnownHolidays())


def _known(form: "Form", choices: Iterable[Choice]) -> None:
    """Bring somebody who is named before everybody was."""
    profiles = _outside(form.desk, form.request, choices).members.values()
    if profiles:
        form.request.services.set_up.bring(form.request.chat_id, profiles, form.request.now, through=THROUGH)


def _bring(desk: Desk, request: Request) -> None:
    """Bring every member of the workspace; whoever is missed comes in when Slack next speaks of them."""
    everyone = members.everyone(desk.client)
    try:
        while batch := list(islice(everyone, AT_ONCE)):
            _bring_some(desk, request, batch)
    except CALL_FAULTS as error:
        log.warning("not every member was brought into the plan: %s", fault_name(error))


def _bring_some(desk: Desk, request: Request, batch: list[Profile]) -> None:
    desk.request({}).services.set_up.bring(request.chat_id, batch, request.now, through=THROUGH)


_WAYS: Mapping[str, Callable[["Press"], None]] = {
    says.FILE: file_opened,
    says.FORM: first_opened,
    says.SAMPLE: sampled,
    says.NOTHING: left,
}

HANDLERS: Mapping[str, Callable[["Press"], None]] = {
    actions.SET_UP_BEGIN: begun,
    actions.SET_UP_GO_ON: opened,
    actions.SET_UP_PLAN: planned,
}
"""What the buttons do."""

FORMS: Mapping[str, Callable[["Form"], Message | Json]] = {
    ids.SET_UP_PEOPLE_MODAL: people,
    ids.SET_UP_CHANNELS_MODAL: channels,
    ids.SET_UP_TIME_MODAL: time,
    ids.SET_UP_FIRST_MODAL: first,
}
"""What the forms do."""
