"""The requests that a browser's call is made of, without a browser."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from ivr.cli.playing import play
from ivr.simulator.moment import HangUp, Press, Sound, Speak
from ivr.simulator.settings import Far
from ivr.store.tables import call as calls
from tests.web.test_phone import eventually
from webhooks import hotlines
from webhooks.pages import phone, web_call
from webhooks.pages.order import LONGEST_TALK_S, act_of, order_of

News = dict[str, Any]


@pytest.fixture
def client(app: Flask) -> Iterator[FlaskClient]:
    """Give a client of the served app; its calls are dropped in the end."""
    yield app.test_client()
    app.extensions["ivr_phone"].close()


def ring(client: FlaskClient, **order: str) -> News:
    """Order a call."""
    answer = client.post("/phone/calls", data={"target": "hello", **order})
    return {**answer.json, "http": answer.status_code}


def move(client: FlaskClient, news: News, **act: Any) -> News:
    """Act in the moment that the news end with."""
    told = {"number": news["moment"]["number"], "after_s": 0.5, **act}
    answer = client.post(f"/phone/calls/{news['call']}/moves", json=told)
    return {**answer.json, "http": answer.status_code}


def states(news: News) -> list[str]:
    """Name the states that were reached."""
    return [line["name"] for line in news["lines"] if line["event"] == "state"]


def test_a_call_goes_moment_by_moment(client: FlaskClient) -> None:
    """Each answer tells what happened until the next moment, and how long that lasts if nobody acts."""
    news = ring(client)
    said = [line for line in news["lines"] if line["event"] == "say"]
    assert [(line["complete"], line["text"][:2]) for line in said] == [(False, "您好")]
    assert news["moment"]["speaking"]
    assert news["moment"]["digits"]
    assert news["moment"]["limit_s"] == said[0]["lasts_s"]
    after = move(client, news, keys="1")
    assert (states(news), states(after)) == (["hello"], ["hello"])  # the hours are said on the way back there
    cut = next(line for line in after["lines"] if line["event"] == "say" and line["complete"])
    assert cut["cut"]
    assert cut["text"].startswith(cut["heard"])


def test_a_move_counts_once(client: FlaskClient) -> None:
    """The same move again, as a second window or an impatient network sends it, is refused."""
    news = ring(client)
    assert move(client, news, keys="1")["http"] == 200
    assert move(client, news, keys="1") == {"error": "the call is at another moment by now", "http": 409}


def test_where_one_cannot_go_back_one_stays(
    app: Flask, client: FlaskClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a mistake in the files, that is told, and the call goes on; without, it is over where it began."""
    folder = tmp_path / "flows"
    shutil.copytree(hotlines.FOLDER / "hello", folder / "hello")
    monkeypatch.setattr(hotlines, "FOLDER", folder)
    news = move(client, move(client, ring(client), keys="1"), keys="1")
    sound = (folder / "hello" / "flow.yaml").read_text("utf-8")
    (folder / "hello" / "flow.yaml").write_text("nonsense: 1\n", "utf-8")
    back = f"/phone/calls/{news['call']}/back"
    assert "flow.yaml" in client.post(back).json["error"]
    assert move(client, news, keys="1")["http"] == 200
    (folder / "hello" / "flow.yaml").write_text(sound, "utf-8")
    assert client.post(back).status_code == 200
    with app.extensions["ivr_store"].read() as connection:
        assert connection.execute(select(calls.c.status)).scalars().all() == ["completed"]


def test_a_call_that_is_left_waits_nowhere(client: FlaskClient, app: Flask) -> None:
    """Who goes back from a queue and comes there again waits in it once."""
    news = ring(client, target="wallet", at="2026-03-04T10:00+08:00")
    for _ in range(2):
        news = move(client, news, keys="0")
        while not news["moment"]["held"]:
            news = move(client, news, nothing=True)
        (call,) = app.extensions["ivr_phone"].calls.values()
        waiting = [len(queue.members) for queue in call.target.account.queues.values()]
        assert waiting == [1]
        news = client.post(f"/phone/calls/{news['call']}/back").json


def test_a_saved_call_is_cut_at_the_same_letter(client: FlaskClient) -> None:
    """Whoever pressed a key just before a letter was spoken does not hear it in the transcript either."""
    for letters in (1, 2):  # a Han character takes a quarter of a second
        news = move(client, ring(client, target="wallet", fresh="on"), keys="1", after_s=letters / 4 - 0.0001)
        move(client, news, hang_up=True)
        saved = client.get(f"/phone/calls/{news['call']}/transcript").get_data(as_text=True)
        assert not play(saved).differs, saved


def test_recorded_words_are_told(client: FlaskClient) -> None:
    """Whoever cannot hear a recorded prompt reads its words."""
    night = ring(client, target="wallet", fresh="on", at="2026-03-07T23:00+08:00")
    news = move(client, night, keys="0")
    while news["moment"]["place"] != "record":
        news = move(client, news, nothing=True)
    news = move(client, news, sound_s=3.0)
    while not (played := [line for line in news["lines"] if line["event"] == "play"]):
        news = move(client, news, nothing=True)
    assert [(line["language"], line["text"]) for line in played] == [("zh-CN", "留言收好了。")]


def test_mistakes_are_told_in_a_sentence(client: FlaskClient) -> None:
    """Whatever is wrong with an order or a move is told, and rings nowhere."""
    assert ring(client, target="helo")["error"] == "'helo' is no hotline of this server and no URL"
    assert ring(client, target="ftp://x/y")["error"] == "ftp://x/y is no http or https URL"
    assert "offset" in ring(client, at="noon")["error"]
    assert "seconds or none" in ring(client, agent="soon")["error"]
    assert move(client, ring(client), keys="ABC")["http"] == 400
    assert client.post("/phone/calls/nobody/moves", json={}).status_code == 404


def test_no_module_is_imported_for_a_browser(client: FlaskClient) -> None:
    """`ivr dial` rings `module:app`; a page must not make a server import what a request names."""
    assert ring(client, target="this:app") == {
        "error": "'this:app' is no hotline of this server and no URL",
        "http": 400,
    }


def test_another_site_cannot_ring(client: FlaskClient) -> None:
    """A request that a browser says came from another site is refused, whatever it orders."""
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}):
        answer = client.post("/phone/calls", data={"target": "hello"}, headers=headers)
        assert answer.status_code == 403
    own = {"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost"}
    assert client.post("/phone/calls", data={"target": "hello"}, headers=own).status_code == 200


def test_secrets_are_masked(client: FlaskClient) -> None:
    """A code stands in the SMS that the person reads and nowhere else: keys, requests, variables mask it."""
    news = ring(client, target="wallet", fresh="on")
    for keys in ("1", "1", "2", "1"):
        news = move(client, news, keys=keys)
        while not news["moment"]["digits"]:
            news = move(client, news, nothing=True)
    code = news["code"]
    assert len(code) == 6
    news = move(client, news, keys=code)
    assert news["place"]["variables"]["level"] == "verified"
    told = [line for line in news["lines"] if line["event"] != "sms"]
    assert code not in json.dumps([told, news["place"]])
    assert any(line.get("keys") == "<code>" for line in told)


def test_variables_are_masked(client: FlaskClient, app: Flask) -> None:
    """What the app called secret is masked in the call's variables too, should a flow keep it there."""
    news = ring(client, target="wallet", fresh="on")
    news = move(client, news, keys="1")
    news = move(client, news, keys="1")
    assert news["place"]["variables"]["$phone"] == "+8613800000001"
    app.extensions["ivr_phone"].calls[news["call"]]._call.log.keep_secret("8613800000001")
    assert move(client, news, keys="9")["place"]["variables"]["$phone"] == "+<code>"


def test_calls_are_bounded(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only so many calls are kept; one that is over makes room, one that goes on does not."""
    monkeypatch.setattr(phone, "MOST_CALLS", 2)
    first, _second = ring(client), ring(client)
    assert ring(client)["error"] == "2 calls are going on here; hang one up"
    assert move(client, first, hang_up=True)["moment"] is None
    assert ring(client)["http"] == 200


def test_a_browser_that_is_gone_hangs_up(
    client: FlaskClient, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A browser that says nothing long after a moment should be over has gone, and so has the caller."""
    monkeypatch.setattr(web_call, "PATIENCE_S", -1_000.0)
    ring(client)
    (call,) = app.extensions["ivr_phone"].calls.values()
    eventually(lambda: call.ending is not None)
    assert call.ending.by == "caller"


def test_the_app_of_a_call_shows_no_webhook(client: FlaskClient) -> None:
    """Behind a call lie the pages of its links alone."""
    news = ring(client)
    assert client.get(f"{news['pages']}/voice/status").status_code == 404
    assert client.get(f"{news['pages']}/l/forged").status_code == 404


def test_an_order_is_read_as_dial_reads_its_options() -> None:
    """Empty fields are the target's own; the others are the settings of the simulator."""
    order = order_of(
        {
            "target": "hello",
            "caller": " +8613800000002 ",
            "dialed": "",
            "agent": "none",
            "far": "+8610955001=busy +8610955002=answer:3",
            "at": "2026-03-04T10:00+08:00",
            "fresh": "on",
        }
    )
    assert (order.target, order.fresh, order.start_at.isoformat()) == (
        "hello",
        True,
        "2026-03-04T10:00:00+08:00",
    )
    assert order.chosen == {
        "caller": "+8613800000002",
        "agent_s": None,
        "talk_s": LONGEST_TALK_S,
        "far_ends": {"+8610955001": Far("busy"), "+8610955002": Far(talk_s=3)},
    }


def test_acts() -> None:
    """A browser tells keys, words, sounds, a hang-up, or that nothing was done."""
    assert act_of({"keys": "12#"}) == Press("12#")
    assert act_of({"words": " 人工 "}) == Speak("人工")
    assert act_of({"sound_s": 3}) == Sound(3)
    assert act_of({"hang_up": True}) == HangUp()
    assert act_of({"nothing": True}) is None
    for wrong in ({}, {"keys": ""}, {"keys": "x"}, {"words": " "}, {"sound_s": 1e-5}, {"sound_s": "3"}):
        with pytest.raises(ValueError, match="an act is"):
            act_of(wrong)
