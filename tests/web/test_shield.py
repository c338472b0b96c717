"""What guards every page, asked without a browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from webhooks.settings import PAGES, SettingsError, read_settings

Open = Callable[..., Flask]


def test_no_page_in_production_unless_asked(open_app: Open, sqlite: str) -> None:
    """The port that Twilio asks shows no page; which ones it shows all the same, IVR_PAGES says."""
    environment = {"TWILIO_AUTH_TOKEN": "token", "IVR_SECRET_KEY": "k" * 16, "IVR_DATABASE_URL": sqlite}
    assert read_settings(development=False, environment=environment).pages == ()
    assert read_settings(development=True, environment=environment).pages == PAGES
    asked = read_settings(development=False, environment=environment | {"IVR_PAGES": "flows"})
    assert asked.pages == ("flows",)
    client = open_app(sqlite, development=False, pages=()).test_client()
    assert [client.get(path).status_code for path in ("/", "/flows", "/static/style.css")] == [404, 404, 404]


@pytest.mark.parametrize("asked", ["phone", "flows phone", " "])
def test_no_phone_in_production(sqlite: str, asked: str) -> None:
    """Whoever has the phone rings as any caller, on the real records, and reads the SMS with the code."""
    environment = {"TWILIO_AUTH_TOKEN": "token", "IVR_SECRET_KEY": "k" * 16, "IVR_DATABASE_URL": sqlite}
    with pytest.raises(SettingsError, match="phone"):
        read_settings(development=False, environment=environment | {"IVR_PAGES": asked})


def test_an_unknown_page_is_refused(sqlite: str) -> None:
    """A page that there is not is told by name at the start, not found missing later."""
    with pytest.raises(SettingsError, match=r"IVR_PAGES names 'fone'; there is .*flows"):
        read_settings(development=True, environment={"IVR_DATABASE_URL": sqlite, "IVR_PAGES": "fone"})


def test_headers(open_app: Open, sqlite: str) -> None:
    """Every page allows scripts and styles of its own host alone, none inline, and no frame around it."""
    client = open_app(sqlite, pages=PAGES).test_client()
    for path in ("/flows/sample", "/static/style.css"):
        headers = client.get(path, buffered=True).headers
        policy = dict(each.split(" ", 1) for each in headers["Content-Security-Policy"].split("; "))
        assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
        assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"


def test_a_borrowed_name_is_refused(open_app: Open, sqlite: str) -> None:
    """In development a page answers to localhost and addresses, not to a name that anybody may point here."""
    client = open_app(sqlite, pages=PAGES, public_url="https://ivr.example").test_client()

    def status(host: str) -> int:
        return client.get("/flows/sample", headers={"Host": host}).status_code

    assert [status(each) for each in ("localhost:5000", "127.0.0.1", "[::1]:80", "ivr.example")] == [200] * 4
    assert [status(each) for each in ("evil.example:5000", "localhost.evil.example")] == [403, 403]


def test_language(open_app: Open, sqlite: str) -> None:
    """The browser's language is taken, until the reader chooses another, which is remembered."""
    client = open_app(sqlite, pages=PAGES).test_client()

    def spoken(query: str = "", asked: str = "") -> str:
        page = client.get(f"/flows/sample{query}", headers={"Accept-Language": asked}).text
        return page.partition('<html lang="')[2].partition('"')[0]

    assert spoken(asked="en-GB,en;q=0.8") == "en-US"
    assert spoken(asked="zh-TW") == "zh-CN"
    assert spoken(asked="fr") == "zh-CN"
    assert spoken("?lang=en-US", asked="zh-CN") == "en-US"
    assert spoken(asked="zh-CN") == "en-US"
    assert spoken("?lang=<script>", asked="zh-CN") == "en-US"


def test_pages_know_the_prefix_that_a_proxy_puts_before_them(open_app: Open, sqlite: str) -> None:
    """Links between pages lead to where the proxy shows them."""
    client = open_app(sqlite, pages=PAGES, trusted_proxies=1).test_client()
    page = client.get("/flows/sample", headers={"X-Forwarded-Prefix": "/ivr"}).text
    assert 'href="/ivr/phone"' in page
    assert 'href="/ivr/static/style.css"' in page
    home = client.get("/", headers={"X-Forwarded-Prefix": "/ivr"})
    assert home.headers["Location"] == "/ivr/phone"
