"""`kill -9` of the server between any two steps of a turn loses nothing and doubles nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import count
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from ivr.store.database import Store
from ivr.store.tables import call, caller, outbox
from tests.store.harm import die_at
from tests.webhooks.line import Answer, Form, Send, in_process
from tests.webhooks.trial import CODE, act

OpenApp = Callable[..., Flask]
NewSid = Callable[[], str]
Requests = Callable[[str, str], list[tuple[str, Form]]]
NUMBER = "+86138{:08}"


def _records(app: Flask, sid: str, number: str) -> dict[str, Any]:
    """Give all that the store and the actions know of a call, without what differs between calls."""
    store: Store = app.extensions["ivr_store"]
    with store.read() as connection:
        row = dict(connection.execute(select(call).where(call.c.sid == sid)).one()._mapping)
        row |= {"sid": "", "caller": "", "reply": row["reply"].replace(sid, "")}
        messages = connection.execute(select(outbox).where(outbox.c.call_sid == sid)).all()
        done = select(act.c.action, act.c.code_hmac).where(act.c.sid == sid).order_by(act.c.id)
        return {
            "call": row,
            "language": connection.scalar(select(caller.c.language).where(caller.c.number == number)),
            "outbox": [(each.recipient == number, store.vault.open(each.body)) for each in messages],
            "acts": [tuple(each) for each in connection.execute(done)],
        }


def _requests(sid: str, number: str) -> list[tuple[str, Form]]:
    """Give the requests of a call that changes its language, freezes an account and ends."""
    turn = f"/voice/turn?call={sid}&turn="
    return [
        ("/voice", {"CallSid": sid, "From": number, "To": "+8610955000"}),
        (f"{turn}1", {"CallSid": sid, "Digits": "8"}),
        (f"{turn}2", {"CallSid": sid, "Digits": "1"}),
        (f"{turn}3", {"CallSid": sid, "Digits": CODE}),
        ("/voice/status", {"CallSid": sid, "CallStatus": "completed"}),
    ]


def _requests_hung_up(sid: str, number: str) -> list[tuple[str, Form]]:
    """Give the requests of a call whose caller hangs up when the code is asked for."""
    requests = _requests(sid, number)
    return [*requests[:3], requests[4]]


def _send_again(send: Send, request: tuple[str, Form], *, by_fallback: bool) -> Answer:
    """Do what Twilio does after a failure: send the request again, or ask the fallback, where it is set."""
    path, form = request
    if not by_fallback or path == "/voice/status":
        return send(path, form)
    return send("/voice/fallback", form | {"ErrorCode": "11200"})


def _go_on(send: Send, sid: str, answer: Answer) -> None:
    """Key what the caller wants, wherever the call stands: English first, then the stolen account."""
    while answer.action:
        keys = CODE if answer.state == "stolen/code" else "8" if "cmn-CN" in answer.text else "1"
        answer = send(answer.action, {"CallSid": sid, "Digits": keys})
    assert answer.verbs[-1] == "Hangup"


@pytest.mark.parametrize(
    ("call_of", "turns", "acts"),
    [
        (_requests, range(5), ["find_account", "check_code", "freeze"]),
        (_requests_hung_up, [3], ["find_account", "tidy"]),
    ],
    ids=["freeze", "hang-up"],
)
def test_kill_at_every_step(
    open_app: OpenApp,
    database: str,
    new_sid: NewSid,
    call_of: Requests,
    turns: Iterable[int],
    acts: list[str],
) -> None:
    """A server is killed at any step of any turn: the caller goes on, the records equal an unharmed run's."""
    app = open_app(database)
    send = in_process(app)
    unharmed = new_sid()
    for path, form in call_of(unharmed, NUMBER.format(0)):
        send(path, form)
    expected = _records(app, unharmed, NUMBER.format(0))
    assert [action for action, _code in expected["acts"]] == acts
    for turn in turns:
        kills = _kill_turn(app, database, new_sid, call_of, turn, expected)
        assert kills >= 4


def _kill_turn(
    app: Flask, database: str, new_sid: NewSid, call_of: Requests, turn: int, expected: dict[str, Any]
) -> int:
    """Kill the server at each step of one turn, each time in a new call; gives the number of kills."""
    send = in_process(app)
    for step in count():
        sid, number = new_sid(), NUMBER.format((turn + 1) * 1000 + step)
        requests = call_of(sid, number)
        for path, form in requests[:turn]:
            send(path, form)
        died = die_at(database, step, *requests[turn])
        answer = _send_again(send, requests[turn], by_fallback=step % 2 == 1)
        if requests[turn] != requests[-1]:
            _go_on(send, sid, answer)
            send(*requests[-1])
        assert _records(app, sid, number) == expected, f"turn {turn}, step {step}"
        if not died:
            return step
    raise AssertionError
