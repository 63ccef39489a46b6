"""Expected errors: one tree. Each carries a word key and values, never a sentence."""

from typing import ClassVar

from domain.matters import PLAN, Matter
from domain.people import Person
from domain.rights import Right


class FollowthroughError(Exception):
    """Something a person can understand and mend; `key` names the sentence, `values` fill it.

    `field` names the form field that is at fault, where there is one. `example` is the corrected input, ready to
    be copied.
    """

    key: ClassVar[str] = "error.unexpected"

    def __init__(self, *, field: str | None = None, example: str | None = None, **values: object) -> None:
        super().__init__(self.key)
        self.field = field
        self.example = example
        self.values = values


class UnknownTaskError(FollowthroughError):
    """No task has this code."""

    key = "error.unknown_task"


class LostMessageError(FollowthroughError):
    """The message was sent after the backup that was put back since: what it speaks of may be something else now."""

    key = "error.lost_message"


class UnknownCaseError(FollowthroughError):
    """The case does not exist."""

    key = "error.unknown_case"


class CaseClosedError(FollowthroughError):
    """Somebody answered the case already."""

    key = "error.case_closed"


class UnknownOfferError(FollowthroughError):
    """The offer does not exist."""

    key = "error.unknown_offer"


class QuestionOverError(FollowthroughError):
    """Which task was meant has been answered, or the message that it asked about is gone."""

    key = "error.question_over"


class OfferOverError(FollowthroughError):
    """An offer was answered, taken back or overtaken already."""

    key = "error.offer_over"


class OwnTaskError(FollowthroughError):
    """A task cannot be handed over to its owner."""

    key = "error.own_task"


class AssignInsteadError(FollowthroughError):
    """Whoever leads assigns a task; only its owner hands it over."""

    key = "error.assign_instead"


class TaskProposedError(FollowthroughError):
    """The task is no part of the plan yet."""

    key = "error.task_proposed"


class StartAfterDueError(FollowthroughError):
    """A task cannot be due before it starts."""

    key = "error.start_after_due"


class MissingReasonError(FollowthroughError):
    """A no needs a reason."""

    key = "error.missing_reason"


class ThankedError(FollowthroughError):
    """Thanks were said before, or there is nobody to thank."""

    key = "error.thanked"


class UnknownPersonError(FollowthroughError):
    """The member is not in the plan."""

    key = "error.unknown_person"


class UnreachablePersonError(FollowthroughError):
    """The member left or is a guest and cannot be given work."""

    key = "error.unreachable_person"


class StrangerError(FollowthroughError):
    """Whoever acts is not in the plan."""

    key = "error.stranger"


class NotAllowedError(FollowthroughError):
    """The action is for somebody else; `who` are those who may, `right` what, in which `matter`."""

    key = "error.not_allowed"

    def __init__(
        self,
        *,
        who: tuple[Person, ...],
        right: Right | None = None,
        matter: Matter = PLAN,
        field: str | None = None,
    ) -> None:
        super().__init__(field=field, who=who)
        self.who = who
        self.right = right
        self.matter = matter


class AnswerChangedError(FollowthroughError):
    """The answer was changed, or taken back, after it was read."""

    key = "error.answer_changed"


class TaskClosedError(FollowthroughError):
    """The task was dropped and takes no more answers."""

    key = "error.task_closed"


class BadProgressError(FollowthroughError):
    """Progress is a whole number from 0 to 100."""

    key = "error.bad_progress"


class TooLongError(FollowthroughError):
    """A text is longer than what we keep."""

    key = "error.too_long"


class DateInPastError(FollowthroughError):
    """A new due date must lie ahead."""

    key = "error.date_in_past"


class MissingTitleError(FollowthroughError):
    """A task needs a title."""

    key = "error.missing_title"


class MissingOwnerError(FollowthroughError):
    """The decision needs somebody."""

    key = "error.missing_owner"


class MissingDateError(FollowthroughError):
    """The decision needs a date."""

    key = "error.missing_date"


class BadDateError(FollowthroughError):
    """The text is no date we understand."""

    key = "error.bad_date"


class BadRhythmError(FollowthroughError):
    """The text says not how often a task is to be asked about."""

    key = "error.bad_rhythm"


class OverwrittenError(FollowthroughError):
    """A message was edited or deleted whose answer had been followed by another one."""

    key = "error.overwritten"


class LeaveBackwardsError(FollowthroughError):
    """A leave ends before it begins."""

    key = "error.leave_backwards"


class LeaveOverError(FollowthroughError):
    """A leave lies in the past."""

    key = "error.leave_over"


class LeaveTooLongError(FollowthroughError):
    """A leave is longer than what we keep track of."""

    key = "error.leave_too_long"


class MuteTooLongError(FollowthroughError):
    """Somebody would be left alone for longer than their tasks can wait."""

    key = "error.mute_too_long"


class BadHoursError(FollowthroughError):
    """The text says neither hours nor weekdays."""

    key = "error.bad_hours"


class HoursTooShortError(FollowthroughError):
    """A working day would be shorter than it takes to be asked anything."""

    key = "error.hours_too_short"


class NoWorkDayError(FollowthroughError):
    """No weekday would be a working day."""

    key = "error.no_work_day"


class NotAwayError(FollowthroughError):
    """Somebody is back who was not away."""

    key = "error.not_away"


class UnknownGoalError(FollowthroughError):
    """No goal has this code; `known` are the codes and titles there are."""

    key = "error.unknown_goal"


class UnknownDepartmentError(FollowthroughError):
    """No department has this name; `known` are the names and keys there are."""

    key = "error.unknown_department"


class UnknownCommandError(FollowthroughError):
    """The word after the command is none of ours; the values hold the nearest one."""

    key = "error.unknown_command"


class IncompleteCommandError(FollowthroughError):
    """The command lacks something; the example shows it whole."""

    key = "error.incomplete_command"


class NameNotChosenError(IncompleteCommandError):
    """A name was typed by hand, and is nobody's in the plan, or that of several."""

    key = "error.name_not_chosen"


class EmptyPlanError(FollowthroughError):
    """There is no plan in the database yet."""

    key = "error.empty_plan"


class AlreadyHandledError(Exception):
    """The same event was delivered before and has done its work; there is nothing to tell anybody."""


class OvertakenError(Exception):
    """Others wrote what was counted on; nothing was changed, and the work may be done again."""


class StorageFaultError(Exception):
    """The database did not answer or is locked; nothing was changed, and trying again later may help."""
