"""The caller always hears something: what fails on our side gets an apology and a way to a person."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import create_engine, event, insert, text

from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.store import database as store_database
from ivr.store.hotline import Turn
from tests.webhooks.line import Answer, first, follow, in_process
from tests.webhooks.trial import HUMAN, act, acts, engine_of, freeze

OpenApp = Callable[..., Flask]
NewSid = Callable[[], str]
BROKEN = "a made-up fault"


def apologises(answer: Answer, human: str = HUMAN) -> bool:
    """Tell whether an answer is TwiML that says sorry in both languages and leads to a person."""
    said = [each.text or "" for each in answer.root.iter("Say")]
    sorry = len(said) == 2 and "抱歉" in said[0] and "sorry" in said[1]
    way = ["Say", "Say", "Dial", "Hangup"] if human else ["Say", "Say", "Hangup"]
    return (
        answer.status == 200
        and sorry
        and answer.verbs == way
        and answer.root.findtext("Dial") == (human or None)
    )


def test_patience() -> None:
    """We give up on a lock long before Twilio gives up on us, after 15 s (twiml-voice, 2.6)."""
    assert store_database.BUSY_TIMEOUT_S <= 10


def test_locked_database(
    open_app: OpenApp, database: str, new_sid: NewSid, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While another connection holds the lock, turns get the apology; afterwards the call goes on."""
    monkeypatch.setattr(store_database, "BUSY_TIMEOUT_S", 0.05)
    app, sid = open_app(database), new_sid()
    send = in_process(app)
    answer = first(send, sid)
    other = create_engine(engine_of(app).url)
    with other.connect() as holder:
        if other.dialect.name == "sqlite":
            holder.exec_driver_sql("BEGIN IMMEDIATE")
            assert apologises(first(send, new_sid()))
        else:
            holder.execute(text("SELECT * FROM call FOR UPDATE"))
        began = time.perf_counter()
        assert apologises(send(answer.action or "", {"CallSid": sid, "Digits": "1"}))
        assert time.perf_counter() - began < 5
        stands = send("/voice/fallback", {"CallSid": sid})
        assert (stands.state, stands.turn, stands.action) == ("main", 1, answer.action)
    other.dispose()
    assert follow(send, sid, answer)[-1].state == "stolen/done"
    assert acts(engine_of(app), sid) == {"find_account": 1, "check_code": 1, "freeze": 1}


def test_full_disk(open_app: OpenApp, sqlite: str, new_sid: NewSid) -> None:
    """On a full disk a turn gets the apology and leaves nothing; with room again the call goes on."""

    def freeze_wordily(tx: Turn, call: Call, args: Mapping[str, Value]) -> Outcome:
        tx.connection.execute(insert(act), {"sid": "x" * 200_000, "action": "note", "at": tx.now})
        return freeze(tx, call, args)

    app, sid = open_app(sqlite, {"freeze": freeze_wordily}), new_sid()
    engine, send = engine_of(app), in_process(app)
    asked = follow(send, sid, first(send, sid), {"main": {"Digits": "1"}})[-1]
    _limit_pages(engine, 1)
    for _ in range(2):
        assert apologises(_key_code(send, sid, asked))
    assert acts(engine, sid) == {"find_account": 1}
    _limit_pages(engine, 1_000_000)
    assert follow(send, sid, asked)[-1].state == "stolen/done"
    assert acts(engine, sid) == {"find_account": 1, "check_code": 1, "freeze": 1}


def _limit_pages(engine: Any, pages: int) -> None:
    """Let the file grow to so many pages, or stay as it is if it has more."""
    engine.dispose()

    def limit(connection: sqlite3.Connection, _record: Any) -> None:
        connection.execute(f"PRAGMA max_page_count={pages}")

    event.listen(engine, "connect", limit)


def _key_code(send: Any, sid: str, asked: Answer) -> Answer:
    return send(asked.action, {"CallSid": sid, "Digits": "428571"})


def _raises(_tx: Turn, _call: Call, _args: Mapping[str, Value]) -> Outcome:
    raise RuntimeError(BROKEN)


@pytest.mark.parametrize(
    "outcome",
    [Outcome("melted"), Outcome("frozen", {"colour": "blue"}), RuntimeError(BROKEN), KeyError("x")],
    ids=["undeclared outcome", "undeclared variable", "raises", "raises what is looked up"],
)
def test_broken_action(
    open_app: OpenApp, database: str, new_sid: NewSid, outcome: Outcome | Exception
) -> None:
    """An action that raises, or answers what it did not declare, undoes its turn; the call can go on."""
    answers = [outcome]

    def once_broken(tx: Turn, call: Call, args: Mapping[str, Value]) -> Outcome:
        good = freeze(tx, call, args)
        broken = answers.pop() if answers else good
        if isinstance(broken, Exception):
            raise broken
        return broken

    app, sid = open_app(database, {"freeze": once_broken}), new_sid()
    send = in_process(app)
    asked = follow(send, sid, first(send, sid), {"main": {"Digits": "1"}})[-1]
    assert apologises(_key_code(send, sid, asked))
    assert acts(engine_of(app), sid) == {"find_account": 1}
    assert _key_code(send, sid, asked).state == "stolen/done"
    assert acts(engine_of(app), sid) == {"find_account": 1, "check_code": 1, "freeze": 1}


def test_apology_without_a_number(open_app: OpenApp, sqlite: str, new_sid: NewSid) -> None:
    """Without IVR_HUMAN_NUMBER the apology asks to call again, and ends the call."""
    app = open_app(sqlite, {"find_account": _raises}, human_number="")
    sid, send = new_sid(), in_process(app)
    answer = send(first(send, sid).action or "", {"CallSid": sid, "Digits": "1"})
    assert apologises(answer, human="")


def test_fault_is_told_to_us(
    open_app: OpenApp, sqlite: str, new_sid: NewSid, caplog: pytest.LogCaptureFixture
) -> None:
    """What fails is written down with the call's id, and with a traceback if it was not foreseen."""
    app, sid = open_app(sqlite, {"find_account": _raises}), new_sid()
    send = in_process(app)
    send(first(send, sid).action or "", {"CallSid": sid, "Digits": "1"})
    (record,) = (each for each in caplog.records if each.levelname == "ERROR")
    assert sid in record.getMessage()
    assert "Traceback" in record.getMessage()
    assert BROKEN in record.getMessage()


def test_database_gone(open_app: OpenApp, tmp_path: Any, new_sid: NewSid) -> None:
    """With no database at all the caller still hears the apology, `/healthz` is well and `/readyz` is not."""
    folder = tmp_path / "data"
    folder.mkdir()
    app = open_app(f"sqlite:///{folder / 'calls.db'}")
    send, client = in_process(app), app.test_client()
    assert (client.get("/healthz").status_code, client.get("/readyz").status_code) == (200, 200)
    engine_of(app).dispose()
    folder.rename(tmp_path / "elsewhere")
    assert apologises(first(send, new_sid()))
    assert apologises(send("/voice/fallback", {"CallSid": new_sid()}))
    assert send("/voice/wait?call=CA1&turn=1", {"CallSid": "CA1"}).verbs == ["Leave"]
    assert (client.get("/healthz").status_code, client.get("/readyz").status_code) == (200, 503)
    (tmp_path / "elsewhere").rename(folder)
    assert first(send, new_sid()).state == "main"
    assert client.get("/readyz").status_code == 200
