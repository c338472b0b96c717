"""`<Number>`, `<Client>` and `<Sip>`: parties that ring, answer, perhaps decline, talk and hang up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ivr.simulator.call import Call, new_sid
from ivr.simulator.legs import SCREENING, hear
from ivr.simulator.moment import Steps
from ivr.simulator.next import Document, End
from ivr.simulator.nouns.outcome import Outcome
from ivr.simulator.passing import talk
from ivr.simulator.progress import EVENTS, progress
from ivr.simulator.recorder import Recorder, start
from ivr.simulator.rules import Verb
from ivr.simulator.settings import Far
from ivr.simulator.verbs.play import tones_s
from ivr.simulator.wire import Failed

RINGS_LONGER_S = 5
"""Twilio adds about this much to `timeout`."""
SIP_CODES = {"completed": "200", "busy": "486", "no-answer": "487", "failed": "404", "canceled": "487"}


class Starred(Exception):
    """The caller ended the Dial by `*`."""


@dataclass(slots=True, eq=False)
class Party:
    """One that is rung: its leg, how it behaves, the noun that named it (None: the Dial's own text).

    Attributes:
        rung: Whether it was rung at all.
        told: How many status callbacks it has had.
        answered_at: When it picked up.
        over: Whether its leg has ended.
    """

    leg: Call
    far: Far
    noun: Verb | None
    document: Document
    rung: bool = False
    told: int = 0
    answered_at: datetime | None = None
    over: bool = False

    def reach(self, status: str) -> None:
        """Come to a CallStatus, and tell the noun's status callback if it wants to hear of it."""
        self.leg.status = status
        event = EVENTS.get(status, "completed")
        self.over = event == "completed"
        noun = self.noun
        url = noun.string("statusCallback") if noun else None
        if noun is None or not url or event not in noun.words("statusCallbackEvent"):
            return
        params = progress(status, self.told, self.leg.now(), self.talked_s)
        self.told += 1
        self.leg.tell(self.document, url, noun.method("statusCallbackMethod"), params)

    @property
    def talked_s(self) -> float:
        """Seconds since it picked up; 0 if it never did."""
        return (self.leg.now() - self.answered_at).total_seconds() if self.answered_at else 0.0


def connect(call: Call, verb: Verb, document: Document, parties: list[Party]) -> Steps[Outcome]:
    """Ring parties, all at once or one after the other, and let the first that answers talk.

    Whoever ends it, every party that was rung comes to a final status.
    """
    recorder = _recorder(call, verb, document, "ringing")
    winner: Party | None = None
    bridged_s = -1.0
    outcome = "canceled"
    try:
        for together in [[party] for party in parties] if verb.flag("sequential") else [parties]:
            winner = winner or (yield from _ring(call, verb, together))
        outcome = _worst(parties)
        if winner is not None:
            outcome = "completed"
            if (yield from _admit(call, winner)):
                call.answer()
                recorder = recorder or _recorder(call, verb, document, "answer")
                begun_at = call.now()
                try:
                    yield from _pass(call, verb, min(winner.far.talk_s, verb.number("timeLimit")))
                finally:
                    bridged_s = (call.now() - begun_at).total_seconds()
    except Starred:
        outcome = "completed" if winner else "no-answer"
    finally:
        _part(call, parties, winner)
        recorded_s = (call.now() - recorder.begun_at).total_seconds() if recorder else 0.0
        if recorder is not None:
            recorder.finish(recorded_s)
    params = {
        "DialCallSid": (winner or parties[-1]).leg.sid if parties else new_sid("CA"),
        "DialCallDuration": str(int(winner.talked_s if winner and bridged_s < 0 else max(bridged_s, 0))),
        "DialBridged": "true" if bridged_s >= 0 else "false",
        **_sip(winner, parties, outcome),
    }
    if recorder is not None:
        params |= recorder.params(recorded_s)
    return Outcome(outcome, params)


def _ring(call: Call, verb: Verb, parties: list[Party]) -> Steps[Party | None]:
    """Ring parties at once until the first answers, whom the others make room for; None: nobody did."""
    longest_s = verb.number("timeout") + RINGS_LONGER_S
    for party in parties:
        party.rung = True
        party.reach("initiated")
        if party.far.result != "failed":
            party.reach("ringing")
    begun_at = call.now()
    for party in sorted(parties, key=lambda each: _rings_s(each.far, longest_s)):
        rings_s = _rings_s(party.far, longest_s)
        yield from _pass(call, verb, rings_s - (call.now() - begun_at).total_seconds())
        result = party.far.result
        if result == "completed" and party.far.rings_s <= longest_s:
            party.answered_at = call.now()
            party.reach("in-progress")
            return party
        party.reach("no-answer" if result == "completed" else result)
    return None


def _rings_s(far: Far, longest_s: float) -> float:
    return longest_s if far.result == "no-answer" else min(far.rings_s, longest_s)


def _admit(call: Call, party: Party) -> Steps[bool]:
    """Let a party that picked up hear its own document before it is joined; False: it declined."""
    noun, leg = party.noun, party.leg
    if noun is None:
        return True
    digits = noun.string("sendDigits") if noun.name == "Number" else None
    if digits:
        leg.log.add("play", url=f"tones:{digits}")
        yield from talk(call, tones_s(digits))
    if noun.name != "Client":
        _detect(party, noun)
    url = noun.string("url")
    if not url:
        return True
    try:
        end = yield from hear(
            call, leg, party.document.fetch(url, noun.method(), kind="voice"), SCREENING, party.far
        )
    except Failed as failed:
        leg.fail(failed)
        return False
    return end is not End.CALL


def _detect(party: Party, noun: Verb) -> None:
    """Tell amdStatusCallback who picked up, if machine detection is on."""
    url = noun.string("amdStatusCallback")
    if url and noun.string("machineDetection"):
        params = {"AnsweredBy": party.far.answered_by, "MachineDetectionDuration": "0"}
        party.leg.tell(party.document, url, noun.method("amdStatusCallbackMethod"), params)


def _part(call: Call, parties: list[Party], winner: Party | None) -> None:
    """Bring every leg that was rung to its end."""
    lost = "canceled" if call.settings.switches.losers_canceled else "no-answer"
    for party in parties:
        if party is winner:
            party.reach("completed")
        elif party.rung and not party.over:
            party.reach(lost)


def _pass(call: Call, verb: Verb, seconds: float) -> Steps[None]:
    """Let time pass in which the caller hears ringing, or talks.

    Raises:
        Starred: The caller pressed `*` and hangupOnStar is on.
    """
    if (yield from talk(call, max(seconds, 0.0), star=verb.flag("hangupOnStar"))):
        raise Starred


def _worst(parties: list[Party]) -> str:
    results = {party.leg.status for party in parties}
    return next((found for found in ("no-answer", "busy") if found in results), "failed")


def _sip(winner: Party | None, parties: list[Party], outcome: str) -> dict[str, str]:
    """What the action is told beside if it was a SIP address that was rung."""
    party = winner or (parties[-1] if parties else None)
    if party is None or party.noun is None or party.noun.name != "Sip":
        return {}
    return {"DialSipCallId": f"{party.leg.sid}@sip.local", "DialSipResponseCode": SIP_CODES[outcome]}


def _recorder(call: Call, verb: Verb, document: Document, since: str) -> Recorder | None:
    """Start the Dial's recording, if it begins here: at the `ringing` or at the `answer`."""
    wanted = (verb.string("record") or "").replace("true", "record-from-answer")
    if not wanted.startswith(f"record-from-{since}"):
        return None
    return start(call, verb, document, "DialVerb", channels=2 if wanted.endswith("dual") else 1)
