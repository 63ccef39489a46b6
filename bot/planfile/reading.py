"""Reading a plan file: bytes in, the draft of a plan out, or every fault at once."""

from datetime import datetime
from importlib.resources import files

from bot.planfile import references, sense, shape
from bot.planfile.drafting import draft_of
from bot.planfile.faults import PlanFileError
from bot.planfile.nodes import located
from bot.planfile.source import text_of
from domain.plan import PlanDraft


def read(data: bytes, now: datetime) -> PlanDraft:
    """The draft that a plan file holds; `now` is an aware instant and says which days lie ahead.

    Errors: PlanFileError with every fault of the file. A file that is no YAML at all has the first fault only, because
    nothing is known of what follows it.
    """
    found = located(text_of(data))
    plan, misshapen = shape.shaped(found)
    places = {fault.mark for fault in found.faults}
    others = [*misshapen, *references.check(found), *sense.check(found, now)]
    faults = found.faults + [fault for fault in others if fault.mark not in places]
    leader = sense.leader_of(found)
    if faults or plan is None or leader is None:
        raise PlanFileError(faults)
    return draft_of(plan, leader)


def sample() -> bytes:
    """The plan file of the sample company, which comes with the program."""
    return files("bot.planfile").joinpath("sample.yaml").read_bytes()
