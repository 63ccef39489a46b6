"""The promises of delivery, each as a function that tells how it is broken. Their docstrings are the promises."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

from bot.commands.simulation.sight import FINAL, Look, Rest, Seen
from bot.commands.simulation.world import Call
from domain.notices import Notice, NoticeKind, NoticeState

TICK = timedelta(minutes=1)
TOO_MANY = 429


def asked_once(seen: Seen, look: Look) -> Iterator[str]:
    """A person is asked at most once per week and task; a crash, a retry or a clock change adds none."""
    for notice in _questions(look):
        known = seen.questions.get((notice.person_id, notice.occasion), notice.id)
        if known != notice.id:
            yield f"notices {known} and {notice.id} ask person {notice.person_id} for the week {notice.occasion}"
    questions = Counter((row.task_id, row.week) for row in look.check_ins if row.asked_at is not None)
    for (task_id, week), count in questions.items():
        if count > 1:
            yield f"T-{task_id} was asked about {count} times in the week {week}"
    posted = dict(seen.questions_posted)
    for about, ts in _posted_questions(seen, look):
        if posted.setdefault(about, ts) != ts:
            yield f"person {about[0]} got two questions for the week {about[1]}"


def counted_once(_seen: Seen, look: Look) -> Iterator[str]:
    """An event that Slack delivered twice changes state once, and is answered once."""
    for repeat in look.repeats:
        if repeat.before != repeat.after:
            yield f"{repeat.title} came twice and changed something twice"
        if repeat.posts:
            yield f"{repeat.title} came twice and was answered twice"


def kept(seen: Seen, look: Look) -> Iterator[str]:
    """An answer that was acknowledged to the person is in the database."""
    said = _said(seen, look)
    for (task_id, week), stored in look.stored.items():
        allowed = said.get((task_id, week))
        if allowed and stored not in allowed:
            yield f"T-{task_id} in the week {week} was answered {sorted(allowed)}; stored is {stored}"


def climbs_in_order(seen: Seen, look: Look) -> Iterator[str]:
    """A case never skips a rung, never climbs after it was answered, never stays due unseen for over two ticks.

    Between two looks it may climb twice where two processes are at work, past somebody who left: each climb is told.
    """
    for case in look.cases:
        before = seen.cases.get(case.id)
        rung = -1 if before is None else before.rung
        if not rung <= case.rung <= rung + max(1, look.climbs.get(case.id, 0)):
            yield f"case {case.id} went from rung {rung} to {case.rung}"
        if case.id in look.reopened:  # the answer that had closed it was taken back
            continue
        if before is not None and not before.is_open and (case.rung, case.outcome) != (before.rung, before.outcome):
            yield f"case {case.id} was closed and moved on to rung {case.rung}"
    for case_id, beats in seen.due_for.items():
        if beats > 2:  # noqa: PLR2004  (the promise's own number)
            yield f"case {case_id} was due for {beats} ticks and nothing was recorded"


def none_overlooked(seen: Seen, _look: Look) -> Iterator[str]:
    """A task that gives a reason for a case gets one within two ticks."""
    for task_id, beats in seen.overlooked_for.items():
        if beats > 2:  # noqa: PLR2004  (as above)
            yield f"T-{task_id} gave a reason for a case for {beats} ticks and got none"


def followed_up_once(seen: Seen, look: Look) -> Iterator[str]:
    """A decision is followed up exactly once: within two ticks of its time, and never again."""
    for decision_id, times in Counter(look.followed_up).items():
        if times + (decision_id in seen.followed_up) > 1:
            yield f"decision {decision_id} was followed up more than once"
    brought_back = {**seen.cases, **{case.id: case for case in look.cases}}.values()
    for decision_id, cases in Counter(case.follows for case in brought_back if case.follows is not None).items():
        if cases > 1:
            yield f"decision {decision_id} was brought back by {cases} cases"
    for decision_id, beats in seen.unfollowed_for.items():
        if beats > 2:  # noqa: PLR2004  (as above)
            yield f"decision {decision_id} was to be followed up for {beats} ticks and was not"


def every_notice_ends(seen: Seen, look: Look) -> Iterator[str]:
    """Every notice ends as sent, superseded, refused or unknown, with its reason; nothing vanishes."""
    if look.how_many < seen.how_many:
        yield f"there were {seen.how_many} notices, now there are {look.how_many}"
    for notice in look.notices:
        before = seen.notices.get(notice.id)
        if before is not None and before.state in FINAL and before != notice:
            yield f"notice {notice.id} had ended as {before.state} and is {notice.state} now"
        if notice.state in FINAL - {NoticeState.SENT} and not notice.reason:
            yield f"notice {notice.id} is {notice.state} without a reason"
        looked_at = look.now if look.last else look.beat_at
        overdue = notice.deadline is not None and looked_at is not None and notice.deadline + TICK < looked_at
        if notice.state is NoticeState.SENDING and overdue:
            yield f"notice {notice.id} ({notice.kind}) is still sending after its deadline {notice.deadline}"
        if look.last and notice.state not in FINAL and notice.not_before + 2 * TICK < look.now:
            yield f"notice {notice.id} ({notice.kind}) is {notice.state} in days of calm: {notice.reason}"


def said_once(seen: Seen, look: Look) -> Iterator[str]:
    """A notice is one message: none is posted twice, and what counts as sent stands where it is said to stand."""
    tokens = Counter(post.token for post in look.posts if post.token is not None)
    for token, count in tokens.items():
        if count > 1 or token in seen.posts:
            yield f"notice {_named(seen, look, token)} was posted twice"
    posts = seen.posts | {post.token: post for post in look.posts if post.token is not None}
    for notice in look.notices:
        if notice.state is not NoticeState.SENT or notice.kind is NoticeKind.MESSAGE_CHANGED:
            continue
        post = posts.get(notice.token)
        if post is None or (post.channel, post.ts) != (notice.sent_channel, notice.sent_ts):
            yield f"notice {notice.id} counts as sent, and Slack has no such message"


def at_work_only(seen: Seen, look: Look) -> Iterator[str]:
    """Nothing is sent to anyone outside their working hours, on a holiday or on leave, answers apart."""
    ids = {person.chat_id: person.id for person in (seen.people | look.people).values()}
    for post in look.posts:
        person_id = ids.get(post.to or "")
        if post.token is None or person_id is None:
            continue
        known = [each[person_id] for each in (seen.schedules, look.schedules) if person_id in each]
        if not any(schedule.working_at(post.at) for schedule in known):
            what = _named(seen, look, post.token)
            yield f"{post.to} got {what} at {post.at.isoformat()}, outside their working time"


def to_members_only(seen: Seen, look: Look) -> Iterator[str]:
    """Nothing is sent to a deactivated person, a guest, a stranger, or a channel of no concern."""
    for post in look.posts:
        if post.to is None:
            if post.channel not in look.channels:
                yield f"a message went to the channel {post.channel}"
            continue
        known = [person for each in (seen.people, look.people) for person in each.values() if person.chat_id == post.to]
        if post.token is not None and not any(person.reachable for person in known):
            yield f"{post.to} got {_named(seen, look, post.token)} and may not be written to"


def trail_tells_all(seen: Seen, look: Look) -> Iterator[str]:
    """What the audit trail tells and what the tables hold agree: replaying it gives the same state."""
    for task in look.tasks:
        yield from seen.replay.differs_on_task(task)
    for case in look.cases:
        yield from seen.replay.differs_on_case(case)


def limits_kept(seen: Seen, look: Look) -> Iterator[str]:
    """Limits are kept: no 429 by our own pace, and after one nothing of that method before `Retry-After`.

    What was sent lately is known to the process that sent it: one that was just started has a minute to learn.
    """
    rests = dict(seen.rests)
    for call in look.calls:
        rest = rests.get(call.method)
        if rest is not None and call.at < rest.until and call.by == rest.by:
            yield f"{call.method} at {call.at.isoformat()} although Slack asked to wait until {rest.until.isoformat()}"
        if call.status == TOO_MANY:
            rests[call.method] = _rest(call)
            if not call.by_fate and (call.risen is None or call.at - call.risen > timedelta(minutes=1)):
                yield f"{call.method} was refused with 429 by our own pace at {call.at.isoformat()}"


def stops_clean(seen: Seen, look: Look) -> Iterator[str]:
    """Stopping the program finishes or returns what it holds."""
    if not look.stopped:
        return
    for notice in {**seen.notices, **{each.id: each for each in look.notices}}.values():
        if notice.state is NoticeState.SENDING and notice.reason is None:
            yield f"notice {notice.id} ({notice.kind}) is left sending by a graceful stop"


Promise = Callable[[Seen, Look], Iterator[str]]

PROMISES: Mapping[str, tuple[Promise, ...]] = {
    "I1": (asked_once,),
    "I2": (counted_once,),
    "I3": (kept,),
    "I4": (climbs_in_order, none_overlooked, followed_up_once),
    "I5": (every_notice_ends, said_once),
    "I6": (at_work_only,),
    "I7": (to_members_only,),
    "I8": (trail_tells_all,),
    "I9": (limits_kept,),
    "I10": (stops_clean,),
}
"""Every promise by its number."""


def broken(seen: Seen, look: Look) -> list[str]:
    """Each broken promise: its number, and how it is broken."""
    return [
        f"{number}: {how}"
        for number, promises in PROMISES.items()
        for promise in promises
        for how in promise(seen, look)
    ]


def remember(seen: Seen, look: Look) -> None:
    """Add a look to what was seen."""
    for notice in look.notices:
        seen.notices[notice.id] = notice
        seen.tokens[notice.token] = notice.id
    seen.questions.update({(each.person_id, each.occasion): each.id for each in _questions(look)})
    seen.questions_posted.update(_posted_questions(seen, look))
    seen.posts.update({post.token: post for post in look.posts if post.token is not None})
    seen.cases.update({case.id: case for case in look.cases})
    seen.followed_up |= frozenset(look.followed_up)
    seen.people, seen.schedules, seen.how_many = look.people, look.schedules, look.how_many
    for call in look.calls:
        if call.status == TOO_MANY:
            seen.rests[call.method] = _rest(call)
    if look.beaten:
        _count_due(seen, look)
    seen.words = _said(seen, look)


def _said(seen: Seen, look: Look) -> dict[tuple[int, date], frozenset[str]]:
    """What may be stored of each task and week: the last acknowledged word, or one that was tried after it."""
    said = dict(seen.words)
    for word in look.words:
        about = word.task_id, word.week
        if word.status is None:
            said = {known: status for known, status in said.items() if known[0] != word.task_id}
            continue
        if word.acknowledged:
            said[about] = frozenset({word.status})
        elif said.get(about):
            said[about] |= {word.status}
    return said


def _rest(call: Call) -> Rest:
    return Rest(call.at + timedelta(seconds=call.wait), call.by)


def _count_due(seen: Seen, look: Look) -> None:
    due = {case.id for case in seen.cases.values() if case.is_open and case.next_at and case.next_at <= look.now}
    seen.overlooked_for = {task_id: seen.overlooked_for.get(task_id, 0) + 1 for task_id in look.overlooked}
    seen.unfollowed_for = {each: seen.unfollowed_for.get(each, 0) + 1 for each in look.unfollowed}
    seen.due_for = {case_id: seen.due_for.get(case_id, 0) + 1 for case_id in due - look.waited}


def _questions(look: Look) -> Iterator[Notice]:
    return (notice for notice in look.notices if notice.kind is NoticeKind.CHECK_IN_ASKED)


def _posted_questions(seen: Seen, look: Look) -> Iterator[tuple[tuple[int | None, str], str]]:
    """Whose question of which week each new post is, and the post's own time stamp."""
    new = {notice.token: notice for notice in look.notices}
    for post in look.posts:
        token = post.token or ""
        notice = new.get(token) or seen.notices.get(seen.tokens.get(token, 0))
        if notice is not None and notice.kind is NoticeKind.CHECK_IN_ASKED:
            yield (notice.person_id, notice.occasion), post.ts


def _named(seen: Seen, look: Look, token: str) -> str:
    known = {each.token: each for each in look.notices}
    notice = known.get(token) or seen.notices.get(seen.tokens.get(token, 0))
    return "an unknown notice" if notice is None else f"{notice.kind} (notice {notice.id})"
