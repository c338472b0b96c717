"""What a caller may say at a node: the messages whose words choose each way that leads on from it.

Who says 退款 at the first menu need not hear the second: the words of the menus below count as well. Below
are the menus that the home menu leads to through menus alone, so that nothing said at a question inside a
service is taken for a choice elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.engine.document import MenuNode
from ivr.engine.flow import UNIVERSAL, Flow


def spoken_ways(flow: Flow, node: str) -> dict[str, str]:
    """Name, by the keys that lead there one after another, the message attribute that lists the words.

    `{"1": "main.speech-1", "2": "main.speech-2", "21": "money.speech-1", "0": "universal.human", …}`
    """
    universal = {key: f"universal.{name}" for key, name in UNIVERSAL.items() if key != "#"}
    return dict(_ways(flow, node, _menus_below_home(flow), ())) | universal


def _ways(flow: Flow, node: str, below: set[str], way: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    spec = flow.nodes[node].spec
    if not isinstance(spec, MenuNode):
        return
    for key in spec.keys:
        yield "".join((*way, key)), f"{spec.menu}.speech-{'pound' if key == '#' else key}"
        target = flow.nodes[node].ways[key]
        if target in below:
            yield from _ways(flow, target, below - {node, target}, (*way, key))


def _menus_below_home(flow: Flow) -> set[str]:
    found, ahead = {flow.home}, [flow.home]
    while ahead:
        node = flow.nodes[ahead.pop()]
        for key in node.spec.keys if isinstance(node.spec, MenuNode) else ():
            target = node.ways[key]
            if target not in found and isinstance(flow.nodes[target].spec, MenuNode):
                found.add(target)
                ahead.append(target)
    return found
