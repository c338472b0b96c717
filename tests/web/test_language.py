"""The pages' language can be changed at any time, and nothing is lost by it."""

from __future__ import annotations

from flask import Flask
from playwright.sync_api import expect

from tests.web.conftest import Visit
from tests.web.test_phone import press, ring


def test_a_call_outlives_a_change_of_language(app: Flask, visit: Visit) -> None:
    """The page in the other language takes the call up: what was said is there, and keys go on from there."""
    page = visit("/phone")
    ring(page)
    press(page, "1")
    before = page.locator("#talk .hotline .sr").all_text_contents()
    (call,) = app.extensions["ivr_phone"].calls.values()
    page.get_by_role("link", name="中文").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    expect(page.locator("#state")).to_have_text("通话中")
    expect(page.locator("#talk .me")).to_have_text(["1"])
    assert page.locator("#talk .hotline .sr").all_text_contents()[: len(before)] == before
    press(page, "1")
    expect(page.locator("#talk .sms")).to_contain_text("您的账户已临时冻结")
    assert list(app.extensions["ivr_phone"].calls.values()) == [call]
    page.get_by_role("button", name="挂断", exact=True).click()
    expect(page.locator("#call")).to_be_visible()
    assert not call.goes_on


def test_a_search_outlives_a_change_of_language(app: Flask) -> None:
    """What an address asks for is asked for in the other language too."""
    page = app.test_client().get("/sign-in?to=/console/calls?q=1&lang=zh-CN").text
    assert 'href="?to=%2Fconsole%2Fcalls%3Fq%3D1&amp;lang=en-US"' in page
