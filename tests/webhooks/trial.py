"""A hotline to try the web side and the store with: the sample, with actions that write real rows."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import Column, Engine, Integer, MetaData, String, Table, func, insert, select

from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.engine.load import load
from ivr.speech.wording import wording_of
from ivr.store.hotline import ActionCode, Hotline, Turn
from ivr.store.schema import Schema
from ivr.store.types import UtcDateTime
from tests.engine.sample import FILES
from webhooks.app import make_app
from webhooks.hotlines import Hotlines
from webhooks.settings import Settings

CODE = "428571"
CASE = "204816"
TOKEN = "an-auth-token-for-tests"
KEY = b"a-secret-key-for-tests"
HUMAN = "+8610955001"

metadata = MetaData()
act = Table(
    "act",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sid", String(64), nullable=False),
    Column("action", String(32), nullable=False),
    Column("code_hmac", String(64)),
    Column("at", UtcDateTime, nullable=False),
)
"""One row for each time that an action was done."""
SCHEMA = Schema("trial", metadata, head="0001", migrations=Path(__file__).parent)
TEXTS = {
    name: f"{text}sms-code = Your code is {{ $code }}.\n" if name.endswith(".ftl") else text
    for name, text in FILES.items()
}


def note(tx: Turn, action: str, code: str | None = None) -> None:
    """Write that an action was done."""
    row = {"sid": tx.call_sid, "action": action, "at": tx.now, "code_hmac": code and tx.vault.hmac(code)}
    tx.connection.execute(insert(act), row)


def find_account(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Find the caller's account, and send a code."""
    note(tx, "find_account", CODE)
    tx.sms(call.caller, "sms-code", {"code": CODE}, secret=True)
    return Outcome("found", {"account": 7})


def check_code(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Compare what was keyed with the code that was sent."""
    digest = select(act.c.code_hmac).where(act.c.sid == tx.call_sid, act.c.action == "find_account")
    sent = tx.connection.execute(digest.order_by(act.c.id.desc()).limit(1)).scalar_one()
    note(tx, "check_code")
    return Outcome("right" if tx.vault.same(call.entry, sent) else "wrong")


def freeze(tx: Turn, _call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Freeze the account."""
    note(tx, "freeze")
    return Outcome("frozen", {"case": CASE})


def tidy(tx: Turn, _call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Do what is done when the caller has hung up."""
    note(tx, "tidy")
    return Outcome("done")


ACTIONS: Mapping[str, ActionCode] = {
    "find_account": find_account,
    "check_code": check_code,
    "freeze": freeze,
    "tidy": tidy,
}


def hotline(files: Mapping[str, str] = TEXTS, **actions: ActionCode) -> Hotline:
    """Build the hotline; an action that is given takes the place of the one of that name."""
    code = {**ACTIONS, **actions}
    flow = load(files, code)
    return Hotline(
        flow=flow,
        files=files,
        wording=wording_of(flow.entries),
        actions=code,
        schema=SCHEMA,
    )


def settings(url: str, **changes: Any) -> Settings:
    """Give settings for a database; development unless changed."""
    given = Settings(
        development=True,
        auth_token=TOKEN,
        account_sid="AC00000000000000000000000000000001",
        sms_from="+8610955000",
        human_number=HUMAN,
        secret_key=KEY,
        database_url=url,
        demo=False,
    )
    return replace(given, **changes)


def serve(given: Settings, now: Callable[[], datetime], **actions: ActionCode) -> Flask:
    """Make the app that serves the hotline; whoever takes it disposes of `engine_of` it."""
    return make_app(given, Hotlines({"sample": hotline(**actions)}), now)


def engine_of(app: Flask) -> Engine:
    """Give the database that an app works with."""
    engine: Engine = app.extensions["ivr_store"].engine
    return engine


def acts(engine: Engine, sid: str) -> dict[str, int]:
    """Count, for one call, how many times each action was done."""
    with engine.connect() as connection:
        statement = select(act.c.action, func.count()).where(act.c.sid == sid).group_by(act.c.action)
        return {row[0]: row[1] for row in connection.execute(statement)}


def app() -> Flask:
    """Make the app for a server process of its own; its database is named in the environment."""
    return serve(settings(os.environ["IVR_DATABASE_URL"]), lambda: datetime.now(UTC))
