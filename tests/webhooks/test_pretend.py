"""The pretend Twilio beside a served hotline: the real client works on it, and calls take real time."""

from __future__ import annotations

import threading
from collections.abc import Callable

from flask import Flask
from werkzeug.test import Client

from ivr.simulator.account import Account
from ivr.simulator.rest.client import client_for
from tests.webhooks.trial import TOKEN
from webhooks.pretend import api_at, open_account, pretend_twilio
from webhooks.twilio_client import make_client

SID = "AC" + "1" * 32


def test_both_at_one_address(open_app: Callable[..., Flask], sqlite: str) -> None:
    """The API answers under its own paths, and the hotline under all others."""
    both = pretend_twilio(open_app(sqlite).wsgi_app, SID, TOKEN, ["+8610955000"])

    numbers = client_for(both, SID, TOKEN).incoming_phone_numbers.list()
    assert [each.phone_number for each in numbers] == ["+8610955000"]
    assert Client(both).get("/healthz").text == "ok\n"


def test_a_call_is_made_in_real_time() -> None:
    """A call made by the API is rung by a thread, and what is said on it is told as it is said."""
    said, heard = [], threading.Event()

    def tell(_call: object, line: object) -> None:
        said.append(line.fields.get("text"))  # type: ignore[attr-defined]
        heard.set() if line.event == "end" else None  # type: ignore[attr-defined]

    rest, exchange = open_account(SID, TOKEN, tell)
    threading.Thread(target=exchange.serve, daemon=True).start()
    client = client_for(rest, SID, TOKEN)
    call = client.calls.create(
        to="+14155550101", from_="+14155550199", twiml="<Response><Hangup/></Response>"
    )

    assert heard.wait(10)
    assert client.calls(call.sid).fetch().status == "completed"


def test_an_api_while_a_call_goes_on() -> None:
    """Served at any free port, the account that the phone shares takes what the app sends."""
    account = Account()
    with api_at(0, account, SID, TOKEN) as address:
        make_client(SID, TOKEN, address).messages.create(to="+14155550101", from_="+14155550199", body="Hi")

    assert [sms.body for sms in account.messages] == ["Hi"]
