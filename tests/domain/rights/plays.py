"""Every use case that somebody starts, with the right it needs and a matter to try it on."""

from datetime import date, time
from decimal import Decimal

from domain.checkins import Answer
from domain.company_choices import LanguageIs, NewCalendar, NewDepartment
from domain.edits import TaskField
from domain.errors import AssignInsteadError, NotAllowedError
from domain.goal_card import GoalWords
from domain.needs import NeedKind
from domain.nudge_errors import OfferWaitsError
from domain.rhythm import TaskRhythm
from domain.rights import Right
from domain.services.checkins import Answered
from domain.services.company_settings import CompanyWanted
from domain.services.preferences import Wanted as Preferred
from domain.services.settings import Outside
from domain.services.tasks import NewTask
from domain.set_up import SetUpStep
from domain.tasks import Status, TaskState
from tests.company import FOUNDED
from tests.domain.rights.company import HEADS_MESSAGE, LATER, MESSAGE, NEW_MESSAGE
from tests.domain.rights.granting import GRANTING
from tests.domain.rights.looking import LOOKING
from tests.domain.rights.play import Given, Play

ON_TRACK = Answer(Status.ON_TRACK)
FRIDAY = date(2027, 1, 15)
NIGHTS = NewCalendar("Nights", frozenset({1, 2}), time(1), time(9))


def _oneself(use_case: str, given: Given = lambda _cast: {}) -> Play:
    return Play(use_case, Right.KEEP_OWN_AFFAIRS, given, own=None)


OWN_AFFAIRS = (
    _oneself("check_ins.answer_together"),
    _oneself("company.keeps"),
    _oneself("home.of"),
    _oneself("hours.of"),
    _oneself("hours.reset"),
    _oneself("hours.set", lambda _cast: {"days": [1, 2, 3, 4], "hours": None}),
    _oneself("leave.of"),
    _oneself("leave.take", lambda _cast: {"first": None, "last": LATER}),
    _oneself("leave.cancel", lambda _cast: {"last": LATER}),
    _oneself("leave.decline", lambda _cast: {"last": LATER}),
    _oneself("leave.notes_for_others"),
    _oneself("meeting.readers"),
    _oneself("members.me"),
    _oneself("members.named", lambda _cast: {"words": ["Omar"]}),
    _oneself("members.today"),
    _oneself("moves.answer", lambda _cast: {"since": FOUNDED, "lives_there": True}),
    _oneself("preferences.change", lambda _cast: {"wanted": Preferred(language="ar")}),
    _oneself("preferences.mute", lambda _cast: {"last": LATER}),
    _oneself("preferences.of"),
    _oneself("preferences.unmute"),
    _oneself("remarks.is_carried", lambda cast: {"message": NEW_MESSAGE, "task_ids": [cast.late.id]}),
    _oneself("replies.ask", lambda _cast: {"message": NEW_MESSAGE, "text": "Done.", "week": None}),
    _oneself("standing.topic", lambda _cast: {"spot": None}),
    _oneself("standing.week"),
    Play("leave.take", Right.NOTE_LEAVE, lambda c: {"first": None, "last": LATER, "whom": c.wes.chat_id}, own="Wes"),
    Play("leave.cancel", Right.NOTE_LEAVE, lambda cast: {"last": LATER, "whom": cast.wes.chat_id}, own="Wes"),
    Play("leave.back", Right.NOTE_LEAVE, lambda cast: {"whom": cast.wes.chat_id}, own="Wes"),
    Play("reactions.reacted", Right.KEEP_OWN_AFFAIRS, lambda cast: {"spot": cast.told_tom}, own="Tom", silent=True),
    Play("replies.asked", Right.SAY_WHAT_WAS_MEANT, lambda _cast: {"message": MESSAGE}),
    Play("remarks.leave", Right.SAY_WHAT_WAS_MEANT, lambda _cast: {"message": MESSAGE}),
    Play(
        "replies.place",
        Right.SAY_WHAT_WAS_MEANT,
        lambda cast: {"message": MESSAGE, "said": [(cast.late.id, ON_TRACK)]},
    ),
    Play(
        "remarks.place",
        Right.SAY_WHAT_WAS_MEANT,
        lambda cast: {"message": HEADS_MESSAGE, "task_id": cast.late.id},
        own="Hanna",
    ),
    Play("replies.ask", Right.CHANGE_OWN_WORDS, lambda _cast: {"message": MESSAGE, "text": "No.", "week": None}),
    Play("replies.retract", Right.CHANGE_OWN_WORDS, lambda cast: {"message": cast.said}),
    Play("replies.edit", Right.CHANGE_OWN_WORDS, lambda cast: {"message": cast.said, "edited": "2", "said": []}),
    Play("remarks.retract", Right.CHANGE_OWN_WORDS, lambda cast: {"message": cast.remarked}, own="Layla"),
    Play(
        "remarks.hear",
        Right.CHANGE_OWN_WORDS,
        lambda cast: {"message": cast.remarked, "text": "No.", "task_ids": [cast.late.id], "edited": "2"},
        own="Layla",
    ),
)

ANSWERING = (
    Play("check_ins.answer", Right.CHECK_IN, lambda cast: {"task_id": cast.late.id, "answer": ON_TRACK}),
    Play("standing.task_week", Right.CHECK_IN, lambda cast: {"task_id": cast.late.id, "week": None}),
    Play(
        "replies.hear",
        Right.CHECK_IN,
        lambda cast: {"message": NEW_MESSAGE, "said": [(cast.late.id, ON_TRACK)]},
        done=lambda outcomes: isinstance(outcomes[0], Answered),
    ),
    Play("undo.last_answer", Right.UNDO_CHECK_IN, lambda cast: {"task_id": cast.late.id}),
    Play(
        "nudge_answers.ask_for",
        Right.ASK_FOR_HELP,
        lambda cast: {"task_id": cast.late.id, "kind": NeedKind.MONEY, "text": "500"},
    ),
    Play("nudge_answers.own", Right.ASK_FOR_HELP, lambda cast: {"task_id": cast.late.id}),
    Play(
        "nudge_answers.snooze",
        Right.SNOOZE_CASE,
        lambda cast: {"task_id": cast.late.id, "until": date(2027, 1, 18), "reason": "Rain."},
    ),
    Play("nudge_answers.snooze_days", Right.SNOOZE_CASE, lambda cast: {"task_id": cast.late.id}),
    Play(
        "proposals.propose",
        Right.PROPOSE_DATE,
        lambda cast: {"task_id": cast.late.id, "due_on": LATER, "reason": "Rain."},
    ),
)

SPLIT = ["One half", "The other half"]

TASKS = (
    Play("tasks.add", Right.PROPOSE_TASK, lambda _cast: {"new": NewTask("Try", department="ops")}),
    Play(
        "tasks.add",
        Right.ADD_TASK,
        lambda _cast: {"new": NewTask("Try", department="ops")},
        done=lambda view: view.task.state is TaskState.OPEN,
    ),
    Play("tasks.assign", Right.ASSIGN_TASK, lambda c: {"task_id": c.late.id, "owner": c.zoe.chat_id}),
    Play("editing.change", Right.EDIT_TASK, lambda c: {"task_id": c.late.id, "wanted": {TaskField.TITLE: "Later"}}),
    Play("editing.change", Right.DESCRIBE_TASK, lambda c: {"task_id": c.late.id, "wanted": {TaskField.HOW: "So"}}),
    Play("editing.form", Right.DESCRIBE_TASK, lambda cast: {"task_id": cast.late.id}),
    Play("rhythms.set", Right.SET_RHYTHM, lambda cast: {"task_id": cast.late.id, "rhythm": TaskRhythm.MONTHLY}),
    Play("claims.led", Right.SPLIT_TASK, lambda cast: {"task_id": cast.late.id}),
    Play("claims.split", Right.SPLIT_TASK, lambda cast: {"task_id": cast.late.id, "titles": SPLIT}),
    Play("claims.drop", Right.DROP_TASK, lambda cast: {"task_id": cast.nobodys.id, "reason": "Gone."}),
    Play("dropping.drop", Right.DROP_TASK, lambda cast: {"task_id": cast.nobodys.id, "reason": "Gone."}),
    Play("dropping.form", Right.DROP_OWNED_TASK, lambda cast: {"task_id": cast.late.id}),
    Play("dropping.may", Right.DROP_OWNED_TASK, lambda cast: {"task_id": cast.late.id}, done=bool),
    Play("dropping.drop", Right.DROP_OWNED_TASK, lambda cast: {"task_id": cast.late.id, "reason": "Gone."}),
    Play("dropping.open_again", Right.DROP_OWNED_TASK, lambda cast: {"task_id": cast.dropped.id}),
    Play("dropping.drop", Right.DROP_PROPOSED_TASK, lambda c: {"task_id": c.proposed.id, "reason": "No."}, own="Mia"),
    Play("readings.take", Right.TAKE_READING, lambda c: {"measure_id": c.measure.id, "value": Decimal(12), "on": None}),
    Play("goals.form", Right.SET_GOAL, lambda _cast: {"called": "G1"}),
    Play("goals.add", Right.SET_GOAL, lambda _cast: {"wanted": GoalWords("Waste less", department="ops")}),
    Play(
        "goals.change",
        Right.SET_GOAL,
        lambda cast: {"goal_id": cast.measure.goal_id, "wanted": GoalWords("Waste less", department="ops")},
    ),
    Play("claims.claim", Right.CLAIM_TASK, lambda cast: {"task_id": cast.nobodys.id}),
    Play(
        "handing.propose",
        Right.PROPOSE_OWNER,
        lambda cast: {"task_id": cast.nobodys.id, "to": cast.zoe.chat_id, "note": None},
    ),
    Play(
        "handing.propose",
        Right.REPLACE_PROPOSED_OWNER,
        lambda cast: {"task_id": cast.proposed_to.id, "to": cast.zoe.chat_id, "note": None},
        own="Mia",
        refusals=(OfferWaitsError,),
    ),
    Play(
        "handing.own",
        Right.HAND_OVER_TASK,
        lambda cast: {"task_id": cast.late.id},
        refusals=(NotAllowedError, AssignInsteadError),
    ),
    Play(
        "handing.offer",
        Right.HAND_OVER_TASK,
        lambda cast: {"task_id": cast.late.id, "to": cast.zoe.chat_id, "note": None},
        refusals=(NotAllowedError, AssignInsteadError),
    ),
    Play("handing.waiting", Right.ANSWER_OFFER, lambda cast: {"offer_id": cast.offer}),
    Play("handing.accept", Right.ANSWER_OFFER, lambda cast: {"offer_id": cast.offer}),
    Play("handing.decline", Right.ANSWER_OFFER, lambda cast: {"offer_id": cast.offer, "reason": None}),
    Play("handing.take_back", Right.TAKE_BACK_OFFER, lambda cast: {"offer_id": cast.offer}),
    Play(
        "tasks.unowned",
        Right.SEE_SILENT_OWNER,
        done=lambda page: any(view.owner is not None for view in page.entries),
    ),
)

SPEAKING = (
    Play(
        "remarks.hear",
        Right.REMARK,
        lambda cast: {"message": NEW_MESSAGE, "text": "Go on.", "task_ids": [cast.late.id]},
        done=lambda carried: bool(carried.views),
    ),
    Play("thanks.send", Right.THANK, lambda cast: {"task_id": cast.done.id}),
    Play("thanks.send", Right.THANK_FOR_PLAN, lambda cast: {"task_id": cast.done.id, "spot": cast.digest}),
    Play("thanks.send_all", Right.THANK_FOR_PLAN, lambda cast: {"week": cast.digest_week, "spot": cast.digest}),
    Play("thanks.of_week", Right.THANK_FOR_PLAN, lambda cast: {"week": cast.digest_week, "spot": cast.digest}),
    Play("silences.of", Right.SPEAK_TO_ALL, lambda cast: {"silence_id": cast.silence}),
    Play("silences.put_off", Right.SPEAK_TO_ALL, lambda cast: {"silence_id": cast.silence}),
    Play("silences.say", Right.SPEAK_TO_ALL, lambda _cast: {"text": "Well done."}),
)

STEERING = (
    Play("company.of", Right.SET_COMPANY),
    Play("company.outlook", Right.SET_COMPANY, lambda cast: {"wanted": CompanyWanted.of(cast.company.settings())}),
    Play("company.change", Right.SET_COMPANY, lambda cast: {"wanted": CompanyWanted.of(cast.company.settings())}),
    Play("set_up.step", Right.SET_COMPANY),
    Play("set_up.take", Right.SET_COMPANY, lambda _cast: {"step": SetUpStep.TIME, "choices": (), "outside": Outside()}),
    Play("set_up.finish", Right.SET_COMPANY),
    Play("set_up.bring", Right.SET_COMPANY, lambda _cast: {"profiles": ()}),
    Play("set_up.beginning", Right.SET_COMPANY),
    Play("settings.of", Right.SET_COMPANY),
    Play("settings.preview", Right.SET_COMPANY, lambda _cast: {"wanted": LanguageIs("ar")}),
    Play("settings.change", Right.SET_COMPANY, lambda _cast: {"wanted": LanguageIs("ar")}),
    Play("settings.add_department", Right.SET_COMPANY, lambda _cast: {"wanted": NewDepartment("Quality")}),
    Play("settings.calendar", Right.SET_COMPANY, lambda _cast: {"key": "default"}),
    Play("settings.add_calendar", Right.SET_COMPANY, lambda _cast: {"wanted": NIGHTS}),
    Play("settings.rename_calendar", Right.SET_COMPANY, lambda _cast: {"key": "default", "name": "Head office"}),
    Play("settings.rename_department", Right.SET_COMPANY, lambda cast: {"department_id": cast.ops, "name": "Works"}),
    Play("ladders.preview", Right.SET_LADDER, lambda cast: {"department_id": cast.ops, "wanted": None}),
    Play("ladders.change", Right.SET_LADDER, lambda cast: {"department_id": cast.ops, "wanted": None}),
    Play("names.waiting", Right.IMPORT_PLAN),
    Play("names.give", Right.IMPORT_PLAN, lambda _cast: {"chosen": {}}),
    Play("uploads.require", Right.IMPORT_PLAN),
    Play("uploads.begin", Right.IMPORT_PLAN, lambda _cast: {"file_id": "F1", "name": "plan.csv"}),
    Play("uploads.of", Right.IMPORT_PLAN, lambda cast: {"upload_id": cast.upload.id}),
    Play("uploads.again", Right.IMPORT_PLAN, lambda cast: {"upload_id": cast.upload.id, "days": None}),
    Play("uploads.agree", Right.IMPORT_PLAN, lambda cast: {"upload_id": cast.upload.id}),
    Play("uploads.leave", Right.IMPORT_PLAN, lambda cast: {"upload_id": cast.upload.id}),
)

PLAYS = (*LOOKING, *OWN_AFFAIRS, *ANSWERING, *TASKS, *GRANTING, *SPEAKING, *STEERING)

NOBODY_ACTS = frozenset({"members.find", "members.worker", "remarks.thread"})
"""These take a chat id and ask who that is; what is done then asks for itself."""
