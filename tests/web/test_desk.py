"""The agent's desk: a caller in one browser is answered in another, and the outcome is written down."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from flask import Flask
from playwright.sync_api import expect
from sqlalchemy import select

from flows.wallet import records
from ivr.store import users
from ivr.store.users import User
from tests.web.conftest import Visit
from tests.web.test_phone import press, ring

PASSWORD = "a long password"


@pytest.fixture
def agents(app: Flask) -> Flask:
    """Let zhao be an agent, and mary look at the console."""
    with app.extensions["ivr_store"].write() as connection:
        users.add(connection, User("zhao", "agent", "1001"), PASSWORD, datetime.now(UTC))
        users.add(connection, User("mary", "console"), PASSWORD, datetime.now(UTC))
    return app


def test_a_caller_is_answered_at_the_desk(agents: Flask, visit: Visit) -> None:
    """The agent sees who waits and why, answers, they talk, and outcome and notes are kept."""
    caller = visit("/phone")
    caller.get_by_label("On fresh demo data, thrown away afterwards").uncheck()
    caller.get_by_label("Queue: an agent comes").select_option("none")
    ring(caller)
    press(caller, "1")
    press(caller, "0")
    expect(caller.locator("#takes")).to_have_text("On hold", timeout=40_000)

    agent = visit("/desk")
    agent.get_by_label("Name").fill("zhao")
    agent.get_by_label("Password").fill(PASSWORD)
    agent.get_by_role("button", name="Sign in").click()
    agent.get_by_role("button", name="Next caller").click()
    expect(agent.get_by_text("A stolen account")).to_be_visible()
    agent.get_by_role("button", name="Answer").click()
    expect(caller.locator("#takes")).to_have_text("Connected with somebody", timeout=20_000)
    agent.get_by_label("Solved").check()
    agent.get_by_label("Notes (no passwords or codes)").fill("Frozen, all well.")
    agent.get_by_role("button", name="Note it").click()
    expect(agent.get_by_role("button", name="Next caller")).to_be_visible()
    expect(caller.locator("#takes")).not_to_have_text("Connected with somebody", timeout=20_000)

    with agents.extensions["ivr_store"].read() as connection:
        (entry,) = connection.execute(select(records.queue_entry)).all()
    assert (entry.outcome, entry.notes, entry.skill) == ("solved", "Frozen, all well.", "fraud")


def test_the_desk_is_for_agents(agents: Flask) -> None:
    """Neither a stranger nor who looks at the console gets to the desk, nor may they take a caller."""
    stranger = agents.test_client()
    assert stranger.get("/desk").status_code == 302
    assert stranger.post("/desk/next").status_code == 302
    mary = agents.test_client()
    mary.post("/sign-in", data={"name": "mary", "password": PASSWORD})
    assert mary.get("/desk").status_code == 403
    assert mary.post("/desk/next").status_code == 403


@pytest.mark.parametrize("form", [{}, {"entry": "1"}, {"entry": "x", "outcome": "solved"}])
def test_an_outcome_must_be_said(agents: Flask, form: dict[str, str]) -> None:
    """What is missing is told, and nothing is written."""
    zhao = agents.test_client()
    zhao.post("/sign-in", data={"name": "zhao", "password": PASSWORD})
    assert zhao.post("/desk/conclude", data=form).status_code == 400
