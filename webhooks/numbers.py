"""Connect a telephone number at Twilio with a hotline, and give it back as it was."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

_HERE = {"localhost", "127.0.0.1", "::1", "0.0.0.0"}  # noqa: S104 - compared with, not listened on


class NumberError(Exception):
    """What stands in the way, in a sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Asks:
    """What a number asks when it is rung; the names are those of Twilio's API."""

    voice_url: str
    voice_method: str
    voice_fallback_url: str
    voice_fallback_method: str
    status_callback: str
    status_callback_method: str


def asks_of(number: Any) -> Asks:
    """Read what a number of the account asks now."""
    return Asks(**{name: getattr(number, name) or "" for name in Asks.__slots__})


def asks_for(url: str, flow: str = "", *, local: bool = False) -> Asks:
    """Say what a number must ask to reach the hotline that is served at `url`, `flow` or the default one.

    Raises:
        NumberError: Twilio could not reach that address, unless `local` says that a pretend one asks.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise NumberError(f"{url} is no web address; give the one where the hotline is served, as https://…")
    if not local and parts.hostname in _HERE:
        raise NumberError(f"Twilio cannot reach {parts.hostname}; give the public address of a tunnel to it")
    if not local and parts.scheme != "https":
        raise NumberError(f"{url} is not encrypted, and callers key secrets; give an https address")
    voice = url.rstrip("/").removesuffix("/voice") + "/voice"
    begin = f"{voice}/{flow}" if flow else voice
    return Asks(begin, "POST", f"{voice}/fallback", "POST", f"{voice}/status", "POST")


def find(client: Any, phone_number: str) -> Any:
    """Find a number of the account.

    Raises:
        NumberError: The account has no such number, or does not let us in.
    """
    from twilio.base.exceptions import TwilioRestException  # noqa: PLC0415 - slow to import

    try:
        client.api.accounts(client.account_sid).fetch()
        owned = client.incoming_phone_numbers.list()
    except TwilioRestException as error:
        if error.status == 401:
            raise NumberError(
                "Twilio does not know this account and token; copy TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN "
                "from the first page of its console"
            ) from error
        raise NumberError(f"Twilio answers {error.code}: {error.msg}") from error
    for number in owned:
        if number.phone_number == phone_number:
            return number
    others = ", ".join(number.phone_number for number in owned) or "none"
    raise NumberError(f"the account has no number {phone_number}; it has {others}")


def changes(before: Asks, after: Asks) -> list[tuple[str, str, str]]:
    """List what differs: name, before, after."""
    old, new = asdict(before), asdict(after)
    return [(name, old[name], new[name]) for name in old if old[name] != new[name]]


def put(number: Any, asks: Asks) -> None:
    """Let the number ask this.

    Raises:
        NumberError: Twilio refused; nothing was changed.
    """
    from twilio.base.exceptions import TwilioRestException  # noqa: PLC0415

    try:
        number.update(**asdict(asks))
    except TwilioRestException as error:
        raise NumberError(f"Twilio answers {error.code}: {error.msg}") from error


@dataclass(frozen=True, slots=True)
class Kept:
    """A file with what numbers asked before they were connected, by phone number."""

    file: Path

    def get(self, phone_number: str) -> Asks | None:
        """Return what the number asked before, or None if it was not connected from here."""
        found = self._read().get(phone_number)
        return None if found is None else Asks(**found)

    def keep(self, phone_number: str, asks: Asks) -> None:
        """Remember what the number asked; what is remembered already stays: it was first."""
        known = self._read()
        if phone_number not in known:
            self._write({**known, phone_number: asdict(asks)})

    def forget(self, phone_number: str) -> None:
        """Forget it, once it is as it was."""
        self._write({name: asks for name, asks in self._read().items() if name != phone_number})

    def _read(self) -> dict[str, dict[str, str]]:
        if not self.file.exists():
            return {}
        known: dict[str, dict[str, str]] = json.loads(self.file.read_text("utf-8"))
        return known

    def _write(self, known: Mapping[str, Mapping[str, str]]) -> None:
        new = self.file.with_suffix(".new")
        new.write_text(json.dumps(known, indent=2) + "\n", "utf-8")
        new.replace(self.file)
