"""The neutral model of a message: what is said, before any platform draws it."""

from dataclasses import dataclass
from typing import Literal

from domain.people import Person


@dataclass(frozen=True, slots=True)
class Plain:
    """Words as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Bold:
    """Words that stand out."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """Something to be typed exactly like this."""

    text: str


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name; it does not ping them."""

    text: str

    @classmethod
    def of(cls, person: Person) -> "PersonName":
        """The name of that person."""
        return cls(person.name)


@dataclass(frozen=True, slots=True)
class Mention:
    """A person's name that pings them; only for somebody the message asks something of."""

    text: str
    chat_id: str

    @classmethod
    def of(cls, person: Person) -> "Mention":
        """A ping to that person."""
        return cls(person.name, person.chat_id)


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address."""

    text: str
    url: str


Run = Plain | Bold | Code | PersonName | Mention | Link
Text = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of the blocks below it."""

    text: Text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line or a few sentences."""

    text: Text


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; each item is one line."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words."""

    text: Text


@dataclass(frozen=True, slots=True)
class Note:
    """Small print."""

    text: Text


@dataclass(frozen=True, slots=True)
class Divider:
    """A thin line; says nothing."""


@dataclass(frozen=True, slots=True)
class Confirm:
    """What is asked before a button acts."""

    title: str
    text: str
    yes: str
    no: str


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press. `action` and `value` say what it does; `description` is the label for screen readers."""

    action: str
    value: str
    label: str
    description: str
    style: Literal["primary", "danger"] | None = None
    confirm: Confirm | None = None


@dataclass(frozen=True, slots=True)
class Buttons:
    """Buttons in one row."""

    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Select:
    """One of many choices, in a list that opens; each is a value and what is read. `label` says what to choose.

    `listed` says that the choices stand in words beside it.
    """

    action: str
    label: str
    options: tuple[tuple[str, str], ...]
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Series:
    """One named row of numbers in a chart, one for each of its categories."""

    name: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of numbers. Whoever makes it also states each number in words beside it, as a picture is not read.

    A pie has one series, and its categories are the slices.
    """

    kind: Literal["pie", "bar", "line"]
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A cell that is sorted by its value and shown as `text`."""

    value: int
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a header; the first cell of a row names it.

    `more[n - 1]` says that `n` rows had to be left out, and where they are. `below` is as that of `Items`.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str | Number, ...], ...]
    more: tuple[Text, ...] = ()
    below: "tuple[tuple[Simple, ...], ...]" = ()


Simple = Heading | Paragraph | Bullets | Quote | Note | Divider | Buttons | Select | Chart


@dataclass(frozen=True, slots=True)
class Items:
    """Groups of blocks that stay whole. `more[n - 1]` says that `n` groups were left out, and where they are.

    `beyond` is said when no group was left out, but there are more than these. A list that is turned page by page has
    `below` instead: `below[n]` stands there when `n` groups are shown, and one of them always is.
    """

    groups: tuple[tuple[Simple, ...], ...]
    more: tuple[Text, ...]
    beyond: Text = ()
    below: tuple[tuple[Simple, ...], ...] = ()


Block = Simple | Table | Items


@dataclass(frozen=True, slots=True)
class Message:
    """A whole message. `summary` is its first line and reads well as a notification."""

    summary: Text
    blocks: tuple[Block, ...]
    language: str


def said(text: Text) -> str:
    """A text as plain characters."""
    return "".join(run.text for run in text)
