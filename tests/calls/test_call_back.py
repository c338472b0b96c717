"""Who does not want to wait on the telephone is rung back, and keeps the place."""

from __future__ import annotations

import pytest

from flows.wallet import records
from tests.calls.phones import AGENT, CALLER, ENTRY, SIGN_IN, Phones
from tests.calls.ringing import Town


@pytest.fixture
def phones(town: Town) -> Phones:
    """Nobody rings yet."""
    return Phones(town)


def ask(phones: Phones) -> None:
    """Ask for a call back, and have an agent free."""
    phones.ring("wallet", CALLER, "0 wait:20 1 1")
    phones.run(120)
    with phones.town.store.write() as connection:
        here = {"status": "available", "seen_at": phones.town.clock.now()}
        connection.execute(records.agent.update().where(records.agent.c.id == 1).values(here))


def test_answered_by_key_and_served(phones: Phones) -> None:
    """Key 1 puts the caller into the queue at the old place, where an agent takes them."""
    ask(phones)
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


def test_a_voicemail_is_no_answer(phones: Phones) -> None:
    """Without a key it is rung three times in all, a quarter of an hour apart, and then given up."""
    ask(phones)
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


def test_not_at_night_and_not_without_an_agent(phones: Phones) -> None:
    """Nobody is rung while no agent is free, or outside hours; a second worker rings nobody twice."""
    ask(phones)
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


def test_no_longer_needed(phones: Phones) -> None:
    """Key 2 gives the place up."""
    ask(phones)
    phones.acts[CALLER] = "2"
    phones.ring_back()
    phones.run()

    assert [entry.status for entry in phones.entries()] == ["left"]


def test_a_number_that_twilio_refuses(phones: Phones) -> None:
    """What can never be rung is given up at once."""
    ask(phones)
    with phones.town.store.write() as connection:
        connection.execute(ENTRY.update().values(call_back_to="+1"))
    assert phones.ring_back() == 0
    assert [entry.status for entry in phones.entries()] == ["unreached"]


def test_twilio_takes_nothing_now(phones: Phones) -> None:
    """A busy API leaves the call back as it was, for the next time."""
    from requests import ConnectionError as Unreachable  # noqa: PLC0415

    ask(phones)
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


def test_a_complaint_is_answered_in_the_morning(phones: Phones) -> None:
    """A wish for a call back is no matter of the hour: rung when agents are there, and served then."""
    evening = 11 * 3600 + 1800
    phones.town.clock.pass_(evening)
    phones.ring("wallet", CALLER, "5 2 1 1 rec:4 # 1 1 2 !")
    phones.run(300)
    assert [entry.status for entry in phones.entries()] == ["call_back"]

    def here() -> None:
        with phones.town.store.write() as connection:
            now = {"status": "available", "seen_at": phones.town.clock.now()}
            connection.execute(records.agent.update().where(records.agent.c.id == 1).values(now))

    here()
    assert phones.ring_back() == 0
    phones.town.clock.pass_(12 * 3600)
    here()
    phones.acts[CALLER] = "1 wait:300 !"
    assert phones.ring_back() == 1
    phones.run(60)
    phones.ring("desk", AGENT, f"{SIGN_IN} 1 1 1 2")
    phones.run()
    (entry,) = phones.entries()
    assert (entry.status, entry.outcome) == ("bridged", "solved")
    assert "投诉和建议" in "".join(phones.said[AGENT])
    assert "等了一分钟" in "".join(phones.said[AGENT])


def test_a_number_is_rung_once_for_all_who_ask(phones: Phones) -> None:
    """Strangers who key somebody's number, or forge it, have it rung once, and three times a day at most."""
    for _ in range(5):
        phones.ring("wallet", "anonymous", "0 wait:20 1 1 13800000007")
        phones.run()
    assert [entry.status for entry in phones.entries()] == ["call_back", *["left"] * 4]

    for _ in range(3):
        with phones.town.store.write() as connection:
            connection.execute(ENTRY.update().values(status="unreached"))
        phones.ring("wallet", CALLER, "0 wait:20 1 1")
        phones.run()
    asked = [entry for entry in phones.entries() if entry.call_back_to == CALLER]
    assert len(asked) == 3


def test_fraud_is_not_held_up_by_an_earlier_call_back(phones: Phones) -> None:
    """Whoever asks for less with somebody's number does not take the place that their theft has."""
    phones.ring("wallet", "anonymous", "0 wait:20 1 1 13800000007")
    phones.run()
    phones.ring("wallet", CALLER, "1 1 2 0 wait:20 1 1")
    phones.run()

    told = [(entry.skill, entry.status) for entry in phones.entries()]
    assert told == [("general", "left"), ("fraud", "call_back")]


def test_fraud_goes_first_when_it_is_rung_back(phones: Phones) -> None:
    """Who asked about a stolen account hears, called back, that they come first."""
    victim = "+8613800000001"
    phones.ring("wallet", victim, "1 0 wait:20 1 1")
    phones.run(120)
    with phones.town.store.write() as connection:
        here = {"status": "available", "seen_at": phones.town.clock.now()}
        connection.execute(records.agent.update().where(records.agent.c.id == 1).values(here))
    phones.acts[victim] = "1 wait:300 !"
    phones.ring_back()
    phones.run(60)

    assert any("我们优先接" in text for text in phones.said[victim][-3:])


def test_a_place_that_is_no_longer_kept(phones: Phones) -> None:
    """If the place was given up while the telephone rang, key 1 leads to a new one, and nothing breaks."""
    ask(phones)
    phones.acts[CALLER] = "wait:20 1 wait:60 !"
    phones.ring_back()
    phones.run(10)
    with phones.town.store.write() as connection:
        connection.execute(ENTRY.update().values(status="unreached", left_at=phones.town.clock.now()))
    phones.run(30)

    kept, new = phones.entries()
    assert (kept.status, new.status) == ("unreached", "waiting")
