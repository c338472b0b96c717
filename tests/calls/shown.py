"""All that people who are signed in, or read a flow, see after a run: each page, export and live notice."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from ivr.store import users
from ivr.store.users import User
from tests.calls.ringing import SETTINGS, Town, wallet
from webhooks.app import make_app

SHOWN = ("flows", "console", "desk")
PASSWORD = "a password of the staff"
MOST = {"pages.flows": 2, "pages.console.map": 2, "pages.console": 25, "pages.desk": 25}
"""So many pages of a kind are enough: the newest come first, and the flows know no caller."""
STAFF = (User("mary", "console"), User("zhao", "agent", "1001"))
_LINK = re.compile(r'="(/[^"#]*)"')


def shown(town: Town) -> dict[str, str]:
    """Give what each address shows, by address; every kind of page that the app has is among them.

    The app is another one on the same database, so that the town's own watches no query of these.
    """
    url = town.engine.url.render_as_string(hide_password=False)
    app = make_app(replace(SETTINGS, database_url=url, pages=SHOWN), wallet(), town.clock.now)
    with town.store.write() as connection:
        for user in STAFF:
            users.add(connection, user, PASSWORD, town.clock.now())
    try:
        found: dict[str, str] = {}
        for user in STAFF:
            client = app.test_client()
            client.post("/sign-in", data={"name": user.name, "password": PASSWORD})
            if user.agent_number:
                client.post("/desk/here")
                client.post("/desk/next")
            found |= _walk(app, client, {"console": "/console", "agent": "/desk"}[user.role])
        missed = _kinds(app) - {_kind(app, address) for address in found}
        assert not missed, f"nobody looked at {missed}"
        return found
    finally:
        app.extensions["ivr_store"].engine.dispose()


def _walk(app: Flask, client: FlaskClient, home: str) -> dict[str, str]:
    """Ask for all that needs no name, and follow all links from there, as far as `MOST`."""
    found: dict[str, str] = {}
    urls = app.url_map.bind("localhost")
    ahead = deque([home, *(urls.build(rule.endpoint) for rule in _rules(app) if not rule.arguments)])
    kinds: Counter[str] = Counter()
    wanted = _kinds(app)
    while ahead:
        address = ahead.popleft()
        kind = _kind(app, address)
        if address in found or kind not in wanted or kinds[kind] >= _most(kind):
            continue
        answer = client.get(address, environ_overrides={"wsgi.multithread": False})
        if answer.status_code < 400:
            kinds[kind] += 1
            found[address] = f"{answer.headers}\n{answer.data.decode(errors='replace')}"
            ahead += [answer.headers.get("Location", home), f"{address}/now"]  # a live page's next look
            ahead.extend(unescape(each) for each in _LINK.findall(found[address]))
    return found


def _most(kind: str) -> int:
    return next(most for prefix, most in MOST.items() if kind.startswith(prefix))


def _kind(app: Flask, address: str) -> str:
    """Name the endpoint that an address leads to; empty if it leads nowhere."""
    path, _, _query = address.partition("?")
    try:
        endpoint, _parts = app.url_map.bind("localhost").match(path)
    except Exception:  # noqa: BLE001 - Werkzeug's redirects are exceptions too
        return ""
    return str(endpoint)


def _kinds(app: Flask) -> set[str]:
    return {rule.endpoint for rule in _rules(app)}


def _rules(app: Flask) -> Iterator[Any]:
    prefixes = tuple(f"pages.{name}" for name in SHOWN)
    for rule in app.url_map.iter_rules():
        pages = rule.endpoint.startswith(prefixes) and "GET" in (rule.methods or ())
        if pages and not rule.endpoint.endswith(".sound"):  # the carrier has it
            yield rule
