"""A caller and an agent meet: two telephones on one clock, two lines, one database."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from flows.wallet import announcements, records
from tests.calls.phones import AGENT, CALLER, SIGN_IN, Phones
from tests.calls.ringing import MORNING, SETTINGS, Town, open_town
from tests.calls.whole import faults
from webhooks.delivery import deliver


@pytest.fixture
def phones(town: Town) -> Phones:
    """Nobody rings yet."""
    return Phones(town)


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
    assert phones.said[CALLER][-1].endswith("/zh-CN/agent-served.wav")
    status = town.rows(select(records.agent.c.status).where(records.agent.c.id == 1))[0][0]
    assert status == "away"
    deliver(town.store, lambda: town.client, SETTINGS.sms_from, town.clock.now)
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


def test_who_hangs_up_first_was_spoken_to(phones: Phones) -> None:
    """A caller who ends the conversation was served, and did not give up waiting."""
    phones.ring("wallet", CALLER, "0 wait:90 !")
    phones.run(60)
    phones.ring("desk", AGENT, f"{SIGN_IN} 1 1 1 2")
    phones.run()

    (entry,) = phones.entries()
    assert (entry.status, entry.outcome) == ("bridged", "solved")
    assert entry.left_at < entry.taken_at + timedelta(minutes=1)


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


def test_a_survey_by_link_after_an_agent(phones: Phones, town: Town) -> None:
    """Who spoke with an agent gets a link; its page keeps score and comment with the call, once."""
    caller = phones.ring("wallet", CALLER, "0 wait:600 !")
    phones.run(60)
    phones.ring("desk", AGENT, f"{SIGN_IN} 1 1 1 2")
    phones.run()
    deliver(town.store, lambda: town.client, SETTINGS.sms_from, town.clock.now)
    (body,) = [sms.body for sms in town.rest.account.messages if "评" in sms.body]
    path = re.search(r"/l/[\w.-]+", body)[0]  # type: ignore[index]
    page = town.app.test_client()

    assert page.post(path, data={"score": "9"}).status_code >= 400
    assert page.post(path, data={"score": "3", "comment": "很快"}).status_code == 200
    assert page.post(path, data={"score": "1"}).status_code == 410
    (found,) = town.rows(select(records.rating))
    assert (found.call_sid, found.score, found.comment) == (caller.sid, 3, "很快")
