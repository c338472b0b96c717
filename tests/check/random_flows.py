"""Small flows at random, for comparing what is proved of them with what a plain search finds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from ivr.engine.flow import Flow
from ivr.engine.load import load
from tests.engine.sample import ENGLISH

ACTIONS: Mapping[str, Any] = {
    "look": {"outcomes": ["good", "bad"], "sets": ["colour"], "at_most": {"bad": 2}},
    "prove": {"outcomes": ["yes", "no"], "grants": {"yes": "known"}},
    "ask": {"outcomes": ["done"], "sets": ["colour", "size"]},
}
NAMES = tuple(f"n{number}" for number in range(4))
MESSAGES = st.sampled_from(["words", "words", "others"])
WORDS = ENGLISH + "words = Something.\nothers = Something else.\n"


def _nodes(names: tuple[str, ...]) -> st.SearchStrategy[dict[str, Any]]:
    target = st.sampled_from(names)
    node = st.one_of(
        st.builds(lambda said, then: {"say": said, "then": then}, MESSAGES, target),
        st.builds(
            lambda said, one, two, end: {"menu": said, "keys": {"1": one, "2": two}, **end},
            MESSAGES,
            target,
            target,
            st.sampled_from([{}, *({"exhausted": name} for name in names), *({"back": n} for n in names)]),
        ),
        st.builds(lambda then: {"collect": "words", "digits": 4, "into": "size", "then": then}, target),
        st.builds(_do, st.sampled_from(sorted(ACTIONS)), target, target),
        st.builds(
            lambda what, one, two: {"branch": what[0], "then": {what[1]: one, "else": two}},
            st.sampled_from([("colour", "red"), ("size", "1111"), ("level", "known"), ("language", "en-US")]),
            target,
            target,
        ),
        st.builds(
            lambda one, two: {"record": "words", "then": {"recorded": one, "empty": two}}, target, target
        ),
        st.builds(lambda said: {"hangup": said}, MESSAGES),
    )
    return st.fixed_dictionaries(dict.fromkeys(names, node))


def _do(action: str, first: str, second: str) -> dict[str, Any]:
    outcomes = ACTIONS[action]["outcomes"]
    return {"do": action, "then": dict(zip(outcomes, (first, second), strict=False))}


def whole(nodes: dict[str, Any], languages: list[str]) -> Flow:
    """Add a menu to begin with and a person, leave out what nothing leads to, and load it all."""
    nodes = {
        "main": {"menu": "words", "keys": {"1": "n0", "2": "n1"}},
        "person": {"record": "words", "then": {"recorded": "bye", "empty": "bye"}},
        "bye": {"hangup": "words"},
        **nodes,
    }
    reached, ahead = set[str](), ["main", "person"]
    while ahead:
        name = ahead.pop()
        if name not in reached:
            reached.add(name)
            ahead += _targets(nodes[name])
    text = {
        "flow": "random",
        "languages": languages,
        "start": "main",
        "home": "main",
        "human": "person",
        "levels": ["none", "known"],
        "actions": ACTIONS,
        "nodes": {name: node for name, node in nodes.items() if name in reached},
    }
    return load({"flow.yaml": json.dumps(text), "en-US.ftl": WORDS, "zh-CN.ftl": WORDS})


def _targets(node: Mapping[str, Any]) -> list[str]:
    ways = [*node.get("keys", {}).values(), *(node[each] for each in ("exhausted", "back") if each in node)]
    then = node.get("then", [])
    return ways + ([then] if isinstance(then, str) else [*then.values()] if then else [])


LANGUAGES = st.sampled_from([["en-US"], ["zh-CN", "en-US"]])
FLOWS = st.builds(whole, _nodes(NAMES), LANGUAGES)
"""Flows of up to seven nodes, which may well be wrong in every way that the loader lets pass."""
BRANCHES = st.sampled_from(["colour", "size", "level", "language"])
VALUES = {"colour": "red", "size": "1111", "level": "known", "language": "en-US"}


def _needless(nodes: dict[str, Any], what: str | None) -> dict[str, Any]:
    """Put a branch whose ways all lead on alike before n1: callers notice nothing of it."""
    if what is None:
        return nodes
    moved = json.loads(json.dumps(nodes).replace('"n1"', '"n4"'))
    return {**moved, "n1": moved["n4"], "n4": {"branch": what, "then": {VALUES[what]: "n1", "else": "n1"}}}


PAIRS = st.builds(
    lambda nodes, languages, changes, needless: (
        languages,
        nodes,
        _needless(nodes | {name: node[name] for name, node in changes.items()}, needless),
    ),
    _nodes(NAMES),
    LANGUAGES,
    st.dictionaries(st.sampled_from(NAMES), _nodes(NAMES), max_size=1),
    st.none() | BRANCHES,
)
"""Languages, nodes, and the same with one written anew, a branch that changes nothing, neither or both."""
