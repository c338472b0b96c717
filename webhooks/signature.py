"""Tell Twilio's requests from everybody else's, by X-Twilio-Signature (twiml-voice, section 3)."""

from __future__ import annotations

from urllib.parse import quote

from flask import Request
from twilio.request_validator import RequestValidator, compare


def url_of(request: Request, public_url: str) -> str:
    """Give the URL that Twilio signed: as it was sent, with its query still encoded."""
    base = public_url or f"{request.scheme}://{request.host}{quote(request.script_root)}"
    query = request.environ.get("QUERY_STRING", "")
    return f"{base}{quote(request.path)}{'?' if query else ''}{query}"


class _Params(dict[str, list[str]]):
    """A form in the first of the three shapes that the validator tries."""

    getall = dict.__getitem__


def is_signed(request: Request, validator: RequestValidator, public_url: str) -> bool:
    """Tell whether the request carries the signature that our auth token makes."""
    given = request.headers.get("X-Twilio-Signature", "")
    url = url_of(request, public_url)
    params = _Params(request.form.lists() if request.method == "POST" else ())
    # Nearly always the URL is signed as it was sent; `validate` also tries it with and without its port.
    sent = validator.compute_signature(url, params)
    return bool(compare(sent, given) or validator.validate(url, params, given))
