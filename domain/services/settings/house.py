"""Channels, news, language, and how long things are kept, as settings."""

from dataclasses import replace
from datetime import datetime, timedelta

from domain.company_choices import ChannelFor, KeptFor, LanguageIs, NewsOf, Room, Settled
from domain.ports import UnitOfWork
from domain.services import access
from domain.services.settings.act import Change
from domain.services.settings.people import department, keep_department
from domain.workspace import Workspace

NOBODYS = Workspace(company="", plan_title="", leader_id=None, digest_channel=None, meeting_channel=None)
"""What holds before there is a company."""

_AN_HOUR = timedelta(hours=1)


def channel_for(act: Change, wanted: ChannelFor) -> Settled:
    """Post in another channel from now on; a department without one is written to through its head."""
    if not isinstance(wanted.room, Room):
        of = department(act, wanted.room)
        after = replace(of, channel=wanted.channel)
        keep_department(act, of, after)
        return Settled(wanted, replace(wanted, channel=of.channel), of != after, department=after)
    settings = access.workspace(act.uow)
    is_digest = wanted.room is Room.DIGEST
    was = settings.digest_channel if is_digest else settings.meeting_channel
    changed = (
        replace(settings, digest_channel=wanted.channel)
        if is_digest
        else replace(settings, meeting_channel=wanted.channel)
    )
    act.keep_settings(settings, changed)
    return Settled(wanted, replace(wanted, channel=was), was != wanted.channel)


def news_of(act: Change, wanted: NewsOf) -> Settled:
    """Let the head of a department have its digest, or not."""
    before = department(act, wanted.department_id)
    after = replace(before, tells_head=wanted.told)
    keep_department(act, before, after)
    return Settled(wanted, replace(wanted, told=before.tells_head), before != after, department=after)


def language_is(act: Change, wanted: LanguageIs) -> Settled:
    """Speak a language with everybody who did not choose one."""
    settings = access.workspace(act.uow)
    act.keep_settings(settings, replace(settings, language=wanted.language))
    act.uow.people.speak(wanted.language)
    return Settled(wanted, LanguageIs(settings.language), settings.language != wanted.language)


def kept_for(act: Change, wanted: KeptFor) -> Settled:
    """Keep what is technical for so long."""
    settings = access.workspace(act.uow)
    after = replace(
        settings,
        inbox_days=wanted.inbox_days,
        question_weeks=wanted.question_weeks,
        rewrite_weeks=wanted.rewrite_weeks,
    )
    act.keep_settings(settings, after)
    before = KeptFor(settings.inbox_days, settings.question_weeks, settings.rewrite_weeks)
    return Settled(wanted, before, before != wanted)


def forget_old(uow: UnitOfWork, now: datetime) -> int:
    """Forget what has been kept for long enough; how many records that were.

    Answers, the plan and the trail of changes are never forgotten. Slack repeats an event for up to a day, which is the
    least for which those that were handled are remembered.
    """
    settings = uow.workspaces.find() or NOBODYS
    forgotten = uow.inbox.purge(now - timedelta(days=settings.inbox_days) - _AN_HOUR)
    forgotten += uow.replies.purge(now - timedelta(weeks=settings.question_weeks))
    if settings.rewrite_weeks:
        forgotten += uow.notices.forget_rewrites(now - timedelta(weeks=settings.rewrite_weeks))
    return forgotten
