"""The report: one page that holds everything, fetches nothing, and takes nobody's words for markup."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from bot.formats.report import html_of
from bot.words.catalogue import Words
from domain.whole_plan import WholePlan
from tests.bot.formats.plans import plan

VOID = {"meta"}


def page(language: str = "en", of: WholePlan | None = None) -> str:
    """The page."""
    return html_of(of or plan(), Words.plainly(language), ["It cannot be imported."]).decode()


class Elements(HTMLParser):
    """Every element in its order; each one that is opened is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_nothing_is_fetched_and_nothing_runs() -> None:
    """No script, no link, no picture from elsewhere, and a policy that allows none."""
    tags = Elements(page()).tags
    assert not {"script", "link", "img", "iframe", "object", "form", "base"} & {tag for tag, _ in tags}
    assert not any({"src", "href", "onclick", "onload", "style"} & set(attributes) for _, attributes in tags)
    assert "default-src 'none'; style-src 'unsafe-inline'" in page()
    assert "url(" not in page()
    assert "@import" not in page()


def test_words_are_words() -> None:
    """Markup in a title is shown as it was typed."""
    text = page()
    assert "<script>" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp;" in text


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_both_directions(language: str, direction: str) -> None:
    """The page says its language and direction, and has its headings in that language."""
    tag, attributes = Elements(page(language)).tags[0]
    assert (tag, attributes) == ("html", {"lang": language, "dir": direction})
    headings = re.findall(r"<h2>(.*?)</h2>", page(language))
    assert len(headings) == 6
    assert all(bool(re.search("[\u0600-\u06ff]", heading)) is (language == "ar") for heading in headings)


def test_what_needs_attention() -> None:
    """Open tasks with something the matter come first, with what it is; what is done is not among them."""
    urgent = page().split("What needs attention")[1].split("</table>")[0]
    codes = re.findall(r'<td class="code">(T-\d+)</td>', urgent)
    assert codes == ["T-12", "T-13"]
    assert "past its due date · off track · in its way: No money" in urgent
    assert "nobody owns it" in urgent


def test_who_answers_for_a_goal() -> None:
    """A goal on the map shows its owner and its day."""
    (first, *_) = re.findall(r"<h4>.*?</p>", page(), re.DOTALL)
    assert "G1 Goal G1" in first
    assert "<bdi>Sara</bdi> · <bdi>Fri, Dec 31, 2027</bdi>" in first


def test_the_same_numbers_in_words() -> None:
    """Each bar says in words what it shows, and its parts fill it."""
    bars = re.findall(r'<svg class="bar".*?</svg>\s*<span class="said">(.*?)</span>', page(), re.DOTALL)
    assert bars[0] == "Done 1 · Off track 1 · No word 1"
    for drawing in re.findall(r'<svg class="bar".*?</svg>', page(), re.DOTALL):
        widths = [float(part.get("width", "0")) for part in ET.fromstring(drawing).iter("rect")]  # noqa: S314  (our own)
        assert sum(widths) == pytest.approx(100, abs=0.1)


def test_measures_have_a_line() -> None:
    """A measure with two readings or more is drawn with its target, within the drawing."""
    (points,) = re.findall(r'<polyline points="(.*?)"', page())
    places = [tuple(float(number) for number in point.split(",")) for point in points.split()]
    assert places[0][0] == 0
    assert places[-1][0] == 100
    assert all(0 <= x <= 100 and 0 <= y <= 24 for x, y in places)
    assert "🔴 Misses the target" in page()


def test_light_dark_and_paper() -> None:
    """The page follows the reader's light or dark, and is meant to be printed too."""
    assert "prefers-color-scheme: dark" in page()
    assert "@media print" in page()


def test_an_empty_plan() -> None:
    """A plan without anything in it is a page without tables."""
    bare = plan(tasks=(), goals=(), measures=(), departments=(), action_items=(), readings={})
    text = page(of=bare)
    assert "There are no tasks." in text
    assert "<table>" not in text


def test_a_part() -> None:
    """The report of a department says of which."""
    part = plan()
    assert "المبيعات" in page(of=replace(part, department=part.departments[0])).split("<main>")[0]
