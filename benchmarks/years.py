"""Simulated company-years in a minute: how much of a company's life, with faults, a soak can try."""

import logging
import time
from datetime import timedelta

from benchmarks.table import Row
from bot.commands.simulation.run import Run, Story

STORIES = (Story(seed=3, weeks=2, faults=True), Story(seed=3, weeks=1, people=200, faults=True))
YEAR = timedelta(days=365)


def run() -> list[Row]:
    """The sample company, and one of two hundred people; one process, every promise looked at after every step."""
    return [_lived(story) for story in STORIES]


def _lived(story: Story) -> Row:
    logging.disable()  # fate has listeners complain all the time
    began = time.perf_counter()
    run = Run(story)
    played = run.play()
    taken = time.perf_counter() - began
    people = len(run.world.draft.people)
    run.close()
    logging.disable(logging.NOTSET)
    if played.broken or played.ended is None:
        raise RuntimeError(f"seed {story.seed} broke a promise: {played.broken}")
    years = (played.ended - story.begin) / YEAR
    return Row(
        f"simulated: {people} people",
        round(years * 60 / taken, 3),
        "company-years a minute",
        note="faults, one process",
    )
