"""Cookies of one call: taken and sent back like a browser's (twiml-voice.md, section 2.6)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

MOST = 50


@dataclass(slots=True)
class Cookies:
    """The jar; how long Twilio keeps one is not known, here it is the call."""

    _values: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def take(self, url: str, set_cookies: list[str]) -> None:
        """Keep what an answer from `url` sets, up to 50; a cookie with no time left is dropped."""
        parts = urlsplit(url)
        for text in set_cookies:
            pair, *rest = text.split(";")
            name, equals, value = pair.partition("=")
            if not equals or not name.strip():
                continue
            given = dict(_attribute(part) for part in rest)
            path = given.get("path", "")
            key = (
                parts.hostname or "",
                path if path.startswith("/") else parts.path.rpartition("/")[0] or "/",
                name.strip(),
            )
            if _gone(given):
                self._values.pop(key, None)
            elif len(self._values) < MOST:
                self._values[key] = value.strip()

    def header(self, url: str) -> str:
        """Return the `Cookie` header for a request to `url`, or an empty string."""
        if not self._values:
            return ""
        parts = urlsplit(url)
        path = parts.path or "/"
        return "; ".join(
            f"{name}={value}"
            for (host, base, name), value in self._values.items()
            if host == parts.hostname and (path == base or path.startswith(base.rstrip("/") + "/"))
        )


def _attribute(part: str) -> tuple[str, str]:
    name, _, value = part.partition("=")
    return name.strip().lower(), value.strip()


def _gone(given: dict[str, str]) -> bool:
    """Whether the cookie is one that is to be forgotten: no age left, or a date of the last century."""
    age = given.get("max-age", "")
    if re.fullmatch("-?[0-9]{1,9}", age):
        return int(age) <= 0
    try:
        return parsedate_to_datetime(given["expires"]).year < 2000
    except (KeyError, ValueError):
        return False
