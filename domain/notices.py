"""Notices: what is to be told to whom. The row waits in the outbox; the content is gathered when it is sent."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import NAMESPACE_URL, uuid5

from domain.absences import AwayAsked, LeaveNoted, Unmuted, ZoneAsked
from domain.agenda import AgendaReady
from domain.cards import CardsReady
from domain.claims import TaskClaimed, TasksUnowned
from domain.climbing import CaseAnswered, CaseClimbed, OwnerNudged
from domain.decisions import Decision
from domain.digest import AllWell, DigestMore, DigestReady, LateTold
from domain.dropping import DropTold
from domain.edits import TaskChanged
from domain.favours import FavourAsked
from domain.handing import OfferMade, OfferTold, TaskGiven, TaskProposed
from domain.ladder import Case
from domain.needs_you import NeedRaised, NeedsYou, NeedTold
from domain.owner_names import TasksGiven
from domain.part_given import PartGiven
from domain.people import Person
from domain.proposals import DateProposed, DateTold
from domain.recognition import Thanked
from domain.remarks import Remarked
from domain.silence import LeaderSaid, LeaderSilent
from domain.views import TaskView
from domain.weekly import CheckInAsked, Reminded, WelcomedBack
from domain.welcome import Welcome
from domain.whole_plan import ExportReady


class NoticeKind(StrEnum):
    """Everything the bot says by itself. The subject of a notice is the id of the thing in brackets."""

    CHECK_IN_ASKED = "check_in_asked"  # (person)
    OWNER_NUDGED = "owner_nudged"  # (case)
    CASE_CLIMBED = "case_climbed"  # (case)
    CASE_ANSWERED = "case_answered"  # (case)
    DECISION_TOLD = "decision_told"  # (decision)
    DECISION_POSTED = "decision_posted"  # (decision), in the thread of the digest that showed the case
    TASK_GIVEN = "task_given"  # (task)
    TASKS_GIVEN = "tasks_given"  # (person), occasion is the moment, and who gave them
    NEED_RAISED = "need_raised"  # (need)
    NEED_TOLD = "need_told"  # (need), to its owner: granted, declined, or passed on
    NEEDS_YOU = "needs_you"  # (person), occasion is the week of the digest; what waits on them
    TASK_PROPOSED = "task_proposed"  # (task)
    TASK_CHANGED = "task_changed"  # (task), occasion is the moment of the change; to its owner
    TASK_DROPPED = "task_dropped"  # (task), occasion is the moment; to its owner, the head and whoever proposed it
    TASK_REOPENED = "task_reopened"  # (task), likewise, when a dropped one is in the plan again
    FAVOUR_ASKED = "favour_asked"  # (what it is about), occasion is the right, what that is, who asks, and the day
    PART_GIVEN = "part_given"  # (department or goal, or 0), occasion is which part, who gave it, and the moment
    TASK_OFFERED = "task_offered"  # (task), occasion is the offer
    UNOWNED_OFFERED = "unowned_offered"  # (department), occasion is the day; in its channel, or to its head
    TASK_CLAIMED = "task_claimed"  # (task), occasion is the moment; to the head, and whoever had it before
    DATE_PROPOSED = "date_proposed"  # (task), occasion is the proposal
    DATE_TOLD = "date_told"  # (task), occasion is the proposal; to whoever made it, and the owner
    OFFER_TOLD = "offer_told"  # (task), occasion is the offer; to its owner, and the head once it was accepted
    DECISION_CARDS = "decision_cards"  # (0), occasion is the moment; what came to the leader
    CARD_DECIDED = "card_decided"  # (decision), in the thread of the cards of that occasion
    LATE_TOLD = "late_told"  # (person who answered), in the thread of the digest of the same occasion
    DIGEST = "digest"  # (0), occasion is the week
    THANKED = "thanked"  # (recognition)
    REMARKED = "remarked"  # (remark)
    DIGEST_MORE = "digest_more"  # (0), occasion is the week; what it only counts, in its thread
    ALL_WELL = "all_well"  # (0), occasion is the week; once in a month of weeks without a digest
    LEADER_SILENT = "leader_silent"  # (leader), occasion is since when, and up to when it was put off
    LEADER_SAID = "leader_said"  # (word), in the leader's channel
    AGENDA = "agenda"  # (0), occasion is the day of the meeting
    WELCOMED_BACK = "welcomed_back"  # (person), occasion is the week; what matters to whoever is back from leave
    LEAVE_OVER = "leave_over"  # (person), occasion is the week; the same after a leave that ended by itself
    LEAVE_NOTED = "leave_noted"  # (person who noted it)
    AWAY_ASKED = "away_asked"  # (person), occasion is the last day of what their status says
    REMINDED_EARLY = "reminded_early"  # (person), occasion is the week; the one that comes before the last
    REMINDED = "reminded"  # (person), occasion is the week; the last one of it
    UNMUTED = "unmuted"  # (person), occasion is the last day of the mute
    ZONE_ASKED = "zone_asked"  # (person), occasion is the moment at which the chat said another zone
    EXPORT_READY = "export_ready"  # (person), occasion is the moment and what was asked for; a file for them
    MESSAGE_CHANGED = "message_changed"  # (notice), writes that notice's message anew from what is true now


_QUESTIONS = (NoticeKind.CHECK_IN_ASKED, NoticeKind.REMINDED_EARLY, NoticeKind.REMINDED)
PROMPTS = (*_QUESTIONS, NoticeKind.WELCOMED_BACK, NoticeKind.LEAVE_OVER)
"""Kinds that ask for the week's check-in; their occasion is the week, and their subject whoever is asked."""

AT_ONCE = frozenset({NoticeKind.MESSAGE_CHANGED, NoticeKind.EXPORT_READY})
"""Kinds that wait for nobody's working hours: a rewriting makes no sound, and a file was asked for just now."""

LASTING = frozenset(
    {
        *_QUESTIONS,
        NoticeKind.LEAVE_OVER,
        NoticeKind.NEEDS_YOU,
        NoticeKind.LEADER_SILENT,
        NoticeKind.DIGEST,
        NoticeKind.AGENDA,
    }
)
"""Kinds that mean the same after a restore: they are of a member or a channel and a day, not of a row's id."""


def lasting_token(kind: NoticeKind, chat_id: str, occasion: str) -> str:
    """The token of a notice of a lasting kind to a member or channel: the same message always carries the same one.

    `chat_id` is the chat's own id, which belongs to one workspace and outlives every row of ours.
    """
    return str(uuid5(NAMESPACE_URL, f"followthrough:{kind}:{chat_id}:{occasion}"))


class NoticeState(StrEnum):
    """Where a notice is on its way; see the outbox's states in the delivery promises."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    SUPERSEDED = "superseded"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Notice:
    """One row of the outbox. Exactly one of `person_id` and `channel` says where it goes when it is made.

    `(kind, subject_id, recipient, occasion)` is unique, so the same thing is never said twice. `not_before` holds it
    back (a retry, or the recipient's working hours), `deadline` bounds the time it may be `sending`. After sending,
    `sent_channel` and `sent_ts` say where it stands. `ended_at` is when its state became final, whichever it is, and
    `reason` holds why it was superseded or refused. `token` is the opaque id that travels with the message:
    a random one unless the kind is a lasting one. `urgent` goes ahead of bulk.
    """

    kind: NoticeKind
    subject_id: int
    occasion: str
    created_at: datetime
    not_before: datetime
    person_id: int | None = None
    channel: str | None = None
    id: int = 0
    token: str = ""
    urgent: bool = False
    state: NoticeState = NoticeState.PENDING
    attempts: int = 0
    deadline: datetime | None = None
    sent_at: datetime | None = None
    sent_channel: str | None = None
    sent_ts: str | None = None
    reason: str | None = None
    ended_at: datetime | None = None

    @property
    def recipient(self) -> str:
        """The recipient as part of the key that keeps a thing from being said twice."""
        return f"person:{self.person_id}" if self.person_id is not None else f"channel:{self.channel}"


@dataclass(frozen=True, slots=True)
class DecisionTold:
    """A decision on a task, told to one of those concerned (or posted, when `to` is None).

    `reader` is whose language it is in: theirs, or the leader's when it is posted.
    """

    to: Person | None
    reader: Person
    decision: Decision
    case: Case
    view: TaskView
    by: Person
    new_owner: Person | None


@dataclass(frozen=True, slots=True)
class Introduced:
    """The first message that ever goes to somebody, if it is not the weekly question, with who writes to them."""

    to: Person
    content: "Content"
    welcome: Welcome


Content = (
    CheckInAsked
    | Reminded
    | OwnerNudged
    | CaseClimbed
    | CaseAnswered
    | DecisionTold
    | TaskGiven
    | TasksGiven
    | NeedRaised
    | NeedTold
    | NeedsYou
    | TaskProposed
    | TaskChanged
    | DropTold
    | FavourAsked
    | PartGiven
    | OfferMade
    | OfferTold
    | TasksUnowned
    | TaskClaimed
    | DateProposed
    | DateTold
    | WelcomedBack
    | LeaveNoted
    | Unmuted
    | AwayAsked
    | ZoneAsked
    | LateTold
    | DigestReady
    | Thanked
    | Remarked
    | LeaderSilent
    | LeaderSaid
    | DigestMore
    | AllWell
    | CardsReady
    | AgendaReady
    | ExportReady
    | Introduced
)
