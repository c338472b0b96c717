"""Two people in two browsers: a caller who waits in the queue, and an agent on the desk's line."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.web.conftest import Visit
from tests.web.test_phone import press, ring


def test_an_agent_in_a_second_browser_takes_the_caller(visit: Visit) -> None:
    """The agent signs in by telephone, hears of the caller, is connected, and the caller's wait is over."""
    caller = visit("/phone")
    caller.get_by_label("Speed").select_option("3")
    caller.get_by_label("Queue: an agent comes").select_option("none")
    caller.get_by_label("Time of the call").fill("2026-03-04T10:00")
    ring(caller)
    press(caller, "0")
    expect(caller.locator("#takes")).to_have_text("On hold", timeout=30_000)

    agent = visit("/phone")
    agent.get_by_label("Speed").select_option("3")
    agent.get_by_label("Hotline", exact=True).select_option("desk")
    agent.get_by_label("Caller", exact=True).fill("+8613900001001")
    agent.get_by_label("Time of the call").fill("2026-03-04T10:00")
    ring(agent)
    press(agent, "1001")
    press(agent, "246810")
    press(agent, "1")
    press(agent, "1")
    for page in (caller, agent):
        expect(page.locator("#takes")).to_have_text("Connected with somebody", timeout=20_000)
    caller.get_by_role("button", name="Hang up").click()
    expect(agent.locator("#talk")).to_contain_text("谈得怎么样？", timeout=10_000)
