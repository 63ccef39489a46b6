"""Reading StratML parts 1 and 2, of whatever generation: goals, objectives and measures. Nothing is validated first.

Only one in eight real documents keeps its schema, so elements are looked for by name, in whatever namespace and order.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element
from zoneinfo import ZoneInfo

from bot.formats.days import Days
from bot.formats.faults import UNTITLED, FormatError, FormatKey, Odd, OddKey, Place
from bot.formats.stratml_measures import measure_of
from bot.formats.texts import LINE, cut
from bot.formats.xml_trees import below, children, name_of, namespace_of, root_of, said
from domain.outside import OutsideGoal, OutsideMeasure, OutsidePlan

_PARTS = {"StrategicPlan": "StratML part 1", "PerformancePlanOrReport": "StratML part 2"}
_OF_STRATML = ("stratml", "17469")
_NOWHERE = (
    *("Vision", "Mission", "Value", "Stakeholder", "Relationship", "Place", "OtherInformation", "Submitter"),
    "Source",
)
_LONGEST_CODE = 60


def read_stratml(data: bytes) -> tuple[OutsidePlan, str, tuple[Odd, ...]]:
    """The plan in a document, what it is, and what is odd. Errors: FormatError for what is no part 1 or 2."""
    root = root_of(data)
    part = _PARTS.get(name_of(root))
    if part is None:
        named = (name_of(root) + namespace_of(root)).casefold()
        key = FormatKey.OTHER_STRATML if any(word in named for word in _OF_STRATML) else FormatKey.OTHER_XML
        raise FormatError(key, name=name_of(root))
    reading = _Reading(root)
    reading.read()
    tool = f"{part}{_generation(root)}"
    if not reading.goals:
        raise FormatError(FormatKey.NOTHING_IN_IT, tool=tool)
    plan = OutsidePlan("stratml", goals=tuple(reading.goals), measures=tuple(reading.measures))
    return plan, tool, (*reading.odd, *_about(root, len(reading.goals)))


class _Reading:
    def __init__(self, root: Element) -> None:
        self._root = root
        self._days = Days(None, ZoneInfo("UTC"))
        self._ids = Counter(said(each, "Identifier") for each in root.iter())
        self._names: Counter[str] = Counter()
        self._codes: set[str] = set()
        self.goals: list[OutsideGoal] = []
        self.measures: list[OutsideMeasure] = []
        self.odd: list[Odd] = []

    def read(self) -> None:
        """Every goal with what is below it."""
        for number, element in enumerate(below(self._root, "Goal"), start=1):
            goal = self._goal(element, Place(sheet=f"goal {number}"), None)
            if goal is None:
                continue
            self._measures(element, goal, Place(sheet=f"goal {number}"))
            for index, objective in enumerate(children(element, "Objective"), start=1):
                place = Place(sheet=f"goal {number}, objective {index}")
                found = None if _stands_for(objective, element) else self._goal(objective, place, goal)
                self._measures(objective, found or goal, place)

    def _goal(self, element: Element, place: Place, above: OutsideGoal | None) -> OutsideGoal | None:
        title = said(element, "Name") or said(element, "Description")
        if not title:
            self.odd.append(Odd(OddKey.NO_TITLE, place, {"text": said(element, "Identifier") or UNTITLED}))
            return None
        if len(title) > LINE:
            self.odd.append(Odd(OddKey.SHORTENED, place, {"text": title[:40], "most": LINE}))
        path = " > ".join(part for part in (above.name if above else "", title.casefold()) if part)
        self._names[path] += 1
        if self._names[path] > 1:
            self.odd.append(Odd(OddKey.SAME_NAME, place, {"text": cut(title, LINE)}))
            path = f"{path} #{self._names[path]}"
        goal = OutsideGoal(
            name=path,
            title=cut(title, LINE),
            identifier=self._identifier(element, place),
            mark=place.sheet or "",
            code=self._code(element, above),
            parent=above.name if above else None,
        )
        self.goals.append(goal)
        for performer in _performers(element):
            self.odd.append(Odd(OddKey.PERFORMER, place, {"text": performer, "title": goal.title}))
        return goal

    def _identifier(self, element: Element, place: Place) -> str | None:
        """Its own identifier, unless others have it too: then nobody is known by it."""
        text = said(element, "Identifier")
        if text and self._ids[text] > 1:
            self.odd.append(Odd(OddKey.SHARED_ID, place, {"text": text}))
            return None
        return text or None

    def _code(self, element: Element, above: OutsideGoal | None) -> str | None:
        """The visible number; one that counts anew below each goal has the goal's before it."""
        text = said(element, "SequenceIndicator").rstrip(".:) ")
        code = "".join(char if char.isalnum() or char in "-_." else "-" for char in text)[:_LONGEST_CODE].strip("-")
        if not code:
            return None
        if code in self._codes and above is not None and above.code:
            code = f"{above.code}.{code}"
        self._codes.add(code)
        return code

    def _measures(self, element: Element, goal: OutsideGoal, place: Place) -> None:
        for indicator in children(element, "PerformanceIndicator"):
            measure, odd = measure_of(indicator, goal.name, place, self._days)
            self.odd += odd
            if measure is None:
                continue
            self._names[measure.name] += 1
            count = self._names[measure.name]
            named = measure if count == 1 else replace(measure, name=f"{measure.name} #{count}")
            shared = measure.identifier is not None and self._ids[measure.identifier] > 1
            self.measures.append(replace(named, identifier=None) if shared else named)


def _stands_for(objective: Element, goal: Element) -> bool:
    """Whether an objective is there only to hold the measures of its goal: of the same name, and without a number."""
    is_named = said(objective, "Name").casefold() == said(goal, "Name").casefold() != ""
    return is_named and not said(objective, "SequenceIndicator") and any(children(objective, "PerformanceIndicator"))


def _performers(element: Element) -> Iterator[str]:
    """Who is named as performing: a suggestion, whoever it is."""
    for stakeholder in children(element, "Stakeholder"):
        types = {role.text for each in children(stakeholder, "Role") for role in children(each, "RoleType")}
        name = said(stakeholder, "Name")
        if "Performer" in types and name:
            yield name


def _generation(root: Element) -> str:
    """The generation, where the document tells it."""
    if below(root, "FirstName") or below(root, "LastName"):
        return " (2010)"
    if below(root, "PlaceIdentifier") or below(root, "PlaceType"):
        return " (2016)"
    return " (ISO)" if "17469" in namespace_of(root) else ""


def _about(root: Element, goals: int) -> list[Odd]:
    """What has no place here, and what the file cannot tell."""
    counted = [(len(below(root, name)), name) for name in _NOWHERE]
    described = sum(bool(said(each, "Description")) for name in ("Goal", "Objective") for each in below(root, name))
    counted.append((described, "Description"))
    texts = [f"{name} ({count})" if count > 1 else name for count, name in counted if count]
    odd = [Odd(OddKey.MAPS_TO_NOTHING, values={"text": ", ".join(texts)})] if texts else []
    return [*odd, Odd(OddKey.NO_PERSPECTIVE, values={"count": goals}), Odd(OddKey.GOALS_ALONE)]
