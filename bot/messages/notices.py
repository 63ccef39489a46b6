"""Which conversation says which content, and in whose language."""

from collections.abc import Callable
from dataclasses import replace

from bot.messages import (
    agenda,
    cards,
    cases,
    checkins,
    claims,
    decisions,
    digest,
    digest_more,
    dropping,
    editing,
    exports,
    favours,
    handing,
    leave,
    needs,
    needs_you,
    owner_names,
    part_given,
    proposals,
    remarks,
    reminders,
    silence,
    tasks,
    thanks,
    welcome,
    zones,
)
from bot.messages.model import Divider, Message
from bot.words.catalogue import Words
from domain.absences import AwayAsked, LeaveNoted, Unmuted, ZoneAsked
from domain.agenda import AgendaReady
from domain.cards import CardsReady
from domain.claims import TaskClaimed, TasksUnowned
from domain.climbing import CaseAnswered, CaseClimbed, OwnerNudged
from domain.digest import AllWell, DigestMore, DigestReady, LateTold
from domain.dropping import DropTold
from domain.edits import TaskChanged
from domain.favours import FavourAsked
from domain.handing import OfferMade, OfferTold, TaskGiven, TaskProposed
from domain.needs_you import NeedRaised, NeedsYou, NeedTold
from domain.notices import Content, DecisionTold, Introduced
from domain.owner_names import TasksGiven
from domain.part_given import PartGiven
from domain.people import Person
from domain.proposals import DateProposed, DateTold
from domain.recognition import Thanked
from domain.remarks import Remarked
from domain.silence import LeaderSaid, LeaderSilent
from domain.weekly import CheckInAsked, Reminded, WelcomedBack
from domain.whole_plan import ExportReady

_CONVERSATIONS: dict[type, Callable[..., Message]] = {
    CheckInAsked: checkins.asked,
    OwnerNudged: cases.nudged,
    Reminded: reminders.reminded,
    CaseClimbed: cases.climbed,
    CaseAnswered: cases.answered,
    DecisionTold: decisions.told,
    TaskGiven: tasks.given,
    TasksGiven: owner_names.given,
    TaskProposed: tasks.proposed,
    TaskChanged: editing.changed,
    DropTold: dropping.told,
    FavourAsked: favours.asked,
    PartGiven: part_given.part_given,
    NeedRaised: needs.asked,
    NeedTold: needs.told,
    OfferMade: handing.offered,
    OfferTold: handing.told,
    TasksUnowned: claims.offered,
    TaskClaimed: claims.claimed,
    DateProposed: proposals.proposed,
    DateTold: proposals.told,
    NeedsYou: needs_you.weekly,
    WelcomedBack: leave.welcomed,
    LeaveNoted: leave.noted,
    Unmuted: leave.unmuted,
    AwayAsked: leave.asked,
    ZoneAsked: zones.asked,
    LateTold: digest.late,
    DigestReady: digest.digest,
    DigestMore: digest_more.more,
    Thanked: thanks.thanked,
    Remarked: remarks.remarked,
    LeaderSilent: silence.silent,
    LeaderSaid: silence.posted,
    AllWell: digest_more.all_well,
    CardsReady: cards.cards,
    AgendaReady: agenda.agenda,
    ExportReady: exports.ready,
}


def message_for(content: Content) -> Message:
    """The message in the language of whoever reads it; what is posted to a channel speaks the leader's."""
    if isinstance(content, Introduced):
        met = welcome.above(content.welcome, content.to, Words.of(content.to))
        said = message_for(content.content)
        return replace(said, blocks=(*met, Divider(), *said.blocks))
    return _CONVERSATIONS[type(content)](content, Words.of(reader(content)))


def reader(content: Content) -> Person:
    """Whose language and zone a message is in."""
    match content:
        case DigestReady() | DigestMore() | AllWell() | AgendaReady() | LateTold() | CardsReady():
            return content.leader
        case LeaderSaid():
            return content.by
        case DecisionTold() | TasksUnowned():
            return content.reader
        case _:
            return content.to
