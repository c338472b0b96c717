"""One call: who rings whom, what state the carrier holds of it, and what every verb needs of it."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import InitVar, dataclass, field, replace
from datetime import datetime, timedelta
from typing import Protocol

from ivr.simulator import codes
from ivr.simulator.account import Account, Hold
from ivr.simulator.breaks import AgentCame, HungUp, Ordered
from ivr.simulator.events import MASK, Log
from ivr.simulator.media import duration_s
from ivr.simulator.moment import HangUp, Input, Moment, Press, Steps
from ivr.simulator.next import Document, End, Fetch
from ivr.simulator.reading import read, read_given
from ivr.simulator.settings import Settings
from ivr.simulator.sms import Sms
from ivr.simulator.transports import Answer, Transport
from ivr.simulator.wire import Failed, Wire, absolute

LONGEST_CALL_S = 14_400
MOST_IDLE_DOCUMENTS = 50
"""Documents on end in which the caller could not act: an endless Redirect. Twilio publishes no limit."""


_PARTIES = ("From", "Caller", "To", "Called")
PLACES = {party + place: "" for party in _PARTIES for place in ("City", "State", "Zip", "Country")}
"""Where the parties are: unknown, so empty."""


class Beside(Protocol):
    """Something that runs beside the call until it is stopped."""

    def stop(self) -> None:
        """End it, and tell."""


def new_sid(prefix: str) -> str:
    """Return a new id in Twilio's form."""
    return prefix + secrets.token_hex(16)


@dataclass(slots=True, eq=False)
class Call:
    """A call that goes on. Verbs read and change it; nobody else does.

    Attributes:
        settings, send, token: What it is rung with, the way to the app, and what signs the requests.
        log, now: Where its lines go, and its clock.
        mail: Called after each exchange; returns the messages that came since.
        account: What it shares with the account's other calls.
        status, answered_at, ended_at: Twilio's CallStatus, when somebody picked up, and when it was over.
        answered_by: What machine detection found.
        hold: The queue or the empty conference that the caller is in.
        started: What runs beside the call, by noun and name (Start).
        keys: How many keys the caller pressed.
        typed_ahead: Keys of a run that the last Gather did not take; the next one does.
        media_s: Lengths of the files played, by URL.
        reached, asked: Whether the app ever answered, and what the last request was for.
        progress_told: How many status callbacks there were.
        ordered: What the API wants of it, from the next moment on; `wake` is called when that changes.
    """

    settings: Settings
    send: InitVar[Transport]
    token: InitVar[str]
    log: Log
    now: Callable[[], datetime]
    mail: Callable[[], Iterable[Sms]] = tuple
    account: Account = field(default_factory=Account)
    sid: str = field(default_factory=lambda: new_sid("CA"))
    status: str = "ringing"
    answered_at: datetime | None = None
    ended_at: datetime | None = None
    answered_by: str = ""
    hold: Hold | None = None
    started: dict[tuple[str, str], Beside] = field(default_factory=dict)
    typed_ahead: str = ""
    keys: int = 0
    media_s: dict[str, float] = field(default_factory=dict)
    reached: bool = False
    asked: str = ""
    progress_told: int = 0
    ordered: Fetch | End | None = None
    wake: Callable[[], None] = lambda: None
    wire: Wire = field(init=False)
    _state: tuple[str, str] = ("", "")
    _idle_documents: int = 0

    def __post_init__(self, send: Transport, token: str) -> None:
        switches = self.settings.switches
        self.account.calls[self.sid] = self
        self.wire = Wire(
            self.account.recordings.served(send),
            self.log,
            token,
            self._exchanged,
            document_bytes=switches.body_bytes,
            post_kept_on_307=switches.post_kept_on_307,
        )

    def order(self, order: Fetch | End) -> None:
        """Send the live call to another document, or end it; done as soon as time passes in it."""
        self.ordered = order
        self.wake()

    def answer(self) -> None:
        """Pick up, if it still rings."""
        if self.answered_at is None:
            self.answered_at = self.now()
            self.status = "in-progress"

    def notice(
        self, code: int | None, level: str, message: str, where: tuple[int, int] | None = None
    ) -> None:
        """Tell of a mistake in the app, as Twilio's debugger would; `where`: line and column."""
        line, column = where or (None, None)
        told = f"{codes.CODES[code][1]}: {message}" if code in codes.CODES else message
        self.log.add("notice", code=code, level=level, message=told, line=line, column=column)

    def fail(self, failed: Failed) -> None:
        """Tell of an answer that could not be used."""
        self.notice(failed.code, "error", failed.message, failed.where)

    def params(self) -> dict[str, str]:
        """Return the parameters of every request; places are unknown, so empty (twiml-voice.md, 2.1)."""
        settings = self.settings
        caller, dialed = settings.caller, settings.dialed
        parties = {"From": caller, "Caller": caller, "To": dialed, "Called": dialed}
        return {
            "AccountSid": settings.account_sid,
            "ApiVersion": "2010-04-01",
            "CallSid": self.sid,
            "CallStatus": self.status,
            "Direction": settings.direction,
            **parties,
            **PLACES,
            **({"AnsweredBy": self.answered_by} if self.answered_by else {}),
            **({"ParentCallSid": settings.parent_sid} if settings.parent_sid else {}),
            **(self._sip() if caller.startswith(("sip:", "sips:")) else {}),
            **(self.hold.params(self.now()) if self.hold else {}),
            **settings.params,
        }

    def _sip(self) -> dict[str, str]:
        """Return what is told of a call that came over SIP."""
        domain = self.settings.dialed.partition("@")[2].partition(";")[0]
        return {"SipCallId": f"{self.sid}@sip.local", "SipDomain": domain, "SipSourceIp": "127.0.0.1"}

    # -- asking the app

    def ask(self, fetch: Fetch) -> Answer:
        """Ask the app and return its answer; see `Wire.ask` for what it raises."""
        self.asked = fetch.kind
        url = absolute(self.settings.url, fetch.url)
        sids = {"AccountSid": self.settings.account_sid, "CallSid": self.sid}
        params = {**(sids if fetch.bare else self.params()), **fetch.params}
        try:
            return self.wire.ask(fetch.kind, fetch.method, url, params, fetch.secret)
        except Failed as failed:
            failed.message += {404: fetch.if_missing, 500: fetch.if_broken}.get(failed.status or 0, "")
            raise

    def _exchanged(self, answer: Answer) -> None:
        """Read what a development app adds to an answer, and take in the messages that it caused."""
        self.reached = True
        state = (answer.header("ivr-state"), answer.header("ivr-turn"))
        if state != self._state and all(state):
            self._state = state
            turn = int(state[1]) if state[1].isdecimal() and len(state[1]) < 10 else state[1]
            self.log.add("state", name=state[0], turn=turn)
        for sms in self.mail():
            if "sms" in _secret(answer):
                self.log.keep_codes_secret(sms.body)
            self.tell_sms(sms)

    def tell_sms(self, sms: Sms) -> None:
        """Tell of a message that was sent."""
        self.log.add("sms", None, **{"from": sms.sender, "to": sms.to, "body": sms.body})

    def report(self, fetch: Fetch) -> None:
        """Tell the app something and use nothing of its answer; a failure is warning 15003 (section 2.4)."""
        asked = self.asked
        try:
            self.ask(fetch)
        except Failed as failed:
            self.notice(15003, "warning", failed.message)
        finally:
            self.asked = asked

    def tell(
        self,
        document: Document,
        url: str,
        method: str,
        params: Mapping[str, str],
        *,
        bare: bool = False,
        secret: frozenset[str] = frozenset(),
    ) -> None:
        """Report to a callback URL of a document; `bare` leaves out the standard parameters but the sids."""
        try:
            fetch = document.fetch(url, method, params, "status", secret)
        except Failed as failed:
            self.notice(15003, "warning", failed.message)
        else:
            self.report(replace(fetch, bare=bare))

    def document(self, fetch: Fetch) -> Document:
        """Ask for a document and read it.

        Raises:
            Failed: It could not be had or is no TwiML, text or audio (sections 2.7 and 2.8), or the caller
                could not act in 50 documents on end.
        """
        self._idle_documents += 1
        if self._idle_documents > MOST_IDLE_DOCUMENTS:
            raise Failed(
                None,
                f"{MOST_IDLE_DOCUMENTS} documents on end without a chance for the caller to act: "
                "an endless Redirect? (a limit of this phone; Twilio publishes none)",
                fetch.url,
            )
        if fetch.twiml is not None:
            self.reached = True
            return Document("", read_given(fetch.twiml, self.notice))
        answer = self.ask(fetch)
        if answer.header("content-type").lower().startswith("audio/"):
            self.media_s[answer.url] = duration_s(answer)
        elif len(answer.body) > self.wire.document_bytes:
            raise Failed(11750, f"the answer is larger than {self.wire.document_bytes} bytes", answer.url)
        redirected = answer.url.partition("?")[0] != fetch.url.partition("#")[0].partition("?")[0]
        url = answer.url if self.settings.switches.relative_to_final_url else fetch.url
        verbs = read(answer, self.notice)
        return Document(url, verbs, "entry" in _secret(answer), redirected)

    # -- letting time pass

    def wait(self, moment: Moment) -> Steps[Input | None]:
        """Let a moment pass and return what the caller did, or None; all of a call's time passes here.

        Raises:
            HungUp: The caller hung up.
            AgentCame: The caller is held in a queue and was taken.
            Ordered: The API wants it elsewhere, or ended.
            Failed: The call has lasted four hours.
        """
        if moment.listening is not None or moment.held_at is not None or self.hold is not None:
            self._idle_documents = 0
        if self.typed_ahead and moment.listening is not None and moment.listening.digits:
            keys, self.typed_ahead = self.typed_ahead, ""
            return Press(keys)
        self.obey()
        over_at = self.log.began_at + timedelta(seconds=LONGEST_CALL_S)
        agent_at = self.hold.until_at if self.hold else None
        cut_at = over_at if agent_at is None else min(agent_at, over_at)
        left_s = max((cut_at - self.now()).total_seconds(), 0.0)
        if self.hold is not None:
            moment = replace(moment, held_at=self.hold.since_at, ends=agent_at is not None)
        move = yield moment if moment.limit_s <= left_s else replace(moment, limit_s=left_s)
        self.obey()
        if isinstance(move.act, HangUp):
            early = "canceled" if self.settings.switches.early_hang_up_canceled else "no-answer"
            self.status = "completed" if self.answered_at else early
            raise HungUp
        taken_at = self.hold.until_at if self.hold else None
        if move.act is None and taken_at is not None and self._is_past(taken_at):
            raise AgentCame
        if move.act is None and self._is_past(over_at):
            message = f"the call has lasted {LONGEST_CALL_S} s, the longest there is"
            raise Failed(None, message, self.settings.url)
        return move.act

    def _is_past(self, moment_at: datetime) -> bool:
        """Tell whether a moment has come, by a clock that counts in microseconds."""
        return self.now() >= moment_at - timedelta(milliseconds=1)

    def obey(self) -> None:
        """Leave what runs if the API ordered so. Raises: Ordered."""
        if self.ordered is not None:
            order, self.ordered = self.ordered, None
            raise Ordered(order)

    def press(self, keys: str, *, secret: bool) -> None:
        """Tell of keys that were pressed."""
        self.keys += len(keys)
        self.log.add("key", keys=MASK if secret else keys)


def _secret(answer: Answer) -> set[str]:
    """What a development app calls secret: `entry`, `sms`."""
    return {word.strip() for word in answer.header("ivr-secret").split(",")} - {""}
