"""A served app, and a real browser to look at it with."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from flask import Flask

from tests.webhooks.line import listening
from webhooks.app import create_app
from webhooks.settings import read_settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = Path(os.environ.get("IVR_TEST_CHROMIUM", "/usr/bin/chromium"))
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WAIT_MS = 10_000

Visit = Callable[..., "Page"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give Debian's Chromium, or skip where there is none; nothing is downloaded."""
    if not CHROMIUM.exists():
        pytest.skip(f"no Chromium at {CHROMIUM}: install it, or name another in IVR_TEST_CHROMIUM")
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright drives Chromium")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def app(sqlite: str) -> Iterator[Flask]:
    """Give the app that `ivr serve --dev` serves, on demo data of its own."""
    opened = create_app(read_settings(development=True, environment={"IVR_DATABASE_URL": sqlite}))
    yield opened
    opened.extensions["ivr_store"].engine.dispose()


@pytest.fixture
def served(app: Flask) -> Iterator[str]:
    """Serve the app from a thread; gives scheme, host and port."""
    with listening(app) as address:
        yield address


@pytest.fixture
def faults() -> list[str]:
    """Give what pages have written to the console, and foreign hosts that they asked."""
    return []


@pytest.fixture
def visit(browser: Browser, served: str, faults: list[str]) -> Iterator[Visit]:
    """Give what opens a page in a new browser: `visit(path, **options)`, options as Playwright's context.

    Whatever a test does, a page may write no error to the console, and ask no other host for anything.
    """
    contexts = []

    def heard(kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            faults.append(f"{kind}: {text}")

    def opened(path: str, **options: Any) -> Page:
        context = browser.new_context(**{"locale": "en-US", "reduced_motion": "reduce", **options})
        contexts.append(context)
        context.set_default_timeout(WAIT_MS)
        context.on("console", lambda message: heard(message.type, message.text))
        context.on("weberror", lambda error: heard("error", str(error.error)))
        context.on("request", lambda request: faults.extend(_foreign(request.url, served)))
        page = context.new_page()
        page.goto(served + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """Give what names all that axe finds wrong with a page as it now is."""

    def found(page: Page) -> list[str]:
        page.evaluate(AXE.read_text(encoding="utf-8"))
        report = page.evaluate("tags => axe.run(document, {runOnly: tags})", AXE_TAGS)
        return [
            f"{each['id']}: {node['target']} {node['failureSummary']}"
            for each in report["violations"]
            for node in each["nodes"]
        ]

    return found


def _foreign(url: str, served: str) -> list[str]:
    own = url.startswith((f"{served}/", "data:", "blob:", "about:"))
    return [] if own else [f"asked another host: {url}"]
