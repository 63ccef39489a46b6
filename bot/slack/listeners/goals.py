"""Goals by one line and by a form: looked at, added, changed."""

from bot import verbs
from bot.goal_line import read_goal, read_new_goal
from bot.messages import actions
from bot.messages.goal_card import goal_card, saved
from bot.messages.model import Message
from bot.slack.ids import Meta
from bot.slack.listeners import lists
from bot.slack.modals import goal
from bot.slack.modals.fields import Json, Values
from bot.slack.request import Request


def typed(request: Request, rest: str, through: str) -> Message | Json:
    """A goal, or a message that it was added, or the form (as a view) that asks for what was not typed."""
    wanted, service = read_goal(rest), request.services.goals
    if wanted.edit:
        return goal.view(service.form(request.chat_id, wanted.rest), request.words)
    if wanted.add and not wanted.rest:
        return goal.view(service.form(request.chat_id), request.words)
    if wanted.add:
        today = request.services.members.today(request.chat_id, request.now)
        new = read_new_goal(wanted.rest, today, _example(request))
        return saved(service.add(request.chat_id, new, request.now, through=through), request.words, is_new=True)
    if not wanted.rest:
        return lists.drawn_map(request)
    return goal_card(service.show(request.chat_id, wanted.rest, request.now), request.words)


def sent(request: Request, about: Meta, values: Values, through: str) -> Message:
    """The form was sent: for a new goal, or the one that it is about."""
    wanted, service = goal.read(values), request.services.goals
    if about.choice is None:
        card = service.add(request.chat_id, wanted, request.now, through=through)
    else:
        goal_id = actions.read_id(about.choice)
        card = service.change(request.chat_id, goal_id, wanted, request.now, through=through)
    return saved(card, request.words, is_new=about.choice is None)


def _example(request: Request) -> str:
    return verbs.BY_NAME["goal"].shown(request.words.language)
