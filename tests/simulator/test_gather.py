"""`<Gather>`, sentence by sentence: twiml-voice.md, section 1.4."""

import pytest

from tests.simulator.apps import Answer, twiml
from tests.simulator.calling import call
from tests.simulator.statements import states

DONE = {"/done": "<Say>Done.</Say>"}


def gather(attributes: str = "", inside: str = "", after: str = "<Hangup/>") -> dict:
    """A document with one Gather, and what comes after it."""
    return {"/voice": f'<Gather action="/done" {attributes}>{inside}</Gather>{after}', **DONE}


def test_default_timeout():
    """Table: `timeout` is 5 seconds if nothing is said."""
    assert call(gather(), "-").values("silence", "seconds") == [5]


def test_default_action_is_this_document_by_post():
    """Table: without `action` the current document is asked again, by POST."""
    rung = call({"/voice": lambda params: "<Hangup/>" if "Digits" in params else "<Gather/>"}, "1#")
    assert [(path, params.get("Digits")) for path, params, _ in rung.app.asked] == [
        ("/voice", None),
        ("/voice", "1"),
    ]
    assert rung.values("request", "method") == ["POST", "POST"]
    assert rung.values("request", "kind") == ["voice", "action"]


@states("1.0.11")
def test_method_get_carries_all_in_the_query():
    """1.0.11: a GET action has all parameters in the query, behind what the URL has already."""
    rung = call({"/voice": '<Gather action="/done?lang=zh" method="GET"/>', **DONE}, "1#")
    params = rung.app.params("/done")
    assert (params["lang"], params["Digits"]) == ("zh", "1")
    assert "?lang=zh&" in rung.values("request", "url")[1]


@states("1.4.1")
def test_step_1_a_key_stops_the_prompt():
    """Step 1: nested verbs play in order, and the first key stops them all."""
    rung = call(gather("", "<Say>One two three four.</Say><Pause/><Say>Five.</Say>"), "wait:1 1#")
    assert rung.said == ["One two", "Done."]
    assert rung.all("pause") == []


@states("1.4.2")
def test_step_2_the_timer_starts_after_the_prompt():
    """Step 2: the timer starts when the nested audio has ended."""
    rung = call(gather('timeout="3"', '<Pause length="7"/>'), "-")
    assert [(line["at"], line["seconds"]) for line in rung.all("silence")] == [(7, 3)]


@states("1.4.2")
def test_step_2_each_key_restarts_the_timer():
    """Step 2: a further key restarts the timer."""
    rung = call(gather('timeout="3"'), "1 wait:2 2 wait:2 3")
    assert rung.app.params("/done")["Digits"] == "123"
    assert rung.values("request", "at")[1] == 7


@states("1.4.3", "1.4.10", "1.4.11", "1.4.12", "1.4.14", "2.1.13")
def test_step_3_the_finishing_key_is_no_digit():
    """Step 3: `finishOnKey` ends the entry, is told apart, and is not part of Digits."""
    rung = call(gather('finishOnKey="*"'), "12*")
    params = rung.app.params("/done")
    assert (params["Digits"], params["FinishedOnKey"], params["msg"]) == ("12", "*", "Gather End")
    assert params["CallStatus"] == "in-progress"


@states("1.4.4")
def test_step_4_the_finishing_key_alone_is_no_input():
    """Step 4: as the first key it ends the gather without a request, and the next verb runs."""
    rung = call(gather(after="<Say>Nothing.</Say>"), "#")
    assert rung.said == ["Nothing."]
    assert rung.values("key", "keys") == ["#"]


@states("1.4.5")
def test_step_5_without_finishing_key_all_is_collected():
    """Step 5: with `finishOnKey=""` also # and * are digits."""
    rung = call(gather('finishOnKey="" timeout="2"'), "#1*#")
    params = rung.app.params("/done")
    assert (params["Digits"], params["FinishedOnKey"]) == ("#1*#", "")


@states("1.4.6")
def test_step_6_the_last_digit_submits():
    """Step 6: `numDigits` reached, the entry is submitted at once."""
    rung = call(gather('numDigits="3"'), "123")
    assert rung.values("request", "at") == [0, 0]
    assert rung.app.params("/done")["FinishedOnKey"] == ""


def test_a_finishing_key_after_the_last_digit_is_lost():
    """1.4: keys between documents are lost, so a # that callers add does not reach the next Gather."""
    pages = {"/voice": '<Gather numDigits="3" action="/b"/>', "/b": '<Gather action="/done"/>', **DONE}
    rung = call(pages, "123# 45#")
    assert rung.app.params("/done")["Digits"] == "45"


@states("1.4.7")
def test_step_7_partial_digits_are_submitted():
    """Step 7: when the timer runs out, what was entered is submitted."""
    rung = call(gather('numDigits="9" timeout="4"'), "12 -")
    assert rung.app.params("/done")["Digits"] == "12"


@states("1.4.8")
def test_step_8_no_input_goes_on():
    """Step 8: without input the next verb runs, and nothing is asked for."""
    rung = call(gather(after="<Say>Hello?</Say>"), "-")
    assert rung.said == ["Hello?"]
    assert len(rung.app.asked) == 1


@states("1.4.8")
def test_step_8_action_on_empty_result():
    """Step 8: with `actionOnEmptyResult` the action is asked for anyway; Digits is empty (not documented)."""
    rung = call(gather('actionOnEmptyResult="true"'), "-")
    assert rung.app.params("/done")["Digits"] == ""


@states("1.4.9")
def test_step_9_nothing_left_hangs_up():
    """Step 9: no input and no verb left: the app hangs up."""
    assert call(gather(), "-").ending.by == "app"


@states("1.4.13")
def test_speech_is_recognised():
    """Action: SpeechResult and Confidence; after the words `speechTimeout` of silence passes."""
    rung = call(gather('input="dtmf speech" speechTimeout="2" language="cmn-Hans-CN"'), "say:人工")
    params = rung.app.params("/done")
    assert params["SpeechResult"] == "人工"
    assert 0 <= float(params["Confidence"]) <= 1
    assert "Digits" not in params
    assert rung.values("request", "at")[1] == 2.5
    assert rung.values("speech", "text") == ["人工"]


@states("1.4.1")
def test_speech_stops_the_prompt_unless_barge_in_is_off():
    """Step 1: with speech input and `bargeIn` not false, words stop the prompt too."""
    prompt = "<Say>One two three four.</Say>"
    assert call(gather('input="speech"', prompt), "wait:1 say:yes").said[0] == "One two"
    assert (
        call(gather('input="speech" bargeIn="false"', prompt), "wait:1 say:yes").said[0]
        == "One two three four."
    )


@states("1.4.15")
def test_keys_and_words_the_first_wins():
    """`input="dtmf speech"`: once a digit came, words are not taken."""
    rung = call(gather('input="dtmf speech"'), "1 say:yes #")
    assert rung.app.params("/done")["Digits"] == "1"


@pytest.mark.parametrize(("attributes", "act"), [("", "say:hello"), ('input="speech"', "7")])
def test_what_the_gather_does_not_take_is_told(attributes: str, act: str):
    """Words for a Gather of keys, and keys for one of words, are lost with a notice."""
    rung = call(gather(attributes), f"{act} -")
    assert rung.codes == [None]
    assert len(rung.app.asked) == 1


@states("1.4.18")
def test_a_redirected_answer_loses_the_digits():
    """1.4: an action answered with 3xx is followed without what was posted."""
    pages = gather() | {"/done": Answer("", "302 Found", {"Location": "/moved"}), "/moved": "<Hangup/>"}
    rung = call(pages, "1#")
    assert "Digits" not in rung.app.params("/moved")


@pytest.mark.parametrize(
    ("attribute", "code"),
    [
        ('finishOnKey="12"', 13310),
        ('method="PUT"', 13312),
        ('timeout="auto"', 13313),
        ('timeout="0"', 13313),
        ('numDigits="many"', 13314),
        ('input="telepathy"', 13326),
        ('speechTimeout="soon"', 13327),
        ('bargeIn="maybe"', 13332),
        ('profanityFilter="1"', 13333),
        ('actionOnEmptyResult="x"', 13338),
        ('timout="5"', 12200),
    ],
)
def test_wrong_attributes_warn_and_the_default_is_used(attribute: str, code: int):
    """2.8: a wrong value has a code of its own, an unknown attribute 12200; the call goes on."""
    rung = call({"/voice": f"<Gather {attribute}/><Hangup/>"}, "-")
    assert rung.codes == [code]
    assert (rung.values("notice", "line"), rung.values("notice", "column")) == ([1], [11])
    assert rung.values("silence", "seconds") == [5]


@states("1.4.20")
def test_what_may_not_be_nested_is_left_out():
    """1.4: only Say, Play and Pause may be nested; others are warning 13320."""
    rung = call(gather(inside="<Hangup/><Say>Go on.</Say>"), "-")
    assert rung.codes == [13320]
    assert rung.said == ["Go on."]


def test_a_say_inside_has_codes_of_its_own():
    """2.8: a wrong voice or loop of a Say inside a Gather is 13321 or 13322."""
    assert call(gather(inside='<Say voice="bob" loop="x">A.</Say>'), "-").codes == [13321, 13322]
    assert call('<Say voice="bob" loop="x">A.</Say>').codes == [13511, 13510]


def test_secret_entries_are_masked_everywhere():
    """What the app calls a secret entry is `<code>` in keys, parameters, URLs, and in later lines."""
    pages = {
        "/voice": twiml('<Gather method="GET" action="/done?a=1"/>', IVR_Secret="entry"),
        "/done": "<Say>You keyed 482913, really.</Say><Gather/>",
    }
    rung = call(pages, "482913# 99 -")
    assert rung.app.asked[1][1]["Digits"] == "482913"
    assert "482913" not in str(rung.lines)
    assert rung.values("key", "keys") == ["<code>", "99"]
    assert rung.values("request", "params")[1]["Digits"] == "<code>"
    assert "Digits=<code>" in rung.values("request", "url")[1]
    assert rung.said[0] == "You keyed <code>, really."
