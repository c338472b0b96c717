"""Apps that someone else wrote ring unchanged, over real HTTP, as `ivr dial` rings them."""

from __future__ import annotations

import json
import socket
from typing import Any

import pytest
from click.testing import CliRunner

from ivr.cli import main


def dial(*arguments: str) -> tuple[int, list[dict[str, Any]]]:
    """Ring, and return the exit status and the lines."""
    result = CliRunner().invoke(main, ["dial", *arguments, "--json"])
    return result.exit_code, [json.loads(line) for line in result.stdout.splitlines()]


def said(lines: list[dict[str, Any]]) -> list[str]:
    """What was said."""
    return [line["text"] for line in lines if line["event"] == "say"]


def test_flask_signed_with_redirects_and_a_session(flask_line: str) -> None:
    """302 answers are followed as GET, signed anew, and the session's cookie comes along."""
    status, lines = dial(flask_line, "--token", "flask-token", "--keys", "1")

    assert status == 0
    assert said(lines)[-1] == "We bake from noon to ten. You chose 1."
    requests = [(line["method"], line["status"]) for line in lines if line["event"] == "request"]
    assert requests == [("POST", 200), ("POST", 302), ("GET", 200)]


def test_flask_refuses_a_wrong_token(flask_line: str) -> None:
    """An app that checks signatures answers 403 to a wrong token, and the phone says what to look at."""
    status, lines = dial(flask_line, "--token", "another", "--keys", "1")

    assert status == 3
    assert "auth token" in next(line["message"] for line in lines if line["event"] == "notice")


def test_flask_sends_an_sms_that_the_phone_shows(flask_line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The app's own client, pointed at the phone's API by one line, sends an SMS that arrives in the call."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    monkeypatch.setenv("TWILIO_API", f"http://127.0.0.1:{port}")
    status, lines = dial(flask_line, "--token", "flask-token", "--twilio", str(port), "--keys", "2 4711#")

    assert status == 0
    assert said(lines)[-1] == "We sent you a text."
    (sms,) = [line for line in lines if line["event"] == "sms"]
    assert (sms["from"], sms["body"]) == ("+14155550199", "4711")


def test_flask_leads_to_a_page_that_is_not_there(flask_line: str) -> None:
    """A dead choice is told with Twilio's code, and the caller hears the carrier's apology."""
    status, lines = dial(flask_line, "--token", "flask-token", "--keys", "3")

    assert status == 3
    assert [line["code"] for line in lines if line["event"] == "notice" and line["level"] == "error"] == [
        11200
    ]
    assert said(lines)[-1].startswith("We are sorry, an application error has occurred")


def test_django_by_get_with_html_and_a_cookie(django_line: str) -> None:
    """A GET start, TwiML as text/html, a 302 with a query, relative URLs, all in one call."""
    status, lines = dial(django_line, "--method", "GET", "--keys", "1")

    assert status == 0
    assert said(lines)[-1] == "Renewed, from the menu. Goodbye."


def test_django_asks_the_same_page_again(django_line: str) -> None:
    """An empty Redirect asks its own document, and the cookie counts: silence hears the greeting again."""
    status, lines = dial(django_line, "--method", "GET", "--keys", "- 7 2")

    assert status == 0
    visits = [text.partition(".")[0] for text in said(lines)]
    assert visits == [
        "City Library, visit 1",
        "City Library, visit 2",
        "City Library, visit 3",
        "We are open from nine to six",
    ]


def test_express_with_its_own_signature_check(express_line: str) -> None:
    """An app in another language checks our signature by its own code, sets a cookie and redirects."""
    status, lines = dial(express_line, "--token", "express-token", "--keys", "1")

    assert status == 0
    assert said(lines)[-1] == "A taxi from the north rank is coming."


def test_express_fails_in_the_middle(express_line: str) -> None:
    """An exception in the app is a 500, told as Twilio tells it."""
    status, lines = dial(express_line, "--token", "express-token", "--keys", "2")

    assert status == 3
    assert "500" in next(line["message"] for line in lines if line["event"] == "notice")
