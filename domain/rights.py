"""Who may do what: the one table of rights. Services ask it by name, at the moment of acting.

Nobody but people in the plan may do anything: guests, strangers and those who left are refused before this is read.
"""

from collections.abc import Mapping
from enum import StrEnum, auto
from types import MappingProxyType

from domain.matters import Matter


class Part(StrEnum):
    """What somebody is to the matter in hand; one person can have several parts."""

    ANYONE = auto()
    """Any member in the plan."""

    OWN = auto()
    """Whose it is: the owner of a task, whoever wrote, offered or asked, a person in their own affairs."""

    DEPUTY = auto()
    """The deputy of whose it is."""

    MANAGER = auto()
    """The manager of whose it is."""

    HEAD = auto()
    """The head of the department it belongs to."""

    STAND_IN = auto()
    """The deputy of that head, while the head is away."""

    ASKED = auto()
    """Whoever was asked."""

    ASKED_STAND_IN = auto()
    """The deputy of whoever was asked, while they are away."""

    TOLD = auto()
    """Whoever was told of it, as it climbed."""

    LEADER = auto()
    """The visible leader."""

    KEEPER = auto()
    """A plan keeper."""


class Circle(StrEnum):
    """Those who share rights; there is one sentence for each that says who they are."""

    EVERYBODY = auto()
    THEMSELVES = auto()
    ANSWERING = auto()
    ASKED = auto()
    LEADING = auto()
    LEADING_TODAY = auto()
    LEADING_OR_ANSWERING = auto()
    LEADING_OR_OWN = auto()
    LEADING_OR_MANAGING = auto()
    GRANTING = auto()
    APPROVING = auto()
    DECIDING = auto()
    ENDING = auto()
    STEERING = auto()
    HEADING = auto()
    HEADING_TODAY = auto()
    LEADER = auto()


class Right(StrEnum):
    """Everything that people do."""

    SEE_PLAN = auto()
    ASK_WHO_MAY = auto()
    SEE_WORDS = auto()
    SEE_SILENT_OWNER = auto()
    SEE_NEEDS_OF_OTHERS = auto()
    SEE_DELIVERY = auto()
    SEE_DIGEST = auto()
    SEE_DEPARTMENT_DIGEST = auto()
    SEE_TRAIL = auto()
    SEE_TRAIL_OF_PERSON = auto()
    SEE_WHOLE_TRAIL = auto()
    EXPORT_PLAN = auto()
    EXPORT_DEPARTMENT = auto()

    KEEP_OWN_AFFAIRS = auto()
    SAY_WHAT_WAS_MEANT = auto()
    CHANGE_OWN_WORDS = auto()
    NOTE_LEAVE = auto()

    CHECK_IN = auto()
    UNDO_CHECK_IN = auto()
    ASK_FOR_HELP = auto()
    SNOOZE_CASE = auto()
    PROPOSE_DATE = auto()

    PROPOSE_TASK = auto()
    ADD_TASK = auto()
    ASSIGN_TASK = auto()
    EDIT_TASK = auto()
    DESCRIBE_TASK = auto()
    SET_RHYTHM = auto()
    SPLIT_TASK = auto()
    DROP_TASK = auto()
    DROP_OWNED_TASK = auto()
    DROP_PROPOSED_TASK = auto()
    TAKE_READING = auto()
    SET_GOAL = auto()

    CLAIM_TASK = auto()
    PROPOSE_OWNER = auto()
    REPLACE_PROPOSED_OWNER = auto()
    HAND_OVER_TASK = auto()
    ANSWER_OFFER = auto()
    TAKE_BACK_OFFER = auto()

    ANSWER_NEED = auto()
    ANSWER_DATE = auto()
    ACKNOWLEDGE_ANSWER = auto()
    DECIDE_CASE = auto()
    END_CASE = auto()

    REMARK = auto()
    THANK = auto()
    THANK_FOR_PLAN = auto()
    SPEAK_TO_ALL = auto()

    IMPORT_PLAN = auto()
    SET_COMPANY = auto()
    SET_LADDER = auto()


_LEADING = (Part.HEAD, Part.LEADER, Part.KEEPER)

CIRCLES: Mapping[Circle, tuple[Part, ...]] = MappingProxyType(
    {
        Circle.EVERYBODY: (Part.ANYONE,),
        Circle.THEMSELVES: (Part.OWN,),
        Circle.ANSWERING: (Part.OWN, Part.DEPUTY),
        Circle.ASKED: (Part.ASKED,),
        Circle.LEADING: _LEADING,
        Circle.LEADING_TODAY: (*_LEADING, Part.STAND_IN),
        Circle.LEADING_OR_ANSWERING: (*_LEADING, Part.OWN, Part.DEPUTY),
        Circle.LEADING_OR_OWN: (*_LEADING, Part.OWN),
        Circle.LEADING_OR_MANAGING: (Part.MANAGER, *_LEADING, Part.OWN),
        Circle.GRANTING: (Part.ASKED, Part.LEADER, Part.KEEPER, Part.ASKED_STAND_IN, Part.TOLD),
        Circle.APPROVING: (Part.ASKED, *_LEADING, Part.ASKED_STAND_IN, Part.STAND_IN),
        Circle.DECIDING: (Part.LEADER, Part.KEEPER, Part.HEAD, Part.TOLD),
        Circle.ENDING: (Part.LEADER, Part.KEEPER),
        Circle.STEERING: (Part.LEADER, Part.KEEPER),
        Circle.HEADING: (Part.LEADER, Part.HEAD),
        Circle.HEADING_TODAY: (Part.HEAD, Part.STAND_IN, Part.LEADER),
        Circle.LEADER: (Part.LEADER,),
    }
)
"""Who belongs to each; in the order in which a refusal sends people to them.

What ends a case is asked of the leader, though a plan keeper may do it in their place; of those who steer all are
named.
"""

TABLE: Mapping[Right, Circle] = MappingProxyType(
    {
        # what the plan says
        Right.SEE_PLAN: Circle.EVERYBODY,
        Right.ASK_WHO_MAY: Circle.EVERYBODY,
        Right.SEE_WORDS: Circle.LEADING_OR_ANSWERING,
        Right.SEE_SILENT_OWNER: Circle.LEADING_OR_OWN,
        Right.SEE_NEEDS_OF_OTHERS: Circle.STEERING,
        Right.SEE_DELIVERY: Circle.STEERING,
        Right.SEE_DIGEST: Circle.STEERING,
        Right.SEE_DEPARTMENT_DIGEST: Circle.LEADING,
        Right.SEE_TRAIL: Circle.LEADING_OR_ANSWERING,
        Right.SEE_TRAIL_OF_PERSON: Circle.LEADING_OR_OWN,
        Right.SEE_WHOLE_TRAIL: Circle.STEERING,
        Right.EXPORT_PLAN: Circle.STEERING,
        Right.EXPORT_DEPARTMENT: Circle.LEADING,
        # oneself
        Right.KEEP_OWN_AFFAIRS: Circle.THEMSELVES,
        Right.SAY_WHAT_WAS_MEANT: Circle.THEMSELVES,
        Right.CHANGE_OWN_WORDS: Circle.THEMSELVES,
        Right.NOTE_LEAVE: Circle.LEADING_OR_MANAGING,
        # answering for a task
        Right.CHECK_IN: Circle.ANSWERING,
        Right.UNDO_CHECK_IN: Circle.ANSWERING,
        Right.ASK_FOR_HELP: Circle.ANSWERING,
        Right.SNOOZE_CASE: Circle.ANSWERING,
        Right.PROPOSE_DATE: Circle.ANSWERING,
        # what a task is
        Right.PROPOSE_TASK: Circle.EVERYBODY,
        Right.ADD_TASK: Circle.LEADING,
        Right.ASSIGN_TASK: Circle.LEADING,
        Right.EDIT_TASK: Circle.LEADING,
        Right.DESCRIBE_TASK: Circle.LEADING_OR_ANSWERING,
        Right.SET_RHYTHM: Circle.LEADING,
        Right.SPLIT_TASK: Circle.LEADING_TODAY,
        Right.DROP_TASK: Circle.LEADING_TODAY,
        Right.DROP_OWNED_TASK: Circle.STEERING,
        Right.DROP_PROPOSED_TASK: Circle.LEADING_OR_OWN,
        Right.TAKE_READING: Circle.LEADING,
        Right.SET_GOAL: Circle.LEADING,
        # whose a task is
        Right.CLAIM_TASK: Circle.EVERYBODY,
        Right.PROPOSE_OWNER: Circle.EVERYBODY,
        Right.REPLACE_PROPOSED_OWNER: Circle.LEADING_OR_OWN,
        Right.HAND_OVER_TASK: Circle.THEMSELVES,
        Right.ANSWER_OFFER: Circle.ASKED,
        Right.TAKE_BACK_OFFER: Circle.THEMSELVES,
        # what waits for an answer
        Right.ANSWER_NEED: Circle.GRANTING,
        Right.ANSWER_DATE: Circle.APPROVING,
        Right.ACKNOWLEDGE_ANSWER: Circle.LEADING_TODAY,
        Right.DECIDE_CASE: Circle.DECIDING,
        Right.END_CASE: Circle.ENDING,
        # words to others
        Right.REMARK: Circle.HEADING_TODAY,
        Right.THANK: Circle.HEADING,
        Right.THANK_FOR_PLAN: Circle.LEADER,
        Right.SPEAK_TO_ALL: Circle.LEADER,
        # the running of the plan
        Right.IMPORT_PLAN: Circle.STEERING,
        Right.SET_COMPANY: Circle.STEERING,
        Right.SET_LADDER: Circle.STEERING,
    }
)
"""The table itself. `END_CASE` is a decision that drops a task, lets it rest, or gives it something."""

NOT_FOR_ONESELF: Mapping[Right, tuple[Part, ...]] = MappingProxyType(
    {
        Right.ANSWER_NEED: (Part.ASKED, Part.LEADER),
        Right.ANSWER_DATE: (Part.ASKED, Part.LEADER),
        Right.ACKNOWLEDGE_ANSWER: (),
    }
)
"""What is not done in one's own favour: these parts alone count for whoever asked for it, or owns the task."""


def parts(right: Right, matter: Matter, person_id: int) -> tuple[Part, ...]:
    """The parts that have that right in the matter; fewer where it would be in the person's own favour."""
    fewer = NOT_FOR_ONESELF.get(right)
    if fewer is not None and person_id in matter.for_oneself:
        return fewer
    return CIRCLES[TABLE[right]]
