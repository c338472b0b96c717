"""Strong verification: twice, which of four payments is yours.

Which payment is the right one is kept nowhere: it follows from the secret key, the locks so far and the
round, and is worked out anew when the answer comes. A payment always comes with the same three others, at the
same place, in every call: if they changed, whoever rings again would soon see which of the four does not.
Payees who were spoken of in this call, and payments that the caller contests, are never asked about. The
others are invented from merchants that the caller has not paid: nobody hears what another customer bought.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from flows.wallet.actions import locks
from flows.wallet.actions.chance import lasting
from flows.wallet.actions.identify import named_account, named_phone
from flows.wallet.processes.books import note
from flows.wallet.records import merchant, transaction
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.store.hotline import Turn

ROUNDS = 2
CHOICES = 4
REMEMBERED = 30
"""So many of the latest payments a caller may be asked about."""
PAID_LATELY = 200
"""So many of the latest payments tell where a caller has paid."""
DRAWS = 24
"""So many merchants are looked at to find three that the caller has not paid."""


def pose_payments(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Choose the four payments of this round; `too_few` if there are not enough to ask about."""
    phone, account_id = named_phone(call), named_account(call)
    until = locks.locked_until(tx, phone)
    if until:
        return Outcome("locked", {"unlock_at": until.isoformat(), "verification": "locked"})
    round_ = int(call.data.get("round", 1))
    english = call.language == "en-US"
    own = _own(tx, account_id)
    asked = _asked(tx, call, phone, own, round_)
    others = _others(tx, asked, {row.payee for row in own}, english=english) if asked else []
    if asked is None or len(others) < CHOICES - 1:
        return Outcome("too_few", {"verification": "too few payments"})
    four = others[: CHOICES - 1]
    payee = asked.english_payee if english else asked.payee
    four.insert(_place(tx, asked), (payee, _whole(asked.amount_minor)))
    values: dict[str, Value] = {"round": round_, "currency": asked.currency}
    for number, (payee, amount_minor) in enumerate(four, 1):
        values |= {f"payee_{number}": payee, f"amount_{number}": amount_minor}
    return Outcome("posed", values)


def check_payment(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Take the key of the payment, 1 to 4: `next` round, `passed`, or `failed`, which locks verification."""
    phone, account_id = named_phone(call), named_account(call)
    round_ = int(call.data["round"])
    asked = _asked(tx, call, phone, _own(tx, account_id), round_)
    if asked is None or locks.locked_until(tx, phone) or int(call.entry) != _place(tx, asked) + 1:
        locks.close(tx, phone)
        note(tx, account_id, "strong_verification_failed")
        return Outcome("failed", {"verification": "payments failed", "round": 1})
    if round_ < ROUNDS:
        return Outcome("next", {"round": round_ + 1})
    locks.forget_all(tx, phone)
    note(tx, account_id, "strongly_verified")
    return Outcome("passed", {"verification": "code and payments", "round": 1})


def _asked(tx: Turn, call: Call, phone: str, own: Sequence[Any], round_: int) -> Any:
    """Give the payment of this round, None if there are too few; after a failure others come."""
    askable = _askable(tx, call, own)
    if len(askable) < ROUNDS:
        return None
    seed = f"payments:{phone}:{locks.lock_count(tx, phone)}"
    return sorted(askable, key=lambda row: tx.vault.hmac(f"{seed}:{row.id}"))[round_ - 1]


def _place(tx: Turn, asked: Any) -> int:
    return lasting(tx, f"payment:{asked.id}:place", CHOICES)


def _whole(amount_minor: int) -> int:
    """Leave out the fen: nobody remembers them, and four payments are told sooner."""
    return max(100, amount_minor // 100 * 100)


def _own(tx: Turn, account_id: int | None) -> Sequence[Any]:
    """Give the latest payments of the account, newest first."""
    mine = select(transaction).where(transaction.c.account_id == account_id, transaction.c.at <= tx.now)
    return tx.connection.execute(
        mine.order_by(transaction.c.at.desc(), transaction.c.id.desc()).limit(PAID_LATELY)
    ).all()


def _askable(tx: Turn, call: Call, own: Sequence[Any]) -> list[Any]:
    """Give older payments to payees who were not spoken of in this call; none that is contested.

    A payee who was spoken of would give the answer away, though it were in another payment to them.
    """
    spoken_from = datetime.fromisoformat(str(call.data.get("walked_at") or tx.now.isoformat()))
    spoken = {row.payee for row in own if row.at >= spoken_from or row.status == "failed"}
    by_payee: dict[str, Any] = {}
    for row in own[:REMEMBERED]:
        if row.status == "paid" and row.contested_case_id is None and row.payee not in spoken:
            by_payee.setdefault(row.payee, row)
    return list(by_payee.values())


def _others(tx: Turn, asked: Any, paid: set[str], *, english: bool) -> list[tuple[str, int]]:
    """Invent payments to merchants that the caller has not paid: payee and amount."""
    count = tx.connection.execute(select(func.max(merchant.c.id))).scalar_one_or_none() or 0
    drawn = [
        1 + lasting(tx, f"payment:{asked.id}:merchant:{number}", count) for number in range(DRAWS) if count
    ]
    rows = {row.id: row for row in tx.connection.execute(select(merchant).where(merchant.c.id.in_(drawn)))}
    found = []
    for id_ in dict.fromkeys(drawn):
        row = rows.get(id_)
        if row is not None and row.name not in paid:
            percent = 60 + lasting(tx, f"payment:{asked.id}:amount:{id_}", 80)
            amount_minor = row.usual_minor * percent // 100
            found.append((row.english_name if english else row.name, _whole(amount_minor)))
    return found
