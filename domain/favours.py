"""Favours: somebody who may not do something asks whoever may to do it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from domain.departments import Department
from domain.goals import Goal
from domain.matters import Matter, MatterKind
from domain.people import Person
from domain.rights import Right
from domain.views import MeasureView, TaskView

_OF_A_TASK = (
    *(
        Right.ASSIGN_TASK,
        Right.EDIT_TASK,
        Right.DESCRIBE_TASK,
        Right.SET_RHYTHM,
        Right.SPLIT_TASK,
        Right.HAND_OVER_TASK,
    ),
    *(Right.DROP_TASK, Right.DROP_OWNED_TASK, Right.DROP_PROPOSED_TASK, Right.CHECK_IN, Right.ASK_FOR_HELP),
    *(Right.PROPOSE_DATE, Right.DECIDE_CASE, Right.END_CASE),
)
_OF_THE_PLAN = (Right.SET_COMPANY, Right.SET_LADDER, Right.IMPORT_PLAN, Right.EXPORT_PLAN)

ASKABLE: Mapping[Right, frozenset[MatterKind]] = MappingProxyType(
    {
        **dict.fromkeys(_OF_A_TASK, frozenset({MatterKind.TASK})),
        **dict.fromkeys(_OF_THE_PLAN, frozenset({MatterKind.PLAN})),
        Right.EXPORT_DEPARTMENT: frozenset({MatterKind.DEPARTMENT}),
        Right.SET_GOAL: frozenset({MatterKind.GOAL, MatterKind.DEPARTMENT, MatterKind.PLAN}),
        Right.TAKE_READING: frozenset({MatterKind.MEASURE}),
        Right.NOTE_LEAVE: frozenset({MatterKind.PERSON}),
    }
)
"""What somebody can be asked for, and what it can be about; a goal that is not there yet is its department's."""

NEVER_ASKED = frozenset(
    {
        # nobody is refused
        *(Right.SEE_PLAN, Right.ASK_WHO_MAY, Right.PROPOSE_TASK, Right.ADD_TASK, Right.CLAIM_TASK, Right.PROPOSE_OWNER),
        # what somebody may not read is not read to them
        *(Right.SEE_WORDS, Right.SEE_SILENT_OWNER, Right.SEE_NEEDS_OF_OTHERS, Right.SEE_DELIVERY, Right.SEE_DIGEST),
        *(Right.SEE_DEPARTMENT_DIGEST, Right.SEE_TRAIL, Right.SEE_TRAIL_OF_PERSON, Right.SEE_WHOLE_TRAIL),
        # what people said or offered is theirs
        *(Right.KEEP_OWN_AFFAIRS, Right.SAY_WHAT_WAS_MEANT, Right.CHANGE_OWN_WORDS, Right.UNDO_CHECK_IN),
        *(Right.TAKE_BACK_OFFER, Right.REPLACE_PROPOSED_OWNER),
        # whoever may was asked already, and is reminded
        *(Right.ANSWER_OFFER, Right.ANSWER_NEED, Right.ANSWER_DATE, Right.ACKNOWLEDGE_ANSWER, Right.SNOOZE_CASE),
        # words count where nobody asked for them
        *(Right.REMARK, Right.THANK, Right.THANK_FOR_PLAN, Right.SPEAK_TO_ALL),
    }
)
"""What nobody is asked for, and why not."""

MOST_ASKED = 3
"""So many people are offered to be asked, the nearest first."""


@dataclass(frozen=True, slots=True)
class Favour:
    """What is asked for, and what it is about."""

    right: Right
    kind: MatterKind = MatterKind.PLAN
    of_id: int = 0

    @classmethod
    def in_matter(cls, right: Right, matter: Matter) -> "Favour":
        """A right in a matter, as a favour."""
        return cls(right, matter.kind, matter.of_id)

    @property
    def is_askable(self) -> bool:
        """Whether somebody can be asked for it."""
        return self.kind in ASKABLE.get(self.right, ())

    @property
    def subject(self) -> str:
        """What it is about, as the trail calls it."""
        return str(self.kind) if self.kind is MatterKind.PLAN else f"{self.kind}:{self.of_id}"


@dataclass(frozen=True, slots=True)
class FavourAsked:
    """`by` asks `to` for something; `about` is None for what concerns the whole plan."""

    to: Person
    by: Person
    right: Right
    about: TaskView | Department | Goal | MeasureView | Person | None = None
