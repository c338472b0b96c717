"""Play a call to the sample flow, event by event, with actions that always answer the same."""

from __future__ import annotations

from ivr.engine.advance import Waiting, Wants, advance
from ivr.engine.call import Call
from ivr.engine.events import (
    Answered,
    Event,
    Outcome,
)
from ivr.engine.flow import Flow
from ivr.engine.verbs import Gather, Say

ANSWERS = {
    "find_account": Outcome("found", {"account": 7}),
    "check_code": Outcome("right"),
    "freeze": Outcome("frozen", {"case": "12345678"}),
    "tidy": Outcome("done"),
}


def new_call(flow: Flow, **known: object) -> Call:
    """Give a call that has just begun."""
    call = Call("CA1", flow.version, flow.start, "+8613800000001", "+8610", "zh-CN", level="none")
    for name, value in known.items():
        setattr(call, name, value)
    return call


def play(flow: Flow, *events: Event, **known: object) -> Waiting:
    """Answer a call, let `events` happen, and give where it waits; actions answer as in ANSWERS."""
    call = new_call(flow, **known)
    step: Waiting | Wants = advance(flow, call, Answered())
    for event in events:
        step = advance(flow, step.call, event)
        while isinstance(step, Wants):
            step = advance(flow, step.call, ANSWERS[step.action])
        step.call.turn += 1
    assert isinstance(step, Waiting)
    return step


def gather(step: Waiting) -> Gather:
    """Give the Gather that a turn ends with."""
    found = step.verbs[-1]
    assert isinstance(found, Gather)
    return found


def heard(step: Waiting) -> list[str]:
    """Name the messages of a turn, in order."""
    names = []
    for verb in step.verbs:
        if isinstance(verb, Say):
            names.append(verb.message)
        elif isinstance(verb, Gather):
            names += [prompt.message for prompt in verb.prompts]
    return names
