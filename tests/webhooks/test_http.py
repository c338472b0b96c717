"""Over real HTTP, as `curl` would: a whole call, a wrong signature, a body of 10 MB."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

import urllib3
from flask import Flask

from tests.webhooks.line import first, follow, in_process, listening, over_http, signature
from tests.webhooks.trial import acts, engine_of

FORM_TYPE = {"Content-Type": "application/x-www-form-urlencoded"}


def test_same_words(open_app: Callable[..., Flask], sqlite: str, new_sid: Callable[[], str]) -> None:
    """A call over HTTP, signed by Twilio's library, says and does the same as one in process."""
    app = open_app(sqlite)
    inside, outside = new_sid(), new_sid()
    send = in_process(app)
    expected = [answer.text for answer in follow(send, inside, first(send, inside))]
    with listening(app) as base:
        send = over_http(base)
        answers = follow(send, outside, first(send, outside))
    assert [answer.text.replace(outside, inside) for answer in answers] == expected
    assert answers[-1].verbs == ["Say", "Hangup"]
    assert acts(engine_of(app), inside) == acts(engine_of(app), outside)
    assert acts(engine_of(app), outside) == {"find_account": 1, "check_code": 1, "freeze": 1}


def test_refused_over_http(open_app: Callable[..., Flask], sqlite: str) -> None:
    """Over HTTP too: no signature 403, one for another path 403, GET with its query as sent 200."""
    with listening(open_app(sqlite)) as base:
        pool = urllib3.PoolManager(retries=False)
        url = f"{base}/voice"
        body = urlencode({"CallSid": "CA1"})
        headers = signature(f"{url}/hello", {"CallSid": "CA1"})
        assert pool.request("POST", url, body=body, headers=FORM_TYPE).status == 403
        assert pool.request("POST", url, body=body, headers=FORM_TYPE | headers).status == 403
        asked = f"{url}?CallSid=CA1&From=%2B86138&FromCity=%E5%8C%97%E4%BA%AC"
        assert pool.request("GET", asked, headers=signature(asked, {})).status == 200


def test_ten_megabytes(open_app: Callable[..., Flask], sqlite: str, new_sid: Callable[[], str]) -> None:
    """A body of 10 MB is refused with 413, and the process lives on."""
    with listening(open_app(sqlite)) as base:
        pool = urllib3.PoolManager(retries=False)
        body = b"Digits=" + b"1" * 10_000_000
        for _ in range(3):
            assert pool.request("POST", f"{base}/voice", body=body, headers=FORM_TYPE).status == 413
        send = over_http(base)
        assert first(send, new_sid()).status == 200
