"""From checked sections to the draft of a plan, with every default in its place."""

from dataclasses import replace

from bot.planfile.models import (
    DepartmentSection,
    GoalSection,
    LadderSection,
    MeasureSection,
    MeetingSection,
    MomentSection,
    PersonSection,
    PlanSection,
    TaskSection,
)
from domain.ladder_rules import USUAL, LadderRule
from domain.measures import Direction
from domain.people import OwnTime
from domain.plan import (
    DEFAULT_CALENDAR,
    ActionItemDraft,
    CalendarDraft,
    ChannelDraft,
    DepartmentDraft,
    GoalDraft,
    MeasureDraft,
    PersonDraft,
    PlanDraft,
    ReadingDraft,
    TaskDraft,
    WordDraft,
)
from domain.rhythm import TaskRhythm
from domain.workspace import MeetingRhythm, Rhythm


def draft_of(plan: PlanSection, leader: str) -> PlanDraft:
    """The draft; `leader` is the key of the person who leads."""
    usual = PlanDraft(company=plan.company, plan_title=plan.plan or plan.company, leader=leader, people=())
    rhythm = plan.rhythm
    return PlanDraft(
        company=plan.company,
        plan_title=plan.plan or plan.company,
        leader=leader,
        digest_channel=plan.digest_channel,
        meeting_channel=plan.meeting_channel or plan.digest_channel,
        check_in=_moment(rhythm.check_in, usual.check_in),
        digest=_moment(rhythm.digest, usual.digest),
        meeting=_meeting(rhythm.meeting, usual.meeting),
        silent_weeks=_or(rhythm.silent_weeks, usual.silent_weeks),
        still_turns=_or(rhythm.still_turns, usual.still_turns),
        answer_days=_or(rhythm.answer_days, usual.answer_days),
        person_load=_or(rhythm.person_load, usual.person_load),
        plan_load=_or(rhythm.plan_load, usual.plan_load),
        currency=plan.currency,
        leader_weeks=_or(rhythm.leader_weeks, usual.leader_weeks),
        strength=rhythm.reminders or usual.strength,
        ladder=_company_ladder(plan),
        channels=_channels(plan),
        calendars=_calendars(plan),
        people=tuple(_person(person, plan) for person in plan.people),
        departments=tuple(_department(one, plan) for one in plan.departments),
        goals=tuple(_goal(goal, plan) for goal in plan.goals),
        measures=tuple(_measure(measure) for measure in plan.measures),
        tasks=tuple(_task(task) for task in plan.tasks),
        action_items=tuple(ActionItemDraft(item.text, item.owner, item.due, item.task) for item in plan.action_items),
    )


def _moment(moment: MomentSection, usual: Rhythm) -> Rhythm:
    return Rhythm(_or(moment.weekday, usual.weekday), moment.time or usual.at)


def _meeting(meeting: MeetingSection, usual: MeetingRhythm) -> MeetingRhythm:
    return MeetingRhythm(
        nth=_or(meeting.nth, usual.nth),
        weekday=_or(meeting.weekday, usual.weekday),
        at=meeting.time or usual.at,
        agenda_lead=_or(meeting.agenda_lead, usual.agenda_lead),
    )


def _company_ladder(plan: PlanSection) -> LadderRule:
    rhythm = plan.rhythm
    days = _or(rhythm.rung_days, USUAL.owner_days)
    cooldown = _or(rhythm.cooldown_days, USUAL.cooldown_days)
    return _ladder(plan.ladder, replace(USUAL, owner_days=days, head_days=days, cooldown_days=cooldown))


def _ladder(said: LadderSection, usual: LadderRule) -> LadderRule:
    return replace(
        usual,
        owner_days=_or(said.owner, usual.owner_days),
        deputy_days=_step(said.deputy, usual.deputy_days),
        head_days=_step(said.head, usual.head_days),
        manager_days=_step(said.manager, usual.manager_days),
        at_once=usual.at_once if said.cards_at_once is None else said.cards_at_once,
        most_cards=_or(said.most_cards, usual.most_cards),
        cooldown_days=_or(said.cooldown_days, usual.cooldown_days),
    )


def _step(said: int | None, usual: int | None) -> int | None:
    """Days of a rung; 0 says that nobody stands on it."""
    return usual if said is None else said or None


def _department(one: DepartmentSection, plan: PlanSection) -> DepartmentDraft:
    ladder = None if one.ladder is None else _ladder(one.ladder, _company_ladder(plan))
    return DepartmentDraft(one.key, one.name or one.key, one.head, one.channel, ladder)


def _channels(plan: PlanSection) -> tuple[ChannelDraft, ...]:
    everybody = tuple(person.key for person in plan.people if not person.guest)
    return tuple(
        ChannelDraft(channel.id, channel.name, everybody if channel.members is None else tuple(channel.members))
        for channel in plan.channels
    )


def _calendars(plan: PlanSection) -> tuple[CalendarDraft, ...]:
    return tuple(
        CalendarDraft(
            one.key,
            frozenset(one.work_days),
            *one.hours,
            frozenset(one.days_off),
            one.country,
            one.subdivision,
            frozenset(one.days_on),
            one.name,
        )
        for one in plan.calendars
    )


def _person(person: PersonSection, plan: PlanSection) -> PersonDraft:
    starts, ends = person.hours or (None, None)
    first_calendar = plan.calendars[0].key if plan.calendars else DEFAULT_CALENDAR
    return PersonDraft(
        key=person.key,
        chat_id=person.slack,
        name=person.name,
        zone=person.zone or plan.zone,
        locale=person.locale or plan.locale,
        calendar=person.calendar or first_calendar,
        department=person.department,
        manager=person.manager,
        deputy=person.deputy,
        is_plan_keeper=person.plan_keeper,
        is_guest=person.guest,
        own_time=OwnTime(
            frozenset(person.work_days) if person.work_days else None, starts, ends, person.every_other_off
        ),
        away_from=person.away.since if person.away else None,
        away_until=person.away.until if person.away else None,
    )


def _goal(goal: GoalSection, plan: PlanSection) -> GoalDraft:
    """A goal below another one takes the perspective of the nearest goal above it that has one."""
    above = {one.code: one for one in plan.goals}
    nearest = goal
    while nearest.perspective is None and nearest.parent is not None:
        nearest = above[nearest.parent]
    return GoalDraft(
        goal.code, goal.title, nearest.perspective or "", goal.parent, goal.department, goal.owner, goal.due
    )


def _measure(measure: MeasureSection) -> MeasureDraft:
    falls = measure.baseline is not None and measure.target < measure.baseline
    return MeasureDraft(
        key=measure.key,
        goal=measure.goal,
        name=measure.name,
        unit=measure.unit,
        direction=measure.direction or (Direction.DOWN if falls else Direction.UP),
        baseline=measure.baseline,
        target=measure.target,
        readings=tuple(ReadingDraft(on, value) for on, value in measure.readings.items()),
    )


def _task(task: TaskSection) -> TaskDraft:
    said = task.last_word
    return TaskDraft(
        key=task.key,
        title=task.title,
        goal=task.goal,
        department=task.department,
        owner=task.owner,
        place=task.where,
        how=task.how,
        start_on=task.start,
        due_on=task.due,
        rhythm=task.rhythm or TaskRhythm.WEEKLY,
        word=WordDraft(said.status, said.on, said.progress, said.note, said.blocker) if said else None,
    )


def _or(value: int | None, usual: int) -> int:
    return usual if value is None else value
