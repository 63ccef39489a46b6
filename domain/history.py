"""The history of a task: what was said, asked for, decided and changed, newest first."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.checkins import CheckIn
from domain.decisions import Decision
from domain.edits import FieldChange
from domain.handing import Offer
from domain.ladder import Case
from domain.needs import Need
from domain.pausing import Pause, Proposal
from domain.people import Person
from domain.rhythm import TaskRhythm
from domain.views import TaskView


class What(StrEnum):
    """What an entry of a history is about."""

    SAID = "said"
    SEEN = "seen"
    NEEDED = "needed"
    ANSWERED = "answered"
    PASSED_ON = "passed_on"
    CLIMBED = "climbed"
    CASE_OPENED = "case_opened"
    CASE_ENDED = "case_ended"
    DECIDED = "decided"
    CAME_BACK = "came_back"
    ADDED = "added"
    OWNER = "owner"
    OFFERED = "offered"
    OFFER_ENDED = "offer_ended"
    DUE = "due"
    RHYTHM = "rhythm"
    THANKED = "thanked"
    REMARKED = "remarked"
    PAUSED = "paused"
    PROPOSED = "proposed"
    PROPOSAL_ENDED = "proposal_ended"
    CHANGED = "changed"
    CLAIMED = "claimed"
    SPLIT = "split"
    DROPPED = "dropped"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened. `by` did it, `other` is whom it concerns, `word` what was written to it.

    `tasks` are those it was split into, or the one it was split from.
    """

    at: datetime
    what: What
    by: Person | None = None
    other: Person | None = None
    word: str | None = None
    check_in: CheckIn | None = None
    need: Need | None = None
    case: Case | None = None
    decision: Decision | None = None
    due_on: date | None = None
    rhythm: TaskRhythm | None = None
    offer: Offer | None = None
    pause: Pause | None = None
    proposal: Proposal | None = None
    changes: tuple[FieldChange, ...] = ()
    tasks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskHistory:
    """A task with its entries, newest first, and its answered check-ins, oldest first.

    `granted` is what was granted for it: authority, money, time and the like. People who may not read what its owner
    wrote see no `word`, no note and no blocker, nor the one that stands on the task: `words_hidden` says so. `may_edit`
    says that the reader may change something of it.
    """

    view: TaskView
    check_ins: tuple[CheckIn, ...]
    entries: tuple[Entry, ...]
    granted: tuple[Entry, ...]
    words_hidden: bool
    may_edit: bool = False
