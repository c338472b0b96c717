"""Verification: codes are single use and expire, wrong tries lock, locks grow, answers are nowhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.wallet import records
from flows.wallet.actions import strong
from flows.wallet.actions.locks import GROWING, TRIES
from flows.wallet.demo import phone
from ivr.store.database import Store
from ivr.store.hotline import Turn
from tests.conftest import Clock
from tests.wallet.phone import HERE, WALLET, Phone, act, changed, everything, rows

Ring = Callable[..., Phone]


def coded(call: Phone) -> Phone:
    """Come to where the code is awaited."""
    return call.press("2 1 1")


def test_a_code_is_used_once(ring: Ring, store: Store, clock: Clock) -> None:
    """A code that was right is expired when it is keyed again, and no other call can use it."""
    call = coded(ring(1))
    code, place = call.code(), call.call
    call.press(code)
    place.entry = code

    assert act(store, clock.now(), place, "check_code").name == "expired"
    other = coded(ring(1))
    assert other.press(code).call.level == "identified"


def test_a_code_expires(ring: Ring, clock: Clock) -> None:
    """After ten minutes a code is no longer right, and a new one is sent."""
    call = coded(ring(1))
    code = call.code()
    clock.pass_s(600)
    call.press(code)

    assert "失效" in call.said
    assert call.call.level == "identified"
    assert call.press("code").call.level == "verified"


def test_a_new_code_replaces_the_old(ring: Ring, clock: Clock) -> None:
    """Only the newest code of a call counts."""
    call = coded(ring(1))
    old = call.code()
    clock.pass_s(30)
    call.press("* 2")

    assert call.code() != old
    assert call.press(old).call.level == "identified"


def test_the_code_came_after_all(ring: Ring) -> None:
    """Who has waited for the SMS goes on with the code that was sent."""
    call = coded(ring(1)).press("- - - 1")

    assert call.press("code").call.level == "verified"


def test_three_codes_a_call(ring: Ring, store: Store, clock: Clock) -> None:
    """A call sends three codes and no more, and six an hour go to one number, whoever asks."""
    for call in (coded(ring(1)), coded(ring(1))):
        for wait_s in (30, 60):
            clock.pass_s(wait_s)
            call.press("* 2")
    assert call.press("* 2").state == "agent/wait"
    assert len(rows(store, records.one_time_code)) == 6
    assert coded(ring(1)).state == "agent/wait"
    assert len(rows(store, records.one_time_code)) == 6


def test_another_code_takes_growing_waits(ring: Ring, clock: Clock) -> None:
    """Thirty seconds after the first code, a minute after the second; the one that is out stays good."""
    call = coded(ring(1))
    for wait_s in (30, 60):
        sent, code = len(call.sms()), call.code()
        clock.pass_s(wait_s - 1)
        assert "秒以后还没到" in call.press("* 2").said
        assert (len(call.sms()), call.code(), call.state) == (sent, code, "payment/verify/code")
        clock.pass_s(1)
        assert len(call.press("* 2").sms()) == sent + 1
    assert call.press("code").call.level == "verified"


@pytest.mark.parametrize("caller", [7, "anonymous"])
def test_nobody_locks_one_number_after_the_other(
    ring: Ring, store: Store, clock: Clock, caller: int | str
) -> None:
    """After three wrong codes for others' numbers in a day, thirty of all withheld callers, none is sent."""
    locks_most = 1 if caller == 7 else 10
    for number in range(8, 8 + locks_most):
        call = other(ring, caller, number).press("000000 000000 000000")
        assert rows(store, records.verification_lock, phone=phone(number))[0].locks == 1
    sent = len(call.sms())
    assert other(ring, caller, 20).state == "agent/wait"
    assert len(call.sms()) == sent
    assert coded(ring(7)).press("code").call.level == "verified"

    clock.pass_s(24 * 3600)
    assert other(ring, caller, 20).press("code").call.level == "verified"


def other(ring: Ring, caller: int | str, number: int) -> Phone:
    """Ask for a code for a number that is not the caller's."""
    choose = "2 " if caller == 7 else ""
    return ring(caller).press(f"2 1 {choose}1380000{number:04} 1")


def test_locks_grow(ring: Ring, store: Store, clock: Clock) -> None:
    """Each lock holds longer than the one before, and until it ends no code is sent and none is right."""
    for expected in (*GROWING, GROWING[-1]):
        call = coded(ring(1))
        call.press("000000 000000 000000")
        lock = rows(store, records.verification_lock, phone=phone(1))[0]
        sent = len(call.sms())

        assert lock.locked_until == clock.now() + expected
        assert coded(ring(1)).state == "agent/wait"
        assert len(call.sms()) == sent
        clock.pass_s(expected.total_seconds() + 3600)


def test_wrong_tries_count_across_calls(ring: Ring, store: Store) -> None:
    """Hanging up after two wrong tries does not help: the third, in another call, locks."""
    coded(ring(1)).press("000000 000000").hang_up()
    call = coded(ring(1)).press("000000")

    assert call.state == "agent/wait"
    assert rows(store, records.verification_lock, phone=phone(1))[0].locks == 1


def test_tries_left_are_those_of_all_calls(ring: Ring) -> None:
    """The tries that are told are the ones that are left, also when some were made in another call."""
    assert "两次" in coded(ring(1)).press("000000").said
    call = coded(ring(1)).press("000000")

    assert "一次" in call.said
    assert "输错的次数太多" in call.press("000000").said


def test_back_from_trouble_is_the_first_menu(ring: Ring) -> None:
    """Who goes back from the code is asked what is the matter, and goes back from there to the first menu."""
    assert coded(ring(1)).press("* *").state == "main"


def test_a_right_code_forgets_wrong_tries(ring: Ring, store: Store) -> None:
    """After a right code the count of wrong tries begins anew; the locks of before stay."""
    call = coded(ring(1)).press("000000 000000")
    call.press("code")

    lock = rows(store, records.verification_lock, phone=phone(1))[0]
    assert (lock.wrong_tries, call.call.level) == (0, "verified")


def test_asked_once_a_call(ring: Ring) -> None:
    """A verified caller is not asked again, whatever the next service."""
    call = coded(ring(1)).press("code * 1")

    assert call.call.level == "verified"
    assert call.press("2 1").state == "stolen/payment"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(guesses=st.lists(st.text("0123456789", min_size=6, max_size=6), max_size=12))
def test_guessing_ends(ring: Ring, store: Store, guesses: list[str]) -> None:
    """Whatever is keyed, in however many calls, three wrong codes at most are looked at before a lock."""
    with store.write() as connection:
        for table in (records.verification_lock, records.one_time_code):
            connection.execute(table.delete())
    call = coded(ring(1))
    for guess in guesses:
        if call.state.endswith("verify/code"):
            call.press(guess if guess != call.code() else "000000" if guess != "000000" else "000001")
        else:
            call = coded(ring(1))

    tries = sum(row.tries for row in rows(store, records.one_time_code))
    assert tries <= TRIES
    assert call.call.level == "identified"


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(number=st.sampled_from([1, 2, 20]), choice=st.integers(1, 4))
def test_the_answer_is_not_kept(ring: Ring, store: Store, number: int, choice: int) -> None:
    """Of four payments one is the caller's and was not spoken before; no row says which."""
    call = ring(number).press("1 1 2 1 code 2")
    before, known = everything(store), call.call.data
    data = call.press("1").call.data
    own = {row.payee: row for row in rows(store, records.transaction, account_id=data["account"])}
    mine = [key for key in range(1, 5) if data[f"payee_{key}"] in own]

    assert len(mine) == 1
    asked = own[str(data[f"payee_{mine[0]}"])]
    assert asked.at.isoformat() < str(data["walked_at"])
    assert asked.contested_case_id is None
    assert changed(before, store) == set()
    told = {f"{what}_{key}" for what in ("payee", "amount") for key in range(1, 5)}
    assert data.keys() - known.keys() == told | {"round"}
    call.press(str(choice))
    assert (call.call.data["round"] == 2) == (choice == mine[0])
    with store.write() as connection:
        for table in (records.verification_lock, records.one_time_code):
            connection.execute(table.delete())


def test_what_may_be_asked_about(ring: Ring, store: Store, clock: Clock) -> None:
    """Only uncontested payments to payees of whom nothing was spoken in this call, each payee once."""
    call = ring(1).press("1 1 2 1 code 2 2 2 2").call
    spoken_from = datetime.fromisoformat(str(call.data["walked_at"]))
    with store.write() as connection:
        tx = Turn(connection, store.vault, clock.now(), call, WALLET, HERE)
        mine = strong._own(tx, call.data["account"])
        askable = strong._askable(tx, call, mine)
        call.data["walked_at"] = ""
        unspoken_yet = strong._askable(tx, call, mine)

    assert len(askable) == len({row.payee for row in askable}) > 1
    assert not {row.payee for row in askable} & {row.payee for row in mine if row.at >= spoken_from}
    assert all(row.contested_case_id is None for row in unspoken_yet)
    assert len(unspoken_yet) > len(askable)


def test_ringing_again_tells_nothing(ring: Ring) -> None:
    """A payment comes with the same three others in every call, or the one that stays would be it."""

    def heard() -> list[object]:
        data = ring(1).press("1 1 2 1 code 1").call.data
        return [data[f"{what}_{key}"] for key in range(1, 5) for what in ("payee", "amount")]

    assert heard() == heard() == heard()


def test_other_questions_after_a_failure(ring: Ring, store: Store, clock: Clock) -> None:
    """Who failed is asked something else the next time, and only after the lock."""
    call = ring(1).press("1 1 2 1 code 2 2 2 1")
    first = [call.call.data[f"payee_{key}"] for key in range(1, 5)]
    call.answer_payments(right=False)
    assert ring(1).press("1 1 2 1").state == "agent/wait"

    clock.pass_s(timedelta(minutes=16).total_seconds())
    again = ring(1).press("1 1 2 1 code 2 2 2 1")
    assert [again.call.data[f"payee_{key}"] for key in range(1, 5)] != first


def test_strong_failures_outlive_a_right_code(ring: Ring, store: Store, clock: Clock) -> None:
    """Who holds the phone cannot shorten the locks of wrong payments by keying right codes."""
    for expected in GROWING[:3]:
        ring(1).press("1 1 2 1 code 1").answer_payments(right=False)
        lock = rows(store, records.verification_lock, phone=phone(1))[0]

        assert lock.locked_until == clock.now() + expected
        clock.pass_s(expected.total_seconds() + 3600)


def test_no_code_in_the_records(ring: Ring, store: Store) -> None:
    """Codes are kept as an HMAC: none is in any row in clear, nor in the call."""
    call = coded(ring(1))
    code = call.code()
    call.press(code)

    assert code not in repr(everything(store))
    assert code not in repr(call.call.data)


@pytest.mark.parametrize("caller", ["anonymous", "", "+266696687", "unknown"])
def test_withheld_callers_key_a_number(ring: Ring, caller: str) -> None:
    """Who withholds the number is asked for the registered one at once; three bad ones lead to an agent."""
    call = ring(caller).press("1")

    assert call.state == "stolen/who/number"
    assert call.press("12345678901 12345678901 12345678901").state == "agent/wait"
