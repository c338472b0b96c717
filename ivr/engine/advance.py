"""Take a call one event further: the whole behaviour of a hotline as a pure function.

The call that is given never changes: the machine fires on a copy, so whatever goes wrong, the stored call is
untouched. Actions are asked for, not done: `Wants` names one, the edge does it, and its outcome comes back as
the next event. A turn ends when the call is `Waiting` for the carrier.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from transitions import MachineError

from ivr.engine.call import HUMAN_TURNS, MAX_TURNS, Call
from ivr.engine.document import (
    BranchNode,
    CollectNode,
    DoNode,
    HangupNode,
    MenuNode,
    PlayNode,
    QueueNode,
    RecordNode,
    SayNode,
    TransferNode,
    Waiter,
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
    Resumed,
    Speech,
    Value,
)
from ivr.engine.flow import UNIVERSAL, WHILE_COLLECTING, Flow, Node, Prompt
from ivr.engine.machine import RUNGS
from ivr.engine.verbs import Dial, DialWaiting, Enqueue, Gather, Hangup, Play, Record, Say, Verb

MAX_STEPS = 50
"""So many nodes may be passed in one turn; more is a loop in the flow that needs no caller."""


class FlowFault(Exception):
    """The flow or an action broke its contract: our bug, never the caller's. The stored call is unchanged."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """The turn is over: the carrier does the verbs, then sends the next event."""

    call: Call
    verbs: tuple[Verb, ...]


@dataclass(frozen=True, slots=True)
class Wants:
    """The flow wants `action` done with `args`; its outcome is the next event. `verbs` come first."""

    call: Call
    verbs: tuple[Verb, ...]
    action: str
    args: Mapping[str, Value]


def advance(flow: Flow, call: Call, event: Event) -> Waiting | Wants:
    """Say what follows when `event` happens to `call`.

    An event that the place does not listen for (a carrier's repetition, a request out of turn) counts as
    `Resumed`: the caller hears where the call stands.

    Raises:
        FlowFault: an outcome that was not declared, a variable that nothing has set, an action asked for
            below its level, or a loop without a caller. `call` is as it was.
    """
    entry = call.entry if isinstance(event, Outcome) else ""
    call = replace(call, data=dict(call.data), entry=entry)
    node = flow.nodes[call.state]
    if call.ended and not isinstance(event, Recorded | Outcome | HungUp):
        event = Resumed()
    name = _event_name(flow, call, node, event)
    rung = ""
    if name:
        _fire(flow, call, name)
        count = getattr(call, RUNGS[name]) if name in RUNGS else 0
        if count and call.state == node.name:  # 0: the ladder is over, and led back to where it stood
            rung = f"{name.replace('_', '-')}-{count}"
        node = _further(flow, call, event)
    verbs: list[Verb] = []
    for _ in range(MAX_STEPS):
        spec = node.spec
        if isinstance(spec, SayNode):
            verbs.append(_say(call, node.prompt))
            name = "next"
        elif isinstance(spec, PlayNode):
            verbs.append(Play(_recording(call, spec.play), spec.play))
            name = "next"
        elif isinstance(spec, BranchNode):
            name = _branch(call, node, spec)
        elif isinstance(spec, DoNode):
            return _wants(flow, call, spec, verbs)
        else:
            last = call.turn >= MAX_TURNS - 1 and not isinstance(spec, HangupNode)
            verbs += _farewell(call) if last else _listen(call, node, rung)
            return Waiting(call, tuple(verbs))
        _fire(flow, call, name)
        node = flow.nodes[call.state]
    raise FlowFault(f"'{node.name}' goes round without a caller")


def _further(flow: Flow, call: Call, event: Event) -> Node:
    """Choose at the menus below what was said at once, and give the node where that leads."""
    for key in event.keys[1:] if isinstance(event, Speech) else "":
        spec = flow.nodes[call.state].spec
        if not (isinstance(spec, MenuNode) and key in spec.keys):
            break
        call.entry = key
        call.path += key
        _fire(flow, call, key)
    return flow.nodes[call.state]


def _fire(flow: Flow, call: Call, name: str) -> None:
    event = flow.machine.events.get(name)
    try:
        fired = event is not None and event.trigger(call, languages=flow.languages)
    except MachineError as error:
        raise FlowFault(f"'{call.state}' has no way for '{name}'") from error
    if not fired:
        raise FlowFault(f"'{call.state}' has no way for '{name}'")


def _event_name(flow: Flow, call: Call, node: Node, event: Event) -> str:
    """Decide, before the machine is fired, which of its events this is; empty: none, say where we stand."""
    spec = node.spec
    if isinstance(event, Outcome):
        return _outcome(flow, call, node, event)
    if isinstance(event, HungUp):
        return "hung_up" if "hung_up" in node.ways else ""
    match spec, event:
        case ((MenuNode() | CollectNode()), (Digits() | Speech() | NoInput())):
            if call.turn >= MAX_TURNS - HUMAN_TURNS and not flow.is_human(node.name):
                return "human"
            return _heard(call, spec, event)
        case RecordNode(), Recorded() | NoInput():
            return _recorded(call, event)
        case (QueueNode(), Queued(result)) | (TransferNode(), Dialed(result)):
            return result
    return ""


def _heard(call: Call, spec: MenuNode | CollectNode, event: Digits | Speech | NoInput) -> str:
    match spec, event:
        case _, NoInput():
            return "no_input"
        case CollectNode(), Digits(keys):
            return _collected(call, spec, keys)
        case MenuNode(), Digits() | Speech():
            key = event.keys[:1] if isinstance(event, Speech) else event.keys
            name = key if key in spec.keys else UNIVERSAL.get(key, "no_match")
            if name != "no_match":
                call.entry = key
                call.path += key
            return name
    return "no_match"


def _collected(call: Call, spec: CollectNode, keys: str) -> str:
    if keys in WHILE_COLLECTING:
        return WHILE_COLLECTING[keys]
    fits = spec.length.min <= len(keys) <= spec.length.max
    if not (fits and keys.isascii() and keys.isdigit()):
        return "no_match"
    if spec.into is None:
        call.entry = keys
    else:
        call.data[spec.into] = keys
    return "digits"


def _recorded(call: Call, event: Recorded | NoInput) -> str:
    if isinstance(event, NoInput) or event.duration_s <= 0:
        return "empty"
    call.data |= {
        "recording_url": event.url,
        "recording_s": event.duration_s,
        "recording_hung_up": int(event.hung_up),
    }
    return "recorded"


def _outcome(flow: Flow, call: Call, node: Node, event: Outcome) -> str:
    if not isinstance(node.spec, DoNode):
        raise FlowFault(f"'{node.name}' asked for no action, yet '{event.name}' came")
    action = flow.actions[node.spec.do]
    undeclared = {event.name} - set(action.outcomes) or event.values.keys() - set(action.sets)
    if undeclared:
        raise FlowFault(f"action '{node.spec.do}' did not declare {', '.join(sorted(undeclared))}")
    for variable, allowed in action.values.items():
        if str(event.values.get(variable, allowed[0])) not in allowed:
            raise FlowFault(f"action '{node.spec.do}' did not declare '{variable}' to be what it set")
    call.data |= event.values
    granted = action.grants.get(event.name)
    if granted and flow.levels.index(granted) > flow.levels.index(call.level):
        call.level = granted
    return event.name


def _wants(flow: Flow, call: Call, spec: DoNode, verbs: list[Verb]) -> Wants:
    needs = flow.actions[spec.do].needs
    if needs and flow.levels.index(call.level) < flow.levels.index(needs):
        raise FlowFault(f"'{call.state}' asks for '{spec.do}' at level '{call.level}', which needs '{needs}'")
    return Wants(call, tuple(verbs), spec.do, spec.with_)


def _branch(call: Call, node: Node, spec: BranchNode) -> str:
    if spec.branch in ("level", "language"):
        value = str(getattr(call, spec.branch))
    else:
        value = str(call.data.get(spec.branch, ""))
    return value if value in node.ways else "else"


def _say(call: Call, prompt: Prompt | None) -> Say:
    if prompt is None:
        raise FlowFault(f"'{call.state}' has nothing to say")
    try:
        return Say(prompt.message, {name: call.data[name] for name in prompt.variables})
    except KeyError as error:
        raise FlowFault(f"'{prompt.message}' needs {error}, which nothing has set") from error


def _recording(call: Call, name: str) -> str:
    if name not in call.data:
        raise FlowFault(f"'{call.state}' plays '{name}', which nothing has set")
    return str(call.data[name])


def _farewell(call: Call) -> list[Verb]:
    """Give what the last turn ends with: what was keyed in it is done, but nobody listens any more."""
    call.outcome = call.outcome or "abandoned"
    return [Say("universal.limit", {}), Hangup()]


def _listen(call: Call, node: Node, rung: str) -> list[Verb]:
    """Give the verbs of a node that waits for the carrier, or that ends the call."""
    said = [_say(call, node.prompt)] if node.prompt else []
    match node.spec:
        case MenuNode() | CollectNode() as spec:
            if rung and node.reprompts:
                said.insert(0, _say(call, node.reprompts[rung]))
            return [_gather(node.name, spec, tuple(said))]
        case RecordNode() as spec:
            return [*said, Record(spec.max_s, spec.silence_s)]
        case QueueNode() as spec:
            return [*said, Enqueue(spec.queue)]
        case TransferNode() as spec:
            return [*said, _dial(call, spec)]
        case HangupNode() as spec:
            if call.outcome in ("", "abandoned"):  # a recording may come in after the hang-up that ended it
                call.outcome = spec.outcome
            return [*said, Hangup()]
    raise FlowFault(f"'{node.name}' cannot wait")


def _dial(call: Call, spec: TransferNode) -> Verb:
    if isinstance(spec.transfer, Waiter):
        return DialWaiting(spec.transfer.queue, str(call.data.get(spec.transfer.call, "")), spec.timeout_s)
    return Dial(spec.transfer, spec.timeout_s)


def _gather(name: str, spec: MenuNode | CollectNode, prompts: tuple[Say, ...]) -> Gather:
    if isinstance(spec, MenuNode):
        return Gather(
            name, prompts, max_digits=1, finish_key="", timeout_s=spec.timeout_s, speech=True, secret=False
        )
    return Gather(
        name,
        prompts,
        max_digits=spec.length.max,
        finish_key="#",
        timeout_s=spec.timeout_s,
        speech=False,
        secret=spec.secret,
    )
