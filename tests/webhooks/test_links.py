"""The links in SMS: looking is free, doing happens once, and whoever has no good link does nothing."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
import urllib3
from flask import Flask
from hypothesis import HealthCheck, given
from hypothesis import settings as searching
from hypothesis import strategies as st
from sqlalchemy import func, select

from ivr.store.links import REFUSALS_MOST
from ivr.store.page import MAX_FILE_BYTES
from ivr.store.tables import link as link_table
from tests.conftest import Clock
from tests.webhooks.line import listening
from tests.webhooks.linked import PAGES, PICTURE, WORD, done, linked_hotline, links
from tests.webhooks.trial import engine_of, settings
from webhooks.app import make_app
from webhooks.hotlines import Hotlines


@pytest.fixture
def open_pages(clock: Clock) -> Iterator[Callable[..., Flask]]:
    """Give what serves the sample hotline with its pages on a database."""
    apps = []

    def opened(url: str, **changes: Any) -> Flask:
        served = Hotlines({"sample": linked_hotline()})
        apps.append(make_app(settings(url, **changes), served, clock.now))
        return apps[-1]

    yield opened
    for app in apps:
        engine_of(app).dispose()


@pytest.fixture
def app(open_pages: Callable[..., Flask], sqlite: str) -> Flask:
    """Serve the pages."""
    return open_pages(sqlite)


def test_looking_is_free_and_doing_happens_once(app: Flask, new_sid: Callable[[], str]) -> None:
    """A preview, or ten, leaves the link good; the form does its work once; then the link is used up."""
    client, path = app.test_client(), links(app, new_sid())["word"]
    pages = [client.get(path) for _ in range(10)]
    assert {page.status_code for page in pages} == {200}
    assert "About 7." in pages[0].text
    assert done(app) == []

    assert "You said hello." in client.post(path, data=WORD).text
    for answer in (client.post(path, data=WORD), client.get(path)):
        assert answer.status_code == 410
        assert "has been used" in answer.text
    assert done(app) == ["word:7"]


def test_the_language_is_that_of_the_call(app: Flask, new_sid: Callable[[], str]) -> None:
    """Page and errors speak the language in which the SMS was sent, whatever the browser asks for."""
    client = app.test_client()
    for english, language in ((False, "zh-CN"), (True, "en-US")):
        path = links(app, new_sid(), english=english)["word"]
        asked = {"Accept-Language": "fr"}
        assert f'<html lang="{language}">' in client.get(path, headers=asked).text
        client.post(path, data=WORD)
        assert f'<html lang="{language}">' in client.get(path, headers=asked).text


def test_a_refusal_leaves_the_link_good(app: Flask, new_sid: Callable[[], str]) -> None:
    """What is missing, too long or refused is told, nothing is done, and it can be tried again."""
    client, path = app.test_client(), links(app, new_sid())["word"]
    for form, told in (
        ({}, "still empty"),
        ({"word": "hello"}, "still empty"),
        ({"word": "hello", "mood": "evil"}, "still empty"),
        ({"word": "h" * 21, "mood": "good"}, "20 characters at most"),
        ({"word": "bad", "mood": "good"}, "Not that word."),
    ):
        answer = client.post(path, data=form)
        assert (answer.status_code, told in answer.text) == (422, True)
    assert done(app) == []
    assert client.post(path, data=WORD).status_code == 200


def test_refusals_are_bounded(app: Flask, new_sid: Callable[[], str]) -> None:
    """Nobody tries words for ever: after ten refusals the link is spent."""
    client, path = app.test_client(), links(app, new_sid())["word"]
    statuses = [client.post(path, data=WORD | {"word": "bad"}).status_code for _ in range(REFUSALS_MOST + 1)]
    assert statuses == [422] * REFUSALS_MOST + [410]
    assert client.post(path, data=WORD).status_code == 410


def test_a_link_expires(app: Flask, clock: Clock, new_sid: Callable[[], str]) -> None:
    """A link is good up to the end of its life and no longer, also for a form that was opened before."""
    client, path = app.test_client(), links(app, new_sid())["word"]
    clock.pass_s(24 * 3600 - 1)
    assert client.get(path).status_code == 200
    clock.pass_s(1)
    for answer in (client.get(path), client.post(path, data=WORD)):
        assert (answer.status_code, "has expired" in answer.text) == (410, True)
    assert done(app) == []


@searching(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_forged_link_opens_nothing(app: Flask, new_sid: Callable[[], str], data: st.DataObject) -> None:
    """A token with any character changed, cut or added, and any other text, is told not to open."""
    client, path = app.test_client(), links(app, new_sid())["word"]
    token, letters = path[3:], "abcXYZ019-_=. %"
    place = data.draw(st.integers(0, len(token) - 1))
    chosen = data.draw(st.integers(0, len(letters) - 2))
    other = letters.replace(token[place], "")[chosen]
    own = st.text(min_size=1, max_size=60).filter(lambda text: "/" not in text and text not in (".", ".."))
    ways = {
        "changed": token[:place] + other + token[place + 1 :],
        "cut": token[:place],
        "added": token + other,
        "made up": data.draw(own),
    }
    forged = ways[data.draw(st.sampled_from(sorted(ways)))]
    answer = client.post(f"/l/{re.sub('[?#]', '', forged) or 'x'}", data=WORD)
    assert answer.status_code == 404
    assert done(app) == []


def test_two_at_once(open_pages: Callable[..., Flask], database: str, new_sid: Callable[[], str]) -> None:
    """Of four who send the form at the same moment, one does it, and three hear that the link is used."""
    app = open_pages(database)
    path, together = links(app, new_sid())["word"], Barrier(4)

    def post(_number: int) -> int:
        together.wait(10)
        return app.test_client().post(path, data=WORD).status_code

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(post, range(4))) == [200, 410, 410, 410]
    assert done(app) == ["word:7"]


def test_a_failure_changes_nothing(
    app: Flask, new_sid: Callable[[], str], caplog: pytest.LogCaptureFixture
) -> None:
    """When our code fails the link stays good, and neither the token nor what was typed is logged."""
    caplog.set_level(logging.DEBUG)
    client, path = app.test_client(), links(app, new_sid())["word"]
    app.config["PROPAGATE_EXCEPTIONS"] = False
    answer = client.post(path, data=WORD | {"word": "break"})
    assert (answer.status_code, "link-trouble" in answer.text) == (500, False)
    assert "a page behind a link failed" in caplog.text
    assert path[3:] not in caplog.text
    assert client.post(path, data=WORD).status_code == 200


def test_files_are_what_their_bytes_say(app: Flask, new_sid: Callable[[], str]) -> None:
    """Pictures and PDF are taken, two at most, five megabytes each; a program named .jpg is not."""
    path, browser = links(app, new_sid())["file"], urllib3.PoolManager(retries=False)
    with listening(app) as base:

        def post(*contents: bytes) -> str:
            files = [("pictures", ("../x/照片.jpg", each, "image/jpeg")) for each in contents]
            answer = browser.request("POST", base + path, fields=files, timeout=15)
            return answer.data.decode()

        assert "choose a file" in post()
        assert "2 at most" in post(PICTURE, PICTURE, PICTURE)
        assert "can&#39;t open" in post(PICTURE, b"MZ a program")
        assert "too large" in post(PICTURE + bytes(MAX_FILE_BYTES))
        assert done(app) == []
        assert "We have it." in post(PICTURE, b"%PDF-1.7")
    browser.clear()
    assert done(app) == ["image/jpeg:照片.jpg", "application/pdf:照片.jpg"]


def test_a_form_that_is_too_large_is_not_read(app: Flask, new_sid: Callable[[], str]) -> None:
    """What says that it is larger than any form may be is told so before a byte of it is taken."""
    path = links(app, new_sid())["file"]
    claims = {"CONTENT_LENGTH": str(3 * MAX_FILE_BYTES), "CONTENT_TYPE": "multipart/form-data; boundary=x"}
    answer = app.test_client().post(path, environ_overrides=claims)
    assert (answer.status_code, "too large" in answer.text) == (422, True)


def test_a_file_to_fetch(app: Flask, new_sid: Callable[[], str]) -> None:
    """A page may answer with a file, which is saved and not shown."""
    client, path = app.test_client(), links(app, new_sid())["copy"]
    assert "It is ready." in client.get(path).text
    answer = client.post(path)
    assert (answer.status_code, answer.data, answer.content_type) == (200, b"a,b\r\n", "text/csv")
    assert answer.headers["Content-Disposition"] == "attachment; filename=a.csv"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_the_page_is_guarded(app: Flask, new_sid: Callable[[], str]) -> None:
    """The page is in no cache, tells its address to nobody, and takes no form from another site."""
    client, path = app.test_client(), links(app, new_sid())["word"]
    headers = client.get(path).headers
    assert (headers["Cache-Control"], headers["Referrer-Policy"]) == ("no-store", "no-referrer")
    foreign = client.post(path, data=WORD, headers={"Sec-Fetch-Site": "cross-site"})
    assert foreign.status_code == 403
    assert done(app) == []


def test_production_serves_links_under_its_public_name(
    open_pages: Callable[..., Flask], sqlite: str, new_sid: Callable[[], str]
) -> None:
    """Where no page is switched on the links work all the same, with their look."""
    app = open_pages(sqlite)
    sid = new_sid()
    path = links(app, sid)["word"]
    app = open_pages(sqlite, development=False, pages=(), public_url="https://calls.example")
    client = app.test_client()
    page = client.get(path).text
    style = re.search(r'href="(/l/static/style[^"]*)"', page)
    assert style
    assert client.get(style[1], buffered=True).status_code == 200
    assert client.get("/static/style.css").status_code == 404


def test_no_token_is_stored(app: Flask, new_sid: Callable[[], str]) -> None:
    """The row tells what the link is for, and holds neither the token nor anything it is made of."""
    path = links(app, new_sid())["word"]
    with engine_of(app).connect() as connection:
        row = connection.execute(select(link_table).where(link_table.c.purpose == "word")).one()
        assert connection.execute(select(func.count()).select_from(link_table)).scalar_one() == len(PAGES)
    assert (row.flow, row.subject, row.language, row.tries, row.used_at) == ("sample", "7", "en-US", 0, None)
    assert path[3:] not in str(row)
