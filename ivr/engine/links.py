"""The second step of loading: every name that is mentioned exists, and every outcome leads somewhere."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ivr.engine.dialogues import Placed
from ivr.engine.document import (
    BranchNode,
    CollectNode,
    DoNode,
    MenuNode,
    PlayNode,
    QueueNode,
    RecordNode,
    TransferNode,
    Waiter,
)
from ivr.engine.parts import Parts
from ivr.engine.source import Place, nearest

RECORDING = ("recording_url", "recording_s", "recording_hung_up")
_RESULTS = {
    QueueNode: ("bridged", "left", "full", "failed"),
    RecordNode: ("recorded", "empty"),
    TransferNode: ("answered", "busy", "no_answer", "failed"),
}


def check_names(parts: Parts, nodes: Mapping[str, Placed], actions: Collection[str] | None) -> None:
    """Note in `parts` every name that means nothing, and every node that no caller can reach."""
    _check_header(parts, nodes)
    _check_actions(parts, actions)
    known = variables(parts, nodes)
    for node in nodes.values():
        _check_targets(parts, node, nodes)
        _check_node(parts, node, nodes, known)
    if not parts.mistakes:
        _check_reach(parts, nodes)


def variables(parts: Parts, nodes: Mapping[str, Placed]) -> set[str]:
    """Give all variables that something in the flow sets."""
    sets = {name for action in parts.actions.values() for name in action.sets}
    for node in nodes.values():
        if isinstance(node.spec, CollectNode) and node.spec.into:
            sets.add(node.spec.into)
        if isinstance(node.spec, RecordNode):
            sets.update(RECORDING)
        if isinstance(node.spec, QueueNode):
            sets.update(("position", "wait_minutes"))
    return sets


def _check_header(parts: Parts, nodes: Mapping[str, Placed]) -> None:
    calls = {name.rpartition("/")[0] for name in nodes}
    for word in ("start", "home", "human", "hung_up"):
        name = getattr(parts.header, word)
        called = word in ("start", "human") and name in calls
        if name is None or name in nodes or called or name in parts.left_out:
            continue
        parts.wrong(parts.source.place((word,)), f"there is no node '{name}'{nearest(name, nodes)}")
    home = parts.header.home
    if home is not None and home in nodes and not isinstance(nodes[home].spec, MenuNode):
        parts.wrong(parts.source.place(("home",)), f"'{home}' is where `back` ends, so it must be a menu")


def _check_actions(parts: Parts, actions: Collection[str] | None) -> None:
    for name, action in parts.actions.items():
        place = parts.action_places[name]
        if actions is not None and name not in actions:
            parts.wrong(place, f"there is no code for action '{name}'{nearest(name, actions)}")
        for outcome, level in action.grants.items():
            if outcome not in action.outcomes:
                parts.wrong(place, f"'{name}' has no outcome '{outcome}'{nearest(outcome, action.outcomes)}")
            if level not in parts.levels:
                parts.wrong(place, f"there is no level '{level}'{nearest(level, parts.levels)}")
        for variable in action.values.keys() - set(action.sets):
            parts.wrong(place, f"'{name}' does not set '{variable}'{nearest(variable, action.sets)}")
        for outcome in action.at_most.keys() - set(action.outcomes):
            parts.wrong(place, f"'{name}' has no outcome '{outcome}'{nearest(outcome, action.outcomes)}")
        if action.needs and action.needs not in parts.levels:
            parts.wrong(place, f"there is no level '{action.needs}'{nearest(action.needs, parts.levels)}")


def _check_targets(parts: Parts, node: Placed, nodes: Mapping[str, Placed]) -> None:
    for event, target in node.ways.items():
        if target in nodes or target.rpartition("/")[2] in parts.left_out or target in parts.left_out:
            continue
        place = node.way_places.get(event, node.written.place())
        if target.startswith("return "):
            parts.wrong(place, "`return` leads out of a dialogue, and this is none")
        elif event in node.way_places:
            prefix = node.name.removesuffix(node.origin.partition("/")[2])
            parts.wrong(place, f"there is no node '{target}'{_near(target, prefix, nodes)}")


def _near(target: str, prefix: str, nodes: Mapping[str, Placed]) -> str:
    return nearest(target, nodes) or nearest(target.removeprefix(prefix), nodes)


def _check_node(parts: Parts, node: Placed, nodes: Mapping[str, Placed], known: set[str]) -> None:
    spec = node.spec
    place = node.written.place
    match spec:
        case DoNode():
            action = parts.actions.get(spec.do)
            if action is None and spec.do in parts.left_out:
                return
            if action is None:
                parts.wrong(
                    place("do"), f"action '{spec.do}' is not declared{nearest(spec.do, parts.actions)}"
                )
            else:
                _exactly(parts, node, action.outcomes, f"action '{spec.do}'")
        case BranchNode():
            _check_branch(parts, node, spec, known)
        case PlayNode(play=name) if name not in known:
            parts.wrong(place("play"), f"nothing sets '{name}'{nearest(name, known)}")
        case CollectNode():
            _check_collect(parts, node, spec, nodes)
        case TransferNode(transfer=Waiter(call=variable)) if variable not in known:
            parts.wrong(place("transfer", "call"), f"nothing sets '{variable}'{nearest(variable, known)}")
        case QueueNode() | RecordNode() | TransferNode():
            _exactly(parts, node, _RESULTS[type(spec)], f"a {spec.kind} node")


def _exactly(parts: Parts, node: Placed, outcomes: Collection[str], who: str) -> None:
    handled = getattr(node.spec, "then", {})
    for outcome in outcomes:
        if outcome not in handled:
            parts.wrong(node.written.place("then"), f"{who} may answer '{outcome}': say where that leads")
    for outcome in handled:
        if outcome not in outcomes:
            parts.wrong(
                node.written.place("then", outcome),
                f"{who} never answers '{outcome}'{nearest(outcome, outcomes)}",
            )


def _check_branch(parts: Parts, node: Placed, spec: BranchNode, known: set[str]) -> None:
    all_values: dict[str, list[str]] = {"level": parts.levels, "language": [*(parts.header.languages or [])]}
    values = all_values.get(spec.branch)
    if values is None and spec.branch not in known:
        parts.wrong(
            node.written.place("branch"), f"nothing sets '{spec.branch}'{nearest(spec.branch, known)}"
        )
    for value in spec.then:
        if values is not None and value not in (*values, "else"):
            parts.wrong(
                node.written.place("then", value),
                f"there is no {spec.branch} '{value}'{nearest(value, values)}",
            )
    if "else" not in spec.then and (values is None or set(values) - spec.then.keys()):
        parts.wrong(node.written.place("then"), "say with `else` where every other value leads")


def _check_collect(parts: Parts, node: Placed, spec: CollectNode, nodes: Mapping[str, Placed]) -> None:
    place: Place = node.written.place()
    if spec.length.min > spec.length.max:
        parts.wrong(node.written.place("digits"), "`min` is more than `max`")
    if spec.secret == bool(spec.into):
        parts.wrong(place, "a collect node says `into`, or, since a secret is not kept, `secret: true`")
    target = nodes.get(node.ways["digits"])
    if spec.secret and target is not None and not isinstance(target.spec, DoNode):
        parts.wrong(place, "a secret is not kept: `then` must lead to a do node, whose action reads it")


def _check_reach(parts: Parts, nodes: Mapping[str, Placed]) -> None:
    head = parts.header
    reached: set[str] = set()
    ahead = [name for name in (head.start, head.human, head.hung_up) if name and name in nodes]
    while ahead:
        name = ahead.pop()
        if name not in reached:
            reached.add(name)
            ahead.extend(nodes[name].ways.values())
    for name in nodes.keys() - reached:
        parts.wrong(nodes[name].written.place(), f"no caller can reach '{name}': nothing leads there")
    used = {origin.partition("/")[0] for origin in (node.origin for node in nodes.values())}
    for name, dialogue in parts.dialogues.items():
        if name not in used:
            parts.wrong(dialogue.place, f"no node calls the dialogue '{name}'")
