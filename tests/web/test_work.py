"""The console's work: the queue, cases, recordings with their sound, and what is announced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask, request
from flask.testing import FlaskClient
from sqlalchemy import Connection, insert

from flows.wallet import records
from ivr.speech.dates import SHANGHAI
from ivr.store import users
from ivr.store.users import User
from tests.webhooks.line import first, in_process, listening
from webhooks.app import create_app
from webhooks.settings import DEVELOPMENT, read_settings

NOW = datetime.now(UTC)
PASSWORD = "a long password"
CASE = "77001234"


@pytest.fixture
def carrier() -> Iterator[tuple[str, list[str]]]:
    """Stand in for the carrier's store of recordings, over real HTTP: its address, and who asked."""
    carrier = Flask("carrier")
    asked: list[str] = []

    @carrier.get("/recording")
    def sound() -> tuple[bytes, dict[str, str]]:
        asked.append(request.authorization.username if request.authorization else "")
        return b"ID3 sound", {"Content-Type": "audio/mpeg"}

    with listening(carrier) as address:
        yield address, asked


@pytest.fixture
def mary(sqlite: str, carrier: tuple[str, list[str]]) -> Iterator[FlaskClient]:
    """Mary, signed in where somebody waits, and two have left a message: here, and elsewhere."""
    environment = {"IVR_DATABASE_URL": sqlite, "IVR_TWILIO_URL": carrier[0]}
    app = create_app(read_settings(development=True, environment=environment))
    with app.extensions["ivr_store"].write() as connection:
        _fill(connection, carrier[0])
    client = app.test_client()
    client.post("/sign-in", data={"name": "mary", "password": PASSWORD})
    yield client
    app.extensions["ivr_store"].engine.dispose()


def _fill(connection: Connection, carrier: str) -> None:
    users.add(connection, User("mary", "console"), PASSWORD, NOW)
    case: dict[str, object] = {"number": CASE, "kind": "message", "status": "open", "phone": "+8613800000003"}
    case |= {"call_sid": "CA1", "opened_at": NOW, "updated_at": NOW}
    case_id = connection.execute(insert(records.case).returning(records.case.c.id), case).scalar_one()
    heard: dict[str, object] = {
        "case_id": case_id,
        "call_sid": "CA1",
        "caller": "+8613800000003",
        "duration_s": 17,
    }
    heard |= {"interrupted": False, "language": "zh-CN", "recorded_at": NOW}
    for url in (f"{carrier}/recording", "http://127.0.0.1:1/elsewhere"):
        connection.execute(insert(records.recording), heard | {"url": url})
    waits: dict[str, object] = {
        "call_sid": "CA2",
        "caller": "+8613800000004",
        "skill": "fraud",
        "priority": 10,
    }
    waits |= {"summary": "{}", "language": "zh-CN", "status": "waiting"}
    waits |= {"entered_at": NOW - timedelta(seconds=65)}
    connection.execute(insert(records.queue_entry), waits)


def test_who_waits_is_there_with_the_wait(mary: FlaskClient) -> None:
    """The queue tells who waits, for whom, and how long."""
    page = mary.get("/console/queue?lang=en-US").text
    assert "+8613800000004" in page
    assert "Fraud" in page
    assert re.search(r"<td class=\"number\">[1-9]\d*:\d\d<", page)


def test_a_case_is_found_by_its_number(mary: FlaskClient) -> None:
    """A search finds the one case; its page has its recordings, the export its row."""
    assert mary.get(f"/console/cases?q={CASE}").text.count('href="/console/cases/') == 1
    assert f"/console/cases/{CASE}" not in mary.get("/console/cases?q=1").text
    assert mary.get(f"/console/cases/{CASE}").text.count("<audio") == 2
    assert mary.get("/console/cases/1").status_code == 404
    assert CASE in mary.get("/console/cases.csv").text


def test_a_recording_is_fetched_with_the_accounts_token(
    mary: FlaskClient, carrier: tuple[str, list[str]]
) -> None:
    """The sound comes from the carrier, who is shown the token; nobody else ever is."""
    assert mary.get("/console/recordings/1/sound").data == b"ID3 sound"
    assert carrier[1] == [DEVELOPMENT["TWILIO_ACCOUNT_SID"]]
    assert mary.get("/console/recordings/2/sound").status_code == 404
    assert mary.get("/console/recordings/9/sound").status_code == 404


def test_an_announcement_is_heard_by_the_next_caller(mary: FlaskClient) -> None:
    """It is put on the line in every language, or not at all, and taken off again."""
    until = f"{(NOW + timedelta(hours=1)).astimezone(SHANGHAI):%Y-%m-%dT%H:%M}"
    texts = {"zh-CN": "系统正在维护。", "en-US": "We are mending something."}
    send = in_process(mary.application, DEVELOPMENT["TWILIO_AUTH_TOKEN"])

    assert mary.post("/console/announcement", data={"zh-CN": "系统", "until": until}).status_code == 400
    assert mary.post("/console/announcement", data=texts | {"until": "2020-01-01T00:00"}).status_code == 400
    assert "系统正在维护" not in first(send, "CA" + "3" * 32).text
    assert mary.post("/console/announcement", data=texts | {"until": until}).status_code == 303
    assert "系统正在维护" in first(send, "CA" + "4" * 32).text
    assert "We are mending something." in mary.get("/console/announcement").text
    mary.post("/console/announcement/off")
    assert "系统正在维护" not in first(send, "CA" + "5" * 32).text
