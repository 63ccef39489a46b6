"""Long lists: cut by whole items, counted, and within every limit."""

import re
from dataclasses import astuple, replace
from typing import Any

import pytest

from bot.messages import replies
from bot.messages.fitting import fitted
from bot.messages.model import Bullets, Chart, Heading, Items, Message, Number, Paragraph, Plain, Series, Table, said
from bot.messages.notices import message_for
from bot.plain import MOST, RECOMMENDED, plain
from bot.slack import home
from bot.slack.charts import chart
from bot.slack.render import MOST_BLOCKS, MOST_CHARACTERS, render
from bot.slack.tables import table
from domain.digest import Digest, DigestReady
from domain.paging import ROWS_ON_A_PAGE, Page
from domain.views import GoalView, Participation, WordCounts
from sandbox.checks import messages as message_checks
from sandbox.checks import views as view_checks
from sandbox.checks.blocks import problems as block_problems
from sandbox.checks.words import message_characters
from tests.bot.cast import GOALS, TODAY, WEEK, Cast
from tests.bot.facts import facts, labels
from tests.bot.screens import head_home
from tests.bot.weekly import asked

LANGUAGES = ("en", "ar")


def many(cast: Cast, count: int) -> Message:
    """A weekly message with so many tasks."""
    views = [replace(cast.view(), task=replace(cast.view().task, id=number)) for number in range(1, count + 1)]
    return message_for(asked(cast, *views))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [1, 20, 21, 25, 60, 300])
def test_a_long_check_in_is_within_limits(count: int, language: str) -> None:
    """However many tasks somebody owns, Slack takes the message, and the text stays readable."""
    payload = render(many(Cast(language), count))
    assert message_checks.problems(payload) == []
    assert len(payload["blocks"]) <= MOST_BLOCKS
    assert message_characters(payload["blocks"]) <= MOST_CHARACTERS
    assert len(payload["text"]) <= RECOMMENDED


def named(payload: dict[str, Any]) -> int:
    """How many tasks the blocks name."""
    return sum(fact == Cast("en").view().task.title for fact in facts(payload["blocks"]))


@pytest.mark.parametrize("count", [60, 300])
def test_nothing_is_left_out_without_a_word(count: int) -> None:
    """What is shown and what is said to be missing add up to all of it, in blocks and in text."""
    payload = render(many(Cast("en"), count))
    in_blocks = re.search(r"… and (\d+) more", str(payload["blocks"]))
    in_text = re.search(r"… and (\d+) more", payload["text"])
    assert in_text is not None
    assert named(payload) + (int(in_blocks[1]) if in_blocks else 0) == count
    assert payload["text"].count("Visit the ten largest customers") + int(in_text[1]) == count


def test_a_usual_week_is_shown_whole() -> None:
    """Twenty tasks, the most a person should own, are all there: six with their buttons, the others in a line each."""
    payload = render(many(Cast("en"), 20))
    assert named(payload) == 20
    assert sum("On track" in label for label in labels(payload["blocks"])) == 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_digest_is_within_limits(language: str) -> None:
    """Hundreds of cases, goals and thanks end in a message that Slack takes and that leads with cases."""
    cast = Cast(language)
    goals = tuple(
        GoalView(replace(GOALS[0].goal, id=number, code=f"G{number}"), GOALS[0].status, WordCounts(1, 2, 3, 4, 5))
        for number in range(1, 200)
    )
    cases = tuple(replace(cast.case_view(), case=replace(cast.case_view().case, id=number)) for number in range(1, 300))
    finished = tuple(cast.view() for _ in range(300))
    digest = Digest(WEEK, TODAY, cases, 5, goals, (), finished, Participation(900, 800, 7), 3)
    payload = render(message_for(DigestReady(digest, cast.leader)))
    assert message_checks.problems(payload) == []
    assert message_characters(payload["blocks"]) <= MOST_CHARACTERS
    assert sum(block["type"] == "actions" for block in payload["blocks"]) >= 5


@pytest.mark.parametrize("listed", [2, 40])
def test_what_was_never_listed_is_counted_too(listed: int) -> None:
    """Beside the entries at hand there are a thousand more; shown and left out add up to all, however many fit."""
    cast = Cast("en")
    finished = tuple(cast.view() for _ in range(listed))
    digest = Digest(WEEK, TODAY, (), 0, (), (), finished, Participation(0, 0, 0), 0, more_finished=1000)
    payload = render(message_for(DigestReady(digest, cast.leader)))
    for shown in (str(payload["blocks"]), payload["text"]):
        left = re.search(r"… and ([\d,]+) more", shown)
        assert left is not None
        assert shown.count(finished[0].task.code) + int(left[1].replace(",", "")) == listed + 1000


def test_the_leader_is_told_how_many_decisions_wait_altogether() -> None:
    """Those that are not listed count too."""
    cast = Cast("en")
    digest = Digest(WEEK, TODAY, (cast.case_view(),), 0, (), (), (), Participation(0, 0, 0), 0, more_cases=4998)
    assert "4,999" in render(message_for(DigestReady(digest, cast.leader)))["text"].partition("\n")[0]


def test_a_long_table_is_within_limits() -> None:
    """A page of a thousand cases is a table that Slack takes, and says which of them it has, and where the next are."""
    cast = Cast("en")
    page = Page((cast.case_view(),) * ROWS_ON_A_PAGE, 100, 1000)
    payload = render(replies.stalled(page, cast.words, TODAY))
    assert message_checks.problems(payload) == []
    (drawn,) = (block for block in payload["blocks"] if block["type"] == "data_table")
    shown = len(drawn["rows"]) - 1
    assert f"101 to {100 + shown} of 1,000" in str(payload["blocks"])
    assert f"'value': 'stalled:{100 + shown}'" in str(payload["blocks"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_home_is_within_limits(language: str) -> None:
    """A Home with hundreds of tasks still opens."""
    cast = Cast(language)
    content = head_home(cast)
    full = replace(content, cases=content.cases * 100, views=content.views * 100, unowned=content.unowned * 100)
    assert view_checks.problems(home.view(full)) == []


def test_fixed_parts_are_never_cut() -> None:
    """When no list is left to shorten, a message is returned as it is rather than torn."""
    message = Message((Plain("Hello"),), (Paragraph((Plain("x" * 500),)),), "en")
    assert fitted(message, lambda _: False, 10) == message


def test_the_longest_list_gives_first() -> None:
    """A short list is not shortened for the sake of a long one."""

    def line(text: str) -> tuple[Bullets]:
        return (Bullets(((Plain(text),),)),)

    short = Items(tuple(line(f"s{n}") for n in range(3)), tuple((Plain(f"{n} short"),) for n in range(1, 4)))
    long = Items(tuple(line(f"l{n}") for n in range(30)), tuple((Plain(f"{n} long"),) for n in range(1, 31)))
    message = Message((Plain("Hello"),), (short, Heading((Plain("and"),)), long), "en")
    text = plain(fitted(message, lambda candidate: plain(candidate).count("•") <= 13, 100))
    assert "s2" in text
    assert "short" not in text
    left = re.search(r"(\d+) long", text)
    assert left is not None
    assert text.count("• l") + int(left[1]) == 30


def test_text_is_never_endless() -> None:
    """Even a message without lists stays below what Slack cuts off, escaped as it may be."""
    message = Message((Plain("Hello"),), tuple(Paragraph((Plain("<" * 3000),)) for _ in range(30)), "en")
    assert len(plain(message)) == MOST
    assert len(render(message)["text"]) <= 40_000


def test_charts_keep_to_what_slack_draws() -> None:
    """Long and equal names are shortened and told apart; empty series and empty charts are not drawn."""
    names = tuple(f"A goal with a very long name {n}" for n in range(30))
    series = (
        Series("x" * 40, tuple(float(n) for n in range(30))),
        Series("x" * 40, (1.0,) * 30),
        Series("no", (0.0,) * 30),
    )
    for kind in ("bar", "line", "pie"):
        drawn = chart(Chart(kind, "T" * 80, names, series))
        assert block_problems(drawn, "message") == []
    assert chart(Chart("bar", "Nothing", ("a",), (Series("x", (0.0,)),))) == []
    assert chart(Chart("pie", "Nothing", (), ())) == []


def test_a_table_has_no_empty_cell() -> None:
    """Slack refuses an empty cell, so an unknown thing is a dash."""
    drawn = table(Table("Caption", ("a", "b"), (("", Number(1, "one")),)))
    assert block_problems([drawn], "message") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_of_charts_stand_in_words(language: str) -> None:
    """A chart is not read aloud: each of its numbers stands beside its goal in the text."""
    cast = Cast(language)
    digest = Digest(WEEK, TODAY, (), 0, GOALS, (), (), Participation(0, 0, 0), 0)
    text = plain(message_for(DigestReady(digest, cast.leader)))
    for view in GOALS:
        (line,) = (line for line in text.splitlines() if view.goal.code in line)
        numbers = astuple(view.counts)
        words = said(cast.words.text("goals.counts", **dict(zip(_COUNTS, numbers, strict=True))))
        assert words in line


_COUNTS = ("on_track", "at_risk", "off_track", "done", "silent")
