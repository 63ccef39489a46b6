"""App Home: what waits on a member first, then their tasks, then what they lead."""

from dataclasses import replace
from functools import partial

from bot.messages import (
    actions,
    checkins,
    decisions,
    handing,
    hours,
    leave,
    needs,
    owner_names,
    paging,
    parts,
    pauses,
    proposals,
    seeing,
    set_up,
    settings,
)
from bot.messages.digest import case_group
from bot.messages.given import given_lines
from bot.messages.goals import department_line
from bot.messages.model import (
    Block,
    Bullets,
    Buttons,
    Divider,
    Heading,
    Message,
    Note,
    Paragraph,
    Plain,
    Select,
    Simple,
    Text,
)
from bot.messages.paging import Pager
from bot.messages.replies import unowned_group
from bot.words.catalogue import Value, Words
from domain.home import COMING, TASKS, TEAMS, TEAMS_ON_A_PAGE, UNOWNED, WAITING, HomeContent, TeamWeek, trouble_of
from domain.paging import ON_A_PAGE
from domain.views import TaskView


def home(content: HomeContent, words: Words) -> Message:
    """The Home of a member; nothing waiting is said, too."""
    return Message(
        summary=words.text("home.summary", person=content.person, day=words.day(content.today)),
        blocks=(
            *set_up.section(content.set_up, words),
            *_waiting(content, words),
            *_undelivered(content, words),
            *_tasks(content, words),
            *_week(content, words),
            *_leave(content, words),
            *settings.section(words, keeps=content.keeps),
            *_led(content, words),
            *_help(content, words),
        ),
        language=words.language,
    )


def _waiting(content: HomeContent, words: Words) -> list[Block]:
    choices = decisions.LEADERS if content.is_leader else decisions.BELOW
    groups: list[list[Simple]] = [case_group(view, words, choices) for view in content.cases]
    others: list[list[Simple]] = [handing.group(of, words) for of in content.offers]
    others += [proposals.group(of, words) for of in content.proposals]
    others += [needs.group(of, words, content.person) for of in content.needs]
    others += [seeing.group(view, words) for view in content.unseen]
    others += [_task(view, content, words) for view in content.waiting_check_ins]
    cases = len(content.cases) + content.more_cases
    groups += others[max(0, content.turned.start_of(WAITING, content.all_waiting) - cases) :]
    title, names = words.text("home.waiting"), owner_names.waiting(content.names, words)
    if not groups:
        nothing = [Heading(title), Paragraph(words.text("home.nothing_waits"))]
        return [*(names or nothing), *checkins.at_once(content, words)]
    pager = _pager(content, WAITING, content.all_waiting, title)
    return [Heading(title), paging.items(groups[:ON_A_PAGE], pager, words), *checkins.at_once(content, words), *names]


def _task(view: TaskView, content: HomeContent, words: Words) -> list[Simple]:
    facts: list[Text] = [parts.due(view, words, content.today), *parts.rhythm(view, words)]
    if not parts.has_word(view.check_in):
        facts.append(parts.last_word(view, words))
    answer = parts.answer_part(view, content.week, words, content.undoable)
    more = [*parts.offered(view, words), *given_lines(view, words), *parts.asked_for(view, content.asked_for, words)]
    other = [] if view.case is None else pauses.otherwise(view, words, content.person)
    return [parts.title(view, words), Paragraph(words.row(*facts)), *more, *answer, *other]


def _undelivered(content: HomeContent, words: Words) -> list[Block]:
    """What failed lately, for those who can do something about it."""
    if not content.undelivered:
        return []
    told = Paragraph(words.plural("home.undelivered", content.undelivered))
    return [Heading(words.text("home.delivery")), told, Buttons((parts.plain_button(*_DELIVERY, words),))]


def _tasks(content: HomeContent, words: Words) -> list[Block]:
    blocks = _own(content, words)
    theirs = (*content.views, *content.coming)
    if not theirs:
        return blocks
    options = tuple((str(view.task.id), words.line("task.title", **_named(view))) for view in theirs)
    return [*blocks, Select(actions.TASK_OPEN, words.line("home.open_one"), options)]


def _named(view: TaskView) -> dict[str, Value]:
    return {"code": view.task.code, "title": view.task.title}


def _own(content: HomeContent, words: Words) -> list[Block]:
    waiting = {view.task.id for view in content.waiting_check_ins}
    spoken = [view for view in content.views if view.task.id not in waiting]
    title, later = Heading(words.text("home.tasks")), _coming(content, words)
    if not content.views:
        return [title, *(later or [Paragraph(words.text("home.no_tasks"))])]
    if not spoken:
        return [title, Paragraph(words.plural("home.all_wait", len(content.views))), *later]
    pager = _pager(content, TASKS, len(spoken), title.text)
    groups = [_task(view, content, words) for view in spoken[pager.start :][:ON_A_PAGE]]
    return [title, paging.items(groups, pager, words), *later]


def _coming(content: HomeContent, words: Words) -> list[Block]:
    """Those that nobody asks about yet."""
    if not content.coming:
        return []
    title = words.plural("home.coming", len(content.coming))
    pager = _pager(content, COMING, len(content.coming), words.text("home.coming.list"))
    shown = content.coming[pager.start :][:ON_A_PAGE]
    lines: list[list[Simple]] = [[Bullets((_begins(view, words),))] for view in shown]
    return [Paragraph(title), paging.items(lines, pager, words)]


def _begins(view: TaskView, words: Words) -> Text:
    facts: list[Text] = [parts.title(view, words).text]
    if view.task.start_on is not None:
        facts.append(words.text("home.begins", day=words.day(view.task.start_on)))
    return words.row(*facts)


def _week(content: HomeContent, words: Words) -> list[Block]:
    """When they are asked, who reads along, and everything of the week in one window."""
    at_work = [] if content.hours is None else [Paragraph(hours.line(content.hours, words))]
    change = [] if content.hours is None else [(actions.HOURS_OPEN, "button.hours")]
    if not content.views:
        own = Buttons(tuple(parts.plain_button(*each, words) for each in change))
        return [Heading(words.text("home.week")), *at_work, own] if at_work else []
    lines: list[Block] = [Paragraph(words.text("home.passed_over"))] if content.passed_over else []
    if content.next_ask_at is not None:
        lines.append(Paragraph(words.text("home.next", moment=content.next_ask_at)))
    if content.seen_by:
        lines.append(Paragraph(words.text("checkins.seen_by", people=words.names(content.seen_by))))
    row = [(actions.WEEK_SHOW, "button.week"), (actions.PLAN_READERS, "button.readers")]
    if any(not view.has_answer for view in content.views):
        row.append((actions.TASKS_NOT_MINE, "button.not_mine"))
    row += change
    return [
        Heading(words.text("home.week")),
        *lines,
        *at_work,
        Buttons(tuple(parts.plain_button(*each, words) for each in row)),
    ]


def _leave(content: HomeContent, words: Words) -> list[Block]:
    if content.absence is None:
        return []
    return [Heading(words.text("home.leave")), *leave.section(content.absence, words)]


def _led(content: HomeContent, words: Words) -> list[Block]:
    blocks: list[Block] = [block for team in content.teams for block in _team(team, content, words)]
    blocks += _other_teams(content, words)
    if content.unowned:
        title = words.text("home.unowned")
        groups = [unowned_group(view, words, content.today) for view in content.unowned[:ON_A_PAGE]]
        pager = _pager(content, UNOWNED, len(content.unowned) + content.more_unowned, title)
        blocks += [Heading(title), paging.items(groups, pager, words)]
    if content.steers:
        row = tuple(parts.command_button(*each, words) for each in _STEERING)
        blocks += [Heading(words.text("home.steering")), Buttons(row)]
    return blocks


def _other_teams(content: HomeContent, words: Words) -> tuple[Simple, ...]:
    """The way to the other departments of whoever heads many."""
    total = len(content.teams) + content.more_teams
    pager = _pager(content, TEAMS, total, words.text("status.departments"), TEAMS_ON_A_PAGE)
    return replace(pager, start=content.first_team).below(len(content.teams), words)


def _team(team: TeamWeek, content: HomeContent, words: Words) -> list[Block]:
    """A department: how it stands, who has answered, and what is not well. Whoever is away is away, never missing."""
    blocks: list[Block] = [Heading(words.text("home.department")), Paragraph(department_line(team.view, words))]
    if team.owners:
        blocks.append(Paragraph(words.plural("home.answered", team.owners, done=team.answered)))
    if team.silent:
        blocks.append(Paragraph(words.text("home.silent", people=words.names(team.silent))))
    if team.away:
        blocks.append(Paragraph(words.text("home.away", people=words.names(team.away))))
    if team.troubled:
        title = words.plural("home.troubled", len(team.troubled))
        pager = _pager(content, trouble_of(team.view.department.id), len(team.troubled), _name(team))
        groups = [_troubled(view, words) for view in team.troubled[pager.start :][:ON_A_PAGE]]
        blocks += [Paragraph(title), paging.items(groups, pager, words)]
    return blocks


def _name(team: TeamWeek) -> Text:
    return (Plain(team.view.department.name),)


def _troubled(view: TaskView, words: Words) -> list[Simple]:
    facts = words.row(parts.owner(view.owner, words), parts.last_word(view, words))
    open_it = parts.button(actions.TASK_OPEN, str(view.task.id), "button.open", words, view)
    return [
        parts.title(view, words),
        Paragraph(facts),
        *parts.blocker(view, words),
        *parts.seen(view, words),
        Buttons((open_it,)),
    ]


def _pager(content: HomeContent, part: str, total: int, what: Text, size: int = ON_A_PAGE) -> Pager:
    """How a list of Home is turned, which begins where it was turned to."""
    start = content.turned.start_of(part, total, size)
    return Pager(actions.HOME_TURN, partial(actions.list_value, part), what, start, total, size)


def _help(content: HomeContent, words: Words) -> list[Block]:
    # Once something has failed, the button stands beside that; those who may not see deliveries have None.
    shortcuts = (*_SHORTCUTS, _DELIVERY) if content.undelivered == 0 else _SHORTCUTS
    drawn = parts.command_button("map", "button.map", words)
    row = Buttons((*(parts.plain_button(action, key, words) for action, key in shortcuts), drawn))
    return [Divider(), row, Note(words.text("home.footer", command=parts.command("help", words)))]


_DELIVERY = (actions.PLAN_DELIVERY, "button.delivery")
_STEERING = (
    ("cases", "button.stalled"),
    ("unowned", "button.unowned"),
    ("at-risk", "button.at_risk"),
    ("unready", "button.unready"),
    ("digest", "button.digest"),
    ("export form", "button.export_form"),
)
"""What they type for it, and what the button is called."""
_SHORTCUTS = (
    (actions.PLAN_ADD, "button.add"),
    (actions.PLAN_STATUS, "button.status"),
    (actions.PLAN_AGENDA, "button.agenda"),
    (actions.PLAN_HELP, "button.help"),
)
