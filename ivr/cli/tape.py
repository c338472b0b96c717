"""What was sent to an app and what it answered, for whoever wants to see it or ask again."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ivr.simulator.events import Line
from ivr.simulator.transports import Answer, Request, Transport, Unreachable


@dataclass(slots=True)
class Tape:
    """A `Transport` that keeps each exchange; `asked` has the call's `request` lines, which mask secrets."""

    way: Transport
    exchanges: list[tuple[Request, Answer | Unreachable]] = field(default_factory=list)
    asked: list[Line] = field(default_factory=list)

    def send(self, request: Request) -> Answer:
        """Send a request on and keep what comes back."""
        try:
            answer = self.way(request)
        except Unreachable as error:
            self.exchanges.append((request, error))
            raise
        self.exchanges.append((request, answer))
        return answer

    def shown(self, back: int = 0) -> Iterator[str]:
        """Give the last exchange in lines, or the one so many before it."""
        line, (_request, answer) = self.asked[-1 - back], self.exchanges[-1 - back]
        fields = line.fields
        yield f"{fields['method']} {fields['url']} ({fields['kind']})"
        params = fields["params"]
        if isinstance(params, Mapping):
            yield from (f"  {name} = {value}" for name, value in params.items() if value)
        yield from _answered(answer, f" in {fields['ms']} ms")

    def again(self) -> Iterator[str]:
        """Send the last request once more, and give what came of it in lines; the call goes on as it was."""
        request, before = self.exchanges[-1]
        try:
            answer: Answer | Unreachable = self.way(request)
        except Unreachable as error:
            answer = error
        first, second = list(_answered(before)), list(_answered(answer))
        if first == second:
            yield f"{second[0]}: the same answer"
            return
        yield f"{second[0]}: another answer than before"
        for row in difflib.unified_diff(first, second, "before", "again", lineterm="", n=1):
            yield f"  {row}"


def _answered(answer: Answer | Unreachable, took: str = "") -> Iterator[str]:
    """Give an answer in lines: status, type, and the document with an element a line."""
    if isinstance(answer, Unreachable):
        yield f"{answer.message}{took}"
        return
    kind = answer.header("content-type") or "no Content-Type"
    yield f"HTTP {answer.status}{took}, {kind}{f', {answer.detail}' if answer.detail else ''}"
    text = answer.body.decode("utf-8", "replace")
    yield from (f"  {row}" for row in re.sub(r">\s*<", ">\n<", text).splitlines())
