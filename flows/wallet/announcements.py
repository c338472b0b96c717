"""Put an announcement for all callers on the line, at once: an outage, a scam that goes round."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from flows.wallet.records import announcement


def announce(connection: Connection, texts: Mapping[str, str], until_at: datetime) -> None:
    """Let every caller hear the text of their language first, until `until_at`; no texts take it off."""
    connection.execute(delete(announcement))
    rows = [{"language": language, "text": text, "until_at": until_at} for language, text in texts.items()]
    if rows:
        connection.execute(insert(announcement), rows)


def announced(connection: Connection, now: datetime) -> tuple[Mapping[str, str], datetime] | None:
    """Give what callers hear first now, by language, and until when; None if it is nothing."""
    rows = connection.execute(select(announcement).where(announcement.c.until_at > now)).all()
    return ({row.language: row.text for row in rows}, rows[0].until_at) if rows else None
