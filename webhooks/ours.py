"""Ring one of our own hotlines in this process, as `webhooks.target` does for whoever names one.

It lies apart since who rings somebody else's app needs neither the web app nor the database.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from datetime import datetime
from urllib.parse import urlsplit

from sqlalchemy.exc import SQLAlchemyError

from ivr.engine.source import FlowError
from ivr.simulator.account import Account
from ivr.simulator.rest.api import Rest
from ivr.simulator.settings import Settings
from ivr.simulator.transports import reach
from webhooks.app import StartRefused
from webhooks.local import ADDRESS, STEADY, Home, LocalHotline, home_here, open_hotline
from webhooks.settings import SettingsError
from webhooks.target import NoTarget, Target, newest, steady_sid, unwatched


@contextlib.contextmanager
def open_ours(
    name: str | None,
    now: Callable[[], datetime],
    *,
    fresh: bool,
    steady: bool,
    beside: str | None,
    home: Home | None,
) -> Iterator[Target]:
    """Open a hotline of ours, and close it in the end; `webhooks.target.open_target` tells the rest."""
    alone = Account()
    rest = Rest(now, account=(home is not None and not steady and home.account) or alone)
    with _told():
        if steady:
            home = home_here(home.address if home else ADDRESS, STEADY)
        hotline = open_hotline(
            name, fresh=fresh or steady, now=now, messages=rest, home=home, steady=steady, beside=beside
        )
    rest.accounts[hotline.account_sid] = hotline.token
    hotline.after_exchange()  # what earlier calls left behind is for other phones
    alone.messages.clear()
    try:
        yield Target(
            hotline.name,
            _settings(hotline),
            reach({urlsplit(hotline.url).netloc: hotline.answer}),
            hotline.token,
            newest(rest.account.messages, hotline.after_exchange),
            rest.account,
            sid=steady_sid(1) if steady else "",
            changes=hotline.changes,
            watch=hotline.watch if steady else unwatched,
            recorded_words=hotline.recorded_words,
            remember=lambda: _way_back(hotline, alone),
            ours=hotline,
        )
    finally:
        hotline.close()


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Tell what keeps a hotline from opening as the caller of `open_target` expects it."""
    try:
        yield
    except (LookupError, FlowError, SettingsError, StartRefused, SQLAlchemyError) as error:
        raise NoTarget(str(getattr(error, "orig", error))) from error


def _settings(hotline: LocalHotline) -> Settings:
    return Settings(
        hotline.url,
        hotline.caller,
        hotline.dialed,
        hotline.account_sid,
        fallback_url=hotline.fallback_url,
        status_url=hotline.status_url,
    )


def _way_back(hotline: LocalHotline, account: Account) -> Callable[[str], None] | None:
    """Give what makes the hotline, and what its calls left in the account, as they are now, as `remember`."""
    back = hotline.remember()
    if back is None:
        return None

    def return_there(call_sid: str) -> None:
        with _told():
            back(call_sid)
        for kept in (account.messages, account.calls, account.queues):
            kept.clear()

    return return_there
