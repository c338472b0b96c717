"""A week of a hotline's life in one database: calls that went and go on, a queue, a case, a recording."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Flask
from sqlalchemy import Connection, insert, select, update

from flows.wallet import records
from flows.wallet.demo import phone
from ivr.speech.dates import SHANGHAI
from ivr.store import calls, users
from ivr.store.hotline import Turn
from ivr.store.tables import call, turn
from ivr.store.users import User
from tests.web.test_checked import keep_report
from tests.webhooks.line import Send, first, in_process
from webhooks.settings import DEVELOPMENT

PASSWORD = "a long password"
SID = "CA" + "0" * 32
"""The call that froze an account."""
CALLS = (
    ("1 1 2 2 2 1", 5),
    ("1 1 2 0", 3),
    ("5 4 2 2 2 1 2 1", 6),
    ("5 1 2 2 3", 9),
    ("4 3 1 1 1 3000 3 2 1", 6),
    ("8 5 1 2 2 3", 4),
    ("8 4 3 1 1 3000 3 2 1", 2),
    ("1 0", 4),
    ("8 1 0", 2),
    ("2 1", 2),
    ("", 2),
    ("5 2 2 1 rec 3 1 1 2 2 3", 2),
)
"""What callers press, and how common it is: each is rung once, and copied over the week."""
BUSY = (2, 1, 1, 1, 1, 1, 2, 3, 6, 12, 15, 11, 7, 8, 13, 12, 11, 9, 6, 8, 7, 5, 3, 2)
"""How busy Shanghai's hours are, against each other."""
SUBJECTS = {
    "reset": "{id}",
    "email": "{id}",
    "export": "{id}:2026-02-01:2026-02-28",
    "evidence": "1",
    "survey": "",
}
"""What the pages behind links are about: the account of a demo caller, a span, a dispute."""
Links = Mapping[tuple[str, str], str]
PAST, LIVE = 900, 18
TOPICS = ("stolen", "payment", "refund", "fees", "password", "")


def fill(app: Flask) -> Links:
    """Write the week that ends now into the app's database; `mary` may look, `zhao` is agent 1001.

    Gives the paths of links that callers were sent, by page and language.
    """
    now, chance = datetime.now(UTC), random.Random(6)
    send = in_process(app, DEVELOPMENT["TWILIO_AUTH_TOKEN"])
    for number, (keys, _common) in enumerate(CALLS):
        _ring(send, f"CA{number:032x}", keys)
    keep_report(app)
    with app.extensions["ivr_store"].write() as connection:
        users.add(connection, User("mary", "console"), PASSWORD, now)
        users.add(connection, User("zhao", "agent", "1001"), PASSWORD, now)
        ended = _repeat(connection, now, chance)
        connection.execute(update(records.queue_entry).values(status="abandoned", left_at=now))
        connection.execute(insert(records.queue_entry), list(_queue(ended, now, chance)))
    return {
        (page, language): _link(app, page, language) for page in SUBJECTS for language in ("zh-CN", "en-US")
    }


def _ring(send: Send, sid: str, keys: str) -> None:
    answer = first(send, sid, f"+86138000001{int(sid[2:], 16):02}")
    for key in keys.split():
        kept = {"RecordingUrl": f"https://api.twilio.com/{sid}", "RecordingDuration": "17", "Digits": "#"}
        answer = send(answer.action or "", {"CallSid": sid, **(kept if key == "rec" else {"Digits": key})})
    send("/voice/status", {"CallSid": sid, "CallStatus": "completed"})


def _link(app: Flask, page: str, language: str) -> str:
    exchange = app.extensions["ivr"]
    board, hotline = exchange.board, exchange.hotlines.by_name["wallet"]
    with board.store.write() as connection:
        caller = calls.place(connection, SID)
        assert caller is not None
        mine = select(records.account.c.id).where(records.account.c.phone == phone(70))
        subject = SUBJECTS[page].format(id=connection.execute(mine).scalar_one())
        turn_of = Turn(
            connection, board.store.vault, board.now(), replace(caller, language=language), hotline, ""
        )
        return turn_of.link(page, subject)


def _repeat(connection: Connection, now: datetime, chance: random.Random) -> list[dict[str, Any]]:
    """Copy the calls that were rung over the week, and let some go on; give those that ended."""
    rung = {row["sid"]: dict(row) for row in connection.execute(select(call)).mappings()}
    turns: dict[str, list[dict[str, Any]]] = {sid: [] for sid in rung}
    for row in connection.execute(select(turn).order_by(turn.c.turn)).mappings():
        turns[row["call_sid"]].append(dict(row))
    chosen = chance.choices(list(rung), [common for _keys, common in CALLS], k=PAST + LIVE)
    copies, happened = [], []
    for number, original in enumerate(chosen):
        sid, lives = f"CB{number:032x}", number >= PAST
        began_at = now - timedelta(seconds=chance.randrange(5, 200)) if lives else _moment(now, chance)
        at, row = began_at, rung[original]
        for each in turns[original][: chance.randrange(1, 9) if lives else None]:
            happened.append(each | {"call_sid": sid, "at": at, "ms": chance.randrange(3, 19)})
            at += timedelta(seconds=chance.randrange(4, 26))
        row = row | {"sid": sid, "caller": f"+86139{chance.randrange(10**8):08}", "started_at": began_at}
        if lives:
            row |= {"ended_at": None, "status": "in-progress", "state": happened[-1]["led_to"]}
        else:
            row["ended_at"] = at
            if row["state"].startswith("agent/wait"):
                row["outcome"] = chance.choice(("transferred", "transferred", "call_back", "abandoned"))
        copies.append(row)
    connection.execute(insert(call), copies)
    connection.execute(insert(turn), happened)
    return copies[:PAST]


def _moment(now: datetime, chance: random.Random) -> datetime:
    """Give a moment of the last week, likelier in busy hours."""
    while True:
        moment = now - timedelta(seconds=chance.randrange(600, 6 * 86_400 + 40_000))
        if chance.random() < BUSY[moment.astimezone(SHANGHAI).hour] / max(BUSY):
            return moment


def _queue(
    ended: Sequence[Mapping[str, Any]], now: datetime, chance: random.Random
) -> Iterator[dict[str, Any]]:
    """Give who waits, who is to be rung back, and who waited in calls that ended with an agent or before."""
    kinds: list[tuple[str, datetime | None]] = [("waiting", None)] * 5 + [("call_back", None)] * 3
    kinds += [("bridged", each["ended_at"]) for each in ended if each["outcome"] == "transferred"]
    kinds += [
        ("abandoned", each["ended_at"])
        for each in ended
        if each["outcome"] == "abandoned" and each["state"].startswith("agent/wait")
    ]
    for number, (status, left_at) in enumerate(kinds):
        waited_s = min(chance.expovariate(1 / 30), 290) if left_at else 20 + 47 * number
        entered_at = (left_at or now) - timedelta(seconds=waited_s)
        topic = TOPICS[number % len(TOPICS)]
        caller = f"+86137{chance.randrange(10**8):08}"
        yield {
            "call_sid": f"CC{number:032x}",
            "caller": caller,
            "skill": "fraud" if topic == "stolen" else "general",
            "priority": 10 if topic == "stolen" else 30,
            "language": "en-US" if number % 3 == 2 else "zh-CN",
            "summary": json.dumps({"topic": topic, "level": ("verified", "identified", "none")[number % 3]}),
            "status": status,
            "entered_at": entered_at,
            "left_at": left_at,
            "taken_at": left_at if status == "bridged" else None,
            "outcome": "solved" if status == "bridged" else None,
            "call_back_to": caller if status == "call_back" else None,
        }
