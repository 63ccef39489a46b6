"""What has a date in the plan, as a calendar file that any calendar can take; a later one updates what it brought."""

from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from bot.words.catalogue import Words
from domain.meetings import ActionItem, next_meeting_day
from domain.tasks import Status, Task
from domain.whole_plan import WholePlan

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_MEETING_LASTS = timedelta(hours=1)
_ZONES_UNTIL = timedelta(days=3653)
_STATUS_WORDS = {
    Status.ON_TRACK: "status.on_track",
    Status.AT_RISK: "status.at_risk",
    Status.OFF_TRACK: "status.off_track",
    Status.DONE: "status.done",
}


def ics_of(plan: WholePlan, words: Words) -> bytes:
    """Due dates of tasks and action items as whole days, and the monthly meeting in the leader's time."""
    calendar = Calendar()
    calendar.add("prodid", "-//Followthrough//Plan//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"{plan.settings.company}: {plan.settings.plan_title}")
    names = {person.id: person.name for person in plan.people}
    for task in plan.tasks:
        if task.due_on is not None:
            calendar.add_component(_task(task, task.due_on, plan, names, words))
    for item in plan.action_items:
        if item.due_on is not None:
            calendar.add_component(_action_item(item, item.due_on, plan, names, words))
    calendar.add_component(_meeting(plan, words))
    calendar.add_missing_timezones(first_date=plan.today, last_date=plan.today + _ZONES_UNTIL)
    return bytes(calendar.to_ical())


def _task(task: Task, due: date, plan: WholePlan, names: dict[int, str], words: Words) -> Event:
    event = _whole_day(f"task-{task.id}", due, plan)
    done = task.status is Status.DONE
    title = f"{task.code} {task.title}"
    event.add("summary", words.line("export.ics.done", title=title) if done else title)
    facts = [words.line("export.ics.owner", name=names.get(task.owner_id or 0) or words.line("export.nobody"))]
    facts.append(words.line("status.none" if task.status is None else _STATUS_WORDS[task.status]))
    if task.how:
        facts.append(words.line("export.ics.done_when", how=task.how))
    event.add("description", "\n".join(facts))
    if task.place:
        event.add("location", task.place)
    return event


def _action_item(item: ActionItem, due: date, plan: WholePlan, names: dict[int, str], words: Words) -> Event:
    event = _whole_day(f"item-{item.id}", due, plan)
    event.add("summary", item.text)
    owner = names.get(item.owner_id or 0) or words.line("export.nobody")
    event.add("description", words.line("export.ics.owner", name=owner))
    return event


def _meeting(plan: WholePlan, words: Words) -> Event:
    rhythm, settings = plan.settings.meeting, plan.settings
    coming = settings.next_meeting_on
    day = coming if coming is not None and coming >= plan.today else next_meeting_day(rhythm, plan.today)
    event = _event("meeting", plan)
    event.add("summary", words.line("export.ics.meeting", company=settings.company))
    event.add("dtstart", datetime.combine(day, rhythm.at, ZoneInfo(plan.zone)))
    event.add("duration", _MEETING_LASTS)
    event.add("rrule", {"freq": "monthly", "byday": f"{rhythm.nth}{_DAYS[rhythm.weekday - 1]}"})
    return event


def _whole_day(name: str, day: date, plan: WholePlan) -> Event:
    """A day that is not blocked in anybody's calendar."""
    event = _event(name, plan)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event


def _event(name: str, plan: WholePlan) -> Event:
    """An event that keeps its id from one export to the next, which is how calendars know it again."""
    of = uuid5(NAMESPACE_URL, f"followthrough:{plan.settings.team_id or plan.settings.company}")
    event = Event()
    event.add("uid", f"{name}@{of}")
    event.add("dtstamp", plan.at.astimezone(UTC))
    event.add("last-modified", plan.at.astimezone(UTC))
    return event
