"""People with habits: who answers at once, who late, who never; who comes, goes and moves, and what managers decide."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import Enum

from bot.commands.simulation import acts, circumstances, misfortune, typed
from bot.commands.simulation.acts import Act
from bot.commands.simulation.agenda import Agenda
from bot.commands.simulation.world import Call, World
from bot.messages import actions
from bot.slack import ids
from domain.cadence import Schedule, working_moment
from domain.calendars import Calendar
from domain.plan import PersonDraft, on_day
from domain.tasks import Status
from sandbox.model import Json

WORDS = (Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK, Status.DONE)
WEIGHTS = (62, 18, 14, 6)
DECISIONS = frozenset(
    {
        *(actions.CASE_ASSIGN, actions.CASE_EXTEND, actions.CASE_FUND, actions.CASE_AUTHORITY, actions.CASE_SCOPE),
        *(actions.CASE_DROP, actions.CASE_NOTED, actions.CASE_HANDLE),
    }
)
NEED_ANSWERS = frozenset({actions.NEED_GRANT, actions.NEED_DECLINE, actions.NEED_HAND_ON})
SMALL_ANSWERS = frozenset(
    {
        *(actions.CHECK_IN_MEANT, actions.CHECK_IN_ONLY_NOTE, actions.ANSWER_SEEN, actions.AWAY_YES, actions.AWAY_NO),
        *(actions.THANKS_SEND, actions.THANKS_ALL),
        *(actions.OFFER_ACCEPT, actions.OFFER_DECLINE, actions.ZONE_YES, actions.ZONE_NO),
        *(actions.CLAIM, actions.DATE_APPROVE, actions.DATE_DECLINE),
    }
)
NEEDS = ("none", "none", "none", "money", "authority", "time")
SAYINGS = (
    *("Waiting for the vendor.", "T-1: we are through.", "T-2 needs legal.", "?", "شكرا", "T-9999: nothing"),
    *(
        "done",
        "at risk: waiting for legal",
        "T-3: on track 60%",
        "blocked: no budget",
        "تم",
        "معرضة للخطر: تأخر المورد",
    ),
    *("I need money: 500 for fabric", "ooo until thursday", "I'm back", "T-1 done\nT-2 off track: no staff"),
)
ZONES = ("Asia/Riyadh", "Europe/Berlin", "America/New_York", "Africa/Cairo", "Asia/Kathmandu", "Australia/Lord_Howe")
LOCALES = ("en-US", "ar-SA", "de-DE")
AT_NIGHT = 0.1
"""How many visits fall outside the working hours."""

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


class Habit(Enum):
    """How many hours it takes somebody, on average, to look at a message that waits on them."""

    PROMPT = 2
    LATE = 70
    SILENT = 2000


class Crowd:
    """The people of the company, and with `faults` the misfortunes of the machine, all drawn from one seed."""

    def __init__(self, world: World, seed: int, until: datetime, *, faults: bool) -> None:
        self._world = world
        self._chance = random.Random(seed)  # noqa: S311  (a story, not a secret)
        self._until = until
        self._faults = faults
        self._agenda = Agenda()
        self._visiting: set[str] = set()
        self._gone: list[str] = []
        self._newcomers = 0
        people = world.draft.people
        self._members = sorted(person.chat_id for person in people if not person.is_guest)
        self._leader = next(person.chat_id for person in people if person.key == world.draft.leader)
        self._habits = {who: self._habit(who) for who in self._members}
        self._digest_channel = world.draft.channel_id(world.draft.digest_channel) or ""
        self._agenda.add(world.clock.now(), self._day)

    def next_at(self) -> datetime | None:
        """When somebody does something next."""
        return self._agenda.next_at()

    def acts(self, now: datetime) -> Iterator[Act]:
        """What is done now; each act is to be done before the next one is asked for."""
        yield from self._agenda.due(now)

    def see(self, calls: list[Call]) -> None:
        """Whoever got a message with something to press looks at it, sooner or later."""
        for call in calls:
            if call.method not in {"chat.postMessage", "chat.update"} or not call.body.get("ok"):
                continue
            channel = self._world.slack.channels[call.body["channel"]]
            who = channel.creator if channel.kind == "im" else self._leader if self._is_digest(channel.id) else ""
            blocks = call.args.get("blocks") or []
            if who in self._habits and any(_worth_a_look(block) for block in blocks):
                self._visit_soon(who)

    def _is_digest(self, channel_id: str) -> bool:
        return channel_id == self._digest_channel

    def _habit(self, who: str) -> Habit:
        if who == self._leader:
            return Habit.PROMPT
        return self._chance.choices(tuple(Habit), weights=(55, 30, 15))[0]

    def _visit_soon(self, who: str) -> None:
        if who in self._visiting:
            return
        self._visiting.add(who)
        hours = self._chance.expovariate(1 / self._habits[who].value)
        moment = self._world.clock.now() + timedelta(seconds=20 + int(hours * 3600))
        schedule = self._schedule(who)
        if schedule is not None and self._chance.random() > AT_NIGHT:
            opens = working_moment(schedule, moment)
            moment = moment if opens == moment else opens + timedelta(seconds=self._chance.randrange(5400))
        self._agenda.add(moment, lambda: self._visit(who))

    def _schedule(self, who: str) -> Schedule | None:
        draft = next((person for person in self._world.draft.people if person.chat_id == who), None)
        if draft is None:
            return None
        today = self._world.draft.today(self._world.clock.now())
        zone = self._world.slack.users[who].tz
        begins = None if draft.away_from is None else on_day(draft.away_from, today)
        ends = None if draft.away_until is None else on_day(draft.away_until, today)
        return Schedule(zone, self._calendar(draft), begins, ends)

    def _calendar(self, person: PersonDraft) -> Calendar:
        drafts = {each.key: each for each in self._world.draft.calendars}
        draft = drafts.get(person.calendar) or next(iter(drafts.values()))
        return Calendar(
            *(draft.key, draft.work_days, draft.starts, draft.ends, draft.days_off),
            *(draft.country, draft.subdivision, draft.days_on),
        )

    def _visit(self, who: str) -> Iterator[Act]:
        """Go through what waits: words on tasks, decisions, now and then a second thought."""
        self._visiting.discard(who)
        if self._world.slack.users[who].deleted:
            return
        places = ["", self._digest_channel] if who == self._leader and self._digest_channel else [""]
        for place in places:
            channel = place or self._world.slack.direct_message(who).id
            for message in acts.recent(self._world, channel)[:12]:
                for row in [block["elements"] for block in message.blocks if block["type"] == "actions"]:
                    press = self._chosen(who, place, row)
                    if press is not None:
                        yield press

    def _chosen(self, who: str, place: str, row: list[Json]) -> Act | None:
        by_action: dict[str, list[Json]] = {}
        for button in row:
            by_action.setdefault(ids.parse(button["action_id"]), []).append(button)
        luck = self._chance.random()
        more = by_action.get(actions.CHECK_IN_MORE)
        if actions.NUDGE_ELSE in by_action:
            return self._something_else(who, place, by_action[actions.NUDGE_ELSE][0]) if luck < 0.3 else None
        if actions.CHECK_IN_TOGETHER in by_action and luck < 0.15:  # nothing new on any task
            return acts.Press(who, by_action[actions.CHECK_IN_TOGETHER][0]["action_id"], place)
        if actions.CHECK_IN_UNDO in by_action and luck > 0.93:  # a slip of the finger
            return acts.Press(who, by_action[actions.CHECK_IN_UNDO][0]["action_id"], place)
        if actions.CHECK_IN_STATUS in by_action and luck < 0.8:  # most answer with one tap
            status = self._chance.choices(WORDS, weights=WEIGHTS)[0].value
            said = [each for each in by_action[actions.CHECK_IN_STATUS] if each["value"].split(":")[1] == status]
            return acts.Press(who, said[0]["action_id"], place) if said else None
        if more and (actions.CHECK_IN_STATUS in by_action or luck < 0.04):  # a second thought
            return acts.Press(who, more[0]["action_id"], place, self._filled_check_in())
        return self._reaction(who, place, by_action, luck)

    def _reaction(self, who: str, place: str, by_action: dict[str, list[Json]], luck: float) -> Act | None:
        """What they do about something that waits on them and is no question of the week."""
        small = [button for name in sorted(SMALL_ANSWERS & by_action.keys()) for button in by_action[name]]
        if small and luck < 0.5:  # many let it be
            return acts.Press(who, self._chance.choice(small)["action_id"], place, {"note": "Too much to do."})
        answers = [button for name in sorted(NEED_ANSWERS & by_action.keys()) for button in by_action[name]]
        if answers and luck < 0.6:  # some needs wait
            fill = {"owner": self._somebody(), "note": "Not this year."}
            return acts.Press(who, self._chance.choice(answers)["action_id"], place, fill)
        decisions = [button for name in DECISIONS & by_action.keys() for button in by_action[name]]
        if decisions and luck < 0.7:
            return self._decision(
                who, place, self._chance.choice(sorted(decisions, key=lambda each: each["action_id"]))
            )
        return None

    def _something_else(self, who: str, place: str, menu: Json) -> Act:
        """Ask for help, propose another date, snooze, or hand over; or propose the first date, by its button."""
        now, chance = self._world.clock.now(), self._chance
        due, until = (str((now + timedelta(days=chance.randint(*span))).date()) for span in ((2, 28), (1, 8)))
        fill = {"need": "money", "due": due, "until": until, "owner": self._somebody(), "note": "It rains."}
        chosen = chance.choice(menu["options"])["value"] if "options" in menu else None
        return acts.Press(who, menu["action_id"], place, fill, chosen)

    def _decision(self, who: str, place: str, button: Json) -> Act:
        due = (self._world.clock.now() + timedelta(days=self._chance.randint(2, 28))).date().isoformat()
        amount = str(self._chance.randint(100, 90_000))
        fill = {"owner": self._somebody(), "due": due, "note": "So be it.", "amount": amount, "until": due}
        return acts.Press(who, button["action_id"], place, fill)

    def _filled_check_in(self) -> dict[str, object]:
        chance = self._chance
        filled: dict[str, object] = {
            "status": chance.choices(WORDS, weights=WEIGHTS)[0].value,
            "progress": str(chance.randint(0, 100)),
            "note": chance.choice(("", "Half way.", "تأخر المورد")),
            "blocker": chance.choice(("", "", "No budget yet.")),
            "need": chance.choice(NEEDS),
        }
        return filled

    def _somebody(self) -> str:
        return self._chance.choice(self._members)

    def _day(self) -> Iterator[Act]:
        """Plan a day: what people do of themselves, who comes and goes, and what goes wrong."""
        now = self._world.clock.now()
        if now + DAY < self._until:
            self._agenda.add(now + DAY, self._day)
            for act in self._of_themselves():
                self._agenda.add_act(self._moment(now), act)
            for after, act in misfortune.of_a_day(self._chance, shared=self._world.shared) if self._faults else ():
                self._agenda.add_act(now + after, act)
        return iter(())

    def _moment(self, now: datetime) -> datetime:
        return now + timedelta(seconds=self._chance.randrange(86_400))

    def _of_themselves(self) -> Iterator[Act]:
        chance = self._chance
        for who in self._members:
            luck = chance.random()
            if luck < 0.03:  # and the like below: how often people do such a thing on a day
                yield self._command(who)
            elif luck < 0.05:
                yield acts.OpenHome(who)
            elif luck < 0.09:
                yield acts.Say(who, chance.choice(SAYINGS), in_thread=chance.random() < 0.6)
            elif luck < 0.11:
                yield acts.Reword(who, chance.choice((*SAYINGS, None, None, None)))
        if chance.random() < min(0.9, 0.1 + len(self._members) / 300):
            yield self._fateful()

    def _command(self, who: str) -> Act:
        text = typed.line(self._chance, self._world, who, self._somebody())
        if text.startswith("assign") and self._chance.random() < 0.5:  # mostly those who may
            who = self._leader
        slack = self._world.slack
        beside = slack.direct_message(who)  # somebody new may be in no channel yet
        place = next((channel for channel in slack.channels.values() if who in channel.members), beside).id
        return acts.Type(who, text, place)

    def _fateful(self) -> Act:
        """Somebody's circumstances change."""
        chance = self._chance
        who = chance.choice([each for each in self._members if each != self._leader])
        kind = chance.choices(("zone", "away", "leave", "back", "guest", "join"), weights=(20, 30, 12, 14, 12, 12))[0]
        if kind == "zone":
            return circumstances.Change(who, {"tz": chance.choice(ZONES), "locale": chance.choice(LOCALES)})
        if kind == "away":
            begins = (self._world.clock.now() + timedelta(days=chance.randint(0, 4))).date()
            return circumstances.TakeLeave(who, begins, begins + timedelta(days=chance.randint(0, 16)))
        if kind == "leave":
            self._gone.append(who)
            return circumstances.Leave(who)
        if kind == "back" and self._gone:
            return circumstances.ComeBack(self._gone.pop(0))
        if kind == "guest":
            return circumstances.Change(who, {"is_restricted": chance.random() < 0.5})
        return self._join()

    def _join(self) -> Act:
        self._newcomers += 1
        who = f"U0NEW{self._newcomers:05}"
        zone, locale = self._chance.choice(ZONES), self._chance.choice(LOCALES)
        if self._chance.random() < 0.3:  # somebody of another plan, or none
            return circumstances.Join(who, zone, locale)
        first = self._world.draft.people[0]
        person = PersonDraft(who.lower(), who, who.title(), zone, locale, first.calendar, manager=first.key)
        self._members.append(who)
        self._habits[who] = self._habit(who)
        return circumstances.Join(who, zone, locale, person)


def _worth_a_look(block: Json) -> bool:
    wanted = DECISIONS | NEED_ANSWERS | SMALL_ANSWERS | {actions.CHECK_IN_STATUS}
    return block["type"] == "actions" and any(ids.parse(each["action_id"]) in wanted for each in block["elements"])
