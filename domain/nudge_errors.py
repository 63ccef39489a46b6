"""Expected errors about answers to a nudge, and about tasks that nobody owns; a branch of the tree in `errors`."""

from domain.errors import FollowthroughError


class NothingToSnoozeError(FollowthroughError):
    """Nothing climbs on the task, so nothing can rest."""

    key = "error.nothing_to_snooze"


class SnoozedOnceError(FollowthroughError):
    """A case rests once because its owner says so, and never twice."""

    key = "error.snoozed_once"


class SnoozeTooLateError(FollowthroughError):
    """Somebody above was told of the case already."""

    key = "error.snooze_too_late"


class SnoozeSpanError(FollowthroughError):
    """A case rests up to a day between two days."""

    key = "error.snooze_span"


class SameDateError(FollowthroughError):
    """The task is due on that day already."""

    key = "error.same_date"


class NobodyAboveError(FollowthroughError):
    """Nobody stands above who could approve it."""

    key = "error.nobody_above"


class AlreadyOwnedError(FollowthroughError):
    """Somebody answers for the task already."""

    key = "error.already_owned"


class OfferWaitsError(FollowthroughError):
    """Somebody else is asked already whether they take the task."""

    key = "error.offer_waits"


class ClaimInsteadError(FollowthroughError):
    """Nobody proposes themselves: they claim the task."""

    key = "error.claim_instead"


class UnknownProposalError(FollowthroughError):
    """The proposal does not exist."""

    key = "error.unknown_proposal"


class ProposalOverError(FollowthroughError):
    """A proposal was answered or overtaken already."""

    key = "error.proposal_over"


class TaskNotDroppedError(FollowthroughError):
    """Only a task that was dropped can be opened again."""

    key = "error.task_not_dropped"
