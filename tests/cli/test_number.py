"""`ivr number`, with the real client, on the pretend Twilio's API over HTTP."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from click.testing import CliRunner, Result
from werkzeug.serving import make_server

from ivr.cli import main
from ivr.simulator.account import Account, Number
from ivr.simulator.rest.api import Rest
from tests.conftest import BEGINNING
from tests.foreign.conftest import Quiet
from webhooks.numbers import NumberError, asks_for
from webhooks.settings import DEVELOPMENT

NUMBER = "+14155550199"
PUBLIC = "https://line.example"
SID, TOKEN = DEVELOPMENT["TWILIO_ACCOUNT_SID"], DEVELOPMENT["TWILIO_AUTH_TOKEN"]


@pytest.fixture
def account(monkeypatch: pytest.MonkeyPatch) -> Iterator[Account]:
    """An account with a number that something else answers, at an address of this machine."""
    rest = Rest(lambda: BEGINNING, {SID: TOKEN})
    rest.account.own(NUMBER, voice_url="https://old.example/answer", voice_method="GET")
    server = make_server("127.0.0.1", 0, rest, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    monkeypatch.setenv("IVR_TWILIO_URL", f"http://127.0.0.1:{server.port}")
    yield rest.account
    server.shutdown()
    thread.join()
    server.server_close()


def run(*arguments: str, answer: str = "") -> Result:
    """Run `ivr number`."""
    return CliRunner().invoke(main, ["number", *arguments], input=answer)


def asked(account: Account) -> Number:
    """The number as the account has it."""
    (number,) = account.numbers.values()
    return number


def test_connected_and_given_back(account: Account) -> None:
    """Connect shows what will change and asks; disconnect restores every field that was there."""
    before = asked(account)
    connected = run("connect", NUMBER, "--url", PUBLIC, answer="y\n")

    assert connected.exit_code == 0
    assert "https://old.example/answer  →  https://line.example/voice" in connected.stdout
    now = asked(account)
    assert (now.voice_url, now.voice_method) == (f"{PUBLIC}/voice", "POST")
    assert (now.voice_fallback_url, now.status_callback) == (
        f"{PUBLIC}/voice/fallback",
        f"{PUBLIC}/voice/status",
    )
    assert f"{PUBLIC}/voice\n" in run("show", NUMBER).stdout
    assert run("disconnect", NUMBER, "--yes").exit_code == 0
    assert asked(account) == before


def test_connected_twice_the_first_state_is_kept(account: Account) -> None:
    """A second connect does not forget what was there before the first."""
    before = asked(account)
    run("connect", NUMBER, "--url", PUBLIC, "--yes")
    run("connect", NUMBER, "--url", "https://other.example", "--flow", "hello", "--yes")

    assert asked(account).voice_url == "https://other.example/voice/hello"
    run("disconnect", NUMBER, "--yes")
    assert asked(account) == before


def test_no_means_no(account: Account) -> None:
    """Whoever does not say yes has changed nothing."""
    before = asked(account)
    refused = run("connect", NUMBER, "--url", PUBLIC, answer="n\n")

    assert (refused.exit_code, asked(account)) == (1, before)
    assert run("disconnect", NUMBER, "--yes").exit_code == 1


def test_a_number_that_is_not_ours(account: Account) -> None:
    """The numbers that the account has are told."""
    result = run("connect", "+14155550000", "--url", PUBLIC, "--yes")

    assert (result.exit_code, asked(account).voice_method) == (1, "GET")
    assert result.stderr == f"Error: the account has no number +14155550000; it has {NUMBER}\n"


def test_a_wrong_token(account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twilio's refusal says where the right token is to be found."""
    monkeypatch.setenv("TWILIO_AUTH_TOKEN", "wrong")
    result = run("show", NUMBER)

    assert result.exit_code == 1
    assert "TWILIO_AUTH_TOKEN from the first page of its console" in result.stderr


def test_nobody_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Twilio cannot be reached, that is said: exit 4; without an account: exit 2."""
    monkeypatch.setenv("IVR_TWILIO_URL", "http://127.0.0.1:9")
    assert run("show", NUMBER).exit_code == 4
    monkeypatch.delenv("IVR_TWILIO_URL")
    assert run("show", NUMBER).exit_code == 2


@pytest.mark.parametrize("url", ["http://line.example", "https://127.0.0.1:5000", "line.example", "https://"])
def test_addresses_that_twilio_cannot_use(url: str) -> None:
    """An address must be https and public, or nothing is changed."""
    with pytest.raises(NumberError):
        asks_for(url)
