"""The four apps that are compared; each answers the same requests.

`/voice` begins a call and is never timed; `/voice/turn?call=…&turn=…` takes it on. gunicorn finds them here
by name; the database of those that have one is `IVR_DATABASE_URL`.
"""

from __future__ import annotations

import logging
import os
from datetime import UTC, datetime
from functools import cache

from flask import Flask, Response, request
from twilio.twiml.voice_response import Gather, VoiceResponse

from ivr.engine.advance import Waiting, advance
from ivr.engine.call import Call
from ivr.engine.events import Digits, Resumed
from ivr.engine.flow import Flow
from ivr.store import calls
from ivr.store.database import open_store
from ivr.store.hotline import Hotline
from ivr.store.schema import prepare
from ivr.store.tables import SCHEMA
from ivr.store.vault import Vault
from webhooks.app import make_app
from webhooks.hotlines import DEFAULT, Hotlines, open_hotline
from webhooks.settings import Settings, read_settings
from webhooks.twiml import VOICES, render

TOKEN = "bench-token"
SECRET = "bench-secret-bench-secret"
NOW = datetime(2026, 10, 1, 3, tzinfo=UTC)


@cache
def hotline() -> Hotline:
    """Give the wallet's hotline."""
    return open_hotline(DEFAULT)


def settings(database_url: str) -> Settings:
    """Give what a hotline is served with in production."""
    given = {"TWILIO_AUTH_TOKEN": TOKEN, "IVR_SECRET_KEY": SECRET, "IVR_DATABASE_URL": database_url}
    return read_settings(development=False, environment=given)


def standing(flow: Flow, sid: str = "CA0") -> Call:
    """Give a call that stands at the flow's first menu."""
    return Call(sid, flow.version, flow.home, "+8613800000001", "+8610955000", flow.languages[0], turn=1)


def keys(flow: Flow) -> tuple[str, str, str]:
    """Name keys that go round from the first menu: repeat it, go where another key leads, go back.

    The key is the first that leads, by no action, to another place where the caller is listened to.
    """
    home = standing(flow)
    for key in flow.nodes[flow.home].ways:
        there = advance(flow, home, Digits(key)) if key.isdigit() else None
        if isinstance(there, Waiting) and there.call.state != flow.home:
            back = advance(flow, there.call, Digits("*"))
            if isinstance(back, Waiting) and back.call.state == flow.home:
                return "9", key, "*"
    raise LookupError("no key of the first menu leads to a place that leads back to it")


def first_menu() -> str:
    """Give the TwiML of the first menu."""
    call = standing(hotline().flow)
    return render(hotline(), call, advance(hotline().flow, call, Resumed()).verbs)


def ours() -> Flask:
    """Make the hotline as it is served: signature verified, call stored, one line logged a turn.

    The lines are written where nothing is kept: on the database's disk, its commits would wait for them.
    """
    logging.basicConfig(filename=os.devnull, level=logging.INFO, format="%(message)s")
    name = hotline().flow.name
    return make_app(
        settings(os.environ["IVR_DATABASE_URL"]), Hotlines({name: hotline()}), lambda: datetime.now(UTC)
    )


def console() -> Flask:
    """Make the console as it is served beside the hotline."""
    given = {"IVR_DATABASE_URL": os.environ["IVR_DATABASE_URL"], "IVR_PAGES": "console"}
    return make_app(
        read_settings(development=True, environment=given),
        Hotlines({DEFAULT: hotline()}),
        lambda: datetime.now(UTC),
    )


def constant() -> Flask:
    """Make (a): a route that returns the first menu as a constant string."""
    app = Flask(__name__, static_folder=None)
    body = first_menu()

    @app.post("/voice")
    @app.post("/voice/turn")
    def menu() -> Response:
        return Response(body, content_type="text/xml; charset=utf-8")

    return app


def committed() -> Flask:
    """Make (b): (a) with one commit as ours: the UPDATE that saves a call and its reply, and nothing else."""
    app = Flask(__name__, static_folder=None)
    body = first_menu()
    store = open_store(os.environ["IVR_DATABASE_URL"], Vault(SECRET.encode()))
    prepare(store.engine, SCHEMA)
    call = standing(hotline().flow)

    @app.post("/voice")
    def begin() -> Response:
        with store.write() as connection:
            calls.begin(connection, standing(hotline().flow, request.form["CallSid"]), NOW)
        return Response(body, content_type="text/xml; charset=utf-8")

    @app.post("/voice/turn")
    def turn() -> Response:
        call.sid, call.turn = request.args["call"], int(request.args["turn"]) + 1
        with store.write() as connection:
            calls.save(connection, call, body)
        return Response(body, content_type="text/xml; charset=utf-8")

    return app


def handwritten() -> Flask:
    """Make (c): the menu as one writes it first, by Flask and VoiceResponse, without state or signature."""
    app = Flask(__name__, static_folder=None)
    flow, language = hotline().flow, hotline().flow.languages[0]
    prompt = flow.nodes[flow.home].prompt
    words = hotline().wording.text(language, prompt.message) if prompt else ""
    other = keys(flow)[1]

    @app.post("/voice")
    @app.post("/voice/turn")
    def menu() -> Response:
        response = VoiceResponse()
        if request.form.get("Digits") == other:
            gather = Gather(num_digits=8, action="/voice/turn", timeout=7)
            gather.say("Please key your number, then press the pound key.", **VOICES["en-US"])
        else:
            gather = Gather(num_digits=1, action="/voice/turn", timeout=5)
            gather.say(words, **VOICES[language])
        response.append(gather)
        response.redirect("/voice/turn")
        return Response(str(response), content_type="text/xml")

    return app
