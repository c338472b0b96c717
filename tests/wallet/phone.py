"""A telephone for the wallet's tests: real turns on a real database, without HTTP and without a wire."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Table, insert, select, update

from flows.wallet import actions, records
from flows.wallet.demo import phone as demo_phone
from ivr.engine.call import Call
from ivr.engine.events import Digits, Event, NoInput, Outcome, Queued, Recorded, Speech
from ivr.engine.verbs import Gather, Say, Verb
from ivr.speech.utterance import match
from ivr.store import calls, links
from ivr.store.database import Store
from ivr.store.hotline import Hotline, Turn
from ivr.store.page import Form, Refused, Result
from ivr.store.tables import outbox
from ivr.store.turn import Reply, Switchboard, answer, hang_up, take_turn
from tests.conftest import Clock
from webhooks.events import words_at
from webhooks.hotlines import open_hotline

WALLET: Hotline = open_hotline("wallet")
HERE = "https://wallet.example"
FOLDER = Path(records.__file__).parents[1]


def worded(hotline: Hotline, call: Call, verbs: tuple[Verb, ...]) -> str:
    """Give what the caller hears, one sentence a line."""
    said: list[Say] = []
    for verb in verbs:
        said += verb.prompts if isinstance(verb, Gather) else [verb] if isinstance(verb, Say) else []
    return "\n".join(hotline.wording.text(call.language, each.message, each.values) for each in said)


@dataclass(slots=True)
class Phone:
    """One call to the wallet. `caller` is a demo account's number (1 is +8613800000001) or any text."""

    store: Store
    now: Callable[[], datetime]
    sid: str
    caller: int | str = 1
    reply: Reply = field(init=False)

    def __post_init__(self) -> None:
        caller = demo_phone(self.caller) if isinstance(self.caller, int) else self.caller
        self.reply = answer(self._board(), WALLET, sid=self.sid, caller=caller, dialed="+8610955000")

    def _board(self) -> Switchboard:
        return Switchboard(self.store, lambda _connection, _version: WALLET, worded, self.now, lambda: HERE)

    @property
    def said(self) -> str:
        """What was said last."""
        return self.reply.body

    @property
    def state(self) -> str:
        """Where the call stands."""
        return self.reply.state

    def send(self, event: Event) -> Phone:
        """Let something happen."""
        self.reply = take_turn(self._board(), self.sid, self.reply.turn, lambda _hotline, _call: event)
        return self

    def press(self, script: str) -> Phone:
        """Key runs of keys, separated by blanks; `-` is silence, `code` keys the newest code."""
        for act in script.split():
            self.send(NoInput() if act == "-" else Digits(self.code() if act == "code" else act))
        return self

    def say(self, words: str) -> Phone:
        """Say something at a menu."""
        choices = words_at(WALLET, self.state, self.call.language)
        return self.send(Speech(match(words, choices) or ""))

    def wait_ends(self, result: str) -> Phone:
        """Leave the queue: bridged, left, full or failed."""
        return self.send(Queued(result))

    def record(self, duration_s: int, *, hung_up: bool = False) -> Phone:
        """Leave a message."""
        return self.send(Recorded("https://recordings.example/RE1", duration_s, hung_up))

    def hang_up(self) -> None:
        """End the call."""
        hang_up(self._board(), self.sid, "completed")

    @property
    def call(self) -> Call:
        """The call as it is stored."""
        with self.store.read() as connection:
            found = calls.read(connection, self.sid)
        assert found is not None
        return found[0]

    def sms(self) -> list[tuple[str, str]]:
        """Give what waits to be sent: recipient and words, oldest first."""
        with self.store.read() as connection:
            rows = connection.execute(select(outbox).order_by(outbox.c.id)).all()
        return [(row.recipient, self.store.vault.open(row.body)) for row in rows]

    def code(self) -> str:
        """Give the code of the newest SMS that has one."""
        texts = (text for _, text in reversed(self.sms()))
        return next(found[0] for text in texts if (found := re.search(r"\b\d{6}\b", text)))

    def link(self) -> str:
        """Give the link of the newest SMS that has one."""
        texts = (text for _, text in reversed(self.sms()))
        return next(found[0] for text in texts if (found := re.search(rf"{HERE}/l/\S+", text)))

    def identify(self) -> Phone:
        """Take the number that is calling as the account's."""
        return self.press("1")

    def answer_payments(self, *, right: bool = True) -> Phone:
        """Answer a question after one's own payment, from what the account has paid, or wrongly."""
        data, account_id = self.call.data, self.call.data["account"]
        mine = rows(self.store, records.transaction, account_id=account_id)
        paid = {payee for row in mine for payee in (row.payee, row.english_payee)}
        own = next(number for number in range(1, 5) if data[f"payee_{number}"] in paid)
        return self.press(str(own if right else own % 4 + 1))


def fill_in(store: Store, clock: Clock, call: Phone, texts: Mapping[str, str]) -> Result:
    """Fill in the page of the newest link, as the web side does."""
    with store.read() as connection:
        link = links.find(connection, store.vault, call.link().rpartition("/")[2])
        assert link is not None
    with store.write() as connection:
        tx = Turn(connection, store.vault, clock.now(), call.call, WALLET, HERE)
        page = WALLET.pages[link.purpose]
        form = page.check(tx, link.subject, Form(texts))
        return form if isinstance(form, Refused) else page.submit(tx, link.subject, form)


def strong(call: Phone) -> Phone:
    """Key the code, and recognise one's own payment twice."""
    return call.press("code").answer_payments().answer_payments()


def rows(store: Store, table: Table, **where: Any) -> list[Any]:
    """Give a table's rows with these values, oldest first."""
    wanted = [table.c[name] == value for name, value in where.items()]
    with store.read() as connection:
        return list(connection.execute(select(table).where(*wanted).order_by(*table.primary_key)).all())


def account_of(store: Store, number: int) -> Any:
    """Give the demo account `number`."""
    return rows(store, records.account, phone=demo_phone(number))[0]


def everything(store: Store) -> dict[str, list[Any]]:
    """Give all rows of the wallet but the audit log, to compare them."""
    tables = records.SCHEMA.metadata.sorted_tables
    return {table.name: rows(store, table) for table in tables if table is not records.audit}


def changed(before: Mapping[str, list[Any]], store: Store) -> set[str]:
    """Name the tables that are no longer as they were."""
    return {name for name, now in everything(store).items() if now != before[name]}


def set_account(store: Store, number: int, **values: Any) -> None:
    """Change a demo account."""
    table = records.account
    with store.write() as connection:
        connection.execute(update(table).where(table.c.phone == demo_phone(number)).values(**values))


def add(store: Store, table: Table, **values: Any) -> None:
    """Write one row."""
    with store.write() as connection:
        connection.execute(insert(table), values)


def act(
    store: Store, now: datetime, call: Call, action: str, args: Mapping[str, str | int] | None = None
) -> Outcome:
    """Do one action in a transaction of its own, and take over what it sets and grants."""
    with store.write() as connection:
        tx = Turn(connection, store.vault, now, call, WALLET, HERE)
        outcome: Outcome = getattr(actions, action)(tx, call, args or {})
    call.data |= outcome.values
    call.turn += 1
    return outcome
