"""The company's settings: what the command, the buttons and the forms for them do."""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from bot.folding import folded
from bot.messages import actions, choices
from bot.messages import company as company_says
from bot.messages import departments as department_says
from bot.messages import house as says
from bot.messages.actions import BadValueError, read_entry
from bot.messages.model import Message
from bot.public_holidays import KnownHolidays
from bot.slack import ids, members, places, show
from bot.slack.desk import Desk
from bot.slack.modals import company, departments, window
from bot.slack.modals import house as forms
from bot.slack.places import Standing
from bot.slack.request import Request
from domain.calendars import Calendar
from domain.company_choices import ChannelFor, Choice, HeadIs, House, KeeperIs, LeaderIs
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
    says.TIME: {"en": ("hours", "days"), "ar": ("الدوام",)},
    says.DAYS: {"en": ("holidays",), "ar": ("العطل",)},
    says.CHANNELS: {"en": ("channels", "channel"), "ar": ("القنوات",)},
    says.ROLES: {"en": ("roles", "people"), "ar": ("الأدوار",)},
    department_says.DEPARTMENTS: {"en": ("departments", "department"), "ar": ("الإدارات", "إدارات")},
    says.NEWS: {"en": ("digests",), "ar": ("الملخصات",)},
    says.LANGUAGE: {"en": ("language",), "ar": ("اللغة",)},
    says.KEPT: {"en": ("retention",), "ar": ("الحفظ",)},
}
"""What may be typed after `/plan settings`, by group."""


def named(text: str) -> str | None:
    """The group that was typed; None for none of them."""
    typed = folded(text)
    for group, words in GROUP_WORDS.items():
        if typed in {folded(word) for each in words.values() for word in each}:
            return group
    return None


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
    if name == says.ALL:
        return window.view(says.house(of, request.words), request.words, title="form.company.title")
    known = [use.calendar for use in of.calendars]
    mark, _, start = about.partition("-")
    if not mark and len(known) > 1:  # typed, which does not say whose
        return view(request, says.ALL)
    calendar = choices.marked(known, mark) if mark else known[0]
    return _of_calendar(request, name, calendar, read_entry(start or "0"))


def _of_calendar(request: Request, name: str, calendar: Calendar, start: int) -> Json:
    today = request.services.members.today(request.chat_id, request.now)
    if name == says.TIME:
        return forms.work_time(calendar, request.words)
    if name == says.NEW_DAYS:
        return forms.days_off(calendar, request.words, today)
    if name == says.DAYS:
        message = says.holidays(calendar, today, start, request.words)
        return window.view(message, request.words, title="form.days.title")
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
    if name in {ids.WORK_TIME_MODAL, ids.DAYS_MODAL}:
        calendar = choices.marked((use.calendar for use in of.calendars), form.about.choice or "")
        if name == ids.DAYS_MODAL:
            return forms.read_days_off(values, calendar)
        return forms.read_work_time(values, calendar)
    if name == ids.KEPT_MODAL:
        return forms.read_kept(values, of)
    return _READERS[name](values)


_READERS: Mapping[str, Callable[[Any], Choice]] = {
    ids.CHANNEL_MODAL: forms.read_channel,
    ids.ROLE_MODAL: forms.read_role,
    ids.NEWS_MODAL: forms.read_news,
    ids.LANGUAGE_MODAL: forms.read_language,
}
FORMS = (ids.WORK_TIME_MODAL, ids.DAYS_MODAL, ids.KEPT_MODAL, *_READERS)
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
    who = wanted.chat_id if isinstance(wanted, LeaderIs | KeeperIs | HeadIs) else None
    unknown = who is not None and request.services.members.find(who) is None
    profile = members.one(desk.client, who) if unknown and who is not None else None
    return Outside({} if profile is None else {profile.chat_id: profile}, KnownHolidays())


HANDLERS: Mapping[str, Callable[["Press"], None]] = {
    actions.COMPANY_OPEN: opened_all,
    actions.SETTING_OPEN: opened,
    actions.SETTING_DAY: day_chosen,
    actions.SETTING_UNDO: put_back,
}
"""What the buttons do."""
