"""`<Record>`, sentence by sentence: twiml-voice.md, section 1.5."""

import pytest

from tests.simulator.calling import call
from tests.simulator.statements import states


def record(attributes: str = "") -> dict:
    """A document with one Record; its action ends the call."""
    return {
        "/voice": f'<Record action="/kept" {attributes}/><Say>Unreachable.</Say>',
        "/kept": "<Say>Kept.</Say>",
    }


@states("1.5.1", "1.5.2", "1.5.3", "1.5.5")
def test_a_key_ends_it():
    """Any key ends a recording by default, and is told in Digits; the verbs after it are unreachable."""
    rung = call(record(), "rec:4 7")
    params = rung.app.params("/kept")
    assert (params["RecordingDuration"], params["Digits"]) == ("4", "7")
    assert params["RecordingUrl"] == rung.values("record", "url")[0]
    assert params["RecordingUrl"].endswith(params["RecordingSid"])
    assert rung.values("record", "seconds") == [4]
    assert rung.said == ["Kept."]


@states("1.5.1")
def test_only_its_keys_end_it():
    """`finishOnKey` is a set of keys; others are part of the recording."""
    rung = call(record('finishOnKey="#9"'), "rec:2 5 rec:1 9")
    assert rung.app.params("/kept")["Digits"] == "9"
    assert rung.values("record", "seconds") == [3]
    assert rung.values("key", "keys") == ["5", "9"]


@states("1.5.1")
def test_silence_ends_it_and_is_cut_off():
    """After `timeout` seconds of silence it ends (default 5); the silence is trimmed by default."""
    rung = call(record(), "rec:4 -")
    assert rung.values("silence", "seconds") == [5]
    assert rung.values("record", "seconds") == [4]
    assert "Digits" not in rung.app.params("/kept")
    assert rung.values("request", "at")[1] == 9


def test_do_not_trim_keeps_the_silence():
    """With `trim=do-not-trim` the silence is part of the recording."""
    assert call(record('trim="do-not-trim" timeout="2"'), "rec:4 -").values("record", "seconds") == [6]


@states("1.5.1")
def test_the_limit_ends_it():
    """`maxLength` ends it, in the middle of a word; with `timeout=0` silence does not."""
    assert call(record('maxLength="6"'), "rec:30").values("record", "seconds") == [6]
    assert call(record('maxLength="6" timeout="0"'), "rec:1 -").values("request", "at")[1] == 6


def test_speech_takes_its_time():
    """Words that are said are recorded for as long as they take."""
    assert call(record(), "say:hello #").values("record", "seconds") == [0.4]


def test_an_empty_recording_asks_the_action():
    """Section 9: older pages let an empty recording fall through; the current one does not, nor do we."""
    rung = call(record(), "-")
    assert rung.app.params("/kept")["RecordingDuration"] == "0"


@states("1.0.10", "1.5.2")
def test_a_hang_up_is_told():
    """1.0.10: the action is told with Digits=hangup and CallStatus=completed; its answer does not run."""
    rung = call(record(), "rec:3 !")
    params = rung.app.params("/kept")
    assert (params["Digits"], params["CallStatus"], params["RecordingDuration"]) == (
        "hangup",
        "completed",
        "3",
    )
    assert rung.said == []
    assert (rung.ending.by, rung.ending.status) == ("caller", "completed")


def test_a_script_that_ends_in_a_recording():
    """When the acts are used up, silence submits what was recorded; if nothing was, the caller hangs up."""
    assert call(record(), "rec:3").said == ["Kept."]
    rung = call(record(), "")
    assert rung.app.params("/kept")["Digits"] == "hangup"
    assert "ran out" in rung.ran_out


def test_recording_status_callback():
    """The callback is told once the recording is there."""
    rung = call(record('recordingStatusCallback="/there"') | {"/there": ""}, "rec:3 #")
    params = rung.app.params("/there")
    assert (params["RecordingStatus"], params["RecordingSource"]) == ("completed", "RecordVerb")
    assert (params["RecordingDuration"], params["RecordingChannels"]) == ("3", "1")
    assert rung.values("request", "kind") == ["voice", "status", "action"]


def test_lines_come_in_the_order_in_which_things_began():
    """The `record` line, known only at the end, still comes before the key that ended it."""
    rung = call(record(), "rec:4 7")
    assert [line["event"] for line in rung.lines] == ["request", "record", "key", "request", "say", "end"]
    ats = [line["at"] for line in rung.lines]
    assert ats == sorted(ats)


@pytest.mark.parametrize(
    ("attribute", "code"),
    [('timeout="-1"', 13611), ('maxLength="1"', 13612), ('finishOnKey="x"', 13613), ('playBeep="x"', 13616)],
)
def test_wrong_attributes(attribute: str, code: int):
    """2.8: a wrong value is a warning, and the default is used."""
    assert call(record(attribute), "rec:1 #").codes == [code]
