"""What somebody looks at, with the right it needs."""

from domain.digest import DigestReady
from domain.favours import Favour
from domain.head_digest import HeadDigest
from domain.matters import MatterKind
from domain.rights import Right
from domain.status_of import SubjectKind
from domain.trail import About
from domain.whole_plan import ExportChoices, Wanted, WholePlan
from tests.domain.rights.play import Given, Play


def _look(use_case: str, given: Given = lambda _cast: {}) -> Play:
    return Play(use_case, Right.SEE_PLAN, given, own=None)


def _is_whole(plan: WholePlan) -> bool:
    return plan.department is None


def _has_operations(choices: ExportChoices) -> bool:
    return any(each.key == "ops" for each in choices.departments)


def _tells_of_operations(told: DigestReady | HeadDigest) -> bool:
    return isinstance(told, DigestReady) or any(each.of.department.key == "ops" for each in told.news)


LOOKING = (
    _look("at_risk.of"),
    _look("at_risk.of_member", lambda cast: {"member": cast.zoe.chat_id}),
    _look("at_risk.page", lambda _cast: {"kind": None, "subject_id": 0, "start": 0}),
    _look("case_list.all"),
    _look("case_list.of_department", lambda _cast: {"called": "ops"}),
    _look("case_list.page", lambda cast: {"department_id": cast.ops, "start": 0}),
    _look("case_list.usual"),
    _look("claims.nobodys", lambda cast: {"task_id": cast.nobodys.id}),
    _look("decisions.case", lambda cast: {"case_id": cast.case.id}),
    _look("decisions.currency"),
    _look("digests.agenda"),
    _look("goals.show", lambda _cast: {"called": "G1"}),
    _look("goals.form", lambda _cast: {}),
    _look("map.of"),
    _look("history.of", lambda cast: {"task_id": cast.late.id}),
    _look("ladders.of", lambda _cast: {"department": None}),
    _look("leave.of", lambda cast: {"whom": cast.wes.chat_id}),
    _look("names.suggested", lambda cast: {"task_id": cast.nobodys.id}),
    _look("readiness.of"),
    _look("readiness.of_member", lambda cast: {"member": cast.zoe.chat_id}),
    _look("readiness.page", lambda _cast: {"kind": None, "subject_id": 0, "start": 0}),
    _look("readiness.goals_page", lambda _cast: {"kind": None, "subject_id": 0, "start": 0}),
    _look("readings.all"),
    _look("rhythms.of", lambda cast: {"task_id": cast.late.id}),
    _look("status.named", lambda _cast: {"name": "ops", "example": "/plan status"}),
    _look("status.of_member", lambda cast: {"member": cast.zoe.chat_id}),
    _look("status.page", lambda cast: {"kind": SubjectKind.DEPARTMENT, "subject_id": cast.ops, "start": 0}),
    _look("tasks.choices"),
    _look("tasks.stalled"),
    _look("tasks.status"),
    _look("tasks.unowned"),
    _look("tasks.view", lambda cast: {"task_id": cast.late.id}),
    Play(
        "history.of",
        Right.SEE_WORDS,
        lambda cast: {"task_id": cast.late.id},
        done=lambda told: not told.words_hidden,
    ),
    _look("needs_you.of"),
    Play("needs_you.of", Right.SEE_NEEDS_OF_OTHERS, done=lambda content: content.register.others.total > 0),
    Play(
        "favours.ask",
        Right.ASK_WHO_MAY,
        lambda cast: {"favour": Favour(Right.HAND_OVER_TASK, MatterKind.TASK, cast.zoes.id), "of_id": cast.zoe.id},
        own=None,
    ),
    Play("delivery.of", Right.SEE_DELIVERY),
    Play("digest_now.of", Right.SEE_DIGEST, done=lambda told: isinstance(told, DigestReady)),
    Play("digest_now.more", Right.SEE_DIGEST),
    Play("digest_now.of", Right.SEE_DEPARTMENT_DIGEST, done=_tells_of_operations),
    Play("trails.of", Right.SEE_TRAIL, lambda cast: {"about": About.TASK, "subject_id": cast.late.id}),
    Play("trails.of", Right.SEE_WHOLE_TRAIL, lambda _cast: {"about": About.SETTINGS}),
    Play("trails.of_member", Right.SEE_TRAIL_OF_PERSON, lambda cast: {"member": cast.company.owner.chat_id}),
    Play("trails.named", Right.SEE_TRAIL_OF_PERSON, lambda _cast: {"name": "Omar", "example": ""}),
    Play("exporting.gather", Right.EXPORT_PLAN, lambda _cast: {"wanted": Wanted()}, done=_is_whole),
    Play("exporting.choices", Right.EXPORT_PLAN, done=lambda choices: choices.whole),
    Play("exporting.choices", Right.EXPORT_DEPARTMENT, done=_has_operations),
    Play("exporting.ask", Right.EXPORT_PLAN, lambda _cast: {"wanted": Wanted()}, done=_is_whole),
    Play("exporting.gather", Right.EXPORT_DEPARTMENT, lambda _cast: {"wanted": Wanted(department="ops")}),
    Play("exporting.ask", Right.EXPORT_DEPARTMENT, lambda _cast: {"wanted": Wanted(department="ops")}),
)
