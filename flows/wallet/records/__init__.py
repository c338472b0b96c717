"""The wallet's tables, one module a concern, all on one `MetaData`.

Money is whole minor units with a currency; every moment is UTC. Each index is there for a query that a turn
makes, so that a turn reads a bounded number of rows however many accounts and transactions there are.
"""

from __future__ import annotations

from pathlib import Path

from flows.wallet.records.accounts import account, card, device
from flows.wallet.records.automatic import automatic_payment
from flows.wallet.records.budgets import bill, budget
from flows.wallet.records.cases import case, case_entry, freeze, limit_request, notice
from flows.wallet.records.checks import one_time_code, verification_lock
from flows.wallet.records.desk import agent, announcement, queue_entry, rating, recording
from flows.wallet.records.disputes import dispute, evidence, protection
from flows.wallet.records.feedback import feedback
from flows.wallet.records.ledger import audit, metadata
from flows.wallet.records.payments import merchant, transaction
from flows.wallet.records.refunds import movement, refund
from flows.wallet.records.safety import account_lock, contact, data_request, password
from flows.wallet.records.tariffs import LEVELS, membership, promotion, tariff
from ivr.store.schema import Schema

SCHEMA = Schema(
    "wallet", metadata, head="0009", migrations=Path(__file__).parents[1] / "migrations" / "versions"
)

__all__ = [
    "LEVELS",
    "SCHEMA",
    "account",
    "account_lock",
    "agent",
    "announcement",
    "audit",
    "automatic_payment",
    "bill",
    "budget",
    "card",
    "case",
    "case_entry",
    "contact",
    "data_request",
    "device",
    "dispute",
    "evidence",
    "feedback",
    "freeze",
    "limit_request",
    "membership",
    "merchant",
    "movement",
    "notice",
    "one_time_code",
    "password",
    "promotion",
    "protection",
    "queue_entry",
    "rating",
    "recording",
    "refund",
    "tariff",
    "transaction",
    "verification_lock",
]
