"""The form for a ladder, and the window that asks whether it is meant."""

from dataclasses import asdict

from bot.messages.actions import BadValueError
from bot.messages.ladder import LABELS, ladder_value, preview, read_ladder, value
from bot.slack.ids import LADDER_CONFIRM_MODAL, LADDER_MODAL, Meta
from bot.slack.modals import fields
from bot.slack.modals.fields import Json, Option, Values
from bot.slack.render import MOST_BLOCKS_IN_VIEW, blocks
from bot.words.catalogue import Words
from domain.ladder_outlook import LadderPreview, LadderShown
from domain.ladder_rules import BOUNDS, OPTIONAL, LadderRule

_FOLLOW, _OWN = "follow", "own"
_NOBODY = 0
_SEPARATOR = "-"


def view(of: LadderShown, words: Words) -> Json:
    """The form with the rule that holds now; a department may also follow the company's."""
    line, department = words.line, of.department
    form: list[Json] = []
    if department is not None:
        ways = [Option(line("form.ladder.follow"), _FOLLOW), Option(line("form.ladder.own"), _OWN)]
        form.append(fields.radio_field("whose", department.name, ways, initial=_OWN if of.own else _FOLLOW))
    for name in ("owner_days", *OPTIONAL, "cooldown_days"):
        form += _days(name, of.rule, words)
    cards = [Option(value("at_once", each, words), str(int(each))) for each in (False, True)]
    form.append(fields.radio_field("at_once", line(LABELS["at_once"]), cards, initial=str(int(of.rule.at_once))))
    numbers = [Option(words.number(each), str(each)) for each in BOUNDS["most_cards"]]
    form += fields.select_field(
        "most_cards", line(LABELS["most_cards"]), numbers, words, initial=str(of.rule.most_cards)
    )
    meta = Meta(choice=ladder_value(None if department is None else department.id).replace("-", "0"))
    return fields.modal(LADDER_MODAL, line("form.ladder.title"), form, words, meta, line("form.company.next"))


def _days(name: str, rule: LadderRule, words: Words) -> list[Json]:
    numbers: list[int | None] = [*([None] if name in OPTIONAL else []), *BOUNDS[name]]
    options = [Option(value(name, each, words), str(each or _NOBODY)) for each in numbers]
    initial = str(getattr(rule, name) or _NOBODY)
    return fields.select_field(name, words.line(LABELS[name]), options, words, initial=initial)


def department_in(choice: str | None) -> int | None:
    """Whose ladder the form is about; BadValueError when it is none of ours."""
    text = (choice or "").partition(_SEPARATOR)[0]
    return None if text == str(_NOBODY) else read_ladder(text)


def read(values: Values, before: LadderRule) -> LadderRule | None:
    """What was chosen; what was not, or is none of our choices, stays as it was. None follows the company's."""
    if fields.read_choice(values, "whose") == _FOLLOW:
        return None

    def number(name: str, was: int) -> int:
        found = _chosen(values, name)
        return was if found is None or found not in BOUNDS[name] else found

    def step(name: str, was: int | None) -> int | None:
        return None if _chosen(values, name) == _NOBODY else number(name, was or _NOBODY) or None

    cards = _chosen(values, "at_once")
    return LadderRule(
        owner_days=number("owner_days", before.owner_days),
        deputy_days=step("deputy_days", before.deputy_days),
        head_days=step("head_days", before.head_days),
        manager_days=step("manager_days", before.manager_days),
        cooldown_days=number("cooldown_days", before.cooldown_days),
        at_once=before.at_once if cards is None else bool(cards),
        most_cards=number("most_cards", before.most_cards),
    )


def _chosen(values: Values, name: str) -> int | None:
    text = fields.read_choice(values, name) or ""
    return int(text) if text.isascii() and text.isdecimal() else None


def confirm_view(of: LadderPreview, words: Words) -> Json:
    """What would come of it, and the button that does it; what was chosen travels along."""
    return fields.modal(
        LADDER_CONFIRM_MODAL,
        words.line("form.ladder.title"),
        blocks(preview(of, words), MOST_BLOCKS_IN_VIEW),
        words,
        Meta(choice=encode(None if of.department is None else of.department.id, of.wanted)),
        words.line("form.save"),
    )


def encode(department_id: int | None, wanted: LadderRule | None) -> str:
    """A choice as it stands in `private_metadata`."""
    numbers = [] if wanted is None else [int(part or _NOBODY) for part in asdict(wanted).values()]
    return _SEPARATOR.join(str(part) for part in (department_id or _NOBODY, *numbers))


def decode(text: str | None) -> tuple[int | None, LadderRule | None]:
    """Read it back; BadValueError when it is none of ours."""
    department_id = department_in(text)
    parts = (text or "").split(_SEPARATOR)[1:]
    if not parts:
        return department_id, None
    try:
        owner, deputy, head, manager, cooldown, at_once, most = map(int, parts)
        return department_id, LadderRule(
            owner, deputy or None, head or None, manager or None, cooldown, at_once=bool(at_once), most_cards=most
        )
    except ValueError as error:
        raise BadValueError(text) from error
