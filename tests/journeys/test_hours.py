"""A day off of every second week: typed in either language, chosen in the form, and given up again."""

import pytest

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play

TYPED = {
    "en-US": ("/plan hours every other monday off", "Every other Monday is free as well, such as Mon, Jan 4, 2027."),
    "ar-SA": ("/plan الدوام كل ثاني اثنين عطلة", "ويوم الاثنين مرة كل أسبوعين عطلة أيضًا"),
}
"""What is typed, and what is read then."""


@pytest.mark.parametrize("locale", TYPED)
def test_nobody_is_asked_on_a_day_off_of_every_second_week(stage: Stager, locale: str) -> None:
    """That week's question comes on the next working day, and the one after on its usual day."""
    line, said = TYPED[locale]
    play = stage(plans.small(locale=locale))
    omar = play.as_("omar")
    assert said in omar.answered(line).text
    play.clock_to("2027-01-04 15:00")
    before = len(omar.messages())
    play.clock_to("2027-01-05 10:00")
    assert len(omar.messages()) == before + 1
    play.clock_to("2027-01-11 10:00")
    assert len(omar.messages()) > before + 1


def test_it_is_chosen_in_the_form_and_given_back(play: Play) -> None:
    """The form offers the working days of two weeks; what the plan says comes back with one press."""
    omar = play.as_("omar")
    omar.presses("My hours…", on=omar.answered("/plan hours"))
    omar.fills({"A day off": "Thu, Jan 7"})
    omar.sends()
    assert "Every other Thursday is free as well" in omar.sees_form("free as well").text
    omar.closes()
    shown = omar.answered("/plan hours")
    label = next(each for each in shown.labels() if each != "My hours…")
    omar.presses(label, on=shown)
    omar.sees_message("This is how your calendar in the plan has it.")
    assert "free as well" not in omar.answered("/plan hours").text


def test_a_day_that_is_not_worked_cannot_be_free(play: Play) -> None:
    """Omar rests on Fridays anyway, and reads so."""
    assert "is no working day of yours" in play.as_("omar").answered("/plan hours every other friday off").text
