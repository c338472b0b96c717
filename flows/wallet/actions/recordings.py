"""What a caller recorded, kept with the case that it belongs to."""

from __future__ import annotations

from sqlalchemy import insert

from flows.wallet.actions.identify import own_number
from flows.wallet.records import recording
from ivr.engine.call import Call
from ivr.store.hotline import Turn


def keep_recording(tx: Turn, call: Call, case_id: int) -> int:
    """Write down the recording that just ended, and give its id."""
    row = {
        "case_id": case_id,
        "call_sid": tx.call_sid,
        "caller": own_number(call.caller),
        "url": call.data["recording_url"],
        "duration_s": call.data["recording_s"],
        "interrupted": hung_up_while_speaking(call),
        "language": call.language,
        "recorded_at": tx.now,
    }
    id_: int = tx.connection.execute(insert(recording).returning(recording.c.id), row).scalar_one()
    return id_


def hung_up_while_speaking(call: Call) -> bool:
    """Tell whether the caller's hang-up ended the recording."""
    return bool(call.data["recording_hung_up"])
