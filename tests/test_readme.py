"""The README cannot drift: what it names exists, and what exists of commands and settings it names."""

import argparse
import re
import struct
from datetime import date, time
from pathlib import Path

import pytest

from bot.cli import COMMANDS
from bot.commands.sandbox import BEGIN, PORT
from bot.formats.writing import SUFFIXES
from bot.leave_line import read_leave
from bot.messages.calendars import DAYS
from bot.messages.helping import who_may
from bot.messages.model import said
from bot.planfile.reading import read, sample
from bot.settings import Settings
from bot.slack.listeners.house import named
from bot.verbs import VERBS
from bot.words.catalogue import Words, translations
from domain.cadence import Schedule, instant
from domain.calendars import Calendar
from domain.reminders import reminders
from domain.services.importing.company import FROM_CHAT
from domain.strength import Strength
from domain.whole_plan import ExportFormat
from domain.workspace import Rhythm
from sandbox.render.words import words_for

TOP = Path(__file__).parent.parent
README = (TOP / "README.md").read_text(encoding="utf-8")
PAGES = [TOP / "README.md", TOP / "CONTRIBUTING.md", TOP / "CHANGELOG.md", *sorted((TOP / "docs").glob("*.md"))]
PICTURES = sorted((TOP / "docs" / "screenshots").glob("*.png"))
MAKEFILE = (TOP / "Makefile").read_text(encoding="utf-8")

LARGEST = 150_000
"""Bytes of one picture: somebody may read this on a phone."""

WIDEST = 1100


def section(title: str) -> str:
    """What stands below a heading of the README."""
    found = re.search(rf"^## {re.escape(title)}$(.*?)(?=^## |\Z)", README, re.MULTILINE | re.DOTALL)
    assert found, f"there is no section {title}"
    return found.group(1)


def table(title: str) -> list[list[str]]:
    """The rows of the one table of a section, without its head."""
    rows = [line for line in section(title).splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[2:]]


def parser() -> tuple[argparse.ArgumentParser, dict[str, str]]:
    """The command line's own parser, and what it says of each command."""
    whole = argparse.ArgumentParser(prog="followthrough")
    chosen = whole.add_subparsers(dest="command")
    for command in COMMANDS:
        command.add(chosen)
    said = {action.dest: action.help or "" for action in chosen._get_subactions()}
    return whole, said


def known_words() -> set[str]:
    """Everything that stands on the sandbox's page: its own words, the bot's, people and channels."""
    draft = read(sample(), BEGIN)
    page = {word for word in words_for("en").table.values() if isinstance(word, str)}
    bot = {str(word) for word in translations("en")._catalog.values()}  # type: ignore[attr-defined]  # the only way to all of them
    people = {person.name for person in draft.people}
    return page | {re.sub(r"^\W+ ", "", word) for word in bot} | people | {channel.name for channel in draft.channels}


def test_the_commands_in_slack_are_all_there() -> None:
    """The table has every verb: an example, its Arabic word, and what the help says it does and for whom."""
    words = Words.plainly("en")
    expected = [
        [
            f"`{verb.shown('en')}`",
            f"`/plan {verb.arabic[0]}`",
            words.line(verb.explanation),
            "; ".join(said(who) for who in who_may(verb, words)),
        ]
        for verb in VERBS
    ]
    assert table("Commands in Slack") == expected


def test_the_command_line_is_all_there() -> None:
    """The table has every command, with what `followthrough --help` says of it."""
    _, said = parser()
    rows = {re.sub(r"^`followthrough (\w+).*`$", r"\1", row[0]): row[1] for row in table("The command line")}
    assert rows == said


TYPED = sorted(set(re.findall(r"followthrough ([a-z]+(?: [\w.-]+)*)(?=`|$)", README, re.MULTILINE)))


@pytest.mark.parametrize("line", TYPED)
def test_command_lines_can_be_typed(line: str) -> None:
    """Each command line of the README is one that the program understands."""
    whole, _ = parser()
    assert whole.parse_args(line.split()).command == line.split(maxsplit=1)[0]


def test_the_settings_are_all_there() -> None:
    """The table has every setting with its default, and .env.example has the same ones."""
    expected = {}
    for name, field in Settings.model_fields.items():
        default = field.default.get_secret_value() if hasattr(field.default, "get_secret_value") else field.default
        without = "**required**" if field.is_required() else f"`{default}`"
        expected[name.upper()] = "**one of the two**" if default is None else without
    assert {row[0].strip("`"): row[2] for row in table("Settings")} == expected
    example = (TOP / ".env.example").read_text(encoding="utf-8")
    assert set(re.findall(r"^(?:# )?([A-Z][A-Z_]+)=", example, re.MULTILINE)) == set(expected)


def test_what_to_expect_after_a_restore() -> None:
    """Whoever puts a backup back reads that nobody is asked again, and where to look for what cannot be found."""
    said = re.sub(r"\s+", " ", section("Run it on Slack"))
    assert "After a restore nobody is asked again" in said
    assert re.search(r"A digest or an agenda [^.]* is not posted again, and `/plan delivery` tells", said)


def test_how_often_people_are_reminded() -> None:
    """The README promises at most two reminders a week, and none to whoever wants none, as the rules have it."""
    assert "as often as they like: not at all, or twice" in re.sub(r"\s+", " ", section("Privacy and manners"))
    schedule, week = Schedule("UTC", Calendar("default")), date(2027, 1, 11)
    asked = instant("UTC", week, time(9, 30))
    counts = [len(reminders(schedule, Rhythm(1, time(9, 30)), week, asked, strength)) for strength in Strength]
    assert counts == [0, 1, 2]


def test_what_the_chat_may_set_of_the_company() -> None:
    """Who keeps the plan reads that the chat's settings outlive an import, and an import says so, too."""
    assert "the next import of the plan file leaves what was set there" in re.sub(
        r"\s+", " ", section("Settings")
    ).replace("The next", "the next")
    assert "check_in" in FROM_CHAT


def test_the_settings_that_can_be_typed() -> None:
    """What the README types after `/plan settings` opens a window, and its days off are days."""
    typed = re.findall(r"`/plan settings ([^`]+)`", README)
    assert {"workspace", "calendars", "calendars riyadh"} <= set(typed)
    found = {each: named(each) for each in typed}
    assert None not in found.values()
    (days,) = (each[2] for each in found.values() if each is not None and each[0] == DAYS)
    line = read_leave(days.removeprefix("riyadh "), date(2026, 11, 23), "")
    assert (line.first, line.last) == (date(2026, 12, 2), date(2026, 12, 3))


def test_what_goes_out() -> None:
    """The README names every format that the plan goes out in by the end of its file's name, and no other."""
    said = section("The command line").split("The end of the name says", 1)[1].split("\n\n", 1)[0]
    named = {SUFFIXES[suffix] for suffix in re.findall(r"`(\.[a-z]+)`", said)}
    assert named == set(ExportFormat)


def test_make_targets_exist() -> None:
    """Everything that is to be made can be made."""
    named = set(re.findall(r"\bmake ([a-z]+)", " ".join(code_of(README))))
    targets = set(re.findall(r"^([a-z]+):.*##", MAKEFILE, re.MULTILINE))
    assert named
    assert named <= targets


def test_files_exist() -> None:
    """Files that the README names in code exist, but for those that somebody is about to make."""
    made = {"plan.yaml", "backup.db", ".env", "data/followthrough.db", ".venv/bin/followthrough", ".venv/bin/python"}
    codes = [re.sub(r"https?://[^\s`]+", "", code) for code in code_of(README)]
    words = {word for code in codes for word in re.findall(r"(?<![\w/:])\.?[\w/-]*\.[a-z]+[\w/]*", code)}
    named = words - set(SUFFIXES)
    assert {".env.example"} <= named
    assert {name for name in named - made if not (TOP / name).exists()} == set()
    assert (TOP / "bot" / "__main__.py").exists(), "python -m bot"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(TOP)))
def test_links_and_pictures_lead_somewhere(page: Path) -> None:
    """Each link and each picture of a page leads to something that is there."""
    targets = re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8"))
    local = [target for target in targets if not target.startswith("https://")]
    assert [target for target in local if not (page.parent / target).exists()] == []


def test_pictures_are_shown_and_small() -> None:
    """Every picture is on a page, says in words what it shows, and is quick to load."""
    pages = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert PICTURES
    for picture in PICTURES:
        assert re.search(rf"!\[[^\]]{{10,}}\]\([^)]*screenshots/{picture.name}\)", pages), picture.name
        data = picture.read_bytes()
        assert len(data) < LARGEST, picture.name
        assert struct.unpack(">I", data[16:20])[0] <= WIDEST, picture.name


def test_plans_can_be_imported() -> None:
    """Each plan file in the README is read without a fault."""
    plans = [
        re.sub(r"^ {3}", "", plan, flags=re.MULTILINE) for plan in re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    ]
    assert [read(plan.encode(), BEGIN).company for plan in plans] == ["Wadi Foods"]


def test_the_story_names_what_is_on_the_page() -> None:
    """Everything to be pressed, opened or chosen in the story is called what the sandbox calls it."""
    story = section("Play the whole story in ten minutes")
    named = {re.sub(r"\s+", " ", word) for word in re.findall(r"\*([^*]+)\*(?!\*)", re.sub(r"\*\*.*?\*\*", "", story))}
    assert len(named) > 10
    assert named <= known_words()
    codes = set(re.findall(r"\bT-(\d+)", story))
    assert codes <= {str(number) for number, _ in enumerate(read(sample(), BEGIN).tasks, start=1)}


def test_the_leaders_part_names_what_is_on_the_page() -> None:
    """Everything to be pressed, opened or read in the leader's part is called what the sandbox calls it."""
    part = section("Play the leader's part")
    named = {re.sub(r"\s+", " ", word) for word in re.findall(r"\*([^*]+)\*(?!\*)", re.sub(r"\*\*.*?\*\*", "", part))}
    assert len(named) > 10
    assert named <= known_words()
    assert set(re.findall(r"`/plan (\w+)", part)) <= {verb.english[0] for verb in VERBS}


def test_what_the_bot_reads_in_channels() -> None:
    """The README says which permissions let the bot hear words below a digest; the manifest holds them as optional."""
    manners = re.sub(r"\s+", " ", section("Privacy and manners"))
    assert "cannot read your channels, unless you grant the optional permissions" in manners
    optional = (TOP / "manifest.yml").read_text(encoding="utf-8").split("bot_optional:")[1].split("settings:")[0]
    assert all(scope in manners and f"- {scope}" in optional for scope in ("channels:history", "groups:history"))


def test_the_sandbox_begins_where_the_readme_says() -> None:
    """Address and first moment of the sandbox are the ones that are told."""
    assert f"http://127.0.0.1:{PORT}" in section("Try it")
    assert f"{BEGIN:%A, %B %d, %Y}" in section("Play the whole story in ten minutes")


def code_of(text: str) -> list[str]:
    """What stands in code, in blocks and in lines."""
    return re.findall(r"```[a-z]*\n.*?```|`[^`\n]+`", text, re.DOTALL)
