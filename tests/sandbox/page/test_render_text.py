"""Text as the page shows it: markup, tokens, dates and words."""

import re
import string

import pytest

from sandbox.render.dates import day, formatted, whole
from sandbox.render.markdown import markdown
from sandbox.render.mrkdwn import mrkdwn, plain
from sandbox.render.rich_text import rich_text, rich_text_words
from sandbox.render.words import LANGUAGES, words_for
from tests.sandbox.page.readers import NOON, STAMP, reader

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<javascript:alert(1)|press>",
    "<JaVaScRiPt:alert(1)>",
    '<https://e.com/"onmouseover="alert(1)|x>',
    '<@U9|"><img src=x onerror=alert(1)>>',
    "<!date^1^{date}^javascript:alert(1)|x>",
    "`<script>alert(1)</script>`",
    "```<script>alert(1)</script>```",
    "*<b>_<i>~</b>`*",
    "\ue0000\ue001<b>",
    "> <script>alert(1)</script>",
    "[press](javascript:alert(1)) **<b>**",
    '[x](https://e.com/"onclick="alert(1))',
]
TAGS = re.compile(r"<(/?)(\w+)((?:\s[^<>]*)?)>")
HARMLESS = {"a", "span", "bdi", "strong", "em", "s", "code", "pre", "br", "blockquote", "p", "ul", "li"}


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("draw", [lambda t: mrkdwn(t, reader()), plain, markdown])
def test_hostile_text(draw: "object", text: str) -> None:
    """Whatever is typed, the page gets only harmless elements, without handlers or script addresses."""
    assert callable(draw)
    drawn = str(draw(text))
    assert "<" not in TAGS.sub("", drawn)
    for _, tag, attributes in TAGS.findall(drawn):
        assert tag in HARMLESS
        values = re.sub(r"=(\"[^\"]*\"|'[^']*')", "=", attributes)
        assert not re.search(r"\son\w+|javascript:", values, re.IGNORECASE)
    assert 'href="javascript' not in drawn.lower()


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("*bold* _it_ ~gone~", "<strong>bold</strong> <em>it</em> <s>gone</s>"),
        ("a*b*c 2*3*4 snake_case_name", "a*b*c 2*3*4 snake_case_name"),
        ("`*x*`", "<code>*x*</code>"),
        ("one\ntwo", "one<br>two"),
        ("&gt; said\nI say", "<blockquote dir='auto'>said</blockquote>I say"),
        ("&lt;b&gt; &amp;amp;", "&lt;b&gt; &amp;amp;"),
        ("<!here> now", '<span class="mention broadcast">@here</span> now'),
        ("<@U1>", '<span class="mention me">@<bdi>Noura</bdi></span>'),
        ("<@U2>", '<span class="mention">@<bdi>Sara &lt;b&gt;</bdi></span>'),
        ("<#C1>", '<a class="mention" href="#/c/C1" data-open="C1">#<bdi>plan</bdi></a>'),
        ("<#C7>", '<span class="mention">#<bdi>private channel</bdi></span>'),
        ("<!subteam^S1>", '<span class="mention">@<bdi>leads</bdi></span>'),
        (f"<!date^{STAMP}^{{date_short}} at {{time}}|then>", "Mar 1, 2027 at 12:00\u202fPM"),
        ("<!date^soon^{date}|then>", "then"),
        (
            ":tada: :nonsense: 10:30:45",
            "<span class='emoji' role='img' aria-label='tada'>🎉</span> :nonsense: 10:30:45",
        ),
    ],
)
def test_mrkdwn(text: str, drawn: str) -> None:
    """Slack's markup and tokens become elements, and look-alikes stay as typed."""
    assert mrkdwn(text, reader()) == drawn


def test_links() -> None:
    """Links open apart from the page and do not tell where they were pressed."""
    shape = '<a href="{}" target="_blank" rel="noopener noreferrer nofollow">{}</a>'
    assert mrkdwn("<https://e.com/?a=1&amp;b=2|go>", reader()) == shape.format("https://e.com/?a=1&amp;b=2", "go")
    assert mrkdwn("see https://e.com/a.", reader()) == "see " + shape.format("https://e.com/a", "https://e.com/a") + "."
    assert mrkdwn("<mailto:a@e.com|mail>", reader()) == shape.format("mailto:a@e.com", "mail")


@pytest.mark.parametrize(
    ("pattern", "english", "arabic"),
    [
        ("{date_num}", "2027-03-01", "2027-03-01"),
        ("{date}", "March 1, 2027", "1 مارس 2027"),
        ("{date_long}", "Monday, March 1, 2027", "الاثنين، 1 مارس 2027"),
        ("{date_pretty}", "Today", "اليوم"),
        ("{time}", "12:00\u202fPM", "12:00 م"),
        ("{time_secs}", "12:00:00\u202fPM", "12:00:00 م"),
        ("{nonsense} x", "{nonsense} x", "{nonsense} x"),
    ],
)
def test_dates(pattern: str, english: str, arabic: str) -> None:
    """Each date token is written in the reader's language."""
    assert formatted(STAMP, pattern, reader()) == english
    assert formatted(STAMP, pattern, reader("ar-SA")) == arabic


def test_dates_in_the_readers_zone() -> None:
    """The same moment is another day for somebody elsewhere, and the day has a name when it is near."""
    late = STAMP + 13 * 3600
    assert formatted(late, "{date_num} {date_short_pretty}", reader()) == "2027-03-02 Tomorrow"
    assert formatted(late, "{date_num} {date_short_pretty}", reader(tz="America/New_York")) == "2027-03-01 Today"
    assert formatted(STAMP - 7200, "{ago}", reader()) == "2 hours ago"
    assert formatted(10**15, "{date}", reader(), "far") == "far"
    assert day(NOON, reader("ar-SA")) == "اليوم"
    assert whole(NOON, reader()) == "Monday, March 1, 2027, 12:00\u202fPM"


def test_unknown_locale() -> None:
    """A locale nobody knows is written in English."""
    assert formatted(STAMP, "{date}", reader("xx-XX")) == "March 1, 2027"


def test_markdown() -> None:
    """Headings, lists, tables, code and styles of standard Markdown are drawn."""
    drawn = markdown(
        "# Plan\n\n- **one**\n- [x] two\n\n1. a\n2. b\n\n> said\n\n|n|v|\n|--|--|\n|x|1|\n\n```\na<b\n```\nend _it_"
    )
    for part in (
        "<h4 dir='auto' class='md-h'>Plan</h4>",
        "<li dir='auto'><strong>one</strong></li><li dir='auto'>☑ two</li>",
        "<ol start=\"1\"><li dir='auto'>a</li>",
        "<blockquote dir='auto'>said</blockquote>",
        "<th scope='col' dir='auto'>n</th>",
        "<td dir='auto'>1</td>",
        "<pre>a&lt;b</pre>",
        "<p dir='auto'>end <em>it</em></p>",
    ):
        assert part in drawn


def test_rich_text() -> None:
    """Leaves are drawn with their styles and names; lists, quotes and code keep their form."""
    block = {
        "type": "rich_text",
        "elements": [
            {
                "type": "rich_text_section",
                "elements": [
                    {"type": "text", "text": "<i>", "style": {"bold": True, "strike": True}},
                    {"type": "user", "user_id": "U1"},
                    {"type": "date", "timestamp": STAMP, "format": "{date_pretty}"},
                    {"type": "link", "url": "https://e.com", "text": "there"},
                ],
            },
            {
                "type": "rich_text_list",
                "style": "ordered",
                "offset": 2,
                "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "x"}]}],
            },
            {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "a\nb"}]},
        ],
    }
    drawn = rich_text(block, reader())
    assert "<s><strong>&lt;i&gt;</strong></s>" in drawn
    assert "<bdi>Noura</bdi></span>Today<a" in drawn
    assert '<ol class="indent-0" start="3">' in drawn
    assert "<pre dir='auto'>a\nb</pre>" in drawn
    assert rich_text_words(block, reader()).splitlines()[1:] == ["x", "a", "b"]


def test_languages_have_the_same_words() -> None:
    """Every language has every word, with the same values to fill in."""

    def values(entry: str | dict[str, str]) -> set[str]:
        sentence = entry if isinstance(entry, str) else entry["other"]
        return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}

    tables = [words_for(language).table for language in LANGUAGES]
    for table in tables[1:]:
        assert table.keys() == tables[0].keys()
        for key, entry in table.items():
            assert values(entry) == values(tables[0][key]), key


@pytest.mark.parametrize(
    ("count", "words"), [(1, "رد واحد"), (2, "ردّان"), (3, "3 ردود"), (11, "11 ردًا"), (100, "100 رد")]
)
def test_plurals(count: int, words: str) -> None:
    """A number chooses the right form of a word."""
    assert words_for("ar")("replies", count=count) == words


def test_unknown_language() -> None:
    """A language without a file gets English, left to right."""
    assert words_for("tlh").direction == "ltr"
    assert words_for("ar").direction == "rtl"
