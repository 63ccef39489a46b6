"""Weekly messages and their reminders, as owners and deputies see them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from domain.edits import Lack, TaskField
from domain.needs import NeedKind
from domain.notices import Content
from domain.rhythm import TaskRhythm
from domain.strength import Strength
from domain.tasks import Status, TaskState
from domain.views import TaskView
from domain.weekly import CheckInAsked, Reminded, WelcomedBack
from domain.welcome import Welcome
from tests.bot import offers
from tests.bot.cast import NEXT, NOTE, TOLD, WEEK, Cast, covered, numbered
from tests.bot.climbs import with_gifts
from tests.bot.needs import need, still_asked_for


def asked(cast: Cast, *views: TaskView) -> CheckInAsked:
    """The weekly message with these tasks."""
    return CheckInAsked(cast.owner, WEEK, views, (cast.head, cast.leader), weekday=1)


def _many(cast: Cast) -> CheckInAsked:
    views = numbered(cast, 8)
    return asked(cast, *views[:-1], replace(cast.answered(), task=views[-1].task))


def _lacks_more(cast: Cast) -> CheckInAsked:
    """One that lacks something stands among the first, another below them, and others are only named."""
    views = numbered(cast, 9)
    ids = [view.task.id for view in views]
    lacks = tuple(Lack(task_id, (), may_propose_date=True) for task_id in (ids[0], ids[6]))
    return replace(asked(cast, *views), lacks=lacks, more_lacking=tuple(ids[7:]))


def _slow(cast: Cast) -> tuple[TaskView, ...]:
    return cast.view(13, rhythm=TaskRhythm.MONTHLY), cast.view(15, rhythm=TaskRhythm.FORTNIGHTLY)


CONTENTS: dict[str, Callable[[Cast], Content]] = {
    "check_in_asked": lambda cast: asked(cast, *(cast.view(number) for number in (14, 12, 13, 15))),
    "check_in_none": asked,
    "check_in_one": lambda cast: replace(asked(cast, cast.view(15)), seen_by=()),
    "check_in_back": lambda cast: replace(asked(cast, cast.view(14), cast.view(12)), is_back=True),
    "check_in_part": lambda cast: asked(
        cast,
        cast.answered(status=Status.AT_RISK, progress=40, note=NOTE, blocker="No travel budget"),
        cast.answered(13, status=None, note=NOTE),
        cast.view(15, state=TaskState.DROPPED),
    ),
    "check_in_changed_later": lambda cast: asked(
        cast,
        cast.answered(answered_at=TOLD + timedelta(days=7)),
        cast.answered(13, carried=True, note=NOTE),
        cast.answered(15, carried=True, progress=20, status=Status.AT_RISK),
    ),
    "check_in_given": lambda cast: asked(cast, with_gifts(cast, cast.view())),
    "check_in_asked_for": lambda cast: replace(asked(cast, cast.answered()), needs=still_asked_for(cast)),
    "check_in_seen": lambda cast: asked(
        cast,
        replace(cast.answered(status=Status.OFF_TRACK, blocker="No travel budget", seen_at=NEXT), seen_by=cast.head),
    ),
    "check_in_resting": lambda cast: replace(
        asked(cast, cast.view(14), cast.view(12, rhythm=TaskRhythm.FORTNIGHTLY), *_slow(cast)), resting=(13, 15)
    ),
    "check_in_lacks": lambda cast: replace(
        asked(cast, cast.view(14), cast.view(15, due_on=None), cast.view(13)),
        lacks=(
            Lack(14, (TaskField.HOW,)),
            Lack(15, (TaskField.PLACE, TaskField.HOW), may_propose_date=True),
            Lack(13, (TaskField.START, TaskField.HOW)),
        ),
    ),
    "check_in_lacks_a_date": lambda cast: replace(
        asked(cast, cast.view(due_on=None)), lacks=(Lack(12, (), may_propose_date=True),)
    ),
    "check_in_lacks_more": _lacks_more,
    "check_in_undo": lambda cast: replace(asked(cast, cast.answered(), cast.view(15)), undoable=(12,)),
    "check_in_undo_together": lambda cast: replace(asked(cast, cast.answered(), cast.answered(13)), undoable=(12, 13)),
    "check_in_first": lambda cast: replace(
        asked(cast, cast.view(), cast.view(13)), welcome=Welcome("Palm & Box", "خطة 2027", (cast.member,))
    ),
    "check_in_first_of_keeper": lambda cast: replace(
        asked(cast, cast.view()), welcome=Welcome("Palm & Box", "خطة 2027", (cast.owner,))
    ),
    "check_in_many": _many,
    "check_in_complete": lambda cast: asked(
        cast, cast.answered(late=True), cast.answered(13, status=Status.DONE, progress=100)
    ),
    "check_in_standing_in": lambda cast: replace(
        asked(cast, covered(cast, cast.answered()), covered(cast, cast.view(14))), to=cast.deputy
    ),
    "reminded": lambda cast: Reminded(cast.owner, asked(cast, cast.view(14), cast.view(12)), Strength.STANDARD),
    "reminded_active": lambda cast: Reminded(
        cast.owner, asked(cast, cast.view(12), cast.answered(13)), Strength.ACTIVE
    ),
    "reminded_answered": lambda cast: Reminded(cast.owner, asked(cast, cast.answered()), Strength.STANDARD),
    "welcomed_back": lambda cast: WelcomedBack(
        cast.owner, asked(cast, cast.view(14), cast.view(12)), (cast.case_view(), cast.case_view())
    ),
    "welcomed_back_needed": lambda cast: WelcomedBack(
        cast.owner, asked(cast), (), (need(cast, NeedKind.MONEY).of, need(cast, NeedKind.TIME).of)
    ),
    "welcomed_back_quiet": lambda cast: WelcomedBack(cast.owner, asked(cast), ()),
    "check_in_offered": lambda cast: asked(cast, offers.offered(cast), cast.view(13)),
}
