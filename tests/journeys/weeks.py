"""Weeks that several journeys begin with."""

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play

ASKED = {"en-US": "Your weekly check-in", "ar-SA": "المتابعة الأسبوعية"}


def at_the_digest(stage: Stager, said: str, locale: str = "en-US") -> Play:
    """Omar and Lena said the same of their tasks, by one tap each; the digest has just come."""
    play = stage(plans.small(owners=("omar", "lena"), locale=locale))
    play.clock_to("2027-01-04 12:00")
    for key in ("omar", "lena"):
        person = play.as_(key)
        person.presses(said, on=person.sees_message(ASKED[locale]))
    play.clock_to("2027-01-07 09:30")
    return play
