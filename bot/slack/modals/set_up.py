"""The forms of the first set-up; each opens with an answer that can be taken as it is."""

from dataclasses import dataclass
from datetime import date

from bot.messages import set_up
from bot.slack import ids
from bot.slack.ids import Meta
from bot.slack.modals import fields, house, window
from bot.slack.modals.fields import FormFaultsError, Json, Option, Values
from bot.words.catalogue import Words
from domain.calendars import Calendar
from domain.company_choices import ChannelFor, Choice, House, KeeperIs, LeaderIs, Room
from domain.errors import FollowthroughError, MissingDateError, MissingOwnerError, MissingTitleError
from domain.services.tasks import LONGEST_TITLE
from domain.set_up import SetUpStep
from domain.workspace import Rhythm

_EVERYBODY, _NAMED = "everybody", "named"
_WEEK = range(1, 8)


@dataclass(frozen=True, slots=True)
class First:
    """The first goal, and the first task towards it; `owner` is a chat id."""

    goal: str
    task: str
    owner: str
    due_on: date


def view(step: SetUpStep, of: House, words: Words) -> Json:
    """The window of a step."""
    if step is SetUpStep.PEOPLE:
        return _form(ids.SET_UP_PEOPLE_MODAL, step, _people(of, words), words)
    if step is SetUpStep.CHANNELS:
        return _form(ids.SET_UP_CHANNELS_MODAL, step, _channels(of, words), words)
    if step is SetUpStep.TIME:
        return _form(ids.SET_UP_TIME_MODAL, step, _time(of, words), words)
    return window.view(set_up.plan(words), words, title="form.set_up.plan")


def first_view(me: str, due_on: date, words: Words) -> Json:
    """The form for the first goal and task."""
    line = words.line
    form = [
        fields.hinted(
            fields.text_field("goal", line("form.set_up.goal"), most=LONGEST_TITLE, optional=False),
            line("form.set_up.goal_hint"),
        ),
        fields.hinted(
            fields.text_field("task", line("form.set_up.task"), most=LONGEST_TITLE, optional=False),
            line("form.set_up.task_hint"),
        ),
        fields.person_field("owner", line("form.set_up.owner"), words, initial=me, optional=False),
        fields.date_field("due", line("form.set_up.due"), initial=due_on, optional=False),
    ]
    return _form(ids.SET_UP_FIRST_MODAL, SetUpStep.PLAN, form, words)


def read_people(values: Values) -> tuple[list[Choice], bool]:
    """Who leads, who keeps the plan as well, and whether everybody takes part."""
    leader, keeper = fields.read_person(values, "leader"), fields.read_person(values, "keeper")
    if leader is None:
        raise FormFaultsError({"leader": MissingOwnerError(field="leader")})
    chosen: list[Choice] = [LeaderIs(leader)]
    if keeper is not None:
        chosen.append(KeeperIs(keeper))
    return chosen, fields.read_choice(values, "everybody") != _NAMED


def read_channels(values: Values) -> list[ChannelFor]:
    """Where the digest goes, and the agenda."""
    return [ChannelFor(room, fields.read_channel(values, room)) for room in Room]


def read_time(values: Values, before: Calendar) -> list[Choice]:
    """Working days, hours and holidays."""
    return [house.read_work_time(values, before)]


def read_check_in(values: Values, before: Rhythm) -> Rhythm:
    """When everybody is asked."""
    day = fields.read_choice(values, "ask_day") or ""
    known = int(day) if day in {str(each) for each in _WEEK} else before.weekday
    return Rhythm(known, fields.read_time(values, "ask_time") or before.at)


def read_first(values: Values) -> First:
    """What was filled in; FormFaultsError names every field at fault."""
    goal, task = fields.read_text(values, "goal"), fields.read_text(values, "task")
    owner, due_on = fields.read_person(values, "owner"), fields.read_date(values, "due")
    faults: dict[str, FollowthroughError] = {}
    for name, title in (("goal", goal), ("task", task)):
        if not title:
            faults[name] = MissingTitleError(field=name)
    if owner is None:
        faults["owner"] = MissingOwnerError(field="owner")
    if due_on is None:
        faults["due"] = MissingDateError(field="due")
    if faults or owner is None or due_on is None:
        raise FormFaultsError(faults)
    return First(goal, task, owner, due_on)


def _people(of: House, words: Words) -> list[Json]:
    line = words.line
    leader = None if of.leader is None else of.leader.chat_id
    who = [
        Option(line("form.set_up.everybody"), _EVERYBODY),
        Option(line("form.set_up.named"), _NAMED),
    ]
    return [
        fields.hinted(
            fields.person_field("leader", line("form.set_up.leader"), words, initial=leader, optional=False),
            line("form.set_up.leader_hint"),
        ),
        fields.hinted(
            fields.person_field("keeper", line("form.set_up.keeper"), words), line("form.set_up.keeper_hint")
        ),
        fields.radio_field("everybody", line("form.set_up.who"), who, initial=_EVERYBODY),
    ]


def _channels(of: House, words: Words) -> list[Json]:
    settings, line = of.settings, words.line
    digest = fields.channel_field("digest", line("form.set_up.digest"), words, initial=settings.digest_channel)
    meeting = fields.channel_field("meeting", line("form.set_up.meeting"), words, initial=settings.meeting_channel)
    return [
        fields.hinted(digest, line("form.set_up.digest_hint")),
        fields.hinted(meeting, line("form.channel.which_hint")),
    ]


def _time(of: House, words: Words) -> list[Json]:
    asked = of.settings.check_in
    days = [Option(words.weekday(day), str(day)) for day in _WEEK]
    return [
        *house.time_fields(of.calendars[0].calendar, words),
        *fields.select_field(
            "ask_day", words.line("form.company.check_in_day"), days, words, initial=str(asked.weekday)
        ),
        fields.time_field("ask_time", words.line("form.company.check_in_time"), initial=asked.at),
    ]


def _form(name: str, step: SetUpStep, form: list[Json], words: Words) -> Json:
    return fields.modal(name, set_up.step_of(step.number, words), form, words, Meta(), words.line("form.set_up.next"))
