"""Queues, and the callers who wait in them; a member is taken out to TwiML of its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from ivr.simulator.account import Account, Member, Queue
from ivr.simulator.next import Fetch
from ivr.simulator.rest.form import method_of, url_of
from ivr.simulator.rest.refused import NotFound, Refused
from ivr.simulator.rest.shapes import Json, date, page, uri

LONGEST_NAME = 64
LARGEST = 5_000


def create(account: Account, account_sid: str, form: Mapping[str, str], now: datetime) -> Json:
    """Make a queue of a `FriendlyName`, for `MaxSize` callers."""
    name = form.get("FriendlyName", "")
    if not 1 <= len(name) <= LONGEST_NAME:
        raise Refused(400, 20422, "FriendlyName has 1 to 64 characters")
    if name in account.queues:
        raise Refused(400, 22003, f"A queue with the name {name} exists already")
    queue = account.queue(name)
    _resize(queue, form)
    return _shown(account_sid, queue, now)


def list_(account: Account, account_sid: str, query: Mapping[str, str], path: str, now: datetime) -> Json:
    """List the queues, by the order in which they were made."""
    found = list(account.queues.values())
    return page("queues", found, lambda queue: _shown(account_sid, queue, now), path, query)


def fetch(account: Account, account_sid: str, sid: str, path: str, now: datetime) -> Json:
    """Show one queue."""
    return _shown(account_sid, _queue(account, sid, path), now)


def update(
    account: Account, account_sid: str, sid: str, form: Mapping[str, str], path: str, now: datetime
) -> Json:
    """Change a queue's `MaxSize`."""
    queue = _queue(account, sid, path)
    _resize(queue, form)
    return _shown(account_sid, queue, now)


def delete(account: Account, sid: str, path: str) -> None:
    """Delete a queue; only an empty one can be."""
    queue = _queue(account, sid, path)
    if queue.members:
        raise Refused(400, 22001, "Queue is not empty")
    del account.queues[queue.name]


def members(
    account: Account, account_sid: str, sid: str, query: Mapping[str, str], path: str, now: datetime
) -> Json:
    """List who waits, the front first."""
    queue = _queue(account, sid, path)
    return page(
        "queue_members",
        list(queue.members),
        lambda hold: _member(account_sid, queue, hold, now),
        path,
        query,
    )


def member(account: Account, account_sid: str, sid: str, call_sid: str, path: str, now: datetime) -> Json:
    """Show one who waits, by the call's sid or as `Front`."""
    queue = _queue(account, sid, path)
    return _member(account_sid, queue, _hold(queue, call_sid, path), now)


def dequeue(
    account: Account,
    account_sid: str,
    sid: str,
    call_sid: str,
    form: Mapping[str, str],
    path: str,
    now: datetime,
) -> Json:
    """Take one who waits out of the queue, to the TwiML at `Url`."""
    queue = _queue(account, sid, path)
    hold = _hold(queue, call_sid, path)
    url = url_of(form, "Url")
    if url is None:
        raise Refused(400, 21205, "Url parameter is required.")
    shown = _member(account_sid, queue, hold, now)
    account.calls[hold.call_sid].order(Fetch(url, method_of(form, "Method")))
    return shown


def _queue(account: Account, sid: str, path: str) -> Queue:
    for queue in account.queues.values():
        if queue.sid == sid:
            return queue
    raise NotFound(path)


def _hold(queue: Queue, call_sid: str, path: str) -> Member:
    for hold in queue.members:
        if call_sid in {hold.call_sid, "Front"}:
            return hold
    raise NotFound(path)


def _resize(queue: Queue, form: Mapping[str, str]) -> None:
    text = form.get("MaxSize", "")
    if not text:
        return
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= LARGEST):
        raise Refused(400, 20422, f"MaxSize is 1 to {LARGEST}")
    queue.max_size = int(text)


def _shown(account_sid: str, queue: Queue, now: datetime) -> Json:
    return {
        "sid": queue.sid,
        "account_sid": account_sid,
        "friendly_name": queue.name,
        "current_size": len(queue.members),
        "max_size": queue.max_size,
        "average_wait_time": queue.average_wait_s(now),
        "date_created": None,
        "date_updated": None,
        "uri": uri(account_sid, "Queues", queue.sid),
    }


def _member(account_sid: str, queue: Queue, hold: Member, now: datetime) -> Json:
    return {
        "call_sid": hold.call_sid,
        "date_enqueued": date(hold.since_at),
        "position": queue.members.index(hold) + 1,
        "queue_sid": queue.sid,
        "wait_time": hold.waited_s(now),
        "uri": uri(account_sid, "Queues", queue.sid, "Members", hold.call_sid),
    }
