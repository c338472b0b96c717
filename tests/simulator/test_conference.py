"""Conferences, and the front of a queue: twiml-voice.md, section 1.6."""

from __future__ import annotations

from typing import Any

import pytest

from ivr.simulator.settings import Far
from tests.simulator.apps import Answer
from tests.simulator.calling import Rung, call
from tests.simulator.statements import states

EVENTS = 'statusCallback="/event" statusCallbackEvent="start end join leave"'


def meet(attributes: str = "", dial: str = 'action="/dialed"', name: str = "room", **pages: Any) -> dict:
    """A document that leads into a conference; its action says how that went."""
    inside = f"<Conference {attributes}>{name}</Conference>"
    named = {f"/{path}": page for path, page in pages.items()}
    done = lambda params: f"<Say>{params['DialCallStatus']}</Say>"  # noqa: E731
    return {"/voice": f"<Dial {dial}>{inside}</Dial>", "/dialed": done, "/event": "", **named}


def events(rung: Rung) -> list[str]:
    """Names of the events that were told, in their order."""
    return [params["StatusCallbackEvent"] for path, params, _ in rung.app.asked if path == "/event"]


@states("1.6.15", "1.6.7", "1.6.8")
def test_a_conference_begins_with_two():
    """1.6: it has a name and waits for a second participant; DialCallStatus is answered, with no sid."""
    rung = call(meet(), far_ends={"room": Far(rings_s=30, talk_s=15)})
    assert rung.said == ["answered"]
    assert rung.values("request", "at")[1] == 45
    params = rung.app.params("/dialed")
    assert not {"DialCallSid", "DialCallDuration"} & params.keys()
    assert rung.values("play", "url") == ["twilio:classical-music"]
    nameless = call(meet(name=""))
    assert (nameless.codes, nameless.said) == ([13237], ["failed"])


@states("1.6.17")
def test_its_events():
    """1.6: join, start, leave, end as wanted, with conference, participant and a number; nothing else."""
    rung = call(meet(EVENTS + ' muted="true" participantLabel="me"'))
    assert events(rung) == [
        "participant-join",
        "conference-start",
        "participant-join",
        "participant-leave",
        "participant-leave",
        "conference-end",
    ]
    told = [params for path, params, _ in rung.app.asked if path == "/event"]
    assert [params["SequenceNumber"] for params in told] == ["1", "2", "3", "4", "5", "6"]
    first = told[0]
    assert first == {
        "AccountSid": "AC" + "0" * 32,
        "CallSid": rung.app.params("/voice")["CallSid"],
        "ConferenceSid": first["ConferenceSid"],
        "FriendlyName": "room",
        "SequenceNumber": "1",
        "Timestamp": "Mon, 02 Mar 2026 09:00:00 +0000",
        "StatusCallbackEvent": "participant-join",
        "Muted": "true",
        "Hold": "false",
        "Coaching": "false",
        "StartConferenceOnEnter": "true",
        "EndConferenceOnExit": "false",
        "ParticipantLabel": "me",
    }
    assert {"CallSidEndingConference", "ReasonConferenceEnded", "Reason"} <= told[-1].keys()
    assert events(call(meet('statusCallback="/event"'))) == []
    assert events(call(meet('statusCallback="/event" statusCallbackEvent="end"'))) == ["conference-end"]


@states("1.6.16")
def test_the_wait_document():
    """1.6: it is heard once, then there is silence; the second participant cuts it."""
    rung = call(meet('waitUrl="/wait"', wait="<Say>Please wait.</Say>"), far_ends={"room": Far(rings_s=90)})
    assert rung.said == ["Please wait.", "answered"]
    assert rung.values("request", "kind") == ["voice", "wait", "action"]
    loop = call(
        meet('waitUrl="/wait"', wait="<Pause length='9'/><Redirect/>"), far_ends={"room": Far(rings_s=30)}
    )
    assert loop.values("request", "kind").count("wait") == 4
    assert call(meet('waitUrl=""')).all("play") == []


@states("1.6.16")
def test_what_a_wait_document_must_not_hold():
    """1.6: other verbs than Play, Say, Pause, Redirect are 13238 and are passed over."""
    rung = call(meet('waitUrl="/wait"', wait="<Gather/><Hangup/><Say>Hold.</Say>"))
    assert (rung.codes, rung.said[0]) == ([13238, 13238], "Hold.")
    assert rung.all("notice")[0]["level"] == "error"


@states("1.6.16")
def test_a_wait_document_that_fails_drops_the_participant():
    """1.6: a failing waitUrl can drop the participant; the Dial ends and the call goes on."""
    rung = call(meet('waitUrl="/wait"', wait=Answer("", "500 Oops")))
    assert (rung.codes, rung.said) == ([11200], ["answered"])
    assert rung.values("request", "at")[-1] == 0


def test_nobody_comes():
    """A far end that does not answer never joins: the caller waits until the hang-up."""
    rung = call(meet(EVENTS), "wait:500 !", far_ends={"room": Far("no-answer")})
    assert rung.ending.by == "caller"
    assert events(rung) == ["participant-join", "participant-leave", "conference-end"]


def test_the_caller_leaves_by_star():
    """With hangupOnStar the caller leaves and the call goes on."""
    rung = call(meet(EVENTS, 'action="/dialed" hangupOnStar="true"'), "wait:5 *")
    assert rung.values("request", "at")[-1] == 5
    assert rung.app.params("/event")["CallSidEndingConference"] == rung.app.params("/voice")["CallSid"]


def test_a_conference_may_be_recorded():
    """Table: record-from-start; the callback's source is Conference."""
    pages = meet('record="record-from-start" recordingStatusCallback="/kept"', kept="")
    params = call(pages).app.params("/kept")
    assert (params["RecordingSource"], params["RecordingDuration"]) == ("Conference", "10")


@states("1.6.2")
@pytest.mark.parametrize(("noun", "codes"), [("Conference", [13000]), ("Queue", [None])])
def test_some_nouns_stand_alone(noun: str, codes: list[int | None]):
    """1.6: a Conference beside a Number is 13000; the Number is not rung."""
    rung = call({"/voice": f"<Dial><Number>+1</Number><{noun}>room</{noun}></Dial>"})
    assert (rung.codes, rung.values("dial", "to")) == (codes, ["room"])


def take(attributes: str = "", name: str = "support", **pages: Any) -> dict:
    """A document that takes the front of a queue."""
    named = {f"/{path}": page for path, page in pages.items()}
    done = lambda params: f"<Say>{params['DialCallStatus']} {params['DequeueResult']}</Say>"  # noqa: E731
    inside = f"<Queue {attributes}>{name}</Queue>"
    return {"/voice": f'<Dial action="/dialed" timeout="20">{inside}</Dial>', "/dialed": done, **named}


@states("1.6.18")
@pytest.mark.parametrize(
    ("far", "said", "at"),
    [
        (Far(rings_s=0, talk_s=8), "completed bridged", 8),
        (Far(rings_s=5, talk_s=8), "completed bridged", 13),
        (Far("no-answer"), "no-answer queue-empty", 20),
        (Far("failed"), "failed queue-not-found", 0),
    ],
)
def test_the_front_of_a_queue(far: Far, said: str, at: float):
    """1.6: whoever waits, or comes before the timeout; nobody; no such queue."""
    rung = call(take(), far_ends={"support": far})
    assert rung.said == [said]
    assert rung.values("request", "at")[-1] == at


@states("1.6.19")
def test_a_whisper_for_who_waited():
    """1.6: with QueueSid, QueueTime, its own CallSid and the taker's as DequeingCallSid; then they talk."""
    rung = call(take('url="/w"', w="<Say>An agent is there.</Say>"), far_ends={"support": Far(rings_s=4)})
    params = rung.app.params("/w")
    assert params["DequeingCallSid"] == rung.app.params("/voice")["CallSid"]
    assert params["CallSid"] == rung.app.params("/dialed")["DequeuedCallSid"]
    assert (params["QueueSid"], params["QueueTime"]) == (rung.app.params("/dialed")["QueueSid"], "4")
    assert rung.all("say")[0]["leg"] == "support"


def test_names_of_queues():
    """2.8: 14212 for none, 14213 for more than 64 characters."""
    assert call(take(name="")).codes == [14212]
    assert call(take(name="q" * 65)).codes == [14213]
