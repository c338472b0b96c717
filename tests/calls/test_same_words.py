"""Whoever can sign hears the same, by whichever way the request comes; whoever cannot hears nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import select

from ivr.store.tables import call as calls
from tests.calls.ringing import SETTINGS, open_town
from tests.webhooks.line import Answer, listening, over_http, signature

SID = "CA" + "7" * 32


def words(texts: list[str]) -> list[str]:
    """Leave out the case number, which is another one in every call."""
    return [re.sub("[零幺二三四五六七八九]{4}，[零幺二三四五六七八九]{4}", "…", text) for text in texts]


def said(answer: Answer) -> list[str]:
    """Give what one document says."""
    return [each.text or "" for each in answer.root.iter("Say")]


def by_http(base: str) -> Iterator[Answer]:
    """Make the call of `1 1` by signed POSTs over real HTTP, as curl would."""
    send = over_http(base)
    form = {"CallSid": SID, "From": "+8613800000001", "To": SETTINGS.sms_from}
    path: str | None = "/voice"
    for keys in ({}, {"Digits": "1"}, {"Digits": "1"}):
        assert path is not None
        answer = send(path, form | keys)
        yield answer
        path = answer.action


def test_a_signed_request_hears_what_the_phone_hears(tmp_path: Path) -> None:
    """A call by plain HTTP, signed by Twilio's own library, gives the words of `ivr dial`."""
    (tmp_path / "phone").mkdir()
    (tmp_path / "http").mkdir()
    with open_town(tmp_path / "phone") as town:
        heard = town.ring("1 1 !").said
    with open_town(tmp_path / "http") as town, listening(town.app) as base:
        answers = list(by_http(base))

    assert {answer.status for answer in answers} == {200}
    assert words([text for answer in answers for text in said(answer)]) == words(heard)


def test_without_the_token_nothing_is_said(tmp_path: Path) -> None:
    """A signature made with another token is refused, and nothing of the call is written."""
    with open_town(tmp_path) as town:
        client = town.app.test_client()
        form = {"CallSid": SID, "From": "+8613800000001"}
        wrong = signature("http://localhost/voice", form, token="another-token")

        assert client.post("/voice", data=form).status_code == 403
        assert client.post("/voice", data=form, headers=wrong).status_code == 403
        assert town.rows(select(calls.c.sid).where(calls.c.sid == SID)) == []
