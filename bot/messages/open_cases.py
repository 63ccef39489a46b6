"""Open cases as a list: why each is open, with whom it is, and whom it goes to next, and when."""

from functools import partial

from bot.messages import actions, paging, parts
from bot.messages.cases import KIND_WORDS
from bot.messages.model import Bold, Button, Buttons, Message, Note, Table
from bot.messages.paging import Pager
from bot.words.catalogue import Words
from domain.ladder import Role
from domain.open_cases import ROWS, CaseLine, OpenCases

CASES, CASES_MINE, CASES_OF = "cases", "casesmine", "casesof"
"""The names of the lists; the last one goes on with a department."""

_COLUMNS = ("column.task", "column.why", "column.owner", "column.with", "column.step")
_ROLES = {
    Role.OWNER: "role.owner",
    Role.DEPUTY: "role.deputy",
    Role.HEAD: "role.head",
    Role.MANAGER: "role.manager",
    Role.LEADER: "role.leader",
}


def open_cases(of: OpenCases, words: Words, *, usual: bool = False) -> Message:
    """A page of them; `usual` says that it is the list of the reader's own departments."""
    of_some = of.within is not None
    names = words.formats.listing([each.name for each in of.within or ()])
    total = of.page.total
    footer = Note(words.text("cases.list.footer", command=parts.command("cases", words)))
    row = Buttons(_buttons(of, words))
    if not total:
        none = words.text("cases.list.none_of", departments=names) if of_some else words.text("stalled.none")
        return Message(none, (row, footer), words.language)
    summary = words.plural("stalled.summary", total)
    if of_some:
        summary = words.plural("cases.list.summary_of", total, departments=Bold(names))
    table = Table(
        caption=words.line("stalled.caption"),
        header=tuple(words.line(key) for key in _COLUMNS),
        rows=tuple(_row(line, of, words) for line in of.page.entries),
        below=paging.every(len(of.page.entries), _pager(of, words, usual=usual), words),
    )
    return Message(summary, (table, row, footer), words.language)


def _buttons(of: OpenCases, words: Words) -> tuple[Button, ...]:
    """To what needs a decision next: the list that is wider or narrower, and tasks in danger."""
    wider = [parts.command_button("cases all", "button.cases_all", words)] if of.within is not None else []
    narrower = [parts.command_button("cases", "button.cases_mine", words)] if of.may_narrow else []
    return (*wider, *narrower, parts.command_button("at-risk", "button.at_risk", words))


def _pager(of: OpenCases, words: Words, *, usual: bool) -> Pager:
    name = CASES
    if usual:
        name = CASES_MINE
    elif of.within is not None:
        name = f"{CASES_OF}-{of.within[0].id}"
    value = partial(actions.list_value, name)
    return Pager(actions.LIST_TURN, value, words.text("button.stalled"), of.page.start, of.page.total, ROWS)


def _row(line: CaseLine, of: OpenCases, words: Words) -> tuple[str, ...]:
    task, owner, case = line.of.view.task, line.of.view.owner, line.of.case
    nobody = words.line("column.nobody")
    stands = nobody
    if line.told is not None and line.role is not None:
        stands = words.line("cases.list.with", person=line.told, role=words.line(_ROLES[line.role]))
    return (
        words.cell(f"{task.code} {task.title}"),
        words.cell(words.line(KIND_WORDS[case.kind], day=parts.day_of(case.opened_at, words))),
        words.cell(nobody if owner is None else owner.name),
        words.cell(stands),
        words.cell(_step(line, of, words)),
    )


def _step(line: CaseLine, of: OpenCases, words: Words) -> str:
    if line.next_person is None or line.of.case.next_at is None:
        return words.line("cases.list.decision")
    day = words.near_day(words.formats.local_day(line.of.case.next_at), of.today)
    return words.line("cases.list.step", person=line.next_person, day=day)
