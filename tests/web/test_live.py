"""What goes on is worked out once for all who look, and sent only to those for whom it is new."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable
from itertools import count

import pytest
from flask import Flask, g
from playwright.sync_api import expect
from sqlalchemy import update

from ivr.store.tables import call as calls
from tests.bench.viewers import PASSWORD, fill
from tests.web.conftest import Visit
from webhooks.pages.live import FRESH_S, KEPT, Live, shared

MOST = 1_000


def counting() -> Callable[[], str]:
    """Give what tells how often it was made."""
    made = count(1)
    return lambda: f"made {next(made)}"


def test_viewers_share_what_was_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many look within a moment, it is made once; after it, once more."""
    live, make = Live(), counting()
    assert {live.shown("calls", make).text for _ in range(1000)} == {"made 1"}
    later_s = time.monotonic() + FRESH_S + 0.01
    monkeypatch.setattr(time, "monotonic", lambda: later_s)
    assert live.shown("calls", make).text == "made 2"


def test_no_more_is_kept_than_is_looked_at() -> None:
    """Whatever is asked for, only the parts of late are kept."""
    live, make = Live(), counting()
    for number in range(10 * KEPT):
        live.shown(str(number), make)
    assert len(live._shown) == KEPT


def test_what_is_not_new_is_not_sent(app: Flask) -> None:
    """Who has it already is told so; the tag of the same words is the same in every process."""
    tags = set()
    for _process in range(2):
        app.extensions.pop("ivr_live", None)
        with app.test_request_context(headers={"Accept-Encoding": "gzip"}):
            g.language = "en-US"
            answer = shared("calls", lambda: "the same").answer()
            assert gzip.decompress(answer.data) == b"the same"
            tags.add(answer.headers["ETag"])
    (tag,) = tags
    with app.test_request_context(headers={"If-None-Match": tag}):
        g.language = "en-US"
        answer = shared("calls", lambda: "the same").answer()
        assert answer.status_code == 304


@pytest.fixture
def crowd(app: Flask) -> Flask:
    """Let a thousand calls go on."""
    fill(app, MOST)
    return app


def test_a_thousand_calls_change_and_the_page_stays_quick(crowd: Flask, visit: Visit) -> None:
    """With a thousand live calls the page is light and soon ready, and to show that all of them have changed
    takes less than a person would feel, once it is warm. Processor time counts: a busy machine does not.
    """
    page = visit("/sign-in")
    metrics = page.context.new_cdp_session(page)
    metrics.send("Performance.enable", {"timeDomain": "threadTicks"})

    def busy_ms() -> float:
        found = metrics.send("Performance.getMetrics")["metrics"]
        return float(next(1000 * each["value"] for each in found if each["name"] == "TaskDuration"))

    page.get_by_label("Name").fill("bench")
    page.get_by_label("Password").fill(PASSWORD)
    began_ms = busy_ms()
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_selector("html[data-ready=live]")
    ready_ms = busy_ms() - began_ms
    assert page.evaluate(BYTES) <= 300_000
    assert ready_ms <= 1_000
    oldest = page.locator("tbody tr:last-child td:last-child")
    took_ms = []
    for path in ("1", "1 2", "1 2 3"):
        began_ms = busy_ms()
        _change(crowd, path)
        expect(oldest).to_have_text(path)
        took_ms.append(busy_ms() - began_ms)
    assert min(took_ms) <= 1_000
    page.close()


def _change(app: Flask, path: str) -> None:
    with app.extensions["ivr_store"].write() as connection:
        connection.execute(update(calls).values(path=path))


BYTES = """() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
  .reduce((sum, each) => sum + each.transferSize, 0)"""
"""What a browser has fetched."""
