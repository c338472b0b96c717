"""Better orders of options: what calls in the database chose, and the seconds that another order saves."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from ivr.check.cost import cost, heard_after_s
from ivr.check.explore import explore
from ivr.check.lint import subject
from ivr.check.orders import frequencies, options
from ivr.check.properties.asked import Asked
from ivr.cli import main
from ivr.engine.load import load, read_folder
from ivr.simulator.acts import parse
from ivr.simulator.call import Call
from ivr.simulator.clock import VirtualClock
from ivr.simulator.events import Log
from ivr.simulator.ring import ring
from ivr.simulator.script import Script
from ivr.simulator.settings import Settings as Ringing
from ivr.simulator.transports import in_process
from ivr.speech.wording import wording_of
from ivr.store.hotline import Hotline
from tests.calls.ringing import MORNING
from tests.webhooks.trial import KEY, TOKEN, engine_of, settings
from tests.zoo import sound
from webhooks.app import make_app
from webhooks.hotlines import Hotlines

SOUND = load(sound())
FLOW = """\
flow: stall
languages: [en-US]
start: menu
home: menu
human: person
nodes:
  menu: {menu: menu, keys: {1: hours, 2: order, 3: news}}
  hours: {say: hours, then: menu}
  order: {say: order, then: menu}
  news: {say: news, then: menu}
  person: {record: person, then: {recorded: bye, empty: bye}}
  bye: {hangup: bye}
"""
GREETING = "Welcome to the stall."  # 1.9 s: four words of 0.4 s, and 0.3 s for the stop
HOURS = "To hear when we are open every day of the week, press 1."  # 5.65 s, and 5.35 s until the key is said
ORDER = "To order, press 2."  # 2.05 s and 1.75 s
NEWS = "For news, press 3."  # the same
WORDS = f"""\
menu = {GREETING} {HOURS} {ORDER} {NEWS} For a person, press 0.
    .speech-1 = open
    .speech-2 = order
    .speech-3 = news
hours = We open at ten.
order = Come and see us.
news = There is none.
person = Please leave a message; it will be recorded.
bye = Goodbye.
"""
FILES = {"flow.yaml": FLOW, "en-US.ftl": WORDS}
OLDER = FILES | {
    "flow.yaml": FLOW.replace("1: hours, 2: order, 3: news", "1: news, 2: order, 3: hours"),
    "en-US.ftl": "menu = For news, press 1. To order, press 2. To hear when we are open, press 3.\n"
    + WORDS[WORDS.index("hours =") :],
}
"""What the hotline was before: the same services under other keys."""
OTHER = FILES | {"flow.yaml": FLOW.replace("flow: stall", "flow: other")}
TODAY_CALLS = ["3 !", "9 3 !", "say:news !", "2 3 3 !", "0 !", "!"]
OLDER_CALLS = ["1 !", "1 !", "2 !", "3 !"]


def written(folder: Path, files: Mapping[str, str]) -> Path:
    """Write a hotline's folder."""
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def ring_all(database: str, folder: Path, calls: list[str]) -> None:
    """Ring a hotline through its signed webhooks, on a database."""
    files = read_folder(folder)
    flow = load(files)
    wording = wording_of(flow.entries)
    clock = VirtualClock(MORNING)
    app = make_app(settings(database), Hotlines({flow.name: Hotline(flow, files, wording)}), clock.now)
    what = Ringing(f"http://stall.local/voice/{flow.name}", "+14155550100", "+8610955000", "AC1")
    try:
        for keys in calls:
            script = Script(iter(parse(keys)), clock, lambda: "")
            log = Log(clock.now, clock.now())
            ending = ring(Call(what, in_process(app.wsgi_app), TOKEN, log, clock.now, tuple), script)
            assert (ending.by, script.ran_out) == ("caller", ""), keys
    finally:
        engine_of(app).dispose()


@pytest.fixture
def stall(tmp_path: Path, database: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder of the hotline, whose calls the command looks for in an empty database."""
    monkeypatch.setenv("IVR_DATABASE_URL", database)
    monkeypatch.setenv("IVR_SECRET_KEY", KEY.decode())
    return written(tmp_path / "stall", FILES)


def proposed(folder: Path) -> tuple[list[dict[str, object]], str]:
    """Give the orders that `ivr check --calls` proposes, and what it says beside."""
    done = CliRunner().invoke(main, ["check", str(folder), "--calls", "--json"])
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert lines[0]["kind"] == "explored", done.stderr
    return [line for line in lines if line["kind"] == "order"], done.stderr


def test_calls_of_the_database(stall: Path, database: str) -> None:
    """What eight calls chose, under today's keys and older ones, is told first; the saving is as by hand.

    News was chosen five times, ordering twice, the hours once: before, these were heard after 11.35, 9.3 and
    7.25 s, then after 3.65, 5.7 and 11.35 s. Others hung up, wanted a person, or rang elsewhere.
    """
    ring_all(database, stall, TODAY_CALLS)
    ring_all(database, written(stall.parent / "older", OLDER), OLDER_CALLS)
    ring_all(database, written(stall.parent / "other", OTHER), ["1 !"] * 9)
    saved_s = ((5 * 11.35 + 2 * 9.3 + 7.25) - (5 * 3.65 + 2 * 5.7 + 11.35)) / 8

    [order], _told = proposed(stall)

    assert (order["menu"], order["language"], order["keys"]) == ("menu", "en-US", ["3", "2", "1"])
    assert (order["calls"], order["saved_s"]) == (8, pytest.approx(saved_s))
    text = f"{GREETING} {NEWS} {ORDER} {HOURS}"
    assert dict(heard_after_s(text, "en-US")) == pytest.approx({"3": 3.65, "2": 5.7, "1": 11.35})


def test_no_calls(stall: Path) -> None:
    """Where nobody rang, that is said, and no order is proposed."""
    orders, told = proposed(stall)

    assert orders == []
    assert "in no call that the database holds was anything chosen in stall" in told


@pytest.mark.parametrize(
    ("paths", "counts"),
    [
        ({"1": 1, "82": 1, "92": 1, "0": 1, "*2": 1}, {"main": {"track": 1, "complain": 2}}),
        ({"7": 1, "": 3}, {}),
        ({"3": 4, "321": 2}, {"main": {"cancel/known": 6}}),
    ],
)
def test_calls_are_counted_by_their_first_choices(
    paths: dict[str, int], counts: dict[str, dict[str, int]]
) -> None:
    """The language and repetition keys are passed over; a person, back, or a service ends the count."""
    assert frequencies(SOUND, paths) == counts


def test_a_menu_before_the_first_one(tmp_path: Path) -> None:
    """Where a menu asks for something first, its key is no choice of the first menu."""
    asks = "  asks: {menu: menu, keys: {1: hello, 2: hello, 3: hello}}\n  hello: {say: news, then: menu}"
    text = FLOW.replace("start: menu", "start: asks").replace("nodes:", f"nodes:\n{asks}")
    flow = load(read_folder(written(tmp_path / "stall", FILES | {"flow.yaml": text})))

    assert frequencies(flow, {"13": 2, "2": 5, "22": 1}) == {"menu": {"news": 2, "order": 1}}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (f"{GREETING} {ORDER} {NEWS} Bye.", [f"{ORDER} ", f"{NEWS} "]),
        ("To order, press 1, for news press 2.", ["To order, press 1, ", "for news press 2."]),
        ("您好。订货请按1，新闻请按2。找人请按0。", ["订货请按1，", "新闻请按2。", "找人请按0。"]),
    ],
)
def test_options_of_a_text(text: str, parts: list[str]) -> None:
    """An option is its own part of what is said; a greeting and a farewell belong to none."""
    assert [text[option.begin : option.end] for option in options(text)] == parts


def test_nothing_to_save() -> None:
    """Where what is chosen most is told first already, no order is proposed."""
    asked = Asked(explore(SOUND), subject(SOUND, sound()))

    assert {order.keys[0] for order in cost(asked, {"main": {"cancel/known": 9, "track": 1}}).orders} == {"3"}
    assert cost(asked, {"main": {"track": 9}}).orders == ()
