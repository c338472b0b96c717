"""Documents of a call: the one that runs, and what comes after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias

from ivr.simulator.rules import Verb
from ivr.simulator.wire import Failed, absolute

NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Fetch:
    """A document to ask for next, and why.

    Attributes:
        url: Absolute.
        params: What is sent beside the parameters of every request.
        kind: What it is for: voice, action, status, fallback, wait, media.
        secret: Names of the parameters that are masked.
        bare: Whether of the parameters of every request only the sids are sent.
        if_missing, if_broken: What may be the matter if the answer is 404, or 500.
        twiml: The document itself, if it was given and is not to be asked for.
    """

    url: str
    method: str = "POST"
    params: Mapping[str, str] = field(default_factory=dict)
    kind: str = "voice"
    secret: frozenset[str] = frozenset()
    bare: bool = False
    if_missing: str = ""
    if_broken: str = ""
    twiml: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """An answer that runs.

    Attributes:
        url: What its relative URLs resolve against; empty for one that was given and not asked for.
        verbs: What it does.
        secret: Whether its entry is secret.
        redirected: Whether HTTP redirects led to it.
    """

    url: str
    verbs: tuple[Verb, ...]
    secret: bool = False
    redirected: bool = False

    def fetch(
        self,
        reference: str,
        method: str = "POST",
        params: Mapping[str, str] = NOTHING,
        kind: str = "action",
        secret: frozenset[str] = frozenset(),
    ) -> Fetch:
        """Return what a URL in this document leads to; an empty one is the document itself.

        Raises:
            Failed: 11100, it is no http or https URL; 15004, it is relative and the document has no URL.
        """
        if not self.url and "//" not in reference:
            message = f"'{reference[:200]}' is relative, and TwiML that was given without a URL has nothing "
            raise Failed(15004, message + "to resolve it against: write an absolute URL", reference[:200])
        return Fetch(
            absolute(self.url, reference),
            method,
            params,
            kind,
            secret,
            if_missing=self._hint(reference.strip()),
        )

    def _hint(self, reference: str) -> str:
        if not reference or "//" in reference or (reference.startswith("/") and not self.redirected):
            return ""
        led = ", where HTTP redirects had led" if self.redirected else ""
        hint = f"'{reference[:200]}' was resolved against its document's URL, {self.url}{led}"
        return f"; {hint}" + (
            "" if reference.startswith("/") else ": a path from / on would not depend on it"
        )


class End(Enum):
    """A document ends the call, or the caller's place in the queue."""

    CALL = "call"
    QUEUE = "queue"


Next: TypeAlias = Fetch | End | None
"""What a verb leads to: another document, an end, or (None) the next verb."""
