"""What is said at a menu may name a choice of a menu below it, and words may lie in several files."""

from __future__ import annotations

import pytest

from ivr.engine.events import Digits, Speech
from ivr.engine.flow import Flow
from ivr.engine.load import load
from ivr.engine.source import FlowError
from ivr.engine.spoken import spoken_ways
from tests.engine.playing import play
from tests.engine.sample import ENGLISH

FLOW = """
flow: trial
languages: [zh-CN]
start: main
home: main
human: bye
nodes:
  main: {menu: main, keys: {1: money, 2: done}}
  money: {menu: money, keys: {1: refund, 2: told}}
  refund: {menu: refund, keys: {1: main, 2: told}}
  told: {say: told, then: more}
  more: {menu: more, keys: {1: main, 2: done}}
  done: {hangup: bye}
  bye: {hangup: bye}
"""
WORDS = "main = Main.\nmoney = Money.\nrefund = Refund.\ntold = Told.\nmore = More.\nbye = Bye.\n"
UNIVERSAL = ENGLISH[ENGLISH.index("universal =") :]


def _load(**more: str) -> Flow:
    return load({"flow.yaml": FLOW, "zh-CN.ftl": UNIVERSAL, "trial.zh-CN.ftl": WORDS} | more)


def test_words_of_the_menus_below_count() -> None:
    """At a menu the words of the menus below are heard too, each by the keys that lead there."""
    ways = spoken_ways(_load(), "main")

    assert ways["1"] == "main.speech-1"
    assert ways["11"] == "money.speech-1"
    assert ways["112"] == "refund.speech-2"
    assert ways["0"] == "universal.human"


def test_nothing_leads_in_a_circle() -> None:
    """A menu is gone through once, so ways end though menus lead back to one another."""
    assert max(map(len, spoken_ways(_load(), "refund"))) == 3
    assert max(map(len, spoken_ways(_load(), "more"))) == 4


def test_one_word_takes_the_way_of_several_keys() -> None:
    """Words that stand for several keys lead where those keys do, and are noted as they are."""
    spoken, keyed = (
        play(_load(), Speech("11")),
        play(_load(), Digits("1"), Digits("1")),
    )

    assert spoken.call.state == keyed.call.state == "refund"
    assert spoken.call.path == keyed.call.path == "11"
    assert [verb for verb in spoken.verbs if verb in keyed.verbs]


def test_keys_that_lead_nowhere_are_not_followed() -> None:
    """A way that ends early ends there, and counts as no mistake."""
    step = play(_load(), Speech("17"))

    assert (step.call.state, step.call.errors) == ("money", 0)


def test_a_message_may_stand_in_one_file_only() -> None:
    """A message that two files of a language hold is a mistake, told with both places."""
    with pytest.raises(FlowError) as caught:
        _load(**{"other.zh-CN.ftl": "told = Again.\n"})

    assert [str(each) for each in caught.value.mistakes] == [
        "trial.zh-CN.ftl:4:1: 'told' stands here and in other.zh-CN.ftl"
    ]
