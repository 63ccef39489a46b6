"""What buttons and forms carry of company settings: it comes back as it went, and nothing else is believed."""

from datetime import date, time

import pytest

from bot.messages import choices
from bot.messages.actions import BadValueError
from bot.slack.ids import Meta
from domain.calendars import Calendar
from domain.company_choices import (
    CalendarGone,
    ChannelFor,
    Choice,
    DaysFree,
    HeadIs,
    KeeperIs,
    KeptFor,
    LanguageIs,
    LeaderIs,
    NewsOf,
    Room,
    WorksBy,
    WorkTime,
)
from domain.settings_errors import UnknownCalendarError

CALENDARS = [Calendar("default"), Calendar("مصنع جدة")]
EVERY: list[Choice] = [
    WorkTime("default", frozenset({7, 1}), time(8, 30), time(16, 0), "SA"),
    WorkTime("مصنع جدة", frozenset({1}), time(8, 30), time(16, 0)),
    DaysFree("default", date(2027, 1, 4), date(2027, 1, 6)),
    DaysFree("default", date(2027, 1, 4), date(2027, 1, 6), free=False),
    ChannelFor(Room.DIGEST, "C0DIGEST"),
    ChannelFor(Room.MEETING, None),
    ChannelFor(12, "G0PRIVATE"),
    WorksBy("مصنع جدة", ("U0SARA", "U0OMAR"), (3, 12)),
    WorksBy("default", (), (3,)),
    CalendarGone("مصنع جدة", "default"),
    LeaderIs("U0SARA"),
    KeeperIs("U0SARA"),
    KeeperIs("U0SARA", keeps=False),
    HeadIs(12, "U0SARA"),
    HeadIs(12, None),
    NewsOf(12, told=True),
    NewsOf(12, told=False),
    LanguageIs("ar"),
    LanguageIs(None),
    KeptFor(30, 8, 52),
]


@pytest.mark.parametrize("choice", EVERY, ids=str)
def test_a_choice_comes_back_as_it_went(choice: Choice) -> None:
    """What was chosen is what is confirmed, through the memory of a form."""
    text = choices.encode(choice)
    assert text is not None
    carried = Meta.decode(Meta(choice=text).encode()).choice
    assert choices.decode(carried or "", CALENDARS) == choice


@pytest.mark.parametrize(
    "text",
    [
        "",
        "lead",
        "lead-",
        "lead-u0sara-1",
        "lead-U0SARA",
        "keep-u0sara-2",
        "head-0-u0sara",
        "news-12-yes",
        "speak-fr",
        "store-0-3-0",
        "store-1-99-0",
        "store-1-3-3",
        "room-lobby-c0digest",
        "room-digest-c0/x",
        "free-nocalendar-20270104-20270104-1",
        f"by-{choices.mark('default')}-2-3",
        f"by-{choices.mark('default')}-x",
        f"gone-{choices.mark('default')}-here",
        f"free-{choices.mark('default')}-20271304-20270104-1",
        f"time-{choices.mark('default')}-89-0800-1600-sa",
        f"time-{choices.mark('default')}-12-2500-1600-sa",
        "drop-everything",
    ],
)
def test_made_up_choices_are_refused(text: str) -> None:
    """A payload that no button or form of ours sends sets nothing."""
    with pytest.raises(BadValueError):
        choices.decode(text, CALENDARS)


def test_a_calendar_that_is_gone() -> None:
    """An old button tells that in words, as somebody removed it since."""
    with pytest.raises(UnknownCalendarError):
        choices.decode("free-000000000000-20270104-20270104-1", CALENDARS)


def test_more_people_than_a_button_carries() -> None:
    """They are not put back by one."""
    assert choices.encode(WorksBy("default", tuple(f"U0{number:09}" for number in range(100)))) is None


def test_what_has_no_id_does_not_travel() -> None:
    """A channel that a plan file names in words cannot be put back by a button."""
    assert choices.encode(ChannelFor(Room.DIGEST, "#leaders")) is None
