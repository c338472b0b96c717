"""The difference of two flows is what a plain search in step finds, and shown by calls as short."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any

from hypothesis import HealthCheck, given, settings

from ivr.check.diff import Version, compare
from ivr.check.letters import Letter, letters
from ivr.check.states import domains
from ivr.engine.advance import FlowFault, advance
from ivr.engine.call import Call
from ivr.engine.document import DoNode, HangupNode
from ivr.engine.events import Answered, Event
from ivr.engine.flow import Flow
from ivr.engine.verbs import Gather, Say
from ivr.speech.wording import read
from tests.check.random_flows import PAIRS, WORDS, whole

WORDING = read({"en-US": WORDS, "zh-CN": WORDS})
thorough = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True)


@dataclass(frozen=True, slots=True)
class Heard:
    """What a caller and the actions notice of a step, and the call after it; None after the flow's fault."""

    noticed: tuple[str, ...]
    call: Call | None


def step(flow: Flow, call: Call, event: Event) -> Heard:
    """Ask the engine alone what follows, and tell what is noticed of it without names of nodes."""
    try:
        after = advance(flow, call, event)
    except FlowFault:
        return Heard(("fault",), None)
    noticed = list[str]()
    for verb in after.verbs:
        for each in verb.prompts if isinstance(verb, Gather) else (verb,):
            if isinstance(each, Say):
                noticed.append(WORDING.text("en-US", each.message, each.values))
            else:
                noticed.append(str(each))
        if isinstance(verb, Gather):
            noticed.append(f"{verb.max_digits} {verb.finish_key} {verb.timeout_s} {verb.secret}")
    spec = flow.nodes[after.call.state].spec
    if isinstance(spec, DoNode):
        noticed.append(f"does {spec.do}")
    if isinstance(spec, HangupNode):
        noticed.append(f"outcome {spec.outcome}")
    return Heard(tuple(noticed), replace(after.call, entry="", path="", turn=0))


def possible(old: Flow, new: Flow, calls: tuple[Call, Call]) -> Iterator[Letter]:
    """Give all that can happen at either place, with values that a branch of either flow tells apart."""
    told = domains(old, new)
    seen = set[tuple[str, str]]()
    for flow, call in zip((old, new), calls, strict=True):
        for letter in letters(flow, flow.nodes[call.state], told):
            if (letter.act, letter.told) not in seen:
                seen.add((letter.act, letter.told))
                yield letter


def key(call: Call, read: Collection[str]) -> object:
    """Tell calls apart by what the engine keeps of them, of the variables those that a branch reads."""
    data = tuple(str(call.data.get(name)) for name in read)
    return call.state, call.no_inputs, call.no_matches, call.errors, call.language, call.level, data


def nearest(old: Flow, new: Flow) -> int | None:
    """Give the number of letters to the nearest thing that is noticed in one flow alone, None without any."""
    ahead = deque[tuple[Call, Call, int]]()
    seen = set[object]()
    read = domains(old, new).keys()
    for language in old.languages:
        first = [
            step(flow, Call("", "", flow.start, "", "", language, level=flow.levels[0]), Answered())
            for flow in (old, new)
        ]
        if first[0].noticed != first[1].noticed:
            return 0
        ahead.append((first[0].call, first[1].call, 0))  # type: ignore[arg-type]
    while ahead:
        mine, theirs, away = ahead.popleft()
        both_keys = key(mine, read), key(theirs, read)
        if both_keys in seen:
            continue
        seen.add(both_keys)
        for letter in possible(old, new, (mine, theirs)):
            both = step(old, mine, letter.event), step(new, theirs, letter.event)
            if both[0].noticed != both[1].noticed:
                return away + 1
            if both[0].call and both[1].call:
                ahead.append((both[0].call, both[1].call, away + 1))
    return None


def rung(flow: Flow, keys: tuple[str, ...], outcomes: tuple[str, ...], language: str, other: Flow) -> Heard:
    """Take a witness through a flow, and tell what is noticed of its last letter."""
    call = Call("", "", flow.start, "", "", language, level=flow.levels[0])
    heard = step(flow, call, Answered())
    left, told = deque(keys), deque(outcomes)
    while (left or told) and heard.call:
        here = heard.call
        letter = next(
            each
            for each in possible(flow, other, (here, here))
            if (left and each.act == left[0]) or (told and each.told == told[0] and not each.act)
        )
        (left if letter.act else told).popleft()
        heard = step(flow, here, letter.event)
    return heard


@thorough
@given(pair=PAIRS)
def test_what_differs_is_what_a_plain_search_finds(pair: tuple[list[str], Any, Any]) -> None:
    """There is a change if, and only if, callers can notice one; the first is shown by as few letters."""
    languages, *both = pair
    old, new = (whole(nodes, languages) for nodes in both)
    found = compare(Version(old, WORDING), Version(new, WORDING))
    away = nearest(old, new)

    assert bool(found.changes) == (away is not None)
    if away is not None:
        first = found.changes[0]
        assert len(first.keys) + len(first.outcomes) == away
        was = rung(old, first.keys, first.outcomes, first.language, new)
        now = rung(new, first.keys, first.outcomes, first.language, old)
        assert was.noticed != now.noticed
