"""Unbind a bank card: find it by its last four digits, and clear away what keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from flows.wallet.actions.identify import named_account, named_phone
from flows.wallet.actions.orders import told
from flows.wallet.processes import cards
from flows.wallet.processes.books import note
from flows.wallet.processes.one_at_a_time import one_at_a_time
from flows.wallet.records import card
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.store.hotline import Turn

TRIES = 3


def find_card(tx: Turn, call: Call, args: Mapping[str, Value]) -> Outcome:
    """Give the first card that ends in the keyed digits (`from: first`), or the one after the last offer.

    `unknown` if there is none, or no other; `enough` at the call's third such.
    """
    found = cards.cards_ending_in(tx, named_account(call), str(call.data["card_digits"]))
    if args["from"] != "first":
        found = [row for row in found if row.id > int(call.data["card"])]
    if found:
        return Outcome("card", {"card": found[0].id, "last4": found[0].last4})
    tries = int(call.data.get("card_tries", 0)) + 1
    return Outcome("enough" if tries >= TRIES else "unknown", {"card_tries": tries})


def unbind_card(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Unbind the card that was confirmed, or tell which `unfinished` or `automatic` payment keeps it."""
    one_at_a_time(tx, named_phone(call))
    mine = _mine(tx, call)
    match cards.blocker(tx, mine):
        case "unfinished":
            return Outcome("unfinished", told(call, cards.unfinished_on(tx, mine.id)))
        case "automatic":
            payment: Any = cards.automatic_on(tx, mine.id)
            payee = payment.english_payee if call.language == "en-US" else payment.payee
            return Outcome("automatic", {"payee": payee})
    cards.unbind(tx, mine)  # one that is unbound meanwhile is as the caller wants it
    return Outcome("unbound")


def unbind_later(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Unbind the card by itself as soon as its last payment is finished."""
    cards.unbind_later(tx, _mine(tx, call))
    return Outcome("noted")


def free_card(tx: Turn, call: Call, args: Mapping[str, Value]) -> Outcome:
    """Let the balance make the card's automatic payments from now on (`by: balance`), or `stop` them."""
    mine = _mine(tx, call)
    if args["by"] == "balance":
        cards.hand_over(tx, mine.id, None)
    else:
        cards.stop_automatic(tx, mine.id)
    note(tx, mine.account_id, f"automatic_{args['by']}", str(mine.id))
    return Outcome("freed")


def _mine(tx: Turn, call: Call) -> Any:
    found = select(card).where(card.c.id == call.data["card"], card.c.account_id == named_account(call))
    return tx.connection.execute(found).one()
