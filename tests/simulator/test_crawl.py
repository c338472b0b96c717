"""A crawl tries all that an app offers, and finds what was planted in it, by the shortest way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from ivr.simulator.acts import Scripted
from ivr.simulator.call import Call
from ivr.simulator.crawl.crawler import Map, crawl
from ivr.simulator.crawl.visit import visit, written
from ivr.simulator.settings import Settings
from tests.simulator.apps import Answer, Page, Pages, menu
from tests.simulator.calling import MORNING, TOKEN, URL, alone

SOUND: dict[str, Page] = {
    "/voice": (
        '<Gather numDigits="1" action="/choose">'
        "<Say>For hours, press 1. For a message, press 2.</Say></Gather>"
        "<Say>I heard nothing.</Say><Redirect>/bye</Redirect>"
    ),
    "/choose": lambda params: {
        "1": "<Say>We open at nine. Goodbye.</Say>",
        "2": '<Say>Speak.</Say><Record action="/bye"/>',
    }.get(params["Digits"], "<Say>That is no choice.</Say><Redirect>/bye</Redirect>"),
    "/bye": "<Say>Goodbye.</Say>",
}


def crawled(app: Pages, most_calls: int = 300, most_acts: int = 8) -> Map:
    """Crawl an app in process."""
    what = Settings(URL, "+8613800000001", "+14155550199")

    def ring(acts: Sequence[Scripted]) -> object:
        return visit(acts, MORNING, lambda log, clock: Call(what, alone(app), TOKEN, log, clock.now), str)

    return crawl(ring, most_calls=most_calls, most_acts=most_acts)  # type: ignore[arg-type]


def troubles(pages: Mapping[str, Page]) -> list[tuple[str, str]]:
    """Crawl the sound app with some pages of its own, and give the kinds of trouble and the keys to them."""
    return [(each.kind, each.keys) for each in crawled(Pages({**SOUND, **pages})).troubles]


def test_a_sound_app_has_no_troubles() -> None:
    """Nothing is said of an app that has no fault, and all its places and steps are on the map."""
    found = crawled(Pages(SOUND))
    assert found.troubles == []
    assert [screen.recording for screen in found.screens] == [False, True]
    steps = {(step.source, step.choice.name): step.target for step in found.steps}
    assert steps == {
        (0, "1"): None,
        (0, "2"): 1,
        (0, "3"): None,
        (0, "4"): None,
        (0, "5"): None,
        (0, "silence"): None,
        (1, "speaks"): None,
        (1, "silence"): None,
    }
    assert found.left_out == 0


@pytest.mark.parametrize(
    ("pages", "kind", "keys"),
    [
        ({"/choose": "<Hangup/>"}, "drop", "1"),
        ({"/voice": "<Hangup/>"}, "drop", ""),
        ({"/voice": '<Gather action="/choose"><Say>Your number, please.</Say></Gather>'}, "drop", "-"),
        ({"/bye": "<Redirect>/voice</Redirect>"}, "loop", "3 3 3 3 3 3 3 3 3 3 3 3"),
        ({"/bye": "<Redirect>/voice</Redirect>"}, "loop", "- - - - - - - - - - - -"),
        ({"/choose": Answer("", "500 Oh")}, "error", "1"),
        ({"/choose": "<Say>Half"}, "error", "1"),
        ({"/choose": "<Redirect/>"}, "loop", "1"),
        ({"/bye": "<Gather/><Redirect>/choose2</Redirect>"}, "error", "- -"),
        ({"/bye": "<Say loop='x'>Goodbye.</Say>"}, "warning", "3"),
        (
            {
                "/choose": lambda params: SOUND["/choose"](
                    {**params, "Digits": params["Digits"].replace("2", "3")}
                )
            },  # type: ignore[operator]
            "dead",
            "2",
        ),
        (
            {
                "/choose": lambda params: (
                    "<Say>A secret.</Say>" if params["Digits"] == "4" else SOUND["/choose"](params)
                )
            },  # type: ignore[operator]
            "keys",
            "4",
        ),
        ({"/bye": "<Say>Goodbye. For a person, press 0.</Say>"}, "keys", "3"),
        (
            {
                "/voice": '<Gather input="speech" action="/bye"><Say>For hours, press 1.</Say></Gather>'
                "<Say>Bye.</Say>"
            },
            "keys",
            'say:"blah blah"',
        ),
        (
            {
                "/voice": '<Gather numDigits="1" action="/choose">'
                "<Say>For hours, press 1. For help, press star 0 pound.</Say></Gather>"
                "<Say>Bye.</Say>"
            },
            "keys",
            "*0#",
        ),
    ],
)
def test_planted_faults(pages: Mapping[str, Page], kind: str, keys: str) -> None:
    """Drops, loops, HTTP and TwiML errors, dead, secret and impossible keys are found where they are."""
    assert (kind, keys) in troubles(pages)


def test_keys_that_are_swapped() -> None:
    """A key that is told and does nothing leads to the key that works and is not told."""

    def choose(params: dict[str, str]) -> str | Answer:
        swapped = {"2": "3", "3": "2"}.get(params["Digits"], params["Digits"])
        return SOUND["/choose"]({"Digits": swapped})  # type: ignore[operator,no-any-return]

    assert sorted(troubles({"/choose": choose})) == [("dead", "2"), ("keys", "3")]


def test_an_app_that_remembers() -> None:
    """Acts that lead elsewhere the second time are told, since then the map is not to be trusted."""
    asked = []

    def voice(params: dict[str, str]) -> str:
        asked.append(params)
        return "<Say>We are full.</Say>" if len(asked) > 2 else str(SOUND["/voice"])

    assert "unsteady" in [kind for kind, _keys in troubles({"/voice": voice})]


def test_limits() -> None:
    """No more calls are made than allowed, none is deeper, and what is left out is counted."""
    found = crawled(Pages(SOUND), most_calls=3)
    assert (len(found.visits), found.left_out > 0) == (3, True)
    deep = Pages({"/voice": '<Gather numDigits="1"><Say>Deeper, press 1.</Say></Gather><Redirect/>'})
    shallow = crawled(deep, most_acts=0)
    assert (len(shallow.visits), shallow.left_out) == (1, 5)


def test_a_menu_after_a_mistake_is_the_same_place() -> None:
    """A menu that comes again with a word of regret before it is not gone through again."""
    again = {"/bye": "<Say>That is no choice.</Say><Redirect>/voice</Redirect>"}
    assert len(crawled(Pages({**SOUND, **again})).screens) == 2


def test_entries() -> None:
    """Where digits are collected, too few, too many, none and just the end key are tried."""
    ask = '<Gather action="/bye"><Say>Your number, then press pound.</Say></Gather><Say>Bye.</Say>'
    found = crawled(Pages({**SOUND, "/voice": ask}))
    tried = {step.choice.name: written([step.choice.act]) for step in found.steps}
    assert tried == {
        "#": "#",
        "some digits": "1234567890#",
        "too few digits": "1#",
        "too many digits": "1234567890123456789012345678901234567890#",
        "silence": "-",
    }


def test_other_peoples_menu() -> None:
    """The app of the other tests: a queue and a recording are places, or ends, on the map."""
    heard = {step.choice.name: step.visit.reply for step in crawled(menu).steps if step.source == 0}
    assert heard["2"] == ("Leave a message.", "(records)")
    assert heard["3"][0] == "You are next."
