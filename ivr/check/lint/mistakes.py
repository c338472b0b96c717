"""Rules for silence, wrong entries and time-outs: what a caller who errs is told, and where that ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ivr.check.lint.rule import Fault, Rule
from ivr.check.lint.subject import Subject
from ivr.engine.call import MAX_ATTEMPTS
from ivr.engine.document import BranchNode, CollectNode, DoNode, HangupNode, MenuNode, SayNode
from ivr.engine.flow import Node

MENU_TIMEOUT_S = (3, 10)
FETCHED_DIGITS, FETCHED_S = 8, 10
_PATIENCE = re.compile("take your time|no hurry|no rush|慢慢|不急|不着急", re.IGNORECASE)


def _menu_timeout(subject: Subject) -> Iterator[Fault]:
    least, most = MENU_TIMEOUT_S
    for node, spec in subject.menus:
        if not least <= spec.timeout_s <= most:
            message = f"'{node.origin}' waits {spec.timeout_s} s: a menu waits {least} to {most} s"
            yield Fault(node.place, message, ("-",))


def _collects(subject: Subject) -> Iterator[tuple[Node, CollectNode]]:
    yield from ((node, node.spec) for node in subject.nodes if isinstance(node.spec, CollectNode))


def _fetched(spec: CollectNode) -> bool:
    """Tell whether callers must look for what is asked: a long number, or a code that is sent to them."""
    return spec.secret or spec.length.max >= FETCHED_DIGITS


def _time_to_fetch(subject: Subject) -> Iterator[Fault]:
    for node, spec in _collects(subject):
        if _fetched(spec) and spec.timeout_s < FETCHED_S:
            message = (
                f"'{node.origin}' waits {spec.timeout_s} s for what callers must look for: give 10 to 15"
            )
            yield Fault(node.place, message, ("-",))


def _more_time(subject: Subject) -> Iterator[Fault]:
    for node, spec in _collects(subject):
        if not _fetched(spec):
            continue
        for language in subject.flow.languages:
            rungs = [
                each
                for each in subject.reprompts(node)
                if each.language == language and "no-input" in each.message
            ]
            if not any(_PATIENCE.search(said.text) for said in rungs):
                yield Fault(
                    rungs[0].at(), f"'{node.origin}' never tells the silent caller that there is time"
                )


def _separate_rungs(subject: Subject) -> Iterator[Fault]:
    for node in subject.nodes:
        for language in subject.flow.languages if node.reprompts else ():
            said = _rungs(subject, node, language)
            for number in "12":
                silent, wrong = said[f"no-input-{number}"], said[f"no-match-{number}"]
                if silent and silent == wrong:
                    message = (node.reprompts or {})[f"no-match-{number}"].message
                    yield Fault(
                        subject.place(language, message),
                        f"'{message}' is what the silent caller is told as well",
                    )


def _rungs(subject: Subject, node: Node, language: str) -> dict[str, list[str]]:
    return {
        rung: [said.text for said in subject.all_said(node, prompt.message) if said.language == language]
        for rung, prompt in (node.reprompts or {}).items()
    }


def _more_help(subject: Subject) -> Iterator[Fault]:
    for node in subject.nodes:
        for language in subject.flow.languages if node.reprompts else ():
            said = _rungs(subject, node, language)
            for ladder in ("no-input", "no-match"):
                if said[f"{ladder}-1"] and said[f"{ladder}-1"] == said[f"{ladder}-2"]:
                    message = (node.reprompts or {})[f"{ladder}-2"].message
                    yield Fault(
                        subject.place(language, message), f"'{message}' says the same again: give more help"
                    )


def _never_cut_off(subject: Subject) -> Iterator[Fault]:
    for node in subject.nodes:
        if isinstance(node.spec, MenuNode | CollectNode) and not subject.flow.is_human(node.name):
            end = _without_caller(subject, node.ways["no_input"])
            if isinstance(end.spec, HangupNode):
                message = (
                    f"'{node.origin}' cuts off who errs three times ('{end.origin}'): lead them to a person"
                )
                yield Fault(node.place, message, ("-",) * MAX_ATTEMPTS)


def _without_caller(subject: Subject, name: str) -> Node:
    """Give where a caller who does nothing gets to from a node, as far as no action decides it."""
    seen: set[str] = set()
    node = subject.flow.nodes[name]
    while isinstance(node.spec, SayNode | DoNode | BranchNode) and node.name not in seen:
        seen.add(node.name)
        targets = set(node.ways.values())
        if len(targets) > 1:
            break
        node = subject.flow.nodes[targets.pop()]
    return node


def _no_harder_menu(subject: Subject) -> Iterator[Fault]:
    for node, spec in subject.menus:
        end = _without_caller(subject, node.ways["no_input"])
        if (
            isinstance(end.spec, MenuNode)
            and len(end.spec.keys) > len(spec.keys)
            and not subject.flow.is_human(end.name)
        ):
            message = f"who errs at '{node.origin}' gets to '{end.origin}', which has more choices"
            yield Fault(node.place, message, ("-",) * MAX_ATTEMPTS)


def _asked_once(subject: Subject) -> Iterator[Fault]:
    collects = [*_collects(subject)]
    for node, spec in collects:
        others = {each.origin for each, other in collects if spec.into and other.into == spec.into} - {
            node.origin
        }
        if others and not _reached_without(subject, node.origin, others):
            yield Fault(
                node.place,
                f"'{node.origin}' asks again for '{spec.into}', which the caller has given by then",
            )


def _reached_without(subject: Subject, origin: str, avoided: set[str]) -> bool:
    nodes = subject.flow.nodes
    seen: set[str] = set()
    ahead = [subject.flow.start, subject.flow.human]
    while ahead:
        node = nodes[ahead.pop()]
        if node.origin == origin:
            return True
        if node.name not in seen and node.origin not in avoided:
            seen.add(node.name)
            ahead.extend(node.ways.values())
    return False


MISTAKES = (
    Rule(
        "TIME01",
        "A menu waits 3 to 10 s.",
        "AS/NZS 4263, as summarised by NCH",
        "V2",
        {"iso": "warning"},
        _menu_timeout,
    ),
    Rule(
        "TIME02",
        "What callers must look for, a long number or a code that was sent, has 10 s or more.",
        "AVIxD / ACIxD wiki (10 to 15 s)",
        "V",
        {"base": "warning"},
        _time_to_fetch,
    ),
    Rule(
        "TIME05",
        "Who needs longer to find something is told that there is time.",
        "W3C COGA; 36 CFR 1194.23(d) (its heading)",
        "V",
        {"coga": "warning"},
        _more_time,
    ),
    Rule(
        "ERR01",
        "Silence and a wrong entry are answered in different words.",
        "VoiceXML; FreePBX; what users of other systems ask for",
        "V",
        {"base": "error"},
        _separate_rungs,
    ),
    Rule(
        "ERR03",
        "Nobody is cut off for mistakes: they lead to a person, or to a message for one.",
        "gethuman standard 8; W3C COGA",
        "V",
        {"base": "warning", "gethuman": "error", "coga": "error"},
        _never_cut_off,
    ),
    Rule(
        "ERR04",
        "Who errs at a menu does not get to a harder one.",
        "W3C COGA",
        "V",
        {"coga": "warning"},
        _no_harder_menu,
    ),
    Rule(
        "ERR05",
        "The second re-prompt helps more than the first.",
        "AVIxD; W3C COGA",
        "V",
        {"base": "info"},
        _more_help,
    ),
    Rule(
        "ERR07",
        "Nobody is asked again for what they have given.",
        "gethuman standard 3; Decreto 11.034/2022",
        "V",
        {"base": "warning", "br": "error"},
        _asked_once,
    ),
)
