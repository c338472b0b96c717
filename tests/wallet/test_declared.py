"""The code of an action answers just what its flow declares: read from the source, whatever is never rung."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Collection, Iterator
from types import FunctionType
from typing import Any

import pytest

from flows.wallet.processes.payments import PAYMENT
from flows.wallet.processes.refunds import REFUND
from flows.wallet.records.payments import CAUSES
from tests.wallet.test_promises import HOTLINES

ACTIONS = [(name, action) for name, hotline in HOTLINES.items() for action in hotline.flow.actions]
FROM_RECORDS = {
    "lock.reason": {"passwords", "suspicious"},
    "owner.status": {"frozen", "locked"},  # who is active is told apart before
    "failed.cause": set(CAUSES),
    "order.status": {*PAYMENT.states, "failed"},
    "str(mine.status)": REFUND.states.keys() - {"applied", "merchant_review", "approved"},
    "result": {"open", "lost", "won"},
}
"""Outcomes that are a column's value, by the expression that reads it: what may stand there."""


def answered(code: Any, others: Collection[Any], seen: set[Any]) -> Iterator[str]:
    """Give all outcomes that a function may answer, those of the functions that it calls among them."""
    if code in seen:
        return
    seen.add(code)
    for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(code)))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Outcome":
            yield from _values(node.args[0], code)
        called = _function(node, code)
        if called is not None and called not in others:
            yield from answered(called, others, seen)


def _values(node: ast.expr, code: Any) -> Iterator[str]:
    """Give what an expression may be."""
    helper = _function(node.func, code) if isinstance(node, ast.Call) else None
    if isinstance(node, ast.Constant):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _values(node.body, code)
        yield from _values(node.orelse, code)
    elif helper is not None:
        for each in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(helper)))):
            if isinstance(each, ast.Return) and each.value is not None:
                yield from _values(each.value, helper)
    elif isinstance(node, ast.Name) and node.id not in FROM_RECORDS:
        for each in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(code)))):
            if isinstance(each, ast.Assign) and ast.unparse(each.targets[0]) == node.id:
                yield from _values(each.value, code)
    else:
        yield from FROM_RECORDS[ast.unparse(node)]


def _function(node: ast.AST, code: Any) -> Any:
    """Give the function of a hotline that a name means, None if it means none."""
    found = None
    if isinstance(node, ast.Name):
        found = code.__globals__.get(node.id)
    elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        found = getattr(code.__globals__.get(node.value.id), node.attr, None)
    return found if isinstance(found, FunctionType) and found.__module__.startswith("flows") else None


@pytest.mark.parametrize(("name", "action"), ACTIONS, ids=[f"{name} {action}" for name, action in ACTIONS])
def test_an_action_answers_what_is_declared(name: str, action: str) -> None:
    """No outcome is answered that is not declared, which callers would hear as an apology, and none is idle.

    That each is met in a call, or by a test with a reason, is held by tests/calls/test_coverage.py.
    """
    hotline = HOTLINES[name]
    others = {code for each, code in hotline.actions.items() if each != action}
    assert set(answered(hotline.actions[action], others, set())) == set(hotline.flow.actions[action].outcomes)


@pytest.mark.parametrize("name", HOTLINES)
def test_what_cannot_be_undone_needs_proof(name: str) -> None:
    """An irreversible action is done for callers who have proved who they are, whatever the flow forgets."""
    hotline = HOTLINES[name]
    proved = hotline.flow.levels[2:] or hotline.flow.levels[1:]
    deeds = {each: action.needs for each, action in hotline.flow.actions.items() if action.irreversible}
    assert set(deeds.values()) <= set(proved), deeds
