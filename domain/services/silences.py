"""Silences of the leader: noticed, told to the leader alone, and ended by a word of theirs or put off."""

from dataclasses import replace
from datetime import datetime, timedelta

from domain.audit import AuditEntry
from domain.cadence import working_moment
from domain.checkins import LONGEST_TEXT
from domain.errors import TooLongError
from domain.notices import Notice, NoticeKind, lasting_token
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.rights import Right
from domain.services import access, local_time
from domain.services.changes import Act, Spot, post, rewrite, tell
from domain.silence import PUT_OFF, LeaderSaid, LeaderSilent, LeaderWord, Silence, SilenceNews
from domain.silence_errors import NoChannelError, NoWordsError
from domain.views import TaskFilter
from domain.workspace import Workspace

MOST = 5
"""Entries of each list that a draft names."""

LONGEST_LOOK = timedelta(days=31)
"""News older than this are none to speak of."""


class SilenceService:
    """Looks whether the leader is heard, and speaks for them where they want it."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def tell_due(self, now: datetime) -> bool:
        """Tell the leader that they have not been heard for long, if that is so; once in a silence."""
        with self._storage.read() as uow:
            settings = uow.workspaces.find()
            coming = None if settings is None else settings.next_silence_at
            if settings is None or not _is_watched(settings) or (coming is not None and coming > now):
                return False
        with self._storage.write() as uow:
            settings = access.workspace(uow)
            leader = access.leader(uow, settings)
            coming = settings.next_silence_at
            if leader is None or not leader.reachable or (coming is not None and coming > now):
                return False
            return _look(uow, settings, leader, now)

    def of(self, chat_id: str, silence_id: int, now: datetime) -> LeaderSilent:
        """What the leader could say, for a form. Errors: StrangerError, NotAllowedError, NoChannelError."""
        with self._storage.read() as uow:
            person = _leading(uow, chat_id)
            if access.workspace(uow).digest_channel is None:
                raise NoChannelError
            return _content(uow, person, _silence(uow, person, silence_id), now)

    def say(self, chat_id: str, text: str, now: datetime, *, through: str) -> LeaderWord:
        """Post a word of the leader in their channel, under their name.

        Errors: StrangerError, NotAllowedError, NoWordsError, TooLongError, NoChannelError.
        """
        text = text.strip()
        if not text:
            raise NoWordsError(field="note")
        if len(text) > LONGEST_TEXT:
            raise TooLongError(field="note", most=LONGEST_TEXT)
        with self._storage.write() as uow:
            act = Act(_leading(uow, chat_id), now, through)
            channel = access.workspace(uow).digest_channel
            if channel is None:
                raise NoChannelError
            word = uow.silences.say(LeaderWord(0, act.by.id, now, channel, text))
            post(uow, NoticeKind.LEADER_SAID, word.id, channel, now, occasion="")
            uow.audit.add(AuditEntry(now, "leader_said", f"word:{word.id}", act.by.id, through=through))
            _show(uow, act)
            return word

    def put_off(
        self, chat_id: str, silence_id: int, now: datetime, *, through: str, spot: Spot | None = None
    ) -> Silence:
        """Let it rest for a week, after which it is said again. Errors: StrangerError, NotAllowedError."""
        with self._storage.write() as uow:
            act = Act(_leading(uow, chat_id), now, through, spot)
            silence = _silence(uow, act.by, silence_id)
            until = working_moment(local_time.schedule(uow, act.by), now + PUT_OFF)
            after = replace(silence, put_off_until=until)
            uow.silences.save(after)
            uow.workspaces.move_silence(access.workspace(uow).next_silence_at, until)
            told = {"until": until.isoformat()}
            subject = f"silence:{silence.id}"
            uow.audit.add(AuditEntry(now, "silence_put_off", subject, act.by.id, after=told, through=through))
            _show(uow, act)
            return after


def silent(uow: UnitOfWork, notice: Notice, to: Person, _now: datetime) -> LeaderSilent | str:
    """What the leader reads; nothing when they were heard before it went out."""
    begun = datetime.fromisoformat(notice.occasion.partition("/")[0])
    silence = uow.silences.begun(to.id, begun)
    if silence is None or access.workspace(uow).leader_id != to.id:
        return "leads no more"
    content = _content(uow, to, silence, notice.created_at)
    return "heard meanwhile" if content.is_over and notice.sent_ts is None else content


def said(uow: UnitOfWork, notice: Notice) -> LeaderSaid | str:
    """What is posted for the leader."""
    word = uow.silences.word(notice.subject_id)
    return LeaderSaid(uow.people.get(word.by_id), word.text)


def heard_since(uow: UnitOfWork, leader: Person) -> datetime | None:
    """When the leader was heard last, or became the leader; None where nobody knows."""
    found = uow.silences.last_heard(leader.id)
    trail = uow.audit.of("workspace")
    named = [entry.at for entry in trail if entry.after and entry.after.get("leader_id") == leader.id]
    return max((moment for moment in (found, *named[-1:]) if moment is not None), default=None)


def _is_watched(settings: Workspace) -> bool:
    return bool(settings.leader_weeks and settings.leader_id is not None and settings.digest_channel is not None)


def _look(uow: UnitOfWork, settings: Workspace, leader: Person, now: datetime) -> bool:
    since = heard_since(uow, leader)
    if since is None:  # it is counted from now on
        uow.audit.add(AuditEntry(now, "leader_watched", "workspace", after={"leader_id": leader.id}))
        since = now
    schedule = local_time.schedule(uow, leader).quiet_until(leader.muted_until)
    moment = working_moment(schedule, max(since + timedelta(weeks=settings.leader_weeks), now))
    silence = uow.silences.begun(leader.id, since)
    if moment > now or (silence is not None and not _is_put_off_to(silence, now)):
        following = moment if moment > now else now + timedelta(weeks=settings.leader_weeks)
        uow.workspaces.move_silence(settings.next_silence_at, following)
        return False
    if silence is None:
        silence = uow.silences.add(Silence(0, leader.id, since, now))
        told = {"since": since.isoformat()}
        uow.audit.add(AuditEntry(now, "silence_told", f"silence:{silence.id}", after=told))
    uow.workspaces.move_silence(settings.next_silence_at, now + timedelta(weeks=settings.leader_weeks))
    put_off = "" if silence.put_off_until is None else f"/{silence.put_off_until.isoformat()}"
    kind, occasion = NoticeKind.LEADER_SILENT, f"{since.isoformat()}{put_off}"
    token = lasting_token(kind, leader.chat_id, occasion)
    return tell(uow, kind, leader.id, leader.id, now, occasion=occasion, token=token)


def _is_put_off_to(silence: Silence, now: datetime) -> bool:
    return silence.put_off_until is not None and silence.put_off_until <= now


def _content(uow: UnitOfWork, leader: Person, silence: Silence, as_of: datetime) -> LeaderSilent:
    heard, put_off = uow.silences.last_heard(leader.id), silence.put_off_until
    since = max(silence.since, as_of - LONGEST_LOOK)
    return LeaderSilent(
        to=leader,
        silence=silence,
        days=(as_of - silence.since).days,
        news=SilenceNews(
            moved=tuple(uow.tasks.moved(since, MOST)[0]),
            finished=tuple(uow.tasks.views(TaskFilter(closed_since=since), most=MOST)),
            stuck=tuple(uow.tasks.stuck(since, MOST)[0]),
        ),
        word=uow.silences.word_since(leader.id, silence.since),
        is_over=heard is not None and heard > silence.since,
        rests_until=put_off if put_off is not None and put_off > as_of else None,
    )


def _leading(uow: UnitOfWork, chat_id: str) -> Person:
    person = access.actor(uow, chat_id)
    access.require(uow, person, Right.SPEAK_TO_ALL)
    return person


def _silence(uow: UnitOfWork, person: Person, silence_id: int) -> Silence:
    found = uow.silences.get(silence_id)
    if found is None or found.person_id != person.id:
        raise access.refused(uow, Right.SPEAK_TO_ALL)
    return found


def _show(uow: UnitOfWork, act: Act) -> None:
    standing = uow.notices.latest(NoticeKind.LEADER_SILENT, act.by.id)
    rewrite(uow, [] if standing is None else [standing], act.at, but=act.spot)
