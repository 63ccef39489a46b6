"""The plan as StratML: the elements in the order of the schema, ids that are ids, and nothing that is no XML."""

import xml.etree.ElementTree as ET
from dataclasses import replace

from defusedxml.ElementTree import fromstring

from bot.formats.stratml import NAMESPACE, stratml_of
from bot.words.catalogue import Words
from domain.whole_plan import WholePlan
from tests.bot.formats.plans import MARKUP, plan

# The order of children, as the schema of part 2 has it; those that are never written are left out.
ORDER = {
    "PerformancePlanOrReport": ("Name", "OtherInformation", "StrategicPlanCore", "AdministrativeInformation"),
    "StrategicPlanCore": ("Organization", "Goal"),
    "Organization": ("Name", "Identifier"),
    "Goal": (
        *("Name", "Description", "Identifier", "SequenceIndicator", "Stakeholder", "OtherInformation"),
        "Objective",
    ),
    "Objective": (
        *("Name", "Identifier", "SequenceIndicator", "Stakeholder", "OtherInformation"),
        "PerformanceIndicator",
    ),
    "PerformanceIndicator": (
        *("MeasurementDimension", "UnitOfMeasurement", "Identifier", "MeasurementInstance"),
        "OtherInformation",
    ),
    "MeasurementInstance": ("TargetResult", "ActualResult"),
    "ActualResult": ("StartDate", "EndDate", "NumberOfUnits"),
    "AdministrativeInformation": ("Identifier", "PublicationDate"),
    "Stakeholder": ("Name", "Role"),
    "Role": ("Name", "RoleType"),
}


def root(of: WholePlan) -> ET.Element:
    """The document, without its namespace."""
    data = stratml_of(of, Words.plainly("en")).decode()
    assert f'xmlns="{NAMESPACE}"' in data
    parsed: ET.Element = fromstring(data.replace(f' xmlns="{NAMESPACE}"', ""))
    return parsed


def test_the_order_of_elements() -> None:
    """Every element has its children in the order that the schema asks for, and no other ones."""
    for element in root(plan()).iter():
        names = [child.tag for child in element]
        allowed = ORDER.get(element.tag, ("NumberOfUnits",))
        assert set(names) <= set(allowed), element.tag
        assert names == sorted(names, key=allowed.index), element.tag


def test_ids() -> None:
    """Each id is the only one of its name, begins with no digit, and is the same in the next export."""
    ids = [element.text or "" for element in root(plan()).iter("Identifier")]
    assert len(set(ids)) == len(ids)
    assert all(each.startswith("_") for each in ids)
    assert ids[:-1] == [element.text for element in root(plan(at=plan().at.replace(hour=9))).iter("Identifier")][:-1]


def test_goals_and_measures() -> None:
    """Goals become goals and objectives; a measure of a goal at the top stands below an objective of its name."""
    document = root(plan())
    assert [goal.findtext("SequenceIndicator") for goal in document.iter("Goal")] == ["G1"]
    objectives = [(each.findtext("Name"), each.findtext("SequenceIndicator")) for each in document.iter("Objective")]
    assert objectives == [("Goal G1", None), ("Goal G1.1", "G1.1")]
    (measure,) = document.iter("PerformanceIndicator")
    assert (measure.findtext("MeasurementDimension"), measure.findtext("UnitOfMeasurement")) == ("Share abroad", "%")
    assert measure.findtext("MeasurementInstance/TargetResult/NumberOfUnits") == "20"
    results = [(each.findtext("EndDate"), each.findtext("NumberOfUnits")) for each in measure.iter("ActualResult")]
    assert results == [("2026-09-01", "9.5"), ("2026-10-01", "10.5"), ("2026-11-01", "11.5")]
    assert measure.findtext("OtherInformation") == "Baseline: 8"


def test_who_performs() -> None:
    """Whoever answers for a goal, and its department, are named as those who perform."""
    named = [
        (each.get("StakeholderTypeType"), each.findtext("Name"), each.findtext("Role/RoleType"))
        for each in root(plan()).iter("Stakeholder")
    ]
    assert named == [("Person", "Sara", "Performer"), ("Organization", "المبيعات", "Performer")]


def test_it_says_what_it_lacks() -> None:
    """The document itself says that tasks and dates have no place in it."""
    assert "no place for tasks" in (root(plan()).findtext("OtherInformation") or "")


def test_odd_words() -> None:
    """Markup and control characters in a title make no other document."""
    first, *others = plan().goals
    document = root(plan(goals=(replace(first, title=f"\x00{MARKUP}"), *others)))
    assert document.findtext("StrategicPlanCore/Goal/Name") == MARKUP
