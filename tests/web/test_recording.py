"""What a caller records at the phone page, in a browser whose microphone beeps."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from flask import Flask
from playwright.sync_api import expect

from ivr.store import users
from ivr.store.users import User
from tests.web.conftest import Visit
from tests.web.test_phone import press, ring
from tests.web.week import PASSWORD


def test_a_voice_is_recorded_and_heard_in_the_console(visit: Visit, app: Flask) -> None:
    """What is spoken into the microphone is the recording's sound; a key ends it; no other thing is taken."""
    with app.extensions["ivr_store"].write() as connection:
        users.add(connection, User("mary", "console"), PASSWORD, datetime.now(UTC))
    page = visit("/phone", permissions=["microphone"])
    page.get_by_label("Speed").select_option("3")
    ring(page)
    press(page, "5221")
    speak = page.get_by_role("button", name="Speak", exact=True)
    speak.click(timeout=30_000)
    expect(page.get_by_role("button", name="Stop speaking")).to_be_visible()
    with page.expect_response(re.compile("/sounds/RE")) as kept:
        page.locator("[data-key='#']").click()
    assert kept.value.status == 204
    expect(page.locator("#talk")).to_contain_text("♪", timeout=20_000)
    client = app.test_client()
    client.post("/sign-in", data={"name": "mary", "password": PASSWORD})
    heard = client.get("/console/recordings/1/sound")
    assert heard.mimetype == "audio/webm"
    assert heard.data.startswith(b"\x1aE\xdf\xa3")  # EBML, as WebM begins
    where = kept.value.url.partition("/phone")[2]
    assert client.put(f"/phone{where}", data=b"<svg>", content_type="image/svg+xml").status_code == 400
    assert client.put(f"/phone{where}x", data=b"x", content_type="audio/webm").status_code == 400
