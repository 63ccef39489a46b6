"""The forms of decisions that stay written on a task: money for it, authority for it, and less of it."""

from decimal import Decimal, InvalidOperation

from bot.messages import parts
from bot.messages.model import Message, Paragraph, Simple
from bot.messages.replies import task_line
from bot.slack.ids import AUTHORITY_MODAL, FUND_MODAL, INPUT, SCOPE_MODAL, Meta
from bot.slack.modals import fields
from bot.slack.modals.fields import FormFaultsError, Json, Values
from bot.slack.render import MOST_BLOCKS_IN_VIEW, blocks
from bot.words.catalogue import Words
from domain.checkins import LONGEST_TEXT
from domain.decision_errors import BadAmountError, MissingWhatError
from domain.decisions import Choice, DecisionKind, is_amount
from domain.errors import FollowthroughError
from domain.views import CaseView


def fund_view(of: CaseView, words: Words, currency: str | None = None) -> Json:
    """The form that asks how much, in the company's money, and what for."""
    named = None if currency is None else words.formats.currency(currency)
    how_much = words.line("form.fund.amount") if named is None else words.line("form.fund.amount_in", currency=named)
    amount: Json = {"type": "number_input", "action_id": INPUT, "is_decimal_allowed": True, "min_value": "0.01"}
    return _form(
        of,
        words,
        (FUND_MODAL, "form.fund.title", "form.fund.warning"),
        fields.field("amount", how_much, amount, optional=False),
        fields.text_field("note", words.line("form.fund.what_for"), most=LONGEST_TEXT, lines=True),
    )


def authority_view(of: CaseView, words: Words) -> Json:
    """The form that asks what the owner may do from now on, and until when."""
    label, until = words.line("form.authority.what_for"), words.line("form.authority.until")
    return _form(
        of,
        words,
        (AUTHORITY_MODAL, "form.authority.title", "form.authority.warning"),
        fields.text_field("note", label, most=LONGEST_TEXT, lines=True, optional=False),
        fields.hinted(fields.date_field("until", until), words.line("form.authority.until_hint")),
    )


def scope_view(of: CaseView, words: Words) -> Json:
    """The form that asks what need not be done any more."""
    label = words.line("form.scope.left_out")
    return _form(
        of,
        words,
        (SCOPE_MODAL, "form.scope.title", "form.scope.warning"),
        fields.text_field("note", label, most=LONGEST_TEXT, lines=True, optional=False),
    )


def read_fund(values: Values) -> Choice:
    """What was filled in; FormFaultsError names every field at fault."""
    faults: dict[str, FollowthroughError] = {}
    amount, note = _amount(fields.read_text(values, "amount")), fields.noted(values, faults)
    if not is_amount(amount):
        faults["amount"] = BadAmountError(field="amount")
    if faults:
        raise FormFaultsError(faults)
    return Choice(DecisionKind.FUND, amount=amount, note=note)


def read_authority(values: Values) -> Choice:
    """What was filled in; FormFaultsError names every field at fault."""
    return Choice(DecisionKind.AUTHORITY, note=_what(values), until=fields.read_date(values, "until"))


def read_scope(values: Values) -> Choice:
    """What was filled in; FormFaultsError names every field at fault."""
    return Choice(DecisionKind.SCOPE, note=_what(values))


def _form(of: CaseView, words: Words, says: tuple[str, str, str], *asked: Json) -> Json:
    """A form about a case: its id, title and what becomes of the decision, below the task with what it lacks."""
    modal, title, warning = says
    named = task_line(of.view, words)
    about: tuple[Simple, ...] = (*parts.blocker(of.view, words), Paragraph(words.text(warning)))
    told = Message(named.summary, (*named.blocks, *about), words.language)
    form = [*blocks(told, MOST_BLOCKS_IN_VIEW), *asked]
    meta = Meta(task_id=of.view.task.id, case_id=of.case.id)
    return fields.modal(modal, words.line(title, code=of.view.task.code), form, words, meta, words.line("form.save"))


def _what(values: Values) -> str:
    faults: dict[str, FollowthroughError] = {}
    note = fields.noted(values, faults)
    if not note and not faults:
        faults["note"] = MissingWhatError(field="note")
    if faults or note is None:
        raise FormFaultsError(faults)
    return note


def _amount(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
