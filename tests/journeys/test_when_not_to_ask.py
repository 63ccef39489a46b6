"""When people are left alone: holidays of a country."""

from tests.journeys import plans
from tests.journeys.conftest import Stager


def test_a_public_holiday_brings_no_question(stage: Stager) -> None:
    """The third Monday of January is a holiday in New York: Ravi is asked on Tuesday, the others on Monday."""
    plan = plans.small().replace(b"{key: new-york,", b"{key: new-york, country: US, subdivision: NY,")
    play = stage(plan)
    play.clock_to("2027-01-20 09:00")
    asked = [play.local_time(post, of="ravi") for post in play.as_("ravi").messages() if "check-in" in post.first_line]
    assert asked == ["2027-01-04 09:30", "2027-01-11 09:30", "2027-01-19 09:30"]
    lena = [play.local_time(post, of="lena") for post in play.as_("lena").messages() if "check-in" in post.first_line]
    assert lena[-1] == "2027-01-18 09:30"
