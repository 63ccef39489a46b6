"""The weekly question to a thousand people, in the time of a moved clock, in a pocket Slack that keeps its limits."""

import tempfile
import time
from dataclasses import replace
from datetime import timedelta

from benchmarks.table import Row
from bot.commands.simulation.world import BEGIN, Call, World
from bot.planfile.reading import read, sample
from domain.pace import USUAL
from domain.plan import PersonDraft, PlanDraft, TaskDraft

PEOPLE = 1_000
POST = "chat.postMessage"
TOO_MANY = 429
THEIRS = "U0BENCH"
ZONE = "Asia/Riyadh"
UNTIL_ASKED = timedelta(hours=2, minutes=29)
"""From the beginning of the story to a minute before half past nine in Riyadh."""

LONGEST = timedelta(minutes=30)


def run() -> list[Row]:
    """From the first question to the last, against the time in which Slack would take so many at our pace."""
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        world = World(f"sqlite:///{folder}/bench.db", draft=_everybody())
        world.slack.limits.switch_on(posts_per_minute=round(USUAL.posts_per_second * 60))
        world.clock.advance(UNTIL_ASKED, step=timedelta(minutes=1))
        # A moved clock does not beat while something is sent, as the running program does; it beats right afterwards.
        world.clock.advance_until(lambda: len(_asked(world)) == PEOPLE, LONGEST, step=timedelta(seconds=1))
        world.close()
    questions = _questions(world)
    limit = (len(questions) - 1) / USUAL.posts_per_second
    taken = (questions[-1].at - questions[0].at).total_seconds()
    refused = sum(call.status == TOO_MANY for call in world.calls)
    real = time.perf_counter() - began
    note = f"{len(questions):,} asked, {refused} refused with 429; moved clock, {real:.0f} s of real time"
    return [
        Row("fan-out: the limits alone", round(limit, 1), "seconds", note=f"{USUAL.posts_per_second:g} posts a second"),
        Row("fan-out: the program", round(taken, 1), "seconds", round(taken / limit, 3), "the limits alone", note),
    ]


def _questions(world: World) -> list[Call]:
    """The posts that Slack took to the thousand; each is asked once."""
    asked = _asked(world)
    if len({call.args["channel"] for call in asked}) != len(asked) or len(asked) != PEOPLE:
        raise RuntimeError(f"{len(asked)} questions for {PEOPLE} people")
    return asked


def _asked(world: World) -> list[Call]:
    taken = (call for call in world.calls if call.method == POST and call.body.get("ok"))
    return [call for call in taken if call.args["channel"].startswith(THEIRS)]


def _everybody() -> PlanDraft:
    """The sample company with a thousand people more; these alone own tasks, one each, and are due at the same time."""
    draft = read(sample(), BEGIN)
    keys = [f"p{number}" for number in range(PEOPLE)]
    people = [PersonDraft(key, f"{THEIRS}{key.upper()}", f"Person {key}", ZONE, "en-US") for key in keys]
    tasks = [TaskDraft(key, f"Bring {key} to its end", owner=key) for key in keys]
    return replace(draft, people=(*draft.people, *people), tasks=tuple(tasks), action_items=())
