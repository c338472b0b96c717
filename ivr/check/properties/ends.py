"""Every call ends: for any caller, the silent one, the one who is always wrong, and any mix of mistakes."""

from __future__ import annotations

from collections.abc import Iterator

from ivr.check.finding import Finding
from ivr.check.properties.asked import SLIPS, Answer, Asked, once
from ivr.check.walks import leaving, longest, reaching, round_trip, shortest
from ivr.engine.document import CollectNode, MenuNode, QueueNode, RecordNode, TransferNode


def contract(asked: Asked) -> Answer:
    """No action is asked for below its level, no value is said before it is set, nothing goes round alone."""
    faults = []
    for fault in asked.found.faults:
        if fault.leaks:
            continue
        begun = fault.index >= 0
        node = asked.node(fault.index) if begun else asked.flow.nodes[asked.flow.start]
        way = asked.shown(fault.index) if begun else []
        message = f"{fault.message}: the caller hears an apology"
        faults.append(asked.finding("P0", node.place, message, way, fault.letter))
    return Answer(
        f"{len(asked.found.target):,} transitions of {len(asked.found.codes):,} states", once(faults)
    )


def end_in_reach(asked: Asked) -> Answer:
    """An end of the call can be reached from every state, without the caller hanging up."""
    flags = reaching(asked.found, asked.back, [*asked.ends, *asked.found.unasked], asked.everything)
    lost = [index for index in range(asked.found.expanded) if not flags[index]]
    faults = [
        asked.finding(
            "P1",
            asked.node(index).place,
            f"no way leads from '{asked.node(index).name}' to an end of the call",
            asked.shown(index),
        )
        for index in lost[:1]
    ]
    return Answer(f"from each of {len(asked.found.codes):,} states", faults)


def silent(asked: Asked) -> Answer:
    """The call of a caller who does nothing, from anywhere on, ends."""
    wanted = asked.steps("silence", "world")
    seconds = longest(asked.found, wanted, asked.bounds, asked.seconds.heard)
    if seconds is None:
        return _round(asked, "P2", wanted, "a caller who says nothing goes round for ever")
    return Answer(_told_s(asked, seconds))


def always_wrong(asked: Asked) -> Answer:
    """The call of a caller who never presses what is offered ends with a person or a message, not cut off."""
    wanted = asked.steps("wrong", "digits", "spoken", "world")
    seconds = longest(asked.found, wanted, asked.bounds, asked.seconds.heard)
    if seconds is None:
        return _round(asked, "P3", wanted, "a caller who is always wrong goes round for ever")
    return Answer(_told_s(asked, seconds), once(sorted(_cut_off(asked), key=lambda each: each.severity)))


def mistakes(asked: Asked) -> Answer:
    """No mix of silences, wrong keys and refused entries goes on for ever, the cap of 200 turns aside."""
    wanted = asked.steps(*SLIPS)
    slip = asked.steps("silence", "wrong", "digits")
    step = asked.found.step
    most = longest(asked.found, wanted, asked.bounds, lambda edge: float(slip[step[edge]]))
    if most is None:
        return _round(asked, "P4", wanted, "mistakes alone lead round for ever")
    return Answer(f"at most {max(most):,.0f} in a row, wherever they begin")


def _told_s(asked: Asked, seconds: list[float]) -> str:
    begins = [index for index, edge in enumerate(asked.found.parent) if edge < 0]
    most_s = max((opening_s(asked, index) + seconds[index] for index in begins), default=0.0)
    return f"in at most {most_s:,.0f} s from the answer, {max(seconds, default=0.0):,.0f} s from anywhere"


def opening_s(asked: Asked, index: int) -> float:
    """Give how long the first words of a call take, in the language of a beginning."""
    language = asked.found.states.language(asked.found.codes[index])
    return asked.seconds.said(language, asked.found.openings[index])


def _cut_off(asked: Asked) -> Iterator[Finding]:
    """Find who is hung up on for being wrong: from the answer on an error, at some menu a warning."""
    world, wrong = asked.steps("world"), asked.steps("wrong")
    ends = set(asked.ends)
    at_once = reaching_past(asked, asked.ends, world)
    from_answer = reaching_past(asked, asked.ends, bytes(map(max, world, wrong)))
    for index in asked.listening:
        node = asked.node(index)
        for edge in leaving(asked.found, index, wrong):
            target = asked.found.target[edge]
            if at_once[target]:
                way = shortest(asked.found, [target], ends.__contains__, world) or []
                message = f"who errs again and again at '{node.name}' is hung up on: lead them to a person"
                shown = asked.shown(index, edge, *way)
                yield asked.finding("P3", node.place, message, shown, severity="warning")
    for index, edge in enumerate(asked.found.parent):
        if edge < 0 and from_answer[index]:
            way = shortest(asked.found, [index], ends.__contains__, bytes(map(max, world, wrong))) or []
            passed = [asked.node(asked.found.source(each)) for each in way]
            menus = [node for node in passed if isinstance(node.spec, MenuNode | CollectNode)]
            last = menus[-1] if menus else asked.node(index)
            message = f"who presses only wrong keys is hung up on at '{last.name}': lead them to a person"
            yield asked.finding("P3", last.place, message, way)


def reaching_past(asked: Asked, goals: list[int], wanted: bytes) -> bytearray:
    """Flag the states from which a goal is reached without meeting a person or a recording on the way."""
    people = set(asked.at(QueueNode, TransferNode, RecordNode))
    flags = bytearray(len(asked.found.codes))
    ahead = list(goals)
    while ahead:
        index = ahead.pop()
        if flags[index] or index in people:
            continue
        flags[index] = 1
        edges = asked.back.edges[asked.back.first[index] : asked.back.first[index + 1]]
        ahead += [asked.back.source[edge] for edge in edges if wanted[asked.found.step[edge]]]
    return flags


def _round(asked: Asked, rule: str, wanted: bytes, message: str) -> Answer:
    """Show a way that comes back to where it began, gone once."""
    circle = round_trip(asked.found, asked.bounds.without(wanted)) or []
    begin = asked.found.source(circle[0])
    node = asked.node(begin)
    shown = asked.shown(begin, *circle)
    return Answer("", [asked.finding(rule, node.place, f"{message}, at '{node.name}'", shown)])
