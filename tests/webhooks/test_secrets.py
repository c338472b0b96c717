"""A code that was sent and keyed is found nowhere: not in the database, the log, or what callers hear."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import insert
from sqlalchemy.exc import SQLAlchemyError

from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.store.hotline import Turn
from tests.webhooks.line import first, follow, in_process
from tests.webhooks.trial import CODE, KEY, TOKEN, act, engine_of

OpenApp = Callable[..., Flask]
NewSid = Callable[[], str]
WRONG_CODE = "971135"


def _bytes_of(app: Flask, tmp_path: Path) -> bytes:
    """Give everything that the database has on disk."""
    with engine_of(app).connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("BEGIN")
    return b"".join(path.read_bytes() for path in sorted(tmp_path.glob("calls.db*")))


def test_code_is_nowhere(
    open_app: OpenApp, sqlite: str, tmp_path: Path, new_sid: NewSid, caplog: pytest.LogCaptureFixture
) -> None:
    """The SMS's code, a wrong code, our token and our key are nowhere: stored, logged or answered."""
    caplog.set_level(logging.DEBUG)
    app, sid = open_app(sqlite), new_sid()
    send = in_process(app)
    asked = follow(send, sid, first(send, sid), {"main": {"Digits": "1"}})[-1]
    heard = [asked, send(asked.action or "", {"CallSid": sid, "Digits": WRONG_CODE})]
    heard += follow(send, sid, heard[-1])
    assert heard[-1].state == "stolen/done"
    stored = _bytes_of(app, tmp_path)
    assert b"stolen/done" in stored
    assert sid in caplog.text
    for secret in (CODE, WRONG_CODE, TOKEN, KEY.decode()):
        assert secret.encode() not in stored
        assert secret not in caplog.text
        assert not any(secret in answer.text + str(answer.headers) for answer in heard)


def test_entry_is_never_stored(open_app: OpenApp, sqlite: str, tmp_path: Path, new_sid: NewSid) -> None:
    """The entry of a turn that fails, and of one that was given up, leaves no trace either."""

    def breaks(_tx: Turn, _call: Call, _args: Mapping[str, Value]) -> Outcome:
        raise ValueError

    app, sid = open_app(sqlite, {"freeze": breaks}), new_sid()
    send = in_process(app)
    follow(send, sid, first(send, sid), {"main": {"Digits": "1"}})
    send(f"/voice/turn?call={sid}&turn=2", {"CallSid": sid, "Digits": CODE})
    send(f"/voice/turn?call={sid}&turn=2", {"CallSid": sid, "Digits": f"{CODE}99"})
    assert CODE.encode() not in _bytes_of(app, tmp_path)


@pytest.mark.parametrize("raised_from_it", [True, False])
def test_failed_statement_hides_its_values(
    open_app: OpenApp,
    database: str,
    new_sid: NewSid,
    caplog: pytest.LogCaptureFixture,
    *,
    raised_from_it: bool,
) -> None:
    """A statement that fails is logged without its values, also if an action raised something from it."""

    def breaks(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
        try:
            tx.connection.execute(insert(act), {"action": f"secret {call.entry}", "at": tx.now, "sid": None})
        except SQLAlchemyError as error:
            if raised_from_it:
                raise RuntimeError("cannot freeze") from error
            raise
        raise AssertionError

    app, sid = open_app(database, {"freeze": breaks}), new_sid()
    send = in_process(app)
    assert follow(send, sid, first(send, sid), {"main": {"Digits": "1"}})[-1].state == "stolen/code"
    send(f"/voice/turn?call={sid}&turn=2", {"CallSid": sid, "Digits": CODE})
    assert ("cannot freeze" if raised_from_it else "act") in caplog.text
    assert CODE not in caplog.text
