"""One line a turn, as JSON, without what the caller keyed, said or was told."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from tests.webhooks.line import first, follow, in_process
from tests.webhooks.trial import CASE, CODE, engine_of

OpenApp = Callable[..., Flask]
NewSid = Callable[[], str]


def test_line_a_turn(
    open_app: OpenApp, sqlite: str, new_sid: NewSid, caplog: pytest.LogCaptureFixture
) -> None:
    """Each turn that is taken writes one JSON object; a repetition, which does nothing, writes none."""
    caplog.set_level(logging.INFO, "ivr.turn")
    send, sid = in_process(open_app(sqlite)), new_sid()
    follow(send, sid, first(send, sid))
    first(send, sid)
    lines = [json.loads(each.getMessage()) for each in caplog.records if each.name == "ivr.turn"]
    assert [(each["turn"], each["event"], each["from"], each["to"]) for each in lines] == [
        (0, "Answered", "welcome", "main"),
        (1, "Digits", "main", "stolen/code"),
        (2, "Digits", "stolen/code", "stolen/done"),
    ]
    assert [each["actions"] for each in lines] == [
        [],
        ["find_account:found"],
        ["check_code:right", "freeze:frozen"],
    ]
    assert {each["call"] for each in lines} == {sid}
    assert [each["level"] for each in lines] == ["none", "identified", "verified"]
    assert all(each["ms"] >= 0 for each in lines)


def test_no_line_for_a_turn_that_failed(
    open_app: OpenApp, sqlite: str, new_sid: NewSid, caplog: pytest.LogCaptureFixture
) -> None:
    """A turn that was undone is told as an error, not as a turn; done at last, it is told once."""
    caplog.set_level(logging.INFO)
    app, sid = open_app(sqlite), new_sid()
    send = in_process(app)
    path = first(send, sid).action or ""
    caplog.clear()

    def no_commit(_connection: object) -> None:
        raise OperationalError("COMMIT", {}, Exception("the disk is full"))

    event.listen(engine_of(app), "commit", no_commit)
    send(path, {"CallSid": sid, "Digits": "1"})
    assert [each.name for each in caplog.records] == ["ivr.webhooks"]
    event.remove(engine_of(app), "commit", no_commit)
    send(path, {"CallSid": sid, "Digits": "1"})
    assert [each.name for each in caplog.records] == ["ivr.webhooks", "ivr.turn"]


def test_no_digits_in_the_log(
    open_app: OpenApp, sqlite: str, new_sid: NewSid, caplog: pytest.LogCaptureFixture
) -> None:
    """No digits that were keyed, no words that were said, no number of a caller or a case are logged."""
    caplog.set_level(logging.DEBUG)
    send, sid = in_process(open_app(sqlite)), new_sid()
    caller = "+8613955512345"
    answer = first(send, sid, caller)
    acts = [{"Digits": "2"}, {"Digits": "7654321"}, {"SpeechResult": "stolen please"}, {"Digits": CODE}]
    for act in acts:
        answer = send(answer.action or "", {"CallSid": sid, **act})
    assert answer.state == "stolen/done"
    send("/voice/fallback", {"CallSid": sid})
    ours = "\n".join(each.getMessage() for each in caplog.records if each.name.startswith("ivr."))
    assert ours.count('"turn"') == 5
    assert not any(secret in caplog.text for secret in ("7654321", "please", CODE, caller[1:], CASE))
