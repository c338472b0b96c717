"""Recordings: shown, listed, deleted, and their sound."""

from __future__ import annotations

from collections.abc import Mapping

from ivr.simulator.account import Account
from ivr.simulator.recordings import Recording
from ivr.simulator.rest.refused import NotFound
from ivr.simulator.rest.shapes import Json, date, page, uri


def list_(account: Account, account_sid: str, query: Mapping[str, str], path: str) -> Json:
    """List the recordings, newest first, all or those of a `CallSid`."""
    found = [each for each in account.recordings if query.get("CallSid", each.call_sid) == each.call_sid]
    return page("recordings", found[::-1], lambda each: _shown(account_sid, each), path, query)


def fetch(account: Account, account_sid: str, sid: str, path: str) -> Json:
    """Show one recording."""
    return _shown(account_sid, find(account, sid, path))


def find(account: Account, sid: str, path: str) -> Recording:
    """Return a recording."""
    recording = account.recordings.get(sid)
    if recording is None:
        raise NotFound(path)
    return recording


def delete(account: Account, sid: str, path: str) -> None:
    """Throw a recording away."""
    account.recordings.drop(find(account, sid, path).sid)


def _shown(account_sid: str, recording: Recording) -> Json:
    return {
        "sid": recording.sid,
        "account_sid": account_sid,
        "api_version": "2010-04-01",
        "call_sid": recording.call_sid,
        "conference_sid": None,
        "channels": recording.channels,
        "date_created": date(recording.started_at),
        "date_updated": date(recording.started_at),
        "start_time": date(recording.started_at),
        "duration": str(int(recording.duration_s)),
        "error_code": None,
        "price": None,
        "price_unit": "USD",
        "source": recording.source,
        "status": "completed",
        "encryption_details": None,
        "uri": uri(account_sid, "Recordings", recording.sid),
    }
