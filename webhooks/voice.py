"""The routes that Twilio asks: `/voice` begins a call, `/voice/turn` takes it on, the others go beside it.

Every route verifies the signature first, and whatever of ours fails, the caller hears valid TwiML.
"""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, Flask, Response, abort, current_app, request, send_file
from sqlalchemy.exc import SQLAlchemyError
from twilio.request_validator import RequestValidator
from werkzeug.exceptions import HTTPException

from ivr.engine.advance import FlowFault
from ivr.engine.document import QueueNode
from ivr.engine.events import Value
from ivr.store import calls
from ivr.store.turn import Reply, Switchboard, UnknownCall, answer, hang_up, stand, take_turn
from webhooks.apology import apology, start_again
from webhooks.events import event_of, whole
from webhooks.hotlines import Hotlines
from webhooks.settings import Settings
from webhooks.signature import is_signed
from webhooks.twiml import leave, render_wait

log = logging.getLogger("ivr.webhooks")
voice = Blueprint("voice", __name__, url_prefix="/voice")

ENDED = ("completed", "busy", "failed", "no-answer", "canceled")
"""Twilio's words for a call that is over (twiml-voice, section 2.3)."""
LOST = "112"
"""Codes that begin so say that our answer did not arrive; others, that it was at fault (section 2.8)."""
_SID = re.compile(r"[A-Za-z0-9]{2,64}\Z")
_BOTH = ["GET", "POST"]


@dataclass(frozen=True, slots=True)
class Exchange:
    """What the routes work with; one an app."""

    settings: Settings
    board: Switchboard
    hotlines: Hotlines
    default: str
    validator: RequestValidator


def serve_voice(app: Flask, settings: Settings, board: Switchboard, hotlines: Hotlines, default: str) -> None:
    """Add the routes to `app`; `default` is the hotline that answers under `/voice` itself."""
    validator = RequestValidator(settings.auth_token)
    app.extensions["ivr"] = Exchange(settings, board, hotlines, default, validator)
    app.register_blueprint(voice)


def _exchange() -> Exchange:
    exchange: Exchange = current_app.extensions["ivr"]
    return exchange


@voice.before_request
def verify() -> None:
    """Refuse whoever cannot sign with our auth token; recorded prompts are open, as what callers hear is."""
    if request.endpoint == "voice.recorded":
        return
    exchange = _exchange()
    if not is_signed(request, exchange.validator, exchange.settings.public_url):
        abort(403, "this request is not signed with our auth token")
    posted = request.form.keys() if request.method == "POST" else ()
    for name, given in request.args.lists():
        if len(given) > 1 or name in posted:
            abort(400, f"`{name}` is there twice: an address may not say what Twilio says")


@voice.errorhandler(Exception)
def apologise(error: Exception) -> Response | HTTPException:
    """Turn any failure of ours into an apology and the way to a person.

    A caller in a queue is let go first, since a wait document may not dial (twiml-voice, 1.7): the turn that
    follows then goes on, or apologises.
    """
    if isinstance(error, HTTPException):
        return error
    # One line of the message, and a traceback without causes: PostgreSQL tells a row's values in the others.
    told = str(getattr(error, "orig", error)).partition("\n")[0]
    if not isinstance(error, SQLAlchemyError | FlowFault):
        told = "".join(traceback.format_exception(error, chain=False))
    log.error("turn failed: call=%.64r path=%s: %s", request.values.get("CallSid", ""), request.path, told)
    return _twiml(leave() if _is_waiting() else apology(_exchange().settings.human_number))


@voice.errorhandler(UnknownCall)
def begin_again(_error: UnknownCall) -> Response:
    """Begin anew a call whose place is lost, rather than leave the caller with nothing."""
    return _twiml(leave() if _is_waiting() else start_again("/voice"))


@voice.route("", methods=_BOTH)
@voice.route("/<flow>", methods=_BOTH)
def begin(flow: str = "") -> Response:
    """Answer a call; in one that we made, the caller is whom we rang."""
    exchange = _exchange()
    hotline = exchange.hotlines.by_name.get(flow or exchange.default)
    if hotline is None:
        abort(404, f"there is no hotline '{flow}' here")
    parties = ("To", "From") if request.values.get("Direction") == "outbound-api" else ("From", "To")
    caller, dialed = (request.values.get(name, "").replace("\0", "")[:64] for name in parties)
    return _spoken(answer(exchange.board, hotline, sid=_sid("CallSid"), caller=caller, dialed=dialed))


@voice.route("/turn", methods=_BOTH)
def turn() -> Response:
    """Take a call one turn further."""
    number = request.args.get("turn", "")
    if not (number.isascii() and number.isdigit() and len(number) < 7):
        abort(400, "a turn's URL carries `turn`, a whole number")
    form = request.form if request.method == "POST" else request.args
    return _spoken(
        take_turn(
            _exchange().board, _own_call(), int(number), lambda hotline, call: event_of(form, hotline, call)
        )
    )


@voice.route("/fallback", methods=_BOTH)
def fallback() -> Response:
    """Go on where the call stands: Twilio asks here when another answer of ours failed or was late."""
    sid = _sid("CallSid")
    code = request.values.get("ErrorCode", "")
    log.warning("fallback: call=%s code=%.64r", sid, code)
    try:
        return _spoken(stand(_exchange().board, sid, lost=code.startswith(LOST)))
    except UnknownCall:
        return begin()


@voice.get("/recorded/<flow>/<language>/<file>")
def recorded(flow: str, language: str, file: str) -> Response:
    """Give a recorded prompt."""
    hotline = _exchange().hotlines.by_name.get(flow)
    path = None if hotline is None else hotline.recorded.get((language, file.rpartition(".")[0]))
    if path is None or path.name != file:
        abort(404, "there is no such recording")
    return send_file(path, max_age=3600)


@voice.route("/status", methods=_BOTH)
def status() -> Response:
    """Note the end of a call."""
    if request.values.get("CallStatus") in ENDED:
        hang_up(_exchange().board, _sid("CallSid"), request.values["CallStatus"])
    return Response(status=204)


@voice.route("/wait", methods=_BOTH)
def wait() -> Response:
    """Tell a waiting caller how long it takes; let go who keyed 1, or waited as long as the node allows.

    It only reads: the carrier asks again and again within one turn, and leaving the queue takes the turn.
    """
    exchange, sid = _exchange(), _own_call()
    with exchange.board.store.read() as connection:
        call = calls.place(connection, sid)
        if call is None:
            raise UnknownCall(sid)
        hotline = exchange.hotlines.find(connection, call.flow)
        spec = hotline.flow.nodes[call.state].spec
        if not isinstance(spec, QueueNode) or request.values.get("Digits") == "1":
            return _twiml(leave())
        if whole(request.values.get("QueueTime", "")) >= spec.max_wait_s:
            return _twiml(leave())
        values: Mapping[str, Value] = (
            _estimate(request.values)
            if hotline.waiting is None
            else hotline.waiting(connection, sid, exchange.board.now())
        )
    return _twiml(render_wait(hotline, call, spec, values))


def _estimate(form: Mapping[str, str]) -> dict[str, Value]:
    """Take the carrier's own figures for a hotline that keeps no queue of its own."""
    average_s, position = whole(form.get("AvgQueueTime", "")), whole(form.get("QueuePosition", ""))
    return {"position": max(1, position), "wait_minutes": max(1, average_s // 60)}


def _is_waiting() -> bool:
    return request.endpoint == "voice.wait"


def _own_call() -> str:
    """Give the call that the URL names, if it is the one that asks.

    Twilio signs for every app of the account, and another one may send its caller to an address of ours.
    """
    sid = _sid("call")
    if _sid("CallSid") != sid:
        abort(403, "this turn is another call's")
    return sid


def _sid(name: str) -> str:
    sid: str = request.values.get(name, "")
    if not _SID.match(sid):
        abort(400, f"`{name}` is missing or is no call's id")
    return sid


def _spoken(reply: Reply) -> Response:
    response = _twiml(reply.body)
    if _exchange().settings.development:
        response.headers["IVR-State"] = reply.state
        response.headers["IVR-Turn"] = str(reply.turn)
        if reply.secrets:
            response.headers["IVR-Secret"] = ", ".join(reply.secrets)
    return response


def _twiml(body: str) -> Response:
    return Response(body, content_type="text/xml; charset=utf-8")
