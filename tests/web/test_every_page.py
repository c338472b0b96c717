"""Every page in all ways in which people see it: two languages, light and dark, wide and narrow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.web.conftest import WAIT_MS, Axe, foreign
from tests.web.scenes import SCENES
from tests.web.week import Links, fill
from tests.webhooks.line import listening
from webhooks.app import create_app
from webhooks.settings import read_settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 320, "height": 800}
"""A desktop; and the smallest phone, or a desktop at 400 %."""
MISPLACED = """() => new Promise(done => {
  const over = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  const cut = () => [...document.querySelectorAll("main *, header *")]
    .filter(each => each.checkVisibility() && each.clientWidth > 1 && each.scrollWidth > each.clientWidth + 1)
    .filter(each => !["visible", "clip"].includes(getComputedStyle(each).overflowX))
    .filter(each => !each.closest("[tabindex='0'], pre, select, input, textarea") && !each.title)
    .map(each => each.outerHTML.slice(0, 120));
  const look = frames => {
    const found = [...(over() > 0 ? [`${over()} px too wide`] : []), ...cut()];
    if (!found.length || frames === 60) done(found);
    else requestAnimationFrame(() => look(frames + 1));
  };
  requestAnimationFrame(() => requestAnimationFrame(() => look(0)));
})"""
"""What is beside the screen; or cut off, in no box that scrolls by keyboard, and not told whole by its title.

A busy machine lays a new size out some frames late: what is still so after a second is a fault."""

MOST_BYTES = 300_000
BYTES = """[...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
  .filter(each => !each.name.includes("/phone/calls"))
  .reduce((sum, each) => sum + each.encodedBodySize, 0)"""
"""What a page has loaded, but for what is told in a call."""
REPEATED = (
    "#demo li:nth-child(n+4)",
    "tbody tr:nth-child(n+5)",
    "svg.flow .node:nth-of-type(n+12)",
    "article:nth-of-type(n+9)",
)
"""Of what a page repeats, axe looks at the first few."""


@pytest.fixture(autouse=True)
def clock() -> None:
    """Leave chance to itself: all scenes sign in at one server, whose sessions must differ."""


@pytest.fixture(scope="module")
def hotline(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Links]]:
    """Serve a hotline that has been busy for a week, where all scenes play; gives links that it sent too."""
    folder = tmp_path_factory.mktemp("week")
    environment = {"IVR_DATABASE_URL": f"sqlite:///{folder / 'week.db'}"}
    app = create_app(read_settings(development=True, environment=environment))
    links = fill(app)
    with listening(app) as address:
        yield address, links
    app.extensions["ivr_store"].engine.dispose()


@pytest.mark.parametrize(
    ("language", "scheme", "narrow"), [("zh-CN", "light", False), ("en-US", "dark", True)]
)
@pytest.mark.parametrize("scene", SCENES)
def test_every_view_is_for_everybody(
    browser: Browser,
    hotline: tuple[str, Links],
    axe: Axe,
    scene: str,
    language: str,
    scheme: str,
    narrow: bool,
) -> None:
    """Axe finds nothing, nothing is cut off or beside the screen, no script fails, no other host is asked.

    Axe looks at each page in Mandarin, light and wide, and in English, dark and narrow: what it finds lies in
    one of these. Overflow is measured in both languages at both widths.
    """
    address, links = hotline
    context = browser.new_context(
        base_url=address, locale=language, color_scheme=scheme, reduced_motion="reduce"
    )
    context.set_default_timeout(WAIT_MS)
    faults: list[str] = []
    context.on(
        "console", lambda told: faults.append(told.text) if told.type in {"error", "warning"} else None
    )
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on("request", lambda request: faults.extend(foreign(request.url, address)))
    page = context.new_page()
    wrong: dict[str, list[str]] = {}
    refusals: set[str] = set()
    for view, expected in SCENES[scene](page, links):
        for shape in (WIDE, NARROW) if narrow else (NARROW, WIDE):
            page.set_viewport_size(shape)
            wrong[f"{view} {shape['width']}"] = page.evaluate(MISPLACED)
        wrong[f"{view} axe"] = axe(page, REPEATED)
        size = page.evaluate(BYTES)
        wrong[f"{view} heavy"] = [f"{size} bytes"] * (size > MOST_BYTES)
        refusals |= {f"status of {expected}"} if expected else set()  # the browser may tell one a view later
        wrong[f"{view} faults"] = [fault for fault in faults if not any(each in fault for each in refusals)]
        faults.clear()
        page.set_viewport_size(WIDE)
    context.close()
    assert {view: found for view, found in wrong.items() if found} == {}
