"""The alphabet of a call: all that can happen at each kind of node, by classes where events are alike.

Each letter is an event of the engine's, what a caller does to make it happen (an act of `ivr dial --keys`),
and its kind, by which the properties choose their callers: the silent one, the one who is always wrong.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import Literal

from ivr.engine.document import (
    CollectNode,
    DoNode,
    MenuNode,
    QueueNode,
    RecordNode,
    TransferNode,
)
from ivr.engine.events import (
    Dialed,
    Digits,
    Event,
    HungUp,
    NoInput,
    Outcome,
    Queued,
    Recorded,
    Speech,
    Value,
)
from ivr.engine.flow import UNIVERSAL, WHILE_COLLECTING, Flow, Node

Kind = Literal[
    "choice",
    "digits",
    "spoken",
    "human",
    "back",
    "repeat",
    "language",
    "silence",
    "wrong",
    "hang-up",
    "world",
]
"""Who does it, and to what end. `world`: what an action, an agent or another line answers."""
KEYS = "0123456789*#"
SECRET = "739185246"  # noqa: S105 - nobody's
"""What is keyed where a secret is asked for: found anywhere afterwards, it has leaked."""
OTHER = "…"
"""Stands for every value of a variable that no branch names."""
_UNIVERSAL: dict[str, tuple[Kind, str]] = {
    "human": ("human", "human"),
    "back": ("back", "back"),
    "repeat": ("repeat", ""),
    "language": ("language", ""),
}
RECORDING = "https://recording.invalid/1"


@dataclass(frozen=True, slots=True)
class Letter:
    """One thing that can happen; the `event` follows from the rest.

    Attributes:
        act: What the caller does, as `ivr dial --keys` writes it; empty if it is not the caller who acts.
        told: What the world answers, as `check_code: wrong`, with the values that a branch names; empty if it
            is the caller who acts.
        way: The way of the node that is taken, if one is; empty where the call stays.
    """

    kind: Kind
    event: Event = field(compare=False)
    act: str = ""
    told: str = ""
    way: str = ""


_HUNG_UP = Letter("hang-up", HungUp(), "!", way="hung_up")


def letters(flow: Flow, node: Node, domains: Mapping[str, Collection[str]]) -> Iterator[Letter]:
    """Give all that can happen at `node`; none where nothing is waited for, or the call has ended.

    `domains` names the values, of each variable that a branch reads, which must be told apart.
    """
    spec = node.spec
    match spec:
        case MenuNode():
            yield from _menu(tuple(spec.keys))
        case CollectNode():
            named = tuple(domains.get(spec.into or "", ()))
            yield from _collect(spec.length.min, spec.length.max, named, secret=spec.secret)
        case DoNode():
            yield from _outcomes(flow, spec, domains)
        case RecordNode():
            yield Letter("spoken", Recorded(RECORDING, 3), "rec:3 #", way="recorded")
            yield Letter("silence", NoInput(), "-", way="empty")
        case QueueNode():
            for result in spec.then:
                act = "1" if result == "left" else ""
                yield Letter("world", Queued(result), act, f"queue: {result}", result)
        case TransferNode():
            for answered in spec.then:
                yield Letter("world", Dialed(answered), "", f"transfer: {answered}", answered)
    if "hung_up" in node.ways:
        yield _HUNG_UP


@cache
def _menu(own: tuple[str, ...]) -> tuple[Letter, ...]:
    kinds: dict[str, tuple[Kind, str]] = {key: ("choice", key) for key in own}
    for key in KEYS:
        if key not in kinds:
            kinds[key] = _UNIVERSAL.get(UNIVERSAL.get(key, ""), ("wrong", "no_match"))
    pressed = [Letter(kind, Digits(key), key, way=way) for key, (kind, way) in kinds.items()]
    silence = Letter("silence", NoInput(), "-", way="no_input")
    said = [
        Letter(kind, Speech(key), f"say:{key}", way=way)
        for key, (kind, way) in kinds.items()
        if kind != "wrong"
    ]
    return (*pressed, silence, *said, Letter("wrong", Speech(""), "say:hm", way="no_match"))


@cache
def _collect(shortest: int, longest: int, named: tuple[str, ...], *, secret: bool) -> tuple[Letter, ...]:
    keyed = (SECRET * 8)[:longest] if secret else "9" * longest
    fit = [value for value in named if value.isdigit() and shortest <= len(value) <= longest]
    fits = [
        Letter("digits", Digits(digits), digits + "#" * (len(digits) < longest), way="digits")
        for digits in dict.fromkeys((keyed, keyed[:shortest], *fit))
    ]
    universal = [
        Letter(_UNIVERSAL[name][0], Digits(keys), f"{keys}#", way=_UNIVERSAL[name][1])
        for keys, name in WHILE_COLLECTING.items()
    ]
    silence = Letter("silence", NoInput(), "-", way="no_input")
    wrong = [
        Letter("wrong", Digits(keys), f"{keys}#", way="no_match")
        for keys in ("1", "1" * (longest + 1), "1*1")
    ]
    return (*fits, *universal, silence, *wrong)


def _outcomes(flow: Flow, spec: DoNode, domains: Mapping[str, Collection[str]]) -> Iterator[Letter]:
    action = flow.actions[spec.do]
    read = [name for name in action.sets if name in domains]
    for outcome in action.outcomes:
        for values in product(*(action.values.get(name, domains[name]) for name in read)):
            chosen: dict[str, Value] = dict(zip(read, values, strict=True))
            which = ", ".join(f"{name}={value}" for name, value in chosen.items() if value != OTHER)
            told = f"{spec.do}: {outcome}{f' ({which})' if which else ''}"
            yield Letter("world", Outcome(outcome, chosen), "", told, outcome)
