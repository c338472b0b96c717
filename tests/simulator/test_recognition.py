"""Speech in a Gather: twiml-voice.md, sections 1.4 and 5."""

from __future__ import annotations

import pytest

from ivr.simulator.settings import Switches
from tests.simulator.apps import Answer
from tests.simulator.calling import call
from tests.simulator.statements import states

SOUND = Answer(b"\0" * 8_000, headers={"Content-Type": "audio/ulaw"})


def gather(attributes: str, inside: str = "") -> dict:
    """A document with one Gather for speech, and its action."""
    return {
        "/voice": f'<Gather input="speech" action="/done" {attributes}>{inside}</Gather><Hangup/>',
        "/done": "<Hangup/>",
        "/partial": "<Say>Nobody hears this.</Say>",
    }


@states("1.4.16")
def test_the_silence_after_words():
    """1.4: speechTimeout is the silence after words; by default it is the timeout, which rules keys."""
    for attributes, quiet_s in (('speechTimeout="2"', 2), ('timeout="4"', 4), ("", 5)):
        rung = call(gather(attributes), "say:yes")
        assert rung.values("request", "at")[1] == pytest.approx(0.4 + quiet_s)
    rung = call(gather('timeout="7" speechTimeout="1"'), "-")
    assert rung.values("silence", "seconds") == [7]


@states("1.4.17")
def test_speech_has_an_end():
    """1.4: at most 60 s are recognised, of what takes longer to say."""
    spoken = " ".join(["word"] * 200)
    rung = call(gather('speechTimeout="1"'), f'say:"{spoken}"')
    assert rung.app.params("/done")["SpeechResult"] == " ".join(["word"] * 150)
    assert rung.values("request", "at")[1] == pytest.approx(61)
    shorter = call(gather('speechTimeout="1" maxSpeechTime="2"'), f'say:"{spoken}"')
    assert shorter.app.params("/done")["SpeechResult"] == "word word word word word"


@states("1.4.19")
def test_partial_results():
    """1.4: while the caller speaks the callback is told UnstableSpeechResult; its answer is ignored."""
    pages = gather('partialResultCallback="/partial" partialResultCallbackMethod="GET" speechTimeout="1"')
    rung = call(pages, 'say:"one two three four"')
    partials = [params for path, params, _ in rung.app.asked if path == "/partial"]
    assert [params["UnstableSpeechResult"] for params in partials] == ["one two", "one two three four"]
    assert rung.values("request", "kind") == ["voice", "status", "status", "action"]
    assert rung.values("request", "at")[1:3] == [0.8, 1.6]
    assert rung.said == []


@states("1.4.21")
def test_files_are_fetched_before_the_first_is_played():
    """1.4: with several Plays in a Gather all requests come before the first sound."""
    pages = gather("", "<Play>/a</Play><Play>/b</Play>") | {"/a": SOUND, "/b": SOUND}
    rung = call(pages, "-")
    order = [line["event"] for line in rung.lines if line["event"] in {"request", "play"}]
    assert order == ["request", "request", "request", "play", "play"]


@states("5.1", "5.4")
def test_chinese_is_passed_on():
    """5: the language goes to the provider as it is, and comes back as Language; hints are taken."""
    rung = call(gather('language="cmn-Hans-CN" hints="人工,余额"'), "say:人工")
    params = rung.app.params("/done")
    assert (params["SpeechResult"], params["Language"]) == ("人工", "cmn-Hans-CN")
    assert rung.codes == []
    silent = call(gather(""), "say:yes", switches=Switches(speech_has_language=False))
    assert "Language" not in silent.app.params("/done")
    assert call(gather(f'hints="{",".join(["a"] * 500)}"'), "-").codes == []
    assert call(gather(f'hints="{",".join(["a"] * 501)}"'), "-").codes == [13330]


@states("5.2")
@pytest.mark.parametrize("model", ["phone_call", "experimental_conversations", "experimental_utterances"])
def test_models_that_know_no_chinese(model: str):
    """5: the gather fails with an error, nobody listens, and the next verb runs."""
    rung = call(gather(f'speechModel="{model}" language="cmn-Hans-CN"'), "say:人工")
    assert rung.codes[0] == 13343
    assert rung.all("notice")[0]["level"] == "error"
    assert len(rung.app.asked) == 1
    assert call(gather(f'speechModel="{model}"'), "say:agent").codes == []


@states("5.3")
def test_auto_needs_a_model():
    """5: speechTimeout=auto is warning 13335 with the default model, and stops at the first pause."""
    rung = call(gather('speechTimeout="auto"'), "say:yes")
    assert rung.codes == [13335]
    assert rung.values("request", "at")[1] == pytest.approx(1.4)
    assert call(gather('speechTimeout="auto" speechModel="googlev2_long"'), "say:yes").codes == []


def test_secret_words_are_masked_in_partial_results_too():
    """What the app calls a secret entry is masked in every request line."""
    secret = Answer(
        '<Response><Gather input="speech" partialResultCallback="/partial" action="/done"/></Response>',
        headers={"Content-Type": "text/xml", "IVR-Secret": "entry"},
    )
    rung = call({"/voice": secret, "/partial": "", "/done": ""}, 'say:"open sesame"')
    assert "sesame" not in str(rung.lines)


@pytest.mark.parametrize(
    ("attributes", "keys", "words"),
    [
        ('numDigits="4"', "1234#", "came after numDigits=4"),
        ("", "#", "reads as no input"),
        ("", "-", "no verb follows it"),
    ],
)
def test_the_commonest_mistakes_are_explained(attributes: str, keys: str, words: str):
    """A late # after numDigits, a finishing key alone, a Gather with nothing after it: where they bite."""
    pages = {"/voice": f'<Gather action="/done" {attributes}/>', "/done": "<Hangup/>"}
    notices = call(pages, keys).values("notice", "message")
    assert any(words in message for message in notices)
