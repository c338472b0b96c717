"""The wallet in a process that is to be killed: served, and moved on by the office and the worker."""

from __future__ import annotations

from flask import Flask

from flows.wallet.processes.office import take_step
from ivr.simulator.clock import VirtualClock
from ivr.store.casework import Office
from tests.calls.ringing import MORNING, serve, wallet
from webhooks.passing import pass_time

# As in `tests.store.harm`: built before the children are forked.
for _hotline in wallet().by_name.values():
    for _language in _hotline.flow.languages:
        _hotline.wording.text(_language, "bye")


def serve_wallet(url: str) -> Flask:
    """Serve the wallet on a database that is there."""
    return serve(url, VirtualClock(MORNING))


def step(app: Flask, kind: str, id_: int, step: str) -> bool:
    """Take a step as the office."""
    store, hotline = app.extensions["ivr_store"], wallet().by_name["wallet"]
    with store.write() as connection:
        office = Office(connection, store.vault, hotline.wording, hotline.flow.languages, MORNING)
        return take_step(office, kind, id_, step)


def worker(app: Flask) -> int:
    """Do what is due, as the worker."""
    return pass_time(app.extensions["ivr_store"], wallet().by_name.values(), MORNING)
