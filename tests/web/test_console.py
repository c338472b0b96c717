"""The console: nobody gets in without a password, and what goes on in calls can be seen."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import expect

from ivr.store import users
from ivr.store.figures import OUTCOMES
from ivr.store.users import User
from tests.web.conftest import Visit
from tests.webhooks.line import first, follow, in_process
from webhooks.pages.spreadsheet import as_csv
from webhooks.settings import DEVELOPMENT

PASSWORD = "a long password"
SID = "CA" + "1" * 32
SERVICES = ("wallet", "stolen", "number", "agent", "identify", "verify", "call-back")


@pytest.fixture
def calls(app: Flask) -> Flask:
    """Let mary look, zhao be an agent, and one call freeze an account and another go on."""
    with app.extensions["ivr_store"].write() as connection:
        users.add(connection, User("mary", "console"), PASSWORD, datetime.now(UTC))
        users.add(connection, User("zhao", "agent", "1001"), PASSWORD, datetime.now(UTC))
    send = in_process(app, DEVELOPMENT["TWILIO_AUTH_TOKEN"])
    acts = {
        "main": {"Digits": "1"},
        "stolen/who/which": {"Digits": "1"},
        "stolen/number/tell": {"Digits": "2"},
    }
    follow(send, SID, first(send, SID), acts)
    send("/voice/status", {"CallSid": SID, "CallStatus": "completed"})
    first(send, "CA" + "2" * 32, "+8613800000002")
    return app


@pytest.fixture
def mary(calls: Flask) -> FlaskClient:
    """Mary, signed in."""
    client = calls.test_client()
    assert client.post("/sign-in", data={"name": "mary", "password": PASSWORD}).status_code == 303
    return client


def test_who_was_removed_is_out_at_once(calls: Flask, mary: FlaskClient) -> None:
    """A session is worth nothing once its user is gone."""
    assert mary.get("/console").status_code == 200
    with calls.extensions["ivr_store"].write() as connection:
        users.remove(connection, "mary")
    assert mary.get("/console").status_code == 302


def test_a_new_password_ends_the_sessions_of_before(calls: Flask, mary: FlaskClient) -> None:
    """Whoever took a session away is out as soon as its user has another password."""
    with calls.extensions["ivr_store"].write() as connection:
        users.add(connection, User("mary", "console"), "another password", datetime.now(UTC))
    assert mary.get("/console").status_code == 302


def test_a_call_looked_at_closely(mary: FlaskClient) -> None:
    """A call's record shows its way, its words, and what it changed, and not what was keyed in secret."""
    page = mary.get(f"/console/calls/{SID}").text

    assert "stolen/number/tell" in page
    assert "freeze_account:frozen" in page
    assert "<li>冻结账户</li>" in page
    assert "<li>Account frozen</li>" in mary.get(f"/console/calls/{SID}?lang=en-US").text
    said = re.findall(r'class="said">([^<]*)', page)
    assert any(words.startswith("您好，这里是云雀钱包") for words in said), (
        "what is said on the way is told too"
    )
    assert mary.get("/console/calls/CA9").status_code == 404
    assert mary.get("/console/calls/CA9/now").status_code == 404


def test_a_call_is_on_the_map(mary: FlaskClient) -> None:
    """Where it has been and where it stands is marked; only a call that goes on is asked for again."""
    over, live = (mary.get(f"/console/calls/CA{digit * 32}").text for digit in "12")
    assert set(_boxes(over, "been")) == {"stolen/who", "stolen/number", "stolen/next"}
    assert _boxes(over, "here") == ["stolen/next"]
    menu = mary.get(f"/console/calls/{SID}?map=wallet").text
    assert (_boxes(menu, "been"), _boxes(menu, "here")) == (["main"], [])
    assert _boxes(mary.get(f"/console/calls/{SID}?map=refund").text, "been") == _boxes(over, "been")
    assert _boxes(live, "here") == ["main"]
    assert ("data-live" in over, "data-live" in live) == (False, True)
    assert _boxes(mary.get(f"/console/calls/CA{'2' * 32}/now").text, "here") == ["main"]


def _boxes(page: str, mark: str) -> list[str]:
    return re.findall(rf'<g class="node [^"]*\b{mark}\b[^"]*" id="[^"]*" data-node="([^"]*)"', page)


def test_calls_are_found_by_number(mary: FlaskClient) -> None:
    """A number gives its calls alone."""
    page = mary.get("/console/calls?q=%2B8613800000002").text

    assert "+8613800000002" in page
    assert SID not in page


def test_csv_opens_in_a_spreadsheet(mary: FlaskClient) -> None:
    """The export has a row a call; a number that begins with + is no formula."""
    text = mary.get("/console/calls.csv").data.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))

    assert {row["sid"] for row in rows} == {SID, "CA" + "2" * 32}
    assert all(row["caller"].startswith("'+86") for row in rows)


@pytest.mark.parametrize(
    "begins", ["=", "+", "-", "@", "\t=", "\r=", "\n=", "\uff1d", "\uff0b", "\uff0d", "\uff20"]
)
def test_no_cell_is_a_formula(begins: str) -> None:
    """Whatever a spreadsheet takes for the beginning of a formula is quoted (OWASP, CSV Injection)."""
    text = as_csv("calls.csv", ["caller"], [{"caller": f"{begins}1"}]).get_data(as_text=True)
    assert text.partition("\r\n")[2].lstrip('"').startswith("'")


def test_figures_tell_how_calls_ended(mary: FlaskClient) -> None:
    """A call that is over is in the figures of today, and in their CSV; one that goes on is not."""
    page = mary.get("/console/figures?days=1").text
    assert '<th scope="row">账户被盗</th>' in page
    assert "主菜单" not in page, "a menu is the way to a service, and none itself"
    assert 'class="fill-' in page
    text = mary.get("/console/figures/calls-by-hour.csv?days=1").data.decode("utf-8-sig")
    [row] = csv.DictReader(io.StringIO(text))
    assert sum(int(row[each]) for each in OUTCOMES) == 1


@pytest.mark.parametrize(
    ("measure", "box"), [("now", "main"), ("visits", "stolen/who"), ("gave_up", "stolen/next")]
)
def test_the_map_is_warm_where_calls_were(mary: FlaskClient, measure: str, box: str) -> None:
    """A box where calls were has a step of heat and stands in the table; so has a call of now, at once."""
    pages = [mary.get(f"/console/map/wallet/{each}?measure={measure}").text for each in SERVICES]
    warm = {each for page in pages for each in re.findall(r'heat-\d" id="[^"]*" data-node="([^"]*)"', page)}
    listed = {each for page in pages for each in re.findall(r'<th scope="row" class="mono">([^<]*)', page)}
    assert box in warm
    assert listed == warm


def test_calls_appear_as_they_begin(calls: Flask, visit: Visit) -> None:
    """A viewer sees a new call within a moment, without loading the page again."""
    page = visit("/console", locale="en-US")
    page.get_by_label("Name").fill("mary")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("link", name="+8613800000002")).to_be_visible()
    send = in_process(calls, DEVELOPMENT["TWILIO_AUTH_TOKEN"])
    first(send, "CA" + "3" * 32, "+8613800000003")
    expect(page.get_by_role("link", name="+8613800000003")).to_be_visible()
    page.close()


@pytest.mark.parametrize("measure", ["visits", "now"])
def test_a_narrow_map_begins_where_the_most_happened(visit: Visit, calls: Flask, measure: str) -> None:
    """The warmest box is in the frame, and a button makes the map larger, also where it is shown anew."""
    page = visit(f"/console/map/wallet/wallet?measure={measure}", viewport={"width": 360, "height": 800})
    page.get_by_label("User name").fill("mary")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    warmest, frame = page.locator("#heat-map .heat-5").first, page.locator("#heat-map")
    expect(warmest).to_be_visible()
    page.wait_for_function(
        "([box, frame]) => { const [a, b] = [box, frame].map(each => each.getBoundingClientRect());"
        " return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top; }",
        arg=[warmest.element_handle(), frame.element_handle()],
    )
    before = warmest.bounding_box()
    page.get_by_role("button", name="Larger").click()
    after = warmest.bounding_box()
    assert before is not None
    assert after is not None
    assert after["width"] > before["width"]
    page.close()
