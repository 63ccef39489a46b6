"""What needs somebody above: one request and what became of it, and all that waits on them."""

from dataclasses import dataclass
from datetime import date

from domain.head_digest import HeadDigest
from domain.paging import FIRST, Page, Turned
from domain.people import Person
from domain.proposals import ProposalView
from domain.views import NeedView, TaskView

WAITING, ASKED, OTHERS = "waiting", "asked", "others"
"""The names of the lists in the window that can be turned."""

LINES_ON_A_PAGE = 20
"""So many requests that wait for others stand on a page, a line each."""

IN_SIGHT = 8
"""So many things stand in the weekly message; Home has the rest."""


_NOBODY: Page[NeedView] = Page(())


@dataclass(frozen=True, slots=True)
class Register:
    """Requests that wait for others: those that the reader `asked`, and for who keeps the plan those of all `others`.

    A page of each, the first due first.
    """

    asked: Page[NeedView] = _NOBODY
    others: Page[NeedView] = _NOBODY

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits for anybody else."""
        return not (self.asked.total or self.others.total)


@dataclass(frozen=True, slots=True)
class NeedsYou:
    """What waits on `to`, and on those whom they stand in for because they are away; weekly on `weekday`.

    `needs` and `proposals` of other dates wait for an answer, `answers` of others for their eyes (each is the task with
    that check-in), and `unowned` tasks for an owner: those in sight, and `more_unowned` beside them. In the weekly
    message what was answered or seen since keeps its place. `turned` says which list of the window was turned, and
    `start` is the first entry of all that its page shows. `register` is only there in the window, `digest`, of the
    departments they head, only in the weekly message. So many `names` of owners in files wait to be said who they are.
    """

    to: Person
    today: date
    weekday: int
    needs: tuple[NeedView, ...]
    answers: tuple[TaskView, ...]
    unowned: tuple[TaskView, ...]
    stands_in_for: tuple[Person, ...] = ()
    more_unowned: int = 0
    start: int = 0
    register: Register = Register()
    proposals: tuple[ProposalView, ...] = ()
    digest: HeadDigest | None = None
    turned: Turned = FIRST
    names: int = 0

    @property
    def waiting(self) -> int:
        """How many things still wait; all names together are one."""
        unseen = [view for view in self.answers if view.check_in is not None and view.check_in.seen_at is None]
        cases = [] if self.digest is None else [view for view in self.digest.cases if view.case.is_open]
        asked = sum(of.waits for of in self.needs) + sum(of.waits for of in self.proposals)
        return len(cases) + asked + len(unseen) + len(self.unowned) + self.more_unowned + bool(self.names)

    @property
    def before_unowned(self) -> int:
        """How many things come before the tasks without an owner; cases of a digest have a place of their own."""
        return len(self.needs) + len(self.proposals) + len(self.answers)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell: nothing waits, and nothing happened."""
        return not self.waiting and (self.digest is None or self.digest.is_empty)

    @property
    def total(self) -> int:
        """How many things there are, those that are done included."""
        return self.before_unowned + len(self.unowned) + self.more_unowned


@dataclass(frozen=True, slots=True)
class NeedRaised:
    """An owner needs something that `to` may be able to give.

    `passed_by` handed it on to them, with a `word`; `climbed_from` had not answered. Both are None when it came
    straight from the owner.
    """

    to: Person
    of: NeedView
    passed_by: Person | None = None
    word: str | None = None
    climbed_from: Person | None = None


@dataclass(frozen=True, slots=True)
class NeedTold:
    """What became of a need, to whoever raised it or owns its task; `passed_by` is who passed it on, if it waits."""

    to: Person
    of: NeedView
    passed_by: Person | None = None
    word: str | None = None
