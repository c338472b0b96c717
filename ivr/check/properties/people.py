"""A person, or a message to one, is within reach of every caller, at once and by the same key."""

from __future__ import annotations

from collections.abc import Iterator

from ivr.check.finding import Finding
from ivr.check.letters import KEYS
from ivr.check.properties.asked import Answer, Asked, counted, once, whatever_the_mistakes
from ivr.check.properties.ends import opening_s, reaching_past
from ivr.check.walks import NEVER, Cost, leaving, shortest, surely
from ivr.engine.document import DoNode, MenuNode, QueueNode, TransferNode


@whatever_the_mistakes
def universal_key(asked: Asked) -> Answer:
    """The same key leads to a person, or to a message for one, from every menu and every entry."""
    if not asked.people and asked.found.complete:
        place = asked.flow.nodes[asked.flow.human].place
        message = f"'{asked.flow.human}' leads to no queue, no other line and no message: nobody is there"
        return Answer("", [asked.finding("P6", place, message)])
    wanted = asked.steps("human", "world")
    sure = surely(asked.found, asked.back, _goals(asked), wanted, lambda edge: _cut(asked, edge))
    faults = once(_unreached(asked, sure, wanted))
    most = max((sure[index][1] for index in asked.listening if sure[index] != NEVER), default=0.0)
    told = f"0 at menus, *0# at entries, in at most {most:,.0f} s"
    return Answer(told, faults)


@whatever_the_mistakes
def time_to_person(asked: Asked) -> Answer:
    """From every state a caller can come to a person, or leave a message, whatever the world answers."""
    sure = surely(asked.found, asked.back, _goals(asked), asked.deliberate, lambda edge: _heard(asked, edge))
    asking = [*asked.listening, *(i for i in asked.doing if not asked.flow.is_human(asked.node(i).name))]
    lost = [
        asked.finding(
            "P5",
            asked.node(index).place,
            f"from '{asked.node(index).name}' a caller may come to no person, nor to a message for one",
            asked.shown(index),
        )
        for index in asked.listening
        if sure[index] == NEVER
    ]
    reached = [sure[index] for index in asking if sure[index] != NEVER]
    keys, seconds = max((cost[0] for cost in reached), default=0), max((c[1] for c in reached), default=0.0)
    begin_s = [
        opening_s(asked, i) + sure[i][1]
        for i, edge in enumerate(asked.found.parent)
        if edge < 0 and sure[i] != NEVER
    ]
    worst = f"{counted(keys, 'key')} and {seconds:,.0f} s"
    told = f"{max(begin_s, default=0.0):,.0f} s from the answer; at worst {worst}"
    return Answer(told, once(lost))


@whatever_the_mistakes
def queues_end(asked: Asked) -> Answer | None:
    """Before a queue it is asked whether anyone is there; who gets nobody is led on, and not sent back."""
    queues, lines = list(asked.at(QueueNode)), list(asked.at(TransferNode))
    if not queues and not lines:
        return None
    faults = [
        *_unasked(asked, queues),
        *_sent_back(asked, [*queues, *lines]),
        *_left_alone(asked, queues + lines),
    ]
    waits = [
        spec.max_wait_s if isinstance(spec, QueueNode) else spec.timeout_s
        for node in asked.subject.nodes
        if isinstance(spec := node.spec, QueueNode | TransferNode)
    ]
    return Answer(
        f"{counted(len(waits), 'queue or line', 'queues and lines')}, at most {max(waits):,} s", once(faults)
    )


def _unreached(asked: Asked, sure: list[Cost], wanted: bytes) -> Iterator[Finding]:
    """Find where the key leads, if the world is against it, to neither a person nor a recording."""
    human, people = asked.steps("human"), set(asked.people)
    elsewhere = {i for i in range(len(sure)) if not isinstance(asked.node(i).spec, DoNode)} - people
    for index in asked.listening:
        if sure[index] != NEVER:
            continue
        node = asked.node(index)
        pressed = leaving(asked.found, index, human)
        ahead = [asked.found.target[edge] for edge in pressed]
        way = shortest(asked.found, ahead, elsewhere.__contains__, wanted) or []
        keys = "0" if isinstance(node.spec, MenuNode) else "*0#"
        message = f"{keys} at '{node.name}' may lead to no person, nor to a message for one"
        yield asked.finding("P6", node.place, message, asked.shown(index, *pressed[:1], *way))


def _goals(asked: Asked) -> list[int]:
    """Give where a person is, or may be: what follows some states was not asked."""
    return [*asked.people, *asked.found.unasked]


def _cut(asked: Asked, edge: int) -> Cost:
    return keys_of(asked, edge), asked.seconds.cut(edge)


def _heard(asked: Asked, edge: int) -> Cost:
    return keys_of(asked, edge), asked.seconds.heard(edge)


def keys_of(asked: Asked, edge: int) -> int:
    """Count the keys that a step takes."""
    act = asked.found.steps[asked.found.step[edge]].letter.act
    return len(act) if act[:1] in KEYS else 0


def _unasked(asked: Asked, queues: list[int]) -> Iterator[Finding]:
    """Find queues into which a way leads on which no action could have said that nobody is there.

    Whoever has been in the queue has asked: to go on waiting need not be asked again.
    """
    found, wanted = asked.found, bytearray(asked.everything)
    for index in queues:
        for edge in asked.back.edges[asked.back.first[index] : asked.back.first[index + 1]]:
            step = found.steps[found.step[edge]]
            if step.letter.kind == "world" and _may_refuse(asked, asked.back.source[edge]):
                wanted[found.step[edge]] = 0
    begins = [index for index, edge in enumerate(found.parent) if edge < 0]
    way = shortest(found, begins, set(queues).__contains__, wanted)
    if way:
        node = asked.node(found.target[way[-1]])
        message = f"callers get into '{node.name}' though nobody has asked whether anyone is there"
        yield asked.finding("P12", node.place, message, way)


def _may_refuse(asked: Asked, index: int) -> bool:
    """Tell whether what is done in a state may lead elsewhere than to a queue."""
    onward = leaving(asked.found, index, asked.everything)
    return not all(isinstance(asked.node(asked.found.target[each]).spec, QueueNode) for each in onward)


def _sent_back(asked: Asked, queues: list[int]) -> Iterator[Finding]:
    """Find queues and lines that whoever got nobody is put into again, without a word from the caller."""
    world = asked.steps("world", "silence")
    for index in queues:
        node = asked.node(index)
        same = {each for each in queues if asked.node(each).name == node.name}
        for edge in leaving(asked.found, index, world):
            way = shortest(asked.found, [asked.found.target[edge]], same.__contains__, world)
            if way is not None:
                message = f"whoever '{node.name}' turns away is put into it again"
                yield asked.finding("P12", node.place, message, asked.shown(index, edge, *way))


def _left_alone(asked: Asked, places: list[int]) -> Iterator[Finding]:
    """Find queues and lines after which whoever got nobody is hung up on without a question or a message."""
    world, ends = asked.steps("world"), set(asked.ends)
    alone = reaching_past(asked, asked.ends, world)
    for index in places:
        node = asked.node(index)
        for edge in leaving(asked.found, index, world):
            way, target = asked.step(edge).letter.way, asked.found.target[edge]
            if way not in ("bridged", "answered") and alone[target]:
                on = shortest(asked.found, [target], ends.__contains__, world) or []
                message = f"who gets nobody at '{node.name}' ({way}) is hung up on: lead them to a message"
                yield asked.finding("P12", node.place, message, asked.shown(index, edge, *on))
