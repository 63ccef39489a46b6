"""The form for a goal: what, where on the map, who answers for it, by when, and the number that tells."""

from decimal import Decimal, InvalidOperation

from bot.messages.goal_card import lacking
from bot.messages.model import Bold, Bullets, Message, Paragraph
from bot.messages.perspectives import perspective
from bot.slack.ids import GOAL_MODAL, INPUT, Meta
from bot.slack.modals import fields
from bot.slack.modals.fields import FormFaultsError, Json, Option, Values
from bot.slack.render import MOST_BLOCKS_IN_VIEW, blocks
from bot.words.catalogue import Words
from domain.errors import FollowthroughError, MissingTitleError
from domain.goal_card import GoalForm, GoalWords, NewMeasure
from domain.goal_errors import HalfMeasureError
from domain.goals import Lack
from domain.services.tasks import LONGEST_TITLE

_LONGEST_UNIT = 40


def view(of: GoalForm, words: Words) -> Json:
    """The form; it begins with what the goal lacks, or with all that a new one should have."""
    line, goal = words.line, of.goal
    own_parent = next((each.code for each in of.goals if goal and each.id == goal.parent_id), None)
    own_department = next((each.key for each in of.departments if goal and each.id == goal.department_id), None)
    goals = [Option(line("task.title", code=each.code, title=each.title), each.code) for each in of.goals]
    departments = [Option(words.cell(each.name), each.key) for each in of.departments]
    rows = [Option(perspective(each, words), each) for each in of.perspectives]
    own_row = None if goal is None else goal.perspective
    owner = fields.person_field("owner", line("form.goal.owner"), words, initial=of.owner.chat_id if of.owner else None)
    form = [
        *blocks(_head(of, words), MOST_BLOCKS_IN_VIEW),
        fields.text_field(
            "title", line("form.goal.name"), initial=goal.title if goal else None, most=LONGEST_TITLE, optional=False
        ),
        owner,
        fields.date_field("due", line("form.goal.due"), initial=goal.due_on if goal else None),
        *([] if of.measured else _number(words)),
        *fields.select_field("perspective", line("form.goal.row"), rows, words, initial=own_row),
        *fields.select_field("parent", line("form.goal.parent"), goals, words, initial=own_parent),
        *fields.select_field("department", line("form.add.department"), departments, words, initial=own_department),
    ]
    title = line("form.goal.title") if goal is None else line("form.goal.title.edit", code=goal.code)
    meta = Meta(choice=None if goal is None else str(goal.id))
    return fields.modal(GOAL_MODAL, title, form, words, meta, line("form.save"))


def read(values: Values) -> GoalWords:
    """What was filled in; FormFaultsError names every field at fault."""
    faults: dict[str, FollowthroughError] = {}
    title = fields.read_text(values, "title")
    if not title:
        faults["title"] = MissingTitleError(field="title")
    measure = _measure(values, faults)
    if faults:
        raise FormFaultsError(faults)
    return GoalWords(
        title=title,
        perspective=fields.read_choice(values, "perspective"),
        parent=fields.read_choice(values, "parent"),
        department=fields.read_choice(values, "department"),
        owner=fields.read_person(values, "owner"),
        due_on=fields.read_date(values, "due"),
        measure=measure,
    )


def _head(of: GoalForm, words: Words) -> Message:
    wanted = of.lacks if of.goal is not None else tuple(Lack)
    if of.goal is None:
        summary = words.text("form.goal.should")
    elif wanted:
        summary = words.text("goal.lacks")
    else:
        summary = words.text("task.title", code=Bold(of.goal.code), title=Bold(of.goal.title))
    told = (Bullets(tuple(lacking(wanted, words))),) if wanted else (Paragraph(words.text("form.goal.complete")),)
    return Message(summary, told, words.language)


def _number(words: Words) -> list[Json]:
    number: Json = {"type": "number_input", "action_id": INPUT, "is_decimal_allowed": True}
    return [
        fields.text_field("measure", words.line("form.goal.measure"), most=LONGEST_TITLE),
        fields.field("target", words.line("form.goal.target"), number),
        fields.field("baseline", words.line("form.goal.baseline"), dict(number)),
        fields.text_field("unit", words.line("form.goal.unit"), most=_LONGEST_UNIT),
    ]


def _measure(values: Values, faults: dict[str, FollowthroughError]) -> NewMeasure | None:
    """The number that was given, whole or not at all."""
    name, target = fields.read_text(values, "measure"), _decimal(values, "target")
    if not name and target is None:
        return None
    if not name or target is None:
        field = "target" if name else "measure"
        faults[field] = HalfMeasureError(field=field)
        return None
    return NewMeasure(name, target, fields.read_text(values, "unit"), _decimal(values, "baseline"))


def _decimal(values: Values, field: str) -> Decimal | None:
    try:
        value = Decimal(fields.read_text(values, field))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None
