"""An SMS leaves with the turn that wrote it, encrypted until then, and once."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from flask import Flask
from requests import ConnectionError as Unreachable
from requests import ConnectTimeout, ReadTimeout
from sqlalchemy import select
from twilio.http import HttpClient
from twilio.http.response import Response
from twilio.rest import Client
from urllib3.exceptions import ProtocolError

from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.store import outbox
from ivr.store.database import Store
from ivr.store.hotline import Turn
from ivr.store.tables import outbox as table
from ivr.store.vault import Vault
from tests.conftest import Clock
from tests.store.conftest import KEY
from tests.webhooks.line import first, in_process
from tests.webhooks.trial import CODE, find_account
from webhooks.delivery import deliver

VAULT = Vault(KEY)
SENDER = "+8610955000"


class Wire(HttpClient):
    """The wire to Twilio: what goes over it is noted, and answered as told."""

    def __init__(self, *answers: Response | Exception) -> None:
        self.answers = list(answers)
        self.sent: list[dict[str, Any]] = []

    def request(self, method: str, url: str, **rest: Any) -> Response:  # type: ignore[override]
        """Answer `201 Created` when nothing else was told."""
        assert (method, url.rpartition("/")[2]) == ("POST", "Messages.json")
        answer = (
            self.answers.pop(0) if self.answers else Response(201, json.dumps({"sid": f"SM{len(self.sent)}"}))
        )
        if isinstance(answer, Exception):
            raise answer
        if answer.ok:
            self.sent.append(rest["data"])
        return answer


def _refusal(code: int, status: int = 400) -> Response:
    return Response(status, json.dumps({"code": code, "message": "not so", "status": status}))


def _put(store: Store, clock: Clock, *bodies: str) -> None:
    with store.write() as connection:
        for body in bodies:
            outbox.put(
                connection, VAULT, call_sid="CA1", recipient="+8613800000001", body=body, now=clock.now()
            )


def _rows(store: Store) -> list[dict[str, Any]]:
    with store.read() as connection:
        return [dict(row._mapping) for row in connection.execute(select(table).order_by(table.c.id))]


def _deliver(store: Store, clock: Clock, wire: Wire) -> tuple[int, int]:
    client = Client("AC1", "token", http_client=wire)
    return deliver(store, lambda: client, SENDER, clock.now)


def test_sent_and_erased(store: Store, clock: Clock) -> None:
    """A body is encrypted while it waits and erased when it was sent; Twilio's id and the time are kept."""
    _put(store, clock, f"Your code is {CODE}", "您的案件编号是204816")
    assert all(CODE.encode() not in row["body"] and b"204816" not in row["body"] for row in _rows(store))
    clock.pass_s(3)
    wire = Wire()
    assert _deliver(store, clock, wire) == (2, 0)
    assert [each["Body"] for each in wire.sent] == [f"Your code is {CODE}", "您的案件编号是204816"]
    assert {(each["To"], each["From"]) for each in wire.sent} == {("+8613800000001", SENDER)}
    for number, row in enumerate(_rows(store)):
        assert (row["body"], row["message_sid"], row["sent_at"]) == (None, f"SM{number}", clock.now())
        assert row["failure"] is None
    assert _deliver(store, clock, wire) == (0, 0)
    assert len(wire.sent) == 2


def test_refused_is_given_up(store: Store, clock: Clock) -> None:
    """What Twilio refuses is given up with its code, erased and never tried again; the next one leaves."""
    _put(store, clock, "to nobody", "to somebody")
    wire = Wire(_refusal(21211))
    assert _deliver(store, clock, wire) == (1, 1)
    given_up, gone = _rows(store)
    assert given_up["failure"].startswith("21211: ")
    assert (given_up["body"], given_up["sent_at"], gone["failure"]) == (None, None, None)
    assert [each["Body"] for each in wire.sent] == ["to somebody"]
    assert _deliver(store, clock, wire) == (0, 0)


@pytest.mark.parametrize(
    "answer",
    [
        Unreachable("no route"),
        ConnectTimeout(),
        _refusal(20003, 401),
        _refusal(20429, 429),
        _refusal(20503, 503),
    ],
    ids=["no route", "no answer to the ring", "wrong token", "too many", "out of order"],
)
def test_unreachable_waits_again(store: Store, clock: Clock, answer: Response | Exception) -> None:
    """When Twilio cannot be reached, or takes nothing now, the message waits and leaves at the next try."""
    _put(store, clock, "patience")
    with pytest.raises(Unreachable):
        _deliver(store, clock, Wire(answer))
    (row,) = _rows(store)
    assert (row["claimed_at"], row["failure"]) == (None, None)
    wire = Wire()
    assert _deliver(store, clock, wire) == (1, 0)
    assert [each["Body"] for each in wire.sent] == ["patience"]


@pytest.mark.parametrize("fault", [ReadTimeout(), Unreachable(ProtocolError("aborted"))])
def test_unanswered_is_not_sent_twice(store: Store, clock: Clock, fault: Exception) -> None:
    """A message that went out and was never answered may have arrived: it is given up, the next leaves."""
    _put(store, clock, "perhaps", "next")
    wire = Wire(fault)
    assert _deliver(store, clock, wire) == (1, 1)
    assert [each["Body"] for each in wire.sent] == ["next"]
    assert _rows(store)[0]["failure"] == "Twilio did not answer, so it may have been sent"
    assert _rows(store)[0]["body"] is None


def test_claim_is_for_one(store: Store, clock: Clock) -> None:
    """What a worker has claimed, and may have sent before it died, is claimed by nobody else."""
    _put(store, clock, "one")
    with store.write() as connection:
        assert outbox.claim(connection, VAULT, clock.now()) is not None
    with store.write() as connection:
        assert outbox.claim(connection, VAULT, clock.now()) is None


def test_two_workers(store: Store, clock: Clock) -> None:
    """Two workers at the same time send each message once, and share the work."""
    bodies = [f"message {number}" for number in range(20)]
    _put(store, clock, *bodies)
    wires = [Wire(), Wire()]
    together = threading.Barrier(2)

    def work(wire: Wire) -> tuple[int, int]:
        together.wait(10)
        return _deliver(store, clock, wire)

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(work, wires))
    assert sum(sent for sent, _refused in done) == 20
    assert sorted(each["Body"] for wire in wires for each in wire.sent) == sorted(bodies)
    assert all(row["body"] is None and row["sent_at"] for row in _rows(store))


def test_no_worker_waits_for_another(prepared: Callable[[str], Store], postgresql: str, clock: Clock) -> None:
    """On PostgreSQL, while one worker is claiming a message, another takes the next without waiting."""
    store = prepared(postgresql)
    _put(store, clock, "first", "second")
    with store.write() as one, store.write() as other:
        claimed = [outbox.claim(each, VAULT, clock.now()) for each in (one, other)]
        assert [each and each.body for each in claimed] == ["first", "second"]
        assert outbox.claim(other, VAULT, clock.now()) is None


def test_leaves_with_the_turn(
    open_app: Callable[..., Flask], database: str, clock: Clock, new_sid: Callable[[], str]
) -> None:
    """The SMS of a turn waits as soon as the turn has committed; a turn that fails leaves none."""
    faults = [RuntimeError("after the SMS was written")]

    def once_broken(tx: Turn, call: Call, args: Mapping[str, Value]) -> Outcome:
        outcome = find_account(tx, call, args)
        if faults:
            raise faults.pop()
        return outcome

    app, sid = open_app(database, {"find_account": once_broken}), new_sid()
    store: Store = app.extensions["ivr_store"]
    send = in_process(app)
    answer = first(send, sid)
    for expected in (0, 1):
        send(answer.action or "", {"CallSid": sid, "Digits": "1"})
        assert len(_rows(store)) == expected
    wire = Wire()
    assert _deliver(store, clock, wire) == (1, 0)
    assert wire.sent[0]["Body"] == f"Your code is {CODE}."


def test_a_message_that_our_key_does_not_open_is_given_up(store: Store, clock: Clock) -> None:
    """What another key encrypted stops nobody: it is noted, and the next message is claimed."""
    with store.write() as connection:
        for key, body in ((b"the-key-of-last-year", "old"), (KEY, "new")):
            sent = {"call_sid": "CA1", "recipient": "+8613800000001", "body": body, "now": clock.now()}
            outbox.put(connection, Vault(key), **sent)

    with store.write() as connection:
        claimed = outbox.claim(connection, store.vault, clock.now())

    assert claimed is not None
    assert claimed.body == "new"
    assert [row["failure"] for row in _rows(store)] == ["it was encrypted with another key", None]
