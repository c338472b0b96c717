"""One webhook, one turn, one transaction.

A turn is claimed before anything is done. Then the engine advances, the actions that it wants are done, the
answer is worded, and everything commits together: what the turn did to the wallet, the call's new state, the
answer, the messages. A server that dies in between has done nothing at all; a request that comes again finds
the turn taken and gets the stored answer. A turn that does nothing is claimed and written by one statement.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection

from ivr.engine.advance import FlowFault, Waiting, Wants, advance
from ivr.engine.call import Call
from ivr.engine.document import CollectNode
from ivr.engine.events import Answered, Event, HungUp, Resumed
from ivr.engine.verbs import Say, Verb, messages
from ivr.store import calls, history
from ivr.store.database import Store
from ivr.store.hotline import Hotline, Turn

log = logging.getLogger("ivr.turn")

MAX_ACTIONS = 20
"""So many actions may be wanted in one turn; more is a loop in the flow that needs no caller."""

Find = Callable[[Connection, str], Hotline]
"""Finds the hotline of a version that a call began with."""
Render = Callable[[Hotline, Call, tuple[Verb, ...]], str]
"""Words the verbs in the caller's language and writes them as the carrier reads them."""
Read = Callable[[Hotline, Call], Event]
"""Says what the carrier's request means at the place where the call stands."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a turn is answered. `secrets`: `entry` if what is keyed next is secret, `sms` if one was sent."""

    body: str
    state: str
    turn: int
    secrets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Switchboard:
    """What a turn needs beside the request: the store, the hotlines, the pen, the clock, our own address."""

    store: Store
    find: Find
    render: Render
    now: Callable[[], datetime]
    public_url: Callable[[], str]

    def open_turn(self, connection: Connection, call: Call, hotline: Hotline) -> Turn:
        """Give an action what it works with."""
        return Turn(connection, self.store.vault, self.now(), call, hotline, self.public_url())


def answer(board: Switchboard, hotline: Hotline, *, sid: str, caller: str, dialed: str) -> Reply:
    """Begin a call, or, if it has begun already, say where it stands."""
    began = time.perf_counter()
    flow = hotline.flow
    with board.store.write() as connection:
        call = Call(
            sid=sid,
            flow=flow.version,
            state=flow.start,
            caller=caller,
            dialed=dialed,
            language=flow.languages[0],
            level=flow.levels[0],
        )
        if not calls.begin(connection, call, board.now()):
            return _standing(board, connection, sid, turn=0)
        language = calls.chosen_language(connection, caller)
        if language in flow.languages:
            call.language = language
        taken = _take(board, connection, hotline, call, Answered(), began)
    _log_turn(taken, time.perf_counter() - began)
    return taken.reply


def take_turn(board: Switchboard, sid: str, turn: int, read: Read) -> Reply:
    """Do turn `turn` of a call, once.

    A turn that was done before is answered with the stored reply; any other turn, with where the call
    stands. Neither changes anything.

    Raises:
        UnknownCall: the store has no such call.
        FlowFault: our bug; the call stands where it stood.
        sqlalchemy.exc.SQLAlchemyError: the database is locked, full or gone; likewise.
    """
    began = time.perf_counter()
    taken = _think_then_swap(board, sid, turn, read, began)
    if taken is None:
        with board.store.write() as connection:
            call = calls.claim(connection, sid, turn)
            if call is None:
                return _standing(board, connection, sid, turn)
            hotline = board.find(connection, call.flow)
            taken = _take(board, connection, hotline, call, read(hotline, call), began)
    _log_turn(taken, time.perf_counter() - began)
    return taken.reply


def _think_then_swap(board: Switchboard, sid: str, turn: int, read: Read, began: float) -> _Taken | None:
    """Do a turn that needs no action; None, and nothing is done, if it is another, or somebody was quicker.

    Since `advance` is a function, such a turn can be thought through before the database is locked, and then
    be written by one statement if the call still stands where it stood. Most turns are like that.
    """
    with board.store.read() as connection:
        call = calls.place(connection, sid)
        if call is None or call.turn != turn:
            return None
        hotline = board.find(connection, call.flow)
    event = read(hotline, call)
    step = advance(hotline.flow, call, event)
    if isinstance(step, Wants):
        return None
    taken = _taken(board, hotline, call, event, _Run(step.call, step.verbs))
    with board.store.write() as connection:
        if not calls.swap(connection, call, taken.after, taken.reply.body):
            return None
        _remember(board, connection, taken, began)
    return taken


def stand(board: Switchboard, sid: str, *, lost: bool) -> Reply:
    """Say where a call stands, and change nothing: the carrier could not use our last answer.

    If it was only `lost` on the way, it is given again, with all that it told; else it may be at fault, so
    the caller hears an apology and the place.

    Raises:
        UnknownCall: the store has no such call.
    """
    with board.store.read() as connection:
        call, stored, hotline = _found(board, connection, sid)
    if lost:
        return _reply(hotline, call, stored)
    return _again(board, hotline, call, Say("universal.trouble", {}))


def hang_up(board: Switchboard, sid: str, status: str) -> None:
    """Note that a call is over, and let the flow tidy up; a second time, or for an unknown call, nothing.

    The call's state and turn stay: the recording that the hang-up cut short may come in only now.
    """
    with board.store.write() as connection:
        call = calls.end(connection, sid, status, board.now())
        if call is None:
            return
        hotline = board.find(connection, call.flow)
        tx = board.open_turn(connection, call, hotline)
        _run(hotline, tx, call, HungUp())
        calls.save_outcome(connection, sid, call.outcome or "abandoned")


class UnknownCall(LookupError):
    """The store knows no call of this id."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Where the engine and the actions led, what is asked of the carrier, and whether a secret SMS left."""

    call: Call
    verbs: tuple[Verb, ...]
    actions: list[str] = field(default_factory=list)
    sms: bool = False


@dataclass(frozen=True, slots=True)
class _Taken:
    """A turn that was done: what is answered, and what is told of it once it is committed."""

    before: Call
    after: Call
    event: Event
    actions: list[str]
    said: list[str]
    reply: Reply


def _take(
    board: Switchboard, connection: Connection, hotline: Hotline, call: Call, event: Event, began: float
) -> _Taken:
    """Do a turn that this transaction has claimed, with its actions."""
    tx = board.open_turn(connection, call, hotline)
    taken = _taken(board, hotline, call, event, _run(hotline, tx, call, event))
    calls.save(connection, taken.after, taken.reply.body)
    _remember(board, connection, taken, began)
    return taken


def _taken(board: Switchboard, hotline: Hotline, before: Call, event: Event, run: _Run) -> _Taken:
    after = run.call
    after.turn = before.turn + 1
    body = board.render(hotline, after, run.verbs)
    reply = _reply(hotline, after, body, sms=run.sms)
    return _Taken(before, after, event, run.actions, messages(run.verbs), reply)


def _remember(board: Switchboard, connection: Connection, taken: _Taken, began: float) -> None:
    ms = round((time.perf_counter() - began) * 1000)
    before, after = taken.before, taken.after
    happened = history.Happened(
        call_sid=before.sid,
        turn=before.turn,
        at=board.now(),
        event=history.name_of(taken.event),
        node=before.state,
        led_to=after.state,
        actions=" ".join(taken.actions),
        said=" ".join(taken.said),
        language=after.language,
        ms=ms,
    )
    history.note(connection, happened)
    if taken.after.language != taken.before.language:
        calls.remember_language(connection, taken.before.caller, taken.after.language)


def _log_turn(taken: _Taken, took_s: float) -> None:
    """Write one line: where the call went and why, without what the caller keyed, said or was told."""
    if not log.isEnabledFor(logging.INFO):
        return
    before, after = taken.before, taken.after
    line = {
        "call": before.sid,
        "turn": before.turn,
        "event": type(taken.event).__name__,
        "from": before.state,
        "to": after.state,
        "actions": taken.actions,
        "language": after.language,
        "level": after.level,
        "ms": round(took_s * 1000, 2),
    }
    log.info(json.dumps(line))


def _run(hotline: Hotline, tx: Turn, call: Call, event: Event) -> _Run:
    """Advance, doing every action that is wanted, until the call waits for the carrier."""
    verbs: list[Verb] = []
    done: list[str] = []
    for _ in range(MAX_ACTIONS):
        step: Waiting | Wants = advance(hotline.flow, call, event)
        verbs += step.verbs
        call = tx.call = step.call
        if isinstance(step, Waiting):
            return _Run(call, tuple(verbs), done, sms=tx.secret_sms)
        event = hotline.actions[step.action](tx, call, step.args)
        done.append(f"{step.action}:{event.name}")
    raise FlowFault(f"'{call.state}' wants actions without end")


def _standing(board: Switchboard, connection: Connection, sid: str, turn: int) -> Reply:
    """Answer a turn that is not the call's next: with the stored reply if it was the last one."""
    call, stored, hotline = _found(board, connection, sid)
    if call.turn == turn + 1:
        return _reply(hotline, call, stored)
    return _again(board, hotline, call)


def _found(board: Switchboard, connection: Connection, sid: str) -> tuple[Call, str, Hotline]:
    found = calls.read(connection, sid)
    if found is None:
        raise UnknownCall(sid)
    return (*found, board.find(connection, found[0].flow))


def _again(board: Switchboard, hotline: Hotline, call: Call, *first: Verb) -> Reply:
    step = advance(hotline.flow, call, Resumed())
    return _reply(hotline, step.call, board.render(hotline, step.call, (*first, *step.verbs)))


def _reply(hotline: Hotline, call: Call, body: str, *, sms: bool = False) -> Reply:
    spec = hotline.flow.nodes[call.state].spec
    secrets = ("entry",) * (isinstance(spec, CollectNode) and spec.secret) + ("sms",) * sms
    return Reply(body, call.state, call.turn, secrets)
