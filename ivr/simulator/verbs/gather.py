"""`<Gather>`: keys or words are taken, by the nine steps of twiml-voice.md, 1.4."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from ivr.simulator.call import Call
from ivr.simulator.events import MASK
from ivr.simulator.moment import Input, Listening, Moment, Place, Press, Speak, Steps
from ivr.simulator.next import Document, Fetch, Next
from ivr.simulator.rules import Verb
from ivr.simulator.verbs.pause import silence
from ivr.simulator.verbs.play import sound
from ivr.simulator.verbs.say import speak
from ivr.speech.duration import speaking_time_s

CONFIDENCE = 0.9
LONGEST_SPEECH_S = 60
AUTO_S = 1
"""What speechTimeout `auto` waits after the words; it stops at the first pause."""


@dataclass(slots=True)
class Entry:
    """What was entered so far, and what ended it: `done`, by `ended_by` (empty: by number or timer)."""

    finish_on_key: frozenset[str]
    num_digits: int
    digits: str = ""
    ended_by: str = ""
    done: bool = False

    def take(self, keys: str) -> int:
        """Take keys one by one until one ends the entry; return how many were used.

        Steps 3 to 6: the finishing key ends it and is no part of it, even as the first key; with no
        finishing key everything is collected; the last of `num_digits` ends it at once. A finishing key
        that follows the last digit falls into the gap before the next document, where keys are lost.
        """
        for count, key in enumerate(keys, 1):
            if key in self.finish_on_key:
                self.ended_by, self.done = key, True
                return count
            self.digits += key
            if len(self.digits) == self.num_digits:
                self.done = True
                return count + (keys[count : count + 1] in self.finish_on_key)
        return len(keys)


def gather(call: Call, verb: Verb, document: Document) -> Steps[Next]:
    """Play the prompts and listen; with input ask for the action's document, without it go on."""
    entry = Entry(verb.words("finishOnKey"), verb.number("numDigits"))
    opened_at = call.now()
    act = yield from _prompt(call, verb, document, opened_at)
    timer_s = verb.number("timeout")
    since_at, ends_at = call.now(), call.now() + timedelta(seconds=timer_s)
    while not entry.done:
        if act is None:
            left_s = max((ends_at - call.now()).total_seconds(), 0.0)
            moment = Moment(Place.GATHER, left_s, _listening(verb, document, opened_at, entry))
            act = yield from call.wait(moment)
            if act is None:
                call.log.add("silence", since_at, seconds=round((call.now() - since_at).total_seconds(), 3))
                break
        if isinstance(act, Press) and "dtmf" in verb.words("input"):
            _press(call, document, entry, act.keys)
            since_at, ends_at = call.now(), call.now() + timedelta(seconds=timer_s)
        elif isinstance(act, Speak) and "speech" in verb.words("input") and not entry.digits:
            return (yield from _speech(call, verb, document, act))
        else:
            call.unheard(act)
            since_at = call.now()
        act = None
    if not entry.digits and not verb.flag("actionOnEmptyResult"):
        return None
    if document.secret:
        call.log.keep_secret(entry.digits)
    params = {"Digits": entry.digits, "FinishedOnKey": entry.ended_by, "msg": "Gather End"}
    return _action(verb, document, params)


def _prompt(call: Call, verb: Verb, document: Document, opened_at: datetime) -> Steps[Input | None]:
    """Step 1: play what is nested, listening from the first moment; return the act that cut it, or None."""
    listens = verb.words("input")
    speech_cuts = "speech" in listens and verb.flag("bargeIn")

    def cuts(act: Input) -> bool:
        return (isinstance(act, Press) and "dtmf" in listens) or (isinstance(act, Speak) and speech_cuts)

    entry = Entry(verb.words("finishOnKey"), verb.number("numDigits"))
    moment = Moment(Place.SAY, 0, _listening(verb, document, opened_at, entry))
    for child in verb.children:
        if child.name == "Say":
            act = yield from speak(call, child, moment, cuts)
        elif child.name == "Play":
            act = yield from sound(call, child, document, moment, cuts)
        else:
            act = yield from silence(call, child, moment, cuts)
        if act is not None:
            return act
    return None


def _listening(verb: Verb, document: Document, opened_at: datetime, entry: Entry) -> Listening:
    return Listening(
        opened_at=opened_at,
        digits="dtmf" in verb.words("input"),
        speech="speech" in verb.words("input"),
        digits_left=entry.num_digits - len(entry.digits) if entry.num_digits else None,
        finish_on_key="".join(entry.finish_on_key),
        pending=bool(entry.digits),
        secret=document.secret,
    )


def _press(call: Call, document: Document, entry: Entry, keys: str) -> None:
    """Take keys into the entry and keep the rest for whoever listens next."""
    used = entry.take(keys)
    call.typed_ahead = keys[used:]
    call.press(keys[:used], secret=document.secret)


def _speech(call: Call, verb: Verb, document: Document, act: Speak) -> Steps[Next]:
    """Hear words to their end and the silence after them, then ask for the action's document."""
    language = verb.string("language") or "en-US"
    call.log.add("speech", text=MASK if document.secret else act.text, confidence=CONFIDENCE)
    after = verb.string("speechTimeout") or str(verb.number("timeout"))
    quiet_s = AUTO_S if after == "auto" else int(after)
    yield from call.pass_(Place.PAUSE, min(speaking_time_s(act.text, language), LONGEST_SPEECH_S) + quiet_s)
    return _action(verb, document, {"SpeechResult": act.text, "Confidence": str(CONFIDENCE)})


def _action(verb: Verb, document: Document, params: dict[str, str]) -> Fetch:
    secret = frozenset({"Digits", "SpeechResult"}) if document.secret else frozenset[str]()
    return document.fetch(verb.string("action") or "", verb.method(), params, secret=secret)
