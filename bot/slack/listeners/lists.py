"""Long lists: the first page for a command or a button, and every other one for whoever turns it."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from bot.folding import folded
from bot.messages import actions, replies
from bot.messages.actions import BadValueError
from bot.messages.at_risk import at_risk
from bot.messages.measures import MEASURES
from bot.messages.model import Message
from bot.messages.open_cases import CASES, CASES_MINE, CASES_OF, open_cases
from bot.messages.readiness import unready
from bot.messages.status_of import status_of
from bot.messages.strategy_map import MAP, strategy_map
from bot.slack import show
from bot.slack.ids import Meta
from bot.slack.listeners import auditing, readings
from bot.slack.request import Request
from bot.status_line import read_subject
from bot.verbs import BY_NAME
from domain import readiness
from domain.paging import FIRST, Turned
from domain.status_of import SubjectKind

if TYPE_CHECKING:
    from bot.slack.listeners.actions import Press

_ALL = frozenset(folded(word) for word in ("all", "everything", "الكل", "كل", "جميع", "كلها"))
_RISK = "risk"
"""What the names of the lists of tasks in danger begin with."""


def status(request: Request, turned: Turned = FIRST) -> Message:
    """The plan in one look."""
    return replies.status(request.services.tasks.status(request.chat_id, request.now), request.words, turned)


def typed_status(request: Request, rest: str) -> Message:
    """The plan in one look, or how what was named stands."""
    wanted = read_subject(rest)
    if wanted.member is not None:
        return status_of(request.services.status.of_member(request.chat_id, wanted.member, request.now), request.words)
    if not wanted.name:
        return status(request)
    typed = f"/plan {BY_NAME['status'].word(request.words.language)}"
    found = request.services.status.named(request.chat_id, wanted.name, request.now, example=typed)
    return status_of(found, request.words)


def typed_at_risk(request: Request, rest: str) -> Message:
    """Tasks in danger, in the whole plan or in what was named."""
    wanted, service = read_subject(rest), request.services.at_risk
    if wanted.member is not None:
        return at_risk(service.of_member(request.chat_id, wanted.member, request.now), request.words)
    typed = f"/plan {BY_NAME['at-risk'].word(request.words.language)}"
    return at_risk(service.of(request.chat_id, request.now, wanted.name, example=typed), request.words)


def typed_unready(request: Request, rest: str) -> Message:
    """What is not ready, in the whole plan or in what was named."""
    wanted, service = read_subject(rest), request.services.readiness
    if wanted.member is not None:
        return unready(service.of_member(request.chat_id, wanted.member, request.now), request.words)
    typed = f"/plan {BY_NAME['unready'].word(request.words.language)}"
    return unready(service.of(request.chat_id, request.now, wanted.name, example=typed), request.words)


def typed_cases(request: Request, rest: str) -> Message:
    """Open cases of the departments of whoever asks, of the one that was named, or all."""
    service, wanted = request.services.case_list, read_subject(rest)
    if not wanted.name:
        return open_cases(service.usual(request.chat_id, request.now), request.words, usual=True)
    if folded(wanted.name) in _ALL:
        return open_cases(service.all(request.chat_id, request.now), request.words)
    return open_cases(service.of_department(request.chat_id, wanted.name, request.now), request.words)


def drawn_map(request: Request, start: int = 0) -> Message:
    """The strategy map."""
    return strategy_map(request.services.map.of(request.chat_id, request.now, start), request.words)


def unowned(request: Request, start: int = 0) -> Message:
    """Tasks that nobody answers for."""
    found = request.services.tasks.unowned(request.chat_id, start)
    return replies.unowned(found, request.words, _today(request))


def stalled(request: Request, start: int = 0) -> Message:
    """Open cases."""
    found = request.services.tasks.stalled(request.chat_id, start)
    return replies.stalled(found, request.words, _today(request))


def opened_status(press: "Press") -> None:
    """Show the plan in one look."""
    press.say(status(press.request))


def opened_unowned(press: "Press") -> None:
    """Show the tasks that nobody answers for."""
    press.say(unowned(press.request))


def opened_stalled(press: "Press") -> None:
    """Show the open cases."""
    press.say(stalled(press.request))


def turned(press: "Press") -> None:
    """Show another page in the place of the one that was clicked."""
    part, start = actions.read_list(press.value)
    page = auditing.page if part.startswith(auditing.LIST) else _page
    message = page(press.request, part, start)
    show.another_page(press.desk, press.body, press.request, message)


def turned_home(press: "Press") -> None:
    """Show another page of a list on the Home of whoever pressed, and on no one else's."""
    part, start = actions.read_list(press.value)
    show.turn(press.desk, press.body, press.request, Meta(part=part, page=start))


def turned_needs(press: "Press") -> None:
    """Show another page of what waits on whoever pressed, or of what waits for others."""
    part, start = actions.read_list(press.value)
    show.turn(press.desk, press.body, press.request, Meta(part=part, page=start))


def _page(request: Request, part: str, start: int) -> Message:
    """A page of the list of that name; BadValueError when there is none."""
    if part in {replies.GOALS, replies.DEPARTMENTS}:
        return status(request, Turned(part, start))
    if part in _LISTS:
        return _LISTS[part](request, start)
    if part.startswith((CASES, _RISK, readiness.TASKS, readiness.GOALS)):
        return _other_page(request, part, start)
    kind, _, subject_id = part.partition("-")
    if kind in set(SubjectKind) and subject_id:
        services = request.services.status
        found = services.page(request.chat_id, SubjectKind(kind), int(subject_id), request.now, start)
        return status_of(found, request.words)
    raise BadValueError(part)


def _other_page(request: Request, part: str, start: int) -> Message:
    """A page of open cases, of tasks in danger, or of what is not ready; BadValueError when there is none."""
    name, _, number = part.partition("-")
    services, who, now = request.services, request.chat_id, request.now
    if part == CASES:
        return open_cases(services.case_list.all(who, now, start), request.words)
    if part == CASES_MINE:
        return open_cases(services.case_list.usual(who, now, start), request.words, usual=True)
    if name == CASES_OF and number:
        return open_cases(services.case_list.page(who, int(number), now, start), request.words)
    if part.startswith(_RISK):
        of = _part_of_plan(name.removeprefix(_RISK), number, part)
        return at_risk(services.at_risk.page(who, *of, now, start), request.words)
    return _unready_page(request, part, start)


def _unready_page(request: Request, part: str, start: int) -> Message:
    """A page of tasks or of goals that are not ready."""
    name, _, number = part.partition("-")
    of = _part_of_plan(name.removeprefix(readiness.TASKS).removeprefix(readiness.GOALS), number, part)
    service = request.services.readiness
    page = service.goals_page if part.startswith(readiness.GOALS) else service.page
    return unready(page(request.chat_id, *of, request.now, start), request.words)


def _part_of_plan(kind: str, number: str, part: str) -> tuple[SubjectKind | None, int]:
    """What a list is of; no kind for the whole plan."""
    if not kind and not number:
        return None, 0
    if kind in set(SubjectKind) and number:
        return SubjectKind(kind), int(number)
    raise BadValueError(part)


def _today(request: Request) -> date:
    return request.services.members.today(request.chat_id, request.now)


_LISTS: dict[str, Callable[[Request, int], Message]] = {
    replies.UNOWNED: unowned,
    replies.STALLED: stalled,
    MAP: drawn_map,
    MEASURES: readings.listed,
}
"""Lists of the whole plan, by name."""
