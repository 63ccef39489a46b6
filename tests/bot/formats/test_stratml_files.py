"""Reading StratML: goals, objectives and measures out of documents of every generation."""

from datetime import date
from decimal import Decimal

import pytest

from bot.formats.faults import FormatError, FormatKey, OddKey
from domain.measures import Direction
from tests.bot.formats.files import read
from tests.bot.formats.sentences import reason, told

ISO = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"


def document(core: str, root: str = "PerformancePlanOrReport", namespace: str = ISO, rest: str = "") -> bytes:
    """A document with that in its core."""
    head = f'<?xml version="1.0"?><{root} xmlns="{namespace}" Type="Strategic_Plan"><Name>Plan</Name>'
    return f"{head}<StrategicPlanCore>{core}</StrategicPlanCore>{rest}</{root}>".encode()


def goal(inside: str = "", name: str = "Growth", number: str = "1", identifier: str = "_g1") -> str:
    """A goal."""
    return (
        f"<Goal><Name>{name}</Name><Description>Grow.</Description><Identifier>{identifier}</Identifier>"
        f"<SequenceIndicator>{number}</SequenceIndicator>{inside}</Goal>"
    )


def objective(inside: str = "", name: str = "More partners", number: str = "1.1") -> str:
    """An objective."""
    return f"<Objective><Name>{name}</Name><SequenceIndicator>{number}</SequenceIndicator>{inside}</Objective>"


def indicator(targets: str, actuals: str = "", dimension: str = "Partners") -> str:
    """An indicator; targets and actuals are `2026-12-31=10`, divided by blanks."""
    series = ""
    for name, results in (("TargetResult", targets), ("ActualResult", actuals)):
        for result in results.split():
            day, _, value = result.partition("=")
            series += f"<{name}><EndDate>{day}</EndDate><NumberOfUnits>{value}</NumberOfUnits></{name}>"
    return (
        f"<PerformanceIndicator><MeasurementDimension>{dimension}</MeasurementDimension>"
        f"<UnitOfMeasurement>partners</UnitOfMeasurement><MeasurementInstance>{series}</MeasurementInstance>"
        "</PerformanceIndicator>"
    )


def test_goals_objectives_and_measures() -> None:
    """A goal becomes a goal, an objective one below it, an indicator a measure with a dated series."""
    data = document(goal(objective(indicator("2026-12-31=10 2027-12-31=20", "2025-12-31=4 2026-06-30=6"))))
    outside = read(data)
    top, below = outside.plan.goals
    assert outside.tool == "StratML part 2 (ISO)"
    assert (top.code, top.title, top.identifier, top.parent) == ("1", "Growth", "_g1", None)
    assert (below.code, below.title, below.parent) == ("1.1", "More partners", top.name)
    (measure,) = outside.plan.measures
    assert (measure.title, measure.unit, measure.goal, measure.target) == (
        "Partners",
        "partners",
        below.name,
        Decimal(20),
    )
    assert measure.readings == ((date(2025, 12, 31), Decimal(4)), (date(2026, 6, 30), Decimal(6)))
    assert measure.direction is Direction.UP


@pytest.mark.parametrize(("number", "goals"), [("", ["Growth"]), ("1.1", ["Growth", "Growth"])])
def test_an_objective_that_holds_the_measures_of_its_goal(number: str, goals: list[str]) -> None:
    """An objective of the goal's name is no other goal, unless it has a number of its own."""
    found = read(document(goal(objective(indicator("2026-12-31=10"), "Growth", number)))).plan
    assert [each.title for each in found.goals] == goals
    assert found.measures[0].goal == found.goals[-1].name


@pytest.mark.parametrize(
    ("root", "namespace", "rest", "tool"),
    [
        ("StrategicPlan", "urn:ISO:std:iso:17469:tech:xsd:stratml_core", "", "StratML part 1 (ISO)"),
        ("StrategicPlan", "http://www.stratml.net", "", "StratML part 1"),
        (
            *("PerformancePlanOrReport", "http://www.stratml.net/PerformancePlanOrReport"),
            *("<Submitter><FirstName>A</FirstName></Submitter>", "StratML part 2 (2010)"),
        ),
        ("PerformancePlanOrReport", "", "<Place><PlaceType>City</PlaceType></Place>", "StratML part 2 (2016)"),
    ],
)
def test_generations(root: str, namespace: str, rest: str, tool: str) -> None:
    """Every generation is read, in whatever namespace, and named."""
    outside = read(document(goal(objective()), root, namespace, rest))
    assert (outside.tool, len(outside.plan.goals)) == (tool, 2)


def test_what_no_schema_would_let_through() -> None:
    """Elements in another order, empty dates, missing names and goals outside of the core are read all the same."""
    data = document(
        "<Goal><Objective><Description>Be calm</Description></Objective><Name>Calm</Name></Goal>",
        rest=goal(indicator("=7")),
    )
    outside = read(data)
    assert [each.title for each in outside.plan.goals] == ["Calm", "Be calm", "Growth"]
    assert outside.plan.measures[0].target == Decimal(7)


def test_a_measure_without_a_number() -> None:
    """A target in words is no target: the measure is left out, and its words are told; blank is not zero."""
    words = "<Descriptor><DescriptorName>Grade</DescriptorName><DescriptorValue>A</DescriptorValue></Descriptor>"
    data = document(
        goal(
            f"<PerformanceIndicator><MeasurementDimension>Grade</MeasurementDimension><MeasurementInstance><TargetResult>"
            f"{words}</TargetResult></MeasurementInstance></PerformanceIndicator>"
            + indicator("2026-12-31=80-90", dimension="Range")
            + indicator("2026-12-31=5", "2025-12-31= 2026-06-30=TBD", dimension="Blank")
        )
    )
    outside = read(data)
    assert [(each.title, each.readings) for each in outside.plan.measures] == [("Blank", ())]
    left = [odd.values["text"] for odd in outside.odd if odd.key is OddKey.NO_TARGET]
    words_told = [odd.values["text"] for odd in outside.odd if odd.key is OddKey.NO_NUMBER]
    assert left == ["Grade", "Range"]
    assert words_told == ["Grade A", "80-90", "TBD"]


@pytest.mark.parametrize(
    ("targets", "dimension", "way"),
    [
        ("2026-12-31=9 2027-12-31=4", "Waste", Direction.DOWN),
        ("2026-12-31=4", "Reduction of waste", Direction.DOWN),
        ("2026-12-31=4", "خفض الهدر", Direction.DOWN),
        ("2026-12-31=4 2027-12-31=9", "Less waste, more found", Direction.UP),
    ],
)
def test_lower_can_be_better(targets: str, dimension: str, way: Direction) -> None:
    """Which way is better is told by the targets, else by the words, and said."""
    outside = read(document(goal(indicator(targets, dimension=dimension))))
    assert outside.plan.measures[0].direction is way
    assert (OddKey.FALLING in {odd.key for odd in outside.odd}) is (way is Direction.DOWN)


def test_numbers_are_not_sorted_as_text() -> None:
    """The visible number stays as it is, 1.10 after 1.9; one that begins anew below each goal gets the goal's."""
    data = document(
        goal(objective(number="1.9") + objective(number="1.10", name="Last"))
        + goal(objective(number="1", name="Calm"), name="Peace", number="2", identifier="_g2")
    )
    assert [each.code for each in read(data).plan.goals] == ["1", "1.9", "1.10", "2", "2.1"]


def test_a_joint_goal_and_shared_identifiers() -> None:
    """The same goal of two agencies is two goals; an identifier that both have is nobody's."""
    outside = read(document(goal() + goal()))
    first, second = outside.plan.goals
    assert (first.identifier, second.identifier) == (None, None)
    assert first.name != second.name
    assert {OddKey.SHARED_ID, OddKey.SAME_NAME} <= {odd.key for odd in outside.odd}


def test_who_performs_is_suggested() -> None:
    """Stakeholders who perform are named as suggestions, others are counted as having no place here."""
    roles = "<Role><Name>Lead</Name><RoleType>Performer</RoleType></Role>"
    people = f"<Stakeholder><Name>Finance team</Name>{roles}</Stakeholder><Stakeholder><Name>All</Name></Stakeholder>"
    lines = told(read(document(goal(people) + "<Vision><Description>x</Description></Vision>")).odd)
    assert 'Named as performing, and only suggested: "Finance team". [goal 1]' in lines
    assert "Has no place in a plan here, not taken: Vision, Stakeholder (2), Description." in lines
    assert any(line.startswith("The file knows no tasks, due dates") for line in lines)


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"<html><body>Sign in</body></html>", FormatKey.OTHER_XML),
        (b'<StrategyModel xmlns="http://www.stratml.net/3.5"/>', FormatKey.OTHER_STRATML),
        (document(goal())[:-20], FormatKey.BROKEN_XML),
        (b'<?xml version="1.0" encoding="klingon"?><StrategicPlan/>', FormatKey.BROKEN_XML),
        (b'<!DOCTYPE x [<!ENTITY a "aaaa">]><StrategicPlan><Name>&a;</Name></StrategicPlan>', FormatKey.UNSAFE_XML),
        (
            b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><StrategicPlan>&a;</StrategicPlan>',
            FormatKey.UNSAFE_XML,
        ),
        (document(""), FormatKey.NOTHING_IN_IT),
    ],
)
def test_xml_that_is_no_plan(data: bytes, key: FormatKey) -> None:
    """Other XML, another vocabulary, damage and traps get one clear sentence each."""
    with pytest.raises(FormatError) as caught:
        read(data)
    assert caught.value.key is key
    assert "{" not in reason(caught.value)
