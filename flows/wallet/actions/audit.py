"""Write down what was done, with the id of the call that did it."""

from __future__ import annotations

from sqlalchemy import insert

from flows.wallet.records import audit
from ivr.store.hotline import Turn


def note(tx: Turn, account_id: int | None, action: str, detail: str = "") -> None:
    """Add a line to the audit log. `detail` never holds what a caller keyed in secret."""
    row = {"at": tx.now, "call_sid": tx.call_sid, "account_id": account_id, "action": action}
    tx.connection.execute(insert(audit), row | {"detail": detail})
