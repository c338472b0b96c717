"""When a scripted caller acts (DESIGN, "The command line")."""

from ivr.simulator.sms import Sms
from ivr.speech.duration import speaking_time_s
from tests.simulator.apps import menu
from tests.simulator.calling import call

PROMPT = "Please choose one of these things now."
MENU = {
    "/voice": f'<Gather numDigits="1" timeout="4" action="/next"><Say>{PROMPT}</Say></Gather><Redirect/>',
    "/next": lambda params: f"<Say>{params['Digits']}</Say>",
}
TAKES_S = speaking_time_s(PROMPT, "en-US")


def test_a_key_comes_after_the_prompt():
    """At a Gather the caller acts after its prompt, which is heard whole."""
    rung = call(MENU, "1")
    assert rung.said == [PROMPT, "1"]
    assert rung.values("key", "at") == [TAKES_S]


def test_a_wait_counts_from_the_opening_and_cuts_the_prompt():
    """`wait:1 1` presses one second after the Gather opened; `heard` is what was spoken until then."""
    rung = call(MENU, "wait:1 1")
    (say, _) = rung.all("say")
    assert say["text"] == PROMPT
    assert PROMPT.startswith(say["heard"])
    assert 0 < len(say["heard"]) < len(PROMPT)
    assert rung.values("key", "at") == [1.0]


def test_a_wait_counts_from_the_act_before():
    """After a key of the same entry, a wait counts from that key."""
    pages = {"/voice": '<Gather timeout="9" action="/next"/>', "/next": "<Hangup/>"}
    rung = call(pages, "wait:1 1 wait:2 2 wait:1 #")
    assert [(line["at"], line["keys"]) for line in rung.all("key")] == [(1, "1"), (3, "2"), (4, "#")]


def test_a_wait_longer_than_the_timer_lets_it_run_out():
    """The timer runs out in the middle of a long wait, and the wait goes on in the next document."""
    rung = call(MENU, "wait:9 1")
    assert rung.values("silence", "seconds") == [4]
    assert rung.values("key", "at") == [9.0]
    assert rung.said[0] == PROMPT
    assert PROMPT.startswith(rung.said[1])


def test_a_wait_of_nothing_cuts_at_once():
    """`wait:0` gives the next key a time of its own: the opening."""
    rung = call(MENU, "wait:0 1")
    assert rung.said == ["", "1"]


def test_silence_lets_the_timer_run_out_once():
    """`-` is silence until the timer has run out."""
    rung = call(MENU, "- 1")
    assert rung.values("silence", "seconds") == [4]
    assert rung.said == [PROMPT, PROMPT, "1"]


def test_what_is_said_outside_is_heard_first():
    """No act is taken while nobody listens, not even a hang-up."""
    rung = call("<Say>Good morning.</Say><Gather/>", "!")
    assert rung.said == ["Good morning."]
    assert rung.ending.by == "caller"


def test_a_script_that_is_too_short_hangs_up():
    """When the acts are used up while the app listens, the caller hangs up after the prompt."""
    rung = call(MENU, "")
    assert rung.said == [PROMPT]
    assert rung.all("silence") == []
    assert rung.ending.by == "caller"
    assert "ran out" in rung.ran_out


def test_pending_digits_are_submitted_before_the_hang_up():
    """If digits are pending the timer runs out once, and they are submitted."""
    pages = {"/voice": '<Gather action="/next"/>', "/next": "<Say>Well?</Say><Gather/>"}
    rung = call(pages, "12")
    assert rung.app.params("/next")["Digits"] == "12"
    assert rung.values("silence", "seconds") == [5]
    assert "ran out" in rung.ran_out


def test_acts_left_over_are_no_mistake():
    """If the app ends the call before the script does, the call ended well."""
    rung = call(MENU, "1 2 3 say:hello")
    assert rung.ending.by == "app"
    assert rung.ran_out == ""


def test_the_keys_of_a_run_that_were_not_taken_go_to_the_next_gather():
    """A run of keys is typed ahead: the second menu gets the second key at once."""
    rung = call({**MENU, "/next": lambda params: f"<Say>{params['Digits']}</Say>{MENU['/voice']}"}, "12")
    assert rung.values("key", "keys") == ["1", "2"]
    assert rung.said == [PROMPT, "1", "", "2", PROMPT]


def test_a_code_is_keyed_from_the_newest_sms():
    """`code` keys the newest message's run of 4 to 8 digits."""
    inbox = [
        Sms("+1", "+2", "Old: 1111"),
        Sms("+1", "+2", "Your code is 424242, not 12."),
        Sms("+1", "+2", "Hi 1"),
    ]
    pages = {"/voice": '<Gather action="/next" numDigits="6"/>', "/next": "<Hangup/>"}
    assert call(pages, "code", messages=inbox).app.params("/next")["Digits"] == "424242"


def test_a_code_without_an_sms_ends_the_script():
    """Without a message there is nothing to key: the caller hangs up, and it is told."""
    rung = call(MENU, "code")
    assert rung.ending.by == "caller"
    assert "SMS" in rung.ran_out


def test_keys_for_nobody_wait_for_a_gather():
    """In a queue, a key without a time of its own is kept until the wait document listens."""
    rung = call(menu, "3 7")
    assert "leave" in rung.said


def test_a_held_caller_waits_for_the_agent():
    """A script that is used up in a queue is not too short if an agent comes."""
    rung = call(menu, "3")
    assert rung.said[-1] == "bridged"
    assert rung.ran_out == ""


def test_nobody_waits_for_ever():
    """If no agent will come, a script that is used up in a queue is too short."""
    rung = call(menu, "3", agent_s=None)
    assert "ran out" in rung.ran_out


def test_a_silence_in_a_conversation_lets_it_end():
    """`-` while two parties talk lets the talk end; the next key is for the app again."""
    pages = {"/voice": '<Dial>+1</Dial><Gather action="/next" numDigits="1"/>', "/next": "<Hangup/>"}
    assert call(pages, "- 5").app.params("/next")["Digits"] == "5"
    assert call(pages, "5").app.params("/next")["Digits"] == "5"


def test_a_timed_key_in_a_conversation_is_for_the_far_end():
    """With a `wait` before it, a key is pressed at that time, whoever hears it."""
    rung = call("<Dial>+1</Dial>", "wait:5 5")
    assert [(line["at"], line["keys"]) for line in rung.all("key")] == [(5, "5")]


def test_hanging_up_in_a_conversation():
    """`wait:6 !` hangs up while two parties talk."""
    rung = call("<Dial>+1</Dial>", "wait:6 !")
    assert rung.ending.by == "caller"
    assert rung.ending.seconds == 6


def test_a_wait_that_ends_while_nobody_listens_gives_no_time_of_its_own():
    """A wait that is over when the app listens again leaves the next act to come after the prompt."""
    pages = {
        "/voice": '<Gather timeout="2"/><Pause length="9"/><Redirect>/then</Redirect>',
        "/then": f'<Gather numDigits="1" action="/next"><Say>{PROMPT}</Say></Gather>',
        "/next": "<Hangup/>",
    }
    assert call(pages, "wait:5 1").said == [PROMPT]
