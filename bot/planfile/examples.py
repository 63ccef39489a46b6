"""Corrected examples: how each key of the plan file looks when it is right."""

from bot.planfile.nodes import Path

_EXAMPLES = {
    "company": "company: Wadi Foods",
    "plan": "plan: Strategic plan 2027",
    "leader": "leader: sara",
    "people": "people:\n  - {key: sara, slack: U024BE7LH, name: Sara Haddad}",
    "slack": "slack: U024BE7LH",
    "away": "away: {from: 2026-12-01, until: 2026-12-10}",
    "until": "until: 2026-12-10",
    "departments": "departments:\n  - {key: sales, name: Sales, head: sara}",
    "goals": "goals:\n  - {code: G1, title: Win ten partners, perspective: partners}",
    "code": "code: G1",
    "title": "title: Open the second packing line",
    "name": "name: Sara Haddad",
    "text": "text: Send the board the new budget",
    "perspective": "perspective: operations",
    "measures": "measures:\n  - {key: waste, goal: G1, name: Waste, unit: '%', baseline: 9, target: 4}",
    "goal": "goal: G1",
    "target": "target: 12.5",
    "readings": "readings: {2026-01-31: 8.5, 2026-02-28: 8.1}",
    "tasks": "tasks:\n  - {key: second-line, title: Open the second packing line, owner: sara, due: 2026-12-31}",
    "action_items": "action_items:\n  - {text: Send the board the new budget, owner: sara, due: 2026-12-31}",
    "last_word": "last_word: {status: at risk, on: 2026-11-30, progress: 40}",
    "status": "status: at risk",
    "on": "on: 2026-11-30",
    "calendars": "calendars:\n  - {key: riyadh, work_days: [sun, mon, tue, wed, thu], hours: 08:00-16:00}",
    "work_days": "work_days: [sun, mon, tue, wed, thu]",
    "hours": "hours: 08:00-16:00",
    "every_other_off": "every_other_off: 2026-12-04",
    "currency": "currency: SAR",
    "country": "country: SA",
    "subdivision": "subdivision: BE",
    "days_on": "days_on: [2026-09-23]",
    "days_off": "days_off: [2026-09-23]",
    "channels": 'channels:\n  - {id: C024BE7LH, name: "leadership"}',
    "id": "id: C024BE7LH",
    "members": "members: [sara, omar]",
    "rhythm": "rhythm:\n  check_in: {weekday: sunday, time: 09:30}",
    "check_in": "check_in: {weekday: sunday, time: 09:30}",
    "digest": "digest: {weekday: thursday, time: 09:00}",
    "ladder": "ladder: {owner: 2, head: 2, manager: no}",
    "meeting": "meeting: {nth: 1, weekday: tuesday, time: 10:00, agenda_lead: 3}",
}
_KEYS = {
    "people": "key: sara",
    "departments": "key: sales",
    "measures": "key: waste",
    "tasks": "key: second-line",
    "calendars": "key: riyadh",
}


def example_of(path: Path) -> str | None:
    """A correct example of what belongs at `path`; None where a text may say anything."""
    names = [part for part in path if isinstance(part, str)]
    if not names:
        return None
    if names[-1] == "key":
        return _KEYS.get(names[0])
    if names == ["tasks", "rhythm"]:  # the company has a rhythm, too
        return "rhythm: monthly"
    return _EXAMPLES.get(names[-1])
