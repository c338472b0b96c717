"""The phone: a page with a phone on it, and the requests that its calls are made of.

A browser orders a call, then sends what its person did in each moment and is answered with what happened
until the next. Calls live in this process's memory, so the phone is served by one process.
"""

from __future__ import annotations

import atexit
from dataclasses import dataclass, field
from typing import Any

from flask import Blueprint, Flask, Response, abort, current_app, g, jsonify, render_template, request
from flask.json.provider import DefaultJSONProvider
from werkzeug.exceptions import HTTPException

from ivr.simulator.account import Account, Member
from ivr.simulator.bridge import Bridge
from webhooks.hotlines import names
from webhooks.local import CALLER, Home
from webhooks.pages import language, web_call
from webhooks.pages.demo_callers import demo_callers
from webhooks.pages.drawing import drawing
from webhooks.pages.order import act_of, order_of
from webhooks.pages.sounds import MOST_BYTES, Sounds
from webhooks.pages.web_call import OutOfStep, WebCall, ring_up
from webhooks.settings import Settings
from webhooks.target import NoTarget

phone = Blueprint("phone", __name__, url_prefix="/phone")
TABS = ("call", "map", "exchange", "variables")
LIVE_WORDS = (
    *("idle", "ringing", "live", "over", "nobody", "failed"),
    *("takes_key", "takes_keys", "takes_words", "takes_both", "takes_sound", "takes_waiting", "takes_talk"),
    *(
        "speak",
        "stop_speaking",
        "silence",
        "recording",
        "queued",
        "sms",
        "press_code",
        "try_keys",
        "no_hearing",
        "line",
        "unheard",
        "asked",
        "answered",
        "went_back",
    ),
)
"""What the page's script says: messages `live-…`."""
MOST_CALLS = 16
"""So many calls are kept; one that is over makes room, and one whose browser is gone is soon over."""


@dataclass(slots=True)
class Exchange:
    """The calls of this process's browsers, by id, oldest first, and the account in which they meet."""

    settings: Settings
    account: Account = field(default_factory=Account)
    calls: dict[str, WebCall] = field(default_factory=dict)
    bridges: dict[str, Bridge] = field(default_factory=dict)
    sounds: Sounds = field(init=False)

    def __post_init__(self) -> None:
        self.sounds = Sounds(self.account)

    def add(self, call: WebCall) -> None:
        """Take a call, in the place of the oldest that is over. 503 if too many go on."""
        if len(self.calls) >= MOST_CALLS:
            over = next((each for each in self.calls.values() if not each.goes_on), None)
            if over is None:
                call.close()
                abort(503, f"{MOST_CALLS} calls are going on here; hang one up")
            self.calls.pop(over.id).close()
        self.calls[call.id] = call

    def knows(self, call_sid: str) -> bool:
        """Tell whether a call is one of this server's own phone page."""
        return call_sid in self.account.calls

    def waits(self, call_sid: str) -> bool:
        """Tell whether a call waits here in a queue, for an agent to answer."""
        call = self.account.calls.get(call_sid)
        return call is not None and isinstance(call.hold, Member)

    def talks(self, call_sid: str) -> bool | None:
        """Tell whether an agent talks with a call that was answered here; None: it was not."""
        bridge = self.bridges.get(call_sid)
        return None if bridge is None else not bridge.over

    def answer(self, call_sid: str) -> None:
        """Let an agent talk with a call that waits, until `part` or the caller hangs up."""
        call = self.account.calls[call_sid]
        if isinstance(call.hold, Member):
            call.hold.bridge = self.bridges[call_sid] = Bridge()
            call.hold.until_at = call.now()
            call.wake()

    def part(self, call_sid: str) -> None:
        """End the conversation with a call."""
        bridge = self.bridges.pop(call_sid, None)
        if bridge is not None:
            bridge.over = True
            self.account.calls[call_sid].wake()

    def close(self) -> None:
        """Let go of every call and its data."""
        for call in self.calls.values():
            call.hang_up()
            call.close()
        self.calls.clear()


def serve_phone(app: Flask, settings: Settings) -> None:
    """Give the phone what it works with."""
    in_order = app.json = DefaultJSONProvider(app)
    in_order.sort_keys = False  # a call's variables are read in the order in which they came
    exchange = app.extensions["ivr_phone"] = Exchange(settings)
    atexit.register(exchange.close)


@phone.errorhandler(HTTPException)
def refuse(error: HTTPException) -> tuple[Response, int]:
    """Tell the page's script in one sentence what is wrong."""
    return jsonify(error=error.description), error.code or 500


@phone.get("")
def show() -> str:
    """Show the phone."""
    return render_template(
        "phone.html",
        tabs=TABS,
        words={each: language.text(f"live-{each}") for each in LIVE_WORDS},
        hotlines=names(),
        callers=demo_callers(names()[0], g.language),
        caller=CALLER,
        human=_exchange().settings.human_number,
    )


@phone.post("/calls")
def ring() -> Response:
    """Ring."""
    try:
        order = order_of(request.form)
        call = ring_up(order, _exchange().settings.auth_token, _home())
    except (ValueError, NoTarget) as error:
        abort(400, str(error))
    _exchange().add(call)
    return jsonify(call.ring())


@phone.get("/calls/<key>")
def so_far(key: str) -> Response:
    """Tell all of a call: its page was loaded anew, in another language."""
    return jsonify(_call(key).so_far())


@phone.post("/calls/<key>/moves")
def move(key: str) -> Response:
    """Take what the person did in a moment: `number`, `after_s`, and one of keys, words, sound_s, hang_up."""
    told = _json()
    try:
        number, after_s = int(told.get("number", 0)), float(told.get("after_s", 0))
        news = _call(key).move(number, after_s, act_of(told))
    except (TypeError, ValueError) as error:
        abort(400, str(error))
    except OutOfStep:
        abort(409, "the call is at another moment by now")
    return jsonify(news)


@phone.get("/calls/<key>/woken")
def woken(key: str) -> Response:
    """Say whether another call has ended this one's moment; a browser that is held asks again and again."""
    call = _call(key)
    call.expect()
    return jsonify(woken=call.is_woken)


@phone.post("/calls/<key>/back")
def back(key: str) -> Response:
    """Go back a turn; tells all that has happened until then."""
    exchange = _exchange()
    try:
        again, news = web_call.back(_call(key))
    except OutOfStep:
        abort(409, "there is no turn to go back to")
    except NoTarget as error:
        abort(400, str(error))
    exchange.calls[key] = again
    return jsonify(news)


@phone.get("/calls/<key>/map")
def show_map(key: str) -> Response:
    """Show the map of the flow that the call is in, as its files now are."""
    ours = _call(key).target.ours
    if ours is None:
        abort(404, "an app that is not ours has no map")
    return drawing(ours.hotline)


@phone.get("/calls/<key>/transcript")
def transcript(key: str) -> Response:
    """Give the call as a transcript, to save."""
    response = Response(_call(key).transcript(), mimetype="text/plain")
    response.headers.set("Content-Disposition", "attachment", filename=f"{_call(key).target.name}.call")
    return response


@phone.put("/calls/<key>/sounds/<sid>")
def take_sound(key: str, sid: str) -> Response:
    """Take the voice that the browser heard in a recording of the call."""
    request.max_content_length = MOST_BYTES
    try:
        _exchange().sounds.keep(sid, _call(key).sid, request.mimetype, request.get_data())
    except ValueError as error:
        abort(400, str(error))
    return Response(status=204)


@phone.route("/calls/<key>/app/<path:rest>", methods=["GET", "POST"])
def behind(key: str, rest: str) -> Response:
    """Open a link that came by SMS in the app of its call: its data may be thrown away afterwards."""
    ours = _call(key).target.ours
    if ours is None or rest.startswith("voice"):
        abort(404, "there is no such page")
    root = f"{request.script_root}/phone/calls/{key}/app"
    environ = {name: value for name, value in request.environ.items() if not name.startswith("werkzeug.")}
    environ |= {"SCRIPT_NAME": root, "PATH_INFO": f"/{rest}"}
    return current_app.make_response(Response.from_app(ours.answer, environ))


@phone.post("/calls/<key>/gone")
def gone(key: str) -> Response:
    """Hang up: the browser leaves the page."""
    _call(key).hang_up()
    return Response(status=204)


def _exchange() -> Exchange:
    exchange: Exchange = current_app.extensions["ivr_phone"]
    return exchange


def _home() -> Home:
    exchange = _exchange()
    return Home(exchange.settings, request.host_url.rstrip("/"), exchange.account)


def _call(key: str) -> WebCall:
    call = _exchange().calls.get(key)
    if call is None:
        abort(404, "there is no such call here")
    return call


def _json() -> dict[str, Any]:
    told = request.get_json(silent=True)
    if not isinstance(told, dict):
        abort(400, "a move is a JSON object")
    return told
