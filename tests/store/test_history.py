"""How a call went can be looked at afterwards, and no secret with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from flask import Flask
from sqlalchemy import select, update

from ivr.store import history, versions
from ivr.store.tables import call, turn
from tests.conftest import Clock
from tests.webhooks.line import STOLEN, first, follow, in_process
from tests.webhooks.trial import CODE, engine_of


def test_each_turn_is_written_once(
    open_app: Callable[..., Flask], database: str, new_sid: Callable[[], str]
) -> None:
    """A call's turns are there in order, with what was done; a request that comes again adds nothing."""
    app, sid = open_app(database), new_sid()
    send = in_process(app)
    answers = follow(send, sid, first(send, sid))
    assert answers[0].action is not None
    send(answers[0].action, {"CallSid": sid, **STOLEN["main"]})
    with engine_of(app).connect() as connection:
        found = history.of_call(connection, sid)
        stored = connection.execute(select(turn)).all()

    assert [each.turn for each in found] == list(range(len(answers)))
    assert [each.event for each in found[:2]] == ["answered", "digits"]
    assert [each.led_to for each in found] == [answer.state for answer in answers]
    assert [each.node for each in found[1:]] == [each.led_to for each in found[:-1]]
    assert any(":" in each.actions for each in found)
    assert CODE not in str(stored)


def test_a_call_whose_end_nobody_told_is_over_after_a_day(
    open_app: Callable[..., Flask], database: str, new_sid: Callable[[], str], clock: Clock
) -> None:
    """Until then it is shown as going on, and its version is served; a day is Twilio's own limit."""
    app, sid = open_app(database), new_sid()
    first(in_process(app), sid)
    with engine_of(app).begin() as connection:
        for age, goes_on in ((timedelta(hours=23), True), (timedelta(hours=25), False)):
            connection.execute(update(call).values(started_at=clock.now() - age))
            assert [each.sid for each in history.live(connection, clock.now(), most=2)] == [sid] * goes_on
            assert len(versions.live(connection, clock.now())) == goes_on
