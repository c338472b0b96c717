"""The console shows what the checker last found out about the version that is served."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ivr.check.lint import subject
from ivr.check.report import as_data, examine
from ivr.store import reports, users
from ivr.store.users import User

NOW = datetime.now(UTC)
PASSWORD = "a long password"
COVERAGE = {
    "transcripts": 12,
    "nodes": [3, 4],
    "ways": {"en-US": [5, 10], "silent": [1, 1]},
    "missed": [{"node": "kitchen", "event": "empty", "language": "en-US"}],
}


def keep_report(app: Flask) -> None:
    """Check the smallest hotline, and keep what comes out, with what transcripts go through."""
    hotline = app.extensions["ivr"].hotlines.by_name["hello"]
    told = as_data(examine(subject(hotline.flow, hotline.files, "flows/hello/")))
    with app.extensions["ivr_store"].write() as connection:
        for kind, each in (("check", told), ("cover", COVERAGE)):
            reports.keep(connection, "hello", hotline.flow.version, kind, each, NOW)  # type: ignore[arg-type]


@pytest.fixture
def mary(app: Flask) -> FlaskClient:
    """Mary, signed in."""
    with app.extensions["ivr_store"].write() as connection:
        users.add(connection, User("mary", "console"), PASSWORD, NOW)
    client = app.test_client()
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
    assert client.post("/sign-in", data={"name": "mary", "password": PASSWORD}).status_code == 303
    return client


def test_the_whole_report_of_the_version_that_is_served(app: Flask, mary: FlaskClient) -> None:
    """Proofs, findings with keys, costs and coverage; of a version not checked yet, which button does it."""
    assert mary.get("/console/check").text.count("Press “Check”") == 3
    keep_report(app)
    app.extensions.pop("ivr_live")
    page = mary.get("/console/check").text
    assert page.count("Press “Check”") == 2
    assert 'aria-label="Check wallet"' in page
    for words in ("properties proved", "A caller who is silent comes to an end", "What calls cost"):
        assert words in page
    assert "12 transcripts go through 3 of 4 nodes" in page
    assert "style=" not in page
    assert ".proved" in mary.get("/console/check/report.css").text
    chinese = mary.get("/console/check?lang=zh-CN").text
    for words in (
        "条性质已证明",
        "一直不出声的人，电话也会结束",
        "一通电话要花多久",
        "12 份脚本走过 4 个节点中的 3 个",
    ):
        assert words in chinese


def test_a_button_checks_in_a_process_of_its_own(app: Flask, mary: FlaskClient) -> None:
    """While it goes on the page says so; what it made is there afterwards. Only hotlines that there are."""
    assert mary.post("/console/check/hello").status_code == 303
    running = app.extensions["ivr_checks"]["hello"]
    assert 'role="status"' in mary.get("/console/check/now").text
    assert mary.post("/console/check/hello").status_code == 303
    assert app.extensions["ivr_checks"]["hello"] is running
    assert running.process.wait(60) in {0, 1}
    app.extensions.pop("ivr_live")
    page = mary.get("/console/check").text
    assert 'role="status"' not in page
    assert "properties proved" in page
    assert mary.post("/console/check/nothing").status_code == 404
