"""A café's line without a fault: three mistakes end the call with a word, any key leads back from hours."""

from __future__ import annotations

from flask import Flask, Response, request, session

app = Flask(__name__)
app.secret_key = "a key for the session's cookie"


def ask(words: str, where: str, attributes: str = "numDigits='1'", before: str = "") -> Response:
    """Ask, or say goodbye to who has erred three times."""
    if session.get("missed", 0) == 3:
        return twiml("<Say>We don't understand each other. Goodbye.</Say>")
    return twiml(
        f"{before}<Gather {attributes} action='{where}'><Say>{words}</Say></Gather>"
        f"<Redirect>/missed?at={where}</Redirect>"
    )


def twiml(verbs: str) -> Response:
    """Answer with TwiML."""
    return Response(f"<Response>{verbs}</Response>", mimetype="text/xml")


@app.post("/line")
def line(before: str = "") -> Response:
    """Say what there is."""
    return ask("For our hours press 1, orders 2, and for the owner, zero.", "/chosen", before=before)


@app.post("/chosen")
def chosen() -> Response:
    """Go where the key leads."""
    match request.form["Digits"]:
        case "1":
            return twiml("<Say>Seven to seven, every day.</Say><Redirect>/hours</Redirect>")
        case "2":
            return order()
        case "0":
            return twiml("<Say>One moment.</Say><Dial>+14155550111</Dial><Say>Nobody is free. Bye.</Say>")
    session["missed"] = session.get("missed", 0) + 1
    return line("<Say>That is no choice.</Say>")


@app.post("/hours")
def hours() -> Response:
    """Wait for any key."""
    return ask("Press any key to go back to the menu.", "/line")


@app.post("/order")
def order() -> Response:
    """Ask for a number of four digits until it is one."""
    digits = request.form.get("Digits", "") if request.path == "/order" else ""
    if len(digits) == 4:
        return twiml("<Say>Your order is on its way. Goodbye.</Say>")
    session["missed"] = session.get("missed", 0) + bool(digits)
    words = "Key the four digits of your order, followed by pound."
    return ask(words, "/order", "timeout='4'", "<Say>It has four digits.</Say>" if digits else "")


@app.post("/missed")
def missed() -> Response:
    """Ask again where nothing was heard."""
    session["missed"] = session.get("missed", 0) + 1
    return {"/chosen": line, "/line": hours, "/order": order}[request.args["at"]]()
