"""The sandbox, with and without a plan."""

from pathlib import Path

from bot.commands.sandbox import Playground


def test_an_empty_sandbox_leads_to_the_first_set_up(tmp_path: Path) -> None:
    """Without a plan the first of the cast runs the workspace, and whoever starts the sandbox reads who that is."""
    playground = Playground(tmp_path, empty=True)
    lines = playground.lines()
    playground.close()
    assert "without a plan" in lines[0]
    assert f"{playground.url} in a browser, act as Sara Al-Harbi and open Home to set it up." in lines[1]


def test_the_sandbox_has_the_sample_company(tmp_path: Path) -> None:
    """Without further words it has a plan, and points to the story."""
    playground = Playground(tmp_path)
    lines = playground.lines()
    playground.close()
    assert lines[0] == "Followthrough runs with the sample company Wadi Dates."
