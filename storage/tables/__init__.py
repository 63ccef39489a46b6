"""Every table, by the words of the domain; columns are named like the fields of its classes."""

from storage.tables.answers import offerings, pauses, proposals
from storage.tables.base import metadata
from storage.tables.company import calendars, departments, people, rounds, workspaces
from storage.tables.cues import cues
from storage.tables.delivery import audit, inbox, leases, notices
from storage.tables.following import (
    action_items,
    case_rungs,
    cases,
    check_ins,
    decisions,
    needs,
    offers,
    questions,
    replies,
)
from storage.tables.outside import links
from storage.tables.plan import goals, measures, readings, task_words, tasks
from storage.tables.recognition import leader_words, recognitions, remarks, silences
from storage.tables.uploads import uploads

__all__ = [
    "action_items",
    "audit",
    "calendars",
    "case_rungs",
    "cases",
    "check_ins",
    "cues",
    "decisions",
    "departments",
    "goals",
    "inbox",
    "leader_words",
    "leases",
    "links",
    "measures",
    "metadata",
    "needs",
    "notices",
    "offerings",
    "offers",
    "pauses",
    "people",
    "proposals",
    "questions",
    "readings",
    "recognitions",
    "remarks",
    "replies",
    "rounds",
    "silences",
    "task_words",
    "tasks",
    "uploads",
    "workspaces",
]
