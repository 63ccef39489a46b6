"""A whole plan as a plan file: importing it into an empty database gives the same plan."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, time
from decimal import Decimal

import yaml

from domain.ladder_rules import LadderRule
from domain.people import OwnTime
from domain.plan import (
    ActionItemDraft,
    CalendarDraft,
    DepartmentDraft,
    GoalDraft,
    MeasureDraft,
    PersonDraft,
    PlanDate,
    PlanDraft,
    TaskDraft,
)
from domain.plan_drafts import draft_of
from domain.rhythm import TaskRhythm
from domain.whole_plan import WholePlan

Node = Mapping[object, object]

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WIDTH = 120
_LINE = 200
"""Characters of a text of one line in a plan file."""


def write(plan: WholePlan) -> bytes:
    """The file; comments at its top say of when it is, and what it leaves out."""
    return (_head(plan) + written(draft_of(plan))).encode()


def written(draft: PlanDraft) -> str:
    """A draft as the text of a plan file."""
    return yaml.dump(_plan(draft), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)


def _head(plan: WholePlan) -> str:
    of = "The whole plan" if plan.department is None else f"The part of {' '.join(plan.department.name.split())}"
    lines = [f"{of}, as it was on {plan.today}. `followthrough import` reads this file."]
    if plan.not_in_plan:
        lines.append(f"Left out: {plan.not_in_plan} tasks that were proposed only, dropped, or split.")
    if not plan.personal:
        lines.append("Left out: notes of check-ins, and leave.")
    lines.append("A plan file does not hold what happened before: earlier words, cases, decisions and the audit trail.")
    return "".join(f"# {line}\n" for line in lines) + "\n"


def _plan(draft: PlanDraft) -> Node:
    zone = _usual(person.zone for person in draft.people)
    locale = _usual(person.locale for person in draft.people)
    return _said(
        company=_line(draft.company),
        plan=_line(draft.plan_title),
        leader=draft.leader or None,
        zone=zone,
        locale=locale,
        digest_channel=draft.digest_channel,
        meeting_channel=draft.meeting_channel,
        currency=draft.currency,
        rhythm=_rhythm(draft),
        ladder=_ladder(draft.ladder),
        calendars=[_calendar(each) for each in draft.calendars],
        people=[_person(each, zone, locale, has_calendars=bool(draft.calendars)) for each in draft.people],
        departments=[_department(each) for each in draft.departments],
        goals=[_goal(each) for each in draft.goals],
        measures=[_measure(each) for each in draft.measures],
        tasks=[_task(each) for each in draft.tasks],
        action_items=[_action_item(each) for each in draft.action_items],
    )


def _rhythm(draft: PlanDraft) -> Node:
    meeting = draft.meeting
    return _said(
        check_in={"weekday": _weekday(draft.check_in.weekday), "time": _time(draft.check_in.at)},
        digest={"weekday": _weekday(draft.digest.weekday), "time": _time(draft.digest.at)},
        meeting={
            "nth": meeting.nth,
            "weekday": _weekday(meeting.weekday),
            "time": _time(meeting.at),
            "agenda_lead": meeting.agenda_lead,
        },
        silent_weeks=draft.silent_weeks,
        still_turns=draft.still_turns,
        answer_days=draft.answer_days,
        person_load=draft.person_load,
        plan_load=draft.plan_load,
        leader_weeks=draft.leader_weeks,
        reminders=draft.strength.value,
    )


def _ladder(rule: LadderRule) -> Node:
    """Every rung is named: nobody on it is `no`."""
    return {
        "owner": rule.owner_days,
        "deputy": rule.deputy_days or False,
        "head": rule.head_days or False,
        "manager": rule.manager_days or False,
        "cards_at_once": rule.at_once,
        "most_cards": rule.most_cards,
        "cooldown_days": rule.cooldown_days,
    }


def _calendar(each: CalendarDraft) -> Node:
    return _said(
        key=each.key,
        name=None if each.name is None else _line(each.name),
        work_days=[_weekday(day) for day in sorted(each.work_days)],
        hours=_hours(each.starts, each.ends),
        country=each.country,
        subdivision=each.subdivision,
        days_off=sorted(each.days_off),
        days_on=sorted(each.days_on),
    )


def _person(each: PersonDraft, zone: str | None, locale: str | None, *, has_calendars: bool) -> Node:
    away = None if each.away_until is None else {**_from(each.away_from, each.away_until), "until": each.away_until}
    return _said(
        key=each.key,
        slack=each.chat_id,
        name=_line(each.name),
        zone=None if each.zone == zone else each.zone,
        locale=None if each.locale == locale else each.locale,
        calendar=each.calendar if has_calendars else None,
        department=each.department,
        manager=each.manager,
        deputy=each.deputy,
        plan_keeper=each.is_plan_keeper or None,
        guest=each.is_guest or None,
        **_own_time(each.own_time),
        away=away,
    )


def _from(since: PlanDate | None, until: PlanDate) -> Node:
    backwards = isinstance(since, date) and isinstance(until, date) and since > until
    return {} if since is None or backwards else {"from": since}


def _own_time(own: OwnTime) -> dict[str, object]:
    both = own.starts is not None and own.ends is not None
    return {
        "work_days": None if own.work_days is None else [_weekday(day) for day in sorted(own.work_days)],
        "hours": _hours(own.starts, own.ends) if both else None,
        "every_other_off": own.every_other_off,
    }


def _department(each: DepartmentDraft) -> Node:
    return _said(
        key=each.key,
        name=_line(each.name),
        head=each.head,
        channel=each.channel,
        ladder=None if each.ladder is None else _ladder(each.ladder),
    )


def _goal(each: GoalDraft) -> Node:
    return _said(
        code=each.code,
        title=_line(each.title),
        perspective=each.perspective,
        parent=each.parent,
        department=each.department,
        owner=each.owner,
        due=each.due_on,
    )


def _measure(each: MeasureDraft) -> Node:
    return _said(
        key=each.key,
        goal=each.goal,
        name=_line(each.name),
        unit=_line(each.unit) or None,
        direction=each.direction.value,
        baseline=each.baseline,
        target=each.target,
        readings={reading.on: reading.value for reading in each.readings},
    )


def _task(each: TaskDraft) -> Node:
    start, due = each.start_on, each.due_on
    backwards = isinstance(start, date) and isinstance(due, date) and start > due
    word = each.word
    said = None
    if word is not None:
        said = _said(status=word.status.value, on=word.on, progress=word.progress, note=word.note, blocker=word.blocker)
    return _said(
        key=each.key,
        title=_line(each.title),
        goal=each.goal,
        department=each.department,
        owner=each.owner,
        where=None if each.place is None else _line(each.place),
        start=None if backwards else start,
        due=due,
        how=each.how,
        rhythm=None if each.rhythm is TaskRhythm.WEEKLY else each.rhythm.value,
        last_word=said,
    )


def _action_item(each: ActionItemDraft) -> Node:
    return _said(text=_line(each.text), owner=each.owner, due=each.due_on, task=each.task)


def _said(**named: object) -> Node:
    """Only what says something: None, an empty text and an empty list are left out."""
    return {name: value for name, value in named.items() if value is not None and value not in ("", [], {})}


def _usual(values: Iterable[str]) -> str | None:
    counted = Counter(values).most_common(1)
    return counted[0][0] if counted else None


def _line(text: str) -> str:
    short = " ".join(text.split())
    return short if len(short) <= _LINE else short[: _LINE - 1] + "…"


def _weekday(number: int) -> str:
    return _WEEKDAYS[number - 1]


def _time(at: time) -> str:
    return at.isoformat("minutes")


def _hours(starts: time | None, ends: time | None) -> str | None:
    return None if starts is None or ends is None else f"{_time(starts)}-{_time(ends)}"


class _Dumper(yaml.CSafeDumper):
    """Numbers as they were written, and texts of several lines as such."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002  (the library's signature)
        """The same value twice is written twice: a plan file has no aliases."""
        return True


def _number(dumper: _Dumper, value: Decimal) -> yaml.Node:
    text = format(value, "f")
    return dumper.represent_scalar(f"tag:yaml.org,2002:{'float' if '.' in text else 'int'}", text)


def _text(dumper: _Dumper, value: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if "\n" in value else None)


_Dumper.add_representer(Decimal, _number)
_Dumper.add_representer(str, _text)
