"""Other legs of a call: who was dialled has a CallSid of its own and may hear documents of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ivr.simulator.call import Call, new_sid
from ivr.simulator.moment import Moment, Move, Press, Steps
from ivr.simulator.next import Document, End, Fetch, Next
from ivr.simulator.passing import talk
from ivr.simulator.rules import Verb
from ivr.simulator.settings import Far
from ivr.simulator.verbs.gather import gather
from ivr.simulator.verbs.hangup import hangup
from ivr.simulator.verbs.pause import pause
from ivr.simulator.verbs.play import play
from ivr.simulator.verbs.redirect import redirect
from ivr.simulator.verbs.run import Executor, follow
from ivr.simulator.verbs.say import say


def new_leg(call: Call, name: str, caller: str, dialed: str, *, direction: str) -> Call:
    """Make another leg of a call, by the same wire; its lines carry its `name`.

    Args:
        call: The leg that it belongs to; a dialled leg tells it as its ParentCallSid.
        name: How its lines call it.
        caller: Its From.
        dialed: Its To.
        direction: inbound or outbound-dial.
    """
    settings = replace(
        call.settings,
        caller=caller,
        dialed=dialed,
        direction=direction,
        parent_sid=call.sid if direction == "outbound-dial" else None,
        params={},
    )
    return Call(
        settings,
        call.wire.send,
        call.wire.token,
        call.log.of(name),
        call.now,
        call.mail,
        account=call.account,
        sid=new_sid("CA"),
    )


def hear(call: Call, leg: Call, fetch: Fetch, verbs: Mapping[str, Executor], far: Far) -> Steps[End | None]:
    """Run a document that another leg hears alone, while the caller waits; return how it ended.

    Raises:
        Failed: The document could not be used.
        HungUp: The caller hung up meanwhile.
    """
    steps = follow(leg, fetch, verbs)
    keys = far.keys
    try:
        moment = next(steps)
        while True:
            move = _answer(moment, keys)
            keys = "" if move.act else keys
            yield from talk(call, move.after_s)
            moment = steps.send(move)
    except StopIteration as stop:
        end: End | None = stop.value
        return end
    finally:
        steps.close()


def _answer(moment: Moment, keys: str) -> Move:
    """Hear what is said to its end, then press the keys if they are listened for."""
    if keys and not moment.speaking and moment.listening is not None and moment.listening.digits:
        return Move(0.0, Press(keys))
    return Move(moment.limit_s)


def no_dial(call: Call, verb: Verb, _document: Document) -> Steps[Next]:
    """Tell that a party that was dialled cannot dial on."""
    yield from ()
    message = "a document for a party that was dialled may hold Say, Play, Gather and Hangup, never Dial"
    call.notice(13201, "error", message, verb.element.where)
    return None


SCREENING: Mapping[str, Executor] = {
    "Dial": no_dial,
    "Gather": gather,
    "Hangup": hangup,
    "Pause": pause,
    "Play": play,
    "Redirect": redirect,
    "Say": say,
}
"""What a document may hold that a dialled party hears alone."""
