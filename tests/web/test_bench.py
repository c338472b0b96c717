"""What stands beside the phone for developers: map, exchange, variables, back, save, files that change."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ivr.cli.playing import play
from tests.web.conftest import Visit
from tests.web.test_phone import press, ring
from webhooks import hotlines, local


def tab(page: Page, name: str) -> None:
    """Show a tab of the bench."""
    page.get_by_role("tab", name=name).click()


def test_the_map_shows_the_place_and_the_way(visit: Visit) -> None:
    """The box where the call stands is marked, and so are those that it went through."""
    page = visit("/phone", viewport={"width": 1440, "height": 1000})
    ring(page)
    tab(page, "Map")
    expect(page.locator("#map .node.here")).to_have_attribute("data-node", "main")
    press(page, "1")
    expect(page.locator("#map .node.been[data-node='main']")).to_be_visible()
    expect(page.locator("#map .node.here[data-node='identify/which']")).to_be_in_viewport()


def test_the_exchange_shows_each_request_and_its_twiml(visit: Visit) -> None:
    """The newest request comes first, with what was sent, what came back and how long it took."""
    page = visit("/phone")
    ring(page)
    press(page, "1")
    tab(page, "Exchange")
    newest = page.locator("#exchange details").first
    expect(newest.locator("summary")).to_contain_text("action")
    expect(newest.locator("summary")).to_contain_text("ms")
    newest.locator("summary").click()
    expect(newest.locator("pre")).to_contain_text("<Gather action=")
    expect(newest.locator("dl")).to_contain_text("Digits")


def test_variables_are_shown_and_secrets_masked(visit: Visit) -> None:
    """A developer sees what the call knows; a code that was sent is nowhere but in the SMS."""
    page = visit("/phone")
    page.get_by_label("On fresh demo data").check()
    ring(page)
    press(page, "1121")
    code = page.locator("#talk .sms").last.get_by_role("button").inner_text().split()[-1]
    page.locator("#talk .sms").last.get_by_role("button").click()
    tab(page, "Variables")
    expect(page.locator("#variables")).to_contain_text("verified")
    expect(page.locator("#variables")).not_to_contain_text(code)
    tab(page, "Exchange")
    assert code not in page.locator("#exchange").inner_text()


def test_back_a_turn(visit: Visit) -> None:
    """A call can be had again as it was a turn ago, and then take another way."""
    page = visit("/phone")
    ring(page)
    press(page, "1")
    expect(page.locator("#talk")).to_contain_text("您要办的")
    page.get_by_role("button", name="Back a turn").click()
    expect(page.locator("#talk")).not_to_contain_text("您要办的")
    expect(page.get_by_role("button", name="Back a turn")).to_be_disabled()
    press(page, "2")
    expect(page.locator("#talk")).to_contain_text("付款")


def test_a_call_is_saved_as_a_transcript_that_plays(visit: Visit, tmp_path: Path) -> None:
    """What is saved is a transcript, and `ivr test` finds that the call goes the same way again."""
    page = visit("/phone")
    page.get_by_label("On fresh demo data").check()
    ring(page)
    press(page, "11")
    page.get_by_role("button", name="Hang up").click()
    expect(page.locator("#state")).to_have_text("Call ended")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save").click()
    saved = tmp_path / download.value.suggested_filename
    download.value.save_as(saved)
    assert saved.name == "wallet.call"
    played = play(saved.read_text(encoding="utf-8"))
    assert "[stolen/number/tell]" in saved.read_text(encoding="utf-8")
    assert not played.differs


@pytest.fixture
def own_flows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder of flows that a test may write to, with `hello` in it."""
    folder = tmp_path / "flows"
    shutil.copytree(hotlines.FOLDER / "hello", folder / "hello")
    monkeypatch.setattr(hotlines, "FOLDER", folder)
    monkeypatch.setattr(local, "FOLDER", folder)
    return folder


def edit(file: Path, change: Callable[[str], str]) -> None:
    """Change a file as its author would."""
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")


def test_changed_files_are_heard_at_the_same_place(own_flows: Path, visit: Visit) -> None:
    """Who writes a flow while ringing it hears the new words where the call stands; mistakes are told."""
    page = visit("/phone")
    page.get_by_label("Speed").select_option("3")
    ring(page)
    expect(page.locator("#talk")).to_contain_text("您好，这里是小巷书店。")
    words = own_flows / "hello" / "zh-CN.ftl"
    edit(words, lambda text: text.replace("您好，这里是小巷书店。", "欢迎，这里是大街书店。"))
    expect(page.locator("#talk")).to_contain_text("欢迎，这里是大街书店。", timeout=20_000)
    edit(own_flows / "hello" / "flow.yaml", lambda text: text.replace("1: hours", "1: hour"))
    press(page, "9")
    expect(page.locator("#talk .error")).to_contain_text("did you mean 'hours'?")
    press(page, "1")
    expect(page.locator("#talk")).to_contain_text("早上十点开门")


def test_the_map_marks_the_whole_way(visit: Visit) -> None:
    """Marked are the places that spoke or did something on the way, not only those where the call waited."""
    page = visit("/phone")
    ring(page)
    press(page, "11")
    page.locator("#tab-map").click()
    expect(page.locator("#map .been[data-node='stolen/freeze']")).to_be_visible()
    been = page.locator("#map .node.been").evaluate_all("all => all.map(each => each.dataset.node)")
    assert {"begin", "welcome", "main", "stolen", "stolen/who", "stolen/frozen"} <= set(been)
    assert "stolen/next" not in been
    assert page.locator("#map .way.been").count() > 3
