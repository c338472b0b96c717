"""Every page of ours as people come to see it: each scene leads a browser from one view to the next.

A scene is given a new browser's page, and yields each view while it shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.web.week import PASSWORD, SID, SUBJECTS, Links

if TYPE_CHECKING:
    from playwright.sync_api import Page

View = tuple[str, str]
"""What shows, and the status of the answer if it is a refusal, of which browsers complain."""
Scene = Callable[["Page", Links], Iterator[View]]
"""Leads a page from view to view."""
CONSOLE = (
    "",
    "queue",
    "map/wallet/stolen?measure=now",
    "map/wallet/wallet?measure=visits&days=7",
    "figures?days=7",
    "figures?days=90",
    "calls",
    "calls?q=nobody",
    f"calls/{SID}",
    "cases",
    "cases?q=nobody",
    "recordings",
    "announcement",
    "check",
)


def phone(page: Page, _links: Links) -> Iterator[View]:
    """The phone before a call, and in one in which an SMS arrives."""
    page.goto("/phone")
    page.wait_for_selector("html[data-ready]")
    yield "phone", ""
    page.locator("#fresh").check()
    page.locator("#rate").select_option("3")
    page.locator("#call").click()
    _press(page, "1", "1")
    page.locator("#talk .sms").wait_for()
    yield "phone in a call", ""


def developer(page: Page, _links: Links) -> Iterator[View]:
    """What developers see beside a call, here of the smallest flow, and the phone when it is over."""
    page.goto("/phone")
    page.locator("#target").select_option("hello")
    page.locator("#call").click()
    _press(page, "1")
    for tab in ("map", "exchange", "variables"):
        page.locator(f"#tab-{tab}").click()
        if tab == "exchange":
            page.locator("#exchange summary").first.click()
        yield f"phone {tab}", ""
    page.locator("#hangup").click()
    expect(page.locator("#handset")).to_have_attribute("data-state", "over")
    yield "phone after a call", ""


def flows(page: Page, _links: Links) -> Iterator[View]:
    """The smallest flow, the largest and one of its services, with what the checker says."""
    for path in ("hello", "wallet", "wallet/stolen#stolen/next"):
        page.goto(f"/flows/{path}")
        page.locator("#map svg").wait_for()
        page.wait_for_load_state("networkidle")
        yield f"flows {path.partition('#')[0]}", ""


def door(page: Page, _links: Links) -> Iterator[View]:
    """The door, for whoever has not the right password."""
    page.goto("/sign-in")
    yield "sign in", ""
    page.locator("[name=name]").fill("nobody")
    page.locator("[name=password]").fill("wrong")
    page.locator("main .primary").click()
    page.get_by_role("alert").wait_for()
    yield "sign in refused", "403"


def console(page: Page, _links: Links) -> Iterator[View]:
    """Every page of the console, full and empty."""
    sign_in(page, "mary")
    for path in CONSOLE:
        page.goto(f"/console/{path}".rstrip("/"))
        yield f"console {path}", ""
    page.goto("/console/cases")
    page.locator("main td a").first.click()
    yield "console case", ""


def desk(page: Page, _links: Links) -> Iterator[View]:
    """The desk of an agent who is free, and one who has a caller."""
    sign_in(page, "zhao")
    yield "desk", ""
    page.locator("[action='/desk/here'] button").click()
    page.locator("[action='/desk/next'] button").click()
    page.locator("#notes").wait_for()
    yield "desk with a caller", ""
    page.locator("[action='/desk/away'] button").click()


def links(page: Page, links: Links) -> Iterator[View]:
    """The pages behind the links in SMS: shown, refused, done, and links that open nothing."""
    page.goto("/sign-in")
    language = page.locator("html").get_attribute("lang") or ""
    for purpose in SUBJECTS:
        page.goto(links[purpose, language])
        yield f"link {purpose}", ""
    page.goto(links["reset", language])
    for field in page.locator("input").all():
        field.fill("short")
    page.locator("main button").click()
    page.get_by_role("alert").wait_for()
    yield "link refused", "422"
    page.goto(links["survey", language])
    page.locator("input").first.check()
    page.locator("main button").click()
    page.get_by_role("status").wait_for()
    yield "link done", ""
    page.goto(links["survey", language])
    yield "link used", "410"
    page.goto("/l/forged")
    yield "link forged", "404"


def errors(page: Page, _links: Links) -> Iterator[View]:
    """An address that leads nowhere, and a page that is not for who is signed in."""
    page.goto("/nowhere")
    yield "error 404", "404"
    sign_in(page, "zhao")
    page.goto("/console")
    yield "error 403", "403"


def sign_in(page: Page, name: str) -> None:
    """Sign in at the door."""
    page.goto("/sign-in")
    page.locator("[name=name]").fill(name)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main .primary").click()
    page.locator("#main h1").wait_for()


def _press(page: Page, *keys: str) -> None:
    for count, key in enumerate(keys, 1):
        page.locator(f"#talk .hotline >> nth={count - 1}").wait_for()
        page.locator(f"[data-key='{key}']").click()
        expect(page.locator("#talk .me")).to_have_count(count)


SCENES: Mapping[str, Scene] = {
    each.__name__: each for each in (phone, developer, flows, door, console, desk, links, errors)
}
