"""Parts as whoever is given them reads of them."""

from collections.abc import Callable
from dataclasses import replace

from domain.notices import Content
from domain.part_given import GivenPart, PartGiven
from tests.bot.cast import GROW, SALES, Cast

CONTENTS: dict[str, Callable[[Cast], Content]] = {
    "part_leader": lambda cast: PartGiven(cast.leader, cast.head, GivenPart.LEADER),
    "part_keeper": lambda cast: PartGiven(cast.head, cast.leader, GivenPart.KEEPER),
    "part_head": lambda cast: PartGiven(cast.head, cast.leader, GivenPart.HEAD, department=SALES),
    "part_goal": lambda cast: PartGiven(
        cast.owner, cast.leader, GivenPart.GOAL, goal=replace(GROW, owner_id=cast.owner.id)
    ),
}
