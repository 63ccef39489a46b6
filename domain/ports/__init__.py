"""Ports: what the use cases need from the world outside the domain."""

from domain.ports.cases import Candidate, Cases, Decisions, Reason, Thresholds, Unbegun
from domain.ports.claims import Claims
from domain.ports.clock import Clock
from domain.ports.exports import Exports
from domain.ports.history import History
from domain.ports.holidays import PublicHolidays
from domain.ports.links import Links
from domain.ports.offers import Offers
from domain.ports.outbox import Audit, Inbox, Leases, Notices
from domain.ports.pauses import Pauses, Proposals
from domain.ports.people import Calendars, Departments, People, Workspaces
from domain.ports.plan import ActionItems, CheckIns, Goals, Measures, Needs, Tasks
from domain.ports.replies import Replies
from domain.ports.rounds import Rounds
from domain.ports.sending import Attention, Delivery, NoAnswer, Place, Refused, Sender, Sent, TryLater
from domain.ports.storage import Storage, UnitOfWork

__all__ = [
    "ActionItems",
    "Attention",
    "Audit",
    "Calendars",
    "Candidate",
    "Cases",
    "CheckIns",
    "Claims",
    "Clock",
    "Decisions",
    "Delivery",
    "Departments",
    "Exports",
    "Goals",
    "History",
    "Inbox",
    "Leases",
    "Links",
    "Measures",
    "Needs",
    "NoAnswer",
    "Notices",
    "Offers",
    "Pauses",
    "People",
    "Place",
    "Proposals",
    "PublicHolidays",
    "Reason",
    "Refused",
    "Replies",
    "Rounds",
    "Sender",
    "Sent",
    "Storage",
    "Tasks",
    "Thresholds",
    "TryLater",
    "Unbegun",
    "UnitOfWork",
    "Workspaces",
]
