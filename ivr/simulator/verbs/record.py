"""`<Record>`: the caller's voice is kept (twiml-voice.md, 1.5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from ivr.simulator.call import Call, HungUp, new_sid
from ivr.simulator.moment import Listening, Moment, Place, Press, Sound, Speak, Steps
from ivr.simulator.next import Document, Fetch, Next
from ivr.simulator.rules import Verb
from ivr.simulator.wire import absolute
from ivr.speech.duration import speaking_time_s

RECORDING_URL = "https://api.twilio.com/2010-04-01/Accounts/{account}/Recordings/{sid}"


@dataclass(slots=True)
class Take:
    """What is being recorded: when it began, until when something was heard, and the key that ended it."""

    begun_at: datetime
    sound_until_at: datetime
    digits: str = ""


def record(call: Call, verb: Verb, document: Document) -> Steps[Next]:
    """Record until a key, silence, the limit or a hang-up, then ask for the action's document.

    An empty recording asks too: the current page makes no exception, older ones did (section 9). When the
    caller hangs up, the action is told with `Digits=hangup` and nothing of its answer runs.
    """
    take = Take(call.now(), call.now())
    sid = new_sid("RE")
    url = RECORDING_URL.format(account=call.settings.account_sid, sid=sid)
    line = call.log.begin("record", seconds=0, url=url)
    hung_up = False
    try:
        yield from _listen(call, verb, take)
    except HungUp:
        take.digits, hung_up = "hangup", True
    finally:
        until_at = call.now() if verb.string("trim") == "do-not-trim" else take.sound_until_at
        seconds = round((until_at - take.begun_at).total_seconds(), 3)
        call.log.finish(line, seconds=seconds)
    kept = {"RecordingUrl": url, "RecordingSid": sid, "RecordingDuration": str(int(seconds))}
    params = kept | ({"Digits": take.digits} if take.digits else {})
    action = Fetch(absolute(document.url, verb.string("action") or ""), verb.method(), params, "action")
    if hung_up:
        call.report(action)
    _report(call, verb, document, kept)
    if hung_up:
        raise HungUp
    return action


def _listen(call: Call, verb: Verb, take: Take) -> Steps[None]:
    """Let the caller speak until something ends the recording."""
    quiet_s, ends = verb.number("timeout"), verb.words("finishOnKey")
    over_at = take.begun_at + timedelta(seconds=verb.number("maxLength"))
    while call.now() < over_at:
        quiet_at = take.sound_until_at + timedelta(seconds=quiet_s) if quiet_s else over_at
        left_s = (min(quiet_at, over_at) - call.now()).total_seconds()
        heard = take.sound_until_at > take.begun_at
        listening = Listening(take.begun_at, speech=True, finish_on_key="".join(ends), pending=heard)
        act = yield from call.wait(Moment(Place.RECORD, max(left_s, 0.0), listening))
        if isinstance(act, Press):
            call.press(act.keys, secret=False)
            take.digits = next((key for key in act.keys if key in ends), "")
            if take.digits:
                return
        elif isinstance(act, Sound | Speak):
            yield from _sound(call, act, (over_at - call.now()).total_seconds())
            take.sound_until_at = call.now()
        else:
            since_at = take.sound_until_at
            call.log.add("silence", since_at, seconds=round((call.now() - since_at).total_seconds(), 3))
            return


def _sound(call: Call, act: Sound | Speak, most_s: float) -> Steps[None]:
    if isinstance(act, Speak):
        call.log.add("speech", text=act.text, confidence=None)
    seconds = act.seconds if isinstance(act, Sound) else speaking_time_s(act.text, "en-US")
    yield from call.pass_(Place.RECORD, max(min(seconds, most_s), 0.0))


def _report(call: Call, verb: Verb, document: Document, kept: dict[str, str]) -> None:
    """Tell recordingStatusCallback, if it is set and wants `completed`."""
    url = verb.string("recordingStatusCallback")
    if not url or "completed" not in verb.words("recordingStatusCallbackEvent"):
        return
    params = {
        "RecordingStatus": "completed",
        "RecordingChannels": "1",
        "RecordingSource": "RecordVerb",
        "ErrorCode": "0",
    }
    fetch = Fetch(
        absolute(document.url, url), verb.method("recordingStatusCallbackMethod"), kept | params, "status"
    )
    call.report(fetch)
