"""Say, Play and Pause: twiml-voice.md, sections 1.1 to 1.3 and 4."""

from __future__ import annotations

import pytest

from ivr.simulator.settings import Switches
from tests.simulator.apps import Answer
from tests.simulator.calling import call
from tests.simulator.statements import states

TONE = Answer(b"\0" * 16_000, headers={"Content-Type": "audio/ulaw"})
"""Two seconds of sound."""


@states("1.1.1")
def test_say_holds_text_and_ssml_alone():
    """1.1: SSML is spoken as text, in its order; a Pause or an unknown element is 12200 and left out."""
    ssml = '<Say>One <prosody rate="slow">two</prosody><break time="1s"/> <emphasis>three</emphasis>.</Say>'
    assert call(ssml).said == ["One two three."]
    rung = call("<Say>One <Pause/><b>two</b> three</Say>")
    assert rung.said == ["One three"]
    assert rung.codes == [12200, 12200]


@states("1.1.3", "4.3")
def test_digits_apart_take_longer_than_digits_together():
    """1.1, 4: `12345` is a number, `1 2 3 4 5` five digits; commas and full stops are pauses."""
    seconds = {
        text: call(f"<Say>{text}</Say>").ending.seconds for text in ("12", "1 2 3 4 5", "a b", "a, b.")
    }
    assert seconds["1 2 3 4 5"] == 5 * 0.4
    assert seconds["12"] == 0.4
    assert seconds["a, b."] > seconds["a b"]


@states("1.1.4", "4.1")
@pytest.mark.parametrize(
    ("voice", "language", "fits"),
    [
        ("man", "cmn-CN", False),
        ("woman", "fr-FR", True),
        ("Polly.Zhiyu", "cmn-CN", True),
        ("Polly.Zhiyu-Neural", "zh-CN", False),
        ("Polly.Joanna", "en-GB", False),
        ("Google.cmn-CN-Wavenet-A", "cmn-CN", True),
        ("Google.cmn-CN-Wavenet-A", "en-US", False),
    ],
)
def test_voices_and_their_languages(voice: str, language: str, fits: bool):
    """1.1, 4: a voice that does not speak the language is 13511; man and woman never spoke Chinese."""
    document = f'<Say voice="{voice}" language="{language}">好</Say>'
    rung = call(document)
    assert rung.codes == ([] if fits else [13511])
    assert rung.said == ["好"]
    strict = call(document, switches=Switches(strange_voice_spoken=False))
    assert strict.said == (["好"] if fits else [])
    inside = call(f"<Gather>{document}</Gather><Hangup/>", "-")
    assert inside.codes == ([] if fits else [13321])


def test_a_voice_brings_its_language():
    """A Say with no language is taken in that of its voice."""
    assert call('<Say voice="Polly.Zhiyu">好</Say>').values("say", "language") == ["cmn-CN"]


@states("4.2")
@pytest.mark.parametrize(
    ("voice", "text", "fits"),
    [
        ("man", "a" * 4_096, True),
        ("man", "a" * 4_097, False),
        ("Polly.Joanna", "a" * 3_001, False),
        ("Polly.Joanna", "a" * 2_900 + "<p>b</p>" * 20, True),
        ("Google.en-US-Wavenet-A", "a" * 4_400, True),
        ("Google.en-US-Wavenet-A", "a" * 4_400 + "<s>b</s>" * 80, False),
        ("Polly.Zhiyu", "好" * 500, True),
        ("Polly.Zhiyu", "好" * 501, False),
    ],
)
def test_how_much_one_say_holds(voice: str, text: str, fits: bool):
    """4: bytes by kind of voice, Google's with the tags; 4,500 characters URL-encoded, 500 of Chinese."""
    document = f'<Say voice="{voice}">{text}</Say>'
    assert call(document).codes == ([] if fits else [13521])
    assert len(call(document).said) == 1
    assert call(document, switches=Switches(long_say_spoken=False)).said == [] or fits


@pytest.mark.parametrize(
    ("ssml", "seconds"),
    [
        ('one<break time="1s"/>two', 1.8),
        ('one<break time="250ms"/>two', 1.05),
        ('one<break strength="none"/> two', 0.8),
        ('<prosody rate="50%">one two</prosody>', 1.6),
        ('<prosody rate="x-fast">one two three</prosody>', 0.8),
        ('<say-as interpret-as="digits">123</say-as>', 1.2),
        ('<lang xml:lang="cmn-CN">12</lang>', 0.5),
    ],
)
def test_ssml_takes_its_time(ssml: str, seconds: float):
    """4: breaks, rates, spelling and languages change how long a Say takes."""
    assert call(f"<Say>{ssml}</Say>").ending.seconds == pytest.approx(seconds)


@pytest.mark.parametrize(
    ("after_s", "heard"), [(0.5, "one"), (2, "one"), (3, "one two"), (9, "one two three")]
)
def test_what_was_heard_counts_the_breaks(after_s: float, heard: str):
    """A key cuts a Say where it is: what a break took is no word."""
    say = 'one <break time="2s"/> two <prosody rate="10%"><break time="1s"/>three</prosody>'
    rung = call(f'<Gather timeout="9"><Say>{say}</Say></Gather>', f"wait:{after_s} 1#")
    assert rung.said[0] == heard


@states("1.2.1")
def test_files_are_fetched_bare_and_kept_as_they_allow():
    """1.2: by GET without the voice parameters; once a call, or each time if Cache-Control says so."""
    kept = Answer(TONE.body, headers=dict(TONE.headers))
    fresh = Answer(TONE.body, headers={**TONE.headers, "Cache-Control": "no-store"})
    play = "<Play>/kept</Play><Play>/fresh</Play>"
    rung = call({"/voice": play * 2, "/kept": kept, "/fresh": fresh})
    asked = [(path, environ["REQUEST_METHOD"]) for path, params, environ in rung.app.asked[1:] if not params]
    assert asked == [("/kept", "GET"), ("/fresh", "GET"), ("/fresh", "GET")]
    assert rung.ending.seconds == 8


@states("1.2.3")
def test_tones():
    """1.2: digits are played, w is half a second, W a second; not inside Gather; a wrong string is 13430."""
    rung = call('<Play digits="1w2W"/>')
    assert rung.values("play", "url") == ["tones:1w2W"]
    assert rung.ending.seconds == pytest.approx(0.2 + 0.5 + 0.2 + 1)
    inside = call('<Gather><Play digits="1"/></Gather><Hangup/>', "-")
    assert (inside.codes, inside.all("play")) == ([12200], [])
    assert call('<Play digits="one">/x</Play>').codes[0] == 13430


@states("1.2.4")
def test_a_file_of_over_forty_minutes():
    """1.2: it may drop the call, and a notice says so."""
    long = Answer(b"x", headers={"Content-Type": "audio/ulaw", "Content-Length": str(8_000 * 2_500)})
    rung = call({"/voice": "<Play>/long</Play>", "/long": long})
    assert "40" in rung.all("notice")[0]["message"]


def test_a_play_without_a_url():
    """A Play with neither a URL nor digits is told, and nothing is fetched."""
    rung = call("<Play/><Say>On.</Say>")
    assert (rung.codes, rung.said, len(rung.app.asked)) == ([11100], ["On."], 1)


@states("1.3.1")
def test_pause():
    """1.3: silence of a whole number of seconds, 1 first it delays the answer; Gather may hold it."""
    assert call("<Say>a</Say><Pause/><Pause length='3'/>").values("pause", "seconds") == [1, 3]
    assert call("<Pause length='5'/><Say>one</Say>").ending.seconds == pytest.approx(0.4)
    rung = call("<Gather><Pause length='4'/></Gather><Hangup/>", "-")
    assert rung.values("silence", "at") == [4]
    assert call("<Pause length='0'/>").codes == [13910]
