"""A served app, and a real browser to look at it with."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from flask import Flask

from tests.webhooks.line import listening
from webhooks import hotlines
from webhooks.app import make_app
from webhooks.hotlines import Hotlines, names, open_hotline
from webhooks.settings import read_settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = Path(os.environ.get("IVR_TEST_CHROMIUM", "/usr/bin/chromium"))
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CHROMIUM_ARGS = ["--no-sandbox", "--use-fake-device-for-media-stream"]
"""Its microphone beeps, for a page that is permitted to listen."""
WAIT_MS = 10_000
KEY = "a key of the tests in a browser"

Visit = Callable[..., "Page"]
Axe = Callable[..., list[str]]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give Debian's Chromium, or skip where there is none; nothing is downloaded."""
    if not CHROMIUM.exists():
        pytest.skip(f"no Chromium at {CHROMIUM}: install it, or name another in IVR_TEST_CHROMIUM")
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright drives Chromium")
    playwright.expect.set_options(timeout=WAIT_MS)
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=str(CHROMIUM), args=CHROMIUM_ARGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a database with the demo data of all hotlines, filled once, to be copied."""
    file = tmp_path_factory.mktemp("demo") / "calls.db"
    _opened(f"sqlite:///{file}").extensions["ivr_store"].engine.dispose()
    return file


@pytest.fixture
def app(sqlite: str, demo: Path) -> Iterator[Flask]:
    """Give the app that `ivr serve --dev` serves, on demo data of its own."""
    shutil.copyfile(demo, sqlite.removeprefix("sqlite:///"))
    opened = _opened(sqlite)
    yield opened
    opened.extensions["ivr_store"].engine.dispose()


@cache
def _hotlines(_folder: Path) -> Hotlines:
    """Read all hotlines of a folder once: it takes longer than most tests, and they never change."""
    return Hotlines({name: open_hotline(name) for name in names()})


def _opened(url: str) -> Flask:
    settings = read_settings(development=True, environment={"IVR_DATABASE_URL": url, "IVR_SECRET_KEY": KEY})
    return make_app(settings, _hotlines(hotlines.FOLDER), lambda: datetime.now(UTC))


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
        context.on("request", lambda request: faults.extend(foreign(request.url, served)))
        page = context.new_page()
        page.goto(served + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def axe() -> Axe:
    """Give what names all that axe finds wrong with a page as it now is, `without` what selectors name."""

    def found(page: Page, without: Sequence[str] = ()) -> list[str]:
        page.evaluate(AXE.read_text(encoding="utf-8"))
        where = {"include": [["html"]], "exclude": [[each] for each in without]}
        options = {"runOnly": AXE_TAGS, "resultTypes": ["violations"]}
        report = page.evaluate("([where, options]) => axe.run(where, options)", [where, options])
        return [
            f"{each['id']}: {node['target']} {node['failureSummary']}"
            for each in report["violations"]
            for node in each["nodes"]
        ]

    return found


def foreign(url: str, served: str) -> list[str]:
    """Name a request that leaves the server, in a list of none or one."""
    own = url.startswith((f"{served}/", "data:", "blob:", "about:"))
    return [] if own else [f"asked another host: {url}"]
