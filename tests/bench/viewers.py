"""What a viewer of the console costs while a thousand calls go on."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert

from ivr.store import users
from ivr.store.tables import call as calls
from ivr.store.users import User
from webhooks.app import create_app
from webhooks.settings import read_settings

PASSWORD = "the bench looks"


@dataclass(frozen=True, slots=True)
class Viewers:
    """Medians with so many live calls: to work out what goes on, for all; to answer one viewer."""

    calls: int
    made_ms: float
    told_ms: float


def measure(folder: Path, most: int, rounds: int) -> Viewers:
    """Measure with `most` live calls, by requests as a browser without a seat sends them."""
    file = folder / "viewers.db"
    app = create_app(read_settings(development=True, environment={"IVR_DATABASE_URL": f"sqlite:///{file}"}))
    _fill(app, most)
    client = app.test_client()
    client.post("/sign-in", data={"name": "bench", "password": PASSWORD})
    _look(client)
    shared = app.extensions["ivr_live"]

    def anew() -> None:
        shared.forget()
        _look(client)

    told_s = median(_took(lambda: _look(client)) for _ in range(rounds))
    anew_s = median(_took(anew) for _ in range(rounds))
    app.extensions["ivr_store"].engine.dispose()
    return Viewers(most, 1000 * (anew_s - told_s), 1000 * told_s)


def _look(client: FlaskClient) -> None:
    told = client.get("/console/live", environ_overrides={"wsgi.multithread": False})
    assert told.data.startswith(b"retry")


def _took(act: Callable[[], None]) -> float:
    began_s = time.perf_counter()
    act()
    return time.perf_counter() - began_s


def _fill(app: Flask, most: int) -> None:
    now = datetime.now(UTC)
    flow = app.extensions["ivr"].hotlines.by_name["wallet"].flow
    nodes = [*flow.nodes]
    row = dict.fromkeys(("data", "outcome", "path", "reply"), "") | {"status": "in-progress"}
    row |= {"flow": flow.version, "language": "zh-CN", "level": "none", "dialed": "+8610955000"}
    row |= dict.fromkeys(("turn", "no_inputs", "no_matches", "errors"), 0) | {"started_at": now}
    rows = [
        row | {"sid": f"CA{number:032}", "caller": f"+86138{number:08}", "state": nodes[number % len(nodes)]}
        for number in range(most)
    ]
    with app.extensions["ivr_store"].write() as connection:
        connection.execute(insert(calls), rows)
        users.add(connection, User("bench", "console"), PASSWORD, now)
