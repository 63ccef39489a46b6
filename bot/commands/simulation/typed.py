"""What people type behind the command, drawn from the seed: slips and things they may not do as well."""

import random
from datetime import timedelta

from bot.commands.simulation.world import World

COMMANDS = (
    *("", "help", "status", "unowned", "stalled", "agenda", "checkin", "delivery", "nonsense"),
    *("add", "assign", "ooo until", "back", "needs", "history T-1", "mute until", "mute"),
    *("hand", "hand", "rhythm", "claim T-2", "claim T-5"),
)
RHYTHMS = ("weekly", "every two weeks", "monthly")


def line(chance: random.Random, world: World, who: str, somebody: str) -> str:
    """One command of a member, about themselves, a task, or somebody else."""
    text = chance.choice(COMMANDS)
    today = world.clock.now().date()
    if text == "add":
        return f'add "Task of {today:%d %B}" <@{somebody}> by {today + timedelta(days=chance.randint(3, 60))}'
    if text in {"ooo until", "mute until"}:
        return f"{text} {today + timedelta(days=chance.randint(0, 12))}"
    if text == "hand":
        return f"hand T-{chance.choice(_own_tasks(world, who) or [1])} <@{somebody}>"
    if text == "rhythm":
        return f"rhythm T-{chance.randint(1, 20)} {chance.choice(RHYTHMS)}"
    if text == "assign":
        return f"assign T-{chance.randint(1, 20)} <@{somebody}>"
    return text


def _own_tasks(world: World, who: str) -> list[int]:
    """The numbers of the tasks that they owned when the story began."""
    key = next((person.key for person in world.draft.people if person.chat_id == who), None)
    return [number for number, task in enumerate(world.draft.tasks, start=1) if key and task.owner == key]
