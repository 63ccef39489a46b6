"""The leader's digest: what needs the leader first, then the goals, what moved, and thanks."""

from dataclasses import dataclass
from datetime import date

from domain.views import CaseView, GoalView, Move, Participation, TaskView


@dataclass(frozen=True, slots=True)
class Digest:
    """What the leader reads in one minute, for the week that starts on `week`.

    `cases` are those on the last rung, oldest first, decided ones included while the week lasts. `climbing` counts
    cases below the last rung. `finished` are the tasks done since the last digest, for thanks.
    """

    week: date
    today: date
    cases: tuple[CaseView, ...]
    climbing: int
    goals: tuple[GoalView, ...]
    moved: tuple[Move, ...]
    finished: tuple[TaskView, ...]
    participation: Participation
    unowned: int

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing worth a message: no case, nothing moved, nothing finished, nobody was asked."""
        return not (self.cases or self.climbing or self.moved or self.finished or self.participation.asked)
