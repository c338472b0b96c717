"""A pizza line as its Flask tutorial taught it: signed, a session cookie, 302 answers, SMS by the client.

Its faults: key 3 is offered and leads to a page that is not there, and the order number's silence drops the
caller without a word.
"""

from __future__ import annotations

import os
from functools import wraps
from typing import Any

from flask import Flask, Response, abort, redirect, request, session, url_for
from twilio.request_validator import RequestValidator
from twilio.rest import Client
from twilio.twiml.voice_response import Gather, VoiceResponse

app = Flask(__name__)
app.secret_key = "a key for the session's cookie"
app.config["TOKEN"] = "flask-token"
HOURS = "We bake from noon to ten."


def twiml(response: VoiceResponse) -> Response:
    """Answer with TwiML, as text/xml."""
    return Response(str(response), mimetype="text/xml")


def signed(view: Any) -> Any:
    """Refuse what Twilio did not sign."""

    @wraps(view)
    def checked(**values: Any) -> Any:
        validator = RequestValidator(app.config["TOKEN"])
        signature = request.headers.get("X-Twilio-Signature", "")
        if not validator.validate(request.url, request.form, signature):
            abort(403)
        return view(**values)

    return checked


@app.route("/answer", methods=["GET", "POST"])
@signed
def answer() -> Response:
    """Say what there is."""
    response = VoiceResponse()
    with response.gather(num_digits=1, action="choose") as gather:
        gather.say("Pizza Lane. For our hours, press 1. For an order, press 2. For a job, press 3.")
    response.redirect("")
    return twiml(response)


@app.post("/choose")
@signed
def choose() -> Any:
    """Go where the key leads."""
    session["chosen"] = request.form["Digits"]
    if request.form["Digits"] == "3":
        return redirect("/jobs")
    return redirect(url_for("hours" if request.form["Digits"] == "1" else "order"))


@app.get("/hours")
@signed
def hours() -> Response:
    """Tell the hours, and what was chosen, which the cookie remembers."""
    response = VoiceResponse()
    response.say(f"{HOURS} You chose {session['chosen']}.")
    return twiml(response)


@app.route("/order", methods=["GET", "POST"])
@signed
def order() -> Response:
    """Take an order number, and send a text about it."""
    response = VoiceResponse()
    digits = request.form.get("Digits")
    if not digits:
        gather = Gather(action="/order", finish_on_key="#")
        gather.say("Please key your order number, then press pound.")
        response.append(gather)
        return twiml(response)
    client = Client("AC" + "0" * 32, app.config["TOKEN"])
    client.api.base_url = os.environ["TWILIO_API"]
    client.messages.create(to=session.get("caller", "+14155550100"), from_="+14155550199", body=digits)
    response.say("We sent you a text.")
    return twiml(response)
