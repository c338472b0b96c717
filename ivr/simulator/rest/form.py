"""Parameters that several resources take, read and checked."""

from __future__ import annotations

from collections.abc import Mapping

from ivr.simulator.rest.refused import Refused
from ivr.simulator.wire import Failed, absolute


def url_of(form: Mapping[str, str], name: str) -> str | None:
    """Read a URL; None if it was not given, or empty."""
    if not form.get(name):
        return None
    try:
        return absolute("", form[name])
    except Failed:
        raise Refused(400, 21205, f"{name} is not a valid URL: {form[name]}") from None


def method_of(form: Mapping[str, str], name: str) -> str:
    """Read GET or POST; POST if nothing was given."""
    method = form.get(name, "POST").upper()
    if method not in {"GET", "POST"}:
        raise Refused(400, 21209, f"{name} must be GET or POST")
    return method
