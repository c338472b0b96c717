"""The account's transactions of a span of days: totals, pages, one in detail, a link to all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, case, func, literal, select, tuple_

from flows.wallet.actions.failure import owner_of
from flows.wallet.actions.identify import named_account, named_phone
from flows.wallet.processes.books import note
from flows.wallet.records import card, transaction
from flows.wallet.records.payments import SPENT
from flows.wallet.spans import midnight, month_began, next_day
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.speech.dates import SHANGHAI
from ivr.store.hotline import Turn
from ivr.store.types import UtcDateTime

MOST = 5000
"""So many transactions are gone through at once; who wants more is asked for a shorter span."""
LONGEST = timedelta(days=366)
PAGE = 2
"""So many are told in one breath."""
NOTHING: Mapping[str, Value] = dict.fromkeys(("id", "at", "payee", "amount", "state", "method"), "")
"""Stands for the transaction that a last page lacks."""
TRIES = 3
EXPORTS_A_CALL = 3


def choose_span(tx: Turn, call: Call, args: Mapping[str, Value]) -> Outcome:
    """Take today, the last seven days or this month (`span` day, week, month), and add it up."""
    last = tx.now.astimezone(SHANGHAI).date()
    first = last
    if args["span"] == "week":
        first = last - timedelta(days=6)
    elif args["span"] == "month":
        first = month_began(tx.now).date()
    return _added_up(tx, call, first, last)


def take_dates(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Take the two keyed days, in either order, and add up what lies between.

    `wrong` if one is no day, `long` if they are more than a year apart; `enough` at the call's third such.
    """
    tries = int(call.data.get("date_tries", 0)) + 1
    try:
        days = sorted(_day(str(call.data[key])) for key in ("keyed_from", "keyed_to"))
    except ValueError:
        return Outcome("enough" if tries >= TRIES else "wrong", {"date_tries": tries})
    if days[1] - days[0] > LONGEST:
        return Outcome("enough" if tries >= TRIES else "long", {"date_tries": tries})
    return _added_up(tx, call, *days)


def turn_page(tx: Turn, call: Call, args: Mapping[str, Value]) -> Outcome:
    """Give a page of two, newest first: the `first`, the `next`, the `previous` or the `same` again.

    `place`: where it lies: `first`, `between`, `last` or `only`; `last_one` and `only_one` tell just one.
    None is asked for that was not offered, and no transaction is ever deleted.
    """
    at, id_ = transaction.c.at, transaction.c.id
    place = tuple_(at, id_)
    match args["to"]:
        case "next":
            found = _page(tx, call, place < _mark(call.data, "bottom"), at.desc(), id_.desc())
        case "previous":
            found = _page(tx, call, place > _mark(call.data, "top"), at.asc(), id_.asc())[::-1]
        case "same":
            found = _page(tx, call, place <= _mark(call.data, "top"), at.desc(), id_.desc())
        case _:
            found = _page(tx, call, literal(value=True), at.desc(), id_.desc())
    walked_at = min(found[-1].at.isoformat(), str(call.data.get("walked_at") or "~"))
    values: dict[str, Value] = {"entries": len(found), "walked_at": walked_at}
    for end, row in (("top", found[0]), ("bottom", found[-1])):
        values |= {end: row.id, f"{end}_at": row.at.isoformat()}
    earlier = bool(_page(tx, call, place > _mark(values, "top"), at))
    further = bool(_page(tx, call, place < _mark(values, "bottom"), at))
    values["place"] = _place(len(found), earlier=earlier, further=further)
    for number in range(1, PAGE + 1):
        told = _told(tx, call, found[number - 1]) if number <= len(found) else NOTHING
        values |= {f"entry_{name}_{number}": value for name, value in told.items()}
    return Outcome("page", values | {"currency": found[0].currency})


def read_entry(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Give the transaction of the key, 1 or 2 on this page, in detail."""
    id_ = call.data[f"entry_id_{call.entry}"]
    row = tx.connection.execute(_mine(call).where(transaction.c.id == id_)).one()
    words = tx.hotline.wording
    values: dict[str, Value] = {f"entry_{name}": value for name, value in _told(tx, call, row).items()}
    values |= {"order_number": row.order_number, "currency": row.currency}
    values["entry_category"] = words.text(call.language, f"category-{row.category}")
    values["entry_cause"] = words.text(call.language, f"cause-{row.cause}") if row.cause else ""
    return Outcome("entry", values)


def send_export(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Send the registered phone a link to the span's transactions as a file; `enough` after three a call."""
    sent = int(call.data.get("exports", 0))
    if sent >= EXPORTS_A_CALL:
        return Outcome("enough")
    first, last = str(call.data["span_from"]), str(call.data["span_to"])
    account_id = named_account(call)
    url = tx.link("export", f"{account_id}:{first}:{last}")
    tx.sms(named_phone(call), "sms-export", {"url": url}, secret=True)
    note(tx, account_id, "export_sent", f"{first}/{last}")
    # What is exported is no secret any more, so strong verification must ask about what is older.
    known_from = midnight(date.fromisoformat(first)).astimezone(UTC).isoformat()
    walked_at = min(known_from, str(call.data.get("walked_at") or "~"))
    return Outcome("sent", {"exports": sent + 1, "walked_at": walked_at})


def within(account_id: int | None, first: date, last: date) -> tuple[ColumnElement[bool], ...]:
    """Give the conditions of an account's transactions from the beginning of `first` to the end of `last`."""
    at = transaction.c.at
    return (
        transaction.c.account_id == account_id,
        at >= midnight(first),
        at < midnight(next_day(last)),
    )


def _day(keyed: str) -> date:
    """Read a day keyed as eight digits.

    Raises:
        ValueError: it is no day of the calendar.
    """
    return date(int(keyed[:4]), int(keyed[4:6]), int(keyed[6:]))


def _added_up(tx: Turn, call: Call, first: date, last: date) -> Outcome:
    owner = owner_of(tx, call)
    columns = (transaction.c.status, transaction.c.amount_minor, transaction.c.currency)
    span = select(*columns).where(*within(owner.id, first, last)).limit(MOST + 1).subquery()
    paid = span.c.status.in_(SPENT) & (span.c.currency == owner.currency)
    total = func.coalesce(func.sum(case((paid, span.c.amount_minor), else_=0)), 0)
    count, total_minor = tx.connection.execute(select(func.count(), total).select_from(span)).one()
    values: dict[str, Value] = {"span_from": first.isoformat(), "span_to": last.isoformat()}
    values |= {"count": count, "total": int(total_minor), "currency": owner.currency}
    return Outcome("many" if count > MOST else "found" if count else "none", values)


def _mine(call: Call) -> Any:
    account_id = named_account(call)
    first, last = (date.fromisoformat(str(call.data[key])) for key in ("span_from", "span_to"))
    cards = transaction.outerjoin(card, card.c.id == transaction.c.card_id)
    return select(transaction, card.c.last4).select_from(cards).where(*within(account_id, first, last))


def _page(tx: Turn, call: Call, where: ColumnElement[bool], *order: Any) -> Sequence[Any]:
    return tx.connection.execute(_mine(call).where(where).order_by(*order).limit(PAGE)).all()


def _place(entries: int, *, earlier: bool, further: bool) -> str:
    if further:
        return "between" if earlier else "first"
    return ("last" if earlier else "only") + ("_one" if entries == 1 else "")


def _mark(page: Mapping[str, Value], end: str) -> Any:
    """Give the place of the first or last transaction of a page, its `top` or its `bottom`."""
    at = datetime.fromisoformat(str(page[f"{end}_at"]))
    return tuple_(literal(at, UtcDateTime), literal(page[end]))


def _told(tx: Turn, call: Call, row: Any) -> dict[str, Value]:
    words, language = tx.hotline.wording, call.language
    method = words.text(language, "method-card", {"last4": row.last4}) if row.last4 else ""
    return {
        "id": row.id,
        "at": row.at.isoformat(),
        "payee": row.english_payee if language == "en-US" else row.payee,
        "amount": row.amount_minor,
        "state": words.text(language, f"state-{row.status}"),
        "method": method or words.text(language, "method-balance"),
    }
