"""By keyboard and by ear: the focus shows where one is, and only what is new is read out."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.web.conftest import Visit
from tests.web.test_phone import press, ring


def tab_to(page: Page, wanted: str, *, back: bool = False) -> None:
    """Press Tab until the element of this selector has the focus, which shows."""
    for _ in range(120):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            break
    assert page.evaluate("wanted => document.activeElement.matches(wanted)", wanted), wanted
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid", wanted


def test_with_the_keyboard_alone(visit: Visit) -> None:
    """One skips to the phone, rings, presses, keys in what an SMS tells, speaks, looks about, and hangs up.

    Digits are keys of the phone while it has the focus. The talk is read out as it grows, nothing else is.
    """
    page = visit("/phone")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.skip')")
    page.keyboard.press("Enter")
    tab_to(page, "#call")
    page.keyboard.press("Enter")
    expect(page.locator("#state")).to_have_text("Connected")
    for count, key in enumerate("1121", 1):
        page.keyboard.press(key)
        expect(page.locator("#talk .me")).to_have_count(count)
    expect(page.locator(".sms button").first).to_be_hidden()
    tab_to(page, ".sms button")
    page.keyboard.press("Enter")
    page.locator("#talk .me >> nth=4").wait_for()
    tab_to(page, "#words-field")
    page.keyboard.type("人工")
    page.keyboard.press("Enter")
    page.locator("#talk .me", has_text="人工").wait_for()
    tab_to(page, "#tab-call")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#map .here").last).to_be_visible()
    tab_to(page, "#hangup", back=True)
    page.keyboard.press("Space")
    expect(page.locator("#state")).to_have_text("Call ended")
    expect(page.locator("#call")).to_be_focused()
    live = "[role=log], [role=status], [role=alert], [aria-live]"
    assert page.locator(live).evaluate_all("all => all.map(each => each.id)") == ["state", "log"]


def test_what_is_told_anew_is_not_read_out_again(visit: Visit) -> None:
    """Back a turn: all that was heard until then stands there again, and a screen reader is spared it."""
    page = visit("/phone")
    ring(page)
    press(page, "11")
    page.evaluate(
        """() => { const log = document.getElementById("log"); window.loud = 0;
        new MutationObserver(() => { if (log.getAttribute("aria-live") !== "off") window.loud += 1; })
          .observe(document.getElementById("talk"), {childList: true}); }"""
    )
    page.get_by_role("button", name="Back a turn").click()
    expect(page.locator("#talk")).to_contain_text("Back a turn")
    expect(page.locator("#talk .me")).to_have_count(1)
    assert page.evaluate("loud") == 0
