"""What a call changed, read from the audit log, for whoever looks at the call later."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from flows.wallet.records import audit
from ivr.store.casework import Change


def changes(connection: Connection, call_sid: str) -> Sequence[Change]:
    """List what a call changed, in order."""
    mine = select(audit).where(audit.c.call_sid == call_sid).order_by(audit.c.id)
    return [
        Change(f"change-{row.action}", {"detail": row.detail}, row.at, row.call_sid)
        for row in connection.execute(mine)
    ]
