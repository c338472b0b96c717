"""Check a document against the schema, once, so that a verb's file never sees a raw string.

A mistake in an attribute is a warning and the default is used; an unknown name is a 12200 warning and is
passed over (twiml-voice.md, 2.8; the levels are in `codes`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from ivr.simulator import codes
from ivr.simulator.attributes import Attribute, Value
from ivr.simulator.document import Element
from ivr.simulator.schema import ATTRIBUTES, CHILDREN, GATHERED, WITH_TEXT

Notice: TypeAlias = Callable[[int | None, str, str, tuple[int, int] | None], None]
"""Called with Twilio's code, level (warning, error), message, and line and column."""

HINTS = {
    "Message": "; that is for answers to messages: in a call it is Sms, or the REST API",
    "Body": "; that is for answers to messages: in a call it is Sms, or the REST API",
    "Prompt": "; it stands in Pay",
}
"""What to do about elements that people put where they are not known."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A checked element: the values of its known attributes, and its children that are allowed there."""

    name: str
    values: Mapping[str, Value]
    element: Element
    children: tuple[Verb, ...] = ()

    def string(self, name: str) -> str | None:
        """Return a text value, or None if it has neither value nor default."""
        value = self.values[name]
        return value if isinstance(value, str) else None

    def number(self, name: str) -> int:
        """Return a number; 0 if it has neither value nor default."""
        value = self.values[name]
        return value if isinstance(value, int) else 0

    def flag(self, name: str) -> bool:
        """Return a yes or no."""
        return self.values[name] is True

    def words(self, name: str) -> frozenset[str]:
        """Return a set of words or keys."""
        value = self.values[name]
        return value if isinstance(value, frozenset) else frozenset()

    def method(self, name: str = "method") -> str:
        """Return GET or POST."""
        return self.string(name) or "POST"

    @property
    def text(self) -> str:
        """Its own text, blanks folded."""
        return self.element.text()


def check(response: Element, notice: Notice) -> tuple[Verb, ...]:
    """Check a document's `<Response>` and return its verbs.

    Every mistake is told by `notice` with its place; nothing is raised. Unknown elements are left out,
    unknown attributes passed over, wrong values replaced by the default.
    """
    return _verb(response, "", notice).children


def _verb(element: Element, parent: str, notice: Notice) -> Verb:
    allowed, code = CHILDREN.get(element.name, (None, 0))
    inner: list[Verb] = []
    if allowed is not None:
        for child in element.elements():
            if child.name in allowed:
                inner.append(_verb(child, element.name, notice))
                continue
            hint = HINTS.get(child.name) or _nearest(child.name, allowed)
            message = f"<{child.name}> is not allowed in <{element.name}>{hint}"
            notice(code, codes.level(code), message, child.where)
        if element.name not in WITH_TEXT and element.text():
            notice(12200, "warning", f"<{element.name}> takes no text of its own", element.where)
    return Verb(element.name, _values(element, parent, notice), element, tuple(inner))


def _values(element: Element, parent: str, notice: Notice) -> Mapping[str, Value]:
    rules = ATTRIBUTES.get(element.name)
    if rules is None:
        return {}
    values = dict(_DEFAULTS[element.name])
    for name, text in element.attributes.items():
        rule = rules.get(name)
        if rule is None:
            message = f"<{element.name}> has no attribute '{name}'{_nearest(name, rules)}"
            notice(12200, "warning", message, element.where)
            continue
        try:
            values[name] = rule.read(text)
        except (ValueError, KeyError):
            code = GATHERED.get(name, rule.code) if (parent, element.name) == ("Gather", "Say") else rule.code
            used = "the default is used" if rule.default is not None else "it is passed over"
            message = f'{name}="{text[:80]}" of <{element.name}> should be {rule.wanted}; {used}'
            notice(code, codes.level(code), message, element.where)
    return values


def _defaults(rules: Mapping[str, Attribute]) -> dict[str, Value]:
    return {name: rule.default for name, rule in rules.items()}


_DEFAULTS = {name: _defaults(rules) for name, rules in ATTRIBUTES.items()}


def _nearest(name: str, names: Iterable[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistaken document needs it

    by_lower = {known.lower(): known for known in names}
    near = get_close_matches(name.lower(), by_lower, 1)
    return f"; did you mean {by_lower[near[0]]}?" if near else ""
