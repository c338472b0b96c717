"""`<Gather>`: keys or words are taken, by the nine steps of twiml-voice.md, 1.4."""

from __future__ import annotations

from datetime import datetime, timedelta

from ivr.simulator import recognition
from ivr.simulator.call import Call
from ivr.simulator.entry import Entry
from ivr.simulator.moment import Input, Listening, Moment, Place, Press, Speak, Steps
from ivr.simulator.next import Document, Fetch, Next
from ivr.simulator.passing import unheard
from ivr.simulator.rules import Verb
from ivr.simulator.verbs.pause import silence
from ivr.simulator.verbs.play import length_s, sound
from ivr.simulator.verbs.say import speak
from ivr.simulator.wire import Failed


def gather(call: Call, verb: Verb, document: Document) -> Steps[Next]:
    """Play the prompts and listen; with input ask for the action's document, without it go on."""
    if not recognition.understands(call, verb):
        return None
    entry = Entry(verb.words("finishOnKey"), verb.number("numDigits"))
    opened_at = call.now()
    act = yield from _prompt(call, verb, document, _listening(verb, document, opened_at, entry))
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
            _press(call, verb, document, entry, act.keys)
            since_at, ends_at = call.now(), call.now() + timedelta(seconds=timer_s)
        elif isinstance(act, Speak) and "speech" in verb.words("input") and not entry.digits:
            params = yield from recognition.recognise(call, verb, document, act)
            return _action(verb, document, params)
        else:
            unheard(call, act)
            since_at = call.now()
        act = None
    if document.secret:
        call.log.keep_secret(entry.digits)
    if entry.digits:
        return _action(verb, document, entry.params())
    _explain(call, verb, entry)
    if not verb.flag("actionOnEmptyResult"):
        return None
    told = "dtmf" in verb.words("input") and call.settings.switches.empty_gather_has_digits
    return _action(verb, document, entry.params() if told else {})


def _prompt(call: Call, verb: Verb, document: Document, listening: Listening) -> Steps[Input | None]:
    """Step 1: play what is nested, listening from the first moment; return the act that cut it, or None."""
    _fetch_files(call, verb, document)
    listens = verb.words("input")
    speech_cuts = "speech" in listens and verb.flag("bargeIn")

    def cuts(act: Input) -> bool:
        return (isinstance(act, Press) and "dtmf" in listens) or (isinstance(act, Speak) and speech_cuts)

    moment = Moment(Place.SAY, 0, listening)
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


def _fetch_files(call: Call, verb: Verb, document: Document) -> None:
    """Fetch all files before the first is played; one that fails is told when its turn comes."""
    files = [child.text for child in verb.children if child.name == "Play" and child.text]
    for file in files if len(files) > 1 else ():
        try:
            length_s(call, document.fetch(file).url, gathered=True)
        except Failed:
            continue


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


def _press(call: Call, verb: Verb, document: Document, entry: Entry, keys: str) -> None:
    """Take keys into the entry and keep the rest for whoever listens next."""
    used = entry.take(keys)
    call.typed_ahead = keys[used:] if call.settings.switches.type_ahead else ""
    call.press(keys[:used], secret=document.secret)
    if entry.late_key:
        message = (
            f"{entry.late_key} came after numDigits={entry.num_digits} had ended the entry, so it is lost; "
            "say in the prompt that it is not needed, or leave numDigits out"
        )
        call.notice(None, "warning", message, verb.element.where)


def _explain(call: Call, verb: Verb, entry: Entry) -> None:
    """Tell of a key that the caller pressed and that reads as silence."""
    if entry.ended_by:
        message = (
            f"{entry.ended_by} is this Gather's finishOnKey, so as the first key it reads as no input; "
            'finishOnKey="" takes every key as a digit'
        )
        call.notice(None, "warning", message, verb.element.where)


def _action(verb: Verb, document: Document, params: dict[str, str]) -> Fetch:
    secret = frozenset({"Digits", "SpeechResult"}) if document.secret else frozenset[str]()
    return document.fetch(verb.string("action") or "", verb.method(), params, secret=secret)
