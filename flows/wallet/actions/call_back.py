"""A call back that the caller asks for, and answers: the place in the queue is kept meanwhile.

What is answered comes in here as any call does. One that nobody answers by key 1 counts as unanswered,
whoever or whatever picked up.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import func, select, update

from flows.wallet.actions.agent import FULL, called_back_later, waiting
from flows.wallet.actions.identify import MOBILE, own_number
from flows.wallet.processes.books import note
from flows.wallet.processes.one_at_a_time import one_at_a_time
from flows.wallet.records import announcement
from flows.wallet.records import queue_entry as entries
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.store.hotline import Turn

TRIES = 3
TO_ONE_NUMBER = (3, timedelta(days=1))
"""So many call backs are kept for a number within so long, whoever asks: a number can be forged, or be
somebody else's, and we ring for none who wants to annoy its owner."""
TO_OTHERS = (3, timedelta(days=1))
WITHHELD = (30, timedelta(days=1))
"""So many call backs within so long to numbers that a caller, or all who withhold theirs, do not ring."""
KEPT_MOST = FULL // 2
"""So many are kept at once: half of the queue stays for who waits on the line."""
DATA = Path(__file__).parents[1] / "call_backs.toml"


@cache
def country_codes() -> tuple[str, ...]:
    """Give the beginnings of the numbers (E.164) that the line can ring."""
    return tuple(f"+{code}" for code in tomllib.loads(DATA.read_text("utf-8"))["country_codes"])


def ask_call_back(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Let the caller's place in the queue be kept for a call back to the own number, or to a keyed one.

    `nowhere`: the own one is withheld, or `abroad`, where we ring nobody. A number is rung once for all who
    ask, at the best of their places; `enough` if it was rung for often, the caller asked for others often, or
    has been asked for a number three times.
    """
    keyed = str(call.data.get("keyed_back", ""))
    own = own_number(call.caller)
    number = own
    if not own.startswith(country_codes()):
        tries = int(call.data.get("call_tries", 0)) + 1
        if not keyed:
            asked = "abroad" if own else "nowhere"
            return Outcome("enough" if tries > TRIES else asked, {"call_tries": tries})
        if not MOBILE.fullmatch(keyed):
            return Outcome("enough" if tries > TRIES else "wrong", {"call_tries": tries})
        number = f"+86{keyed}"
    if not keep_place(tx, own, number):
        return Outcome("enough")
    return Outcome("noted", {"call_back_to": number})


def keep_place(tx: Turn, caller: str, number: str) -> bool:
    """Keep this call's place in the queue for a call back to a number, unless that has been asked for often.

    False leaves the place; True also if the number is rung anyway, at a better place.
    """
    one_at_a_time(tx, number, caller)
    kept = not _asked_for_others(tx, caller, number) and _keep(tx, number)
    if kept:
        note(tx, None, "call_back_asked")
    else:
        _give_up(tx)
    return kept


def _asked_for_others(tx: Turn, caller: str, number: str) -> bool:
    """Tell whether a caller, or all who withhold their number, may ask for no other number just now."""
    if number == caller:
        return False
    most, within = TO_OTHERS if caller else WITHHELD
    asked = [entries.c.caller == caller, entries.c.entered_at > tx.now - within]
    others = select(entries.c.id).where(
        *asked, entries.c.call_back_to.is_not(None), entries.c.call_back_to != caller
    )
    count = select(func.count()).select_from(others.limit(most).subquery())
    return tx.connection.execute(count).scalar_one() >= most


def _keep(tx: Turn, number: str) -> bool:
    most, within = TO_ONE_NUMBER
    asked = (entries.c.call_back_to == number) & (entries.c.entered_at > tx.now - within)
    earlier = tx.connection.execute(select(entries).where(asked).limit(most)).all()
    waits = (entries.c.call_sid == tx.call_sid) & (entries.c.status == "waiting")
    mine = tx.connection.execute(select(entries).where(waits)).one_or_none()
    kept = [each for each in earlier if each.status in ("call_back", "calling")]
    if mine is None or any(each.priority <= mine.priority for each in kept):
        _give_up(tx)
        return bool(kept) or mine is None
    if (
        len(earlier) >= most
        or called_back_later(tx.connection, entries.c.priority <= mine.priority) >= KEPT_MOST
    ):
        return False
    worse = entries.c.id.in_([each.id for each in kept])
    tx.connection.execute(update(entries).where(worse).values(status="left", left_at=tx.now))
    back = {"status": "call_back", "call_back_to": number}
    tx.connection.execute(update(entries).where(entries.c.id == mine.id).values(back))
    return True


def _give_up(tx: Turn) -> None:
    waits = (entries.c.call_sid == tx.call_sid) & (entries.c.status == "waiting")
    tx.connection.execute(update(entries).where(waits).values(status="left", left_at=tx.now))


def open_line(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Tell whether this is a call back, and what every caller is to hear first."""
    if _own_entry(tx) is not None:
        return Outcome("call_back")
    told = select(announcement.c.text).where(
        announcement.c.language == call.language, announcement.c.until_at > tx.now
    )
    text = tx.connection.execute(told).scalar_one_or_none()
    return Outcome("announced", {"announcement": text}) if text else Outcome("ordinary")


def resume_place(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Put who answered a call back into the queue at the old place; `gone` if it is no longer kept."""
    entry = _own_entry(tx)
    if entry is None:
        return Outcome("gone", {"topic": str(call.data.get("topic", ""))})
    mine = (entries.c.id == entry.id) & (entries.c.status == "calling")
    tx.connection.execute(update(entries).where(mine).values(status="waiting", call_sid=tx.call_sid))
    note(tx, entry.account_id, "called_back")
    topic = str(json.loads(entry.summary).get("topic", ""))
    told: dict[str, Value] = {"topic": topic, **waiting(tx.connection, tx.call_sid, tx.now)}
    return Outcome("urgent" if entry.skill == "fraud" else "joined", told)


def cancel_call_back(tx: Turn, _call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Give the place up: the caller no longer needs anybody."""
    mine = (entries.c.call_back_sid == tx.call_sid) & (entries.c.status == "calling")
    tx.connection.execute(update(entries).where(mine).values(status="left", left_at=tx.now))
    return Outcome("noted")


def _own_entry(tx: Turn) -> Any | None:
    mine = (entries.c.call_back_sid == tx.call_sid) & (entries.c.status == "calling")
    return tx.connection.execute(select(entries).where(mine)).one_or_none()
