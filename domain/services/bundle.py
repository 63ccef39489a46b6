"""All use cases on one storage."""

from dataclasses import dataclass

from domain.pace import USUAL, Limits
from domain.ports import Storage
from domain.services.asking import Asking
from domain.services.at_risk import RiskService
from domain.services.cards import CardService
from domain.services.cases import CaseService
from domain.services.checkins import CheckInService
from domain.services.claims import ClaimService
from domain.services.company_settings import CompanySettings
from domain.services.decisions import DecisionService
from domain.services.delivery_report import DeliveryReport
from domain.services.digest_now import DigestNow
from domain.services.digests import DigestService
from domain.services.dropping import DropService
from domain.services.editing import EditingService
from domain.services.exporting import Exporting
from domain.services.favours import FavourService
from domain.services.following_up import FollowUpService
from domain.services.goals import GoalService
from domain.services.handing import HandService
from domain.services.history import HistoryService
from domain.services.home import HomeService
from domain.services.hours import HoursService
from domain.services.ladder_settings import LadderSettings
from domain.services.leave import LeaveService
from domain.services.meeting import MeetingService
from domain.services.members import MemberService
from domain.services.moves import MoveService
from domain.services.needs import NeedService
from domain.services.needs_you import NeedsYouService
from domain.services.nudge_answers import NudgeAnswers
from domain.services.open_cases import CaseListService
from domain.services.owner_names import OwnerNames
from domain.services.preferences import PreferenceService
from domain.services.proposals import ProposalService
from domain.services.reactions import ReactionService
from domain.services.readiness import ReadinessService
from domain.services.readings import ReadingService
from domain.services.remarks import RemarkService
from domain.services.reminding import Reminding
from domain.services.replies import ReplyService
from domain.services.returns import ReturnService
from domain.services.rhythms import RhythmService
from domain.services.seeing import SeeingService
from domain.services.set_up import SetUpService
from domain.services.settings import SettingService
from domain.services.silences import SilenceService
from domain.services.standing import StandingService
from domain.services.status_of import StatusService
from domain.services.strategy_map import MapService
from domain.services.tasks import TaskService
from domain.services.thanks import ThanksService
from domain.services.trails import TrailService
from domain.services.undo import UndoService
from domain.services.uploads import UploadService


@dataclass(frozen=True, slots=True)
class Services:
    """The use cases; cheap to make, so that each incoming event can have its own."""

    asking: Asking
    at_risk: RiskService
    cards: CardService
    case_list: CaseListService
    cases: CaseService
    check_ins: CheckInService
    claims: ClaimService
    company: CompanySettings
    decisions: DecisionService
    delivery: DeliveryReport
    digest_now: DigestNow
    digests: DigestService
    dropping: DropService
    editing: EditingService
    exporting: Exporting
    favours: FavourService
    following_up: FollowUpService
    goals: GoalService
    handing: HandService
    history: HistoryService
    home: HomeService
    hours: HoursService
    ladders: LadderSettings
    leave: LeaveService
    map: MapService
    meeting: MeetingService
    members: MemberService
    moves: MoveService
    names: OwnerNames
    needs: NeedService
    needs_you: NeedsYouService
    nudge_answers: NudgeAnswers
    preferences: PreferenceService
    proposals: ProposalService
    reactions: ReactionService
    readiness: ReadinessService
    readings: ReadingService
    reminding: Reminding
    remarks: RemarkService
    replies: ReplyService
    rhythms: RhythmService
    seeing: SeeingService
    returns: ReturnService
    set_up: SetUpService
    settings: SettingService
    silences: SilenceService
    standing: StandingService
    status: StatusService
    tasks: TaskService
    thanks: ThanksService
    trails: TrailService
    undo: UndoService
    uploads: UploadService

    @classmethod
    def on(cls, storage: Storage, limits: Limits = USUAL) -> "Services":
        """The use cases on that storage; `limits` say how fast the outbox empties."""
        return cls(
            asking=Asking(storage),
            at_risk=RiskService(storage),
            cards=CardService(storage),
            case_list=CaseListService(storage),
            cases=CaseService(storage),
            check_ins=CheckInService(storage),
            claims=ClaimService(storage),
            company=CompanySettings(storage),
            decisions=DecisionService(storage),
            delivery=DeliveryReport(storage, limits),
            digest_now=DigestNow(storage),
            digests=DigestService(storage),
            dropping=DropService(storage),
            editing=EditingService(storage),
            exporting=Exporting(storage),
            favours=FavourService(storage),
            following_up=FollowUpService(storage),
            goals=GoalService(storage),
            handing=HandService(storage),
            history=HistoryService(storage),
            home=HomeService(storage),
            hours=HoursService(storage),
            ladders=LadderSettings(storage),
            leave=LeaveService(storage),
            map=MapService(storage),
            meeting=MeetingService(storage),
            members=MemberService(storage),
            moves=MoveService(storage),
            names=OwnerNames(storage),
            needs=NeedService(storage),
            needs_you=NeedsYouService(storage),
            nudge_answers=NudgeAnswers(storage),
            preferences=PreferenceService(storage),
            proposals=ProposalService(storage),
            reactions=ReactionService(storage),
            readiness=ReadinessService(storage),
            readings=ReadingService(storage),
            reminding=Reminding(storage),
            remarks=RemarkService(storage),
            replies=ReplyService(storage),
            rhythms=RhythmService(storage),
            seeing=SeeingService(storage),
            returns=ReturnService(storage),
            set_up=SetUpService(storage),
            settings=SettingService(storage),
            silences=SilenceService(storage),
            standing=StandingService(storage),
            status=StatusService(storage),
            tasks=TaskService(storage),
            thanks=ThanksService(storage),
            trails=TrailService(storage),
            undo=UndoService(storage),
            uploads=UploadService(storage),
        )
