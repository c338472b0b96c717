"""Rules for the way to a person, the wait, and what is asked of callers on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from ivr.check.letters import SECRET
from ivr.check.lint.rule import OWN, Fault, Rule
from ivr.check.lint.subject import Subject
from ivr.check.seconds import WAIT_PAUSE_S
from ivr.engine.document import BranchNode, CollectNode, DoNode, QueueNode, RecordNode, SayNode
from ivr.engine.flow import Node

ANSWER_S, WAIT_S, CALL_BACK_S = 30, 60, 300
_SECRETS = re.compile(
    r"\bPIN\b|passcode|one-time|验证码|security code|code from the text|code .{0,20}text(?:ed)?|动态码|校验码"
)
_NEVER = re.compile(
    r"(?:enter|key|tell|say|give)[^.!?]{0,30}"
    r"(?:password|card PIN|recovery phrase|seed phrase|private key|CVV)"
    r"|(?:输入|报|说|告诉)[^。！？，]{0,12}(?:密码|助记词|恢复词|私钥|安全码)",
    re.IGNORECASE,
)
_NOT = re.compile(r"never|not |n't|不|别|勿", re.IGNORECASE)
_AGE = re.compile("age|elder|senior")


def _queues(subject: Subject) -> Iterator[tuple[Node, QueueNode]]:
    yield from ((node, node.spec) for node in subject.nodes if isinstance(node.spec, QueueNode))


def _wait_is_told(subject: Subject) -> Iterator[Fault]:
    for node, spec in _queues(subject):
        for language in subject.flow.languages:
            book = subject.flow.words[language]
            if "wait_minutes" not in book.variables(spec.wait):
                yield Fault(
                    subject.place(language, spec.wait), f"'{spec.wait}' does not tell how long the wait is"
                )
            before = [each.prompt.message for each in _said_before(subject, node) if each.prompt]
            if not any("wait_minutes" in book.variables(message) for message in before):
                yield Fault(
                    node.place,
                    f"who enters the queue '{spec.queue}' is not told how long it takes ({language})",
                )


def _said_before(subject: Subject, node: Node) -> Iterator[Node]:
    """Give what is said on entering a node: itself, and the nodes that only speak and lead here."""
    yield node
    yield from (
        each for each in subject.nodes if isinstance(each.spec, SayNode) and node.name in each.ways.values()
    )


def _bounded_wait(most_s: int, subject: Subject) -> Iterator[Fault]:
    for node, spec in _queues(subject):
        if spec.max_wait_s > most_s:
            message = f"'{node.origin}' lets callers wait up to {spec.max_wait_s} s: {most_s} are allowed"
            yield Fault(node.place, message, (f"wait:{spec.max_wait_s + WAIT_PAUSE_S}",))


def _message_instead(subject: Subject) -> Iterator[Fault]:
    for node, spec in _queues(subject):
        for event in ("left", "full"):
            if not _reaches_record(subject, node.ways[event]):
                yield Fault(
                    node.place, f"who leaves the queue '{spec.queue}' ({event}) cannot leave a message"
                )


def _reaches_record(subject: Subject, name: str) -> bool:
    seen: set[str] = set()
    ahead = [name]
    while ahead:
        node = subject.flow.nodes[ahead.pop()]
        if isinstance(node.spec, RecordNode):
            return True
        if node.name not in seen:
            seen.add(node.name)
            ahead.extend(node.ways.values())
    return False


def _told_at_once(subject: Subject) -> Iterator[Fault]:
    for said in subject.said(subject.flow.nodes[subject.flow.home]):
        if not any("0" in told.keys for told in said.told):
            message = f"'{said.message}' does not tell that 0 is a person ({said.language})"
            yield Fault(said.at(), message, ("0",))


def _elders_first(subject: Subject) -> Iterator[Fault]:
    if not any(isinstance(node.spec, BranchNode) and _AGE.search(node.spec.branch) for node in subject.nodes):
        yield Fault(
            subject.flow.nodes[subject.flow.home].place,
            "no branch leads elderly callers straight to a person",
        )


def _kept_secret(subject: Subject) -> Iterator[Fault]:
    for node in subject.nodes:
        spec = node.spec
        if not isinstance(spec, CollectNode | RecordNode) or (isinstance(spec, CollectNode) and spec.secret):
            continue
        asked = next(
            (
                found
                for said in subject.said(node)
                for found in _SECRETS.finditer(said.text)
                if not _denied(said.text, found)
            ),
            None,
        )
        if asked and isinstance(spec, CollectNode):
            message = f"'{node.origin}' asks for a secret ('{asked[0]}'): say `secret: true`"
            yield Fault(node.place, message, (SECRET[: spec.length.max],))
        elif asked:
            message = f"'{node.origin}' records a secret ('{asked[0]}'): collect it, with `secret: true`"
            yield Fault(node.place, message, ("rec:3",))


def _denied(text: str, found: re.Match[str]) -> bool:
    """Tell whether a text asks not to do what was found in it."""
    return bool(_NOT.search(text[max(0, found.start() - 16) : found.start()]))


def _never_asked(subject: Subject) -> Iterator[Fault]:
    for said in subject.everything_said():
        found = _NEVER.search(said.text)
        if found and not _NOT.search(found[0]) and not _denied(said.text, found):
            yield Fault(
                said.at(found[0]),
                f"'{found[0]}': never ask for a password, a card's PIN or a recovery phrase",
            )


def _all_asked_for(subject: Subject) -> Iterator[Fault]:
    asked = {node.spec.do for node in subject.flow.nodes.values() if isinstance(node.spec, DoNode)}
    for name in subject.flow.actions.keys() - asked:
        yield Fault(subject.action_place(name), f"no node asks for the action '{name}'")


PEOPLE = (
    Rule(
        "HUM03",
        "The wait is told on entering the queue, and again while waiting.",
        "gethuman standard 2; Ireland's NDA toolkit",
        "V",
        {"base": "warning"},
        _wait_is_told,
    ),
    Rule(
        "HUM04",
        "Nobody waits longer than 60 s without being called back.",
        "Decreto-Lei 134/2009, as summarised by others",
        "V2",
        {"pt": "error"},
        lambda subject: _bounded_wait(WAIT_S, subject),
    ),
    Rule(
        "HUM05",
        "Who leaves the queue, or finds it full, can leave a message; nobody waits over 5 minutes.",
        "gethuman standard 4",
        "V",
        {"base": "warning", "gethuman": "error"},
        lambda subject: chain(_message_instead(subject), _bounded_wait(CALL_BACK_S, subject)),
    ),
    Rule(
        "HUM09",
        "The first menu tells the key to a person.",
        "the MIIT's dial tests, which named firms whose agents could not be reached (2025)",
        "V",
        {"cn": "error", "base": "warning"},
        _told_at_once,
    ),
    Rule(
        "HUM11",
        "A person answers within 30 s.",
        "the MIIT's notice of 2021-11-01 (unverified number)",
        "M",
        {"cn": "info"},
        lambda subject: _bounded_wait(ANSWER_S, subject),
    ),
    Rule(
        "HUM12",
        "Callers of 65 and more get straight to a person.",
        "the MIIT, for telecoms since 2020-12-25",
        "V",
        {"cn-elder": "error"},
        _elders_first,
    ),
    Rule(
        "SEC01",
        "Codes and PINs are collected as secrets, which are kept nowhere.",
        OWN,
        "",
        {"base": "error"},
        _kept_secret,
    ),
    Rule(
        "SEC07",
        "Nobody is asked for a password, a card's PIN or a recovery phrase.",
        OWN,
        "",
        {"base": "error"},
        _never_asked,
    ),
    Rule(
        "FLOW01",
        "Every action that is declared is asked for.",
        OWN,
        "",
        {"base": "warning"},
        _all_asked_for,
    ),
)
