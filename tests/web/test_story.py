"""One story in three browsers: from the call to the link, the queue, the desk and the case."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from flask import Flask
from playwright.sync_api import expect
from sqlalchemy import select

from flows.wallet import passwords, records
from ivr.store import calls, users
from ivr.store.tables import call as call_table
from ivr.store.users import User
from tests.web.conftest import Visit
from tests.web.test_keyboard import tab_to
from tests.web.test_phone import press, ring
from tests.web.week import PASSWORD

if TYPE_CHECKING:
    from playwright.sync_api import Page

CALLER = "+8613800000070"


def test_from_the_call_to_the_case(app: Flask, visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    """A caller sets a new password by the link of an SMS, rings again and asks for a human.

    In a second browser an agent answers, notes and concludes; in a third the case and the call's record are
    found. Whoever works for the wallet does all by keyboard.
    """
    monkeypatch.setattr(passwords, "METHOD", "scrypt:1024:8:1")
    with app.extensions["ivr_store"].write() as connection:
        users.add(connection, User("mary", "console"), PASSWORD, datetime.now(UTC))
        users.add(connection, User("zhao", "agent", "1001"), PASSWORD, datetime.now(UTC))
    caller = visit("/phone")
    caller.get_by_label("Caller", exact=True).fill(CALLER)
    caller.get_by_label("Queue: an agent comes").select_option("none")
    caller.get_by_label("Speed").select_option("3")
    _reset_password(caller, app)
    case = _ask_for_help(caller)
    _serve(visit("/desk"), caller)
    with app.extensions["ivr_store"].read() as connection:
        (entry,) = connection.execute(select(records.queue_entry)).all()
    assert (entry.outcome, entry.notes, entry.skill) == ("solved", "Frozen, all well.", "fraud")
    _look_up(visit("/console/cases"), case)


def _reset_password(caller: Page, app: Flask) -> None:
    """Ring, prove who one is, open the link of the SMS, set a new password in its form, hang up."""
    ring(caller)
    press(caller, "311")
    caller.locator("#talk .sms button").click()
    for count in (1, 2):
        expect(caller.locator("#panel-variables")).to_contain_text(f"$round{count}")
        press(caller, _own_payment(app))
    press(caller, "1")
    with caller.expect_popup() as popup:
        caller.locator("#talk .sms a").click()
    page = popup.value
    for label in ("新密码", "再输一遍"):
        page.get_by_label(label).fill("Quiet-River-7")
    page.get_by_role("button", name="确定").click()
    expect(page.get_by_role("status")).to_contain_text("新密码设好了")
    page.close()
    caller.get_by_role("button", name="Hang up").click()
    expect(caller.locator("#state")).to_have_text("Call ended")


def _own_payment(app: Flask) -> str:
    """Give the key of the payment, of the four that were said, that is the caller's own."""
    with app.extensions["ivr_store"].read() as connection:
        newest = select(call_table.c.sid).order_by(call_table.c.started_at.desc())
        call = calls.place(connection, connection.execute(newest.limit(1)).scalar_one())
        assert call is not None
        paid = select(records.transaction.c.payee).where(
            records.transaction.c.account_id == call.data["account"]
        )
        payees = set(connection.execute(paid).scalars())
    return next(key for key in "1234" if call.data[f"payee_{key}"] in payees)


def _ask_for_help(caller: Page) -> str:
    """Ring again, have the account frozen, ask for a human, and wait; gives the number of the case."""
    ring(caller)
    press(caller, "11")
    expect(caller.locator("#panel-variables")).to_contain_text("$case_number")
    case = caller.locator("#panel-variables dt", has_text="$case_number").locator("+ dd").text_content() or ""
    press(caller, "20")
    expect(caller.locator("#takes")).to_have_text("On hold", timeout=30_000)
    return case


def _sign_in(page: Page, name: str) -> None:
    page.locator("[name=name]").focus()
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")


def _serve(agent: Page, caller: Page) -> None:
    """Take the caller at the desk, talk, and write down what became of it."""
    _sign_in(agent, "zhao")
    expect(agent.get_by_text("1 waiting")).to_be_visible()
    tab_to(agent, "[action='/desk/here'] button")
    agent.keyboard.press("Enter")
    expect(agent.locator("[action='/desk/next'] button")).to_be_visible()
    tab_to(agent, "[action='/desk/next'] button")
    agent.keyboard.press("Enter")
    expect(agent.get_by_text("A stolen account")).to_be_visible()
    expect(agent.locator(".facts")).to_contain_text(CALLER)
    tab_to(agent, "[action='/desk/answer'] button")
    agent.keyboard.press("Enter")
    expect(caller.locator("#takes")).to_have_text("Connected with somebody", timeout=20_000)
    expect(agent.get_by_text("You are talking")).to_be_visible()
    tab_to(agent, "[value=solved]")
    agent.keyboard.press("Space")
    tab_to(agent, "#notes")
    agent.keyboard.type("Frozen, all well.")
    tab_to(agent, "[action='/desk/conclude'] button")
    agent.keyboard.press("Enter")
    expect(agent.get_by_role("button", name="Next caller")).to_be_visible()
    expect(caller.locator("#takes")).not_to_have_text("Connected with somebody", timeout=20_000)


def _look_up(mary: Page, case: str) -> None:
    """Find the case by its number, and from it the record of the call that opened it."""
    _sign_in(mary, "mary")
    mary.locator("#q").wait_for()
    tab_to(mary, "#q")
    mary.keyboard.type(case)
    mary.keyboard.press("Enter")
    mary.wait_for_url(f"**q={case}")
    tab_to(mary, f"[href='/console/cases/{case}']")
    mary.keyboard.press("Enter")
    expect(mary.locator("main")).to_contain_text(CALLER)
    tab_to(mary, "dd a[href^='/console/calls/']")
    mary.keyboard.press("Enter")
    expect(mary.locator("ol.way")).to_contain_text("freeze_account:frozen")
    expect(mary.locator("main")).to_contain_text("With an agent")
