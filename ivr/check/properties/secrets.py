"""What cannot be undone comes after a yes and a proof; secrets stay secret, and are tried so often only."""

from __future__ import annotations

from collections.abc import Iterator

from ivr.check.finding import Finding
from ivr.check.letters import SECRET
from ivr.check.properties.asked import Answer, Asked, counted, once, whatever_the_mistakes
from ivr.check.walks import Bounds, components, leaving, shortest, steps_where
from ivr.engine.document import CollectNode, DoNode
from ivr.engine.flow import Node


@whatever_the_mistakes
def confirmed_and_verified(asked: Asked) -> Answer | None:
    """What cannot be taken back is done only after a question that can be declined, and after a proof."""
    deeds = [index for index in asked.doing if asked.flow.actions[_action(asked, index)].irreversible]
    if not deeds:
        return None
    faults = once([*_unconfirmed(asked, deeds), *_unverified(asked, deeds)])
    return Answer(", ".join(sorted({_action(asked, index) for index in deeds})), faults)


def _action(asked: Asked, index: int) -> str:
    spec = asked.node(index).spec
    return spec.do if isinstance(spec, DoNode) else ""


def _secret_entries(asked: Asked) -> Iterator[tuple[Node, str]]:
    """Give the nodes that ask for a secret, each with the action that is handed it."""
    for node in asked.flow.nodes.values():
        if isinstance(node.spec, CollectNode) and node.spec.secret:
            target = asked.flow.nodes[node.ways["digits"]].spec
            if isinstance(target, DoNode):
                yield node, target.do


def _unconfirmed(asked: Asked, deeds: list[int]) -> Iterator[Finding]:
    """Find deeds whose last question could not be declined; only a proof may stand between the two."""
    for deed in deeds:
        ways = {deed: list[int]()}
        ahead, asking = [deed], list[int]()
        while ahead:
            index = ahead.pop()
            for edge in asked.back.edges[asked.back.first[index] : asked.back.first[index + 1]]:
                source = asked.back.source[edge]
                spec = asked.node(source).spec
                if asked.step(edge).letter.kind == "hang-up" or source in ways:
                    continue
                if isinstance(spec, DoNode) or (isinstance(spec, CollectNode) and spec.secret):
                    ways[source] = [edge, *ways[index]]
                    ahead.append(source)
                else:
                    asking.append(edge)
        for edge in asking:
            source, target = asked.found.source(edge), asked.found.target[edge]
            if not _can_decline(asked, source, edge, deed):
                names = asked.node(deed).name, asked.node(source).name
                message = f"'{names[0]}' cannot be taken back, and is not asked for alone at '{names[1]}'"
                place, step = asked.node(deed).place, asked.step(edge)
                if step.letter.kind == "choice":  # shown by the key for no, which comes last
                    no = [each for each in (step.letter, *step.alike) if each.act == each.way][-1]
                    yield asked.finding("P13", place, message, asked.shown(source), no)
                else:
                    yield asked.finding("P13", place, message, asked.shown(source, edge, *ways[target]))


def _can_decline(asked: Asked, index: int, edge: int, deed: int) -> bool:
    """Tell whether a step is a choice at a menu behind the first, which another key leads away from."""
    if asked.step(edge).letter.kind != "choice" or asked.node(index).name == asked.flow.home:
        return False
    choices = leaving(asked.found, index, asked.steps("choice"))
    return any(not _surely(asked, asked.found.target[other], deed) for other in choices)


def _surely(asked: Asked, index: int, deed: int) -> bool:
    """Tell whether a deed is done from a state on, whatever actions answer, before the caller is asked."""
    seen, ahead = {deed, index}, [index] if index != deed else []
    while ahead:
        here = ahead.pop()
        if not isinstance(asked.node(here).spec, DoNode):
            return False
        fresh = {asked.found.target[edge] for edge in leaving(asked.found, here, asked.everything)} - seen
        seen |= fresh
        ahead += fresh
    return True


def _unverified(asked: Asked, deeds: list[int]) -> Iterator[Finding]:
    """Find deeds that can be reached without an action having believed a secret."""
    proving = {
        f"{action}: {outcome}"
        for _node, action in _secret_entries(asked)
        for outcome in asked.flow.actions[action].grants
    }
    unproved = steps_where(asked.found, lambda step: step.letter.told.partition(" (")[0] not in proving)
    wanted = bytes(map(min, unproved, asked.everything))
    begins = [index for index, edge in enumerate(asked.found.parent) if edge < 0]
    for name in sorted({asked.node(deed).name for deed in deeds}):
        there = {deed for deed in deeds if asked.node(deed).name == name}
        way = shortest(asked.found, begins, there.__contains__, wanted)
        if way is not None:
            message = f"'{name}' cannot be taken back, and can be had without a secret that proves who calls"
            yield asked.finding("P13", asked.flow.nodes[name].place, message, way)


@whatever_the_mistakes
def tries_are_bounded(asked: Asked) -> Answer | None:
    """A call may try a secret only so often, whichever way round it comes back to the question."""
    names = {node.name for node, _taker in _secret_entries(asked)}
    keyed = [index for index in asked.at(CollectNode) if asked.node(index).name in names]
    if not keyed:
        return None
    free = asked.bounds.without(asked.everything)
    faults = []
    for index, edge in _tried_again(asked, keyed, free):
        back = shortest(asked.found, [asked.found.target[edge]], index.__eq__, free) or []
        node = asked.node(index)
        message = (
            f"a caller may try at '{node.name}' for ever: nothing on the way round has a bound (at_most)"
        )
        faults.append(asked.finding("P15", node.place, message, asked.shown(index, edge, *back)))
        break
    near = names | {asked.flow.nodes[name].ways["digits"] for name in names}
    named = {asked.bounds.names[number] for number in _beside(asked, near)}
    needed = [each for each in sorted(named) if _needed(asked, keyed, each)]
    told = ", ".join(f"{name} {counted(asked.bounds.at_most[name], 'time')}" for name in needed)
    return Answer(f"a call gets {told}" if told else "each is asked for once", faults)


def _beside(asked: Asked, nodes: set[str]) -> Iterator[int]:
    """Give the steps with a bound that leave one of these nodes, or lead to one."""
    for number in asked.bounds.names:
        step = asked.found.steps[number]
        if step.node in nodes or asked.found.states.node(step.put).name in nodes:
            yield number


def _needed(asked: Asked, keyed: list[int], name: str) -> bool:
    """Tell whether a secret could be tried for ever without the promise of this outcome's bound."""
    others = {number: each for number, each in asked.bounds.names.items() if each != name}
    free = Bounds(others, asked.bounds.at_most).without(asked.everything)
    return next(_tried_again(asked, keyed, free), None) is not None


def _tried_again(asked: Asked, keyed: list[int], wanted: bytes) -> Iterator[tuple[int, int]]:
    """Give the entries, and what is keyed there, from which a caller may come back to the same entry."""
    parts = {index: number for number, part in enumerate(components(asked.found, wanted)) for index in part}
    digits = asked.steps("digits")
    for index in keyed:
        for edge in leaving(asked.found, index, digits):
            if parts[asked.found.target[edge]] == parts[index]:
                yield index, edge


def secrets_stay_secret(asked: Asked) -> Answer | None:
    """What is keyed in secret is handed to one action, and then found nowhere: not kept, said or sent."""
    faults = [
        asked.finding("P14", asked.node(each.index).place, each.message, asked.shown(each.index), each.letter)
        for each in asked.found.faults
        if each.leaks
    ]
    taken = {action for _node, action in _secret_entries(asked)}
    for node in asked.subject.nodes:
        if isinstance(node.spec, CollectNode) and node.spec.into:
            target = asked.flow.nodes[node.ways["digits"]].spec
            if isinstance(target, DoNode) and target.do in taken:
                message = f"'{node.spec.into}' keeps what is a secret elsewhere: say `secret: true` instead"
                keyed = (SECRET[: node.spec.length.max],)
                faults.append(asked.finding("P14", node.place, message, then=keyed))
    if not taken and not faults:
        return None
    return Answer(f"what is keyed for {', '.join(sorted(taken))}", once(faults))
