"""Watching: after each step, gathers what is new in the database and in Slack, and holds it against the promises."""

from collections.abc import Iterable

from bot.commands.simulation.hearing import Ears
from bot.commands.simulation.overlooked import overlooked
from bot.commands.simulation.promises import broken, remember
from bot.commands.simulation.sight import FINAL, Look, Post, Seen
from bot.commands.simulation.world import Call, World
from bot.slack.sender import EVENT_TYPE
from domain.cadence import Schedule
from storage.witness import View

OK = 200
POST = "chat.postMessage"
MANY = 1000


class Watcher:
    """Looks at a world after each step; `log` holds what it saw, line by line, the same for the same seed."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.seen = Seen()
        self.log: list[str] = []
        self.ears = Ears(world)
        self._told = 0
        self._beats = 0
        self._writes = -1
        self._channels: frozenset[str] = frozenset()

    def look(self, *, stopped: bool = False, last: bool = False) -> list[str]:
        """Each promise that the step broke, in words; little is looked at when nothing happened."""
        world = self._world
        beaten = world.whole_beats > self._beats
        happened = world.fate.writes != self._writes or bool(world.calls) or self.ears.heard
        self._beats, self._writes = world.whole_beats, world.fate.writes
        if not (happened or stopped or last or (beaten and self._something_is_due())):
            return []
        look = self._gathered(beaten=beaten, last=last)
        look.beaten, look.beat_at, look.stopped, look.last = beaten, world.beat_at, stopped, last
        found = [*self.ears.unforeseen(), *broken(self.seen, look)]
        self._write(look)
        remember(self.seen, look)
        return found

    def unexplained(self) -> list[str]:
        """What the tables hold at the end that replaying the trail from its first entry does not give."""
        with self._world.database.witness.view() as view:
            return [f"I8: {line}" for line in view.unexplained()]

    def _something_is_due(self) -> bool:
        now = self._world.clock.now()
        due = any(case.is_open and case.next_at and case.next_at <= now for case in self.seen.cases.values())
        due = due or bool(self.seen.overlooked_for)
        return due or any(each.state not in FINAL for each in self.seen.notices.values())

    def _gathered(self, *, beaten: bool, last: bool) -> Look:
        world, seen = self._world, self.seen
        look = Look(world.clock.now(), calls=list(world.calls), posts=self._posts(world.calls))
        world.calls.clear()
        with world.database.witness.view() as view:
            entries = view.audit(self._told)
            subjects = [entry.subject for _, entry in entries]
            for self._told, entry in entries:
                seen.replay.hear(entry)
            under_way = () if last else [each.id for each in seen.notices.values() if each.state not in FINAL]
            look.notices = view.notices(0 if last else max(seen.notices, default=0), under_way)
            look.how_many = view.how_many_notices()
            changed = {each.id for each in seen.cases.values() if each.is_open} | _keys("case", subjects)
            look.cases = view.cases(0 if last else max(seen.cases, default=0), () if last else changed)
            look.tasks = view.tasks(None if last else _keys("task", subjects))
            look.waited = frozenset(_keys("case", [each.subject for _, each in entries if each.what != "case_opened"]))
            climbed = [entry.subject for _, entry in entries if entry.what == "case_climbed"]
            look.climbs = {key: climbed.count(f"case:{key}") for key in _keys("case", climbed)}
            look.reopened = _keys("case", [each.subject for _, each in entries if each.what == "case_reopened"])
            look.followed_up = [_key(each.subject) for _, each in entries if each.what == "decision_followed_up"]
            if beaten:
                look.overlooked = overlooked(view, look.now)
                due = view.uow.decisions.to_follow_up(world.beat_at or look.now, MANY)
                look.unfollowed = frozenset(decision.id for decision in due)
            self.ears.tell(look, view)
            self._see_people(look, view, anew=last or any(each.startswith("person:") for each in subjects))
        look.channels = self._channels
        return look

    def _see_people(self, look: Look, view: View, *, anew: bool) -> None:
        if self.seen.people and not anew:
            look.people, look.schedules = self.seen.people, self.seen.schedules
            return
        look.people = {person.id: person for person in view.people()}
        calendars = {person.calendar: view.uow.calendars.get(person.calendar) for person in look.people.values()}
        look.schedules = {each.id: Schedule.of(each, calendars[each.calendar]) for each in look.people.values()}
        settings = view.uow.workspaces.find()
        if settings is not None:
            departments = [each.channel for each in view.uow.departments.all()]
            known = (settings.digest_channel, settings.meeting_channel, *departments)
            self._channels = frozenset(channel for channel in known if channel is not None)

    def _posts(self, calls: Iterable[Call]) -> list[Post]:
        found = []
        for call in calls:
            if call.method != POST or call.status != OK or not call.body.get("ok"):
                continue
            channel = self._world.slack.channels[call.body["channel"]]
            metadata = call.args.get("metadata") or {}
            token = metadata["event_payload"]["token"] if metadata.get("event_type") == EVENT_TYPE else None
            to = channel.creator if channel.kind == "im" else None
            found.append(Post(call.at, channel.id, call.body["ts"], to, token))
        return found

    def _write(self, look: Look) -> None:
        for call in look.calls:
            result = "lost" if call.lost else call.body.get("error", "ok")
            self.log.append(f"{call.at.isoformat()} {call.method} {call.args.get('channel', '')} {result}")
        for notice in look.notices:
            before = self.seen.notices.get(notice.id)
            if before is None or before.state is not notice.state:
                about = f"notice {notice.id} {notice.kind} {notice.subject_id} {notice.occasion} to {notice.recipient}"
                self.log.append(f"{look.now.isoformat()} {about}: {notice.state} {notice.reason or ''}".rstrip())
        for case in look.cases:
            known = self.seen.cases.get(case.id)
            if known is None or (known.rung, known.outcome) != (case.rung, case.outcome):
                about = f"case {case.id} on T-{case.task_id}, {case.kind}"
                self.log.append(f"{look.now.isoformat()} {about}: rung {case.rung}, {case.outcome or 'open'}")


def _keys(kind: str, subjects: Iterable[str]) -> set[int]:
    return {_key(subject) for subject in subjects if subject.startswith(f"{kind}:")}


def _key(subject: str) -> int:
    return int(subject.partition(":")[2])
