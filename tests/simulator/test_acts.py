"""The grammar of `--keys`."""

import pytest

from ivr.simulator.acts import Code, Silence, Wait, parse
from ivr.simulator.moment import HangUp, Press, Sound, Speak


def test_each_act_is_read():
    """Acts are separated by blanks; say takes a word, or words in double quotes."""
    acts = parse('1 13800000001#  - say:人工 say:"two words"\nrec:3 wait:2.5 code !')
    assert acts == [
        Press("1"),
        Press("13800000001#"),
        Silence(),
        Speak("人工"),
        Speak("two words"),
        Sound(3),
        Wait(2.5),
        Code(),
        HangUp(),
    ]


def test_nothing_is_a_caller_who_says_nothing():
    """An empty script has no acts."""
    assert parse("") == parse(" \n ") == []


@pytest.mark.parametrize(
    "text",
    ["x", "1a", "A", "Code", "!!", "--", "１", "press:1", "say", "say:", 'say:""', 'say:"open', 'say:a"b']
    + [
        f"{name}:{value}"
        for name in ("rec", "wait")
        for value in ("", "-1", "x", "nan", "1e9", "9" * 8, "１")
    ]
    + ["rec:0"],
)
def test_an_unknown_act_is_refused_by_name(text: str):
    """What is no act, or has no sensible seconds or words, is refused, and the message names it."""
    with pytest.raises(ValueError, match=r"act|needs") as error:
        parse(f"1 {text} 2")
    assert text in str(error.value)


def test_text_that_cannot_be_sent_is_made_sendable():
    """What the terminal could not decode is replaced, so that a request can carry it."""
    (act,) = parse("say:a\udcffb")
    assert act == Speak("a?b")
