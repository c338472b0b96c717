"""The page on which a caller sends evidence to a dispute: photos, papers, a few words."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import insert, select

from flows.wallet.free_text import KNOWN, masked
from flows.wallet.processes.books import log, note
from flows.wallet.processes.disputes import EVIDENCE_TAKES, MEDIATION_TAKES
from flows.wallet.records import dispute, evidence, transaction
from ivr.engine.events import Value
from ivr.store.hotline import Turn
from ivr.store.page import Done, Field, Form, Page, Refused, Result

FILES_MOST = 4
OPEN = ("mediation", "evidence")
"""A dispute that is not decided yet."""


def show_order(tx: Turn, subject: str) -> Mapping[str, Value]:
    """Tell which order the dispute is about."""
    about = dispute.c.transaction_id == transaction.c.id
    found = select(transaction.c.order_number).join(dispute, about).where(dispute.c.id == int(subject))
    return {"order_number": tx.connection.execute(found).scalar_one()}


def take_evidence(tx: Turn, subject: str, form: Form) -> Result:
    """Keep what was sent with the dispute; refuse it once that is decided."""
    mine = tx.connection.execute(select(dispute).where(dispute.c.id == int(subject))).one()
    if mine.status not in OPEN:
        return Refused("over", "photos")
    files = [(each.name[:100], each.media_type, each.content) for each in form.files.get("photos", ())]
    if text := form.texts.get("words", ""):
        files.append(("", "text/plain", masked(text, KNOWN).encode()))
    rows = [
        {
            "dispute_id": mine.id,
            "name": name,
            "media_type": kind,
            "content": tx.vault.seal_file(content),
            "received_at": tx.now,
        }
        for name, kind, content in files
    ]
    tx.connection.execute(insert(evidence), rows)
    log(tx, mine.case_id, "evidence_received", {"pieces": len(rows)})
    note(tx, mine.account_id, "evidence_received", str(len(rows)))
    return Done()


EVIDENCE = Page(
    take_evidence,
    (Field("photos", "files", FILES_MOST), Field("words", "text", 500, required=False)),
    show=show_order,
    life=MEDIATION_TAKES + EVIDENCE_TAKES,
)
