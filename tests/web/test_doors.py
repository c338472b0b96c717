"""Every address of the pages, as the app lists them: who gets in, from where, and what it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from ivr.store import users
from ivr.store.users import User
from tests.webhooks.line import first, in_process
from webhooks.pages.shield import HEADERS
from webhooks.pages.signing import COOKIE
from webhooks.settings import DEVELOPMENT

PASSWORD = "a long password"
ROLES = {"pages.console": "console", "pages.desk": "agent"}
OPEN = ("pages.phone", "pages.flows", "pages.signing")
"""Beside the pages' own: static files, the way home, the style of maps, and what leads nowhere."""
SID = "CA" + "1" * 32
PARTS: dict[str, Any] = {"name": "wallet", "service": "stolen", "sid": SID, "number": "1"}
PARTS |= {"recording_id": 1, "position": 1}
NAMES = {"console": "mary", "agent": "zhao"}


@pytest.fixture
def app(app: Flask) -> Flask:
    """Let mary look, zhao be an agent, and one call go on."""
    with app.extensions["ivr_store"].write() as connection:
        users.add(connection, User("mary", "console"), PASSWORD, datetime.now(UTC))
        users.add(connection, User("zhao", "agent", "1001"), PASSWORD, datetime.now(UTC))
    first(in_process(app, DEVELOPMENT["TWILIO_AUTH_TOKEN"]), SID)
    return app


def signed_in(app: Flask, role: str) -> FlaskClient:
    """Give a browser in which the user of a role is signed in."""
    client = app.test_client()
    assert client.post("/sign-in", data={"name": NAMES[role], "password": PASSWORD}).status_code == 303
    return client


def rules(app: Flask, method: str) -> Iterator[tuple[Rule, str, str]]:
    """Give each rule of the pages that takes a method, an address of it, and the role that it is for."""
    urls = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith("pages.") and method in (rule.methods or ()):
            parts = {name: PARTS.get(name, "x") for name in rule.arguments}
            role = next((role for pages, role in ROLES.items() if rule.endpoint.startswith(pages)), "")
            yield rule, urls.build(rule.endpoint, parts, method=method), role


def test_each_address_has_a_guard_or_needs_none(app: Flask) -> None:
    """An address is for one role, or one of those that are known to be open."""
    unknown = [
        rule.endpoint
        for method in ("GET", "POST")
        for rule, _address, role in rules(app, method)
        if not role and not rule.endpoint.startswith(OPEN) and rule.endpoint.count(".") > 1
    ]
    assert unknown == []
    assert {role for _rule, _address, role in rules(app, "POST")} == {"", "console", "agent"}


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_nobody_gets_in_without_a_password(app: Flask, method: str) -> None:
    """A stranger is led to the door, which remembers where to; nothing is done before."""
    client = app.test_client()
    for _rule, address, role in rules(app, method):
        if role:
            answer = client.open(address, method=method)
            door = f"/sign-in?to={address.replace('/', '%2F')}" if method == "GET" else "/sign-in"
            assert (answer.status_code, answer.location) == (302, door), address


@pytest.mark.parametrize(("role", "other"), [("console", "agent"), ("agent", "console")])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_nobody_gets_in_with_another_role(app: Flask, method: str, role: str, other: str) -> None:
    """Who has another role is refused at each address, whatever it does."""
    client = signed_in(app, other)
    statuses = {
        address: client.open(address, method=method).status_code
        for _rule, address, of in rules(app, method)
        if of == role
    }
    assert set(statuses.values()) == {403}, statuses


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ],
)
def test_no_other_site_does_anything(app: Flask, headers: dict[str, str]) -> None:
    """What another site makes a signed-in browser send is refused, also at the door and on the phone."""
    clients = {role: signed_in(app, role) for role in NAMES}
    statuses = {
        address: clients[role or "console"].post(address, headers=headers).status_code
        for _rule, address, role in rules(app, "POST")
    }
    assert len(statuses) > 10
    assert set(statuses.values()) == {403}, statuses


def test_looking_changes_nothing(app: Flask) -> None:
    """Every page may be loaded, again and again, and no record is different afterwards."""
    clients = {role: signed_in(app, role) for role in NAMES}
    before = dumped(app)
    for rule, address, role in rules(app, "GET"):
        answer = clients[role or "console"].get(address, environ_overrides={"wsgi.multithread": False})
        assert answer.status_code in {200, 302, 404}, (rule.endpoint, answer.status_code)
    assert dumped(app) == before


def dumped(app: Flask) -> list[str]:
    """Give all that is in the database."""
    connection = app.extensions["ivr_store"].engine.raw_connection()
    try:
        return list(connection.driver_connection.iterdump())
    finally:
        connection.close()


def test_every_answer_is_shielded(app: Flask) -> None:
    """Pages, files, redirects and errors have all headers of security; so has an address that is none."""
    client = signed_in(app, "console")
    addresses = [address for _rule, address, _role in rules(app, "GET")]
    for address in (*addresses, "/nowhere", "/console/nowhere", "/static/none.css"):
        answer = client.get(address, environ_overrides={"wsgi.multithread": False}, buffered=True)
        assert HEADERS.items() <= dict(answer.headers).items(), address


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
@pytest.mark.parametrize(
    ("language", "words"), [("en-US", "There is nothing here"), ("zh-CN", "这里什么都没有")]
)
def test_an_address_that_leads_nowhere_is_a_page(app: Flask, method: str, language: str, words: str) -> None:
    """It says so in the reader's language, in the layout; what Twilio asks is answered as ever."""
    client = app.test_client()
    answer = client.open("/nowhere?lang=" + language, method=method)
    assert answer.status_code == 404
    assert words in answer.text
    assert '<nav aria-label="' in answer.text
    voice = client.post("/voice/turn")
    assert (voice.status_code, "<nav" in voice.text) == (403, False)


def test_who_signs_out_is_out_everywhere(app: Flask) -> None:
    """A cookie that was copied before is worth nothing afterwards, on any server of the same database."""
    client, thief = signed_in(app, "console"), app.test_client()
    stolen = client.get_cookie(COOKIE)
    assert stolen is not None
    thief.set_cookie(COOKIE, stolen.value)
    assert thief.get("/console").status_code == 200
    assert client.post("/sign-out").location == "/sign-in"
    assert thief.get("/console").status_code == 302
    assert client.get("/console").status_code == 302


def test_a_session_is_never_given_by_another(app: Flask) -> None:
    """Signing in makes a new session, whatever cookie the browser brings (session fixation)."""
    client = app.test_client()
    client.set_cookie(COOKIE, "chosen by somebody else")
    client.post("/sign-in", data={"name": "mary", "password": PASSWORD})
    cookie = client.get_cookie(COOKIE)
    assert cookie is not None
    assert cookie.value != "chosen by somebody else"
    assert (cookie.http_only, cookie.same_site) == (True, "Lax")


@pytest.mark.parametrize(
    "wanted",
    [
        *("//evil.example/", "https://evil.example/console/", "/consolevil", "/console\\@evil", "/desk/next"),
        *("/\\evil.example", "/%09/evil.example", ""),
    ],
)
def test_the_door_leads_nowhere_else(app: Flask, wanted: str) -> None:
    """After signing in one gets to one's own pages, whatever the address asked for."""
    client = app.test_client()
    answer = client.post("/sign-in", query_string={"to": wanted}, data={"name": "mary", "password": PASSWORD})
    assert answer.location == "/console"


def test_the_door_leads_back(app: Flask) -> None:
    """Who wanted a page gets it after signing in, with all that its address said."""
    client = app.test_client()
    door = client.get("/console/calls?q=%2B8613800000001").location
    answer = client.post(door, data={"name": "mary", "password": PASSWORD})
    assert answer.location == "/console/calls?q=%2B8613800000001"


def test_production_shows_none_of_it(open_app: Callable[..., Flask], sqlite: str) -> None:
    """Unless asked, a server in production has the webhooks and the links of SMS, and nothing else."""
    app = open_app(sqlite, development=False, pages=())
    assert {rule.endpoint.partition(".")[0] for rule in app.url_map.iter_rules()} == {
        *("voice", "links", "alive", "ready"),
    }


def test_cookies_of_production_need_https(open_app: Callable[..., Flask], sqlite: str) -> None:
    """In production a session is never sent in clear."""
    app = open_app(sqlite, development=False, pages=("console",))
    with app.extensions["ivr_store"].write() as connection:
        users.add(connection, User("mary", "console"), PASSWORD, datetime.now(UTC))
    answer = app.test_client().post("/sign-in", data={"name": "mary", "password": PASSWORD})
    assert "Secure; HttpOnly; Path=/; SameSite=Lax" in answer.headers["Set-Cookie"]
