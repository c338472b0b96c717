"""Run documents: verb by verb, and document after document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from ivr.simulator import codes
from ivr.simulator.call import Call
from ivr.simulator.moment import Steps
from ivr.simulator.next import Document, End, Fetch, Next
from ivr.simulator.rules import Verb

Executor: TypeAlias = Callable[[Call, Verb, Document], Steps[Next]]

UNANSWERED = {"Pause", "Reject", "Dial"}
"""Verbs that decide themselves whether a call is picked up; before others it is (twiml-voice.md, 1.0.9)."""
UNSURE = {"Redirect", "Enqueue", "Leave"}
"""Verbs of which that is not known."""


def follow(
    call: Call, fetch: Fetch, verbs: Mapping[str, Executor], other: int | None = None
) -> Steps[End | None]:
    """Ask for a document and run it and those it leads to; None: the last one ran out of verbs.

    A verb's document replaces the one that ran (1.0.4). Verbs that are not in `verbs` are passed over;
    `other` is Twilio's code for them.

    Raises:
        Failed: A document could not be used; the ones before it have run.
        HungUp, AgentCame: As `Call.wait`.
    """
    while True:
        document = call.document(fetch)
        after = yield from _perform(call, document, verbs, other)
        if not isinstance(after, Fetch):
            return after
        fetch = after


def _perform(call: Call, document: Document, verbs: Mapping[str, Executor], other: int | None) -> Steps[Next]:
    redirect_answers = call.settings.switches.redirect_answers
    for verb in document.verbs:
        call.obey()
        if verb.name not in UNANSWERED and (redirect_answers or verb.name not in UNSURE):
            call.answer()
        if verb.name not in verbs:
            message = f"<{verb.name}> is not performed here; it is passed over"
            call.notice(other, codes.level(other) if other else "warning", message, verb.element.where)
            continue
        after = yield from verbs[verb.name](call, verb, document)
        if after is not None:
            return after
    _explain_end(call, document)
    call.answer()
    return None


def _explain_end(call: Call, document: Document) -> None:
    """Tell of the commonest reason why a call ends too soon."""
    last = document.verbs[-1] if document.verbs else None
    if last is not None and last.name == "Gather" and call.hold is None and call.settings.parent_sid is None:
        message = (
            "the Gather took nothing and no verb follows it, so the call ends; "
            "put a Redirect, or a Say, after it for callers who are silent"
        )
        call.notice(None, "warning", message, last.element.where)
