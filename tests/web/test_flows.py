"""The flow to read: its nodes, words and ways, its map, and what the checker says."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import expect

from tests.web.conftest import Visit
from webhooks import hotlines
from webhooks.hotlines import open_hotline
from webhooks.pages.reading import findings, read


def test_each_node_is_read_as_it_was_written() -> None:
    """A node stands once, with both languages, how long they take, its keys, their words and its line."""
    reading = read(open_hotline("hello"))
    (menu,) = [each for each in reading.nodes if each.node.kind == "menu"]
    assert [(said.language, said.seconds > 1) for said in menu.words] == [("zh-CN", True), ("en-US", True)]
    key = next(way for way in menu.ways if way.key == "1")
    assert (key.to, key.spoken["en-US"][0]) == ("hours", "hours")
    assert str(menu.node.place).startswith("flows/hello/flow.yaml:")


def test_copies_of_a_dialogue_are_one_node() -> None:
    """The wallet's verification, copied into many services, is read once and says where it is used."""
    reading = read(open_hotline("wallet"))
    origins = [each.node.origin for each in reading.nodes]
    assert len(origins) == len(set(origins))
    assert any(len(each.places) > 2 for each in reading.nodes)
    assert {service for _origin, service in reading.home_of.values()} == set(reading.services)


@pytest.fixture
def careless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a hotline in which a menu skips a key."""
    folder = tmp_path / "flows" / "hello"
    folder.mkdir(parents=True)
    for file in (hotlines.FOLDER / "hello").iterdir():
        text = file.read_text(encoding="utf-8")
        (folder / file.name).write_text(text.replace("{1: hours}", "{2: hours}"), encoding="utf-8")
    for file in folder.glob("*.ftl"):
        text = file.read_text(encoding="utf-8").replace("speech-1", "speech-2")
        file.write_text(text, encoding="utf-8")
    monkeypatch.setattr(hotlines, "FOLDER", folder.parent)


def test_findings_stand_beside_their_node(careless: None, app: Flask, visit: Visit) -> None:
    """What the checker says appears at the node that it speaks of, and is counted in the list of services."""
    found = findings(app.extensions["ivr"].hotlines.by_name["hello"])
    assert {finding.rule for finding in found["hello"]} >= {"MENU01"}
    page = visit("/flows/hello")
    expect(page.locator("article#hello .note", has_text="MENU01")).to_be_visible()
    expect(page.locator(".services .badge")).to_contain_text(str(len(found["hello"])))


def test_the_map_points_at_the_node_of_the_address(visit: Visit) -> None:
    """A link to a node shows it on the map too, and a box leads to its node."""
    page = visit("/flows/wallet/stolen#stolen/next")
    expect(page.locator("#map .here")).to_have_attribute("data-node", "stolen/next")
    page.locator("#map [data-node='stolen/freeze'] .box").click()
    expect(page.locator("article:target")).to_have_id("stolen/freeze")


def test_what_is_not_there_is_not_found(app: Flask) -> None:
    """An unknown hotline, service or map is 404."""
    client = app.test_client()
    for path in ("/flows/none", "/flows/hello/none", "/flows/hello/none/map", "/flows/none/x/findings"):
        assert client.get(path).status_code == 404
