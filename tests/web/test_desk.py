"""The agent's desk: a caller in one browser is answered in another, and the outcome is written down."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
import requests
from flask import Flask
from sqlalchemy import select

from flows.wallet import records
from ivr.store import users
from ivr.store.users import User

PASSWORD = "a long password"


@pytest.fixture
def agents(app: Flask) -> Flask:
    """Let zhao be an agent."""
    with app.extensions["ivr_store"].write() as connection:
        users.add(connection, User("zhao", "agent", "1001"), PASSWORD, datetime.now(UTC))
    return app


def test_an_agent_comes_and_goes(agents: Flask) -> None:
    """Signing in and looking is not coming: the agent says so, and is away again when they say that."""
    zhao = agents.test_client()
    zhao.post("/sign-in", data={"name": "zhao", "password": PASSWORD})
    here = select(records.agent.c.status).where(records.agent.c.number == "1001")

    def status() -> str:
        zhao.get("/desk")
        with agents.extensions["ivr_store"].read() as connection:
            return str(connection.execute(here).scalar_one())

    statuses = [status()]
    for path in ("/desk/here", "/desk/away"):
        assert zhao.post(path).status_code == 303
        statuses.append(status())
    assert statuses == ["away", "available", "away"]


@pytest.mark.parametrize("form", [{}, {"entry": "1"}, {"entry": "x", "outcome": "solved"}])
def test_an_outcome_must_be_said(agents: Flask, form: dict[str, str]) -> None:
    """What is missing is told, and nothing is written."""
    zhao = agents.test_client()
    zhao.post("/sign-in", data={"name": "zhao", "password": PASSWORD})
    assert zhao.post("/desk/conclude", data=form).status_code == 400


def test_who_has_an_outcome_waits_no_more(agents: Flask) -> None:
    """An outcome that is told before the carrier tells anything ends the wait: the next caller is next."""
    now = datetime.now(UTC)
    waits = {"caller": "+8613800000004", "skill": "fraud", "priority": 10, "summary": "{}"}
    waits |= {"language": "zh-CN", "status": "waiting", "entered_at": now}
    entries = records.queue_entry
    with agents.extensions["ivr_store"].write() as connection:
        for sid in ("CA1", "CA2"):
            connection.execute(entries.insert(), waits | {"call_sid": sid})
    zhao = agents.test_client()
    zhao.post("/sign-in", data={"name": "zhao", "password": PASSWORD})
    zhao.post("/desk/next")
    zhao.post("/desk/conclude", data={"entry": "1", "outcome": "follow_up"})
    zhao.post("/desk/next")

    with agents.extensions["ivr_store"].read() as connection:
        concluded, taken = connection.execute(select(entries).order_by(entries.c.id)).all()
    assert (concluded.status, concluded.outcome) == ("bridged", "follow_up")
    assert concluded.left_at is not None
    assert (taken.status, taken.outcome) == ("taken", None)


def waits(http: requests.Session, served: str) -> str:
    """Ring the wallet on the phone page, in a time ahead of ours, and wait in the queue; gives the URL."""
    order = {"target": "wallet", "at": "2026-12-01T10:00+08:00", "agent": "none"}
    news = http.post(f"{served}/phone/calls", order).json()
    call = f"{served}/phone/calls/{news['call']}"
    act: dict[str, Any] = {"keys": "0"}
    while not news["moment"]["held"]:
        told = {"number": news["moment"]["number"], "after_s": news["moment"]["limit_s"], "nothing": True}
        news = http.post(f"{call}/moves", json=told | act).json()
        act = {}
    return call


def test_who_hung_up_before_the_answer_is_let_go(agents: Flask, served: str) -> None:
    """The desk says so and asks for no outcome; the agent is free, and has the next caller with one press."""
    agent, entries = records.agent, records.queue_entry
    with requests.Session() as http, agents.extensions["ivr_store"].engine.connect() as connection:

        def desk(path: str = "", **form: str) -> str:
            page = http.post(f"{served}/desk{path}", form) if path else http.get(f"{served}/desk")
            assert page.ok
            return page.text

        http.headers["Accept-Language"] = "en"
        http.post(f"{served}/sign-in", {"name": "zhao", "password": PASSWORD})
        desk("/here")
        first = waits(http, served)
        assert 'action="/desk/answer"' in desk("/next")
        waits(http, served)
        http.post(f"{first}/gone")

        shown = desk()
        assert "The caller hung up" in shown
        assert 'action="/desk/conclude"' not in shown
        free = select(agent.c.status).where(agent.c.number == "1001")
        assert connection.execute(free).scalar_one() == "available"
        connection.rollback()
        shown = desk("/next")
        assert "Your next caller" in shown
        assert 'action="/desk/conclude"' not in shown
        assert ">-" not in shown
        shown = desk("/answer")
        assert "You are talking" in shown
        assert 'action="/desk/conclude"' in shown
        gone, talks = connection.execute(select(entries).order_by(entries.c.id)).all()
    assert (gone.status, gone.outcome) == ("abandoned", "hung_up")
    assert (talks.status, talks.outcome) == ("bridged", None)


def test_the_door_keeps_the_name_and_the_desk_says_in_one_language_who_may_not(agents: Flask) -> None:
    """A wrong password costs only the password; a page that one may not see says so in their language."""
    zhao = agents.test_client()
    refused = zhao.post("/sign-in", data={"name": "zhao", "password": "wrong"})
    assert 'value="zhao"' in refused.text
    zhao.post("/sign-in", data={"name": "zhao", "password": PASSWORD})
    page = zhao.get("/console", headers={"Accept-Language": "zh-CN"})
    assert page.status_code == 403
    assert "请换个有权限的账号登录。" in page.text
    assert 'lang="en"' not in page.text
