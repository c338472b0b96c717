"""Behind a proxy: X-Forwarded-* count only when the settings say so, and IVR_PUBLIC_URL before everything."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from tests.webhooks.line import signature

FORM = {"CallSid": "CA1", "From": "+8613800000001", "To": "+8610955000"}
PUBLIC = "https://voice.example.org"
FORWARDED = {
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "voice.example.org",
    "X-Forwarded-For": "192.0.2.1",
}

OpenApp = Callable[..., Flask]


def _status(app: Flask, url: str, headers: dict[str, str], path: str = "/voice") -> int:
    return app.test_client().post(path, data=FORM, headers=headers | signature(url, FORM)).status_code


def test_forwarded_is_ignored(open_app: OpenApp, sqlite: str) -> None:
    """Anybody can send X-Forwarded-*: without trusted proxies it changes nothing."""
    app = open_app(sqlite)
    assert _status(app, f"{PUBLIC}/voice", FORWARDED) == 403
    assert _status(app, "http://localhost/voice", FORWARDED) == 200


def test_forwarded_is_honoured(open_app: OpenApp, sqlite: str) -> None:
    """With one trusted proxy, the request counts as having come to the address that the proxy names."""
    app = open_app(sqlite, trusted_proxies=1)
    assert _status(app, f"{PUBLIC}/voice", FORWARDED) == 200
    assert _status(app, "http://localhost/voice", FORWARDED) == 403
    assert _status(app, "http://localhost/voice", {}) == 200


@pytest.mark.parametrize(("count", "status"), [(1, 403), (2, 200)])
def test_only_trusted_entries(open_app: OpenApp, sqlite: str, count: int, status: int) -> None:
    """Of a list of addresses only the last ones, as many as there are trusted proxies, are believed."""
    app = open_app(sqlite, trusted_proxies=count)
    listed = {"X-Forwarded-Proto": "https, http", "X-Forwarded-Host": "voice.example.org, inner"}
    assert _status(app, f"{PUBLIC}/voice", listed) == status


def test_public_url(open_app: OpenApp, sqlite: str) -> None:
    """IVR_PUBLIC_URL is the address that Twilio was given, whatever the request says of itself."""
    app = open_app(sqlite, public_url=PUBLIC)
    path = "/voice?note=%E5%8C%97"
    assert _status(app, PUBLIC + path, {}, path) == 200
    assert _status(app, PUBLIC + path, FORWARDED | {"Host": "elsewhere"}, path) == 200
    assert _status(app, f"http://localhost{path}", {}, path) == 403
