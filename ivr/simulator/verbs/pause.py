"""`<Pause>`: silence. As the first verb of a call it delays the answer (twiml-voice.md, 1.3)."""

from __future__ import annotations

from ivr.simulator.call import Call
from ivr.simulator.moment import Input, Moment, Place, Steps
from ivr.simulator.next import Document, Next
from ivr.simulator.passing import hear_out
from ivr.simulator.rules import Verb
from ivr.simulator.verbs.say import Cuts, never


def pause(call: Call, verb: Verb, _document: Document) -> Steps[Next]:
    """Wait, pick up if it still rings; then the next verb."""
    yield from silence(call, verb, Moment(Place.PAUSE, 0), never)
    call.answer()
    return None


def silence(call: Call, verb: Verb, moment: Moment, cuts: Cuts) -> Steps[Input | None]:
    """Wait `length` seconds and return what cut them short, or None."""
    seconds = verb.number("length")
    call.log.add("pause", seconds=seconds)
    return (yield from hear_out(call, Moment(moment.place, seconds, moment.listening, speaking=True), cuts))
