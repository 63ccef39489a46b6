"""The one workspace an installation serves, with its rhythm and its thresholds."""

from dataclasses import dataclass
from datetime import date, datetime, time

from domain.ladder_rules import USUAL, LadderRule
from domain.set_up import SetUpStep
from domain.strength import Strength


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A weekly moment in somebody's own time: an ISO weekday, on which the rhythm's week begins, and a local time."""

    weekday: int
    at: time


@dataclass(frozen=True, slots=True)
class MeetingRhythm:
    """The monthly strategy meeting: the nth weekday of each month, at a local time of the leader.

    `nth` is 1 to 4; `agenda_lead` is how many working days before the meeting its agenda is posted.
    """

    nth: int
    weekday: int
    at: time
    agenda_lead: int = 3


@dataclass(frozen=True, slots=True)
class Workspace:
    """Settings of the whole company; the plan file sets them, and defaults are sane without it.

    Day counts are working days. `team_id` is learnt from the chat platform at the first start; payloads of any
    other team are refused. `next_digest_at` and `next_agenda_at` are instants; `next_meeting_on` a local date of
    the leader. `restored_at` is when the database was last put back from a backup, None when it never was. `strength`
    is how much those are reminded who did not say so themselves, `answer_days` is how long a need may wait.
    `ladder` is the rule of every department without one of its own. `silent_weeks` counts questions without a word,
    `still_turns` questions whose answers say the same, before either is a reason for a case.
    `person_load` is from how many open tasks on somebody has a heavy load, `plan_load` the same of a department and of
    the plan: plans of fewer than 20 elements succeed far more often than those of 60 or more. `currency` is the code
    (ISO 4217) of the money that the company counts in, None where nobody has named it.
    `leader_weeks` is after how many weeks without a word or a decision of the leader they are told so, 0 for never;
    `next_silence_at` is when that is looked at next.
    `language` (`en` or `ar`) is that of everybody who did not choose one; None leaves it to the chat. What is kept for
    a while only: which events were handled for `inbox_days` and an hour, words of which nobody knows the task for
    `question_weeks`, records of rewritten messages for `rewrite_weeks`, 0 for ever.
    `set_up_step` is what comes next of a set-up in the chat, None when there is none or it is over. `takes_everybody`
    says that members of the chat become members of the plan by themselves.
    """

    company: str
    plan_title: str
    leader_id: int | None
    digest_channel: str | None
    meeting_channel: str | None
    check_in: Rhythm = Rhythm(1, time(9, 30))
    digest: Rhythm = Rhythm(4, time(9, 0))
    meeting: MeetingRhythm = MeetingRhythm(1, 2, time(10, 0))
    silent_weeks: int = 2
    team_id: str | None = None
    next_digest_at: datetime | None = None
    next_agenda_at: datetime | None = None
    next_meeting_on: date | None = None
    restored_at: datetime | None = None
    strength: Strength = Strength.STANDARD
    answer_days: int = 3
    ladder: LadderRule = USUAL
    still_turns: int = 4
    person_load: int = 20
    plan_load: int = 60
    currency: str | None = None
    leader_weeks: int = 2
    next_silence_at: datetime | None = None
    language: str | None = None
    inbox_days: int = 1
    question_weeks: int = 3
    rewrite_weeks: int = 0
    set_up_step: SetUpStep | None = None
    takes_everybody: bool = False
