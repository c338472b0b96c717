"""The pages behind SMS links in a real browser, as small as phones are."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from flask import Flask
from sqlalchemy import select

from flows.wallet import passwords, records
from flows.wallet.demo import phone
from ivr.engine.call import Call
from ivr.store import calls
from ivr.store.hotline import Turn
from tests.web.conftest import Visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

SMALL = {"viewport": {"width": 320, "height": 568}, "has_touch": True}
DARK = SMALL | {"color_scheme": "dark"}


def path_to(app: Flask, purpose: str, language: str, number: int = 70) -> str:
    """Mint a link about a demo account, as a call in this language does, and give its path."""
    exchange = app.extensions["ivr"]
    board, hotline = exchange.board, exchange.hotlines.by_name["wallet"]
    call = Call(
        sid=f"CA{purpose}{language}",
        flow=hotline.flow.version,
        state="main",
        caller=phone(number),
        dialed="",
        language=language,
        level="strong",
    )
    with board.store.write() as connection:
        calls.begin(connection, call, board.now())
        account = select(records.account.c.id).where(records.account.c.phone == phone(number))
        subject = connection.execute(account).scalar_one()
        return Turn(connection, board.store.vault, board.now(), call, hotline, "").link(purpose, subject)


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
@pytest.mark.parametrize("purpose", ["reset", "email", "copy"])
def test_fits_a_small_phone(
    app: Flask, visit: Visit, axe: Callable[[Page], list[str]], purpose: str, language: str
) -> None:
    """On 320 pixels nothing is cut off, fingers can aim, and axe finds nothing, in light and in dark."""
    path = path_to(app, purpose, language)
    for options in (SMALL, DARK):
        page = visit(path, **options)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert page.locator("html").get_attribute("lang") == language
        for each in page.locator("button, input, textarea").all():
            assert (each.bounding_box() or {})["height"] >= 40
        assert axe(page) == []


def test_a_password_is_set(
    app: Flask,
    visit: Visit,
    axe: Callable[[Page], list[str]],
    faults: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A refusal is told at its field and read out; then the password is set, and the link is spent."""
    monkeypatch.setattr(passwords, "METHOD", "scrypt:1024:8:1")
    path = path_to(app, "reset", "en-US")
    page = visit(path, **SMALL)
    page.get_by_label("New password").fill("short")
    page.get_by_label("Once more").fill("short")
    page.get_by_role("button").click()
    page.get_by_role("alert").filter(has_text="not safe enough").wait_for()
    about = page.get_by_label("New password").get_attribute("aria-describedby")
    assert "not safe enough" in page.locator(f"#{about}").inner_text()
    assert axe(page) == []
    assert re.fullmatch("error: Failed to load resource: .* 422 .*", faults.pop())

    for label in ("New password", "Once more"):
        page.get_by_label(label).fill("Quiet-River-7")
    page.get_by_role("button").click()
    page.get_by_role("status").filter(has_text="Your new password is set").wait_for()
    assert axe(page) == []
    page.goto(page.url)
    assert "has been used" in page.locator("h1").inner_text()
    assert re.fullmatch("error: Failed to load resource: .* 410 .*", faults.pop())
