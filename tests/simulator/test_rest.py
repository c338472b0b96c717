"""Calls that the real `twilio` client makes on our API, and live calls that it moves and ends."""

from __future__ import annotations

import pytest
from twilio.base.exceptions import TwilioRestException

from ivr.simulator.settings import Far
from tests.simulator.calling import MORNING
from tests.simulator.rest_town import APP, BOB, MENU, OURS, Town, open_town, refused


@pytest.fixture
def town() -> Town:
    """An app with a menu."""
    return open_town()


def test_a_call_that_the_client_creates_rings_the_app(town: Town) -> None:
    """Created it is queued; answered after ringing, the app is asked at Url and played through."""
    town.acts[BOB] = "1"
    town.pages.pages["/voice"] = MENU.replace("<Gather ", '<Gather action="/chosen" ')
    call = town.client.calls.create(
        to=BOB,
        from_=OURS,
        url=f"{APP}/voice",
        status_callback=f"{APP}/told",
        status_callback_event=["initiated", "ringing", "answered", "completed"],
    )
    assert (call.status, call.direction) == ("queued", "outbound-api")
    town.exchange.run()

    over = town.client.calls(call.sid).fetch()
    assert (over.status, over.to, over._from) == ("completed", BOB, OURS)
    assert int(over.duration) > 0
    assert over.start_time > MORNING
    assert town.said() == ["Press 1.", "Chosen."]
    first = town.asked("/voice")[0]
    assert (first["CallStatus"], first["Direction"], first["To"]) == ("in-progress", "outbound-api", BOB)
    told = [(each["CallStatus"], each["SequenceNumber"]) for each in town.asked("/told")]
    assert told == [("initiated", "0"), ("ringing", "1"), ("in-progress", "2"), ("completed", "3")]


@pytest.mark.parametrize(
    ("far", "status"),
    [
        (Far("busy"), "busy"),
        (Far("no-answer"), "no-answer"),
        (Far("failed"), "failed"),
        (Far(rings_s=61), "no-answer"),
    ],
)
def test_who_does_not_pick_up(town: Town, far: Far, status: str) -> None:
    """The app is not asked, and the status says why; ringing ends at Timeout, 60 s by default."""
    town.far_ends[BOB] = far
    call = town.client.calls.create(to=BOB, from_=OURS, url=f"{APP}/voice", status_callback=f"{APP}/told")
    town.exchange.run()

    assert town.client.calls(call.sid).fetch().status == status
    assert town.asked("/voice") == []
    assert [each["CallStatus"] for each in town.asked("/told")] == [status]


def test_inline_twiml(town: Town) -> None:
    """`Twiml` is run as it is; a relative URL in it has nothing to resolve against: 15004."""
    town.client.calls.create(to=BOB, from_=OURS, twiml="<Response><Say>Hello.</Say></Response>")
    town.client.calls.create(to=BOB, from_=OURS, twiml="<Response><Redirect>/voice</Redirect></Response>")
    town.exchange.run()

    assert town.said()[0] == "Hello."
    assert [line["code"] for line in town.lines if line["event"] == "notice"] == [15004]


def test_a_machine_answers(town: Town) -> None:
    """With MachineDetection the app hears what answered."""
    town.far_ends[BOB] = Far(answered_by="machine_start")
    sid = town.client.calls.create(to=BOB, from_=OURS, url=f"{APP}/voice", machine_detection="Enable").sid
    town.exchange.run()

    assert town.asked("/voice")[0]["AnsweredBy"] == "machine_start"
    assert town.client.calls(sid).fetch().answered_by == "machine_start"


def test_a_live_call_is_sent_elsewhere(town: Town) -> None:
    """Redirected in a Gather, the call leaves it at once, without its action."""
    call = town.ring("- - - -")
    town.exchange.run(MORNING.replace(second=2))
    assert call.status == "in-progress"
    town.client.calls(call.sid).update(url=f"{APP}/chosen", method="GET")
    town.exchange.run()

    assert town.said() == ["Press 1.", "Chosen."]
    assert call.ended_at is not None
    assert (call.ended_at - MORNING).total_seconds() < 5
    assert town.client.calls(call.sid).fetch().status == "completed"


def test_a_live_call_is_ended(town: Town) -> None:
    """Status=completed ends it where it is; a call that is over takes no order: 21220."""
    call = town.ring("- - - -")
    town.exchange.run(MORNING.replace(second=1))
    town.client.calls(call.sid).update(status="completed")
    town.exchange.run()

    assert (call.status, town.lines[-1]["by"]) == ("completed", "app")
    with pytest.raises(TwilioRestException) as error:
        town.client.calls(call.sid).update(url=f"{APP}/chosen")
    assert refused(error) == (400, 21220)


def test_a_call_is_canceled_while_it_rings(town: Town) -> None:
    """Canceled before anybody picked up, the app is never asked."""
    sid = town.client.calls.create(to=BOB, from_=OURS, url=f"{APP}/voice").sid
    town.exchange.run(MORNING.replace(second=1))
    town.client.calls(sid).update(status="canceled")
    town.exchange.run()

    assert town.client.calls(sid).fetch().status == "canceled"
    assert town.asked("/voice") == []


def test_an_app_moves_its_own_call(town: Town) -> None:
    """A webhook that redirects the very call that it answers: its answer is left at once."""

    def moved(params: dict[str, str]) -> str:
        town.client.calls(params["CallSid"]).update(twiml="<Response><Say>Moved.</Say></Response>")
        return "<Say>Never heard.</Say>"

    town.pages.pages |= {"/voice": "<Say>Hello.</Say><Redirect>/next</Redirect>", "/next": moved}
    town.ring("")
    town.exchange.run()

    assert town.said() == ["Hello.", "Moved."]


def test_a_member_is_taken_out_of_a_queue(town: Town) -> None:
    """Queues show who waits and how long; the front is taken to TwiML of its own: `redirected`."""
    town.pages.pages["/voice"] = '<Enqueue action="/left" waitUrl="/wait">desk</Enqueue>'
    town.pages.pages |= {"/left": "", "/wait": "<Say>Please hold.</Say><Pause length='5'/>"}
    first, second = town.ring("- - -"), town.ring("- - -")
    town.exchange.run(MORNING.replace(second=30))

    (queue,) = town.client.queues.list()
    assert (queue.friendly_name, queue.current_size, queue.average_wait_time) == ("desk", 2, 30)
    members = queue.members.list()
    assert [(each.call_sid, each.position, each.wait_time) for each in members] == [
        (first.sid, 1, 30),
        (second.sid, 2, 30),
    ]
    town.client.queues(queue.sid).members("Front").update(url=f"{APP}/chosen")
    town.exchange.run(MORNING.replace(second=31))

    assert town.asked("/left")[-1]["QueueResult"] == "redirected"
    assert "Chosen." in town.said()
    assert [each.call_sid for each in town.client.queues(queue.sid).members.list()] == [second.sid]
    with pytest.raises(TwilioRestException) as error:
        town.client.queues(queue.sid).delete()
    assert refused(error) == (400, 22001)


def test_queues_are_made_and_bounded(town: Town) -> None:
    """A queue of one takes no second caller: `queue-full`, and an empty one can be deleted."""
    sid = town.client.queues.create(friendly_name="desk", max_size=1).sid
    town.pages.pages["/voice"] = '<Enqueue action="/left" waitUrl="/wait">desk</Enqueue>'
    town.pages.pages |= {"/left": "", "/wait": "<Pause length='5'/>"}
    town.ring("wait:20 !"), town.ring("wait:20 !")
    town.exchange.run()

    assert sorted(each["QueueResult"] for each in town.asked("/left")) == ["hangup", "queue-full"]
    assert town.client.queues(sid).delete() is True
    assert town.client.queues.list() == []


def test_an_agent_takes_who_waits(town: Town) -> None:
    """Dial's Queue takes the live call at its front: both talk, and both apps hear `bridged`."""
    town.pages.pages["/voice"] = '<Enqueue action="/left" waitUrl="/wait">desk</Enqueue>'
    town.pages.pages |= {"/left": "", "/wait": "<Pause length='5'/>", "/dialed": ""}
    caller = town.ring("wait:100 !")
    town.exchange.run(MORNING.replace(second=20))
    agent = town.client.calls.create(
        to=BOB,
        from_=OURS,
        twiml=f"<Response><Dial action='{APP}/dialed'><Queue>desk</Queue></Dial></Response>",
    )
    town.exchange.run()

    (left,), (dialed,) = town.asked("/left"), town.asked("/dialed")
    assert (left["QueueResult"], left["QueueTime"]) == ("bridged", "22")
    assert (dialed["DialCallStatus"], dialed["DequeuedCallSid"]) == ("completed", caller.sid)
    assert (dialed["DialCallDuration"], dialed["CallSid"]) == ("10", agent.sid)
    ended = [town.client.calls(each).fetch().end_time for each in (caller.sid, agent.sid)]
    assert ended[0] == ended[1]


def test_one_of_two_hangs_up(town: Town) -> None:
    """When the caller leaves the conversation, the agent's Dial ends at that moment."""
    town.pages.pages["/voice"] = '<Enqueue waitUrl="/wait">desk</Enqueue>'
    town.pages.pages |= {"/wait": "<Pause length='60'/>", "/dialed": ""}
    town.ring("wait:15 !")
    town.exchange.run(MORNING.replace(second=8))
    twiml = f"<Response><Dial action='{APP}/dialed'><Queue>desk</Queue></Dial></Response>"
    town.client.calls.create(to=BOB, from_=OURS, twiml=twiml)
    town.exchange.run()

    (dialed,) = town.asked("/dialed")
    assert dialed["DialCallDuration"] == "5"
