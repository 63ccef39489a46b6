"""Everything that can be typed can be chosen, from Home on."""

from bot.verbs import VERBS
from tests.journeys import plans
from tests.journeys.actor import Actor
from tests.journeys.conftest import Stager
from tests.journeys.play import Play


def choose(actor: Actor, words: str, help_: str = "Help") -> None:
    """Choose from the list in the window that Home's button for help opens."""
    actor.presses(help_, on=actor.opens_home())
    actor.chooses(words, on=actor.sees_form())


def test_every_verb_can_be_chosen(play: Play) -> None:
    """Choosing it shows what typing it shows, or asks for the rest with the example that is taught."""
    kim = play.as_("kim")
    for verb in VERBS:
        choose(kim, verb.english[0])
        seen = kim.sees_form()
        assert not seen.fields or seen.title != "The command" or verb.example in seen.text, verb.name
        kim.closes()


def test_what_is_filled_in_is_done(stage: Stager) -> None:
    """In Arabic, too: the line is read as it would be after the verb, and Home shows what came of it."""
    play = stage(plans.small(locale="ar-SA"))
    omar = play.as_("omar")
    choose(omar, "تم", "مساعدة")
    omar.fills({"تم": "T-1"})
    omar.sends()
    assert "Open the second line" in omar.sees_form().text
    omar.closes()
    assert "T-1" not in omar.sees_home().text


def test_a_slip_stands_below_the_line(play: Play) -> None:
    """With the corrected example; nothing is done, and what was typed is still there."""
    omar = play.as_("omar")
    before = play.rows()
    choose(omar, "move")
    omar.fills({"What comes after": "T-1 to someday: why"})
    omar.sends()
    (error,) = omar.sees_form().errors.values()
    assert "“someday” is not a date." in error
    assert omar.sees_form().field("What comes after").value == "T-1 to someday: why"
    assert play.rows() == before


def test_a_form_is_one_press_away(play: Play) -> None:
    """What opens a form when it is typed offers it here, since a form that was sent opens no other."""
    omar = play.as_("omar")
    choose(omar, "edit")
    omar.fills({"What comes after": "T-1"})
    omar.sends()
    omar.presses("Open the form", on=omar.sees_form())
    assert omar.sees_form().field("Where").value == "Riyadh"
