"""The plan as StratML part 2 (ISO 17469-2, root `PerformancePlanOrReport`): goals, objectives, measures, readings.

A measure stands below an objective only, so a goal at the top that has measures gets an objective of the same name.
"""

import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import NAMESPACE_URL, uuid5

from bot.messages.perspectives import perspective
from bot.words.catalogue import Words
from domain.departments import Department
from domain.goals import Goal
from domain.measures import Measure
from domain.whole_plan import WholePlan

NAMESPACE = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"
# https://www.w3.org/TR/xml/#charsets
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def stratml_of(plan: WholePlan, words: Words) -> bytes:
    """The document, in the order of elements that the schema asks for."""
    return _Document(plan, words).written()


class _Document:
    def __init__(self, plan: WholePlan, words: Words) -> None:
        self._plan = plan
        self._words = words
        self._departments: Mapping[int, Department] = {each.id: each for each in plan.departments}
        self._people = {each.id: each.name for each in plan.people}
        self._goals = {goal.id: goal for goal in plan.goals}
        self._measures: defaultdict[int, list[Measure]] = defaultdict(list)
        for measure in plan.measures:
            self._measures[measure.goal_id].append(measure)
        self._below: defaultdict[int, list[Goal]] = defaultdict(list)
        for goal in plan.goals:
            top = self._top(goal)
            if top is not goal:
                self._below[top.id].append(goal)

    def written(self) -> bytes:
        plan = self._plan
        root = ET.Element("PerformancePlanOrReport", {"xmlns": NAMESPACE, "Type": "Performance_Plan"})
        _add(root, "Name", plan.settings.plan_title)
        _add(root, "OtherInformation", self._words.line("export.limits.stratml"))
        core = ET.SubElement(root, "StrategicPlanCore")
        organization = ET.SubElement(core, "Organization")
        _add(organization, "Name", plan.settings.company)
        _add(organization, "Identifier", self._identifier("organization", ""))
        for goal in plan.goals:
            if goal.parent_id not in self._goals:
                self._goal(core, goal)
        about = ET.SubElement(root, "AdministrativeInformation")
        _add(about, "Identifier", self._identifier("plan", plan.at.isoformat()))
        _add(about, "PublicationDate", plan.today.isoformat())
        ET.indent(root)
        return b'<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode").encode() + b"\n"

    def _top(self, goal: Goal) -> Goal:
        while goal.parent_id in self._goals:
            goal = self._goals[goal.parent_id or 0]
        return goal

    def _goal(self, core: ET.Element, goal: Goal) -> None:
        element = ET.SubElement(core, "Goal")
        _add(element, "Name", goal.title)
        _add(element, "Description", "")
        self._named(element, goal, "goal", perspective(goal.perspective, self._words))
        if self._measures[goal.id]:
            own = ET.SubElement(element, "Objective")
            _add(own, "Name", goal.title)
            _add(own, "Identifier", self._identifier("objective", goal.code))
            self._indicators(own, self._measures[goal.id])
        for below in self._below[goal.id]:
            objective = ET.SubElement(element, "Objective")
            _add(objective, "Name", below.title)
            above = self._goals[below.parent_id or 0]
            self._named(objective, below, "goal", "" if above is goal else above.code)
            self._indicators(objective, self._measures[below.id])

    def _named(self, element: ET.Element, goal: Goal, kind: str, more: str) -> None:
        _add(element, "Identifier", self._identifier(kind, goal.code))
        _add(element, "SequenceIndicator", goal.code)
        department, owner = self._departments.get(goal.department_id or 0), self._people.get(goal.owner_id or 0)
        if department is not None:
            _performer(element, "Organization", department.name)
        if owner is not None:
            _performer(element, "Person", owner)
        if more:
            _add(element, "OtherInformation", more)

    def _indicators(self, objective: ET.Element, measures: Sequence[Measure]) -> None:
        for measure in measures:
            element = ET.SubElement(objective, "PerformanceIndicator", {"PerformanceIndicatorType": "Quantitative"})
            _add(element, "MeasurementDimension", measure.name)
            _add(element, "UnitOfMeasurement", measure.unit)
            _add(element, "Identifier", self._identifier("measure", measure.key))
            instance = ET.SubElement(element, "MeasurementInstance")
            _add(ET.SubElement(instance, "TargetResult"), "NumberOfUnits", format(measure.target, "f"))
            for reading in self._plan.readings.get(measure.id, ()):
                actual = ET.SubElement(instance, "ActualResult")
                _add(actual, "StartDate", reading.on.isoformat())
                _add(actual, "EndDate", reading.on.isoformat())
                _add(actual, "NumberOfUnits", format(reading.value, "f"))
            if measure.baseline is not None:
                baseline = self._words.line("export.stratml.baseline", value=measure.baseline)
                _add(element, "OtherInformation", baseline)

    def _identifier(self, kind: str, name: str) -> str:
        """An XML id that is the same in every export; with an underscore, for it may not begin with a digit."""
        settings = self._plan.settings
        return f"_{uuid5(NAMESPACE_URL, f'followthrough:{settings.team_id or settings.company}:{kind}:{name}')}"


def _performer(element: ET.Element, kind: str, name: str) -> None:
    stakeholder = ET.SubElement(element, "Stakeholder", {"StakeholderTypeType": kind})
    _add(stakeholder, "Name", name)
    role = ET.SubElement(stakeholder, "Role")
    _add(role, "Name", "")
    _add(role, "RoleType", "Performer")


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = _NO_XML.sub("", text) or None
