"""Takes the pictures of the documentation anew, where fonts are good to look at: `make pictures`."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect, sync_playwright

from tests.web.conftest import CHROMIUM, CHROMIUM_ARGS
from tests.web.scenes import sign_in
from tests.web.week import fill
from tests.webhooks.line import listening
from webhooks.app import create_app
from webhooks.settings import read_settings

if TYPE_CHECKING:
    from playwright.sync_api import Page

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
READ_MS = 2_500
"""So long a prompt is heard before a key cuts it."""


def _call(page: Page, keys: str) -> None:
    page.goto("/phone")
    page.locator("#fresh").check()
    page.locator("#call").click()
    page.locator("#tab-map").click()
    for count, key in enumerate(keys, 1):
        page.locator("#talk .hotline").nth(count - 1).wait_for()
        page.wait_for_timeout(READ_MS)
        page.locator(f"[data-key='{key}']").click()
        expect(page.locator("#talk .me")).to_have_count(count)
    page.locator("#talk .sms").wait_for()
    page.mouse.move(0, 0)
    page.wait_for_timeout(READ_MS)
    page.evaluate("scrollTo(0, 0)")


def _flow(page: Page) -> None:
    page.goto("/flows/wallet/stolen#stolen/next")
    page.locator("#map .here").wait_for()
    page.wait_for_load_state("networkidle")
    page.evaluate("scrollTo(0, 0)")


def _console(page: Page) -> None:
    sign_in(page, "mary")
    page.goto("/console/figures?days=7")


def _case(page: Page) -> None:
    sign_in(page, "mary")
    page.goto("/console/cases/10003200")


def _desk(page: Page) -> None:
    sign_in(page, "zhao")
    page.locator("[action='/desk/here'] button").click()
    page.locator("[action='/desk/next'] button").click()
    page.locator("#notes").fill("钱包已冻结；客户找到订单号再打来。")
    page.locator("[name=outcome]").nth(1).check()


SMALL = {"viewport": {"width": 390, "height": 860}, "device_scale_factor": 2}
PICTURES: Mapping[str, tuple[Callable[[Page], None], Mapping[str, Any]]] = {
    "phone-call": (lambda page: _call(page, "8112"), {"viewport": {"width": 1360, "height": 790}}),
    "phone-narrow": (lambda page: _call(page, "11"), SMALL | {"locale": "zh-CN", "color_scheme": "dark"}),
    "flow": (_flow, {"viewport": {"width": 1280, "height": 800}}),
    "console": (_console, {"viewport": {"width": 1360, "height": 820}}),
    "case": (_case, {"viewport": {"width": 1280, "height": 640}}),
    "desk": (_desk, {"viewport": {"width": 1280, "height": 690}, "locale": "zh-CN", "color_scheme": "dark"}),
}


def take() -> None:
    """Take every picture, of a hotline that has been busy for a week."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        environment = {"IVR_DATABASE_URL": f"sqlite:///{folder}/week.db"}
        app = create_app(read_settings(development=True, environment=environment))
        fill(app)
        browser = driver.chromium.launch(executable_path=str(CHROMIUM), args=CHROMIUM_ARGS)
        with listening(app) as address:
            for name, (show, options) in PICTURES.items():
                page = browser.new_page(base_url=address, **{"locale": "en-US", **options})
                show(page)
                page.screenshot(path=FOLDER / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    take()
