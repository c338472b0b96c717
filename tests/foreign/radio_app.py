"""A radio station's line, of the sort that tutorials teach: keys without a verb of their own, words or keys.

Its faults: key 3 is told and does nothing, key 4 leads round Redirects, key 5 fails, key 6 answers what is no
XML, key 7 works in secret, how the call to the studio ended is told to a page that is not there, and who is
silent or not understood three times is hung up on without a word.
"""

from __future__ import annotations

from typing import Any

from flask import Flask, Response, abort, request, session

app = Flask(__name__)
app.secret_key = "a key for the session's cookie"


def twiml(verbs: str) -> Response:
    """Answer with TwiML."""
    return Response(f"<Response>{verbs}</Response>", mimetype="text/xml")


@app.route("/line", methods=["GET", "POST"])
def line() -> Response:
    """Say what there is; an empty result is told as well."""
    return twiml(
        "<Gather input='speech dtmf' numDigits='1' action='chosen' method='GET' actionOnEmptyResult='true'>"
        "<Say>Radio Lane. Press 1 for the news, 2 for the studio, 3 to hear a song, 4 for concerts, "
        "5 for tickets, or 6 for jobs.</Say></Gather>"
    )


@app.get("/chosen")
def chosen() -> Any:
    """Go where the key leads."""
    match request.args.get("Digits"):
        case "1":
            return twiml("<Say>Nothing happened today.</Say><Hangup/>")
        case "2":
            return twiml("<Dial action='/told' method='GET'>+14155550111</Dial>")
        case "4":
            return twiml("<Redirect method='GET'>/concerts</Redirect>")
        case "5":
            abort(500)
        case "6":
            return Response("<Response><Say>Jobs</Response>", mimetype="text/xml")
        case "7":
            return twiml("<Say>The door code of the studio is blue.</Say>")
        case "3":
            return twiml("<Say>Pardon?</Say><Redirect method='GET'>/line</Redirect>")
    session["missed"] = session.get("missed", 0) + 1
    if session["missed"] == 3:
        return twiml("<Hangup/>")
    return twiml("<Say>Pardon?</Say><Redirect method='GET'>/line</Redirect>")


@app.get("/concerts")
def concerts() -> Response:
    """Go round."""
    return twiml("<Redirect method='GET'>/concerts</Redirect>")
