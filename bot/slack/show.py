"""Showing something to the one who acted: on the message they clicked, on Home, or in a window of its own."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any

from slack_sdk.errors import SlackApiError

from bot.messages.model import Message
from bot.messages.notices import message_for
from bot.slack import home as home_tab
from bot.slack import ids, replies
from bot.slack.desk import Desk
from bot.slack.ids import Meta, Origin
from bot.slack.modals import needs, week, window
from bot.slack.request import Request
from domain.paging import FIRST, Turned
from domain.services.changes import Spot

log = logging.getLogger(__name__)

Json = dict[str, Any]

_SHOWN_IN = {
    ids.HOME_MODAL: Origin.HOME_WINDOW,
    ids.WEEK_MODAL: Origin.WEEK,
    ids.NEEDS_MODAL: Origin.NEEDS,
}


def again(desk: Desk, body: Mapping[str, Any], request: Request) -> None:
    """Have what was clicked written anew from what is true then: the message, or Home."""
    url = replies.response_url(body)
    if request.spot is not None and url is not None:
        desk.afterwards.do(partial(_rewrite, desk, url, request.spot, request), key=":".join(request.spot))
        return
    view = body.get("view") or {}
    where = _origin(view)
    if where is not None:
        below = "id" if _shown_in(view) is where else "previous_view_id"
        refresh(desk, request, where, view.get(below), _about(view))


def _rewrite(desk: Desk, url: str, spot: Spot, request: Request) -> None:
    content = request.services.standing.content_at(spot, request.now)
    if content is not None:
        desk.post_to_url(url, replies.rewritten(message_for(content)))


def instead(desk: Desk, body: Mapping[str, Any], message: Message) -> None:
    """Put something else in the place of the clicked message."""
    url = replies.response_url(body)
    if url is not None:
        desk.afterwards.do(partial(desk.post_to_url, url, replies.rewritten(message)))


def turn(desk: Desk, body: Mapping[str, Any], request: Request, about: Meta) -> None:
    """Have Home, or the window that was clicked, show another page."""
    view = body.get("view") or {}
    where = _shown_in(view)
    if where is not None:
        refresh(desk, request, where, view.get("id"), about)


def refresh(desk: Desk, request: Request, where: Origin, view_id: str | None, about: Meta) -> None:
    """Have Home, or the window with this id, show what is true then. What was changed is saved, shown or not.

    `about` says which week, list and page it shows.
    """
    showing = partial(_refresh, desk, request, where, view_id, about)
    desk.afterwards.do(showing, key=f"{where.value}:{request.chat_id}")


def _refresh(desk: Desk, request: Request, where: Origin, view_id: str | None, about: Meta) -> None:
    with _what_is_not_shown(where.value):
        if where is Origin.HOME:
            home(desk, request, about.turned)
        elif where is Origin.HOME_WINDOW:
            desk.client.views_update(view_id=view_id, view=home_window(request, about.turned))
        elif where is Origin.NEEDS:
            desk.client.views_update(view_id=view_id, view=needs_window(request, about.turned))
        else:
            content = request.services.standing.week(request.chat_id, request.now, about.week)
            desk.client.views_update(view_id=view_id, view=week.view(content, request.words, about.page))


@contextmanager
def _what_is_not_shown(what: str) -> Iterator[None]:
    """A view that Slack does not take is noted, and nothing else: what was done stands."""
    try:
        yield
    except (SlackApiError, OSError) as error:
        said = error.response.get("error") if isinstance(error, SlackApiError) else type(error).__name__
        log.warning("%s was not shown anew: %s", what, said)


def needs_window(request: Request, turned: Turned = FIRST) -> Json:
    """What waits for the answer of whoever acts."""
    return needs.view(request.services.needs_you.of(request.chat_id, request.now, turned), request.words)


def home_window(request: Request, turned: Turned = FIRST) -> Json:
    """Home in a window, for those who are elsewhere."""
    return home_tab.window_view(request.services.home.of(request.chat_id, request.now, turned), request.words)


def home(desk: Desk, request: Request, turned: Turned = FIRST) -> None:
    """Publish the Home of whoever acts."""
    view = home_tab.view(request.services.home.of(request.chat_id, request.now, turned))
    desk.client.views_publish(user_id=request.chat_id, view=view)


def home_saying(desk: Desk, request: Request, message: Message) -> None:
    """Publish a Home that says one thing, for whoever has none of their own."""
    desk.client.views_publish(user_id=request.chat_id, view=home_tab.saying(message))


def privately(desk: Desk, body: Mapping[str, Any], request: Request, message: Message) -> None:
    """A word that only the one who acted sees: beside the message they clicked, or in a window."""
    url = replies.response_url(body)
    if url is not None:
        desk.afterwards.do(partial(desk.post_to_url, url, replies.privately(message)))
        return
    opened = open_window(desk, body, window.view(message, request.words))
    if not opened:
        desk.say(request, request.chat_id, text=replies.privately(message)["text"])


def another_page(desk: Desk, body: Mapping[str, Any], request: Request, message: Message) -> None:
    """The message in the place of the private word, or in the window, that was clicked."""
    if replies.response_url(body) is not None:
        instead(desk, body, message)
        return
    clicked = body.get("view") or {}
    view = window.view(message, request.words, meta=_about(clicked))
    desk.afterwards.do(partial(_swap, desk, str(clicked.get("id") or ""), view))


def _swap(desk: Desk, view_id: str, view: Json) -> None:
    with _what_is_not_shown("a window"):
        desk.client.views_update(view_id=view_id, view=view)


def swap(desk: Desk, body: Mapping[str, Any], view: Json) -> bool:
    """Have a window take the place of the one that was clicked in; False when the click came from no window."""
    clicked = body.get("view") or {}
    if clicked.get("type") != "modal":
        return False
    about = Meta.decode(view["private_metadata"])
    view = {**view, "private_metadata": replace(about, origin=_origin(clicked)).encode()}
    desk.afterwards.do(partial(_swap, desk, str(clicked.get("id") or ""), view))
    return True


def open_window(desk: Desk, body: Mapping[str, Any], view: Json) -> bool:
    """Open a modal, on top of the one that is open if the click came from there; whether Slack took it."""
    trigger_id = body.get("trigger_id")
    if not isinstance(trigger_id, str) or not trigger_id:
        return False
    clicked = body.get("view") or {}
    in_modal = clicked.get("type") == "modal"
    about, below = Meta.decode(view["private_metadata"]), _about(clicked)
    if view["callback_id"] not in _SHOWN_IN:  # which are shown anew themselves, and nothing below them
        about = replace(about, origin=_origin(clicked), page=below.page, part=below.part)
        view = {**view, "private_metadata": about.encode()}
    try:
        if in_modal:
            desk.client.views_push(trigger_id=trigger_id, view=view)
        else:
            desk.client.views_open(trigger_id=trigger_id, view=view)
    except SlackApiError as error:
        log.warning("a window did not open: %s", error.response.get("error"))
        return False
    except OSError as error:
        log.warning("a window did not open: %s", type(error).__name__)
        return False
    return True


def next_form(view: Json, before: Meta) -> Json:
    """The form that takes the place of a sent one: whatever is shown anew after that one is shown anew after it too."""
    about = replace(_about(view), origin=before.origin, page=before.page, part=before.part)
    return {**view, "private_metadata": about.encode()}


def _about(view: Mapping[str, Any]) -> Meta:
    return Meta.decode(view.get("private_metadata") or Meta().encode())


def _origin(view: Mapping[str, Any]) -> Origin | None:
    """Where a click in a view comes from; a window on top of another one remembers where the first was opened."""
    found = _shown_in(view)
    return _about(view).origin if found is None and view.get("type") == "modal" else found


def _shown_in(view: Mapping[str, Any]) -> Origin | None:
    """Which of the views that are shown anew it is."""
    return Origin.HOME if view.get("type") == "home" else _SHOWN_IN.get(str(view.get("callback_id")))
