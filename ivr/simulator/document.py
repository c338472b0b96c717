"""Read an answer of the app into elements that keep their line and column.

The parser is expat, which is in Python; entity declarations are refused, since they are how a small document
becomes a huge one. Attribute rules are elsewhere (`rules`).
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

DEEPEST = 32


class NoTwiml(Exception):
    """The text is no TwiML: `code` is Twilio's, `where` the line and column at which reading stopped."""

    def __init__(self, code: int, message: str, where: tuple[int, int]) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.where = where


@dataclass(slots=True, eq=False)
class Source:
    """What was read, kept for places: the parser's are slow, and only a mistaken document needs them."""

    body: bytes
    charset: str | None
    _places: list[tuple[int, int]] = field(default_factory=list)

    def place(self, number: int) -> tuple[int, int]:
        """Return line and column, from 1, of the element of this number, from 0."""
        if not self._places:
            parser = _parser(self.charset)

            def start(_name: str, _attributes: object) -> None:
                self._places.append((parser.CurrentLineNumber, parser.CurrentColumnNumber + 1))

            parser.StartElementHandler = start
            parser.Parse(self.body, True)  # it was well-formed before
        return self._places[number]


@dataclass(slots=True)
class Element:
    """One XML element: text and elements in the order of the document, and its number in its source."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)
    number: int = 0
    source: Source | None = None

    @property
    def where(self) -> tuple[int, int]:
        """Its line and column, from 1."""
        return self.source.place(self.number) if self.source else (1, 1)

    def elements(self) -> list[Element]:
        """Return the children that are elements."""
        return [child for child in self.children if isinstance(child, Element)]

    def text(self) -> str:
        """Return its own text, without that of inner elements, blanks folded."""
        return " ".join("".join([child for child in self.children if isinstance(child, str)]).split())


def parse(body: bytes, charset: str | None = None) -> Element:
    """Read a TwiML document and return its `<Response>`.

    Args:
        body: The answer as it came.
        charset: The encoding that the Content-Type names; it goes before the document's own.

    Raises:
        NoTwiml: 12100 if it is not well-formed (text before the XML declaration counts), declares entities,
            or nests deeper than 32; 12102 if its root is not Response;
            12101 if that is of another version. [twiml-voice.md, 1.0 and 2.8]
    """
    parser = _parser(charset)
    root = _listen(parser, Source(body, charset))
    try:
        parser.Parse(body, True)  # the last piece
    except expat.ExpatError as error:
        told = expat.ErrorString(error.code) or "not well-formed"
        raise NoTwiml(12100, told, (error.lineno, error.offset + 1)) from None
    except (ValueError, LookupError) as error:  # an encoding that the parser cannot read
        raise NoTwiml(12100, str(error), (1, 1)) from None
    finally:  # they know the parser, which knows them: the collector would have to find that
        parser.StartElementHandler = parser.EntityDeclHandler = parser.SkippedEntityHandler = None
    response = root.elements()[0]
    if response.name != "Response":
        raise NoTwiml(12102, f"the root element is <{response.name}>, not <Response>", response.where)
    version = response.attributes.get("version", "1.0")
    if version not in {"1", "1.0"}:
        raise NoTwiml(12101, f"there is no version '{version[:40]}' of TwiML; leave it out", response.where)
    return response


def _parser(charset: str | None) -> expat.XMLParserType:
    """Make a parser for an encoding, or, if there is no such, for the one that the document names."""
    try:
        return expat.ParserCreate(charset)
    except (ValueError, LookupError):
        return expat.ParserCreate()


def _listen(parser: expat.XMLParserType, source: Source) -> Element:
    """Have the parser build elements; return the one that will hold the document's root."""
    root = Element("")
    open_elements = [root]
    numbers = itertools.count()

    def place() -> tuple[int, int]:
        return parser.CurrentLineNumber, parser.CurrentColumnNumber + 1

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(open_elements) > DEEPEST:
            raise NoTwiml(12100, f"elements are nested deeper than {DEEPEST}", place())
        element = Element(name, attributes, [], next(numbers), source)
        open_elements[-1].children.append(element)
        open_elements.append(element)

    def end(_name: str) -> None:
        open_elements.pop()

    def text(data: str) -> None:
        open_elements[-1].children.append(data)

    def entity(*_declaration: object) -> None:
        raise NoTwiml(12100, "the document declares entities, which TwiML does not need", place())

    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = entity
    parser.SkippedEntityHandler = entity
    return root
