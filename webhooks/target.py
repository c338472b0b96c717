"""What is rung from here: one of our hotlines or any WSGI app in this process, or any app at a URL."""

from __future__ import annotations

import contextlib
import importlib
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ivr.simulator.account import Account
from ivr.simulator.settings import Settings
from ivr.simulator.sms import Sms
from ivr.simulator.transports import Transport, reach

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

    from webhooks.local import Home, LocalHotline

CALLER, DIALED = "+14155550100", "+14155550199"
"""Who rings whom if nobody says: numbers that are kept for fiction."""

_APP = re.compile(r"(?P<module>[A-Za-z_][\w.]*):(?P<app>[A-Za-z_][\w.]*)(?P<path>/.*)?")


class NoTarget(Exception):
    """There is nothing of that name to ring, or it does not open; one sentence says what to do."""


def steady_sid(number: int) -> str:
    """Give the id of the call of this number (from 1) to a target that is rung for transcripts."""
    return f"CA{number:032x}"


def unwatched(_sid: str) -> None:
    """Look at nothing: what changes is not told."""


@dataclass(frozen=True, slots=True)
class Target:
    """An app to ring: what a call to it is rung with, the way to it, and the messages that it sent.

    Attributes:
        name: What it is rung by.
        mail: Called after each exchange; returns the messages that came since the last time.
        account: What the call shares with the account that Twilio's API shows.
        shares_clock: Whether the app reads the phone's clock.
        sid: The call's id, if it must be the same each time; else empty.
        changes: What has changed in the app's records since it was last asked, a row a line.
        watch: Called when a call (with this sid) begins that `changes` is to tell of.
        recorded_words: Gives the language and the words of a recorded prompt at a URL; both empty where they
            are not known.
        remember: Returns what makes the app as it was at this moment (on a copy of its records), takes the
            sid of the call that is left, and raises NoTarget if the app does not open any more; None: what
            the app does cannot be undone.
        ours: The app, if it is a hotline of ours in this process.
    """

    name: str
    settings: Settings
    send: Transport
    token: str
    mail: Callable[[], Iterable[Sms]] = tuple
    account: Account = field(default_factory=Account)
    shares_clock: bool = True
    sid: str = ""
    changes: Callable[[], Iterable[str]] = tuple
    watch: Callable[[str], None] = unwatched
    recorded_words: Callable[[str], tuple[str, str]] = lambda _url: ("", "")
    remember: Callable[[], Callable[[str], None] | None] = lambda: None
    ours: LocalHotline | None = None

    @property
    def messages(self) -> list[Sms]:
        """What was sent, oldest first."""
        return self.account.messages


@contextlib.contextmanager
def open_target(
    name: str | None,
    now: Callable[[], datetime],
    token: str,
    *,
    fresh: bool = False,
    steady: bool = False,
    beside: str | None = None,
    home: Home | None = None,
) -> Iterator[Target]:
    """Open what TARGET names, and close it in the end.

    Args:
        name: Nothing or the name of a flow, `module:app` with perhaps a path, or a URL.
        now: The phone's clock, which an app in this process shares.
        token: Signs the requests to an app that is not ours; ours knows its own.
        fresh: Ring one of our hotlines on throw-away data.
        steady: For a transcript: one of our hotlines is rung on throw-away data, with the key and the call's
            id that are the same each time, and tells what changes in its records.
        beside: Another of our hotlines, which is rung at the same time.
        home: Where our hotlines are at home; None: as the environment says.

    Raises:
        NoTarget: There is no such target, or it does not open; nothing stays behind.
    """
    if name is None or re.fullmatch(r"[\w-]+", name):
        from webhooks.ours import open_ours  # noqa: PLC0415 - it needs the web app and the database

        with open_ours(name, now, fresh=fresh, steady=steady, beside=beside, home=home) as target:
            yield target
        return
    if fresh:
        raise NoTarget("fresh data (--fresh) are for our own hotlines; leave it out, or ring one by its name")
    account_sid = os.environ.get("TWILIO_ACCOUNT_SID") or "AC" + "0" * 32
    if "://" in name:
        parts = urlsplit(name)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise NoTarget(f"{name} is no http or https URL")
        settings = Settings(name, CALLER, DIALED, account_sid)
        account = Account()
        yield Target(name, settings, reach({}), token, newest(account.messages), account, shares_clock=False)
        return
    app, path = _import(name)
    settings = Settings(f"http://app.local{path}", CALLER, DIALED, account_sid)
    account = Account()
    yield Target(name, settings, reach({"app.local": app}), token, newest(account.messages), account)


def newest(messages: list[Sms], fetch: Callable[[], None] = lambda: None) -> Callable[[], list[Sms]]:
    """Make what tells the messages that came since it was asked last; `fetch` brings them here first."""
    told = len(messages)

    def mail() -> list[Sms]:
        nonlocal told
        told = min(told, len(messages))  # whoever goes back in a call clears them
        fetch()
        new = messages[told:]
        told += len(new)
        return new

    return mail


def _import(name: str) -> tuple[WSGIApplication, str]:
    """Import `module:app` from this folder or the path, and return the app and the path to ring."""
    found = _APP.fullmatch(name)
    if found is None:
        hint = f"; did you mean http://{name}?" if re.match(r"[\w.-]+:[0-9]", name) else ""
        raise NoTarget(f"'{name}' is no flow, no module:app and no URL{hint}")
    if "" not in sys.path:
        sys.path.insert(0, "")
    try:
        app = importlib.import_module(found["module"])
        for attribute in found["app"].split("."):
            app = getattr(app, attribute)
    except Exception as error:
        raise NoTarget(f"{name} cannot be imported: {type(error).__name__}: {error}") from error
    if not callable(app):
        raise NoTarget(f"{name} is no WSGI app: it cannot be called")
    return app, found["path"] or "/voice"
