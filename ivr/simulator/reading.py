"""Read what an app answered: TwiML, plain text that is spoken, or audio that is played (section 2.7)."""

from __future__ import annotations

from ivr.simulator import rules
from ivr.simulator.document import Element, NoTwiml, parse
from ivr.simulator.transports import Answer
from ivr.simulator.wire import Failed

TWIML_TYPES = {"text/xml", "application/xml", "text/html"}


def read(answer: Answer, notice: rules.Notice) -> tuple[rules.Verb, ...]:
    """Read an answer by its Content-Type; mistakes that do not matter go to `notice`.

    Raises:
        Failed: It is no TwiML, text or audio, or it is empty.
    """
    kind, _, rest = answer.header("content-type").partition(";")
    kind = kind.strip().lower()
    if kind.startswith("audio/"):
        return _alone("Play", answer.url, notice)
    if kind not in TWIML_TYPES and kind != "text/plain":
        named = f"Content-Type {kind}" if kind else "no Content-Type"
        raise Failed(12300, f"{named}; TwiML is text/xml", answer.url)
    if not answer.body.strip():
        raise Failed(11770, "the answer is empty; TwiML has at least <Response/>", answer.url)
    charset = rest.lower().partition("charset=")[2].partition(";")[0].strip(" \"'") or None
    try:
        return rules.check(parse(answer.body, charset), notice)
    except NoTwiml as error:
        if kind == "text/plain":
            return _alone("Say", answer.body.decode("utf-8", "replace"), notice)
        hint = "; this looks like a web page, perhaps an error page" if _looks_like_page(answer.body) else ""
        raise Failed(error.code, error.message + hint, answer.url, where=error.where) from None


def read_given(twiml: str, notice: rules.Notice) -> tuple[rules.Verb, ...]:
    """Read TwiML that was given in a request to the API.

    Raises:
        Failed: It is no TwiML.
    """
    try:
        return rules.check(parse(twiml.encode(errors="replace"), "utf-8"), notice)
    except NoTwiml as error:
        raise Failed(error.code, error.message, "", where=error.where) from None


def _alone(verb: str, text: str, notice: rules.Notice) -> tuple[rules.Verb, ...]:
    return rules.check(Element("Response", {}, [Element(verb, {}, [text])]), notice)


def _looks_like_page(body: bytes) -> bool:
    return body.lstrip()[:100].lower().startswith((b"<!doctype html", b"<html"))
