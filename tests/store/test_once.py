"""A turn happens once, however often, late or early its request comes (transitions, section 6)."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, func, select

from ivr.store.tables import call, outbox
from tests.webhooks.line import STOLEN, Answer, Send, first, follow, in_process, listening, over_http
from tests.webhooks.trial import acts, engine_of

OpenApp = Callable[..., Flask]
NewSid = Callable[[], str]
STATES = ("main", "stolen/code")


def _at_once(app: Flask, times: int, ask: Callable[[Send], Answer]) -> list[Answer]:
    together = Barrier(times)

    def one(_number: int) -> Answer:
        send = in_process(app)
        together.wait(10)
        return ask(send)

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(one, range(times)))


def _turn_of(engine: Engine, sid: str) -> int:
    with engine.connect() as connection:
        return int(connection.execute(select(call.c.turn).where(call.c.sid == sid)).scalar_one())


def _sent(engine: Engine, sid: str) -> int:
    with engine.connect() as connection:
        return int(connection.scalar(select(func.count()).where(outbox.c.call_sid == sid)) or 0)


def test_four_at_once(open_app: OpenApp, database: str, new_sid: NewSid) -> None:
    """The same webhook four times at once, at every turn of a call: one change, four equal replies."""
    app = open_app(database)
    engine = engine_of(app)
    for _ in range(5):
        sid = new_sid()
        answers = _at_once(app, 4, lambda send, sid=sid: first(send, sid))
        assert len({(each.status, each.text) for each in answers}) == 1
        for turn, state in enumerate(STATES, start=1):
            assert (answers[0].state, answers[0].turn) == (state, turn)
            path, form = answers[0].action, {"CallSid": sid, **STOLEN[state]}
            answers = _at_once(app, 4, lambda send, path=path, form=form: send(path, form))
            assert len({(each.status, each.text) for each in answers}) == 1
            assert _turn_of(engine, sid) == turn + 1
        assert answers[0].state == "stolen/done"
        assert acts(engine, sid) == {"find_account": 1, "check_code": 1, "freeze": 1}
        assert _sent(engine, sid) == 1


def test_four_at_once_over_http(open_app: OpenApp, sqlite: str, new_sid: NewSid) -> None:
    """Over real HTTP too, four connections get the same bytes for one turn."""
    app, sid = open_app(sqlite), new_sid()
    with listening(app) as base, ThreadPoolExecutor(4) as pool:
        answer = first(over_http(base), sid)
        path, form = answer.action or "", {"CallSid": sid, **STOLEN["main"]}
        answers = list(pool.map(lambda _number: over_http(base)(path, form), range(4)))
    assert {each.text for each in answers} == {answers[0].text}
    assert acts(engine_of(app), sid) == {"find_account": 1}


def test_calls_at_once(open_app: OpenApp, database: str, new_sid: NewSid) -> None:
    """Different calls do not meet: eight at the same time each do everything once."""
    app = open_app(database)
    sids = [new_sid() for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        rung = list(pool.map(lambda sid: follow(in_process(app), sid, first(in_process(app), sid)), sids))
    assert {answers[-1].state for answers in rung} == {"stolen/done"}
    assert all(acts(engine_of(app), sid) == {"find_account": 1, "check_code": 1, "freeze": 1} for sid in sids)


def test_old_turn(open_app: OpenApp, database: str, new_sid: NewSid) -> None:
    """A turn that is long done changes nothing, whatever is keyed, and is told where the call stands."""
    app, sid = open_app(database), new_sid()
    send = in_process(app)
    opened = first(send, sid)
    answers = follow(send, sid, opened, {"main": {"Digits": "1"}})
    wrong = send(answers[-1].action or "", {"CallSid": sid, "Digits": "000000"})
    before = acts(engine_of(app), sid)
    for keys in ("1", "2", "0", ""):
        late = send(opened.action or "", {"CallSid": sid, "Digits": keys})
        assert (late.status, late.state, late.turn) == (200, wrong.state, wrong.turn)
        assert late.action == wrong.action
        assert "That was not right" in wrong.text
        assert "That was not right" not in late.text
    assert acts(engine_of(app), sid) == before
    assert _turn_of(engine_of(app), sid) == wrong.turn


def test_turn_ahead(open_app: OpenApp, database: str, new_sid: NewSid) -> None:
    """A turn that is not reached yet changes nothing and is told where the call stands."""
    app, sid = open_app(database), new_sid()
    send = in_process(app)
    opened = first(send, sid)
    for turn in (2, 3, 199, 999999):
        early = send(f"/voice/turn?call={sid}&turn={turn}", {"CallSid": sid, "Digits": "1"})
        assert (early.status, early.state, early.turn, early.action) == (200, "main", 1, opened.action)
    assert acts(engine_of(app), sid) == {}


def test_first_request_again(open_app: OpenApp, database: str, new_sid: NewSid) -> None:
    """The first request again gets the first reply; later in the call it is told where the call stands."""
    app, sid = open_app(database), new_sid()
    send = in_process(app)
    opened = first(send, sid)
    assert first(send, sid).text == opened.text
    asked = follow(send, sid, opened, {"main": {"Digits": "1"}})[-1]
    again = first(send, sid)
    assert (again.state, again.turn, again.action) == ("stolen/code", 2, asked.action)
    assert acts(engine_of(app), sid) == {"find_account": 1}


def test_other_keys_for_a_done_turn(open_app: OpenApp, database: str, new_sid: NewSid) -> None:
    """The turn that was done last keeps its reply, even when its request comes with other keys."""
    app, sid = open_app(database), new_sid()
    send = in_process(app)
    opened = first(send, sid)
    path = opened.action or ""
    done = send(path, {"CallSid": sid, "Digits": "1"})
    for form in ({"Digits": "2"}, {"Digits": "0"}, {"SpeechResult": "agent"}, {}):
        assert send(path, {"CallSid": sid, **form}).text == done.text
    assert acts(engine_of(app), sid) == {"find_account": 1}


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(repeats=st.lists(st.tuples(st.integers(0, 4), st.sampled_from(["", "0", "1", "428571"])), max_size=6))
def test_any_repetition(
    open_app: OpenApp, sqlite: str, new_sid: NewSid, repeats: list[tuple[int, str]]
) -> None:
    """Whatever old or early turns come in between, a call ends where it would have, with the same records."""
    app, sid = open_app(sqlite), new_sid()
    send = in_process(app)
    answer = first(send, sid)
    while answer.action:
        for turn, keys in repeats:
            if turn != answer.turn:
                send(f"/voice/turn?call={sid}&turn={turn}", {"CallSid": sid, "Digits": keys})
        answer = send(answer.action, {"CallSid": sid, **STOLEN[answer.state]})
    assert (answer.state, answer.turn) == ("stolen/done", 3)
    assert acts(engine_of(app), sid) == {"find_account": 1, "check_code": 1, "freeze": 1}
