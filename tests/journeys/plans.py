"""A small company for journeys: a leader, a head, three owners in three zones, a deputy, a keeper and a guest.

Sara leads and Hadi heads operations from Riyadh, where Omar works too; Lena works in Berlin and Ravi in New York. The
same company reads English or Arabic.
"""

OMARS = "T-1"
LENAS = "T-2"
RAVIS = "T-3"

_COMPANY = """
company: Palm and Box
plan: Plan of the journeys
leader: sara
zone: Asia/Riyadh
locale: {locale}
digest_channel: "#leadership"
meeting_channel: "#strategy"

rhythm:
  check_in: {{weekday: monday, time: 09:30}}
  digest: {{weekday: thursday, time: 09:00}}
  meeting: {{nth: 1, weekday: tuesday, time: 10:00, agenda_lead: 3}}
  rung_days: 2
  silent_weeks: 2
  cooldown_days: 5

channels:
  - {{id: C0LEADERS1, name: leadership, members: [sara, hadi, kim]}}
  - {{id: C0STRATEGY, name: strategy}}

calendars:
  - {{key: riyadh, work_days: [sunday, monday, tuesday, wednesday, thursday], hours: 08:00-16:00}}
  - {{key: berlin, work_days: [mon, tue, wed, thu, fri], hours: 09:00-17:30}}
  - {{key: new-york, work_days: [mon, tue, wed, thu, fri], hours: 09:00-17:00}}

people:
  - {{key: sara, slack: U0SARA0001, name: Sara Harbi}}
  - {{key: hadi, slack: U0HADI0001, name: Hadi Nasser, manager: sara, department: operations}}
  - {{key: omar, slack: U0OMAR0001, name: Omar Salem, manager: hadi, department: operations, deputy: dana}}
  - {{key: dana, slack: U0DANA0001, name: Dana Khalil, manager: hadi, department: operations}}
  - {{key: lena, slack: U0LENA0001, name: Lena Vogt, zone: Europe/Berlin, calendar: berlin, manager: hadi,
     department: operations}}
  - {{key: ravi, slack: U0RAVI0001, name: Ravi Rao, zone: America/New_York, calendar: new-york, manager: hadi,
     department: operations}}
  - {{key: kim, slack: U0KIM00001, name: Kim Tan, manager: sara, plan_keeper: yes}}
  - {{key: gus, slack: U0GUS00001, name: Gus Guest, guest: yes}}

departments:
  - {{key: operations, name: Operations, head: hadi}}
  - {{key: sales, name: Sales}}

goals:
  - {{code: G1, title: Lose less on the way, perspective: operations}}

tasks:
"""

_TASKS = {
    "omar": """
  - key: line
    title: Open the second line
    goal: G1
    department: operations
    owner: omar
    where: Riyadh
    start: today-30d
    due: today+60d
    how: Twelve tonnes a day.
    last_word: {status: on track, progress: 40, on: today-5d}
""",
    "lena": """
  - key: stock
    title: Count the stock in Berlin
    goal: G1
    department: operations
    owner: lena
    where: Berlin
    start: today-30d
    due: today+60d
    how: Three counts agree.
    last_word: {status: on track, progress: 20, on: today-5d}
""",
    "ravi": """
  - key: label
    title: Approve the American label
    goal: G1
    department: operations
    owner: ravi
    where: New York
    start: today-30d
    due: today+60d
    how: Counsel signed.
    last_word: {status: on track, progress: 20, on: today-5d}
""",
}


def small(*, locale: str = "en-US", owners: tuple[str, ...] = ("omar", "lena", "ravi"), more: str = "") -> bytes:
    """The plan of the small company: a healthy task for each of these owners, and `more` tasks as YAML.

    Without any task nothing is said by the bot, ever.
    """
    tasks = "".join(_TASKS[owner] for owner in owners) + more
    return (_COMPANY.format(locale=locale) + (tasks or "  []")).encode()


def task(key: str, title: str, **fields: str) -> str:
    """One more task, as YAML."""
    lines = [f"  - key: {key}", f"    title: {title}", *(f"    {name}: {value}" for name, value in fields.items())]
    return "\n" + "\n".join(lines) + "\n"
