"""Row 1: a stolen account is frozen at once, looked into, and given back to who proves to be its holder."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from flows.wallet import records
from flows.wallet.demo import HOLDERS, phone
from ivr.store.database import Store
from tests.conftest import Clock
from tests.wallet.phone import Phone, account_of, add, changed, everything, rows, set_account

Ring = Callable[..., Phone]


def reported(call: Phone) -> Phone:
    """Report the caller's own account stolen, and note the case number."""
    return call.press("1 1 2")


def walked(call: Phone, thefts: int) -> Phone:
    """Verify, and go back to the first payment that is one's own."""
    return call.press("1 code" + " 2" * thefts + " 1")


def test_frozen_when_only_identified(ring: Ring, store: Store) -> None:
    """A freeze needs no proof: the account is frozen, with a case, before any code is asked for."""
    call = ring(1).press("1 1")

    assert account_of(store, 1).status == "frozen"
    (case,) = rows(store, records.case, phone=phone(1))
    assert (case.kind, case.status, case.call_sid) == ("fraud", "open", call.sid)
    (freeze,) = rows(store, records.freeze, phone=phone(1))
    assert (freeze.caller, freeze.case_id, freeze.status_before) == (phone(1), case.id, "active")
    assert call.call.level == "identified"
    assert [line.action for line in rows(store, records.audit, call_sid=call.sid)] == [
        "case_opened",
        "frozen",
    ]


def test_same_words_for_unknown(ring: Ring, store: Store) -> None:
    """From the freeze to the lock, a caller hears the same whether or not the number is registered."""
    heard: list[list[str]] = []
    for number in ("13800000003", "13900000009"):
        call = ring("anonymous")
        heard.append([])
        for act in ["1", number, "1", "2", "1", "000000", "000000", "000000"]:
            said = call.press(act).said
            heard[-1].append(f"{call.state}: {re.sub('[零幺二三四五六七八九，]', '', said)}")
        call.hang_up()

    assert heard[0] == heard[1]
    (case,) = rows(store, records.case, phone="+8613900000009")
    assert case.account_id is None
    assert {to for to, _ in call.sms()} == {phone(3)}


def test_whole_way_back(ring: Ring, store: Store) -> None:
    """Strongly verified, the holder gets the account back, secured in every way that the row names."""
    call = walked(reported(ring(1)), thefts=3).answer_payments().answer_payments()

    account = account_of(store, 1)
    assert call.state == "more"
    assert account.status == "active"
    assert account.two_factor
    assert account.alerts
    assert account.security_questions_due
    assert account.password_reset_required
    signed_in = [
        row.name for row in rows(store, records.device, account_id=account.id) if not row.signed_out_at
    ]
    assert signed_in == ["本人手机"]
    assert rows(store, records.case, phone=phone(1))[0].status == "restored"
    assert rows(store, records.freeze, phone=phone(1))[0].lifted_at is not None
    assert rows(store, records.one_time_code, purpose="password")[0].account_id == account.id


def test_contested_are_those_after_the_recognised(ring: Ring, store: Store) -> None:
    """Just the payments newer than the one the caller knows are contested, in the case of this call."""
    call = walked(reported(ring(1)), thefts=3)

    case = rows(store, records.case, phone=phone(1))[0]
    mine = rows(store, records.transaction, account_id=case.account_id)
    marked = [row for row in mine if row.contested_case_id is not None]
    assert {row.contested_case_id for row in marked} == {case.id}
    assert sorted(row.payee for row in marked) == ["数码快购", "极速游戏点卡", "海外代购行"]
    assert "三笔" in call.said
    log = [row.event for row in rows(store, records.case_entry, case_id=case.id)]
    assert log.count("contested") == 3


def test_nothing_personal_before_verification(ring: Ring) -> None:
    """No payment is told to who is only identified."""
    call = reported(ring(1))
    heard = call.said + call.press("1").said

    assert not any(payee in heard for payee, *_ in (("极速游戏点卡",), ("青禾超市",)))
    assert call.state == "stolen/verify/code"


def test_freeze_stays_when_the_code_is_wrong(ring: Ring, store: Store) -> None:
    """Verification failed: the freeze stays, nothing else changes, and a fraud agent comes first."""
    call = reported(ring(1)).press("1")
    before = everything(store)
    call.press("000000 000000 000000")

    assert call.state == "agent/wait"
    assert changed(before, store) == {
        "wallet_one_time_code",
        "wallet_verification_lock",
        "wallet_queue_entry",
    }
    (entry,) = rows(store, records.queue_entry)
    assert (entry.skill, entry.priority, entry.status) == ("fraud", 10, "waiting")
    assert '"verification": "code failed"' in entry.summary
    assert account_of(store, 1).status == "frozen"


def test_freeze_stays_when_a_payment_is_wrong(ring: Ring, store: Store) -> None:
    """One wrong answer about one's payments ends it: nothing but the lock and the queue changes."""
    call = walked(reported(ring(1)), thefts=3).answer_payments()
    before = everything(store)
    call.answer_payments(right=False)

    assert call.state == "agent/wait"
    assert call.call.level == "verified"
    assert changed(before, store) == {"wallet_verification_lock", "wallet_queue_entry"}


def test_changed_profile_goes_to_a_person(ring: Ring, store: Store) -> None:
    """After a change of the profile before the theft only the case changes, and no code is sent."""
    call = walked(reported(ring(2)), thefts=2).answer_payments()
    before, sent = everything(store), len(call.sms())
    call.answer_payments()

    assert "人工复核" in call.said
    assert changed(before, store) == {"wallet_case", "wallet_case_entry"}
    assert len(call.sms()) == sent
    assert rows(store, records.case, phone=phone(2))[0].status == "manual_review"


@pytest.mark.parametrize(("days", "state"), [(31, "restored"), (29, "manual_review"), (-1, "manual_review")])
def test_a_change_counts_for_thirty_days(
    ring: Ring, store: Store, clock: Clock, days: int, state: str
) -> None:
    """A profile changed up to thirty days before the first contested payment, or later, is suspect."""
    first_theft = clock.now() - timedelta(hours=3)
    set_account(store, 1, profile_changed_at=first_theft - timedelta(days=days))
    walked(reported(ring(1)), thefts=3).answer_payments().answer_payments()

    assert rows(store, records.case, phone=phone(1))[0].status == state


def test_too_few_payments_to_ask_about(ring: Ring, store: Store) -> None:
    """An account without history cannot be strongly verified: the freeze stays, and an agent comes."""
    call = reported(ring(3)).press("1 code 2 2")

    assert call.state == "agent/wait"
    assert account_of(store, 3).status == "frozen"


def test_locked_meanwhile(ring: Ring, store: Store, clock: Clock) -> None:
    """A lock that another call brought about holds here too: no payment is asked about."""
    call = reported(ring(1)).press("1 code 2")
    until = clock.now() + timedelta(hours=1)
    add(store, records.verification_lock, phone=phone(1), wrong_tries=0, locks=1, locked_until=until)
    call.press("1")

    assert call.state == "agent/wait"
    assert "payee_1" not in call.call.data


def test_no_payment_unknown(ring: Ring) -> None:
    """Who knows the first payment contests nothing."""
    assert "没有您不认得的付款" in reported(ring(1)).press("1 code 1").said


def test_walk_ends(ring: Ring, store: Store) -> None:
    """After twenty unknown payments a person goes on: none that is older may be asked about."""
    number = 1 + next(index for index, holder in enumerate(HOLDERS) if holder.thefts > 20)
    call = reported(ring(number)).press("1 code" + " 2" * 20)

    assert "请专员接着查" in call.said
    assert call.state == "agent/wait"
    mine = rows(store, records.transaction, account_id=account_of(store, number).id)
    assert sum(row.contested_case_id is not None for row in mine) == 20


def test_one_case_while_it_is_open(ring: Ring, store: Store) -> None:
    """Reported twice, and verified, there is one case, one freeze and one SMS about it to the owner."""
    first, second = (reported(ring(1)) for _ in range(2))
    assert len(second.sms()) == 1
    first.press("1 code")
    second.press("1 code")

    assert first.call.data["case_number"] == second.call.data["case_number"]
    assert [row.status for row in rows(store, records.case, phone=phone(1))] == ["open", "closed"]
    assert len(rows(store, records.freeze, phone=phone(1))) == 1


def test_limited_by_account(ring: Ring, store: Store) -> None:
    """Frozen three times in thirty days, an account is not frozen by anybody, but by who has its phone."""
    call = ring(4).press("1 1")

    assert "您的案件号是" in call.said
    assert call.press("2").state == "stolen/limited-verify/code"
    assert account_of(store, 4).status == "active"
    assert rows(store, records.case, phone=phone(4), status="open")
    call.press("code")
    assert (call.state, account_of(store, 4).status) == ("stolen/next", "frozen")
    assert call.press("1").state == "stolen/payment"


def test_limited_and_not_verified(ring: Ring, store: Store) -> None:
    """Wrong codes leave the account as it is, with an agent for fraud."""
    call = ring(4).press("1 1 2 000000 000000 000000")
    assert (call.state, account_of(store, 4).status) == ("agent/wait", "active")
    assert rows(store, records.queue_entry)[-1].skill == "fraud"


def test_limited_by_caller(ring: Ring, store: Store) -> None:
    """Who froze three others in a week freezes no fourth."""
    ring(5).press("1 2 13800000001 1")

    assert account_of(store, 1).status == "active"


def test_a_forged_number_cannot_use_up_its_owner_s_freeze(ring: Ring, store: Store) -> None:
    """Whoever rings about the ringing number is frozen, however many others were frozen from it."""
    ring(5).press("1 1")

    assert account_of(store, 5).status == "frozen"


def test_limits_forget(ring: Ring, store: Store, clock: Clock) -> None:
    """After its time a limit no longer holds."""
    clock.pass_s(timedelta(days=31).total_seconds())
    ring(4).press("1 1")

    assert account_of(store, 4).status == "frozen"


def test_withheld_callers_are_limited_together(ring: Ring, store: Store, clock: Clock) -> None:
    """Thirty freezes a day by callers without a number, whoever they are, and no more."""
    for number in range(30):
        case = rows(store, records.case)[0]
        frozen = {"phone": f"+86139{number:08}", "caller": "", "case_id": case.id, "frozen_at": clock.now()}
        add(store, records.freeze, **frozen)
    ring("anonymous").press("1 13800000001 1")

    assert account_of(store, 1).status == "active"


def test_locked_account_is_locked_again(ring: Ring, store: Store) -> None:
    """A freeze that is lifted gives back the status from before, not a better one."""
    number = 1 + next(index for index, holder in enumerate(HOLDERS) if holder.changes.get("status"))
    walked(reported(ring(number)), thefts=0).answer_payments().answer_payments()

    assert account_of(store, number).status == "locked"


def test_english_all_the_way(ring: Ring, store: Store) -> None:
    """The whole way works after 8 as well, with the payees' English names, and 8 is remembered."""
    call = ring(1).press("8")
    call = walked(reported(call), thefts=3)
    assert "press 4" in call.said
    call.answer_payments().answer_payments()

    assert "Your account is safe again" in call.said
    assert "Hello" in ring(1).said
