"""Who changes the wallet's records, and what is written down of each change: audit log, case log, journal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, Protocol, TypeAlias

from sqlalchemy import Connection, insert, select, update

from flows.wallet.records import account, audit, case, case_entry, movement
from ivr.engine.events import Value

Detail: TypeAlias = Mapping[str, str | int]
NOTHING_MORE: Detail = MappingProxyType({})


class Books(Protocol):
    """What a change needs: an open transaction, its moment, and who asks for it.

    A call's turn is one (`Turn`), and so is the back office at work (`Office`).
    """

    @property
    def connection(self) -> Connection:
        """The transaction in which everything is written."""

    @property
    def now(self) -> datetime:
        """The moment, in UTC."""

    @property
    def call_sid(self) -> str:
        """The call that changes something, or the office, with the name of who did."""

    def sms(self, to: str, message: str, values: Mapping[str, Value] | None = None) -> None:
        """Put an SMS in the outbox."""


def note(books: Books, account_id: int | None, action: str, detail: str = "") -> None:
    """Add a line to the audit log. `detail` never holds what a caller keyed in secret."""
    row = {"at": books.now, "call_sid": books.call_sid, "account_id": account_id, "action": action}
    books.connection.execute(insert(audit), row | {"detail": detail})


def log(
    books: Books, case_id: int, event: str, detail: Detail = NOTHING_MORE, *, status: str | None = None
) -> None:
    """Add a line to a case's log, and set its status if one is given.

    It is worded as the message `log-` and `event`, with `detail` as its values.
    """
    line = {"case_id": case_id, "at": books.now, "call_sid": books.call_sid}
    books.connection.execute(insert(case_entry), line | {"event": event, "detail": dict(detail) or None})
    changes: dict[str, object] = {"updated_at": books.now} | ({"status": status} if status else {})
    books.connection.execute(update(case).where(case.c.id == case_id).values(changes))


def move_money(books: Books, order: Any, source: str, target: str) -> None:
    """Book the whole amount of an order, given as its row, from one place to another.

    Places are `escrow`, `merchant`, `plan`, `balance` and `card`. The balance of the order's account grows by
    what is moved there. Who looks after a contested order reads it in the log of the fraud case.

    Raises:
        sqlalchemy.exc.IntegrityError: the order's money has left `source` before; nothing is moved.
    """
    row = {
        "at": books.now,
        "call_sid": books.call_sid,
        "transaction_id": order.id,
        "account_id": order.account_id,
        "source": source,
        "target": target,
        "amount_minor": order.amount_minor,
        "currency": order.currency,
    }
    books.connection.execute(insert(movement), row)
    if target == "balance":
        grown = account.c.balance_minor + order.amount_minor
        books.connection.execute(
            update(account).where(account.c.id == order.account_id).values(balance_minor=grown)
        )
    if order.contested_case_id is not None:
        log(books, order.contested_case_id, "money_moved", {"order": order.order_number, "target": target})
    note(books, order.account_id, "money_moved", f"{order.order_number} {source}>{target}")


def written(minor: int, currency: str) -> str:
    """Give an amount in minor units as the office reads it: `365.00 CNY`."""
    return f"{minor // 100}.{minor % 100:02} {currency}"


def phone_of(books: Books, account_id: int) -> str:
    """Give the registered phone of an account."""
    found = select(account.c.phone).where(account.c.id == account_id)
    return str(books.connection.execute(found).scalar_one())
