"""The leader's part as the README has it, with the sample company of the sandbox."""

from bot.commands.sandbox import BEGIN
from bot.planfile.reading import sample
from tests.journeys.conftest import Stager


def test_the_leaders_part_of_the_readme(stage: Stager) -> None:
    """Finish, move a date twice, read the sign, thank, answer, lead below, fall silent: each is as the README says."""
    play = stage(sample(), at=BEGIN)
    leader = play.stage.draft.leader
    keys = {person.name: person.key for person in play.stage.draft.people}
    sara, jonas, lena = play.as_(leader), play.as_(keys["Jonas Weber"]), play.as_(keys["Lena Hoffmann"])
    play.clock_to("2027-01-18 12:00", of=leader)
    jonas.presses("Done", on=jonas.sees_message("check-in"))
    for day in ("2027-03-01", "2027-04-01"):
        sara.types("/plan edit T-1", in_="#leadership")
        sara.fills({"Until when?": day})
        sara.sends()
        sara.closes()
    play.clock_to("2027-01-21 14:00", of=leader)
    digest = sara.sees_message("Early signs", in_="#leadership")
    assert "T-1 Win a listing" in digest.text.split("Early signs")[1]
    assert "its date was moved 2 times" in digest.text
    assert "In your own words…" in digest.labels()
    sara.presses("Thank Jonas Weber", on=digest)
    jonas.sees_message("Sara Al-Harbi thanks you")
    sara.writes_below(digest, "T-1: take Rachel along.")
    assert "> T-1: take Rachel along." in lena.sees_message("Sara Al-Harbi wrote about T-1").text

    play.clock_to("2027-01-25 13:00", of=leader)
    rachel = play.as_(keys["Rachel Kim"])
    own = rachel.sees_message("This week:")
    assert "its date was moved 2 times" in own.text.split("Early signs")[1]
    rachel.says("T-1: I am coming along.", own)
    assert "> T-1: I am coming along." in lena.sees_message("Rachel Kim wrote about T-1").text

    play.clock_to("2027-02-08 12:00", of=leader)
    silent = sara.sees_message("Nobody has heard from you for 2 weeks")
    sara.presses("Say something…", on=silent)
    sara.fills({"Your words": "I have read it all. Go on."})
    sara.sends()
    sara.closes()
    assert "> I have read it all. Go on." in sara.sees_message("Sara Al-Harbi says to everybody:", "#leadership").text
