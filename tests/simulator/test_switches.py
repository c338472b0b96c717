"""What the documentation does not settle: each switch does what it says, and is published."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from ivr.simulator.settings import LIKELIER, Switches
from tests.simulator.apps import Answer
from tests.simulator.calling import call


def test_whether_a_redirect_answers_is_a_switch():
    """Section 10: a Reject behind a leading Redirect ends the call, or still leaves it unanswered."""
    pages = {"/voice": "<Redirect>/no</Redirect>", "/no": "<Reject reason='busy'/>"}
    assert call(pages).ending.status == "completed"
    assert call(pages, switches=Switches(redirect_answers=False)).ending.status == "busy"


def test_a_caller_who_hangs_up_early():
    """2.3: what the status of a call is that ended while it rang is not settled: a switch."""
    document = "<Dial answerOnBridge='true'>+1</Dial>"
    assert call(document, "wait:1 !").ending.status == "no-answer"
    canceled = call(document, "wait:1 !", switches=Switches(early_hang_up_canceled=True))
    assert canceled.ending.status == "canceled"


def test_what_relative_urls_resolve_against_after_a_redirect():
    """Section 10: the URL where HTTP redirects ended, or the one that was asked for: a switch."""
    moved = Answer("", "302 Found", {"Location": "/a/b"})
    pages = {"/voice": moved, "/a/b": "<Redirect>c</Redirect>", "/a/c": "<Say>a</Say>", "/c": "<Say>b</Say>"}
    assert call(pages).said == ["a"]
    assert call(pages, switches=Switches(relative_to_final_url=False)).said == ["b"]


def test_a_post_may_be_kept_over_307():
    """2.6: 307 and 308 are not stated: as GET without the parameters, or as the POST that it was."""
    pages = {"/voice": Answer("", "307 Temporary Redirect", {"Location": "/b"}), "/b": ""}
    assert "CallSid" not in call(pages).app.params("/b")
    assert "CallSid" in call(pages, switches=Switches(post_kept_on_307=True)).app.params("/b")


def test_the_limit_on_a_body_is_a_switch():
    """2.7: whether 64 kB is 65,536 or 64,000 bytes is not said."""
    pages = {"/voice": Answer("<Response/>" + " " * (64_500 - 11))}
    assert call(pages).codes == []
    assert call(pages, switches=Switches(body_bytes=64_000)).codes == [11750]


def test_keys_ahead_may_be_lost():
    """1.4: keys of a run that a Gather did not take are kept for the next one, or lost: a switch."""
    pages = {"/voice": '<Gather numDigits="1" action="/b"/>', "/b": '<Gather numDigits="1" action="/c"/>'}
    pages["/c"] = "<Hangup/>"
    assert call(pages, "12").app.params("/c")["Digits"] == "2"
    lost = call(pages, "12", switches=Switches(type_ahead=False))
    assert [path for path, _, _ in lost.app.asked] == ["/voice", "/b"]


def test_an_empty_gather_with_digits_or_without():
    """What the action is told with actionOnEmptyResult and no input is not known: a switch."""
    pages = {"/voice": '<Gather action="/done" actionOnEmptyResult="true"/>', "/done": ""}
    assert call(pages, "-").app.params("/done")["Digits"] == ""
    without = call(pages, "-", switches=Switches(empty_gather_has_digits=False))
    assert "Digits" not in without.app.params("/done")


def test_an_empty_recording_may_fall_through():
    """Section 9: whether an empty recording asks the action is not settled: a switch."""
    pages = {"/voice": "<Record action='/kept'/><Say>I heard nothing.</Say>"}
    assert call(pages, "-", switches=Switches(empty_recording_asks=False)).said == ["I heard nothing."]


def test_whether_dial_s_action_hears_of_a_hang_up_is_a_switch():
    """Section 9: the page says that the session ends; in practice the action may be told."""
    pages = {"/voice": "<Dial action='/dialed'>+1</Dial>", "/dialed": "<Say>Unheard.</Say>"}
    assert "/dialed" not in [path for path, _, _ in call(pages, "wait:5 !").app.asked]
    told = call(pages, "wait:5 !", switches=Switches(dial_action_after_hang_up=True))
    assert told.app.params("/dialed")["CallStatus"] == "completed"
    assert told.said == []


def test_every_switch_is_published():
    """docs/differences.md lists each switch with its default, and no other."""
    text = (Path(__file__).parents[2] / "docs" / "differences.md").read_text("utf-8")
    listed = dict(re.findall(r"^\| `(\w+)` \| (\w+) \|", text, re.MULTILINE))
    words = {True: "yes", False: "no"}
    defaults = {field.name: getattr(LIKELIER, field.name) for field in fields(Switches)}
    assert listed == {name: words.get(value, str(value)) for name, value in defaults.items()}
