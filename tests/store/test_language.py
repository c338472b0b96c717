"""The language that a number chose is remembered for its next calls."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import select

from ivr.store import calls
from ivr.store.database import Store
from ivr.store.tables import caller
from tests.webhooks.line import Answer, first, in_process
from tests.webhooks.trial import engine_of

OpenApp = Callable[..., Flask]
NewSid = Callable[[], str]
NUMBER = "+8613800000001"
_SOMEBODY_WAITS = "SELECT 1 FROM pg_locks WHERE NOT granted"


def _language(answer: Answer) -> str:
    return answer.root.iter("Say").__next__().get("language") or ""


def test_remembered(open_app: OpenApp, database: str, new_sid: NewSid) -> None:
    """After key 8 the number's next calls begin in that language, those of other numbers do not."""
    send = in_process(open_app(database))
    for chosen, other in (("cmn-CN", "en-US"), ("en-US", "cmn-CN"), ("cmn-CN", "en-US")):
        sid = new_sid()
        answer = first(send, sid, NUMBER)
        assert _language(answer) == chosen
        switched = send(answer.action or "", {"CallSid": sid, "Digits": "8"})
        assert _language(switched) == other
        assert _language(first(send, new_sid(), "+8613800000002")) == "cmn-CN"


@pytest.mark.parametrize("number", ["", "anonymous", "Restricted"])
def test_not_for_those_who_withhold_it(
    open_app: OpenApp, database: str, new_sid: NewSid, number: str
) -> None:
    """Callers without a number share nothing: what one of them chose does not greet the others."""
    app, sid = open_app(database), new_sid()
    send = in_process(app)
    assert _language(send(first(send, sid, number).action or "", {"CallSid": sid, "Digits": "8"})) == "en-US"
    assert _language(first(send, new_sid(), number)) == "cmn-CN"
    with engine_of(app).connect() as connection:
        assert connection.execute(select(caller)).all() == []


def test_two_calls_of_a_number(prepared: Callable[[str], Store], postgresql: str) -> None:
    """Two calls of one number choose for the first time at once: both go on, who commits last is heard."""
    store = prepared(postgresql)
    with ThreadPoolExecutor(1) as pool:
        with store.write() as connection:
            calls.remember_language(connection, NUMBER, "en-US")

            def choose() -> None:
                with store.write() as other:
                    calls.remember_language(other, NUMBER, "zh-CN")

            waiting = pool.submit(choose)
            with store.read() as looking:
                while not (waiting.done() or looking.exec_driver_sql(_SOMEBODY_WAITS).all()):
                    looking.rollback()
            assert not waiting.done()
        waiting.result(10)
    with store.read() as connection:
        assert calls.chosen_language(connection, NUMBER) == "zh-CN"
