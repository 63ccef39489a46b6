"""Soaking: many seeds one after another on every core, with a line now and then, and every failure in full."""

import logging
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context

from bot.commands.simulation.run import Run, Story
from bot.commands.simulation.shorten import shortened, told

A_LINE_EVERY = 50


def soak(story: Story, seeds: int) -> int:
    """Play the story with that many seeds from its own on; how many of them broke a promise."""
    broken = 0
    for number, failure in enumerate(_played(story, seeds), start=1):
        if failure:
            broken += 1
            print(failure, flush=True)
        if number % A_LINE_EVERY == 0 or number == seeds:
            print(f"{number} of {seeds} seeds played, {broken} broke a promise", flush=True)
    return broken


def _played(story: Story, seeds: int) -> Iterator[str]:
    stories = [replace(story, seed=story.seed + number) for number in range(seeds)]
    # Spawned, because a fork takes along whatever threads and locks are there.
    with ProcessPoolExecutor(max_workers=os.cpu_count(), mp_context=get_context("spawn")) as pool:
        yield from pool.map(failure_of, stories)


def failure_of(story: Story) -> str:
    """Play one story; the broken promise with its shortened history, or nothing."""
    logging.disable()
    logging.getLogger().addHandler(logging.NullHandler())
    run = Run(story)
    played = run.play()
    run.close()
    return told(played, shortened(played)) if played.broken else ""
