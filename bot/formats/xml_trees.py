"""Reading XML of strangers: nothing unfolds, nothing is fetched, and namespaces count for nothing."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from bot.formats.faults import FormatError, FormatKey
from bot.formats.tables import MOST_BYTES
from bot.formats.texts import line


def root_of(data: bytes) -> Element:
    """The outermost element. Errors: FormatError for what is damaged, too large, or declares entities."""
    if len(data) > MOST_BYTES:
        raise FormatError(FormatKey.TOO_LARGE, most=MOST_BYTES // 1_000_000)
    try:
        return fromstring(data.lstrip())
    except DefusedXmlException as error:
        raise FormatError(FormatKey.UNSAFE_XML) from error
    except ParseError as error:
        raise FormatError(FormatKey.BROKEN_XML, line=error.position[0]) from error
    except (LookupError, ValueError) as error:  # an encoding that nobody knows, or that no XML may have
        raise FormatError(FormatKey.BROKEN_XML, line=1) from error


def name_of(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def namespace_of(element: Element) -> str:
    """Its namespace, empty without one."""
    return str(element.tag).rpartition("}")[0].removeprefix("{")


def children(element: Element, name: str) -> Iterator[Element]:
    """The children of that name, in their order."""
    return (child for child in element if name_of(child) == name)


def below(element: Element, name: str) -> list[Element]:
    """Everything of that name below an element, at any depth."""
    return [each for each in element.iter() if name_of(each) == name]


def said(element: Element, name: str) -> str:
    """The text of the first child of that name that says something, as one line."""
    return next((text for child in children(element, name) if (text := whole(child))), "")


def whole(element: Element) -> str:
    """All text in an element, as one line."""
    return line(" ".join(element.itertext()))
