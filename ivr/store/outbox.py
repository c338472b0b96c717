"""Messages on their way out: written in the turn's transaction, sent by the worker, each once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cryptography.fernet import InvalidToken
from sqlalchemy import Connection, insert, select, update

from ivr.store.tables import outbox
from ivr.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Message:
    """An SMS that this worker has claimed and must now send."""

    id: int
    recipient: str
    body: str


def put(
    connection: Connection, vault: Vault, *, call_sid: str, recipient: str, body: str, now: datetime
) -> None:
    """Put an SMS in the outbox; it leaves when, and only when, the transaction commits."""
    row = {"call_sid": call_sid, "recipient": recipient, "body": vault.seal(body), "created_at": now}
    connection.execute(insert(outbox), row)


def claim(connection: Connection, vault: Vault, now: datetime) -> Message | None:
    """Claim the oldest message that nobody has; None if there is none. One that our key does not open is
    given up, and the next is claimed.

    Commit before sending: a worker that dies between here and `sent` leaves the message claimed, and nobody
    sends it a second time.
    """
    oldest = (
        select(outbox.c.id)
        .where(outbox.c.claimed_at.is_(None))
        .order_by(outbox.c.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    claimed = (
        update(outbox)
        .where(outbox.c.id == oldest.scalar_subquery())
        .values(claimed_at=now)
        .returning(outbox.c.id, outbox.c.recipient, outbox.c.body)
    )
    while (row := connection.execute(claimed).one_or_none()) is not None:
        try:
            return Message(row.id, row.recipient, vault.open(row.body))
        except InvalidToken:
            failed(connection, Message(row.id, row.recipient, ""), "it was encrypted with another key")
    return None


def sent(connection: Connection, message: Message, message_sid: str, now: datetime) -> None:
    """Note that the message is gone, and erase its body."""
    _finish(connection, message, {"sent_at": now, "message_sid": message_sid})


def failed(connection: Connection, message: Message, failure: str) -> None:
    """Give the message up, with the reason, and erase its body."""
    _finish(connection, message, {"failure": failure[:200]})


def release(connection: Connection, message: Message) -> None:
    """Let the message wait again: it surely did not leave."""
    connection.execute(update(outbox).where(outbox.c.id == message.id).values(claimed_at=None))


def _finish(connection: Connection, message: Message, values: dict[str, object]) -> None:
    connection.execute(update(outbox).where(outbox.c.id == message.id).values(body=None, **values))
