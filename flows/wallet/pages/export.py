"""The page that hands over transactions as a CSV file, which spreadsheets open, in the holder's language."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from flows.wallet.actions.history import MOST, within
from flows.wallet.pages.standing import is_active
from flows.wallet.processes.books import note
from flows.wallet.records import card, transaction
from ivr.engine.events import Value
from ivr.speech.dates import SHANGHAI
from ivr.store.hotline import Turn
from ivr.store.page import Download, Form, Page, Refused, Result

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""A cell that begins so is a formula to a spreadsheet, which no name may be (OWASP, CSV Injection)."""


def show_span(_tx: Turn, subject: str) -> Mapping[str, Value]:
    """Give the first and the last day."""
    _account_id, first, last = subject.split(":")
    return {"first": first, "last": last}


def hand_over(tx: Turn, subject: str, _form: Form) -> Result:
    """Give the file, and note that it was taken; a frozen or locked account hands out nothing."""
    account_id, first, last = subject.split(":")
    if not is_active(tx, int(account_id)):
        return Refused("stopped", "")
    days = (date.fromisoformat(first), date.fromisoformat(last))
    note(tx, int(account_id), "export_taken", f"{first}/{last}")
    content = as_csv(tx, int(account_id), *days)
    return Download(f"skylark-{first}-{last}.csv", "text/csv; charset=utf-8", content)


def as_csv(tx: Turn, account_id: int, first: date, last: date) -> bytes:
    """Give the transactions of these days, newest first: RFC 4180, UTF-8 with the mark that Excel wants."""
    language, words = tx.call.language, tx.hotline.wording
    cards = transaction.outerjoin(card, card.c.id == transaction.c.card_id)
    found = (
        select(transaction, card.c.last4)
        .select_from(cards)
        .where(*within(account_id, first, last))
        .order_by(transaction.c.at.desc(), transaction.c.id.desc())
        .limit(MOST)
    )
    text = io.StringIO(newline="")
    out = csv.writer(text)
    out.writerow(words.words(language, "export-columns"))
    for row in tx.connection.execute(found):
        out.writerow([_cell(value) for value in _cells(tx, row)])
    return text.getvalue().encode("utf-8-sig")


def _cells(tx: Turn, row: Any) -> list[str]:
    language, words = tx.call.language, tx.hotline.wording
    method = "export-card" if row.last4 else "export-balance"
    return [
        row.at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M:%S"),
        row.order_number,
        row.english_payee if language == "en-US" else row.payee,
        words.text(language, f"category-{row.category}"),
        f"{row.amount_minor // 100}.{row.amount_minor % 100:02}",
        row.currency,
        words.text(language, f"state-{row.status}"),
        words.text(language, method, {"last4": row.last4 or ""}),
    ]


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


EXPORT = Page(hand_over, show=show_span, life=timedelta(days=1))
