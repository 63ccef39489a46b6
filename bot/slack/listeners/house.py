"""The company's settings: what the command, the buttons and the forms for them do."""

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from bot.folding import folded
from bot.messages import actions, choices
from bot.messages import calendars as calendar_says
from bot.messages import company as company_says
from bot.messages import departments as department_says
from bot.messages import house as says
from bot.messages.actions import BadValueError
from bot.messages.model import Message
from bot.public_holidays import KnownHolidays
from bot.slack import ids, members, places, show
from bot.slack.desk import Desk
from bot.slack.listeners import calendars
from bot.slack.modals import calendars as calendar_forms
from bot.slack.modals import company, departments, window
from bot.slack.modals import house as forms
from bot.slack.places import Standing
from bot.slack.request import Request
from domain.calendars import Calendar
from domain.company_choices import ChannelFor, Choice, HeadIs, House, KeeperIs, LeaderIs, WorksBy
from domain.services.settings import Outside
from domain.settings_errors import ChannelArchivedError, ChannelNotReadyError, ChannelSharedError

if TYPE_CHECKING:
    from bot.slack.listeners.actions import Press
    from bot.slack.listeners.submissions import Form

Json = dict[str, Any]
PACE = "pace-"
"""Before the former rhythm and thresholds, in the button that puts them back."""

_NOT_READY = {
    Standing.ARCHIVED: ChannelArchivedError,
    Standing.SHARED: ChannelSharedError,
    Standing.NOT_A_MEMBER: ChannelNotReadyError,
    Standing.UNKNOWN: ChannelNotReadyError,
}


GROUP_WORDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    says.ALL: {"en": ("workspace", "company"), "ar": ("الشركة", "المساحة")},
    says.RHYTHM: {"en": ("rhythm", "thresholds"), "ar": ("الوتيرة", "الحدود")},
    calendar_says.CALENDARS: {
        "en": ("calendars", "calendar"),
        "ar": ("التقويمات", "تقويمات", "التقاويم", "تقاويم", "التقويم"),
    },
    calendar_says.TIME: {"en": ("hours", "days"), "ar": ("الدوام",)},
    calendar_says.DAYS: {"en": ("holidays", "days off"), "ar": ("العطل", "أيام الراحة")},
    says.CHANNELS: {"en": ("channels", "channel"), "ar": ("القنوات",)},
    says.ROLES: {"en": ("roles", "people"), "ar": ("الأدوار",)},
    department_says.DEPARTMENTS: {"en": ("departments", "department"), "ar": ("الإدارات", "إدارات")},
    says.NEWS: {"en": ("digests",), "ar": ("الملخصات",)},
    says.LANGUAGE: {"en": ("language",), "ar": ("اللغة",)},
    says.KEPT: {"en": ("retention",), "ar": ("الحفظ",)},
}
"""What may be typed after `/plan settings`, by group."""


def named(text: str) -> tuple[str, str, str] | None:
    """The group that was typed, its word, and what stands after it, such as a calendar; None for none of them."""
    typed, words = text.split(), {folded(word): (group, word) for group, word in _every_word()}
    for count in range(len(typed), 0, -1):
        found, rest = words.get(folded(" ".join(typed[:count]))), " ".join(typed[count:])
        if found is not None and (not rest or found[0] in calendars.OF_ONE):
            return (*found, rest)
    return None


def _every_word() -> Iterator[tuple[str, str]]:
    return ((group, word) for group, each in GROUP_WORDS.items() for words in each.values() for word in words)


def nearest(text: str, language: str) -> str:
    """The word for a group that is nearest to what was typed; the one for all of them where none is near."""
    known = {folded(word): word for words in GROUP_WORDS.values() for word in words[language]}
    near = get_close_matches(folded(text), known, n=1)
    return known[near[0]] if near else GROUP_WORDS[says.ALL][language][0]


def view(request: Request, group: str) -> Json:
    """The window of a group, such as `time` or, for one calendar of several, `time-` and its mark."""
    name, _, about = group.partition("-")
    if name == says.RHYTHM:
        return company.view(request.services.company.of(request.chat_id), request.words)
    of = request.services.settings.of(request.chat_id)
    if name in _FORMS:
        return _FORMS[name](of, request.words)
    if name in departments.GROUPS:
        return departments.view(of, name, about, request.words)
    if name in calendars.GROUPS:
        return calendars.view(request, of, name, about)
    if name == says.ALL:
        return window.view(says.house(of, request.words), request.words, title="form.company.title")
    raise BadValueError(name)


_FORMS: Mapping[str, Callable[[House, Any], Json]] = {
    says.CHANNELS: forms.channels,
    says.ROLES: forms.roles,
    says.NEWS: forms.news,
    says.LANGUAGE: forms.language,
    says.KEPT: forms.kept,
}


def opened(press: "Press") -> None:
    """Open the window of a group, in the place of the one that is open."""
    press.instead(view(press.request, press.value))


def opened_all(press: "Press") -> None:
    """Open the window that leads to each group."""
    press.instead(view(press.request, says.ALL))


def day_chosen(press: "Press") -> None:
    """Ask whether a day is meant to be free, or worked."""
    request = press.request
    wanted = _decoded(request, press.value)
    settled = request.services.settings.preview(request.chat_id, wanted, request.now)
    press.instead(forms.confirm_view(settled, request.words))


def put_back(press: "Press") -> None:
    """Set what held before, and show it in the place of what was clicked."""
    request = press.request
    if press.value.startswith(PACE):
        message = changed_company(request, press.value.removeprefix(PACE), "button")
    else:
        wanted = _decoded(request, press.value)
        done = request.services.settings.change(
            request.chat_id, wanted, request.now, through="button", outside=outside(press.desk, request, wanted)
        )
        message = says.changed(done, request.words)
    show.another_page(press.desk, press.body, request, message)


def changed_company(request: Request, choice: str, through: str) -> Message:
    """Change rhythm and thresholds as chosen."""
    before = company.encode(request.services.company.of(request.chat_id))
    kept = request.services.company.change(request.chat_id, company.decode(choice), request.now, through=through)
    back = f"{PACE}{before}" if kept.changes else None
    return company_says.changed(kept, request.words, says.after_buttons(back, request.words))


def chosen(form: "Form") -> Json:
    """Show what would come of a choice, before anything is changed."""
    request = form.request
    wanted = _read(form)
    channel = checked(form.desk, wanted)
    known = outside(form.desk, request, wanted)
    settled = request.services.settings.preview(request.chat_id, wanted, request.now, known)
    return forms.confirm_view(settled, request.words, channel)


def confirmed(form: "Form") -> Message:
    """Change what was chosen."""
    request = form.request
    wanted = _decoded(request, form.about.choice or "")
    channel = checked(form.desk, wanted)
    known = outside(form.desk, request, wanted)
    done = request.services.settings.change(request.chat_id, wanted, request.now, through="form", outside=known)
    return says.changed(done, request.words, channel)


def _read(form: "Form") -> Choice:
    name, values = form.name, form.values
    of = form.request.services.settings.of(form.request.chat_id)
    if name in _OF_CALENDARS:
        calendar = choices.marked((use.calendar for use in of.calendars), form.about.choice or "")
        return _OF_CALENDARS[name](values, of, calendar)
    if name == ids.KEPT_MODAL:
        return forms.read_kept(values, of)
    return _READERS[name](values)


_OF_CALENDARS: Mapping[str, Callable[[Any, House, Calendar], Choice]] = {
    ids.WORK_TIME_MODAL: lambda values, _of, calendar: forms.read_work_time(values, calendar),
    ids.DAYS_MODAL: lambda values, _of, calendar: forms.read_days_off(values, calendar),
    ids.USERS_MODAL: lambda values, _of, calendar: calendar_forms.read_users(values, calendar),
    ids.CALENDAR_GONE_MODAL: calendar_forms.read_gone,
}
_READERS: Mapping[str, Callable[[Any], Choice]] = {
    ids.CHANNEL_MODAL: forms.read_channel,
    ids.ROLE_MODAL: forms.read_role,
    ids.NEWS_MODAL: forms.read_news,
    ids.LANGUAGE_MODAL: forms.read_language,
}
FORMS = (*_OF_CALENDARS, ids.KEPT_MODAL, *_READERS)
"""The forms whose choice is shown before it holds."""


def _decoded(request: Request, text: str) -> Choice:
    uses = request.services.settings.of(request.chat_id).calendars
    return choices.decode(text, (use.calendar for use in uses))


def checked(desk: Desk, wanted: Choice, field: str = "channel") -> str:
    """What a chosen channel is called; an error at its field says why it will not do."""
    if not isinstance(wanted, ChannelFor) or wanted.channel is None:
        return ""
    found = places.found(desk.client, wanted.channel)
    if found.standing is not Standing.READY:
        raise _NOT_READY[found.standing](field=field)
    return found.name


def outside(desk: Desk, request: Request, wanted: Choice) -> Outside:
    """What the chat knows of somebody who is not in the plan yet, and the holidays of countries."""
    unknown = [who for who in _people(wanted) if request.services.members.find(who) is None]
    profiles = [members.one(desk.client, who) for who in unknown]
    return Outside({each.chat_id: each for each in profiles if each is not None}, KnownHolidays())


def _people(wanted: Choice) -> tuple[str, ...]:
    """The chat ids that a choice names."""
    if isinstance(wanted, WorksBy):
        return wanted.people
    named = wanted.chat_id if isinstance(wanted, LeaderIs | KeeperIs | HeadIs) else None
    return () if named is None else (named,)


HANDLERS: Mapping[str, Callable[["Press"], None]] = {
    actions.COMPANY_OPEN: opened_all,
    actions.SETTING_OPEN: opened,
    actions.SETTING_DAY: day_chosen,
    actions.SETTING_UNDO: put_back,
}
"""What the buttons do."""
