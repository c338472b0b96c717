"""`<Dial>`: other parties are connected with the caller; far ends are simulated (twiml-voice.md, 1.6)."""

from __future__ import annotations

import re
from dataclasses import replace

from ivr.simulator.breaks import HungUp
from ivr.simulator.call import Call
from ivr.simulator.legs import new_leg
from ivr.simulator.moment import Steps
from ivr.simulator.next import Document, Next
from ivr.simulator.nouns.conference import conference
from ivr.simulator.nouns.outcome import Outcome
from ivr.simulator.nouns.parties import Party, connect
from ivr.simulator.nouns.queue import queue
from ivr.simulator.rules import Verb
from ivr.simulator.settings import Far

RUNG = {"Number", "Client", "Sip"}
MOST_PARTIES = 10
LONGEST_IDENTITY, LONGEST_URI, LONGEST_HEADERS = 256, 255, 1_024
_NUMBER = re.compile(r"\+?[0-9][0-9().\s-]*")
_SIP = re.compile(r"sips?:[^\s@?]+(@[^\s?]+)?", re.IGNORECASE)


def dial(call: Call, verb: Verb, document: Document) -> Steps[Next]:
    """Connect the caller, then ask for the action's document or go on.

    If the caller hangs up the session ends and the action is not asked for; practice may differ, so there
    is a switch that tells it.
    """
    if not verb.flag("answerOnBridge"):
        call.answer()
    alone = next((noun for noun in verb.children if noun.name in {"Conference", "Queue"}), None)
    parties = _parties(call, verb, document) if alone is None else []
    names = [party.leg.log.leg for party in parties] if alone is None else [alone.text]
    line = call.log.begin("dial", to=", ".join(names))
    outcome = Outcome("canceled")
    try:
        if alone is None:
            outcome = yield from connect(call, verb, document, parties)
        else:
            _warn_of_mixture(call, verb, alone)
            join = conference if alone.name == "Conference" else queue
            outcome = yield from join(call, verb, alone, document)
    except HungUp:
        if call.settings.switches.dial_action_after_hang_up and verb.string("action"):
            call.tell(document, verb.string("action") or "", verb.method(), _params(outcome))
        raise
    finally:
        call.log.finish(line, result=outcome.status)
    url = verb.string("action")
    if url is None:
        return None
    told = (
        f"; if it read CallStatus: that is the caller's own leg, in-progress as long as the call lasts; "
        f"DialCallStatus={outcome.status} tells how the Dial went"
    )
    return replace(document.fetch(url, verb.method(), _params(outcome)), if_broken=told)


def _params(outcome: Outcome) -> dict[str, str]:
    return {"DialCallStatus": outcome.status, **outcome.params}


def _warn_of_mixture(call: Call, verb: Verb, alone: Verb) -> None:
    if len(verb.children) > 1:
        code = 13000 if alone.name == "Conference" else None
        message = f"<{alone.name}> stands alone in <Dial>; the nouns beside it are passed over"
        call.notice(code, "warning", message, alone.element.where)


def _parties(call: Call, verb: Verb, document: Document) -> list[Party]:
    """Find whom to ring; whom nobody could reach is told and fails."""
    if not verb.children:
        return [_party(call, verb, document, verb.text, None)]
    parties = []
    for noun in verb.children[:MOST_PARTIES]:
        identity = next((child.text for child in noun.children if child.name == "Identity"), "")
        parties.append(_party(call, verb, document, identity or noun.text, noun))
    if len(verb.children) > MOST_PARTIES:
        code = 13250 if verb.children[MOST_PARTIES].name == "Sip" else None
        message = f"at most {MOST_PARTIES} can be rung; the others are passed over"
        call.notice(code, "warning", message, verb.element.where)
    return parties


def _party(call: Call, verb: Verb, document: Document, name: str, noun: Verb | None) -> Party:
    kind = noun.name if noun else "Number"
    wrong = _wrong(kind, name)
    if wrong:
        code, message = wrong
        call.notice(code, "warning", message, (noun or verb).element.where)
    dialed = f"client:{name}" if kind == "Client" else name
    caller = verb.string("callerId") or call.settings.caller
    far_ends = call.settings.far_ends
    far = Far("failed") if wrong else far_ends.get(name) or far_ends.get(dialed) or Far()
    leg = new_leg(call, name, caller, dialed, direction="outbound-dial")
    return Party(leg, far, noun if kind in RUNG else None, document)


def _wrong(kind: str, name: str) -> tuple[int | None, str] | None:
    """Say why nobody can be reached by a name, with Twilio's code; None if somebody can."""
    shown = name[:80]
    if kind == "Number" and not _NUMBER.fullmatch(name):
        return 13223, f"'{shown}' is no phone number, as +14155550100"
    if kind == "Client" and not 1 <= len(name) <= LONGEST_IDENTITY:
        return None, f"a client's identity has 1 to {LONGEST_IDENTITY} characters"
    if kind == "Sip":
        address, _, headers = name.partition("?")
        if not _SIP.fullmatch(address) or len(address) > LONGEST_URI:
            return (
                13243,
                f"'{shown}' is no SIP URI of at most {LONGEST_URI} characters, as sip:jo@example.com",
            )
        if len(headers) > LONGEST_HEADERS:
            return 13253, f"the headers of a SIP URI have at most {LONGEST_HEADERS} characters"
    if kind not in RUNG:
        return None, f"<{kind}> is not simulated; it fails"
    return None
