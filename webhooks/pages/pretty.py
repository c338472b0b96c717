"""TwiML as a developer reads it: one element a line, indented."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from ivr.simulator.document import Element, NoTwiml, parse

LONGEST = 20_000
"""Characters that are shown of one answer."""


def laid_out(body: bytes) -> str:
    """Indent a TwiML document; what is none is given as it came, what is very long is cut."""
    try:
        text = "\n".join(_lines(parse(body), ""))
    except NoTwiml:
        text = body.decode("utf-8", errors="replace")
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _lines(element: Element, indent: str) -> Iterator[str]:
    attributes = "".join(f" {name}={quoteattr(value)}" for name, value in element.attributes.items())
    if not element.children:
        yield f"{indent}<{element.name}{attributes}/>"
    elif not element.elements():
        yield f"{indent}<{element.name}{attributes}>{escape(element.text())}</{element.name}>"
    else:
        yield f"{indent}<{element.name}{attributes}>"
        for child in element.children:
            if isinstance(child, Element):
                yield from _lines(child, f"{indent}  ")
            elif child.strip():
                yield f"{indent}  {escape(' '.join(child.split()))}"
        yield f"{indent}</{element.name}>"
