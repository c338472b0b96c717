"""What a call is rung with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Far:
    """How a far end behaves: a dialled number, the others in a conference, the caller waiting in a queue.

    Attributes:
        result: Its DialCallStatus: completed, busy, no-answer, failed.
        talk_s, rings_s: How long it talks, and rings before it answers (or is found busy).
        keys: What it presses when a document for it alone (a whisper) listens for keys.
        answered_by: What machine detection finds: human, machine_start, fax, unknown …
    """

    result: str = "completed"
    talk_s: float = 10
    rings_s: float = 2
    keys: str = ""
    answered_by: str = "human"


@dataclass(frozen=True, slots=True)
class Switches:
    """What Twilio's documentation does not settle, each with the likelier answer; docs/differences.md tells.

    Attributes:
        redirect_answers: A call whose first verb is Redirect, Enqueue or Leave is picked up before it.
        dial_action_after_hang_up: Dial's action is told when the caller hung up in the conversation.
        empty_recording_asks: Record's action is asked though nothing was recorded.
        empty_gather_has_digits: With actionOnEmptyResult and no input, Digits is sent, empty.
        speech_has_language: Gather's action is told the Language of what was said.
        type_ahead: Keys of a run that a Gather did not take are kept for the next one.
        long_say_spoken: A Say over the character limit is spoken; else it is passed over.
        strange_voice_spoken: A Say whose voice does not speak its language is spoken; else it is passed over.
        early_hang_up_canceled: Who hangs up while it rings leaves the status canceled; else no-answer.
        losers_canceled: The status of those that rang in vain is canceled; else no-answer.
        relative_to_final_url: Relative URLs resolve against the URL where HTTP redirects ended.
        post_kept_on_307: A POST stays one with its parameters over 307 and 308.
        body_bytes: The limit on a document.
    """

    redirect_answers: bool = True
    dial_action_after_hang_up: bool = False
    empty_recording_asks: bool = True
    empty_gather_has_digits: bool = True
    speech_has_language: bool = True
    type_ahead: bool = True
    long_say_spoken: bool = True
    strange_voice_spoken: bool = True
    early_hang_up_canceled: bool = False
    losers_canceled: bool = True
    relative_to_final_url: bool = True
    post_kept_on_307: bool = False
    body_bytes: int = 65_536


LIKELIER = Switches()


@dataclass(frozen=True, slots=True)
class Settings:
    """What a call is rung with.

    Attributes:
        url, method: What is asked when the number is rung.
        caller, dialed: From and To.
        twiml: The first document itself, where the API was given it instead of a URL.
        direction: inbound, outbound-api or outbound-dial.
        parent_sid: The call that dialled this one, if any.
        params: Further request parameters, which go before the standard ones.
        fallback_url, fallback_method: Asked on an error; None: nothing is.
        status_url, status_method, status_events: Told of these events; None: nothing is.
        ring_s, detects_machines: Of a call that the API makes: how long it may ring, and whether
            AnsweredBy is told.
        far_ends: How far ends behave, by number, identity, room or queue; one that is not named answers.
        agent_s: Seconds until an agent takes a queued caller; None: never.
        talk_s: Seconds that it talks with a live call that it takes from a queue, unless one leaves before.
        pay_result: The Result of every Pay that nobody interrupts.
        switches: What the documentation leaves open.
    """

    url: str
    caller: str
    dialed: str
    account_sid: str = "AC" + "0" * 32
    method: str = "POST"
    twiml: str | None = None
    direction: str = "inbound"
    parent_sid: str | None = None
    params: Mapping[str, str] = field(default_factory=dict)
    fallback_url: str | None = None
    fallback_method: str = "POST"
    status_url: str | None = None
    status_method: str = "POST"
    status_events: tuple[str, ...] = ("completed",)
    ring_s: float = 60
    detects_machines: bool = False
    far_ends: Mapping[str, Far] = field(default_factory=dict)
    agent_s: float | None = 20
    talk_s: float = 10
    pay_result: str = "success"
    switches: Switches = LIKELIER
