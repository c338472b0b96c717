"""Moving about: back leads home, the universal keys mean what they mean, no entry makes a caller wait."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from ivr.check.finding import Finding, Severity
from ivr.check.letters import Letter
from ivr.check.properties.asked import Answer, Asked, counted, once, whatever_the_mistakes
from ivr.check.walks import NEVER, leaving, reaching, surely
from ivr.engine.document import CollectNode, MenuNode, Spec
from ivr.engine.flow import UNIVERSAL
from ivr.speech.spoken_keys import spoken_keys

ERROR: Severity = "error"
WARNING: Severity = "warning"


@whatever_the_mistakes
def back_leads_home(asked: Asked) -> Answer:
    """From every menu and entry, back leads to the first menu, or to a person, however often it takes."""
    home = [index for index in asked.at(MenuNode) if asked.node(index).name == asked.flow.home]
    safe = [index for index in range(len(asked.found.codes)) if asked.flow.is_human(asked.node(index).name)]
    wanted = asked.steps("back", "world")
    home += asked.found.unasked
    by_back = surely(asked.found, asked.back, [*home, *safe], wanted, lambda _edge: (1, 0.0))
    by_any = reaching(asked.found, asked.back, home, asked.everything)
    faults = []
    for index in asked.listening:
        if by_back[index] != NEVER:
            continue
        name, severity = asked.node(index).name, WARNING if by_any[index] else ERROR
        told = "only other keys do" if by_any[index] else "and neither does any other key"
        message = f"back, however often, does not lead from '{name}' to '{asked.flow.home}', {told}"
        pressed = asked.shown(index, *islice(leaving(asked.found, index, asked.steps("back")), 1))
        faults.append(asked.finding("P7", asked.node(index).place, message, pressed, severity=severity))
    most = max((by_back[index][0] for index in asked.listening if by_back[index] != NEVER), default=0)
    return Answer(f"pressed at most {counted(most, 'time')}", once(faults))


@whatever_the_mistakes
def universal_keys(asked: Asked) -> Answer:
    """0 is a person, * back, 9 again, 8 the other language; while digits are taken *0#, *# and *9#."""
    faults: list[Finding] = []
    menus: set[str] = set()
    for index in asked.at(MenuNode, CollectNode):
        node = asked.node(index)
        menus.add(node.name)
        for edge in leaving(asked.found, index, asked.everything):
            letter = asked.step(edge).letter
            if _over_before(letter, node.spec):
                message = (
                    f"the entry at '{node.name}' is over before {letter.act} is keyed whole: what comes next "
                    "takes the # for its own"
                )
                cut = replace(letter, act=f"{letter.act[:-1]} #")
                faults.append(asked.finding("P10", node.place, message, asked.shown(index), cut))
            kind = {"human", "back", "repeat", "language"} & {UNIVERSAL.get(letter.act, letter.kind)}
            stays = (
                asked.found.target[edge] == index or asked.node(asked.found.target[edge]).name == node.name
            )
            wrong = (kind & {"repeat", "language"} and not stays) or (
                kind and letter.kind not in (*kind, "choice")
            )
            if wrong:
                message = f"{letter.act} at '{node.name}' does not mean {' or '.join(kind)}"
                faults.append(asked.finding("P10", node.place, message, asked.shown(index, edge)))
    return Answer(f"at {counted(len(menus), 'menu or entry', 'menus and entries')}", once(faults))


def _over_before(letter: Letter, spec: Spec) -> bool:
    """Tell whether an entry has taken all its digits before the last key of a universal letter is pressed."""
    universal = letter.kind in ("human", "repeat", "back")
    return universal and isinstance(spec, CollectNode) and len(letter.act) > spec.length.max


def no_needless_wait(asked: Asked) -> Answer | None:
    """An entry is over when it is long enough, or the caller is told the key that ends it."""
    faults: list[Finding] = []
    entries = 0
    for node in asked.subject.nodes:
        spec = node.spec
        if not isinstance(spec, CollectNode):
            continue
        entries += 1
        if spec.length.min == spec.length.max:
            continue
        for said in asked.subject.said(node):
            if not any("#" in keys for keys in spoken_keys(said.text)):
                message = (
                    f"{spec.length.min} digits at '{node.origin}' wait {spec.timeout_s} s for more: say in "
                    f"{said.language} that # ends the entry"
                )
                shortest = ("9" * spec.length.min,)
                faults.append(asked.finding("P16", said.at(), message, then=shortest))
    return Answer(counted(entries, "entry", "entries"), once(faults)) if entries else None
