"""Run documents: verb by verb, and document after document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from ivr.simulator.call import Call
from ivr.simulator.moment import Steps
from ivr.simulator.next import Document, End, Fetch, Next
from ivr.simulator.rules import Verb

Executor: TypeAlias = Callable[[Call, Verb, Document], Steps[Next]]

UNANSWERED = {"Pause", "Reject", "Dial"}
"""Verbs that decide themselves whether a call is picked up; before others it is (twiml-voice.md, 1.0.9)."""


def follow(call: Call, fetch: Fetch, verbs: Mapping[str, Executor]) -> Steps[End | None]:
    """Ask for a document and run it and those it leads to; None: the last one ran out of verbs.

    A verb's document replaces the one that ran (1.0.4). Verbs that are not in `verbs` are passed over.

    Raises:
        Failed: A document could not be used; the ones before it have run.
        HungUp, AgentCame: As `Call.wait`.
    """
    while True:
        document = call.document(fetch)
        after = yield from _perform(call, document, verbs)
        if not isinstance(after, Fetch):
            return after
        fetch = after


def _perform(call: Call, document: Document, verbs: Mapping[str, Executor]) -> Steps[Next]:
    for verb in document.verbs:
        call.obey()
        if verb.name not in UNANSWERED:
            call.answer()
        if verb.name not in verbs:
            message = f"<{verb.name}> is not performed here; it is passed over"
            call.notice(None, "warning", message, verb.element.where)
            continue
        after = yield from verbs[verb.name](call, verb, document)
        if after is not None:
            return after
    call.answer()
    return None
