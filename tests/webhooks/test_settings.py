"""Settings are read in one place, and production is not started without its secrets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from tests.webhooks.line import first, follow, in_process
from webhooks.app import create_app
from webhooks.settings import DEVELOPMENT, VARIABLES, SettingsError, read_settings

TOKEN = {"TWILIO_AUTH_TOKEN": "a-token-nobody-knows"}
KEY = {"IVR_SECRET_KEY": "0123456789abcdef"}


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({}, "TWILIO_AUTH_TOKEN is not set"),
        (KEY, "TWILIO_AUTH_TOKEN is not set"),
        (KEY | {"TWILIO_AUTH_TOKEN": ""}, "TWILIO_AUTH_TOKEN is not set"),
        (TOKEN, "IVR_SECRET_KEY is not set"),
        (TOKEN | {"IVR_SECRET_KEY": ""}, "IVR_SECRET_KEY is not set"),
        (TOKEN | {"IVR_SECRET_KEY": "0123456789abcde"}, "IVR_SECRET_KEY is too short"),
        (TOKEN | KEY | {"IVR_ENV": "prod"}, "IVR_ENV is 'prod'"),
        (TOKEN | KEY | {"IVR_TRUSTED_PROXIES": "yes"}, "IVR_TRUSTED_PROXIES is 'yes'"),
        (TOKEN | KEY | {"IVR_TRUSTED_PROXIES": "-1"}, "IVR_TRUSTED_PROXIES is '-1'"),
        (TOKEN | KEY | {"IVR_TRUSTED_PROXIES": "²"}, "IVR_TRUSTED_PROXIES is '²'"),
    ],
)
def test_refused(environment: dict[str, str], told: str) -> None:
    """What is missing or wrong is told by name, in one line, without the values of secrets."""
    with pytest.raises(SettingsError, match=told) as caught:
        read_settings(development=False, environment=environment)
    message = str(caught.value)
    assert "\n" not in message
    assert not any(secret in message for secret in (*TOKEN.values(), *KEY.values(), "0123456789abcde"))


def test_production_app_is_not_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`create_app()`, as a server calls it, is production, and refuses before it touches a database."""
    with pytest.raises(SettingsError):
        create_app()
    monkeypatch.setenv("TWILIO_AUTH_TOKEN", "a-token-nobody-knows")
    with pytest.raises(SettingsError):
        create_app()
    assert not list(tmp_path.rglob("*.db"))


def test_environment_has_the_last_word() -> None:
    """IVR_ENV decides, whatever the command would take."""
    assert read_settings(development=False, environment={"IVR_ENV": "development"}).development
    given = TOKEN | KEY | {"IVR_ENV": "production"}
    assert not read_settings(development=True, environment=given).development


def test_production_takes_no_development_value() -> None:
    """In production nothing is made up: no account, no sender, no number of a person."""
    settings = read_settings(development=False, environment=TOKEN | KEY)
    assert (settings.account_sid, settings.sms_from, settings.human_number) == ("", "", "")
    assert settings.auth_token not in DEVELOPMENT.values()
    assert settings.secret_key == KEY["IVR_SECRET_KEY"].encode()


def test_development_needs_nothing(tmp_path: Path) -> None:
    """Development starts with an empty environment; its key is made once, for this user alone."""
    settings = read_settings(development=True, environment={})
    again = read_settings(development=True, environment={})
    assert settings.secret_key == again.secret_key
    assert len(settings.secret_key) >= 32
    (key,) = tmp_path.rglob("secret.key")
    assert key.stat().st_mode & 0o777 == 0o600
    assert settings.database_url == f"sqlite:///{key.with_name('hotline.db')}"
    assert [path.name for path in key.parent.iterdir()] == ["secret.key"]


@pytest.mark.parametrize(
    ("development", "url", "demo"),
    [
        (True, "", True),
        (True, "sqlite:////tmp/x.db", True),
        (False, "", True),
        (False, "postgresql://h/d", False),
    ],
)
def test_demo_data(development: bool, url: str, demo: bool) -> None:
    """A database that somebody names in production is never filled with demo data."""
    environment = TOKEN | KEY | {"IVR_DATABASE_URL": url}
    assert read_settings(development=development, environment=environment).demo is demo


def test_repr_is_silent() -> None:
    """No secret shows when settings or an app's store are printed."""
    environment = TOKEN | KEY | {"IVR_DATABASE_URL": "postgresql://u:a-password@h/d"}
    shown = repr(read_settings(development=False, environment=environment))
    assert not any(secret in shown for secret in ("a-token", "0123456789abcdef", "a-password"))


def test_every_variable_is_told() -> None:
    """What is read from the environment is what `ivr serve --help` tells."""
    asked: set[str] = set()

    class Environment(dict[str, str]):
        def get(self, name: str, default: str | None = None) -> str | None:  # type: ignore[override]
            asked.add(name)
            return super().get(name, default)

    read_settings(development=True, environment=Environment())
    assert asked == set(VARIABLES)


def test_headers_of_development(
    open_app: Callable[..., Flask], sqlite: str, new_sid: Callable[[], str]
) -> None:
    """IVR-State, IVR-Turn and IVR-Secret are for the phone on a developer's desk, never for production."""
    for development in (True, False):
        send, sid = in_process(open_app(sqlite, development=development)), new_sid()
        answers = [first(send, sid)]
        for digits in ("1", "428571"):
            answers.append(send(answers[-1].action or "", {"CallSid": sid, "Digits": digits}))
        answers.append(send("/voice/fallback", {"CallSid": sid}))
        shown = [{name for name in each.headers if name.startswith("IVR-")} for each in answers]
        expected = {"IVR-State", "IVR-Turn", "IVR-Secret"} if development else set()
        assert all(names <= expected for names in shown)
        assert (shown[1] == expected) is True


def test_secrets_are_announced(
    open_app: Callable[..., Flask], sqlite: str, new_sid: Callable[[], str]
) -> None:
    """In development IVR-Secret says that a code was sent, and that what is keyed next is secret."""
    send, sid = in_process(open_app(sqlite)), new_sid()
    answers = follow(send, sid, first(send, sid))
    assert [each.headers.get("IVR-Secret") or "" for each in answers] == ["", "entry, sms", ""]
