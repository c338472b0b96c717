"""`<Conference>` in a Dial: the caller waits for another participant, and they talk (twiml-voice.md, 1.6).

There is one other participant, simulated: it comes after the seconds that a far end of the room's name
rings, talks, and ends the conference when it leaves. A far end that does not answer never comes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, timedelta
from email.utils import format_datetime

from ivr.simulator.account import Hold
from ivr.simulator.breaks import AgentCame, HungUp
from ivr.simulator.call import Call, new_sid
from ivr.simulator.moment import Place, Steps
from ivr.simulator.next import Document
from ivr.simulator.nouns.outcome import Outcome
from ivr.simulator.passing import pass_, talk
from ivr.simulator.recorder import start
from ivr.simulator.rules import Verb
from ivr.simulator.settings import Far
from ivr.simulator.verbs.enqueue import MUSIC
from ivr.simulator.verbs.pause import pause
from ivr.simulator.verbs.play import play
from ivr.simulator.verbs.redirect import redirect
from ivr.simulator.verbs.run import Executor, follow
from ivr.simulator.verbs.say import say
from ivr.simulator.wire import Failed

WAITING: Mapping[str, Executor] = {"Pause": pause, "Play": play, "Redirect": redirect, "Say": say}
"""What a conference's wait document may hold."""
SILENCE_S = 60


@dataclass(slots=True, eq=False)
class Room:
    """A conference that the caller is in, and how many callbacks were told of it."""

    call: Call
    noun: Verb
    document: Document
    sid: str
    told: int = 0

    def tell(self, event: str, call_sid: str = "", **more: str) -> None:
        """Tell statusCallback of an event, if it wants to hear of its kind."""
        noun = self.noun
        url = noun.string("statusCallback") or noun.string("eventCallbackUrl")
        if not url or event.rpartition("-")[2] not in noun.words("statusCallbackEvent"):
            return
        params = {
            "ConferenceSid": self.sid,
            "FriendlyName": noun.text,
            "AccountSid": self.call.settings.account_sid,
            "SequenceNumber": str(self.told + 1),
            "Timestamp": format_datetime(self.call.now().astimezone(UTC)),
            "StatusCallbackEvent": event,
            **(self._participant(call_sid) if call_sid else {}),
            **more,
        }
        self.told += 1
        self.call.tell(self.document, url, noun.method("statusCallbackMethod"), params, bare=True)

    def _participant(self, call_sid: str) -> dict[str, str]:
        noun, own = self.noun, call_sid == self.call.sid
        label = noun.string("participantLabel") if own else None
        return {
            "CallSid": call_sid,
            "Muted": str(own and noun.flag("muted")).lower(),
            "Hold": "false",
            "Coaching": str(own and noun.string("coach") is not None).lower(),
            "StartConferenceOnEnter": str(not own or noun.flag("startConferenceOnEnter")).lower(),
            "EndConferenceOnExit": str(not own or noun.flag("endConferenceOnExit")).lower(),
            **({"ParticipantLabel": label} if label else {}),
        }


def conference(call: Call, verb: Verb, noun: Verb, document: Document) -> Steps[Outcome]:
    """Wait for the other participant, talk until either leaves; the status is `answered`."""
    if not noun.text:
        call.notice(13237, "warning", "a conference needs a name", noun.element.where)
        return Outcome("failed")
    call.answer()
    sid = "CF" + hashlib.md5(noun.text.encode(), usedforsecurity=False).hexdigest()
    room = Room(call, noun, document, sid)
    other = new_sid("CA")
    far = call.settings.far_ends.get(noun.text, Far())
    recorder = None
    left = "participant_hung_up"
    room.tell("participant-join", call.sid)
    try:
        yield from _wait(room, far)
        room.tell("conference-start")
        room.tell("participant-join", other)
        if noun.string("record") == "record-from-start":
            recorder = start(call, noun, document, "Conference")
        seconds = min(far.talk_s, verb.number("timeLimit"))
        starred = yield from talk(call, seconds, star=verb.flag("hangupOnStar"))
        left = "participant_left" if starred else "conference_ended"
        if not starred:
            room.tell("participant-leave", other, ParticipantCallStatus="completed")
    except Failed as failed:  # a wait document that fails drops the participant
        call.fail(failed)
        left = "participant_dropped"
    except HungUp:
        _end(room, left, call.sid)
        raise
    if recorder is not None:
        recorder.finish((call.now() - recorder.begun_at).total_seconds())
    _end(room, left, other if left == "conference_ended" else call.sid)
    return Outcome("answered")


def _end(room: Room, left: str, by: str) -> None:
    """Tell that the caller left and that the conference is over."""
    status = room.call.status
    room.tell("participant-leave", room.call.sid, ParticipantCallStatus=status, ReasonParticipantLeft=left)
    room.tell(
        "conference-end",
        CallSidEndingConference=by,
        ReasonConferenceEnded="last-participant-left",
        Reason=f"participant {by} left",
    )


def _wait(room: Room, far: Far) -> Steps[None]:
    """Hear the wait document once, then silence, until the other participant comes.

    Raises:
        Failed: The wait document could not be used.
    """
    call, now = room.call, room.call.now()
    comes_at = now + timedelta(seconds=far.rings_s) if far.result == "completed" else None
    url = room.noun.string("waitUrl")
    call.hold = Hold(now, comes_at)
    try:
        if url is None:
            call.log.add("play", url=MUSIC)
        elif url:
            fetch = room.document.fetch(url, room.noun.method("waitMethod"), kind="wait")
            yield from follow(call, fetch, WAITING, other=13238)
        while True:
            yield from pass_(call, Place.QUEUE, SILENCE_S)
    except AgentCame:
        return
    finally:
        call.hold = None
