"""A caller and an agent meet: two telephones on one clock, two lines, one database."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from flows.wallet import announcements, records
from flows.wallet.call_backs import CALL_BACKS
from ivr.simulator.acts import parse
from ivr.simulator.call import Call
from ivr.simulator.events import Log
from ivr.simulator.exchange import Exchange
from ivr.simulator.outgoing import Outgoing
from ivr.simulator.script import Script
from ivr.simulator.settings import Far, Settings
from ivr.simulator.transports import in_process
from tests.calls.ringing import ADDRESS, MORNING, SETTINGS, Town, open_town
from tests.calls.whole import faults
from webhooks.delivery import Callback, call_back

ENTRY = records.queue_entry
SIGN_IN = "1001# 246810#"


class Phones:
    """Telephones of callers and agents; all that is said on them is in `said`, by who holds the phone."""

    def __init__(self, town: Town) -> None:
        self.town, self.exchange = town, Exchange(town.clock)
        self.said: dict[str, list[str]] = {}
        self.acts: dict[str, str] = {}
        self.far_ends: dict[str, Far] = {}
        self.send = in_process(town.app.wsgi_app)
        place = Outgoing(
            self.exchange,
            town.rest.account,
            self.send,
            SETTINGS.auth_token,
            self.far_ends,
            self.acts,
            agent_s=None,
            tell=lambda call, line: self._hear(call.settings.dialed, line),
        )
        town.rest.place = place

    def _hear(self, who: str, line: Any) -> None:
        if line.event == "say":
            self.said.setdefault(who, []).append(line.fields["text"])

    def ring(self, flow: str, who: str, acts: str) -> Call:
        """Let somebody ring a line; time passes only when the clock runs."""
        now = self.town.clock.now
        log = Log(now, now(), partial(self._hear, who))
        settings = Settings(
            f"{ADDRESS}/voice/{flow}",
            who,
            "+8610955000",
            SETTINGS.account_sid,
            status_url=f"{ADDRESS}/voice/status",
            agent_s=None,
        )
        call = Call(settings, self.send, SETTINGS.auth_token, log, now, account=self.town.rest.account)
        self.exchange.begin(call, lambda clock: Script(iter(parse(acts)), clock, str))
        return call

    def ring_back(self) -> int:
        """Place the call backs that are due, as the worker does."""
        where = Callback(SETTINGS.sms_from, f"{ADDRESS}/voice/wallet", f"{ADDRESS}/voice/status")
        return call_back(self.town.store, CALL_BACKS, lambda: self.town.client, where, self.town.clock.now)

    def run(self, seconds: float | None = None) -> None:
        """Let time pass: so many seconds, or until no call is left."""
        until_at = None if seconds is None else self.town.clock.now() + timedelta(seconds=seconds)
        self.exchange.run(until_at)

    def entries(self) -> list[Any]:
        """The queue, as it is written down."""
        return self.town.rows(select(ENTRY).order_by(ENTRY.c.id))


@pytest.fixture
def phones(town: Town) -> Phones:
    """Nobody rings yet."""
    return Phones(town)


CALLER, AGENT = "+8613800000007", "+8613911110001"


def test_an_agent_takes_the_next_caller(phones: Phones, town: Town) -> None:
    """The agent hears who waits, for what and how verified; they talk; the outcome is written down."""
    phones.ring("wallet", CALLER, "0 wait:600 !")
    phones.run(150)
    phones.ring("desk", AGENT, f"{SIGN_IN} 1 1 1 2")
    phones.run()

    (entry,) = phones.entries()
    assert (entry.status, entry.outcome, entry.agent_id) == ("bridged", "solved", 1)
    told = "".join(phones.said[AGENT])
    assert "讲普通话" in told
    assert "身份没有核实" in told
    assert phones.said[CALLER][-1] == "谢谢您打来，再见。"
    status = town.rows(select(records.agent.c.status).where(records.agent.c.id == 1))[0][0]
    assert status == "away"
    assert faults(town) == []


def test_fraud_comes_before_who_waits_longer(phones: Phones) -> None:
    """The agent gets the stolen account first, though it rang later, and the other caller next."""
    first = phones.ring("wallet", CALLER, "0 wait:900 !")
    phones.run(60)
    second = phones.ring("wallet", "+8613800000001", "1 0 wait:900 !")
    phones.run(60)
    phones.ring("desk", AGENT, f"{SIGN_IN} 1 1 1 1 1 1 2")
    phones.run()

    by_call = {entry.call_sid: entry.taken_at for entry in phones.entries()}
    assert by_call[second.sid] < by_call[first.sid]


def test_an_agent_gets_only_callers_whom_they_can_help(phones: Phones) -> None:
    """Who speaks no English and knows no fraud is not given an English caller, nor a stolen account."""
    phones.ring("wallet", CALLER, "8 0 wait:300 !")
    phones.ring("wallet", "+8613800000001", "1 0 wait:300 !")
    phones.run(60)
    phones.ring("desk", AGENT, "1002# 135790# 1 2")
    phones.run()

    assert "现在没有人在等。" in phones.said[AGENT]
    assert [entry.status for entry in phones.entries()] == ["abandoned", "abandoned"]


def test_an_agent_who_hangs_up_leaves_the_caller_in_place(phones: Phones) -> None:
    """Taken and not yet connected, the caller waits again at the old place when the agent's line breaks."""
    phones.ring("wallet", CALLER, "0 wait:600 !")
    phones.run(60)
    before = phones.entries()[0].entered_at
    phones.ring("desk", AGENT, f"{SIGN_IN} 1 !")
    phones.run(60)

    (entry,) = phones.entries()
    assert (entry.status, entry.agent_id, entry.entered_at) == ("waiting", None, before)


def test_the_caller_hung_up_before_the_agent_connected(phones: Phones) -> None:
    """The agent is told, the entry is abandoned, and the next caller can be taken."""
    phones.ring("wallet", CALLER, "0 wait:70 !")
    phones.run(60)
    phones.ring("desk", AGENT, f"{SIGN_IN} 1 wait:60 1 2")
    phones.run()

    (entry,) = phones.entries()
    assert (entry.status, entry.outcome) == ("abandoned", "hung_up")
    assert any("来电人已经挂断了" in text for text in phones.said[AGENT])


@pytest.mark.parametrize("keys", ["1001# 000000#", "9999# 246810#"])
def test_a_wrong_pin_tells_nothing(phones: Phones, town: Town, keys: str) -> None:
    """A wrong PIN and a wrong number sound the same; after three, the right one does not help either."""
    phones.ring("desk", AGENT, f"{keys} {keys} {keys} !")
    phones.run()
    first = phones.said.pop(AGENT)
    phones.ring("desk", AGENT, "1001# 246810# !")
    phones.run()

    assert first.count("工号或者密码不对，请再输一次。") == 2
    locked = keys.startswith("1001")
    assert ("工号或者密码不对，请再输一次。" in phones.said[AGENT]) == locked
    assert "246810" not in str(town.rows(select(records.agent)))


class TestCallBack:
    """Who does not want to wait on the telephone is rung back, and keeps the place."""

    @staticmethod
    def ask(phones: Phones) -> None:
        """Ask for a call back, and have an agent free."""
        phones.ring("wallet", CALLER, "0 wait:20 1 1")
        phones.run(120)
        with phones.town.store.write() as connection:
            here = {"status": "available", "seen_at": phones.town.clock.now()}
            connection.execute(records.agent.update().where(records.agent.c.id == 1).values(here))

    def test_answered_by_key_and_served(self, phones: Phones) -> None:
        """Key 1 puts the caller into the queue at the old place, where an agent takes them."""
        self.ask(phones)
        (asked,) = phones.entries()
        assert (asked.status, asked.call_back_to) == ("call_back", CALLER)
        phones.acts[CALLER] = "1 wait:300 !"
        assert phones.ring_back() == 1
        phones.run(60)
        (waits,) = phones.entries()
        assert (waits.status, waits.entered_at) == ("waiting", asked.entered_at)
        assert waits.call_sid != asked.call_sid
        phones.ring("desk", AGENT, f"{SIGN_IN} 1 1 1 2")
        phones.run()

        (entry,) = phones.entries()
        assert (entry.status, entry.outcome, entry.call_backs) == ("bridged", "solved", 1)

    def test_a_voicemail_is_no_answer(self, phones: Phones) -> None:
        """Without a key it is rung three times in all, a quarter of an hour apart, and then given up."""
        self.ask(phones)
        placed = []
        for _ in range(5):
            placed.append(phones.ring_back())
            phones.run()
            phones.town.clock.pass_(15 * 60)
            with phones.town.store.write() as connection:
                now = phones.town.clock.now()
                connection.execute(records.agent.update().values(seen_at=now))

        assert placed == [1, 1, 1, 0, 0]
        (entry,) = phones.entries()
        assert (entry.status, entry.call_backs) == ("unreached", 3)

    def test_not_at_night_and_not_without_an_agent(self, phones: Phones) -> None:
        """Nobody is rung while no agent is free, or outside hours; a second worker rings nobody twice."""
        self.ask(phones)
        with phones.town.store.write() as connection:
            connection.execute(records.agent.update().values(status="busy"))
        assert phones.ring_back() == 0
        with phones.town.store.write() as connection:
            connection.execute(records.agent.update().values(status="available"))
        morning = phones.town.clock.time_at
        phones.town.clock.time_at = morning.replace(hour=23)
        assert phones.ring_back() == 0
        phones.town.clock.time_at = morning
        assert [phones.ring_back(), phones.ring_back()] == [1, 0]

    def test_no_longer_needed(self, phones: Phones) -> None:
        """Key 2 gives the place up."""
        self.ask(phones)
        phones.acts[CALLER] = "2"
        phones.ring_back()
        phones.run()

        assert [entry.status for entry in phones.entries()] == ["left"]

    def test_a_number_that_twilio_refuses(self, phones: Phones) -> None:
        """What can never be rung is given up at once."""
        self.ask(phones)
        with phones.town.store.write() as connection:
            connection.execute(ENTRY.update().values(call_back_to="+1"))
        assert phones.ring_back() == 0
        assert [entry.status for entry in phones.entries()] == ["unreached"]

    def test_twilio_takes_nothing_now(self, phones: Phones) -> None:
        """A busy API leaves the call back as it was, for the next time."""
        from requests import ConnectionError as Unreachable  # noqa: PLC0415

        self.ask(phones)
        phones.town.rest.busy = 1
        with pytest.raises(Unreachable):
            phones.ring_back()
        (entry,) = phones.entries()
        assert (entry.status, entry.call_backs) == ("call_back", 0)
        assert phones.ring_back() == 1


def test_a_withheld_caller_keys_the_number(phones: Phones) -> None:
    """Without a number of their own, callers key one; what is no mobile number is asked for again."""
    phones.ring("wallet", "anonymous", "0 wait:20 1 1 12345678901 13800000007")
    phones.run()

    (entry,) = phones.entries()
    assert (entry.status, entry.call_back_to) == ("call_back", "+8613800000007")


def test_an_announcement_is_heard_first(phones: Phones) -> None:
    """Put on the line, every caller hears it in their language before the welcome, until it is over."""
    until_at = phones.town.clock.now() + timedelta(minutes=10)
    texts = {"zh-CN": "今天转账会慢一些。", "en-US": "Transfers are slow today."}
    with phones.town.store.write() as connection:
        announcements.announce(connection, texts, until_at)
    phones.ring("wallet", CALLER, "8 !")
    phones.run()
    phones.ring("wallet", CALLER, "!")
    phones.run()
    assert phones.said[CALLER][0] == "今天转账会慢一些。"
    assert "Transfers are slow today." in phones.said[CALLER]
    phones.said.clear()
    phones.town.clock.pass_(600)
    phones.ring("wallet", CALLER, "!")
    phones.run()
    assert "slow" not in phones.said[CALLER][0]


def test_the_survey_is_kept_once_a_call(phones: Phones) -> None:
    """What the caller keys at the end is written down with what the call was about."""
    phones.ring("wallet", "+8613800000001", "5 1 2 2 3")
    phones.run()

    (found,) = phones.town.rows(select(records.rating))
    assert (found.score, found.language) == (1, "zh-CN")


def test_morning_is_a_working_day(tmp_path: Path) -> None:
    """On a feast the line says that it is closed, though it is a weekday."""
    feast = datetime.fromisoformat("2026-10-01T10:00+08:00")
    with open_town(tmp_path, feast) as town:
        phones = Phones(town)
        phones.ring("wallet", CALLER, "0 !")
        phones.run()
        assert any("下班" in text for text in phones.said[CALLER])
    assert MORNING.weekday() < 5
