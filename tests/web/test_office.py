"""The back office at the console: steps by who is signed in, each once, over real HTTP and in a browser."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
import urllib3
from flask import Flask
from playwright.sync_api import expect
from sqlalchemy import insert, select

from flows.wallet import records
from flows.wallet.demo import phone
from ivr.store import users
from ivr.store.tables import outbox
from ivr.store.users import User
from tests.web.conftest import Visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

PASSWORD = "a long password"


@pytest.fixture
def staff(app: Flask) -> Flask:
    """Let mary and olga work at the console, and zhao be an agent."""
    with app.extensions["ivr_store"].write() as connection:
        for user in (User("mary", "console"), User("olga", "console"), User("zhao", "agent", "1001")):
            users.add(connection, user, PASSWORD, datetime.now(UTC))
    return app


def rows(app: Flask, query: Any) -> list[Any]:
    """Read rows."""
    with app.extensions["ivr_store"].read() as connection:
        return list(connection.execute(query))


def refund_of(app: Flask, number: int) -> Any:
    """Give the refund of a demo account, with the number of its case and the account's balance."""
    account, refund, case = records.account, records.refund, records.case
    mine = (
        select(refund, case.c.number, account.c.balance_minor)
        .join_from(refund, account, refund.c.account_id == account.c.id)
        .join(case, case.c.id == refund.c.case_id)
        .where(account.c.phone == phone(number))
    )
    (found,) = rows(app, mine)
    return found


class Browser:
    """Somebody who signs in, and sends what a form would, over real HTTP."""

    def __init__(self, address: str, name: str) -> None:
        self.address, self.pool = address, urllib3.PoolManager(retries=False)
        signed_in = self.post("/sign-in", {"name": name, "password": PASSWORD}, {})
        self.cookie = signed_in.headers.get("Set-Cookie", "").partition(";")[0]

    def post(self, path: str, form: dict[str, Any], headers: dict[str, str]) -> Any:
        """Send a form."""
        return self.pool.request("POST", self.address + path, fields=form, headers=headers, redirect=False)

    def step(self, process: str, id_: object, step: str, **headers: str) -> tuple[int, str]:
        """Press a button; gives the status, and where the browser is sent."""
        form = {"process": process, "id": str(id_), "step": step, "case": "1"}
        answer = self.post("/console/steps", form, {"Cookie": self.cookie} | headers)
        return answer.status, answer.headers.get("Location", "")


def test_two_at_once_pay_a_refund_once(staff: Flask, served: str) -> None:
    """Two of the staff press the same button twice each: one step, one SMS, one name, one payment."""
    mine = refund_of(staff, 34)
    people = [Browser(served, name) for name in ("mary", "olga")]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda each: each.step("refund", mine.id, "pay"), people * 2))

    assert sorted(answers) == [(303, "/console/cases/1"), *[(303, "/console/cases/1?late=1")] * 3]
    now = refund_of(staff, 34)
    (moved,) = rows(
        staff, select(records.movement).where(records.movement.c.transaction_id == mine.transaction_id)
    )
    assert (now.status, now.balance_minor) == ("paid", mine.balance_minor + moved.amount_minor)
    assert moved.call_sid in ("office mary", "office olga")
    noted = select(records.audit.c.action).where(records.audit.c.call_sid == moved.call_sid)
    assert sorted(row.action for row in rows(staff, noted)) == ["money_moved", "refund_paid"]
    assert len(rows(staff, select(outbox).where(outbox.c.recipient == phone(34)))) == 1


def test_only_the_staff_and_only_steps_that_there_are(staff: Flask, served: str) -> None:
    """Strangers, agents, other sites and made-up steps change nothing."""
    mine = refund_of(staff, 34)
    mary = Browser(served, "mary")
    assert Browser(served, "nobody").step("refund", mine.id, "pay")[1] == "/sign-in"
    assert Browser(served, "zhao").step("refund", mine.id, "pay")[0] == 403
    assert mary.step("refund", mine.id, "pay", Origin="https://evil.example")[0] == 403
    for process, id_, step in (
        ("refund", mine.id, "overrule"),
        ("nothing", mine.id, "pay"),
        ("refund", "x", "pay"),
        ("refund", "9" * 13, "pay"),
    ):
        assert mary.step(process, id_, step)[0] == 400
    assert mary.step("refund", 4711, "pay") == (303, "/console/cases/1?late=1")
    assert mary.step("case", mine.case_id, "close") == (303, "/console/cases/1?late=1")
    assert refund_of(staff, 34) == mine


def test_every_case_is_shown_with_its_steps(staff: Flask) -> None:
    """No kind or status of the demo's cases is without words; the steps are those of the machine."""
    client = staff.test_client()
    client.post("/sign-in", data={"name": "mary", "password": PASSWORD})
    for language in ("zh-CN", "en-US"):
        for case in rows(staff, select(records.case)):
            assert client.get(f"/console/cases/{case.number}?lang={language}").status_code == 200
    page = client.get(f"/console/cases/{refund_of(staff, 32).number}?lang=en-US").text
    assert [each for each in ("approve", "refuse", "pay", "send") if f'value="{each}"' in page] == [
        "approve",
        "refuse",
    ]
    assert "Payments that a bank was asked to stop" in client.get("/console/cases").text
    assert 'value="give_back"' in client.get("/console/cases").text
    assert refund_of(staff, 32).number not in client.get("/console/cases?q=manual_review").text


def test_who_decides_sees_what_was_sent(staff: Flask) -> None:
    """A case shows the customer's words, a photo in the browser, and a paper only to be saved."""
    dispute, case = records.dispute, records.case
    mine = select(dispute.c.id, case.c.number).join_from(dispute, case, case.c.id == dispute.c.case_id)
    (found,) = rows(staff, mine.where(case.c.phone == phone(39)))
    png = b"\x89PNG\r\n\x1a\n"
    sent = [
        ("", "text/plain", b"it broke <b>"),
        ("a.png", "image/png", png),
        ("b", "application/pdf", b"%PDF-"),
    ]
    store = staff.extensions["ivr_store"]
    with store.write() as connection:
        for name, kind, content in sent:
            piece = {"dispute_id": found.id, "name": name, "media_type": kind}
            piece |= {"content": store.vault.seal_file(content)}
            connection.execute(insert(records.evidence), piece | {"received_at": datetime.now(UTC)})
    client = staff.test_client()
    client.post("/sign-in", data={"name": "mary", "password": PASSWORD})
    page = f"/console/cases/{found.number}"

    shown = client.get(f"{page}?lang=en-US").text
    assert "it broke &lt;b&gt;" in shown
    assert f'href="{page}/evidence/2"' in shown
    photo, paper = (client.get(f"{page}/evidence/{position}") for position in (2, 3))
    assert (photo.data, photo.mimetype) == (png, "image/png")
    assert [each.headers["Content-Disposition"] for each in (photo, paper)] == ["inline", "attachment"]
    assert {each.headers["X-Content-Type-Options"] for each in (photo, paper)} == {"nosniff"}
    assert {client.get(f"{page}/evidence/{position}").status_code for position in (0, 4)} == {404}
    assert client.get(f"/console/cases/{refund_of(staff, 32).number}/evidence/1").status_code == 404


@pytest.mark.parametrize("width", [1280, 375])
def test_a_refund_is_moved_on_in_a_browser(
    staff: Flask, visit: Visit, axe: Callable[[Page], list[str]], width: int
) -> None:
    """From review to the money by two buttons; the page tells who did it, and axe is content."""
    mine = refund_of(staff, 32)
    page = visit("/sign-in", viewport={"width": width, "height": 800})
    page.get_by_label("Name").fill("mary")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.goto(page.url.replace("/console", f"/console/cases/{mine.number}"))
    assert axe(page) == []
    stale = page.context.new_page()
    stale.goto(page.url)
    page.get_by_role("button", name="The merchant agrees").click()
    page.get_by_role("button", name="Pay to the balance").click()
    expect(page.get_by_role("button", name="Pay to the balance")).to_have_count(0)
    expect(page.locator("ol.way").get_by_text("mary", exact=True)).to_have_count(2)
    stale.get_by_role("button", name="The merchant refuses").click()
    expect(stale.get_by_role("status")).to_contain_text("Nothing was changed")
    assert axe(stale) == []
    assert refund_of(staff, 32).status == "paid"
