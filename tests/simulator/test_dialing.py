"""`<Dial>` and its far ends, sentence by sentence: twiml-voice.md, section 1.6."""

import pytest

from ivr.simulator.settings import Far
from tests.simulator.calling import call
from tests.simulator.statements import states

BUSY, SILENT, GONE = Far("busy"), Far("no-answer"), Far("failed")


def dial(inside: str = "+1", attributes: str = 'action="/dialed"') -> dict:
    """A document that dials, and its action, which says how that went."""
    return {
        "/voice": f"<Dial {attributes}>{inside}</Dial><Say>Next.</Say>",
        "/dialed": lambda params: f"<Say>{params['DialCallStatus']}</Say>",
    }


@states("1.6.3", "1.6.4", "1.6.7", "1.6.8", "1.6.9")
def test_a_far_end_answers_talks_and_hangs_up():
    """With `action`: DialCallStatus, duration and whether it was bridged; its document takes over."""
    rung = call(dial(), far_ends={"+1": Far(talk_s=12)})
    params = rung.app.params("/dialed")
    assert (params["DialCallStatus"], params["DialCallDuration"], params["DialBridged"]) == (
        "completed",
        "12",
        "true",
    )
    assert params["DialCallSid"].startswith("CA")
    assert rung.values("dial", "to") == ["+1"]
    assert rung.values("dial", "result") == ["completed"]
    assert rung.values("request", "at")[1] == 14
    assert rung.said == ["completed"]


@pytest.mark.parametrize(
    ("far", "result", "after_s"), [(BUSY, "busy", 2), (SILENT, "no-answer", 35), (GONE, "failed", 2)]
)
@states("1.6.3", "1.6.5", "1.6.7")
def test_a_far_end_that_does_not_answer(far: Far, result: str, after_s: int):
    """`timeout` is 30 s by default and Twilio adds about 5; busy and failed come at once."""
    rung = call(dial(), far_ends={"+1": far})
    assert rung.said == [result]
    assert rung.app.params("/dialed")["DialBridged"] == "false"
    assert rung.values("request", "at")[1] == after_s


@states("1.6.4")
def test_without_action_the_next_verb_runs():
    """Dial has no default action: it falls through."""
    assert call(dial(attributes="")).said == ["Next."]


@states("1.6.1")
def test_nouns_ring_at_once_and_the_first_to_answer_wins():
    """Several Numbers ring at once; the caller hears no more than the result."""
    rung = call(dial("<Number>+1</Number><Number>+2</Number>"), far_ends={"+1": BUSY, "+2": Far(talk_s=3)})
    assert rung.values("dial", "to") == ["+1, +2"]
    assert rung.said == ["completed"]
    assert rung.app.params("/dialed")["DialCallDuration"] == "3"


@states("1.6.1")
def test_sequential_rings_one_after_the_other():
    """With `sequential` the second rings when the first is done."""
    pages = dial("<Number>+1</Number><Client>jo</Client>", 'action="/dialed" sequential="true" timeout="10"')
    assert call(pages, far_ends={"+1": SILENT}).values("request", "at")[1] == 15 + 2 + 10


@states("1.6.3")
def test_time_limit():
    """`timeLimit` ends the talk."""
    rung = call(dial(attributes='action="/dialed" timeLimit="4"'))
    assert rung.app.params("/dialed")["DialCallDuration"] == "4"


@states("1.6.3")
def test_hangup_on_star():
    """With hangupOnStar the caller ends the talk by `*`, and the call goes on."""
    rung = call(dial(attributes='action="/dialed" hangupOnStar="true"'), "wait:5 *")
    assert rung.app.params("/dialed")["DialCallDuration"] == "3"
    assert rung.said == ["completed"]
    assert call(dial(), "wait:5 *").app.params("/dialed")["DialCallDuration"] == "10"


@states("1.6.4")
def test_the_session_ends_with_the_caller():
    """If the caller hangs up the session ends: no action (section 9 has what is unsure of this)."""
    rung = call(dial(), "wait:1 !")
    assert len(rung.app.asked) == 1
    assert rung.values("dial", "result") == ["canceled"]
    assert rung.ending.by == "caller"


def test_answer_on_bridge():
    """As the first verb with answerOnBridge it rings until the far end answers, so `seconds` begins there."""
    assert call(dial(attributes='answerOnBridge="true"')).ending.seconds == pytest.approx(10.7)
    assert call(dial(attributes="")).ending.seconds == pytest.approx(12.7)


def test_what_is_not_simulated_fails():
    """Applications, WhatsApp and SIMs as targets are told, and fail."""
    rung = call(dial("<WhatsApp>+1</WhatsApp>"))
    assert rung.said == ["failed"]
    assert rung.codes == [None]


def test_wrong_nouns_and_attributes():
    """2.8: 13215 for what may not be nested, 13212 for a timeout out of 5..600."""
    assert call(dial("<Say>x</Say>+1", 'timeout="3"')).codes == [13215, 13212]
