"""Somebody's message as words: nothing of Slack's own writing is left in it, and nothing of theirs is lost."""

import pytest

from bot.slack.modals.add_task import Draft
from bot.slack.quoted import address, plain_words

NAMES = {"U0LENA0001": "Lena Vogt"}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("plain words", "plain words"),
        ("a &lt;b&gt; &amp; c", "a <b> & c"),
        ("<https://example.com/a|the vendor>", "the vendor"),
        ("<https://example.com/a>", "https://example.com/a"),
        ("<mailto:a@example.com>", "a@example.com"),
        ("<@U0LENA0001> and <@U0NOBODY01>", "@Lena Vogt and"),
        ("<@U0NOBODY01|gus>", "@gus"),
        ("<#C0SALES001|sales>", "#sales"),
        ("<!here> <!subteam^S012|@buyers>", "@here @buyers"),
        ("<!date^1392734382^{date}|Feb 18>", "Feb 18"),
        ("", ""),
    ],
)
def test_codes_become_words(written: str, read: str) -> None:
    """Links, mentions and escapes read as they look in Slack."""
    assert plain_words(written, NAMES.get) == read


def test_the_address_is_the_one_slack_gives() -> None:
    """Workspace, channel and time make the link that Slack copies."""
    body = {"team": {"domain": "acme"}, "channel": {"id": "C012"}, "message": {"ts": "1799044200.000100"}}
    assert address(body) == "https://acme.slack.com/archives/C012/p1799044200000100"
    assert address({**body, "team": None}) == ""


def test_the_address_stays_whole_where_words_are_cut() -> None:
    """A message that is too long loses its end, never the way back to it."""
    draft = Draft.of_message("word " * 2000, "https://acme.slack.com/archives/C012/p1")
    assert draft.how.endswith("…\nhttps://acme.slack.com/archives/C012/p1")
    assert len(draft.how) <= 2000
    assert len(draft.title) <= 200


def test_one_short_line_is_the_title_alone() -> None:
    """Nothing is said twice."""
    assert Draft.of_message(" Count the vans ", "https://x") == Draft("Count the vans", "https://x")
