"""Fees, limits, offers and levels: the caller's own once verified, else those that are public."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from flows.wallet.actions.failure import owner_of, spent_today
from flows.wallet.actions.overview import spent_by_kind
from flows.wallet.records import membership, promotion, tariff
from flows.wallet.records.tariffs import LEVELS, POINTS_FOR
from flows.wallet.spans import month_began
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.store.hotline import Turn

VERIFIED = ("verified", "strong")
OPERATIONS = ("transfer", "withdrawal", "payment")


def choose_fee(_tx: Turn, _call: Call, args: Mapping[str, Value]) -> Outcome:
    """Remember what is asked about: an operation, offers or limits."""
    return Outcome("chosen", {"fee_topic": args["about"], "topic": "fees"})


def choose_public(_tx: Turn, _call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Remember that the public tariff will do, so that it is not asked again."""
    return Outcome("chosen", {"fee_public": "yes"})


def read_tariff(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Read what was asked for: a `fee`, that it is `free`, the `offers` or the `limits`."""
    about = str(call.data["fee_topic"])
    if about == "limits":
        return Outcome("limits", _limits(tx, call))
    if about == "offers":
        return Outcome("offers", _offers(tx, call))
    terms = _terms(tx, call, about)
    values: dict[str, Value] = {
        "fee_whose": "own" if _owner(tx, call) else "public",
        "fee_level": terms.level,
        "currency": terms.currency,
        "fee_free": terms.free_month_minor,
        "fee_left": _free_left(tx, call, terms),
        "fee_per_hundred": terms.basis_points,  # a hundredth of a percent of a hundred yuan is a fen
        "fee_least": terms.least_minor,
        "fee_most": terms.most_minor or 0,
    }
    return Outcome("fee" if terms.basis_points else "free", values | _offer(tx, about))


def compute_fee(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Compute the fee of the keyed amount in yuan: `computed`, `nothing` to pay, or over a limit.

    `over_single` or `over_day`: it could not be done in one go, or not today.
    """
    amount_minor = int(call.data["keyed_amount"]) * 100
    if amount_minor == 0:
        return Outcome("nothing")
    limits = _limits(tx, call)
    if amount_minor > int(limits["limit"]):
        return Outcome("over_single", limits)
    if amount_minor > int(limits["day_left"]):
        return Outcome("over_day", limits)
    operation = str(call.data["fee_topic"])
    terms = _terms(tx, call, operation)
    left, off = _free_left(tx, call, terms), int(_offer(tx, operation)["percent_off"])
    values: dict[str, Value] = {
        "amount": amount_minor,
        "currency": terms.currency,
        "fee": fee_minor(terms, amount_minor, left, off),
        "fee_free_part": min(left, amount_minor),
    }
    return Outcome("computed", values)


def fee_minor(terms: Any, amount_minor: int, free_minor: int, percent_off: int) -> int:
    """Compute a fee in minor units, rounded half up: of what is beyond the free allowance, less the offer.

    `terms` is a row of the tariff; the least and the most apply before the offer does.
    """
    charged_minor = max(0, amount_minor - free_minor)
    if not charged_minor or not terms.basis_points:
        return 0
    fee = max(terms.least_minor, (charged_minor * terms.basis_points + 5_000) // 10_000)
    if terms.most_minor is not None:
        fee = min(fee, terms.most_minor)
    return int(fee * (100 - percent_off) + 50) // 100


def _owner(tx: Turn, call: Call) -> Any | None:
    """Give the caller's account, if it is proven whose it is."""
    return owner_of(tx, call) if call.level in VERIFIED else None


def _member(tx: Turn, call: Call) -> tuple[str, int]:
    """Give level and points: the caller's own, or the lowest."""
    owner = _owner(tx, call)
    if owner is not None:
        mine = select(membership).where(membership.c.account_id == owner.id)
        row = tx.connection.execute(mine).one_or_none()
        if row is not None:
            return row.level, row.points
    return LEVELS[0], 0


def _terms(tx: Turn, call: Call, operation: str) -> Any:
    level, _points = _member(tx, call)
    return _tariff(tx, level, operation)


def _tariff(tx: Turn, level: str, operation: str) -> Any:
    wanted = select(tariff).where(tariff.c.level == level, tariff.c.operation == operation)
    return tx.connection.execute(wanted).one()


def _free_left(tx: Turn, call: Call, terms: Any) -> int:
    """Give what is left of this month's free allowance; for the public tariff, all of it."""
    owner = _owner(tx, call)
    if owner is None:
        return int(terms.free_month_minor)
    used = spent_by_kind(tx, owner, month_began(tx.now)).get(terms.operation, 0)
    return max(0, int(terms.free_month_minor) - used)


def _offer(tx: Turn, operation: str) -> dict[str, Value]:
    """Give the promotion that ends last among those on now; no percent off if there is none."""
    on = (promotion.c.operation == operation, promotion.c.ends_at > tx.now, promotion.c.starts_at <= tx.now)
    best = select(promotion).where(*on).order_by(promotion.c.ends_at.desc()).limit(1)
    row = tx.connection.execute(best).one_or_none()
    if row is None:
        return {"percent_off": 0, "offer_until": ""}
    return {"percent_off": row.percent_off, "offer_until": row.ends_at.isoformat()}


def _limits(tx: Turn, call: Call) -> dict[str, Value]:
    owner = _owner(tx, call)
    limits = owner or _tariff(tx, LEVELS[0], OPERATIONS[0])
    spent = spent_today(tx, owner.id) if owner else 0
    return {
        "fee_whose": "own" if owner else "public",
        "currency": limits.currency,
        "limit": limits.single_limit_minor,
        "day": limits.day_limit_minor,
        "day_left": max(0, limits.day_limit_minor - spent),
    }


def _offers(tx: Turn, call: Call) -> dict[str, Value]:
    """Give the level, the points to the next one, what it is good for, and the offer that is on now."""
    level, points = _member(tx, call)
    higher = LEVELS[LEVELS.index(level) + 1 :]
    offers = {operation: _offer(tx, operation) for operation in OPERATIONS}
    operation = next((each for each, offer in offers.items() if offer["percent_off"]), OPERATIONS[0])
    top = _tariff(tx, higher[0] if higher else level, "transfer")
    values: dict[str, Value] = {
        "fee_whose": "own" if _owner(tx, call) else "public",
        "fee_level": level,
        "next_level": higher[0] if higher else "none",
        "points": points,
        "points_missing": max(0, POINTS_FOR[higher[0]] - points) if higher else 0,
        "fee_free": top.free_month_minor,
        "currency": top.currency,
        "offer_operation": operation,
    }
    return values | offers[operation]
