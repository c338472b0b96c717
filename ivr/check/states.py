"""The states of a flow's calls as whole numbers: what is told apart, and what each node still depends on.

A state is a node with the counters, the language, the level and those variables that a branch reads; the
rest of a call decides nothing. Each is a field of bits, so that a step is two operations on numbers. A field
that can no longer be read before it is written is zero: "splits a dimension only where the flow reads it".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import reduce
from operator import or_

from ivr.check.letters import OTHER, RECORDING, SECRET, Letter
from ivr.engine.call import MAX_ATTEMPTS, MAX_ERRORS, Call
from ivr.engine.document import BranchNode, CollectNode, DoNode, MenuNode, PlayNode, SayNode
from ivr.engine.events import Value
from ivr.engine.flow import Flow, Node

COUNTERS = ("no_inputs", "no_matches", "errors")


@dataclass(frozen=True, slots=True)
class Field:
    """Some bits of a state: `values` by their number."""

    shift: int
    width: int
    values: tuple[str, ...]

    @property
    def mask(self) -> int:
        """The field's bits."""
        return ((1 << self.width) - 1) << self.shift

    def get(self, state: int) -> int:
        """Give the number of the value in a state."""
        return (state >> self.shift) & ((1 << self.width) - 1)


def domains(*flows: Flow) -> dict[str, tuple[str, ...]]:
    """Give, for each variable that a branch reads, the values that branches name, and one for all others."""
    named: dict[str, set[str]] = {}
    for node in (node for flow in flows for node in flow.nodes.values()):
        if isinstance(node.spec, BranchNode) and node.spec.branch not in ("level", "language"):
            named.setdefault(node.spec.branch, set()).update(node.spec.then.keys() - {"else"})
    return {name: (OTHER, *sorted(values)) for name, values in sorted(named.items())}


class States:
    """The states of one flow: a call as a number, and back; `others` tell more values apart."""

    def __init__(self, flow: Flow, *others: Flow) -> None:
        self.flow = flow
        self.nodes = tuple(flow.nodes.values())
        self.domains = domains(flow, *others)
        values = {
            "node": tuple(flow.nodes),
            "no_inputs": tuple(map(str, range(MAX_ATTEMPTS))),
            "no_matches": tuple(map(str, range(MAX_ATTEMPTS))),
            "errors": tuple(map(str, range(MAX_ERRORS))),
            "language": flow.languages,
            "level": flow.levels,
            **{f"${name}": each for name, each in self.domains.items()},
        }
        self.fields: dict[str, Field] = {}
        shift = 0
        for name, each in values.items():
            width = max(1, (len(each) - 1).bit_length())
            self.fields[name] = Field(shift, width, each)
            shift += width
        self.node_mask = self.fields["node"].mask
        self._numbers = {
            name: {value: number for number, value in enumerate(field.values)}
            for name, field in self.fields.items()
        }
        self._data: dict[str, Value] = dict.fromkeys(_variables(flow), OTHER)
        self._data["recording_url"] = RECORDING

    def bits(self, names: Iterable[str]) -> int:
        """Give the bits of the named fields; names that are no field count for nothing."""
        return reduce(or_, (self.fields[name].mask for name in names if name in self.fields), 0)

    def node(self, state: int) -> Node:
        """Give the node that a state is at."""
        return self.nodes[state & self.node_mask]

    def language(self, state: int) -> str:
        """Give the language of a state."""
        field = self.fields["language"]
        return field.values[field.get(state)]

    def level(self, state: int) -> str:
        """Give the level of a state."""
        field = self.fields["level"]
        return field.values[field.get(state)]

    def call(self, state: int) -> Call:
        """Give a call in this state; what a secret collector took is still in its hand at an action."""
        get = {name: field.get(state) for name, field in self.fields.items()}
        node = self.nodes[get["node"]]
        data = dict(self._data)
        for name, values in self.domains.items():
            data[name] = values[get[f"${name}"]]
        return Call(
            sid="",
            flow=self.flow.version,
            state=node.name,
            caller="",
            dialed="",
            language=self.flow.languages[get["language"]],
            level=self.flow.levels[get["level"]],
            no_inputs=get["no_inputs"],
            no_matches=get["no_matches"],
            errors=get["errors"],
            data=data,
            entry=SECRET if isinstance(node.spec, DoNode) else "",
        )

    def number(self, call: Call) -> int:
        """Give the state that a call is in."""
        numbers, fields = self._numbers, self.fields
        state = numbers["node"][call.state] << fields["node"].shift
        for name in COUNTERS:
            state |= getattr(call, name) << fields[name].shift
        state |= numbers["language"][call.language] << fields["language"].shift
        state |= numbers["level"][call.level] << fields["level"].shift
        for name in self.domains:
            key = f"${name}"
            state |= numbers[key].get(str(call.data.get(name, OTHER)), 0) << fields[key].shift
        return state


def reads(flow: Flow, node: Node) -> set[str]:
    """Name the fields on which it depends what is done on entering `node`, until the call waits."""
    found: set[str] = set()
    ahead, seen = [node.name], {node.name}
    while ahead:
        each = flow.nodes[ahead.pop()]
        found |= _read_at(each, flow) - set(COUNTERS)
        if isinstance(each.spec, BranchNode | SayNode | PlayNode):
            ahead += set(each.ways.values()) - seen
            seen.update(each.ways.values())
    return found


def depends(flow: Flow, node: Node, letter: Letter, entering: Mapping[str, Set[str]]) -> set[str]:
    """Name the fields on which it depends where `letter` leads; `entering` has `reads` by node."""
    found = {"node"}
    if isinstance(node.spec, MenuNode | CollectNode):
        if letter.kind in ("silence", "wrong"):
            found |= {"no_inputs" if letter.kind == "silence" else "no_matches", "errors"}
        elif letter.kind == "language":
            found.add("language")
    if isinstance(node.spec, DoNode) and flow.actions[node.spec.do].grants:
        found.add("level")
    return found | (entering[node.ways[letter.way]] if letter.way else set())


def writes(flow: Flow, node: Node, letter: Letter) -> set[str]:
    """Name the variables that `letter` sets at `node`, whatever they were."""
    match node.spec:
        case DoNode(do=action) if letter.kind == "world":
            return {f"${name}" for name in flow.actions[action].sets}
        case CollectNode(into=str(variable)) if letter.kind == "digits":
            return {f"${variable}"}
    return set()


def live(states: States) -> list[int]:
    """Give, for each node by number, the bits that may still be read from there on."""
    flow = states.flow
    always = {"node", "language"}
    found = {name: always | _read_at(node, flow) for name, node in flow.nodes.items()}
    before = {name: set[str]() for name in flow.nodes}
    kills = {name: _kills(flow, node) for name, node in flow.nodes.items()}
    for name, node in flow.nodes.items():
        for target in node.ways.values():
            before[target].add(name)
    ahead = set(flow.nodes)
    while ahead:
        name = ahead.pop()
        for source in before[name]:
            passed = found[name] - set(COUNTERS[:2]) - kills[source]
            if not passed <= found[source]:
                found[source] |= passed
                ahead.add(source)
    return [states.bits(found[node.name]) for node in states.nodes]


def _read_at(node: Node, flow: Flow) -> set[str]:
    match node.spec:
        case MenuNode() | CollectNode():
            return set(COUNTERS)
        case BranchNode(branch=what):
            return {what if what in ("level", "language") else f"${what}"}
        case DoNode(do=action) if flow.actions[action].needs:
            return {"level"}
    return set()


def _kills(flow: Flow, node: Node) -> set[str]:
    """Name the variables that every way out of a node sets."""
    return (
        {f"${name}" for name in flow.actions[node.spec.do].sets} if isinstance(node.spec, DoNode) else set()
    )


def _variables(flow: Flow) -> set[str]:
    found = {name for action in flow.actions.values() for name in action.sets}
    for node in flow.nodes.values():
        prompts = [node.prompt, *(node.reprompts or {}).values()]
        found.update(name for prompt in prompts if prompt for name in prompt.variables)
        if isinstance(node.spec, PlayNode):
            found.add(node.spec.play)
    return found
