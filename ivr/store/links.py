"""Links that leave in an SMS: signed, good for a while, and for one use.

A token is a nonce and its signature. The row that says what it opens is found by a digest of the nonce, so
whoever reads the database opens nothing. Looking does not use a link up: phones follow links to show what is
behind them. It is used up in the transaction that does what it is for.
"""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass, fields
from datetime import datetime, timedelta

from sqlalchemy import Connection, case, insert, select, update

from ivr.engine.call import Call
from ivr.store.tables import link as links
from ivr.store.vault import Vault

NONCE_BYTES = 16
SIGNATURE_BYTES = 16
REFUSALS_MOST = 10
"""So many attempts at what a link is for may be refused; then it counts as used."""


@dataclass(frozen=True, slots=True)
class Link:
    """What a token opens. `subject` is what the page is about, as the hotline has it: an account's id."""

    digest: str
    flow: str
    purpose: str
    subject: str
    language: str
    call_sid: str
    expires_at: datetime
    used_at: datetime | None


_COLUMNS = [links.c[each.name] for each in fields(Link)]


def mint(
    connection: Connection,
    vault: Vault,
    call: Call,
    opens: tuple[str, str, str],
    now: datetime,
    life: timedelta,
) -> str:
    """Write down a new link in the call's language, and give its token: 43 characters that a URL may hold.

    It `opens` the page of this flow and purpose about this subject.
    """
    flow, purpose, subject = opens
    nonce = secrets.token_bytes(NONCE_BYTES)
    row = {
        "digest": _digest(vault, nonce),
        "flow": flow,
        "purpose": purpose,
        "subject": subject,
        "language": call.language,
        "call_sid": call.sid,
        "made_at": now,
        "expires_at": now + life,
        "tries": 0,
    }
    connection.execute(insert(links), row)
    return _token(vault, nonce)


def find(connection: Connection, vault: Vault, token: str) -> Link | None:
    """Give what a token opens, used or expired though it may be; None if we did not sign it."""
    nonce = _verified(vault, token)
    if nonce is None:
        return None
    row = connection.execute(select(*_COLUMNS).where(links.c.digest == _digest(vault, nonce))).one_or_none()
    return None if row is None else Link(*row)


def use(connection: Connection, link: Link, now: datetime) -> bool:
    """Use a link up in this transaction; False, and nothing is done, if it was used or is too old.

    Whoever comes second waits for the first to commit, and then gets False.
    """
    good = (links.c.digest == link.digest, links.c.used_at.is_(None), links.c.expires_at > now)
    used = update(links).where(*good).values(used_at=now)
    return bool(connection.execute(used).rowcount)


def give_back(connection: Connection, link: Link) -> None:
    """Let a link that was used up in this transaction be used again: what it was used for was refused."""
    tries = links.c.tries + 1
    used_at = case((tries < REFUSALS_MOST, None), else_=links.c.used_at)
    connection.execute(
        update(links).where(links.c.digest == link.digest).values(tries=tries, used_at=used_at)
    )


def _token(vault: Vault, nonce: bytes) -> str:
    signature = bytes.fromhex(vault.hmac(f"link-signature:{nonce.hex()}"))[:SIGNATURE_BYTES]
    return base64.urlsafe_b64encode(nonce + signature).decode().rstrip("=")


def _verified(vault: Vault, token: str) -> bytes | None:
    try:
        nonce = base64.urlsafe_b64decode(f"{token}=")[:NONCE_BYTES]
    except ValueError:  # also what is no base64, and what is not ASCII
        return None
    return nonce if secrets.compare_digest(token.encode(), _token(vault, nonce).encode()) else None


def _digest(vault: Vault, nonce: bytes) -> str:
    return vault.hmac(f"link:{nonce.hex()}")
