"""`<Enqueue>` and `<Leave>`, sentence by sentence: twiml-voice.md, section 1.7."""

from tests.simulator.apps import Answer
from tests.simulator.calling import call
from tests.simulator.statements import states

QUEUE = '<Enqueue waitUrl="/wait" action="/left">agents</Enqueue>'
LEFT = {"/left": lambda params: f"<Say>{params['QueueResult']}</Say>"}


@states("1.7.4")
def test_the_wait_document_comes_again_and_again():
    """When its verbs run out the wait URL is asked again, with the queue's numbers, until an agent comes."""
    rung = call({"/voice": QUEUE, "/wait": '<Pause length="8"/>', **LEFT}, agent_s=20)
    assert rung.values("request", "kind") == ["voice", "wait", "wait", "wait", "action"]
    waits = [params for path, params, _ in rung.app.asked if path == "/wait"]
    assert [params["QueueTime"] for params in waits] == ["0", "8", "16"]
    assert {params["QueuePosition"] for params in waits} == {"1"}
    assert waits[0]["QueueSid"] == rung.app.params("/left")["QueueSid"]
    assert rung.values("enqueue", "queue") == ["agents"]


@states("1.7.7", "1.7.8", "1.7.6")
def test_an_agent_takes_the_caller():
    """Dequeued by an agent: the action is asked when they part, with the time until they were joined."""
    rung = call({"/voice": QUEUE, "/wait": "<Pause length='300'/>", **LEFT}, agent_s=20)
    assert rung.said == ["bridged"]
    assert rung.app.params("/left")["QueueTime"] == "20"
    assert rung.values("request", "at")[-1] == 30


def test_an_agent_cuts_what_is_said():
    """What is being said when the agent comes is cut there."""
    rung = call({"/voice": QUEUE, "/wait": "<Say>One two three.</Say>", **LEFT}, agent_s=0.9)
    assert rung.said[0] == "One two"


@states("1.7.7", "1.7.11", "1.7.17")
def test_leave_leads_to_the_action_or_the_next_verb():
    """`<Leave/>` does not hang up: QueueResult is leave, or without an action the next verb runs."""
    wait = {"/wait": "<Say>Hold on.</Say><Leave/>"}
    assert call({"/voice": QUEUE, **wait, **LEFT}).said == ["Hold on.", "leave"]
    assert (
        call({"/voice": '<Enqueue waitUrl="/wait">q</Enqueue><Say>Next.</Say>', **wait}).said[-1] == "Next."
    )


@states("1.7.4", "1.7.5")
def test_a_gather_in_the_wait_document():
    """A wait document may hold a Gather; its action's document runs in the queue, then the wait goes on."""
    pages = {
        "/voice": QUEUE,
        "/wait": '<Gather numDigits="1" action="/key"><Say>Press 1 to leave.</Say></Gather>',
        "/key": lambda params: "<Leave/>" if params["Digits"] == "1" else "<Say>Still here.</Say>",
        **LEFT,
    }
    rung = call(pages, "5 1", agent_s=None)
    assert rung.said == ["Press 1 to leave.", "Still here.", "Press 1 to leave.", "leave"]
    assert rung.values("request", "kind") == ["voice", "wait", "action", "wait", "action", "action"]


@states("1.7.4")
def test_a_redirect_in_the_wait_document_stays_in_the_queue():
    """Redirects inside come back to the wait URL."""
    pages = {"/voice": QUEUE, "/wait": "<Redirect>/more</Redirect>", "/more": "<Pause length='9'/>", **LEFT}
    rung = call(pages, agent_s=20)
    assert [path for path, _, _ in rung.app.asked].count("/wait") == 3


@states("1.0.10", "1.7.10")
def test_hanging_up_in_the_queue_is_told():
    """1.0.10: the action is told with QueueResult=hangup; nothing of its answer runs."""
    rung = call({"/voice": QUEUE, "/wait": "<Pause length='30'/>", **LEFT}, "wait:7 !")
    params = rung.app.params("/left")
    assert (params["QueueResult"], params["QueueTime"], params["CallStatus"]) == ("hangup", "7", "completed")
    assert rung.said == []
    assert rung.ending.by == "caller"


def test_hangup_in_the_wait_document_ends_the_call():
    """A Hangup in the wait document ends the call, by the app."""
    rung = call({"/voice": QUEUE, "/wait": "<Hangup/>", **LEFT})
    assert rung.ending.by == "app"
    assert rung.app.params("/left")["QueueResult"] == "hangup"


@states("1.7.9")
def test_a_wait_document_that_fails_is_an_error_of_the_queue():
    """QueueResult=error: a TwiML error in waitUrl; the call goes on."""
    rung = call({"/voice": QUEUE, "/wait": Answer("<Response><Say></Response>"), **LEFT})
    assert rung.codes == [12100]
    assert rung.said == ["error"]


def test_verbs_that_a_wait_document_may_not_hold():
    """Only Play, Say, Pause, Hangup, Redirect, Leave and Gather are performed there."""
    rung = call({"/voice": QUEUE, "/wait": "<Dial>+1</Dial><Leave/>", **LEFT})
    assert rung.all("dial") == []
    assert rung.said == ["leave"]


def test_waiting_in_silence():
    """`waitUrl=""` is silence, and a wait document without a sound does not spin."""
    assert call({"/voice": '<Enqueue waitUrl="" action="/left">q</Enqueue>', **LEFT}).said == ["bridged"]
    rung = call({"/voice": QUEUE, "/wait": "", **LEFT})
    assert len([path for path, _, _ in rung.app.asked if path == "/wait"]) == 4


@states("1.7.1")
def test_queue_names():
    """2.8: a name has 1 to 64 characters, else 14204 and 14205, and the queue is an error."""
    for name, code in (("", 14204), ("q" * 65, 14205)):
        rung = call({"/voice": f'<Enqueue action="/left">{name}</Enqueue>', **LEFT})
        assert rung.codes == [code]
        assert rung.said == ["error"]
