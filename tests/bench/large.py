"""How long the turns of a wallet of any size take: `python -m tests.bench.large URL`.

The database is made with `ivr flows wallet --scale`. Ten calls of accounts far apart, through as many
services, twice each; and whether a plan of the database, left to itself, reads a large table whole.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from statistics import median, quantiles
from typing import Any

import click
from sqlalchemy import func, select

from flows.wallet import records
from flows.wallet.demo.scale import scaled_phone
from ivr.simulator.clock import VirtualClock
from ivr.simulator.rest.api import Rest
from tests.calls.queries import watched
from tests.calls.ringing import Town, serve

CALLS = (
    "1 1 2 1 code 2 2 2 !",
    "2 1 1 code 1 1 2 1 !",
    "2 2 1 1 code 1 2 1 1 2 !",
    "2 3 1 code 1 1 !",
    "2 4 1 code 1 1 1 !",
    "3 4 1 code 1 !",
    "4 1 1 code 1 1 2 1 3 !",
    "4 2 1 code 1 2 3 !",
    "4 4 1 0001 code 1 !",
    "5 1 1 1 10000001 !",
)
LARGE = 10_000
"""So many rows make a table large."""


def main(url: str) -> None:
    """Ring, and print what it took."""
    clock = VirtualClock(datetime.now(UTC))
    app = serve(url, clock)
    engine = app.extensions["ivr_store"].engine
    town = Town(app, clock, Rest(clock.now))
    account = select(func.count()).select_from(records.account)
    accounts = town.rows(account)[0][0]
    took_s: list[float] = []
    inner = app.wsgi_app

    def timed(environ: Any, start_response: Any) -> Iterable[bytes]:
        began_s = time.perf_counter()
        answer = list(inner(environ, start_response))
        if environ["PATH_INFO"].startswith("/voice"):
            took_s.append(time.perf_counter() - began_s)
        return answer

    for warm in (True, False):
        app.wsgi_app = inner if warm else timed  # type: ignore[method-assign]
        with watched(app, engine) as queries:
            for position, keys in enumerate(CALLS * (1 if warm else 2)):
                town.ring(keys, scaled_phone(1 + position * (accounts - 100) // 20))
    ms = [each * 1000 for each in took_s]
    slowest = quantiles(ms, n=20)[-1]
    click.echo(
        f"{accounts} accounts, {len(ms)} turns: median {median(ms):.0f} ms, 95 % under {slowest:.0f} ms"
    )
    click.echo(f"at most {queries.busiest} statements a request; read whole, of large tables:")
    click.echo("\n".join(queries.faults(engine, LARGE)) or "none")


if __name__ == "__main__":
    main(sys.argv[1])
