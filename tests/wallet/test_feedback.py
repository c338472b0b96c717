"""Row 13: what callers say of us is recorded, heard back, and kept whatever happens then."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from flows.wallet import records
from flows.wallet.demo import phone
from ivr.engine.events import Recorded
from ivr.store.database import Store
from tests.wallet.phone import Phone, changed, everything, rows

Ring = Callable[..., Phone]


def kept(store: Store) -> Any:
    """Give the newest feedback."""
    return rows(store, records.feedback)[-1]


@pytest.mark.parametrize(("key", "kind"), [("1", "complaint"), ("2", "suggestion"), ("3", "praise")])
def test_recorded_and_kept(ring: Ring, store: Store, key: str, kind: str) -> None:
    """Each kind is recorded, announced before, and kept with a case that the caller's phone can ask about."""
    call = ring(1).press(f"5 2 {key} 1")
    assert "会录音" in call.said
    call.record(7).press("1 2")

    found = kept(store)
    (case,) = rows(store, records.case, id=found.case_id)
    (recording,) = rows(store, records.recording, case_id=found.case_id)
    assert (found.kind, found.status, found.callback_wanted) == (kind, "kept", False)
    assert (case.kind, case.status, case.phone) == ("feedback", "open", call.call.caller)
    assert (recording.id, recording.duration_s, recording.interrupted) == (found.recording_id, 7, False)
    call.press(f"2 1 5 1 1 1 {case.number}")
    assert "您的意见正在处理" in call.said


@pytest.mark.parametrize(
    ("caller", "keys", "rung"),
    [
        (1, "1", phone(1)),
        (1, "2 13800000003 1", phone(1)),
        ("anonymous", "13800000003 1", phone(3)),
        ("+447700900123", "2 13800000003 1", phone(3)),
    ],
)
def test_a_wish_is_a_call_back(ring: Ring, store: Store, caller: int | str, keys: str, rung: str) -> None:
    """Who wants to be called back has a place in the queue: the number that rings, or the named one."""
    call = ring(caller).press(f"5 2 1 {keys}").record(3).press("1 1")

    (entry,) = rows(store, records.queue_entry)
    assert (entry.status, entry.call_back_to, entry.skill) == ("call_back", rung, "general")
    assert call.call.data["case_number"] in entry.summary
    assert call.state == "feedback/number/tell"
    call.hang_up()
    assert rows(store, records.queue_entry)[0].status == "call_back"


def test_no_call_back_abroad(ring: Ring, store: Store) -> None:
    """Where no number can be rung, the caller is told so, and what was said is kept."""
    call = ring("+447700900123").press("5 2 1 1").record(3).press("1 1")

    assert "约回电" in call.said
    assert (kept(store).status, kept(store).callback_wanted) == ("kept", True)
    assert rows(store, records.queue_entry) == []


def test_recorded_again(ring: Ring, store: Store) -> None:
    """The second recording counts, in the same case; the first stays beside it."""
    call = ring(1).press("5 2 1 1").record(7).press("2").record(4).press("1 1")

    found = kept(store)
    lengths = [row.duration_s for row in rows(store, records.recording, case_id=found.case_id)]
    assert (lengths, found.callback_wanted) == ([7, 4], True)
    assert rows(store, records.recording, id=found.recording_id)[0].duration_s == 4
    assert call.state == "feedback/number/tell"


def test_heard_again_changes_nothing(ring: Ring, store: Store) -> None:
    """Playing it once more writes nothing."""
    call = ring(1).press("5 2 1 1").record(7)
    before = everything(store)

    assert call.press("3").state == "feedback/choose"
    assert changed(before, store) == set()


def test_hang_up_while_speaking(ring: Ring, store: Store) -> None:
    """What was said until the hang-up is kept and marked, whichever of the two reports comes first."""
    call = ring(1).press("5 2 1 1")
    call.hang_up()
    call.send(Recorded("https://recordings.example/RE1", 3, hung_up=True))

    assert kept(store).status == "interrupted"
    assert rows(store, records.recording)[-1].interrupted


def test_hang_up_or_silence_afterwards(ring: Ring, store: Store) -> None:
    """Who says no more after speaking has still told us: kept, and marked as not confirmed."""
    ring(1).press("5 2 1 1").record(3).hang_up()
    assert kept(store).status == "unconfirmed"

    call = ring(2).press("5 2 1 1").record(3).press("- - -")
    assert (kept(store).status, kept(store).callback_wanted) == ("unconfirmed", None)
    assert call.state == "feedback/number/tell"
    assert "留下了" in call.said


def test_nothing_recorded(ring: Ring, store: Store) -> None:
    """Silence from the beginning opens no case; the caller may try again or leave it."""
    call = ring(1).press("5 2 1 1")
    before = everything(store)

    assert call.record(0).state == "feedback/empty"
    assert call.press("1").state == "feedback/record"
    assert call.record(0).press("2").state == "more"
    assert changed(before, store) == set()


def test_two_in_one_call(ring: Ring, store: Store) -> None:
    """A second complaint of the same call is another case, and does not take the first one's place."""
    ring(1).press("5 2 1 1").record(3).press("1 2 2 1 5 2 2").record(4).press("1 1")

    assert [(row.kind, row.callback_wanted) for row in rows(store, records.feedback)] == [
        ("complaint", False),
        ("suggestion", True),
    ]


def test_withheld_number(ring: Ring, store: Store) -> None:
    """Who withholds the number is asked which wallet it is about."""
    call = ring("anonymous").press("5 2 1 13800000003 1").record(3).press("1 1")

    (case,) = rows(store, records.case, id=kept(store).case_id)
    assert case.phone == "+8613800000003"
    assert call.state == "feedback/number/tell"


@pytest.mark.parametrize("words", ["我要投诉", "提个建议"])
def test_said_at_the_first_menu(ring: Ring, words: str) -> None:
    """Whoever wants to complain says so at once."""
    assert ring(1).say(words).state == "feedback/who/which"
