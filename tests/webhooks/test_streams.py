"""The requests beside the caller's turns: fallback, status, a recording that comes in late, the wait loop."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import Engine, select

from ivr.store.tables import call
from tests.conftest import Clock
from tests.webhooks.line import Answer, Form, Send, first, follow, in_process
from tests.webhooks.trial import CODE, acts, engine_of

OpenApp = Callable[..., Flask]
NewSid = Callable[[], str]
TO_QUEUE = {"main": {"Digits": "0"}, "agent/menu": {"Digits": "1"}}
TO_MESSAGE = {"main": {"Digits": "0"}, "agent/menu": {"Digits": "2"}}
RECORDING = {"RecordingUrl": "https://api.example.org/RE1", "RecordingDuration": "7", "Digits": "hangup"}


def _row(engine: Engine, sid: str) -> dict[str, object]:
    with engine.connect() as connection:
        return dict(connection.execute(select(call).where(call.c.sid == sid)).one()._mapping)


@pytest.fixture
def app(open_app: OpenApp, database: str) -> Flask:
    """Serve the trial hotline."""
    return open_app(database)


@pytest.fixture
def send(app: Flask) -> Send:
    """Send to the trial hotline."""
    return in_process(app)


def test_fallback_resumes(app: Flask, send: Send, new_sid: NewSid) -> None:
    """The fallback gives a lost answer again, or apologises for one that was at fault, and does nothing."""
    sid = new_sid()
    asked = follow(send, sid, first(send, sid), {"main": {"Digits": "1"}})[-1]
    before = _row(engine_of(app), sid)
    for code in ("11200", "11205", "12100"):
        form = {"CallSid": sid, "ErrorCode": code, "ErrorUrl": f"http://localhost{asked.action}"}
        stands = send("/voice/fallback", form)
        assert (stands.state, stands.turn, stands.action) == ("stolen/code", 2, asked.action)
        if code == "12100":
            assert "Something went wrong on our side" in stands.text
        else:
            assert stands.text == asked.text
        assert stands.headers["IVR-Secret"] == "entry"
    assert _row(engine_of(app), sid) == before
    done = send(asked.action or "", {"CallSid": sid, "Digits": CODE})
    assert done.state == "stolen/done"


def test_fallback_of_the_first_request(send: Send, new_sid: NewSid) -> None:
    """A call whose very first request failed begins at the fallback."""
    sid = new_sid()
    answer = first(send, sid, path="/voice/fallback")
    assert (answer.state, answer.turn) == ("main", 1)


@pytest.mark.parametrize("status", ["completed", "busy", "failed", "no-answer", "canceled"])
def test_status_once(app: Flask, send: Send, new_sid: NewSid, clock: Clock, status: str) -> None:
    """The end of a call is noted once, with what the flow then does; a second notice changes nothing."""
    sid = new_sid()
    first(send, sid)
    ended_at = clock.now()
    for again in (status, status, "completed"):
        told = send("/voice/status", {"CallSid": sid, "CallStatus": again})
        assert (told.status, told.text) == (204, "")
        clock.pass_s(60)
    row = _row(engine_of(app), sid)
    assert (row["status"], row["ended_at"], row["outcome"]) == (status, ended_at, "abandoned")
    assert acts(engine_of(app), sid) == {"tidy": 1}


@pytest.mark.parametrize("form", [{"CallStatus": "ringing"}, {"CallStatus": "in-progress"}, {}])
def test_status_of_a_call_that_goes_on(app: Flask, send: Send, new_sid: NewSid, form: Form) -> None:
    """A status that is no end changes nothing, and neither does one of a call that is unknown."""
    sid = new_sid()
    first(send, sid)
    before = _row(engine_of(app), sid)
    assert send("/voice/status", {"CallSid": sid, **form}).status == 204
    assert send("/voice/status", {"CallSid": new_sid(), "CallStatus": "completed"}).status == 204
    assert _row(engine_of(app), sid) == before


def test_nothing_is_done_for_a_caller_who_is_gone(app: Flask, send: Send, new_sid: NewSid) -> None:
    """A turn that arrives after the call's end does nothing: nobody would ever undo it."""
    sid = new_sid()
    asked = follow(send, sid, first(send, sid), {"main": {"Digits": "1"}})[-1]
    send("/voice/status", {"CallSid": sid, "CallStatus": "completed"})
    before = acts(engine_of(app), sid)

    late = send(asked.action or "", {"CallSid": sid, "Digits": CODE})

    assert (late.status, late.state) == (200, "stolen/code")
    assert acts(engine_of(app), sid) == before


def test_status_after_a_good_end(app: Flask, send: Send, new_sid: NewSid) -> None:
    """A call that the app ended keeps its outcome, and nothing is tidied up."""
    sid = new_sid()
    follow(send, sid, first(send, sid))
    send("/voice/status", {"CallSid": sid, "CallStatus": "completed"})
    row = _row(engine_of(app), sid)
    assert (row["state"], row["status"], row["outcome"]) == ("stolen/done", "completed", "contained")
    assert "tidy" not in acts(engine_of(app), sid)


@pytest.mark.parametrize("status_first", [True, False])
def test_recording_of_a_caller_who_hung_up(
    app: Flask, send: Send, new_sid: NewSid, *, status_first: bool
) -> None:
    """A recording that the hang-up ended is kept, whether it or the call's status comes in first."""
    sid = new_sid()
    message = follow(send, sid, first(send, sid), TO_MESSAGE)[-1]
    assert message.state == "agent/message"
    requests = [("/voice/status", {"CallStatus": "completed"}), (message.action or "", RECORDING)]
    for path, form in requests if status_first else requests[::-1]:
        assert send(path, {"CallSid": sid, **form}).status in (200, 204)
    row = _row(engine_of(app), sid)
    assert RECORDING["RecordingUrl"] in str(row["data"])
    assert '"recording_s":7' in str(row["data"])
    assert (row["status"], row["outcome"]) == ("completed", "voicemail")


@pytest.fixture
def waiting(send: Send, new_sid: NewSid) -> tuple[str, Answer]:
    """Put a caller in the queue; gives the call and its answer."""
    sid = new_sid()
    answer = follow(send, sid, first(send, sid), TO_QUEUE)[-1]
    assert answer.state == "agent/queue"
    return sid, answer


def _wait(send: Send, waiting: tuple[str, Answer], **form: str) -> Answer:
    sid, answer = waiting
    path = answer.root.find("Enqueue").get("waitUrl")  # type: ignore[union-attr]
    return send(path or "", {"CallSid": sid, **form})


def test_wait_only_reads(app: Flask, send: Send, waiting: tuple[str, Answer]) -> None:
    """The wait loop tells the place in the queue, as often as it is asked, and changes nothing."""
    before = _row(engine_of(app), waiting[0])
    for position in ("3", "2", "1"):
        heard = _wait(send, waiting, QueuePosition=position, QueueTime="20", AvgQueueTime="0")
        assert heard.verbs == ["Gather", "Say"]
        assert position in heard.text or "一二三"[int(position) - 1] in heard.text
        assert "IVR-Turn" not in heard.headers
    assert _row(engine_of(app), waiting[0]) == before


def test_wait_only_reads_when_locked(app: Flask, send: Send, waiting: tuple[str, Answer]) -> None:
    """The wait loop waits for nobody who writes."""
    with engine_of(app).begin() as holder:
        holder.execute(call.update().values(status="held"))
        assert _wait(send, waiting, QueuePosition="1").verbs == ["Gather", "Say"]
        holder.rollback()


@pytest.mark.parametrize("form", [{"Digits": "1"}, {"QueueTime": "600"}, {"QueueTime": "99999"}])
def test_leaving_the_queue(app: Flask, send: Send, waiting: tuple[str, Answer], form: Form) -> None:
    """Key 1, or the node's `max_wait_s`, lets the caller leave; only then a turn leads on to the message."""
    left = _wait(send, waiting, QueuePosition="1", **form)
    assert left.verbs == ["Leave"]
    sid, answer = waiting
    assert _row(engine_of(app), sid)["turn"] == answer.turn
    message = send(answer.action or "", {"CallSid": sid, "QueueResult": "leave", "QueueTime": "600"})
    assert (message.state, message.turn) == ("agent/message", answer.turn + 1)


@pytest.mark.parametrize(
    "form", [{"Digits": "2"}, {"QueueTime": "599"}, {"QueueTime": "²"}, {"QueuePosition": "x"}]
)
def test_staying_in_the_queue(send: Send, waiting: tuple[str, Answer], form: Form) -> None:
    """Any other key, a shorter wait and what cannot be read leave the caller in the queue."""
    assert _wait(send, waiting, **form).verbs == ["Gather", "Say"]


@pytest.mark.parametrize(
    ("result", "state"),
    [
        ("bridged", "agent/bye"),
        ("bridging-in-process", "agent/bye"),
        ("redirected-from-bridged", "agent/bye"),
        ("leave", "agent/message"),
        ("queue-full", "agent/message"),
        ("system-error", "agent/message"),
        ("error", "agent/message"),
        ("hangup", "agent/queue"),
        ("nobody knows", "agent/message"),
    ],
)
def test_queue_results(send: Send, waiting: tuple[str, Answer], result: str, state: str) -> None:
    """Each QueueResult (twiml-voice, 1.7) leads where the node says; a hang-up leads nowhere."""
    sid, answer = waiting
    assert send(answer.action or "", {"CallSid": sid, "QueueResult": result}).state == state
