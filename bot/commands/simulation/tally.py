"""What happened in a run, in numbers."""

from bot.commands.simulation.run import Played
from bot.commands.simulation.sight import FINAL
from bot.commands.simulation.world import World
from domain.notices import NoticeKind, NoticeState


def tally(world: World, played: Played) -> dict[str, int | str]:
    """Counts of what was asked, answered, told and decided; with faults also what became of the notices.

    And a digest of everything that was done and seen, the same for the same seed.
    """
    with world.database.witness.view() as view:
        sent = view.uow.notices.tally()
        told = view.uow.audit.tally()
        asked = [row for row in view.check_ins() if row.asked_at is not None and row.asked_at >= played.story.begin]
    ended = {state: sum(number for (_, each), number in sent.items() if each is state) for state in NoticeState}
    lost = sum(each.startswith(("I3", "I5")) for each in played.broken)
    counts: dict[str, int | str] = {
        "asked": len(asked),
        "answered": sum(row.answered_at is not None for row in asked),
        "late": sum(row.late for row in asked),
        "nudged": sent.get((NoticeKind.OWNER_NUDGED, NoticeState.SENT), 0),
        "cases": told.get("case_opened", 0),
        "climbed": told.get("case_climbed", 0),
        "decided": told.get("decided", 0),
        "digests": sent.get((NoticeKind.DIGEST, NoticeState.SENT), 0),
        "agendas": sent.get((NoticeKind.AGENDA, NoticeState.SENT), 0),
        "duplicates": sum("twice" in each or "two questions" in each for each in played.broken),
        "lost": lost + (0 if played.story.faults else ended[NoticeState.UNKNOWN]),
        "violations": len(played.broken),
    }
    if played.story.faults:
        counts |= {state.value: ended[state] for state in (*sorted(FINAL), NoticeState.PENDING)}
        counts |= {"acts": len(played.deeds), "strokes": played.strokes, "kills": played.kills}
    return {**counts, "transcript": played.transcript[:16]}
