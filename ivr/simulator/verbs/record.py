"""`<Record>`: the caller's voice is kept (twiml-voice.md, 1.5)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from ivr.simulator.breaks import HungUp
from ivr.simulator.call import Call, new_sid
from ivr.simulator.moment import Listening, Moment, Place, Press, Sound, Speak, Steps
from ivr.simulator.next import Document, Next
from ivr.simulator.passing import pass_
from ivr.simulator.recorder import Recorder, start
from ivr.simulator.recordings import Recording
from ivr.simulator.rules import Verb
from ivr.speech.duration import speaking_time_s

LONGEST_S, LONGEST_TRANSCRIBED_S = 3_600, 120
SHORTEST_TRANSCRIBED_S = 2


@dataclass(slots=True)
class Take:
    """What is recorded: when it began, until when something was heard, and what; the key that ended it."""

    begun_at: datetime
    sound_until_at: datetime
    words: list[str] = field(default_factory=list)
    digits: str = ""


def record(call: Call, verb: Verb, document: Document) -> Steps[Next]:
    """Record until a key, silence, the limit or a hang-up, then ask for the action's document.

    When the caller hangs up, the action is told with `Digits=hangup` and nothing of its answer runs.
    """
    recorder = start(call, verb, document, "RecordVerb")
    take = Take(call.now(), call.now())
    line = call.log.begin("record", seconds=0, url=recorder.url)
    hung_up = False
    try:
        yield from _listen(call, verb, take, _longest_s(call, verb))
    except HungUp:
        take.digits, hung_up = "hangup", True
    finally:
        until_at = call.now() if verb.string("trim") == "do-not-trim" else take.sound_until_at
        seconds = round((until_at - take.begun_at).total_seconds(), 3)
        call.log.finish(line, seconds=seconds)
    empty = take.sound_until_at == take.begun_at
    falls_through = empty and not hung_up and not call.settings.switches.empty_recording_asks
    params = recorder.params(seconds) | ({"Digits": take.digits} if take.digits else {})
    action = document.fetch(verb.string("action") or "", verb.method(), params)
    if hung_up:
        call.report(action)
    recording = recorder.finish(seconds, " ".join(take.words))
    _transcribe(call, verb, document, recorder, recording)
    if hung_up:
        raise HungUp
    return None if falls_through else action


def _longest_s(call: Call, verb: Verb) -> int:
    """Return the most seconds: `maxLength`, by default an hour; two minutes if it is to be transcribed."""
    given = verb.number("maxLength")
    if not verb.flag("transcribe"):
        return given or LONGEST_S
    if given > LONGEST_TRANSCRIBED_S:
        message = f"what is transcribed lasts {LONGEST_TRANSCRIBED_S} s at most; maxLength is {given}"
        call.notice(13615, "warning", message, verb.element.where)
    return min(given or LONGEST_TRANSCRIBED_S, LONGEST_TRANSCRIBED_S)


def _listen(call: Call, verb: Verb, take: Take, longest_s: int) -> Steps[None]:
    """Let the caller speak until something ends the recording."""
    quiet_s, ends = verb.number("timeout"), verb.words("finishOnKey")
    over_at = take.begun_at + timedelta(seconds=longest_s)
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
            if isinstance(act, Speak):
                take.words.append(act.text)
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
    yield from pass_(call, Place.RECORD, max(min(seconds, most_s), 0.0))


def _transcribe(call: Call, verb: Verb, document: Document, recorder: Recorder, recording: Recording) -> None:
    """Tell transcribeCallback what was said, or that it is too short or too long to be transcribed."""
    url = verb.string("transcribeCallback")
    if not url or not verb.flag("transcribe"):
        return
    sid = new_sid("TR")
    done = SHORTEST_TRANSCRIBED_S <= recording.duration_s <= LONGEST_TRANSCRIBED_S
    if not done:
        message = f"{recording.duration_s} s cannot be transcribed; 2 to {LONGEST_TRANSCRIBED_S} s can"
        call.notice(13617, "warning", message, verb.element.where)
    base = f"{call.account.recordings.api_url}/2010-04-01/Accounts/{recording.account_sid}"
    kept = recorder.params(recording.duration_s)
    params = {
        "TranscriptionSid": sid,
        "TranscriptionText": recording.words if done else "",
        "TranscriptionStatus": "completed" if done else "failed",
        "TranscriptionUrl": f"{base}/Transcriptions/{sid}",
        "RecordingSid": kept["RecordingSid"],
        "RecordingUrl": kept["RecordingUrl"],
    }
    call.tell(document, url, "POST", params)
