"""A forgotten password: a link or a temporary code to the registered phone, and an end to old sessions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import insert, update

from flows.wallet.actions.chance import draw
from flows.wallet.actions.identify import named_account, named_phone
from flows.wallet.processes.books import note
from flows.wallet.processes.recovery import end_sessions
from flows.wallet.records import account, one_time_code
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.store.hotline import Turn

CODE_LIFE = timedelta(hours=24)
"""So long the temporary code signs in, to set a new password."""
RESETS_A_CALL = 2


def send_reset(tx: Turn, call: Call, args: Mapping[str, Value]) -> Outcome:
    """Sign all devices out and send a way to a new password `by` link or code; `enough` after two."""
    phone, account_id = named_phone(call), named_account(call)
    if account_id is None:
        raise LookupError("only an account has a password")
    resets = int(call.data.get("resets", 0))
    if resets >= RESETS_A_CALL:
        return Outcome("enough")
    tx.connection.execute(
        update(account).where(account.c.id == account_id).values(password_reset_required=True)
    )
    signed_out = end_sessions(tx, account_id, trusted=True)
    if args["by"] == "link":
        tx.sms(phone, "sms-reset-link", {"url": tx.link("reset", account_id)}, secret=True)
        note(tx, account_id, "reset_link_sent", str(signed_out))
    else:
        send_temporary_code(tx, phone, account_id)
        note(tx, account_id, "signed_out", str(signed_out))
    return Outcome("sent", {"resets": resets + 1})


def send_temporary_code(tx: Turn, phone: str, account_id: int) -> None:
    """Send a code that signs in for a day, to set a new password."""
    code = f"{draw(tx, 'password', 100_000_000):08}"
    row = {
        "call_sid": tx.call_sid,
        "phone": phone,
        "account_id": account_id,
        "purpose": "password",
        "code_hmac": tx.vault.hmac(f"password:{account_id}:{code}"),
        "sent_at": tx.now,
        "expires_at": tx.now + CODE_LIFE,
        "tries": 0,
    }
    tx.connection.execute(insert(one_time_code), row)
    tx.sms(phone, "sms-reset", {"code": code}, secret=True)
    note(tx, account_id, "reset_sent")
